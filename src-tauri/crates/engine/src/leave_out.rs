//! A block that takes part is left out.

use crate::{Command, Engine, Failure, ShownBlock};
use serde::Deserialize;
use variorum_model::ArticleId;

/// Leaves a block of an article out of the comparison. To put it back undoes that.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LeaveOut {
    /// The article.
    pub article: ArticleId,
    /// The number of the block among all blocks of the article, as it was shown; it tells apart blocks of one text.
    pub block: usize,
    /// The text of the block, by which it is known, or words of it, which the block of this number has.
    pub text: String,
}

impl Command for LeaveOut {
    const NAME: &'static str = "leave_out";
    type Answer = ();

    async fn run(self, engine: &Engine) -> Result<(), Failure> {
        engine.correct(self.article, ShownBlock { number: self.block, text: self.text }, false).await
    }
}
