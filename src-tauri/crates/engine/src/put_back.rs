//! A block that was left out takes part again.

use crate::{Command, Engine, Failure};
use serde::Deserialize;
use variorum_model::ArticleId;

/// Puts a block of an article back into the comparison, whyever it was left out. To leave it out undoes that.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PutBack {
    /// The article.
    pub article: ArticleId,
    /// The number of the block among all blocks of the article, as it was shown.
    pub block: usize,
    /// The text of the block, or the words that it begins with, by which it is seen that it is the one that was shown.
    pub text: String,
}

impl Command for PutBack {
    const NAME: &'static str = "put_back";
    type Answer = ();

    async fn run(self, engine: &Engine) -> Result<(), Failure> {
        engine.correct(self.article, self.block, self.text, true).await
    }
}
