//! Bytes into articles: formats, extraction, metadata, furniture.

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
