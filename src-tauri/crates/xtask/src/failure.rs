//! Why a chore stopped, in words that say what to do.

use std::fmt;
use std::io;
use std::process::ExitStatus;

/// Why a chore stopped.
#[derive(Debug)]
pub enum Failure {
    /// The words after `cargo xtask` mean nothing; holds the help.
    WrongUse(&'static str),
    /// A program could not be started at all.
    NotStarted { program: String, error: io::Error },
    /// A program ran and reported failure.
    Failed { step: String, status: ExitStatus },
    /// A file or folder could not be read or written.
    File { path: String, error: io::Error },
    /// Something that the machine lacks, and the command that brings it.
    Missing { what: String, remedy: String },
    /// What a check found.
    Found(String),
}

impl Failure {
    /// Wrong use is told apart from failure, as in the program itself.
    pub fn exit_status(&self) -> u8 {
        if matches!(self, Self::WrongUse(_)) { 2 } else { 1 }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongUse(help) => write!(f, "this is what there is:\n\n{help}"),
            Self::NotStarted { program, error } => write!(f, "could not start `{program}`: {error}"),
            Self::Failed { step, status } => write!(f, "{step}: failed ({status})"),
            Self::File { path, error } => write!(f, "{path}: {error}"),
            Self::Missing { what, remedy } => write!(f, "missing: {what}\n\n    {remedy}\n"),
            Self::Found(what) => f.write_str(what),
        }
    }
}
