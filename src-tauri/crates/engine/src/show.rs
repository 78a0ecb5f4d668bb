//! One story or article of the archive as the command line shows it.

use crate::contract::ExtractAnswer;
use crate::overlay::overlay;
use crate::{Engine, Failure};
use serde::Serialize;
use variorum_archive::{ArchiveError, CurrentArticle, Reader, Role};
use variorum_model::{ArticleId, Digest, LeftOut, StatedTime, StoryId};

/// The version of the answer of `show`.
pub const SHOW_SCHEMA: &str = "variorum.show/1";

/// What an id that a person wrote stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A story.
    Story(StoryId),
    /// An article.
    Article(ArticleId),
}

/// A story or an article.
#[derive(Debug, Serialize)]
pub struct ShowAnswer {
    schema: &'static str,
    /// The story; null when an article was asked for.
    pub story: Option<ShownStory>,
    /// The article; null when a story was asked for.
    pub article: Option<ShownArticle>,
}

/// A story with its articles.
#[derive(Debug, Serialize)]
pub struct ShownStory {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its articles, in the order in which they came in.
    pub articles: Vec<ArticleLine>,
}

/// An article in a list.
#[derive(Debug, Serialize)]
pub struct ArticleLine {
    /// Its id.
    pub id: String,
    /// The outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<StatedTime>,
    /// Whether it is a primary source.
    pub primary_source: bool,
    /// How many states of it are known.
    pub revisions: usize,
    /// Where its latest state first came from.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// The hash of that capture.
    pub sha256: Option<Digest>,
}

/// An article and its latest state as read.
#[derive(Debug, Serialize)]
pub struct ShownArticle {
    /// The article.
    #[serde(flatten)]
    pub line: ArticleLine,
    /// The story that it is in.
    pub story: Option<String>,
    /// Its latest state, as `extract` answers; without the blocks that its outlet's pages repeat, and as persons decided.
    pub document: Option<ExtractAnswer>,
    /// What persons put back.
    pub put_back: Vec<PutBackBlock>,
}

/// A block that takes part because a person put it back.
#[derive(Debug, Serialize)]
pub struct PutBackBlock {
    /// Its number among the blocks of the document, counted from nought.
    pub block: usize,
    /// Why it was left out.
    pub reason: LeftOut,
}

impl Engine {
    /// What an id stands for; its beginning or end is enough. A story's title, written in full, stands for the story too.
    pub async fn find(&self, written: String) -> Result<Found, Failure> {
        self.with_archive(move |archive| {
            let reader = archive.read()?;
            if let Some(story) = reader.find_story(&written)? {
                return Ok(Found::Story(story));
            }
            if let Some(article) = reader.find_article(&written)? {
                return Ok(Found::Article(article));
            }
            let titled = reader.stories()?.into_iter().find(|story| story.title.eq_ignore_ascii_case(&written));
            titled
                .map(|story| Found::Story(story.id))
                .ok_or_else(|| ArchiveError::NoSuch("story or article of this name").into())
        })
        .await
    }

    /// The story that an article is in.
    pub async fn story_of(&self, article: ArticleId) -> Result<StoryId, Failure> {
        self.with_archive(move |archive| {
            let placement = archive.read()?.placement(article)?.ok_or(ArchiveError::NoSuch("such article"))?;
            Ok(placement.story)
        })
        .await
    }

    /// Shows a story or an article.
    pub async fn show(&self, found: Found) -> Result<ShowAnswer, Failure> {
        self.with_archive(move |archive| {
            let reader = archive.read()?;
            let (mut story, mut article) = (None, None);
            match found {
                Found::Story(id) => story = Some(shown_story(&reader, id)?),
                Found::Article(id) => article = Some(shown_article(&reader, id)?),
            }
            Ok(ShowAnswer { schema: SHOW_SCHEMA, story, article })
        })
        .await
    }
}

fn shown_story(reader: &Reader<'_>, id: StoryId) -> Result<ShownStory, ArchiveError> {
    let found = reader.story(id)?.ok_or(ArchiveError::NoSuch("such story"))?;
    let articles = found.articles.iter().map(|current| line(reader, current)).collect::<Result<_, _>>()?;
    Ok(ShownStory { id: id.to_string(), title: found.story.title, articles })
}

fn shown_article(reader: &Reader<'_>, id: ArticleId) -> Result<ShownArticle, ArchiveError> {
    let mut current = reader.article(id)?.ok_or(ArchiveError::NoSuch("such article"))?;
    let put_back = overlay(reader, &mut current)?;
    let line = line(reader, &current)?;
    Ok(ShownArticle {
        story: current.placement.as_ref().map(|placement| placement.story.to_string()),
        document: line.sha256.map(|capture| ExtractAnswer::new(current.source.clone(), capture, &current.extraction)),
        line,
        put_back: put_back.into_iter().map(|(block, reason)| PutBackBlock { block, reason }).collect(),
    })
}

fn line(reader: &Reader<'_>, current: &CurrentArticle) -> Result<ArticleLine, ArchiveError> {
    let article = &current.article;
    Ok(ArticleLine {
        id: article.id.to_string(),
        outlet: article.outlet.clone(),
        title: current.revision.title.clone(),
        url: article.url.clone(),
        published: current.revision.published.clone(),
        primary_source: article.role == Role::PrimarySource,
        revisions: current.revisions,
        source: current.source.clone(),
        member: current.extraction.member.clone(),
        sha256: reader.extraction(current.revision.id)?.map(|(document, _)| document.capture),
    })
}
