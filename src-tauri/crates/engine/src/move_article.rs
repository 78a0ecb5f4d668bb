//! An article is put in another story.

use crate::placing::headline;
use crate::{ArrangementLine, Command, Engine, Failure};
use serde::Deserialize;
use variorum_archive::{ArchiveError, PlacedBy, Placement, Reader, Writer};
use variorum_model::{ArticleId, StoryId};

/// Puts an article in a story, where it stays whatever the program guesses. It can be undone.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct MoveArticle {
    /// The article.
    pub article: ArticleId,
    /// The story; null for a new one, named by the article's headline.
    pub story: Option<StoryId>,
}

impl Command for MoveArticle {
    const NAME: &'static str = "move_article";
    type Answer = ArrangementLine;

    async fn run(self, engine: &Engine) -> Result<ArrangementLine, Failure> {
        let check = move |reader: &Reader<'_>| {
            let current = reader.article(self.article)?.ok_or(ArchiveError::NoSuch("such article"))?;
            let is_there = |story| {
                let by_person = |place: &Placement| place.placed_by == PlacedBy::Person;
                current.placement.as_ref().is_some_and(|place| place.story == story && by_person(place))
            };
            if self.story.is_some_and(is_there) {
                return Err(Failure::InStoryAlready);
            }
            Ok(headline(&current.extraction))
        };
        let act = move |writer: &Writer<'_>, title: String, at| {
            let story = self.story.map_or_else(|| writer.add_story(&title, at), Ok)?;
            writer.move_article(self.article, story, at)
        };
        engine.arrange(check, act).await
    }
}
