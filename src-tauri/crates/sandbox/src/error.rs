//! What can go wrong with a child.

use std::io;
use std::path::PathBuf;

/// A document was not read, because of what happened to the child that read it.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The document took too long to read; the child was stopped.
    #[error("the document took too long to read, and the reader was stopped")]
    TimedOut,
    /// The document needed more memory than a child may have.
    #[error("the document needs more memory than a reader may have")]
    OutOfMemory,
    /// The document is nested deeper than a reader can follow.
    #[error("the document is nested too deep to be read")]
    TooDeep,
    /// The reader failed on the document.
    #[error("the reader failed on this document")]
    Died,
    /// What the child answered is larger than allowed.
    #[error("the document holds too much to be read at once")]
    AnswerTooLarge,
    /// The document is larger than can be handed to a child.
    #[error("the document is too large to be read")]
    TooLarge,
    /// The program that reads documents could not be started.
    #[error("the reader {} could not be started: {error}", program.display())]
    CannotStart {
        /// The program.
        program: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Parent and child do not speak the same: a defect of the program, or two versions of it in one folder.
    #[error("the reader's answer is not understood; reinstall the program")]
    NotUnderstood,
}

impl SandboxError {
    /// The code of every variant.
    pub const CODES: &[&str] = &[
        "reader_timed_out",
        "reader_out_of_memory",
        "too_deep",
        "reader_died",
        "answer_too_large",
        "too_large",
        "reader_cannot_start",
        "reader_not_understood",
    ];

    /// The stable code, from which catalogues make words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TimedOut => "reader_timed_out",
            Self::OutOfMemory => "reader_out_of_memory",
            Self::TooDeep => "too_deep",
            Self::Died => "reader_died",
            Self::AnswerTooLarge => "answer_too_large",
            Self::TooLarge => "too_large",
            Self::CannotStart { .. } => "reader_cannot_start",
            Self::NotUnderstood => "reader_not_understood",
        }
    }
}
