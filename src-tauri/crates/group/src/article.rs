//! What grouping looks at.

use jiff::civil::Date;
use variorum_model::Language;

/// An article, as far as grouping looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Article<'a> {
    /// The day on which it was published, if known.
    pub published: Option<Date>,
    /// The headline.
    pub title: Option<&'a str>,
    /// The text that is compared.
    pub text: &'a str,
    /// The language of the text, if known.
    pub language: Option<&'a Language>,
}
