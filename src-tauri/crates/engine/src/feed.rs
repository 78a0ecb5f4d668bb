//! Feeds as read.

use crate::{Failure, NotRead, ReadSource};
use std::collections::BTreeSet;
use variorum_fetch::Address;
use variorum_ingest::{Listing, ReadError};
use variorum_model::Digest;

/// What a feed says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReadFeed {
    /// What it calls itself.
    pub title: Option<String>,
    /// Its articles, in its order, each address once.
    pub entries: Vec<Entry>,
}

/// What a feed says of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub address: Address,
    /// A hash of what it says of the article ([`variorum_ingest::Listed`]); another one, and the article may have changed.
    pub said: Digest,
}

impl ReadFeed {
    /// The feed in what was read of a page, with articles or, for now, without any. Fails with [`Failure::NotAFeed`] when it is something else,
    /// and with the reason when it could not be read.
    pub(crate) fn of(read: ReadSource) -> Result<Self, Failure> {
        use ReadError::{Damaged, Empty, TooDeep, TooLarge};
        match (read.listing, read.documents) {
            (Some(listing), _) => Ok(Self::listed(listing)),
            // Of other errors of reading, each says what the page is instead.
            (None, Err(NotRead::Document(error)))
                if !matches!(error, Damaged | Empty | TooDeep { .. } | TooLarge { .. }) =>
            {
                Err(Failure::NotAFeed)
            }
            (None, Err(error)) => Err(error.into()),
            (None, Ok(_)) => Err(Failure::NotAFeed),
        }
    }

    /// An entry without a web address has no article to be asked for.
    fn listed(listing: Listing) -> Self {
        let mut known = BTreeSet::new();
        let entry = |listed: variorum_ingest::Listed| {
            // Only a person's own word lets a page be asked for in the open.
            let address = Address::read(&listed.address).ok()?.over_https();
            known.insert(address.clone()).then_some(Entry { address, said: listed.said })
        };
        let entries = listing.entries.into_iter().filter_map(entry).collect();
        Self { title: listing.title, entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Documents;
    use variorum_ingest::Listed;
    use variorum_sandbox::SandboxError;

    fn read(documents: Documents, addresses: Option<&[&str]>) -> ReadSource {
        let listed = |address: &&str| Listed { address: (*address).into(), said: Digest::of(address.as_bytes()) };
        let listing = addresses.map(|addresses| Listing {
            title: Some("Gazette".into()),
            entries: addresses.iter().map(listed).collect(),
        });
        ReadSource { bytes: Some(vec![]), came_from: None, documents, listing }
    }

    fn code(documents: Documents) -> &'static str {
        ReadFeed::of(read(documents, None)).unwrap_err().code()
    }

    #[test]
    fn a_feed_names_each_article_once_and_asks_for_none_in_the_open() {
        let [a, b] = ["https://gazette.example/a", "https://gazette.example/b#top"];
        let listed = [a, b, "http://gazette.example/a", "mailto:ines@gazette.example", "http://gazette.example/c"];
        let feed = ReadFeed::of(read(Ok(vec![]), Some(&listed))).unwrap();
        assert_eq!(feed.title.as_deref(), Some("Gazette"));
        let addresses: Vec<&str> = feed.entries.iter().map(|entry| entry.address.as_str()).collect();
        assert_eq!(addresses, [a, "https://gazette.example/b", "https://gazette.example/c"]);
    }

    #[test]
    fn a_feed_may_be_empty_for_now() {
        let feed = ReadFeed::of(read(Err(ReadError::NoDocuments.into()), Some(&[]))).unwrap();
        assert_eq!(feed.entries, []);
    }

    #[test]
    fn a_page_is_no_feed() {
        assert_eq!(code(Ok(vec![])), "not_a_feed");
        assert_eq!(code(Err(ReadError::Binary.into())), "not_a_feed");
        assert_eq!(code(Err(ReadError::NoDocuments.into())), "not_a_feed");
    }

    #[test]
    fn what_could_not_be_read_says_why() {
        assert_eq!(code(Err(SandboxError::TimedOut.into())), "reader_timed_out");
        assert_eq!(code(Err(SandboxError::Died.into())), "reader_died");
        assert_eq!(code(Err(ReadError::Damaged.into())), "damaged");
    }
}
