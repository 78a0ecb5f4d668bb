//! The formats of a report.

use crate::{Report, ReportError, html, json};
use std::io;
use std::path::Path;
use variorum_messages::Catalogue;

/// A format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// One self-contained page.
    Html,
    /// For programs.
    Json,
}

impl ReportFormat {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Html, Self::Json];

    /// The format that the ending of a file's name asks for, in capital or small letters.
    pub fn of_file(path: &Path) -> Result<Self, ReportError> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let format = Self::ALL.iter().find(|format| format.extension().eq_ignore_ascii_case(&ending));
        format.copied().ok_or_else(|| ReportError::UnknownFormat(ending.into_owned()))
    }

    /// The ending of a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}

/// Writes `report` to `out`. The catalogue gives the words of formats that people read.
pub fn write(
    report: &Report,
    format: ReportFormat,
    catalogue: &Catalogue,
    out: &mut impl io::Write,
) -> Result<(), ReportError> {
    match format {
        ReportFormat::Html => html(report, catalogue, out),
        ReportFormat::Json => json(report, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_the_file_names_the_format() {
        for (file, format) in [("report.html", ReportFormat::Html), ("a folder/REPORT.JSON", ReportFormat::Json)] {
            assert_eq!(ReportFormat::of_file(Path::new(file)).unwrap(), format);
        }
    }

    #[test]
    fn an_unknown_ending_is_named() {
        for (file, ending) in [("report.rtf", "rtf"), ("report", ""), ("report.", ""), ("folder.html/report", "")] {
            let error = ReportFormat::of_file(Path::new(file)).unwrap_err();
            assert!(matches!(&error, ReportError::UnknownFormat(named) if named == ending), "{file}: {error}");
            assert!(ReportError::CODES.contains(&error.code()));
        }
    }
}
