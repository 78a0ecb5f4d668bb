//! Mails: newsletters, forwarded articles, and pages saved in the form of a mail.

use crate::{Contents, ReadError, ReadOptions};

/// Reads the mail `bytes`: its text, then the documents attached to it.
pub(crate) fn read(_bytes: &[u8], _options: &ReadOptions) -> Result<Contents, ReadError> {
    Err(ReadError::UnknownFormat { media_type: "message/rfc822".into() })
}

/// Reads the page that is saved with its pictures in the mail `bytes` (MHTML).
pub(crate) fn read_page(_bytes: &[u8], _options: &ReadOptions) -> Result<Contents, ReadError> {
    Err(ReadError::UnknownFormat { media_type: "multipart/related".into() })
}
