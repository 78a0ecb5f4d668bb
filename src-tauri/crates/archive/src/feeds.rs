//! The feeds that a person follows.

use crate::columns::{Column, get, get_optional};
use crate::{ArchiveError, Reader, Validators, Writer};
use jiff::Timestamp;

/// A feed that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its address.
    pub address: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// Since when it is followed.
    pub followed_at: Timestamp,
    /// When it was last asked; none before the first time.
    pub refreshed_at: Option<Timestamp>,
    /// The code of the error that was met then.
    pub failed: Option<String>,
    /// By what its server knows the state of which all articles were dealt with.
    pub validators: Option<Validators>,
    /// How many of its articles were dealt with.
    pub entries: usize,
}

/// What became of asking a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// What it calls itself, where it says so.
    pub title: Option<String>,
    /// The code of the error that was met.
    pub failed: Option<String>,
    /// By what its server knows its state, once all articles that it names were dealt with.
    pub validators: Option<Validators>,
}

impl Writer<'_> {
    /// Follows a feed. Says whether it was not followed before.
    pub fn follow(&self, address: &str, title: Option<&str>, at: Timestamp) -> Result<bool, ArchiveError> {
        let added = self.execute(
            "INSERT INTO feeds (address, title, followed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (address, title, Column(at)),
        )?;
        Ok(added > 0)
    }

    /// Follows a feed no more; what came in through it stays. Says whether it was followed.
    pub fn unfollow(&self, address: &str) -> Result<bool, ArchiveError> {
        Ok(self.execute("DELETE FROM feeds WHERE address = ?", [address])? > 0)
    }

    /// Notes that a feed was asked. What is not known anew stays, but for the error.
    pub fn refreshed(&self, address: &str, refreshed: &Refreshed, at: Timestamp) -> Result<(), ArchiveError> {
        self.execute(
            "UPDATE feeds SET title = coalesce(?2, title), failed = ?3, refreshed_at = ?4 WHERE address = ?1",
            (address, &refreshed.title, &refreshed.failed, Column(at)),
        )?;
        if let Some(Validators { answered, etag, last_modified }) = &refreshed.validators {
            self.execute(
                "UPDATE feeds SET answered = ?2, etag = ?3, last_modified = ?4 WHERE address = ?1",
                (address, answered, etag, last_modified),
            )?;
        }
        Ok(())
    }
}

impl Reader<'_> {
    /// All feeds that are followed, the first followed first.
    pub fn feeds(&self) -> Result<Vec<Feed>, ArchiveError> {
        self.all(
            "SELECT address, title, followed_at, refreshed_at, failed, answered, etag, last_modified, \
             (SELECT count(*) FROM entries WHERE feed = feeds.address) FROM feeds ORDER BY followed_at, address",
            [],
            |row| {
                Ok(Feed {
                    address: row.get(0)?,
                    title: row.get(1)?,
                    followed_at: get(row, 2)?,
                    refreshed_at: get_optional(row, 3)?,
                    failed: row.get(4)?,
                    validators: match row.get(5)? {
                        Some(answered) => Some(Validators { answered, etag: row.get(6)?, last_modified: row.get(7)? }),
                        None => None,
                    },
                    entries: row.get::<_, u32>(8)? as usize,
                })
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at};
    use variorum_model::Digest;

    const FEED: &str = "https://gazette.example/feed";

    #[test]
    fn a_feed_is_followed_until_it_is_not() {
        let mut archive = Fixture::new().archive;
        assert!(archive.write(|w| w.follow(FEED, Some("Gazette"), at(1))).unwrap());
        assert!(!archive.write(|w| w.follow(FEED, None, at(2))).unwrap());
        archive.write(|w| w.set_entry(FEED, "https://gazette.example/a", Digest::of(b"a"), at(3))).unwrap();
        let validators = Validators { answered: FEED.into(), etag: Some("\"1\"".into()), last_modified: None };
        let complete = Refreshed { title: None, failed: None, validators: Some(validators.clone()) };
        archive.write(|w| w.refreshed(FEED, &complete, at(3))).unwrap();
        let failed = Refreshed { failed: Some("too_slow".into()), ..Refreshed::default() };
        archive.write(|w| w.refreshed(FEED, &failed, at(4))).unwrap();
        let feed = Feed {
            address: FEED.into(),
            title: Some("Gazette".into()),
            followed_at: at(1),
            refreshed_at: Some(at(4)),
            failed: Some("too_slow".into()),
            validators: Some(validators),
            entries: 1,
        };
        assert_eq!(archive.read().unwrap().feeds().unwrap(), [feed]);

        assert!(archive.write(|w| w.unfollow(FEED)).unwrap());
        assert!(!archive.write(|w| w.unfollow(FEED)).unwrap());
        assert_eq!(archive.read().unwrap().feeds().unwrap(), []);
        archive.write(|w| w.follow(FEED, None, at(5))).unwrap();
        assert_eq!(archive.read().unwrap().entries(FEED).unwrap().len(), 0, "followed anew, it begins anew");
    }
}
