//! A block that takes part is left out.

use crate::{Command, Engine, Failure};
use serde::Deserialize;
use variorum_model::ArticleId;

/// Leaves a block of an article out of the comparison. To put it back undoes that.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LeaveOut {
    /// The article.
    pub article: ArticleId,
    /// The number of the block among all blocks of the article, as it was shown.
    pub block: usize,
    /// The text of the block, or the words that it begins with, by which it is seen that it is the one that was shown.
    pub text: String,
}

impl Command for LeaveOut {
    const NAME: &'static str = "leave_out";
    type Answer = ();

    async fn run(self, engine: &Engine) -> Result<(), Failure> {
        engine.correct(self.article, self.block, self.text, false).await
    }
}
