//! Prose whose format does not tell reporting from what stands around it: each format's module makes a draft, and here its pieces are labelled.

mod cut_off;
mod draft;
mod head;
mod headings;
mod hyphens;
mod lines;
mod masthead;
mod matters;
mod paragraphs;
pub(crate) mod rich;
mod ruled;
mod stories;

pub(crate) use cut_off::is_cut_off;
pub(crate) use draft::{BETWEEN_CELLS, Draft, Piece};
pub(crate) use hyphens::{Joint, Vocabulary, ends_broken};
pub(crate) use matters::{Matters, groups};
pub(crate) use paragraphs::{ends_sentence, is_rule, paragraphs};
pub(crate) use ruled::ruled;
pub(crate) use stories::{MOST_STORIES, Stories, parted};
