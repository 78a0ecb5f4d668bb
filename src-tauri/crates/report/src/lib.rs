//! A collation as a document that another person can read without the program, and check.
//!
//! A [`Report`] is plain data, handed in; [`write()`] turns it into one of the formats of [`ReportFormat`]:
//!
//! - HTML ([`html()`]): one self-contained file without script. Its own content policy lets a browser load nothing and apply its one style sheet
//!   alone. It can be read in light and dark, without colour, by keyboard, by screen reader and on paper.
//! - JSON ([`json()`]): the sources and the collation in the contract of `variorum collate`, for programs.
//!
//! The same report gives the same bytes. No path leaves the program: a source is known by its file name or address ([`SourceName`]).
//!
//! To add a section to the HTML, add a file beside the others under `html/` and name it in the list of `html.rs`. To add a format, add a file
//! and a variant; what several formats count or say stands in `summary.rs` and `words.rs`.

mod error;
mod format;
mod html;
mod json;
mod report;
mod source_name;
mod summary;
mod words;

pub use error::ReportError;
pub use format::{ReportFormat, write};
pub use html::html;
pub use json::json;
pub use report::{DecidedReadings, DecidedSentence, Report, Source};
pub use source_name::SourceName;
