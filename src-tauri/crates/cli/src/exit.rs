//! How the program ends.

use std::io;
use std::process::ExitCode;
use variorum_engine::Failure;

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
            | Failure::NoSuchBlock
            | Failure::SeveralSuchBlocks
            | Failure::NotFollowed
    ) || matches!(failure.code(), "unknown_report_format" | "not_an_address" | "model_unreadable" | "model_damaged")
}
