//! Following a feed.

use crate::feed::ReadFeed;
use crate::list_feeds::FeedLine;
use crate::reading::NotRead;
use crate::{Command, Engine, Failure, Source};
use serde::{Deserialize, Serialize};
use variorum_fetch::Address;

/// Follows a feed from now on. It is asked once, to see that it is one; its articles come when feeds are refreshed.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct FollowFeed {
    /// Its address as the person wrote it.
    pub address: String,
}

/// The version of the answer of `follow`.
pub const FOLLOW_SCHEMA: &str = "variorum.follow/1";

/// What became of it, as the command line answers.
#[derive(Debug, Serialize)]
pub struct FollowAnswer {
    schema: &'static str,
    feed: FeedLine,
}

impl FollowAnswer {
    /// The answer for a feed.
    pub fn new(feed: FeedLine) -> Self {
        Self { schema: FOLLOW_SCHEMA, feed }
    }
}

impl Command for FollowFeed {
    const NAME: &'static str = "follow_feed";
    type Answer = FeedLine;

    async fn run(self, engine: &Engine) -> Result<FeedLine, Failure> {
        let address = Address::read(&self.address).map_err(NotRead::from)?.to_string();
        if let Some(followed) = engine.feed(&address).await? {
            return Ok(followed);
        }
        let read = engine.reading().read(&Source::at(&address), false).await;
        let feed = ReadFeed::of(read)?;
        let (now, followed) = (engine.now(), address.clone());
        engine
            .with_archive_made(move |archive| Ok(archive.write(|w| w.follow(&followed, feed.title.as_deref(), now))?))
            .await?;
        engine.feed(&address).await?.ok_or(Failure::NotFollowed)
    }
}
