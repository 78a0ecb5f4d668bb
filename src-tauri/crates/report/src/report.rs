//! What a report is made of.

use crate::SourceName;
use jiff::Timestamp;
use variorum_model::{Digest, Language, ReadingDoubt, SideBySide, Siglum, StatedTime};

/// A story, collated, as a report tells of it. Plain data: whoever makes it hands in the times.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The title of the story.
    pub story: String,
    /// When the report is made.
    pub generated_at: Timestamp,
    /// The version of the program: `0.1.0`.
    pub program: String,
    /// One entry a column of the collation, in the order of sigla.
    pub sources: Vec<Source>,
    /// The collation as people read it. The sources of its columns are not shown: they may be paths.
    pub side_by_side: SideBySide,
    /// The collation as programs read it: an answer of `variorum collate`. The source of each witness is cut to its [`SourceName`] on its way
    /// out.
    pub collation: serde_json::Value,
}

/// Where one witness comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The label of the witness.
    pub siglum: Siglum,
    /// The file or address from which it was received.
    pub source: SourceName,
    /// Whether it is a primary source, which quotes are checked against, not an outlet's article.
    pub primary: bool,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors' names.
    pub byline: Vec<String>,
    /// The address that the document gives as its own.
    pub url: Option<String>,
    /// When it was published, as it says.
    pub published: Option<StatedTime>,
    /// When its bytes were received.
    pub received: Timestamp,
    /// The hash of these bytes.
    pub sha256: Digest,
    /// The version of the reader that took it apart.
    pub reader: u32,
    /// The language of its text.
    pub language: Option<Language>,
    /// What a person should know about how it was read.
    pub doubts: Vec<ReadingDoubt>,
}

impl Report {
    /// The source with this label.
    pub fn source(&self, siglum: Siglum) -> Option<&Source> {
        self.sources.iter().find(|source| source.siglum == siglum)
    }
}
