//! Unicode, sentences, words and language: how a text is cut into what is compared.
//!
//! Everything here yields spans of the text it was given, so that each result leads back to its source.

mod anchored;
mod corrected;
mod fold;
mod language;
mod passages;
mod quotation;
mod sentences;
mod terms;
mod tokens;

pub use anchored::Anchored;
pub use corrected::corrected;
pub use fold::fold;
pub use language::detect;
pub use passages::{LONGEST_PASSAGE, passages, passages_of};
pub use quotation::quotations;
pub use sentences::{is_abbreviation, sentences};
pub use terms::{Term, terms};
pub use tokens::{Token, TokenClass, tokens, words};
