//! One request and its answer.

use crate::{Address, FetchError};
use std::time::Duration;

/// What carries a request to a server and brings its answer. [`crate::Internet`] does it; a test may have its own.
pub trait Wire: Send + Sync {
    /// Asks once: redirects are answers like others. The body is read for a page (status 200 or 203) alone.
    fn ask(&self, question: &Question<'_>) -> Result<Reply, FetchError>;
}

/// A request.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// The page that is asked for.
    pub address: &'q Address,
    /// What is known of it, if it need not come again unchanged.
    pub known: Option<&'q Known>,
    /// In what time the whole answer has to come.
    pub within: Duration,
    /// How many bytes its body may have, as sent and as decoded.
    pub most: u64,
    /// Whether what is beyond `most` is left away, instead of failing.
    pub cut: bool,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The body after transfer and content decoding.
    pub body: Vec<u8>,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Location`.
    pub location: Option<String>,
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
    /// `Retry-After`.
    pub retry_after: Option<String>,
}

/// What is known of a page, so that it is sent only when it has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The address that answered, behind all redirects; only this one is told.
    pub address: String,
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub last_modified: Option<String>,
}

impl Known {
    /// The headers that tell the server at `address` what is known of the page; none when it is another one that answered, or nothing is known
    /// that can stand in a header.
    pub(crate) fn conditions(&self, address: &Address) -> impl Iterator<Item = (&'static str, &str)> {
        let may_stand = |value: &&String| value.bytes().all(|b| b == b' ' || b.is_ascii_graphic());
        let conditions = [("if-none-match", &self.etag), ("if-modified-since", &self.last_modified)];
        conditions
            .into_iter()
            .filter(move |_| self.address == address.as_str())
            .filter_map(move |(name, value)| Some((name, value.as_ref().filter(may_stand)?.as_str())))
    }
}
