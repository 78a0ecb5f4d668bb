//! A story of the archive, compared as files are.

use crate::collated::Collated;
use crate::contract::CollateAnswer;
use crate::{Engine, Failure};
use std::sync::Arc;
use variorum_model::{ArticleId, Extraction, SideBySide, StoryId};

/// A story, compared.
pub struct CollatedStory {
    collated: Arc<Collated>,
}

impl Engine {
    /// Compares a story. `base` is the article to which relations refer; none lets the rule choose.
    pub async fn collate_story(&self, story: StoryId, base: Option<ArticleId>) -> Result<CollatedStory, Failure> {
        Ok(CollatedStory { collated: self.collated_story(story, base, self.open_now()).await? })
    }
}

impl CollatedStory {
    /// The answer of the command line.
    pub fn answer(&self) -> CollateAnswer {
        self.collated.answer()
    }

    /// The comparison, set out for reading.
    pub fn side_by_side(&self) -> &SideBySide {
        &self.collated.side_by_side
    }

    /// What was read, in the order of the witnesses.
    pub fn documents(&self) -> impl Iterator<Item = &Extraction> {
        self.collated.articles.iter().map(|article| &article.current.extraction)
    }
}
