//! Markdown.

use crate::ReadError;
use crate::charset::Decoded;
use variorum_model::Extraction;

/// Reads the text `decoded`; `address` is where it came from.
pub(crate) fn read(decoded: Decoded, address: Option<&str>) -> Result<Extraction, ReadError> {
    crate::plain::read(decoded, address)
}
