//! Articles in JSON: JSON Feed, schema.org and ninjs.

use crate::charset::Decoded;
use crate::{Contents, ReadError};

/// Reads the document `decoded`; `address` is where it came from.
pub(crate) fn read(_decoded: Decoded, _address: Option<&str>) -> Result<Contents, ReadError> {
    Err(ReadError::UnknownFormat { media_type: "application/json".into() })
}
