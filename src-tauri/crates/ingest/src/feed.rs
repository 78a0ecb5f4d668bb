//! RSS and Atom: each entry is an article.

use crate::charset::Decoded;
use crate::{Contents, ReadError};

/// Reads the feed `decoded`; `address` is where it came from.
pub(crate) fn read(_decoded: Decoded, _address: Option<&str>) -> Result<Contents, ReadError> {
    Err(ReadError::UnknownFormat { media_type: "application/rss+xml".into() })
}
