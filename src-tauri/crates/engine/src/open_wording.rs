//! How the articles of a story word what they tell.

use crate::{Command, Engine, Failure, WordingAnswer};
use serde::Deserialize;
use std::sync::Arc;
use variorum_model::{ArticleId, StoryId};

/// Asks for the wording of a story's articles, whose labels are those of the story opened with the same base.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct OpenWording {
    /// The story.
    pub story: StoryId,
    /// The article to whose headline the others are held; null for the earliest one.
    pub base: Option<ArticleId>,
}

impl Command for OpenWording {
    const NAME: &'static str = "open_wording";
    type Answer = WordingAnswer;

    async fn run(self, engine: &Engine) -> Result<WordingAnswer, Failure> {
        let cancelled = engine.open_now();
        let collated = engine.collated_story(self.story, self.base, Arc::clone(&cancelled)).await?;
        let told = tokio::task::spawn_blocking(move || collated.wording(&cancelled));
        told.await.map_err(|_| Failure::Interrupted)?
    }
}
