//! By what servers know the pages that came in.

use crate::columns::{Column, get};
use crate::{ArchiveError, Reader, Writer};
use jiff::Timestamp;
use variorum_model::Digest;

/// The state of a page that last came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The address that answered, behind all redirects.
    pub answered: String,
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub last_modified: Option<String>,
    /// The hash of its bytes.
    pub capture: Digest,
}

impl Writer<'_> {
    /// Notes what came from an address.
    pub fn set_page(&self, address: &str, page: &Page, at: Timestamp) -> Result<(), ArchiveError> {
        self.execute(
            "INSERT INTO pages (address, answered, etag, last_modified, capture, fetched_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE \
             SET answered = ?2, etag = ?3, last_modified = ?4, capture = ?5, fetched_at = ?6",
            (address, &page.answered, &page.etag, &page.last_modified, Column(page.capture), Column(at)),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// What last came from an address, as long as the archive holds its bytes.
    pub fn page(&self, address: &str) -> Result<Option<Page>, ArchiveError> {
        self.first(
            "SELECT answered, etag, last_modified, capture FROM pages JOIN captures ON captures.sha256 = pages.capture \
             WHERE address = ?",
            [address],
            |row| {
                Ok(Page { answered: row.get(0)?, etag: row.get(1)?, last_modified: row.get(2)?, capture: get(row, 3)? })
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at};

    #[test]
    fn a_page_is_known_by_what_came_last_and_only_while_its_bytes_are_there() {
        let mut archive = Fixture::new().archive;
        let address = "http://gazette.example/a";
        let page = |etag: &str, bytes: &[u8]| Page {
            answered: "https://gazette.example/a".into(),
            etag: Some(etag.into()),
            last_modified: None,
            capture: Digest::of(bytes),
        };
        archive.write(|w| w.set_page(address, &page("\"1\"", b"one"), at(1))).unwrap();
        assert_eq!(archive.read().unwrap().page(address).unwrap(), None);
        archive.write(|w| w.receive(b"two", address, at(2))).unwrap();
        archive.write(|w| w.set_page(address, &page("\"2\"", b"two"), at(2))).unwrap();
        assert_eq!(archive.read().unwrap().page(address).unwrap(), Some(page("\"2\"", b"two")));
    }
}
