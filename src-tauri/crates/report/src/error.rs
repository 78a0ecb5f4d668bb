//! What can go wrong.

use std::io;

/// A report could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The file's name does not end in the extension of a format.
    #[error("there is no report format for the ending “{0}”")]
    UnknownFormat(String),
    /// The report could not be written to where it should go.
    #[error("the report could not be written: {0}")]
    NotWritten(#[from] io::Error),
}

impl ReportError {
    /// The code of every variant.
    pub const CODES: &[&str] = &["unknown_report_format", "report_not_written"];

    /// The stable code, from which catalogues make words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownFormat(_) => "unknown_report_format",
            Self::NotWritten(_) => "report_not_written",
        }
    }
}
