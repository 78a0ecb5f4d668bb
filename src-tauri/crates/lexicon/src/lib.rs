//! The word lists of data/, compiled in: what is known of words, of verbs of attribution, of furniture, of markup, of mails, of dates, of mastheads and of outlets.

mod cues;
mod dates;
mod figures;
mod furniture;
mod line;
mod mail;
mod markup;
mod mastheads;
mod outlets;
mod tenses;
mod words;
mod zones;

pub use cues::{CueForm, CueRest, Cues};
pub use dates::DateWords;
pub use figures::{DURATION, FigureWords, MONEY, Unit};
pub use furniture::{Furniture, Phrase, PhrasePlace};
pub use line::Line;
pub use mail::{MailField, MailWords};
pub use markup::{Mark, Marks};
pub use mastheads::MastheadWords;
pub use outlets::{Outlet, OutletKind};
pub use tenses::{Tense, TenseWords};
pub use words::{Words, likeliest_language};
pub use zones::{Zone, zone_named};
