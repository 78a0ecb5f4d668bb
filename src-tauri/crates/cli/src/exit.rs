//! How the program ends.

use std::io;
use std::process::ExitCode;
use variorum_engine::{ErrorAnswer, Failure, RefusedAnswer};

/// The exit status, as documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything was done.
    Done,
    /// Something could not be read; the rest was done.
    Incomplete,
    /// The command was used in a wrong way.
    WrongUse,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Incomplete => 1,
            Exit::WrongUse => 2,
        })
    }
}

/// A command could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The engine failed; `message` says what to do.
    #[error("{message}")]
    Engine { failure: Failure, message: String },
    /// The answer could not be written.
    #[error("the answer could not be written: {0}")]
    Output(#[from] io::Error),
    /// There is no place for an archive.
    #[error("no data folder is known for this user; name the archive with --archive FOLDER")]
    NoDataFolder,
}

impl Failed {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Engine { failure, .. } => failure.code(),
            Self::Output(_) => "output_failed",
            Self::NoDataFolder => "no_data_folder",
        }
    }

    /// What a command answers, in place of an answer of this `schema`; nothing when an answer cannot be written.
    pub fn answer(self, schema: &'static str) -> Option<RefusedAnswer> {
        let message = self.to_string();
        let code = self.code().to_owned();
        let failure = match self {
            Self::Engine { failure, .. } => Some(failure),
            Self::NoDataFolder => None,
            Self::Output(_) => return None,
        };
        let error = ErrorAnswer { code, message };
        let mut answer = RefusedAnswer { schema, error, errors: None, blocks: None, passages: None, decisions: None };
        match failure {
            Some(Failure::NothingToCompare { unread }) => answer.errors = Some(unread),
            Some(Failure::SeveralSuchBlocks { blocks }) => answer.blocks = Some(blocks),
            Some(Failure::SeveralSuchPassages { passages }) => answer.passages = Some(passages),
            Some(Failure::ContradictsDecision { decisions }) => answer.decisions = Some(decisions),
            _ => {}
        }
        Some(answer)
    }

    /// With which status the program ends.
    pub fn exit(&self) -> Exit {
        match self {
            // Whoever reads the answer has read enough, as `head` does.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Self::Engine { failure, .. } if is_wrong_use(failure) => Exit::WrongUse,
            Self::NoDataFolder => Exit::WrongUse,
            Self::Engine { .. } | Self::Output(_) => Exit::Incomplete,
        }
    }
}

/// Whether a failure comes from how the command was used, not from what it met.
fn is_wrong_use(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::TooMany
            | Failure::NoSuchBase
            | Failure::ReportOnSource
            | Failure::NotAnArticle
            | Failure::NoSuchRevision
            | Failure::NoSuchBlock
            | Failure::TakesPartAlready
            | Failure::LeftOutAlready
            | Failure::SeveralSuchBlocks { .. }
            | Failure::NotAStory
            | Failure::NoSuchWitness
            | Failure::NoSuchPassage
            | Failure::SeveralSuchPassages { .. }
            | Failure::ReadingsOfOneArticle
            | Failure::StandsAlone
            | Failure::ContradictsDecision { .. }
            | Failure::NoSuchDecision
            | Failure::InStoryAlready
            | Failure::NotInStory
            | Failure::NothingToMove
            | Failure::NothingRemains
            | Failure::SameStory
            | Failure::NoTitle
            | Failure::CalledSoAlready
            | Failure::NotFollowed
            | Failure::Query(_)
    ) || matches!(
        failure.code(),
        "unknown_report_format"
            | "not_an_address"
            | "model_unreadable"
            | "model_damaged"
            | "not_in_archive"
            | "ambiguous_id"
            | "later_decision"
            | "archive_occupied"
    )
}
