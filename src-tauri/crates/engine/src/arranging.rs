//! What a person does to stories: articles moved, stories merged, split and renamed.

use crate::{Engine, Failure};
use jiff::Timestamp;
use serde::Serialize;
use variorum_archive::{Archive, ArchiveError, Arrangement, Put, Reader, StandingArrangement, StoryArticles, Writer};
use variorum_model::{ArticleId, StoryId};

/// What a person did to stories, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ArrangementLine {
    /// Its number, by which it is taken back.
    pub number: u32,
    /// When it was done, RFC 3339 in UTC.
    pub decided_at: String,
    /// What was done.
    pub kind: Arranged,
    /// The story that it made or changed.
    pub story: StoryId,
    /// The articles that are in another story since; the others of these stories stay where they are, too.
    pub articles: Vec<MovedArticle>,
    /// The title that the story had, when it was renamed; else null.
    pub title_before: Option<String>,
    /// The title that it got, when it was renamed; else null.
    pub title: Option<String>,
}

/// What a person did to stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Arranged {
    /// An article was put in another story, or is to stay in its own.
    Moved,
    /// All articles of a story were put in another one.
    Merged,
    /// Some articles of a story were put in a new one.
    Split,
    /// A story got another title.
    Renamed,
}

/// An article that is in another story since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MovedArticle {
    /// The article.
    pub article: ArticleId,
    /// The story that it was in.
    pub from: Option<StoryId>,
    /// The story that it is in since.
    pub to: StoryId,
}

impl ArrangementLine {
    /// A line on what was done.
    pub(crate) fn new(standing: &StandingArrangement) -> Self {
        let arrangement = &standing.arrangement;
        let moved = |put: &Put| MovedArticle {
            article: put.article,
            from: put.from.as_ref().map(|from| from.story),
            to: put.to,
        };
        let moved = arrangement.articles().iter().map(moved).filter(|put| put.from != Some(put.to));
        let mut line = Self {
            number: standing.number,
            decided_at: standing.at.to_string(),
            kind: Arranged::Renamed,
            story: arrangement.story(),
            articles: moved.collect(),
            title_before: None,
            title: None,
        };
        match arrangement {
            Arrangement::Moved { .. } => line.kind = Arranged::Moved,
            Arrangement::Merged { .. } => line.kind = Arranged::Merged,
            Arrangement::Split { .. } => line.kind = Arranged::Split,
            Arrangement::Renamed { from, to, .. } => {
                (line.title_before, line.title) = (Some(from.clone()), Some(to.clone()));
            }
        }
        line
    }
}

impl Engine {
    /// Does something to stories, once `check` has found it possible.
    pub(crate) async fn arrange<T: Send + 'static>(
        &self,
        check: impl FnOnce(&Reader<'_>) -> Result<T, Failure> + Send + 'static,
        act: impl FnOnce(&Writer<'_>, T, Timestamp) -> Result<StandingArrangement, ArchiveError> + Send + 'static,
    ) -> Result<ArrangementLine, Failure> {
        let at = self.now();
        let arrange = move |archive: &mut Archive| {
            let checked = check(&archive.read()?)?;
            Ok(ArrangementLine::new(&archive.write(|writer| act(writer, checked, at))?))
        };
        self.with_archive(arrange).await
    }

    /// What persons did to a story, in the order in which they did, without what was taken back.
    pub async fn arrangements(&self, story: StoryId) -> Result<Vec<ArrangementLine>, Failure> {
        let standing = self.with_archive(move |archive| Ok(archive.read()?.arrangements(story)?)).await?;
        Ok(standing.iter().map(ArrangementLine::new).collect())
    }
}

/// The story of this id with its articles.
pub(crate) fn story(reader: &Reader<'_>, id: StoryId) -> Result<StoryArticles, Failure> {
    Ok(reader.story(id)?.ok_or(ArchiveError::NoSuch("such story"))?)
}

/// The version of the answer of `move`.
pub const MOVE_SCHEMA: &str = "variorum.move/1";
/// The version of the answer of `merge`.
pub const MERGE_SCHEMA: &str = "variorum.merge/1";
/// The version of the answer of `split`.
pub const SPLIT_SCHEMA: &str = "variorum.split/1";
/// The version of the answer of `rename`.
pub const RENAME_SCHEMA: &str = "variorum.rename/1";

/// What a person did to stories or took back, as the command line answers.
#[derive(Debug, Serialize)]
pub struct ArrangeAnswer {
    schema: &'static str,
    #[serde(flatten)]
    arrangement: ArrangementLine,
}

impl ArrangeAnswer {
    /// The answer of this `schema`.
    pub fn new(schema: &'static str, arrangement: ArrangementLine) -> Self {
        Self { schema, arrangement }
    }
}
