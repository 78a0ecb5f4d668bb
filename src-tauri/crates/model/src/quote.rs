//! Who said what.

use crate::Span;
use serde::{Deserialize, Serialize};

/// Something that a text says somebody said, wrote, believes or intends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// What was said, without the marks around it; several places when it is interrupted ("A," he said, "B") or goes over paragraphs.
    pub content: Vec<Span>,
    /// The words that tell that it was said ("said", "according to"); empty when the speaker follows from what stands around it.
    pub cue: Vec<Span>,
    /// The words that tell who said it; empty when the text does not.
    pub speaker: Vec<Span>,
    /// The speaker's name, as full as the text gives it; none when it gives none.
    pub speaker_name: Option<String>,
    /// The speaker's office or trade, as the text words it.
    pub role: Option<String>,
    /// Whether one of its quotation marks is missing, so that where it begins or ends is a guess.
    pub mark_missing: bool,
}

/// How much of what was said stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// All of it, or nearly all.
    Direct,
    /// Some of it.
    Mixed,
    /// Nothing.
    Indirect,
}
