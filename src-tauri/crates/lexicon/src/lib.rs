//! The word lists of data/, compiled in: what is known of words, of furniture, of markup, of mails, of dates and of outlets.

mod dates;
mod furniture;
mod line;
mod mail;
mod markup;
mod outlets;
mod words;

pub use dates::DateWords;
pub use furniture::{Furniture, Phrase, PhrasePlace};
pub use line::Line;
pub use mail::{MailField, MailWords};
pub use markup::{Mark, Marks};
pub use outlets::{Outlet, OutletKind};
pub use words::Words;
