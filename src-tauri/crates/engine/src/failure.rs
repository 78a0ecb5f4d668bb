//! What can go wrong, as a host sees it.

use crate::{DecisionLine, NotRead, ShownBlock, ShownReading, UnreadAnswer};
use serde::Serialize;
use variorum_archive::{ArchiveError, QueryError};
use variorum_embed::ModelError;
use variorum_messages::Catalogue;
use variorum_report::ReportError;

/// A use case could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The host asked for something that does not exist or is malformed; a defect of the host.
    #[error("the request is not understood: {0}")]
    WrongRequest(String),
    /// The archive refused.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// What should be searched is not understood.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A document could not be read.
    #[error(transparent)]
    NotRead(#[from] NotRead),
    /// The address leads to something else than a feed.
    #[error("this is not a feed")]
    NotAFeed,
    /// No feed of this address is followed.
    #[error("no feed of this address is followed")]
    NotFollowed,
    /// There are no sample stories beside the program.
    #[error("the sample stories are missing from this installation")]
    NoSamples,
    /// The model file that was named is not used.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The report could not be made or written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Fewer than two documents could be read: there is nothing to compare.
    #[error("fewer than two documents could be read, so there is nothing to compare")]
    NothingToCompare {
        /// What could not be read, and why.
        unread: Vec<UnreadAnswer>,
    },
    /// More than fifty documents are compared only when that is asked for.
    #[error("more than fifty documents; say --many to compare them all")]
    TooMany,
    /// The base that was named is none of the documents or articles that are compared.
    #[error("the base that was named is not among what is compared")]
    NoSuchBase,
    /// What was named is no story.
    #[error("no story")]
    NotAStory,
    /// What was named is no article.
    #[error("no article")]
    NotAnArticle,
    /// The article has no state of this number.
    #[error("no such revision")]
    NoSuchRevision,
    /// The article has no such block.
    #[error("no such block")]
    NoSuchBlock,
    /// The block that should take part does so already.
    #[error("this block takes part already")]
    TakesPartAlready,
    /// The block that should be left out is so already.
    #[error("this block is left out already")]
    LeftOutAlready,
    /// Several blocks of the article begin as was written.
    #[error("several blocks begin like this")]
    SeveralSuchBlocks {
        /// These.
        blocks: Vec<ShownBlock>,
    },
    /// The block is no longer as it was shown.
    #[error("the article has changed meanwhile")]
    BlockChanged,
    /// No article of the story is called so, or several are.
    #[error("no such witness")]
    NoSuchWitness,
    /// No passage of the article begins as was written.
    #[error("no such passage")]
    NoSuchPassage,
    /// Several passages of the article begin as was written.
    #[error("several passages begin like this")]
    SeveralSuchPassages {
        /// These.
        passages: Vec<ShownReading>,
    },
    /// The passage is no longer as it was shown.
    #[error("the article has changed meanwhile")]
    PassageChanged,
    /// Two readings of one article cannot stand in one row.
    #[error("both are readings of one article")]
    ReadingsOfOneArticle,
    /// The reading that should part from its row has the row for itself.
    #[error("nothing else stands in this row")]
    StandsAlone,
    /// The rows cannot obey both what is asked for and what was decided before.
    #[error("this contradicts what was decided before")]
    ContradictsDecision {
        /// The decisions that stand against it.
        decisions: Vec<DecisionLine>,
    },
    /// The story has no decision of this number, or none at all.
    #[error("no such decision")]
    NoSuchDecision,
    /// A person put the article in this story already.
    #[error("the article was put in this story already")]
    InStoryAlready,
    /// The article is not in the story that should be split.
    #[error("the article is not in this story")]
    NotInStory,
    /// No article was named, or the story that should be merged has none.
    #[error("there is no article to move")]
    NothingToMove,
    /// Splitting off all articles of a story would leave nothing of it.
    #[error("no article would remain in the story")]
    NothingRemains,
    /// A story cannot be merged with itself.
    #[error("both are the same story")]
    SameStory,
    /// A title has at least one letter.
    #[error("the title is empty")]
    NoTitle,
    /// The story has this title already.
    #[error("the story is called so already")]
    CalledSoAlready,
    /// A report would take the place of one of the files that it reports on.
    #[error("the report would overwrite one of its own sources")]
    ReportOnSource,
    /// The job was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// The work ended unexpectedly; a defect of the program.
    #[error("the work ended unexpectedly")]
    Interrupted,
}

