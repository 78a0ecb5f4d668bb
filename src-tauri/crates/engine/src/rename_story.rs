//! A story gets another title.

use crate::arranging::story;
use crate::{ArrangementLine, Command, Engine, Failure};
use serde::Deserialize;
use variorum_archive::Reader;
use variorum_model::StoryId;

/// Gives a story another title. It can be undone.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct RenameStory {
    /// The story.
    pub story: StoryId,
    /// The title, in one line; blanks around it do not count.
    pub title: String,
}

impl Command for RenameStory {
    const NAME: &'static str = "rename_story";
    type Answer = ArrangementLine;

    async fn run(self, engine: &Engine) -> Result<ArrangementLine, Failure> {
        let Self { story: id, title } = self;
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = title.clone();
        let check = move |reader: &Reader<'_>| {
            if wanted.is_empty() {
                return Err(Failure::NoTitle);
            }
            if story(reader, id)?.story.title == wanted { Err(Failure::CalledSoAlready) } else { Ok(()) }
        };
        engine.arrange(check, move |writer, (), at| writer.rename_story(id, &title, at)).await
    }
}
