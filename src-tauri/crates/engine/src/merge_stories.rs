//! Two stories become one.

use crate::arranging::story;
use crate::{ArrangementLine, Command, Engine, Failure};
use serde::Deserialize;
use variorum_archive::Reader;
use variorum_model::StoryId;

/// Puts all articles of a story in another one. The articles of both stay there whatever the program guesses. It can be undone.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct MergeStories {
    /// The story whose articles move.
    pub story: StoryId,
    /// The story in which they are put, which keeps its title.
    pub into: StoryId,
}

impl Command for MergeStories {
    const NAME: &'static str = "merge_stories";
    type Answer = ArrangementLine;

    async fn run(self, engine: &Engine) -> Result<ArrangementLine, Failure> {
        let check = move |reader: &Reader<'_>| {
            if self.story == self.into {
                return Err(Failure::SameStory);
            }
            story(reader, self.into)?;
            if story(reader, self.story)?.articles.is_empty() { Err(Failure::NothingToMove) } else { Ok(()) }
        };
        engine.arrange(check, move |writer, (), at| writer.merge_stories(self.story, self.into, at)).await
    }
}
