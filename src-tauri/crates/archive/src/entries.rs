//! What feeds said of their articles.

use crate::columns::{Column, get};
use crate::{ArchiveError, Reader, Writer};
use jiff::Timestamp;
use std::collections::BTreeMap;
use variorum_model::Digest;

impl Writer<'_> {
    /// Notes what a feed says of the article at an address, once that article was dealt with. A feed that is followed no more is left alone.
    pub fn set_entry(&self, feed: &str, address: &str, sha256: Digest, at: Timestamp) -> Result<(), ArchiveError> {
        self.execute(
            "INSERT INTO entries (feed, address, sha256, seen_at) \
             SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM feeds WHERE address = ?1) \
             ON CONFLICT DO UPDATE SET sha256 = ?3, seen_at = ?4",
            (feed, address, Column(sha256), Column(at)),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// The addresses of the articles of a feed that were dealt with, each with the hash of what the feed said of it.
    pub fn entries(&self, feed: &str) -> Result<BTreeMap<String, Digest>, ArchiveError> {
        let entries = self
            .all("SELECT address, sha256 FROM entries WHERE feed = ?", [feed], |row| Ok((row.get(0)?, get(row, 1)?)))?;
        Ok(entries.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at};

    #[test]
    fn an_entry_is_what_the_feed_said_last() {
        let mut archive = Fixture::new().archive;
        let [feed, article] = ["https://gazette.example/feed", "https://gazette.example/a"];
        archive.write(|w| w.set_entry(feed, article, Digest::of(b"1"), at(0))).unwrap();
        assert!(archive.read().unwrap().entries(feed).unwrap().is_empty(), "no such feed");
        archive.write(|w| w.follow(feed, None, at(0))).unwrap();
        for (second, said) in [(1, b"1"), (2, b"2")] {
            archive.write(|w| w.set_entry(feed, article, Digest::of(said), at(second))).unwrap();
        }
        let entries = archive.read().unwrap().entries(feed).unwrap();
        assert_eq!(entries, BTreeMap::from([(article.to_owned(), Digest::of(b"2"))]));
    }
}
