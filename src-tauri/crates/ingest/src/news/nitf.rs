//! NITF.

use crate::ReadError;
use crate::charset::Decoded;
use variorum_model::Extraction;

/// Reads the document `decoded`; `address` is where it came from.
pub(crate) fn read(_decoded: Decoded, _address: Option<&str>) -> Result<Extraction, ReadError> {
    Err(ReadError::UnknownFormat { media_type: "application/x-nitf+xml".into() })
}
