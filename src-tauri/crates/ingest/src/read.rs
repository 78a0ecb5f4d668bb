//! The way from bytes to articles.

use crate::format::{self, Format};
use crate::{ReadError, charset, html, plain, raw};
use serde::{Deserialize, Serialize};
use variorum_model::Extraction;

/// The version of this reader: a higher one reads better.
pub const READER_VERSION: u32 = 1;

/// The most bytes that a document may have.
pub const MOST_BYTES: usize = 32 << 20;

/// How a document is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOptions {
    /// Take the file as it is: UTF-8 text of which nothing is left out, stripped or normalised.
    pub raw: bool,
    /// Where the document came from, when that is known.
    pub address: Option<String>,
    /// What its file is called. Only a piece of a page that does not say what it is is judged by it.
    pub file_name: Option<String>,
}

/// Reads the articles in `bytes`, in their order. A page or a text has one; a container has several.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Vec<Extraction>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    if options.raw {
        return raw::read(bytes).map(|extraction| vec![extraction]);
    }
    if let Some(media_type) = format::signature(bytes) {
        return Err(ReadError::UnknownFormat { media_type: media_type.into() });
    }
    let decoded = charset::decode(bytes);
    if decoded.text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(ReadError::Empty);
    }
    let extraction = match format::of_text(&decoded.text, options.file_name.as_deref())? {
        Format::Html => html::read(decoded, options.address.as_deref()),
        Format::PlainText => plain::read(decoded, options.address.as_deref()),
    };
    extraction.map(|extraction| vec![extraction])
}
