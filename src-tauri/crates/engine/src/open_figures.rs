//! The figures of a story.

use crate::{Command, Engine, Failure, FiguresAnswer};
use serde::Deserialize;
use variorum_model::{ArticleId, StoryId};

/// Asks for the figures of a story's articles, and for what cannot all be true of what they say; the labels are those of the story opened. Opening a
/// story, also this one anew, cancels what is under way.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct OpenFigures {
    /// The story.
    pub story: StoryId,
    /// The base with which the story is open, so that its comparison serves; null for the earliest article.
    pub base: Option<ArticleId>,
}

impl Command for OpenFigures {
    const NAME: &'static str = "open_figures";
    type Answer = FiguresAnswer;

    async fn run(self, engine: &Engine) -> Result<FiguresAnswer, Failure> {
        let collated = engine.collated_story(self.story, self.base, engine.open_now()).await?;
        tokio::task::spawn_blocking(move || collated.figures()).await.map_err(|_| Failure::Interrupted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collated::tests::add_report;
    use crate::correcting::tests::engine_with;
    use variorum_model::{Block, BlockKind, FigureValue, Siglum};

    #[tokio::test]
    async fn what_the_articles_of_a_story_count_and_contradict_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let text = "The storm at Tarn harbour drowned 40 sheep on the lower meadow.";
        let (engine, _, story) = engine_with(folder.path(), vec![Block::included(BlockKind::Paragraph, text)]).await;
        add_report(&engine, story, "The storm at Tarn harbour drowned 60 sheep on the lower meadow.").await;
        let told = OpenFigures { story, base: None }.run(&engine).await.unwrap();
        assert_eq!(told.documents.iter().map(|document| document.figures.len()).collect::<Vec<_>>(), [1, 1]);
        let [found] = told.disagreements.as_slice() else { panic!("{told:?}") };
        let sides: Vec<_> = found.readings.iter().map(|side| (side.siglum, side.value.clone())).collect();
        let number = |number: f64| Some(FigureValue::Number(number));
        assert_eq!(sides, [(Siglum::new(0), number(40.0)), (Siglum::new(1), number(60.0))]);
    }
}
