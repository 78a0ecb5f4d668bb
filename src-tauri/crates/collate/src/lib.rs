//! The comparison of all witnesses of one story: pure functions, no input or output, no clock, no randomness.
//!
//! [`collate`] judges how probable it is, for every two passages of two witnesses, that they say the same: by their words, figures, names and
//! vectors (`evidence`), then also by what stands around them and what the other witnesses say (`surroundings`); the weights of both are
//! learned ([`learning`]). It joins passages into rows over all witnesses, orders the rows, types the differences inside each pair of readings
//! word by word, and looks for readings that contradict each other. The same witnesses in any order give the same rows: wherever there is a
//! choice, it falls by the texts themselves. What a person decided about rows is obeyed (`decided`).
//!
//! A story that gains a witness, or whose witness is revised, is compared anew by [`collate_again`] with the [`Alignments`] that were found before.
//!
//! [`wording`] tells the words, headlines and verbs of attribution that set the witnesses apart.
//!
//! [`carried`] tells what the states of an article did with each statement, [`sound`] which of them were read in full.
//!
//! [`side_by_side`] sets a collation out for reading; [`not_compared`] says of which witnesses a row claims nothing.

mod aligned;
mod alignments;
mod candidates;
mod carried;
mod collapse;
mod collate;
mod content_words;
mod copied;
mod cues;
mod decided;
mod differences;
mod disagreements;
mod evidence;
mod fidelity;
mod figures;
mod headlines;
mod holders;
mod judge;
mod judged;
pub mod learning;
mod likelihoods;
mod likeness;
mod names;
mod order;
mod own_words;
mod prepared;
mod processors;
mod quoted;
mod quotes;
mod rarity;
mod relation;
mod rows;
mod side_by_side;
mod signs;
mod surroundings;
mod testimony;
mod variants;
mod voices;
mod wording;

pub use alignments::Alignments;
pub use carried::{Step, StepKind, carried};
pub use collapse::sound;
pub use collate::{Cancelled, collate, collate_again};
pub use decided::upheld;
pub use fidelity::{
    Heard, PrimaryText, Quotation, QuotingText, Statement, fidelity, quote_groups, speaker_differs, speaker_verbs,
};
pub use figures::figures;
pub use names::{NameGroup, names};
pub use quotes::quotes;
pub use side_by_side::{not_compared, side_by_side};
pub use wording::wording;

#[cfg(test)]
#[allow(dead_code, clippy::redundant_pub_crate, reason = "the tests of the gold use more of it")]
#[path = "../tests/gold/story.rs"]
mod story;
