//! Bytes into articles: formats, extraction, metadata, furniture.
//!
//! [`read()`] takes the bytes of a document and yields its articles as typed blocks in document order, each either included or left out with
//! the reason, so that a person can look through what was left out and put it back. The kind of a document is known by its bytes; each kind
//! is read by a module of its own.
//!
//! A page goes this way: characters from bytes (`charset`), a tree within limits (`html::tree`), blocks of text and the places they stand in
//! (`html::walk`), what the markup says of the places (`html::context`), the headline, the body by two extractors (`html::body`), and a label
//! for each block (`html::label`, `html::outside`). Plain text goes from paragraphs straight to labels (`plain`). What words say of furniture
//! (`furniture`) and what a page says of itself (`metadata`) serves both.
//!
//! Nothing here reads a clock, a file or the environment, and nothing is made up: what a document does not state is absent.

mod charset;
mod error;
mod format;
mod furniture;
mod html;
mod metadata;
mod normal;
mod plain;
mod raw;
mod read;

pub use error::ReadError;
pub use read::{MOST_BYTES, READER_VERSION, ReadOptions, read};
