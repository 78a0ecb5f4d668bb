//! Bytes into articles: formats, extraction, metadata, furniture.
//!
//! [`read()`] takes the bytes of a document and yields its articles as typed blocks in document order, each either included or left out with
//! the reason, so that a person can look through what was left out and put it back. The kind of a document is known by its bytes; each kind
//! is read by a module of its own.
//!
//! A page goes this way: characters from bytes (`charset`), a tree within limits (`html::tree`), blocks of text and the places they stand in
//! (`html::walk`), what the markup says of the places (`html::context`), the headline, the body by two extractors (`html::body`), and a label
//! for each block (`html::label`, `html::outside`). Formats without a page around the article make a draft: pieces of text with what the format
//! says of each (`prose::draft`), which are then labelled by their words and their order (`prose::lines`); plain text is the draft of which no
//! markup says anything. What words say of furniture (`furniture`), what a document says of itself (`metadata`) and
//! what characters hide (`disguise`) serves both.
//!
//! Formats in which news travels make items (`news::Item`) of what they state and of their text; an item makes a draft. A document may hold many.
//!
//! A package is taken apart one level at a time: its members are handed back, and each is read by a question of its own, within the limits of
//! one document ([`Contents`]).
//!
//! Nothing here reads a clock, a file or the environment, and nothing is made up: what a document does not state is absent.

mod beside;
mod charset;
mod contents;
mod disguise;
mod epub;
mod error;
mod export;
mod feed;
mod format;
mod furniture;
mod garbled;
mod html;
mod json;
mod mail;
mod markdown;
mod metadata;
mod news;
mod normal;
mod office;
mod package;
mod pdf;
mod plain;
mod prose;
mod raw;
mod read;
mod resource;
mod table;
mod xml;

pub use beside::{START, SavedPages, is_hidden, is_resource};
pub use contents::{Contents, Member, Part};
pub use error::ReadError;
pub use feed::{Listed, Listing};
pub use read::{MOST_BYTES, READER_VERSION, ReadOptions, read};
