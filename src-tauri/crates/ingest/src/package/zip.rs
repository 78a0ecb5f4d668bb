//! ZIP archives, and the kinds of document that are ZIP archives inside.

use super::archive::Archive;
use super::document;
use crate::{Contents, ReadError, ReadOptions};

/// Reads the package `bytes`.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Contents, ReadError> {
    let archive = Archive::open(bytes)?;
    document::read(&archive, options)
        .unwrap_or_else(|| Err(ReadError::UnknownFormat { media_type: "application/zip".into() }))
}
