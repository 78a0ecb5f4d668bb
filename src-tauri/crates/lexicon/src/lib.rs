//! The word lists of data/, compiled in: what is known of words, of verbs of attribution and the grammar of speech, of contraries, of furniture, of markup,
//! of mails, of dates, of mastheads and of outlets.

mod contraries;
mod cues;
mod dates;
mod figures;
mod furniture;
mod inflected;
mod line;
mod mail;
mod markup;
mod mastheads;
mod names;
mod outlets;
mod speech;
mod spelling;
mod tenses;
mod words;
mod zones;

pub use contraries::Contraries;
pub use cues::{CueForm, CueRest, Cues};
pub use dates::DateWords;
pub use figures::{DURATION, FigureWords, MONEY, Unit};
pub use furniture::{Furniture, Phrase, PhrasePlace};
pub use inflected::{Inflection, Takes, VerbForm};
pub use line::Line;
pub use mail::{MailField, MailWords};
pub use markup::{Mark, Marks};
pub use mastheads::MastheadWords;
pub use names::NameWords;
pub use outlets::{Outlet, OutletKind};
pub use speech::{Speech, WordClass, WordClasses};
pub use spelling::Spelling;
pub use tenses::{Tense, TenseWords};
pub use words::{Words, likeliest_language};
pub use zones::{Zone, zone_named};
