//! The word lists of data/, compiled in: what is known of words, of verbs of attribution, of contraries, of furniture, of markup, of mails, of dates and of outlets.

mod contraries;
mod cues;
mod dates;
mod figures;
mod furniture;
mod line;
mod mail;
mod markup;
mod names;
mod outlets;
mod words;

pub use contraries::Contraries;
pub use cues::{CueForm, CueRest, Cues};
pub use dates::DateWords;
pub use figures::{DURATION, FigureWords, MONEY, Unit};
pub use furniture::{Furniture, Phrase, PhrasePlace};
pub use line::Line;
pub use mail::{MailField, MailWords};
pub use markup::{Mark, Marks};
pub use names::NameWords;
pub use outlets::{Outlet, OutletKind};
pub use words::{Words, likeliest_language};
