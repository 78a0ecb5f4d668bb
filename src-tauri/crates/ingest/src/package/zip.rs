//! ZIP archives, and the kinds of document that are ZIP archives inside.

use crate::{Contents, ReadError, ReadOptions};

/// Reads the package `bytes`.
pub(crate) fn read(_bytes: &[u8], _options: &ReadOptions) -> Result<Contents, ReadError> {
    Err(ReadError::UnknownFormat { media_type: "application/zip".into() })
}
