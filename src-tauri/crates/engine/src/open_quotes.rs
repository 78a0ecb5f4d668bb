//! The quotes of a story.

use crate::collated::{CollatedArticle, State, load};
use crate::quote_files::primary_files;
use crate::quoting::{Quoting, compare};
use crate::reading::document_label;
use crate::witnesses::witness;
use crate::{Command, Engine, Failure, QuotesAnswer, Source};
use serde::Deserialize;
use variorum_archive::Role;
use variorum_model::StoryId;

/// Asks who says what in a story's reports, and whether their quotes are what was said. The labels are those of the story opened; opening a story, also this
/// one anew, cancels what is under way.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct OpenQuotes {
    /// The story.
    pub story: StoryId,
}

impl Command for OpenQuotes {
    const NAME: &'static str = "open_quotes";
    type Answer = QuotesAnswer;

    async fn run(self, engine: &Engine) -> Result<QuotesAnswer, Failure> {
        engine.quotes_of_story(self.story, &[], false).await
    }
}

/// What was answered on the quotes of a story by its own primary sources.
pub(crate) struct Quoted {
    story: StoryId,
    /// The states of its articles from which it was made; others mean that it is out of date.
    made_from: Vec<State>,
    answer: QuotesAnswer,
}

impl Engine {
    /// Who says what in a story's reports, judged by its primary sources and by the files `against`, which are taken as they are when `raw`.
    pub async fn quotes_of_story(
        &self,
        story: StoryId,
        against: &[Source],
        raw: bool,
    ) -> Result<QuotesAnswer, Failure> {
        let cancelled = self.open_now();
        let (_, articles, _) = self.with_archive(move |archive| load(archive, story)).await?;
        let made_from: Vec<State> = articles.iter().map(CollatedArticle::state).collect();
        let is_kept = |kept: &&Quoted| against.is_empty() && kept.story == story && kept.made_from == made_from;
        if let Some(kept) = self.quoted().as_ref().filter(is_kept) {
            return Ok(kept.answer.clone());
        }
        let mut errors = Vec::new();
        let named = primary_files(self.reading(), self.catalogue(), against, raw, &mut errors).await;
        let meaning = self.meaning().clone();
        let work = move || {
            let is_report = |article: &&CollatedArticle| article.current.article.role == Role::Report;
            let label = |article: &CollatedArticle| document_label(&article.current.source, 0);
            let reports = articles.iter().filter(is_report).map(|article| Quoting {
                published: article.current.published.clone(),
                ..Quoting::new(label(article), &article.current.extraction)
            });
            let primary = articles.iter().filter(|article| !is_report(article)).map(|article| {
                let extraction = &article.current.extraction;
                (witness(label(article), extraction), extraction.member.clone())
            });
            compare(reports.collect(), primary.chain(named).collect(), &meaning, errors, true, &cancelled)
        };
        let answer = tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Interrupted)??;
        if against.is_empty() {
            *self.quoted() = Some(Quoted { story, made_from, answer: answer.clone() });
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SetPrimarySource;
    use crate::collated::tests::add_report;
    use crate::correcting::tests::engine_with;
    use std::sync::atomic::Ordering;
    use variorum_model::{Block, BlockKind, QuoteStatus, Siglum};

    const SAID: &str = "“The old bridge will be open before the end of May,” mayor Ada Rahn said.";
    const CLAIMED: &str = "“The old bridge will be open before the end of June,” Ada Rahn claimed.";
    const SPEECH: &str = "ADA RAHN: The old bridge will be open before the end of June. Thank you.";

    #[tokio::test]
    async fn quotes_of_a_story_are_held_against_its_primary_source_once_there_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, _, story) = engine_with(folder.path(), vec![Block::included(BlockKind::Paragraph, SAID)]).await;
        add_report(&engine, story, CLAIMED).await;
        let speech = add_report(&engine, story, SPEECH).await;
        let told = OpenQuotes { story }.run(&engine).await.unwrap();
        assert_eq!((told.documents.len(), told.primary.len()), (3, 0));

        SetPrimarySource { article: speech, primary: true }.run(&engine).await.unwrap();
        let told = OpenQuotes { story }.run(&engine).await.unwrap();
        assert_eq!((told.documents.len(), told.primary.len()), (2, 1));
        assert_eq!((told.documents[1].siglum, told.primary[0].siglum), (Siglum::new(1), Siglum::new(2)));
        let [group] = told.groups.as_ref().unwrap().as_slice() else { panic!("{told:?}") };
        let statuses: Vec<QuoteStatus> = group.quotes.iter().map(|quote| quote.status).collect();
        assert_eq!(statuses, [QuoteStatus::Altered, QuoteStatus::Verbatim]);
        assert!(group.verbs_differ);
        let verbs: Vec<_> = told.speakers.as_ref().unwrap()[0].verbs.iter().map(|uses| uses.verb.as_str()).collect();
        assert_eq!(verbs, ["say", "claim"]);
    }

    #[tokio::test]
    async fn what_was_answered_is_kept_until_the_story_changes() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, _, story) = engine_with(folder.path(), vec![Block::included(BlockKind::Paragraph, SAID)]).await;
        let told = OpenQuotes { story }.run(&engine).await.unwrap();
        // What is kept needs no comparison that could be cancelled.
        engine.open_now().store(true, Ordering::Relaxed);
        assert_eq!(OpenQuotes { story }.run(&engine).await.unwrap(), told);
        add_report(&engine, story, CLAIMED).await;
        assert!(matches!(OpenQuotes { story }.run(&engine).await, Err(Failure::Cancelled)));
    }
}
