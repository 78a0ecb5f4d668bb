//! The stories of the archive as the command line lists them.

use crate::{Command, Engine, Failure, OpenLibrary, StorySummary};
use serde::Serialize;
use variorum_model::StatedTime;

/// The version of the answer of `stories`.
pub const STORIES_SCHEMA: &str = "variorum.stories/1";

/// All stories.
#[derive(Debug, Serialize)]
pub struct StoriesAnswer {
    schema: &'static str,
    /// The stories, the one with the newest article first.
    pub stories: Vec<StoryLine>,
}

/// A story in a list.
#[derive(Debug, Serialize)]
pub struct StoryLine {
    /// The story's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many outlets carry it.
    pub outlets: usize,
    /// How many articles it has, primary sources not counted.
    pub articles: usize,
    /// How many primary sources it has.
    pub primary_sources: usize,
    /// When the first of its articles was published.
    pub first_published: Option<StatedTime>,
    /// When the last of its articles was published.
    pub last_published: Option<StatedTime>,
    /// When an article was last added to it.
    pub updated: String,
}

impl Engine {
    /// Lists the stories.
    pub async fn list_stories(&self) -> Result<StoriesAnswer, Failure> {
        let library = OpenLibrary {}.run(self).await?;
        let line = |story: StorySummary| StoryLine {
            id: story.id.to_string(),
            title: story.title,
            outlets: story.outlets,
            articles: story.articles,
            primary_sources: story.primary_sources,
            first_published: story.first_published,
            last_published: story.last_published,
            updated: story.updated,
        };
        Ok(StoriesAnswer { schema: STORIES_SCHEMA, stories: library.stories.into_iter().map(line).collect() })
    }
}
