//! What a person decided about a block.

use serde::{Deserialize, Serialize};

/// A block or sentence as a person points at it: by what it says and by what stands around it, so that it is found again in another state of the
/// article and in another reading of it.
///
/// The form is that of the text quote selector of the W3C's Web Annotation Data Model (2017), with whole blocks or sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Its text.
    pub text: String,
    /// The text of the one before it, of blocks whether left out or not; none for the first.
    pub before: Option<String>,
    /// The text of the one behind it; none for the last.
    pub after: Option<String>,
    /// How many with this text and these surroundings stand above it. Acts that were logged before this was told apart mean the first.
    #[serde(default)]
    pub ordinal: usize,
}

/// A person's word on whether a block takes part in comparisons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The block.
    pub block: Anchor,
    /// Whether it takes part.
    pub included: bool,
}
