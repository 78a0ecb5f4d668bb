//! Feeds as read.

use crate::reading::Documents;
use variorum_fetch::Address;
use variorum_model::{Digest, Extraction};

/// What a feed says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReadFeed {
    /// Who publishes it.
    pub title: Option<String>,
    /// Its articles, in its order, each address once.
    pub entries: Vec<Entry>,
}

/// What a feed says of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub address: Address,
    /// A hash of all that it says; another one, and the article may have changed.
    pub said: Digest,
}

/// The kinds of feeds, as the reader names them.
const FEEDS: [&str; 3] = ["application/rss+xml", "application/atom+xml", "application/feed+json"];

impl ReadFeed {
    /// The feed in what was read of a page; none when it is something else. An entry without a web address has no article to be asked for.
    pub(crate) fn of(documents: Documents) -> Option<Self> {
        let read: Vec<Extraction> = documents.ok()?.into_iter().filter_map(Result::ok).collect();
        if read.is_empty() || !read.iter().all(|entry| FEEDS.contains(&entry.media_type.as_str())) {
            return None;
        }
        let mut feed = Self { title: read.iter().find_map(|entry| entry.outlet.clone()), entries: Vec::new() };
        for entry in &read {
            let Some(Ok(address)) = entry.url.as_deref().map(Address::read) else { continue };
            // Only a person's own word lets a page be asked for in the open.
            let address = address.over_https();
            if feed.entries.iter().all(|known| known.address != address) {
                feed.entries.push(Entry { address, said: said(entry) });
            }
        }
        Some(feed)
    }
}

fn said(entry: &Extraction) -> Digest {
    let time = |time: &Option<variorum_model::StatedTime>| time.as_ref().map(ToString::to_string).unwrap_or_default();
    let facts = [
        entry.title.clone().unwrap_or_default(),
        time(&entry.published),
        time(&entry.modified),
        entry.byline.join("\n"),
        entry.text(),
    ];
    Digest::of(facts.join("\0").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NotReadMember;
    use variorum_ingest::ReadError;
    use variorum_model::{Block, BlockKind};

    fn entry(url: Option<&str>, title: &str) -> Extraction {
        let json = serde_json::json!({
            "reader": 1, "media_type": "application/rss+xml", "url": url, "outlet": "Gazette", "title": title, "byline": [],
            "published": null, "modified": null, "language": null, "section": null, "agencies": [], "doubts": [],
            "blocks": [Block::included(BlockKind::Paragraph, "The ferry sails.")],
        });
        serde_json::from_value(json).unwrap()
    }

    fn addresses(feed: &ReadFeed) -> Vec<&str> {
        feed.entries.iter().map(|entry| entry.address.as_str()).collect()
    }

    #[test]
    fn a_feed_names_each_article_once() {
        let [a, b] = ["https://gazette.example/a", "https://gazette.example/b#top"];
        let unread = Err(NotReadMember { member: None, error: ReadError::Empty.into() });
        let read = vec![Ok(entry(Some(a), "A")), unread, Ok(entry(Some(b), "B")), Ok(entry(Some(a), "A"))];
        let feed = ReadFeed::of(Ok(read)).unwrap();
        assert_eq!(feed.title.as_deref(), Some("Gazette"));
        assert_eq!(addresses(&feed), [a, "https://gazette.example/b"]);
        let elsewhere = vec![Ok(entry(None, "A")), Ok(entry(Some("mailto:ines@gazette.example"), "B"))];
        assert_eq!(addresses(&ReadFeed::of(Ok(elsewhere)).unwrap()), Vec::<&str>::new());
    }

    #[test]
    fn what_is_said_otherwise_is_noticed() {
        let url = Some("https://gazette.example/a");
        assert_eq!(said(&entry(url, "A")), said(&entry(url, "A")));
        assert_ne!(said(&entry(url, "A")), said(&entry(url, "B")));
    }

    #[test]
    fn a_page_is_no_feed() {
        let mut page = entry(Some("https://gazette.example/a"), "A");
        page.media_type = "text/html".into();
        assert_eq!(ReadFeed::of(Ok(vec![Ok(page)])), None);
        assert_eq!(ReadFeed::of(Ok(vec![])), None);
        assert_eq!(ReadFeed::of(Err(ReadError::Empty.into())), None);
    }
}