impl Failure {
    /// The stable code, from which catalogues make words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongRequest(_) => "wrong_request",
            Self::Archive(error) => error.code(),
            Self::Query(error) => error.code(),
            Self::NotRead(error) => error.code(),
            Self::NotAFeed => "not_a_feed",
            Self::NotFollowed => "not_followed",
            Self::NoSamples => "no_samples",
            Self::Model(error) => error.code(),
            Self::Report(error) => error.code(),
            Self::NothingToCompare { .. } => "nothing_to_compare",
            Self::TooMany => "too_many",
            Self::NoSuchBase => "no_such_base",
            Self::NotAStory => "not_a_story",
            Self::NotAnArticle => "not_an_article",
            Self::NoSuchRevision => "no_such_revision",
            Self::NoSuchBlock => "no_such_block",
            Self::TakesPartAlready => "takes_part_already",
            Self::LeftOutAlready => "left_out_already",
            Self::SeveralSuchBlocks { .. } => "several_such_blocks",
            Self::BlockChanged => "block_changed",
            Self::NoSuchWitness => "no_such_witness",
            Self::NoSuchPassage => "no_such_passage",
            Self::SeveralSuchPassages { .. } => "several_such_passages",
            Self::PassageChanged => "passage_changed",
            Self::ReadingsOfOneArticle => "readings_of_one_article",
            Self::StandsAlone => "stands_alone",
            Self::ContradictsDecision { .. } => "contradicts_decision",
            Self::NoSuchDecision => "no_such_decision",
            Self::InStoryAlready => "in_story_already",
            Self::NotInStory => "not_in_story",
            Self::NothingToMove => "nothing_to_move",
            Self::NothingRemains => "nothing_remains",
            Self::SameStory => "same_story",
            Self::NoTitle => "no_title",
            Self::CalledSoAlready => "called_so_already",
            Self::ReportOnSource => "report_on_source",
            Self::Cancelled => "cancelled",
            Self::Interrupted => "interrupted",
        }
    }
}

impl From<variorum_collate::Cancelled> for Failure {
    fn from(_: variorum_collate::Cancelled) -> Self {
        Self::Cancelled
    }
}

/// A failure as it crosses to the view.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct FailureMessage {
    /// The stable code.
    pub code: String,
    /// What happened and what to do, in the person's language.
    pub message: String,
}

impl FailureMessage {
    /// `failure` in the words of a catalogue.
    pub fn new(failure: &Failure, catalogue: &Catalogue) -> Self {
        Self { code: failure.code().to_owned(), message: in_words(catalogue, failure.code(), failure) }
    }
}

/// The words for an error: those of the catalogue for its code; what the error itself says when the catalogue has none.
pub(crate) fn in_words(catalogue: &Catalogue, code: &str, error: &dyn std::error::Error) -> String {
    catalogue.error(code).unwrap_or_else(|| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceError;
    use variorum_sandbox::SandboxError;

    #[test]
    fn every_code_has_words() {
        use SourceError::{EmptyFolder, NoDocuments, NotAFile, NotFound, NotPermitted, TooLarge, Unreachable};
        use SourceError::{FileAddress, NoScheme, NoSuchDocument, NotFetched};
        let own = [
            Failure::WrongRequest(String::new()),
            Failure::NotAFeed,
            Failure::NotFollowed,
            Failure::NoSamples,
            Failure::NothingToCompare { unread: Vec::new() },
            Failure::TooMany,
            Failure::NoSuchBase,
            Failure::NotAStory,
            Failure::NotAnArticle,
            Failure::NoSuchRevision,
            Failure::NoSuchBlock,
            Failure::TakesPartAlready,
            Failure::LeftOutAlready,
            Failure::SeveralSuchBlocks { blocks: Vec::new() },
            Failure::BlockChanged,
            Failure::NoSuchWitness,
            Failure::NoSuchPassage,
            Failure::SeveralSuchPassages { passages: Vec::new() },
            Failure::PassageChanged,
            Failure::ReadingsOfOneArticle,
            Failure::StandsAlone,
            Failure::ContradictsDecision { decisions: Vec::new() },
            Failure::NoSuchDecision,
            Failure::InStoryAlready,
            Failure::NotInStory,
            Failure::NothingToMove,
            Failure::NothingRemains,
            Failure::SameStory,
            Failure::NoTitle,
            Failure::CalledSoAlready,
            Failure::ReportOnSource,
            Failure::Cancelled,
            Failure::Interrupted,
        ];
        let files =
            [EmptyFolder, NoDocuments, NotAFile, NotFound, NotPermitted, TooLarge, Unreachable].map(SourceError::code);
        let addresses = [FileAddress, NoScheme, NoSuchDocument, NotFetched].map(SourceError::code);
        let codes = own.iter().map(Failure::code).chain(files).chain(addresses);
        let codes = codes.chain(SandboxError::CODES.iter().copied()).chain(ReportError::CODES.iter().copied());
        let codes = codes.chain(QueryError::CODES.iter().copied());
        let codes = codes.chain(ModelError::CODES.iter().copied());
        let codes = codes.chain(variorum_fetch::FetchError::CODES.iter().copied());
        let catalogue = Catalogue::new("en");
        for code in
            codes.chain(ArchiveError::CODES.iter().copied()).chain(variorum_ingest::ReadError::CODES.iter().copied())
        {
            assert!(catalogue.error(code).is_some_and(|words| words.len() > 20), "{code}");
        }
    }
}
