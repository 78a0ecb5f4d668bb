//! The pages that came from addresses.

use crate::columns::Column;
use crate::{ArchiveError, Reader, Writer};
use jiff::Timestamp;
use variorum_model::Digest;

/// By what a server knows the state of a document that it last sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validators {
    /// The address that answered, behind all redirects.
    pub answered: String,
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub last_modified: Option<String>,
}

impl Writer<'_> {
    /// Notes which capture last came from an address.
    pub fn set_page(
        &self,
        address: &str,
        validators: &Validators,
        capture: Digest,
        at: Timestamp,
    ) -> Result<(), ArchiveError> {
        let Validators { answered, etag, last_modified } = validators;
        self.execute(
            "INSERT INTO pages (address, answered, etag, last_modified, capture, fetched_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE \
             SET answered = ?2, etag = ?3, last_modified = ?4, capture = ?5, fetched_at = ?6",
            (address, answered, etag, last_modified, Column(capture), Column(at)),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// By what its server knows the page that last came from an address, as long as the archive holds that capture.
    pub fn page(&self, address: &str) -> Result<Option<Validators>, ArchiveError> {
        self.first(
            "SELECT answered, etag, last_modified FROM pages JOIN captures ON captures.sha256 = pages.capture \
             WHERE address = ?",
            [address],
            |row| Ok(Validators { answered: row.get(0)?, etag: row.get(1)?, last_modified: row.get(2)? }),
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
        let answered = "https://gazette.example/a";
        let known = |etag: &str| Validators { answered: answered.into(), etag: Some(etag.into()), last_modified: None };
        archive.write(|w| w.set_page(address, &known("\"1\""), Digest::of(b"one"), at(1))).unwrap();
        assert_eq!(archive.read().unwrap().page(address).unwrap(), None);
        archive.write(|w| w.receive(b"two", address, at(2))).unwrap();
        archive.write(|w| w.set_page(address, &known("\"2\""), Digest::of(b"two"), at(2))).unwrap();
        assert_eq!(archive.read().unwrap().page(address).unwrap(), Some(known("\"2\"")));
    }
}
