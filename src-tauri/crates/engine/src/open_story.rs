//! One story, collated and set out for reading.

use crate::collated::Collated;
use crate::{Command, Engine, Failure};
use serde::{Deserialize, Serialize};
use variorum_archive::Role;
use variorum_model::{ArticleId, ReadingDoubt, SideBySide, Siglum, StatedTime, StoryId};

/// Asks for a story.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct OpenStory {
    /// The story.
    pub story: StoryId,
    /// The article to which the marks refer; null for the earliest one.
    pub base: Option<ArticleId>,
}

/// A story, collated.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct StoryView {
    /// The story.
    pub id: StoryId,
    /// Its title.
    pub title: String,
    /// When the first of its articles was published; null when none states a time.
    pub first_published: Option<StatedTime>,
    /// When the last of its articles was published.
    pub last_published: Option<StatedTime>,
    /// Its articles, in the order of the columns.
    pub articles: Vec<StoryArticle>,
    /// The collation.
    pub side_by_side: SideBySide,
}

/// An article of a story.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct StoryArticle {
    /// The article.
    pub id: ArticleId,
    /// Its label in this collation.
    pub siglum: Siglum,
    /// Its address, if known.
    pub url: Option<String>,
    /// Its authors.
    pub byline: Vec<String>,
    /// When it was last changed, as it says.
    pub modified: Option<StatedTime>,
    /// Whether it is a primary source.
    pub primary: bool,
    /// How many states of it are known.
    pub revisions: usize,
    /// What a person should know about how it was read.
    pub doubts: Vec<ReadingDoubt>,
}

impl Command for OpenStory {
    const NAME: &'static str = "open_story";
    type Answer = StoryView;

    async fn run(self, engine: &Engine) -> Result<StoryView, Failure> {
        let collated = engine.collated_story(self.story, self.base, engine.open_next()).await?;
        Ok(view(&collated))
    }
}

fn view(collated: &Collated) -> StoryView {
    let reports = collated.articles.iter().filter(|article| article.current.article.role == Role::Report);
    let published: Vec<&StatedTime> = reports.filter_map(|article| article.current.published.as_ref()).collect();
    StoryView {
        id: collated.story.id,
        title: collated.story.title.clone(),
        first_published: published.iter().min().map(|time| (*time).clone()),
        last_published: published.iter().max().map(|time| (*time).clone()),
        articles: collated
            .articles
            .iter()
            .enumerate()
            .map(|(index, article)| StoryArticle {
                id: article.current.article.id,
                siglum: Siglum::new(index),
                url: article.current.article.url.clone(),
                byline: article.current.revision.byline.clone(),
                modified: article.current.revision.modified.clone(),
                primary: article.current.article.role == Role::PrimarySource,
                revisions: article.current.revisions,
                doubts: article.current.extraction.doubts.clone(),
            })
            .collect(),
        side_by_side: collated.side_by_side.clone(),
    }
}
