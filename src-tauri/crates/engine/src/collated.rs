//! A story of the archive, compared.

use crate::contract::CollateAnswer;
use crate::deciding::Passages;
use crate::overlay::{Overruled, lay_over_state};
use crate::reading::document_label;
use crate::states::in_sound_state;
use crate::witnesses::witness;
use crate::{Engine, Failure, FiguresAnswer, MeaningAnswer, WordingAnswer};
use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use variorum_archive::{Archive, ArchiveError, CurrentArticle, Role, StandingDecision, Story};
use variorum_collate::{Alignments, collate_again, side_by_side};
use variorum_model::{ArticleId, Collation, Digest, LeftOut, ReadingDoubt, RevisionId, SideBySide, StoryId, Witness};

/// A story, compared in one state of the archive.
pub(crate) struct Collated {
    pub story: Story,
    /// The articles, in the order of the sigla.
    pub articles: Vec<CollatedArticle>,
    /// What persons decided about its rows, in the order in which they did.
    pub decisions: Vec<StandingDecision>,
    pub collation: Collation,
    /// The model by which passages were compared by meaning.
    pub meaning: Option<MeaningAnswer>,
    pub side_by_side: SideBySide,
    /// What the comparison was made from; another one means that it is out of date.
    made_from: Vec<State>,
    base: Option<ArticleId>,
}

/// A state of an article: its revision, the reader, its part, the doubts about it, and what of it is left out.
pub(crate) type State = (RevisionId, u32, Role, Vec<ReadingDoubt>, Vec<Option<LeftOut>>, Overruled);

/// An article that takes part.
pub(crate) struct CollatedArticle {
    /// The article, without the blocks that its outlet's pages repeat, and as persons decided.
    pub current: CurrentArticle,
    /// What persons put back.
    pub put_back: Overruled,
    /// The hash of the capture that was read.
    pub sha256: Digest,
    /// When these bytes first came in.
    pub received: Timestamp,
}

impl CollatedArticle {
    pub fn state(&self) -> State {
        let (extraction, put_back) = (&self.current.extraction, self.put_back.clone());
        let left_out = extraction.blocks.iter().map(|block| block.left_out).collect();
        let doubts = extraction.doubts.clone();
        (self.current.revision.id, extraction.reader, self.current.article.role, doubts, left_out, put_back)
    }
}

impl Collated {
    /// The article to which relations refer, if it was asked for.
    pub fn base(&self) -> Option<ArticleId> {
        self.base
    }

    /// At how many places words inside quotation marks differ from the base reading.
    pub fn altered_quotes(&self) -> usize {
        self.side_by_side
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().flatten())
            .map(|cell| cell.altered_in_quotes)
            .sum()
    }

    /// In how many rows readings contradict each other.
    pub fn disagreements(&self) -> usize {
        self.collation.rows.iter().filter(|row| !row.disagrees.is_empty()).count()
    }

    /// The answer of `variorum collate` for this story.
    pub fn answer(&self) -> CollateAnswer {
        let documents = self.articles.iter().map(|article| &article.current.extraction);
        CollateAnswer::new(&self.collation, documents, self.meaning.clone(), Vec::new())
    }

    /// The answer of `variorum figures` for this story.
    pub fn figures(&self) -> FiguresAnswer {
        let documents = self.articles.iter().map(|article| &article.current.extraction);
        let collation = &self.collation;
        FiguresAnswer::new(&collation.witnesses, documents, &collation.rows, self.meaning.clone(), Vec::new())
    }

    /// The answer of `variorum wording` for this story.
    pub fn wording(&self, cancelled: &AtomicBool) -> Result<WordingAnswer, Failure> {
        let documents = self.articles.iter().map(|article| &article.current.extraction);
        Ok(WordingAnswer::new(&self.collation, documents, self.meaning.clone(), Vec::new(), cancelled)?)
    }
}

