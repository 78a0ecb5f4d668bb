//! What a feed lists.

use serde::{Deserialize, Serialize};
use variorum_model::Digest;

/// What a feed lists, whether its entries have texts or only say where these stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// What the feed calls itself.
    pub title: Option<String>,
    /// Its entries that have an address, in their order.
    pub entries: Vec<Listed>,
}

/// What a feed says of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Where the article stands.
    pub address: String,
    /// A hash of what an editor changes with an article: headlines, times, authors and text. Another one, and the article may have changed.
    pub said: Digest,
}
