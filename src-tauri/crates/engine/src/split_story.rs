//! A story becomes two.

use crate::arranging::story;
use crate::placing::headline;
use crate::{ArrangementLine, Command, Engine, Failure};
use serde::Deserialize;
use std::collections::BTreeSet;
use variorum_archive::{Reader, Writer};
use variorum_model::{ArticleId, StoryId};

/// Puts some articles of a story in a new one, named by the headline of the first. They and those that remain stay where they are whatever the
/// program guesses. It can be undone.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SplitStory {
    /// The story.
    pub story: StoryId,
    /// The articles that leave it, each named once.
    pub articles: Vec<ArticleId>,
}

impl Command for SplitStory {
    const NAME: &'static str = "split_story";
    type Answer = ArrangementLine;

    async fn run(self, engine: &Engine) -> Result<ArrangementLine, Failure> {
        let Self { story: id, mut articles } = self;
        let mut named = BTreeSet::new();
        articles.retain(|article| named.insert(*article));
        let check = move |reader: &Reader<'_>| {
            let found = story(reader, id)?;
            let leaves = |article: &ArticleId| found.articles.iter().find(|current| current.article.id == *article);
            let first = leaves(articles.first().ok_or(Failure::NothingToMove)?);
            let title = headline(&first.ok_or(Failure::NotInStory)?.extraction);
            if articles.iter().any(|article| leaves(article).is_none()) {
                return Err(Failure::NotInStory);
            }
            if articles.len() == found.articles.len() { Err(Failure::NothingRemains) } else { Ok((articles, title)) }
        };
        let act = move |writer: &Writer<'_>, (articles, title): (Vec<ArticleId>, String), at| {
            writer.split_story(id, &articles, writer.add_story(&title, at)?, at)
        };
        engine.arrange(check, act).await
    }
}