impl Engine {
    /// Compares a story, or takes the comparison that was made of the same state. `base` is the article to which relations refer. Where the story
    /// was the last one compared, only what is new in it is held against the rest.
    pub(crate) async fn collated_story(
        &self,
        id: StoryId,
        base: Option<ArticleId>,
        cancelled: Arc<AtomicBool>,
    ) -> Result<Arc<Collated>, Failure> {
        let (story, articles, decisions) = self.with_archive(move |archive| load(archive, id)).await?;
        let made_from: Vec<State> = articles.iter().map(CollatedArticle::state).collect();
        if let Some(kept) = self.collated().get(&id)
            && (&kept.made_from, kept.base, &kept.story) == (&made_from, base, &story)
            && kept.decisions == decisions
        {
            return Ok(Arc::clone(kept));
        }
        let by = self.meaning().clone();
        let known = self.alignments(id);
        let work = move || -> Result<(Collated, Alignments), Failure> {
            let mut witnesses: Vec<_> = articles
                .iter()
                .map(|CollatedArticle { current, .. }| Witness {
                    published: current.published.clone(),
                    ..witness(document_label(&current.source, 0), &current.extraction)
                })
                .collect();
            // A primary source is what reports are held against, not a report: it is the base only when it is asked for.
            let base_at = base
                .and_then(|base| articles.iter().position(|article| article.current.article.id == base))
                .or_else(|| articles.iter().position(|article| article.current.article.role == Role::Report));
            by.read(&mut witnesses, &cancelled)?;
            let found = Passages::new(&articles, &witnesses).found(&decisions);
            let (collation, alignments) = collate_again(&known, witnesses, base_at, &found, &cancelled)?;
            let blocks: Vec<_> = articles.iter().map(|article| article.current.extraction.blocks.as_slice()).collect();
            let put_back: Vec<_> = articles.iter().map(|article| article.put_back.clone()).collect();
            let side_by_side = side_by_side(&collation, &blocks, &put_back);
            let meaning = by.answer();
            let collated = Collated { story, articles, decisions, collation, meaning, side_by_side, made_from, base };
            Ok((collated, alignments))
        };
        let (collated, alignments) = tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Interrupted)??;
        let collated = Arc::new(collated);
        self.keep_alignments(id, alignments);
        self.collated().insert(id, Arc::clone(&collated));
        Ok(collated)
    }
}

