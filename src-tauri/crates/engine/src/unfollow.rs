//! Following a feed no more.

use crate::reading::NotRead;
use crate::{Command, Engine, Failure};
use serde::{Deserialize, Serialize};
use variorum_fetch::Address;

/// Follows a feed no more. What came in through it stays.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct UnfollowFeed {
    /// Its address as the person wrote it.
    pub address: String,
}

/// The version of the answer of `unfollow`.
pub const UNFOLLOW_SCHEMA: &str = "variorum.unfollow/1";

/// What became of it, as the command line answers.
#[derive(Debug, Serialize)]
pub struct UnfollowAnswer {
    schema: &'static str,
    address: String,
}

impl UnfollowAnswer {
    /// The answer for the feed at an address.
    pub fn new(address: String) -> Self {
        Self { schema: UNFOLLOW_SCHEMA, address }
    }
}

impl Command for UnfollowFeed {
    const NAME: &'static str = "unfollow_feed";
    type Answer = ();

    async fn run(self, engine: &Engine) -> Result<(), Failure> {
        let address = Address::read(&self.address).map_err(NotRead::from)?.to_string();
        if !engine.has_archive() {
            return Err(Failure::NotFollowed);
        }
        let was_followed = engine.with_archive(move |archive| Ok(archive.write(|w| w.unfollow(&address))?)).await?;
        if was_followed { Ok(()) } else { Err(Failure::NotFollowed) }
    }
}
