//! How a quotation was carried, held against another text.

use crate::{CueClass, Span};
use serde::{Deserialize, Serialize};

/// How a quotation stands to what another text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum QuoteStatus {
    /// Words were changed, put in or dropped without a sign.
    Altered,
    /// Places that do not follow one another were run together without a sign.
    Spliced,
    /// Words in brackets were put in, or in the place of others.
    Bracketed,
    /// Words were left out, with dots for a sign.
    Elided,
    /// A stretch of the other that begins or ends inside a sentence.
    Trimmed,
    /// The whole of the other's quotation, or whole sentences of it.
    Verbatim,
    /// The same words without quotation marks.
    Unmarked,
    /// The same said in other words.
    Paraphrased,
    /// The same in another language.
    Translated,
    /// The other article has nothing like it.
    OnlyHere,
    /// The primary source has nothing like it.
    NotInPrimary,
}

impl QuoteStatus {
    /// Whether the other text has a counterpart.
    pub const fn has_counterpart(self) -> bool {
        !matches!(self, Self::OnlyHere | Self::NotInPrimary)
    }
}

/// A quotation held against another text.
#[derive(Clone, Debug, PartialEq)]
pub struct Fidelity {
    /// How it stands to what the other text has.
    pub status: QuoteStatus,
    /// What the other text has, in the order of the quotation; nothing when it has no counterpart.
    pub against: Vec<Span>,
    /// The words that were changed, in the order of the quotation; only where the status is [`QuoteStatus::Altered`].
    pub alterations: Vec<Alteration>,
    /// How much of the quotation the other text has: its words of words, or its meaning, from 0 to 1.
    pub likeness: f64,
}

/// Words that a quotation has otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// The words of the other text; empty, at their place, when words were put in.
    pub before: Span,
    /// The words of the quotation; empty, at their place, when words were dropped.
    pub after: Span,
    /// Whether both are one word by two conventions of spelling: British and American, old and new German.
    pub spelling: bool,
}

/// Quotes of one utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteGroup {
    /// Who said it; none when no document names the speaker.
    pub speaker_name: Option<String>,
    /// The quotes, in the order of the documents.
    pub quotes: Vec<QuoteInGroup>,
    /// Whether documents tell of it by different verbs: in one language by others that are not all neutral, in two by verbs of other classes.
    pub verbs_differ: bool,
}

/// A quote of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteInGroup {
    /// The number of its document.
    pub document: usize,
    /// Its number among the document's quotes.
    pub index: usize,
    /// The verb that tells that it was said; none where no verb does whose choice is compared ("according to").
    pub verb: Option<QuoteVerb>,
    /// How it stands to what it was held against.
    pub status: QuoteStatus,
    /// Whether that gives the words to somebody else.
    pub speaker_differs: bool,
    /// What it was held against, and where its words stand there; none when it has no counterpart.
    pub against: Option<(QuoteReference, Vec<Span>)>,
    /// The words that were changed.
    pub alterations: Vec<Alteration>,
}

/// A text that a quote was held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuoteReference {
    /// One of the documents, by its number.
    Document(usize),
    /// One of the primary sources, by its number.
    Primary(usize),
}

/// A verb that tells that something was said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuoteVerb {
    /// The verb.
    pub lemma: String,
    /// What it tells beside that something was said.
    pub class: CueClass,
}

/// By which verbs documents tell what one speaker said, where several of them tell the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerVerbs {
    /// The speaker's name, as full as the quotes give it.
    pub speaker_name: String,
    /// The verbs, in the order of the documents.
    pub verbs: Vec<VerbUses>,
}

/// Where a document has a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbUses {
    /// The number of the document.
    pub document: usize,
    /// The verb.
    pub verb: QuoteVerb,
    /// The quotes, each by the number of its group and its number there.
    pub quotes: Vec<(usize, usize)>,
}
