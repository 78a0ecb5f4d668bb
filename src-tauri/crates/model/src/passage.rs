//! What takes part in a collation.

use crate::{Language, Span, StatedTime, Vector};

/// A revision that takes part in a collation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Where it came from, as the person named it: a path as given, or an address.
    pub source: String,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<StatedTime>,
    /// When it was last changed, as it says.
    pub modified: Option<StatedTime>,
    /// The language of the text.
    pub language: Option<Language>,
    /// The text that is compared.
    pub text: String,
    /// The sentences of the text, in order.
    pub passages: Vec<Passage>,
    /// The vectors of the passages, in the same order; none when this witness is not compared by meaning, because there is no model or it does
    /// not know the language.
    pub vectors: Option<Vec<Vector>>,
}

/// A sentence of a block: what is aligned. Its number in a witness is its place in [`Witness::passages`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The number of the block it stands in, among all blocks of the extraction.
    pub block: usize,
    /// Its place in the witness's text.
    pub span: Span,
}

impl Witness {
    /// The time by which it stands among others: when it was published; where that is not known, when it was last changed.
    pub fn stated(&self) -> Option<&StatedTime> {
        self.published.as_ref().or(self.modified.as_ref())
    }

    /// The text of the passage numbered `passage`; nothing when there is no such passage.
    pub fn passage_text(&self, passage: usize) -> &str {
        self.passages.get(passage).map_or("", |passage| passage.span.of(&self.text))
    }

    /// The vector of the passage numbered `passage`; none when it has none, or there is no such passage.
    pub fn passage_vector(&self, passage: usize) -> Option<&Vector> {
        self.vectors.as_ref()?.get(passage)
    }

    /// Whether it can be compared with another one by words: both are in one language. One whose language is not known is compared with all.
    pub fn shares_language(&self, other: &Self) -> bool {
        match (&self.language, &other.language) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    /// Whether it can be compared with another one by meaning.
    pub fn shares_meaning(&self, other: &Self) -> bool {
        self.vectors.is_some() && other.vectors.is_some()
    }

    /// Whether it can be compared with another one at all.
    pub fn is_comparable(&self, other: &Self) -> bool {
        self.shares_language(other) || self.shares_meaning(other)
    }
}
