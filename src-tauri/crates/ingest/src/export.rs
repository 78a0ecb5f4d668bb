//! Several articles in one text, as press databases export them.

use crate::charset::Decoded;
use crate::{Contents, ReadError};

/// Reads the articles in the text `decoded`.
pub(crate) fn read(decoded: Decoded) -> Result<Contents, ReadError> {
    crate::plain::read(decoded, None).map(Contents::from)
}
