//! The feeds that are followed.

use crate::contract::ErrorAnswer;
use crate::{Command, Engine, Failure};
use serde::{Deserialize, Serialize};
use variorum_archive::Feed;

/// Asks for the feeds that are followed.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct ListFeeds {}

/// A feed in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FeedLine {
    /// Its address.
    pub address: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// Since when it is followed, RFC 3339 in UTC.
    pub followed: String,
    /// When it was last asked, RFC 3339 in UTC; null before the first time.
    pub refreshed: Option<String>,
    /// Why that failed; null when it did not.
    pub error: Option<ErrorAnswer>,
    /// How many of its articles were dealt with.
    pub articles: usize,
}

/// The version of the answer of `feeds`.
pub const FEEDS_SCHEMA: &str = "variorum.feeds/1";

/// The feeds, as the command line answers.
#[derive(Debug, Serialize)]
pub struct FeedsAnswer {
    schema: &'static str,
    feeds: Vec<FeedLine>,
}

impl FeedsAnswer {
    /// The answer for some feeds.
    pub fn new(feeds: Vec<FeedLine>) -> Self {
        Self { schema: FEEDS_SCHEMA, feeds }
    }
}

impl Command for ListFeeds {
    const NAME: &'static str = "list_feeds";
    type Answer = Vec<FeedLine>;

    async fn run(self, engine: &Engine) -> Result<Vec<FeedLine>, Failure> {
        let feeds = engine.with_archive(|archive| Ok(archive.read()?.feeds()?)).await?;
        let line = |feed: Feed| FeedLine {
            address: feed.address,
            title: feed.title,
            followed: feed.followed_at.to_string(),
            refreshed: feed.refreshed_at.map(|at| at.to_string()),
            error: feed.failed.map(|code| {
                let message = engine.catalogue().error(&code).unwrap_or_else(|| code.clone());
                ErrorAnswer { code, message }
            }),
            articles: feed.entries,
        };
        Ok(feeds.into_iter().map(line).collect())
    }
}

impl Engine {
    /// The feed at an address, if it is followed.
    pub(crate) async fn feed(&self, address: &str) -> Result<Option<FeedLine>, Failure> {
        if !self.has_archive() {
            return Ok(None);
        }
        Ok(ListFeeds {}.run(self).await?.into_iter().find(|feed| feed.address == address))
    }
}
