//! What the tests of all databases use.

use super::read;
use crate::Part;
use crate::charset::Decoded;
use variorum_model::Extraction;

/// A paragraph of an article.
pub(super) const PROSE: &str =
    "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

/// What is read of an export with this text.
pub(super) fn parts(text: &str) -> Vec<Part> {
    read(Decoded { text: text.to_owned(), doubts: vec![] }).unwrap().parts
}

/// The articles among it.
pub(super) fn articles(text: &str) -> Vec<Extraction> {
    let article = |part: Part| if let Part::Article(article) = part { Some(*article) } else { None };
    parts(text).into_iter().filter_map(article).collect()
}
