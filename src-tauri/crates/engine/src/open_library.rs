//! All stories at a glance.

use crate::{Command, Engine, Failure};
use serde::{Deserialize, Serialize};
use variorum_archive::LibraryStory;
use variorum_model::{StatedTime, StoryId};

/// Asks for all stories.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct OpenLibrary {}

/// All stories, the one with the newest article first.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct LibraryView {
    /// The stories.
    pub stories: Vec<StorySummary>,
}

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct StorySummary {
    /// The story.
    pub id: StoryId,
    /// Its title.
    pub title: String,
    /// How many outlets carry it.
    pub outlets: usize,
    /// How many articles it has, primary sources not counted.
    pub articles: usize,
    /// How many primary sources it has.
    pub primary_sources: usize,
    /// When the first of its articles was published; null when none states a time.
    pub first_published: Option<StatedTime>,
    /// When the last of its articles was published.
    pub last_published: Option<StatedTime>,
    /// When an article was last added to it, RFC 3339 in UTC.
    pub updated: String,
    /// At how many places words inside quotation marks differ from the base; null when the story was not compared yet.
    pub altered_quotes: Option<usize>,
    /// In how many rows readings contradict each other; null when the story was not compared yet.
    pub disagreements: Option<usize>,
}

impl Command for OpenLibrary {
    const NAME: &'static str = "open_library";
    type Answer = LibraryView;

    async fn run(self, engine: &Engine) -> Result<LibraryView, Failure> {
        let stories = engine
            .with_archive(|archive| {
                archive.sum_up()?;
                Ok(archive.read()?.library()?)
            })
            .await?;
        let collated = engine.collated();
        let summary = |story: LibraryStory| {
            // What was compared in this session; the rest is compared when it is opened.
            let compared = collated.get(&story.story.id);
            StorySummary {
                id: story.story.id,
                title: story.story.title,
                outlets: story.outlets,
                articles: story.articles,
                primary_sources: story.primary_sources,
                first_published: story.first_published,
                last_published: story.last_published,
                updated: story.updated_at.to_string(),
                altered_quotes: compared.map(|compared| compared.altered_quotes()),
                disagreements: compared.map(|compared| compared.disagreements()),
            }
        };
        Ok(LibraryView { stories: stories.into_iter().map(summary).collect() })
    }
}
