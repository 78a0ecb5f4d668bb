//! Prose whose format does not tell reporting from what stands around it: each format's module makes a draft, and here its pieces are labelled.

mod draft;
mod lines;
mod paragraphs;

pub(crate) use draft::{Draft, Piece};
pub(crate) use paragraphs::{ends_sentence, paragraphs};
