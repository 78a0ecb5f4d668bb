//! What a report is made of.

use crate::SourceName;
use jiff::Timestamp;
use serde::Serialize;
use variorum_model::{Decided, Digest, Language, ReadingDoubt, SideBySide, Siglum, StatedTime};

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
    /// What persons decided about its readings, in the order in which they did.
    pub decisions: Vec<DecidedReadings>,
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
    /// When it was last changed, as it says.
    pub modified: Option<StatedTime>,
    /// How many states of it are known; the report is on the latest.
    pub states: usize,
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

/// What a person decided about readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedReadings {
    /// What was done to a row.
    pub kind: Decided,
    /// When.
    pub at: Timestamp,
    /// The sentences that were put into a row or taken out of one, or that are locked in theirs.
    pub passages: Vec<DecidedSentence>,
    /// The sentences that they were joined with, or parted from.
    pub others: Vec<DecidedSentence>,
    /// Whether the rows obey it.
    pub holds: bool,
}

/// A sentence that a person decided about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecidedSentence {
    /// The label of its witness; none when its article is not in the story any more.
    pub siglum: Option<Siglum>,
    /// The sentence as it was then.
    pub text: String,
    /// The number of the row that it stands in; none when it is not found in its article as it is compared.
    pub row: Option<usize>,
}

impl Report {
    /// The source with this label.
    pub fn source(&self, siglum: Siglum) -> Option<&Source> {
        self.sources.iter().find(|source| source.siglum == siglum)
    }
}
