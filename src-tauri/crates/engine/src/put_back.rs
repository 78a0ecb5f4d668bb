//! A block that was left out takes part again.

use crate::{Command, Engine, Failure, ShownBlock};
use serde::Deserialize;
use variorum_model::ArticleId;

/// Puts a block of an article back into the comparison, whyever it was left out. To leave it out undoes that.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PutBack {
    /// The article.
    pub article: ArticleId,
    /// The number of the block among all blocks of the article, as it was shown; it tells apart blocks of one text.
    pub block: usize,
    /// The text of the block, by which it is known, or words of it, which the block of this number has.
    pub text: String,
}

impl Command for PutBack {
    const NAME: &'static str = "put_back";
    type Answer = ();

    async fn run(self, engine: &Engine) -> Result<(), Failure> {
        engine.correct(self.article, ShownBlock { number: self.block, text: self.text }, true).await
    }
}