/// A story's articles, each in the latest state that was read in full (reports by the time of their publication, or of their last change where that alone is known, then primary sources), and what persons decided about their readings.
pub(crate) fn load(
    archive: &Archive,
    id: StoryId,
) -> Result<(Story, Vec<CollatedArticle>, Vec<StandingDecision>), Failure> {
    let reader = archive.read()?;
    let found = reader.story(id)?.ok_or(ArchiveError::NoSuch("such story"))?;
    let mut articles = Vec::new();
    for latest in found.articles {
        let mut current = in_sound_state(&reader, latest)?;
        let put_back = lay_over_state(&reader, current.article.id, current.revision.id, &mut current.extraction)?;
        let Some((document, _)) = reader.extraction(current.revision.id)? else { continue };
        let arrival = reader.arrivals(document.capture)?.into_iter().next();
        let received = arrival.map_or(current.revision.seen_at, |arrival| arrival.received_at);
        articles.push(CollatedArticle { current, put_back, sha256: document.capture, received });
    }
    articles.sort_by(|x, y| {
        let key = |article: &CollatedArticle| {
            let stated = article.current.published.clone().or_else(|| article.current.revision.modified.clone());
            (article.current.article.role == Role::PrimarySource, stated.is_none(), stated)
        };
        key(x).cmp(&key(y)).then_with(|| x.current.article.id.cmp(&y.current.article.id))
    });
    Ok((found.story, articles, reader.decisions(id)?))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::correcting::tests::engine_with;
    use crate::{Command, OpenStory, StoryView};
    use serde_json::Value;
    use std::sync::atomic::Ordering;
    use variorum_archive::{Document, NewArticle};
    use variorum_model::{Block, BlockKind, Extraction};

    fn paragraph(text: &str) -> Block {
        Block::included(BlockKind::Paragraph, text)
    }

    /// An article of one paragraph that comes into a story.
    pub async fn add_report(engine: &Engine, story: StoryId, text: &'static str) -> ArticleId {
        let added = engine.with_archive(move |archive| {
            let now = Timestamp::UNIX_EPOCH;
            let first = archive.read()?.story(story)?.unwrap().articles.remove(0);
            let extraction = Extraction { blocks: vec![paragraph(text)], ..first.extraction };
            Ok(archive.write(|writer| {
                let capture = writer.receive(text.as_bytes(), "other.html", now)?.sha256;
                let other = writer.add_article(&NewArticle { url: None, outlet: None, role: Role::Report }, now)?;
                writer.record(other, Document { capture, part: 1 }, &extraction, now)?;
                writer.place_by_program(other, story, &Value::Null, now)?;
                Ok(other)
            })?)
        });
        added.await.unwrap()
    }

    async fn seen(engine: &Engine, story: StoryId) -> StoryView {
        OpenStory { story, base: None }.run(engine).await.unwrap()
    }

    #[tokio::test]
    async fn a_story_that_gains_an_article_is_compared_as_if_it_had_always_had_it() {
        let folder = tempfile::tempdir().unwrap();
        let blocks = vec![paragraph("Ferries sail again. The wind has dropped."), paragraph("Nobody was hurt.")];
        let (engine, _, story) = engine_with(folder.path(), blocks).await;
        assert_eq!(seen(&engine, story).await.articles.len(), 1);
        for text in ["The ferries sail again. Nobody was hurt.", "On Monday the wind has dropped."] {
            add_report(&engine, story, text).await;
            let again = seen(&engine, story).await;
            // Once more, with nothing known of the pairs.
            engine.collated().clear();
            engine.keep_alignments(story, Alignments::default());
            assert_eq!(again, seen(&engine, story).await);
        }
        assert_eq!(seen(&engine, story).await.articles.len(), 3);
    }

    #[tokio::test]
    async fn a_story_that_is_asked_for_lets_go_of_the_one_that_was_asked_for_before() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, _, story) = engine_with(folder.path(), vec![paragraph("Ferries sail again.")]).await;
        let first = engine.open_next();
        assert!(!first.load(Ordering::Relaxed));
        let second = engine.open_next();
        let refused = engine.collated_story(story, None, first).await;
        assert!(matches!(refused, Err(Failure::Cancelled)));
        let collated = engine.collated_story(story, None, second).await.unwrap();
        let told = engine.open_now();
        assert!(collated.wording(&told).is_ok());
        engine.open_next();
        assert!(matches!(collated.wording(&told), Err(Failure::Cancelled)));
    }

    #[tokio::test]
    async fn an_article_that_says_when_it_was_changed_alone_stands_by_that_time() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, article, story) = engine_with(folder.path(), vec![paragraph("Ferries sail again.")]).await;
        let later = engine.with_archive(move |archive| {
            let now = Timestamp::UNIX_EPOCH;
            let mut extraction = archive.read()?.article(article)?.unwrap().extraction;
            (extraction.published, extraction.modified) = (None, "2020-01-02T03:04:05Z".parse().ok());
            Ok(archive.write(|writer| {
                let capture = writer.receive(b"changed", "changed.html", now)?.sha256;
                let other = writer.add_article(&NewArticle { url: None, outlet: None, role: Role::Report }, now)?;
                writer.record(other, Document { capture, part: 1 }, &extraction, now)?;
                writer.place_by_program(other, story, &Value::Null, now)?;
                Ok(other)
            })?)
        });
        let later = later.await.unwrap();
        let view = seen(&engine, story).await;
        assert_eq!(view.articles[0].id, later, "an article without any time comes after it");
        assert!(view.side_by_side.columns[0].is_base);
        let named = |written: &'static str| engine.find_base(story, written);
        assert_eq!(named("a").await.unwrap(), later);
        assert_eq!(named("b").await.unwrap(), article);
        assert_eq!(named("c").await.unwrap_err().code(), "no_such_base");
    }
}
