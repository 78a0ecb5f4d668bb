//! Prose whose format does not tell reporting from what stands around it: each format's module makes a draft, and here its pieces are labelled.

mod cut_off;
mod draft;
mod head;
mod headings;
mod hyphens;
mod lines;
mod masthead;
mod paragraphs;
pub(crate) mod rich;

pub(crate) use cut_off::is_cut_off;
pub(crate) use draft::{BETWEEN_CELLS, Draft, Piece};
pub(crate) use hyphens::CONJUNCTIONS;
pub(crate) use paragraphs::{ends_sentence, paragraphs};
