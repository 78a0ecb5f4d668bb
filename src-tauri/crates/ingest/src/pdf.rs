//! PDF documents with a text layer.

use crate::{ReadError, ReadOptions};
use variorum_model::Extraction;

/// Reads the document `bytes`.
pub(crate) fn read(_bytes: &[u8], _options: &ReadOptions) -> Result<Extraction, ReadError> {
    Err(ReadError::UnknownFormat { media_type: "application/pdf".into() })
}
