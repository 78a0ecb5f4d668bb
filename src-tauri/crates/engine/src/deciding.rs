//! What a person decides about the rows of a story.

use crate::collated::{Collated, CollatedArticle};
use crate::{ArrangementLine, DecidedPassage, DecisionLine, Engine, Failure, ShownReading, Undone};
use std::collections::BTreeSet;
use std::sync::Arc;
use variorum_archive::{Archive, StandingDecision};
use variorum_collate::upheld;
use variorum_model::{ArticleId, Decision, PassageAnchor, Place, Reading, Row, Siglum, StoryId, Witness};
use variorum_text::Anchored;

/// The passages of a story as persons point at them.
pub(crate) struct Passages<'w> {
    articles: Vec<ArticleId>,
    anchored: Vec<Anchored<'w>>,
}

impl<'w> Passages<'w> {
    /// Those of `witnesses`, which are `articles`.
    pub fn new<'a>(articles: impl IntoIterator<Item = &'a CollatedArticle>, witnesses: &'w [Witness]) -> Self {
        let texts = |witness: &'w Witness| witness.passages.iter().map(|passage| passage.span.of(&witness.text));
        Self {
            articles: articles.into_iter().map(|article| article.current.article.id).collect(),
            anchored: witnesses.iter().map(|witness| Anchored::new(texts(witness))).collect(),
        }
    }

    /// The decisions, as far as what they name is found. A lock on a sentence that its article has lost is void as a whole: it would keep out
    /// whatever that article says of it now.
    pub fn found(&self, decisions: &[StandingDecision]) -> Vec<Decision<Place>> {
        let lost = |passage: &PassageAnchor| self.witness(passage.article).is_some() && self.find(passage).is_none();
        let found = |StandingDecision { decision, .. }: &StandingDecision| match decision {
            Decision::Lock { passages } if passages.iter().any(lost) => Decision::Lock { passages: Vec::new() },
            decision => decision.pointed(|passage| self.find(passage)),
        };
        decisions.iter().map(found).collect()
    }

    fn witness(&self, article: ArticleId) -> Option<usize> {
        self.articles.iter().position(|other| *other == article)
    }

    fn find(&self, passage: &PassageAnchor) -> Option<Place> {
        let witness = self.witness(passage.article)?;
        let anchored = self.anchored.get(witness)?;
        let passage = anchored.find(&passage.passage).or_else(|| anchored.find_changed(&passage.passage))?;
        Some(Place { witness, passage })
    }

    fn anchor(&self, place: &Place) -> Option<PassageAnchor> {
        let passage = self.anchored.get(place.witness)?.anchor(place.passage)?;
        Some(PassageAnchor { article: *self.articles.get(place.witness)?, passage })
    }
}

impl Collated {
    /// Its passages as persons point at them.
    pub(crate) fn passages(&self) -> Passages<'_> {
        Passages::new(&self.articles, &self.collation.witnesses)
    }

    /// The passages of a reading that was shown. Fails with [`Failure::PassageChanged`] when they do not say any more what was shown.
    pub(crate) fn places(&self, shown: &ShownReading) -> Result<Vec<Place>, Failure> {
        let is_it = |article: &CollatedArticle| article.current.article.id == shown.article;
        let witness = self.articles.iter().position(is_it).ok_or(Failure::PassageChanged)?;
        let texts = self.collation.witnesses.get(witness).map(|found| {
            let texts: Vec<&str> = shown.passages.iter().map(|passage| found.passage_text(*passage)).collect();
            texts.join(" ")
        });
        let begins = shown.text.trim();
        if begins.is_empty() || !texts.is_some_and(|texts| texts.starts_with(begins)) {
            return Err(Failure::PassageChanged);
        }
        Ok(shown.passages.iter().map(|passage| Place { witness, passage: *passage }).collect())
    }

    /// All that stands in the row of a passage.
    pub(crate) fn row(&self, place: Place) -> BTreeSet<Place> {
        let places = |(siglum, reading): (&Siglum, &Reading)| {
            let witness = siglum.index();
            reading.passages.iter().map(|passage| Place { witness, passage: *passage }).collect::<Vec<_>>()
        };
        let row = self.row_number(place).and_then(|number| self.collation.rows.get(number));
        row.map(|row| row.readings.iter().flat_map(places).collect()).unwrap_or_default()
    }

    /// The row in which a passage stands.
    fn row_number(&self, place: Place) -> Option<usize> {
        let holds = |row: &Row| {
            let reading = row.readings.get(&Siglum::new(place.witness));
            reading.is_some_and(|reading| reading.passages.contains(&place.passage))
        };
        self.collation.rows.iter().position(holds)
    }

    /// What persons decided, in the order in which they did.
    pub(crate) fn decided(&self) -> Vec<DecisionLine> {
        let passages = self.passages();
        let holds = upheld(&passages.found(&self.decisions), &self.collation.witnesses);
        self.decisions.iter().zip(holds).map(|(standing, holds)| self.line(&passages, standing, holds)).collect()
    }

    /// A decision as a list shows it.
    fn line(&self, passages: &Passages<'_>, standing: &StandingDecision, holds: bool) -> DecisionLine {
        let named = |passage: &PassageAnchor| DecidedPassage {
            article: passage.article,
            siglum: passages.witness(passage.article).map(Siglum::new),
            text: passage.passage.text.clone(),
            row: passages.find(passage).and_then(|place| self.row_number(place)),
        };
        let [about, others] = standing.decision.passages().map(|all| all.iter().map(named).collect());
        DecisionLine {
            number: standing.number,
            decided_at: standing.at.to_string(),
            kind: standing.decision.kind(),
            passages: about,
            others,
            holds,
        }
    }

    /// Fails when the rows cannot obey a decision together with those that they obey now.
    fn allow(&self, decision: &Decision<Place>) -> Result<(), Failure> {
        let mut all = self.passages().found(&self.decisions);
        let before = upheld(&all, &self.collation.witnesses);
        all.push(decision.clone());
        let after = upheld(&all, &self.collation.witnesses);
        let against: Vec<DecisionLine> = self
            .decided()
            .into_iter()
            .zip(before.iter().zip(&after))
            .filter(|(_, (before, after))| **before && !**after)
            .map(|(line, _)| line)
            .collect();
        if !against.is_empty() {
            return Err(Failure::ContradictsDecision { decisions: against });
        }
        // Alone, a decision can only fail by giving an article two readings in a row.
        if after.last() == Some(&true) { Ok(()) } else { Err(Failure::ReadingsOfOneArticle) }
    }
}

impl Engine {
    /// A story as it was last compared, whichever article relations refer to: rows do not depend on that.
    pub(crate) async fn compared(&self, story: StoryId) -> Result<Arc<Collated>, Failure> {
        let base = self.collated().get(&story).and_then(|kept| kept.base());
        self.collated_story(story, base, Arc::default()).await
    }

    /// Keeps what a person decided about a story as it is compared now. What stands already is not said again.
    ///
    /// Fails with [`Failure::ContradictsDecision`] when the rows cannot obey it together with what was decided before.
    pub(crate) async fn decide(
        &self,
        story: StoryId,
        decision: impl FnOnce(&Collated) -> Result<Decision<Place>, Failure>,
    ) -> Result<DecisionLine, Failure> {
        let collated = self.compared(story).await?;
        let places = decision(&collated)?;
        let passages = collated.passages();
        let decision = places.pointed(|place| passages.anchor(place));
        let found = passages.found(&collated.decisions);
        let holds = upheld(&found, &collated.collation.witnesses);
        let standing = found.iter().zip(holds).position(|(found, holds)| holds && *found == places);
        let number = if let Some(standing) = standing.and_then(|standing| collated.decisions.get(standing)) {
            standing.number
        } else {
            collated.allow(&places)?;
            let at = self.now();
            self.with_archive(move |archive| Ok(archive.write(|writer| writer.decide(&decision, at))?)).await?
        };
        let lines = self.compared(story).await?.decided();
        lines.into_iter().find(|line| line.number == number).ok_or(Failure::NoSuchDecision)
    }

    /// Takes back a decision on readings or what was done to the story, the last of these where none is named, and answers what it was.
    pub(crate) async fn undo_decision(&self, story: StoryId, number: Option<u32>) -> Result<Undone, Failure> {
        let at = self.now();
        let undo = move |archive: &mut Archive| {
            let (decisions, arrangements) = {
                let reader = archive.read()?;
                (reader.decisions(story)?, reader.arrangements(story)?)
            };
            let meant = |other: u32| number.is_none_or(|number| number == other);
            let decision = decisions.into_iter().rfind(|standing| meant(standing.number));
            let arrangement = arrangements.into_iter().rfind(|standing| meant(standing.number));
            let last = decision.iter().map(|it| it.number).chain(arrangement.iter().map(|it| it.number)).max();
            let last = last.ok_or(Failure::NoSuchDecision)?;
            archive.write(|writer| writer.take_back(last, at))?;
            Ok((decision.filter(|it| it.number == last), arrangement.filter(|it| it.number == last)))
        };
        match self.with_archive(undo).await? {
            (_, Some(arrangement)) => Ok(Undone::Story(ArrangementLine::new(&arrangement))),
            (Some(decision), None) => {
                let now = self.compared(story).await?;
                Ok(Undone::Reading(now.line(&now.passages(), &decision, false)))
            }
            (None, None) => Err(Failure::NoSuchDecision),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Clock, Command, JoinReadings, ListDecisions, LockRow, ModelFile, OpenStory, PartReading, Settings, StoryView,
        UndoDecision, public_internet,
    };
    use jiff::Timestamp;
    use serde_json::Value;
    use std::path::Path;
    use variorum_archive::{Document, NewArticle, Role};
    use variorum_model::{Block, BlockKind, Cell, Decided, Extraction, MarkedRow, ReadingDoubt};

    const FERRIES: &str = "Ferries sail again after the storm.";
    const BOATS: &str = "Boats run once more.";
    const SCHOOL: &str = "The island school stays shut.";
    const DELAYS: &str = "The harbour master expects delays.";
    const HURT: &str = "Nobody was hurt on the pier.";

    /// A story of three articles in which words alone find one statement that all carry.
    struct Told {
        engine: Engine,
        story: StoryId,
        articles: Vec<ArticleId>,
        _folder: tempfile::TempDir,
    }

    impl Told {
        async fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let engine = engine(folder.path());
            let story =
                engine.with_archive(|archive| Ok(archive.write(|w| w.add_story("Ferries", Timestamp::UNIX_EPOCH))?));
            let story = story.await.unwrap();
            let mut told = Self { engine, story, articles: Vec::new(), _folder: folder };
            for sentences in [&[FERRIES, DELAYS, HURT][..], &[BOATS, HURT], &[HURT, SCHOOL]] {
                told.add(sentences).await;
            }
            told
        }

        async fn add(&mut self, sentences: &[&str]) {
            let story = self.story;
            let article = self.engine.with_archive(move |archive| {
                Ok(archive.write(|w| {
                    let new = NewArticle { url: None, outlet: None, role: Role::Report };
                    let article = w.add_article(&new, Timestamp::UNIX_EPOCH)?;
                    w.place_by_program(article, story, &Value::Null, Timestamp::UNIX_EPOCH)?;
                    Ok(article)
                })?)
            });
            let article = article.await.unwrap();
            self.articles.push(article);
            self.revise(self.articles.len() - 1, sentences).await;
        }

        /// Another state of an article, a paragraph a sentence.
        async fn revise(&self, article: usize, sentences: &[&str]) {
            let article = self.articles[article];
            let blocks = sentences.iter().map(|text| Block::included(BlockKind::Paragraph, *text)).collect();
            let extraction = Extraction {
                member: None,
                reader: 1,
                media_type: "text/html".into(),
                url: None,
                outlet: None,
                title: None,
                byline: vec![],
                published: None,
                modified: None,
                language: None,
                section: None,
                agencies: vec![],
                blocks,
                gaps: None,
                doubts: vec![],
            };
            let page = format!("{article} {sentences:?}");
            let recorded = self.engine.with_archive(move |archive| {
                Ok(archive.write(|w| {
                    let capture = w.receive(page.as_bytes(), "page.html", Timestamp::UNIX_EPOCH)?.sha256;
                    w.record(article, Document { capture, part: 1 }, &extraction, Timestamp::UNIX_EPOCH)
                })?)
            });
            recorded.await.unwrap();
        }

        async fn view(&self) -> StoryView {
            OpenStory { story: self.story, base: None }.run(&self.engine).await.unwrap()
        }

        fn column(&self, view: &StoryView, article: usize) -> usize {
            view.articles.iter().position(|shown| shown.id == self.articles[article]).unwrap()
        }

        /// The row with a sentence of an article.
        async fn row(&self, article: usize, text: &str) -> MarkedRow {
            let view = self.view().await;
            let column = self.column(&view, article);
            let says = |row: &&MarkedRow| row.cells[column].as_ref().is_some_and(|cell| cell.text().contains(text));
            view.side_by_side.rows.iter().find(says).unwrap().clone()
        }

        /// What stands in the row of a sentence, in the order of the articles.
        async fn beside(&self, article: usize, text: &str) -> Vec<Option<String>> {
            let (view, row) = (self.view().await, self.row(article, text).await);
            let articles = 0..self.articles.len();
            articles.map(|article| row.cells[self.column(&view, article)].as_ref().map(Cell::text)).collect()
        }

        async fn reading(&self, article: usize, text: &str) -> ShownReading {
            let (view, row) = (self.view().await, self.row(article, text).await);
            let cell = row.cells[self.column(&view, article)].clone().unwrap();
            ShownReading { article: self.articles[article], passages: cell.passages, text: text.to_owned() }
        }

        async fn join(&self, one: (usize, &str), with: (usize, &str)) -> Result<DecisionLine, Failure> {
            let (reading, with) = (self.reading(one.0, one.1).await, self.reading(with.0, with.1).await);
            JoinReadings { story: self.story, reading, with }.run(&self.engine).await
        }

        async fn part(&self, article: usize, text: &str) -> Result<DecisionLine, Failure> {
            let reading = self.reading(article, text).await;
            PartReading { story: self.story, reading }.run(&self.engine).await
        }

        async fn lock(&self, article: usize, text: &str) -> Result<DecisionLine, Failure> {
            let reading = self.reading(article, text).await;
            LockRow { story: self.story, reading }.run(&self.engine).await
        }

        async fn undo(&self, number: Option<u32>) -> Result<DecisionLine, Failure> {
            match (UndoDecision { story: self.story, number }).run(&self.engine).await? {
                Undone::Reading(line) => Ok(line),
                Undone::Story(line) => panic!("{line:?}"),
            }
        }

        async fn list(&self) -> Vec<DecisionLine> {
            ListDecisions { story: self.story }.run(&self.engine).await.unwrap()
        }
    }

    fn engine(folder: &Path) -> Engine {
        let clock: Clock = Arc::new(|| Timestamp::UNIX_EPOCH);
        let settings = Settings {
            archive: folder.to_owned(),
            reader: folder.join("none"),
            fetcher: public_internet(&clock),
            model: ModelFile::Missing,
            samples: None,
            locale: "en".into(),
            clock,
        };
        Engine::open(settings, Arc::new(|_| {})).unwrap()
    }

    fn said(texts: &[Option<&str>]) -> Vec<Option<String>> {
        texts.iter().map(|text| text.map(str::to_owned)).collect()
    }

    /// The numbers of the decisions that stand against something.
    fn against(refused: Result<DecisionLine, Failure>) -> Vec<u32> {
        match refused.unwrap_err() {
            Failure::ContradictsDecision { decisions } => decisions.iter().map(|line| line.number).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn joined_readings_share_a_row_until_that_is_undone() {
        let told = Told::new().await;
        let before = told.view().await;
        assert_eq!(told.beside(1, BOATS).await, said(&[None, Some(BOATS), None]));
        let joined = told.join((1, BOATS), (0, FERRIES)).await.unwrap();
        assert_eq!((joined.kind, joined.holds), (Decided::Joined, true));
        let row = told.row(1, BOATS).await;
        assert_eq!((row.id, &row.decided[..]), (joined.passages[0].row.unwrap(), &[Decided::Joined][..]));
        assert!(row.cells.iter().flatten().all(|cell| !cell.unsure), "a person has looked at it");
        assert_eq!(told.beside(1, BOATS).await, said(&[Some(FERRIES), Some(BOATS), None]));
        assert_eq!(told.join((1, BOATS), (0, FERRIES)).await.unwrap(), joined, "what stands is not said again");
        assert_eq!(told.list().await, std::slice::from_ref(&joined));
        let undone = told.undo(None).await.unwrap();
        assert_eq!((undone.number, undone.holds), (joined.number, false));
        assert_eq!(told.view().await, before);
        assert_eq!(told.undo(None).await.unwrap_err().code(), "no_such_decision");
    }

    #[tokio::test]
    async fn a_parted_reading_stands_apart_whatever_the_program_found() {
        let told = Told::new().await;
        assert_eq!(told.beside(0, HURT).await, said(&[Some(HURT), Some(HURT), Some(HURT)]));
        told.part(1, HURT).await.unwrap();
        assert_eq!(told.beside(1, HURT).await, said(&[None, Some(HURT), None]));
        assert_eq!(told.beside(0, HURT).await, said(&[Some(HURT), None, Some(HURT)]));
        assert_eq!(told.row(1, HURT).await.decided, [Decided::Parted]);
        assert_eq!(told.part(1, HURT).await.unwrap_err().code(), "stands_alone");
    }

    #[tokio::test]
    async fn a_locked_row_takes_no_reading_of_an_article_that_comes_later() {
        let mut told = Told::new().await;
        told.lock(0, HURT).await.unwrap();
        told.add(&[HURT]).await;
        assert_eq!(told.beside(0, HURT).await, said(&[Some(HURT), Some(HURT), Some(HURT), None]));
        assert_eq!(told.row(0, HURT).await.decided, [Decided::Locked]);
        told.undo(None).await.unwrap();
        assert_eq!(told.beside(0, HURT).await, said(&[Some(HURT); 4]));
    }

    #[tokio::test]
    async fn what_contradicts_a_decision_is_refused_and_that_decision_is_named() {
        let told = Told::new().await;
        let joined = told.join((1, BOATS), (0, FERRIES)).await.unwrap().number;
        assert_eq!(against(told.part(1, BOATS).await), [joined]);
        assert_eq!(against(told.join((0, DELAYS), (1, BOATS)).await), [joined], "one reading a witness");
        let locked = told.lock(1, BOATS).await.unwrap().number;
        assert_eq!(against(told.join((2, SCHOOL), (0, FERRIES)).await), [locked]);
        assert_eq!(against(told.part(0, FERRIES).await), [joined, locked]);
        let parted = told.part(2, HURT).await.unwrap().number;
        assert_eq!(against(told.join((2, HURT), (0, HURT)).await), [parted]);
        assert_eq!(told.list().await.iter().map(|line| line.number).collect::<Vec<_>>(), [joined, locked, parted]);
        assert!(told.list().await.iter().all(|line| line.holds));
        told.undo(Some(locked)).await.unwrap();
        assert!(told.join((2, SCHOOL), (0, FERRIES)).await.unwrap().holds);
        assert_eq!(told.beside(2, SCHOOL).await, said(&[Some(FERRIES), Some(BOATS), Some(SCHOOL)]));
    }

    #[tokio::test]
    async fn what_the_program_had_put_into_a_row_gives_way_to_what_a_person_puts_there() {
        let told = Told::new().await;
        told.join((0, DELAYS), (1, HURT)).await.unwrap();
        assert_eq!(told.beside(0, DELAYS).await[..2], said(&[Some(DELAYS), Some(HURT)]));
        assert_eq!(told.beside(0, HURT).await[1], None);
    }

    #[tokio::test]
    async fn a_decision_follows_its_sentences_and_says_when_one_is_gone() {
        let told = Told::new().await;
        told.join((1, BOATS), (0, FERRIES)).await.unwrap();
        told.revise(1, &["A new beginning was written.", HURT, BOATS]).await;
        assert_eq!(told.beside(0, FERRIES).await[1].as_deref(), Some(BOATS));
        assert!(told.list().await[0].holds);
        told.revise(1, &["A new beginning was written.", HURT]).await;
        let line = told.list().await.remove(0);
        assert_eq!((line.holds, line.passages[0].row, line.passages[0].text.as_str()), (false, None, BOATS));
        assert!(line.others[0].row.is_some());
        assert_eq!(told.row(0, FERRIES).await.decided, []);
        told.revise(1, &[BOATS, HURT, "A correction was added."]).await;
        assert_eq!(told.beside(0, FERRIES).await, said(&[Some(FERRIES), Some(BOATS), None]));
    }

    #[tokio::test]
    async fn what_does_not_hold_any_more_is_decided_anew() {
        let told = Told::new().await;
        told.join((1, BOATS), (0, FERRIES)).await.unwrap();
        told.revise(0, &[DELAYS, HURT]).await;
        let second = told.join((1, BOATS), (0, DELAYS)).await.unwrap().number;
        told.revise(0, &[FERRIES, SCHOOL, DELAYS]).await;
        assert_eq!(told.list().await.iter().map(|line| line.holds).collect::<Vec<_>>(), [false, true]);
        assert_eq!(against(told.join((1, BOATS), (0, FERRIES)).await), [second]);
    }

    #[tokio::test]
    async fn a_locked_row_keeps_a_sentence_in_which_one_word_was_changed() {
        let told = Told::new().await;
        told.lock(0, HURT).await.unwrap();
        let changed = "Nobody was harmed on the pier.";
        told.revise(0, &[FERRIES, DELAYS, changed]).await;
        assert_eq!(told.beside(0, changed).await, said(&[Some(changed), Some(HURT), Some(HURT)]));
        assert!(told.list().await[0].holds);
    }

    #[tokio::test]
    async fn a_state_that_was_not_read_in_full_is_doubted_and_drops_nothing() {
        let told = Told::new().await;
        let doubts = async || {
            let view = told.view().await;
            view.articles[told.column(&view, 0)].doubts.clone()
        };
        told.revise(0, &[FERRIES, HURT]).await;
        assert_eq!(doubts().await, []);
        told.revise(0, &["Ferries sail."]).await;
        assert_eq!(doubts().await, [ReadingDoubt::Collapsed]);
        assert_eq!(told.beside(0, FERRIES).await[0].as_deref(), Some(FERRIES));
        told.lock(0, FERRIES).await.unwrap();
        assert!(told.list().await[0].holds, "what is shown can be decided on");
    }

    #[tokio::test]
    async fn a_lock_on_a_sentence_that_is_gone_keeps_nothing_out() {
        let told = Told::new().await;
        told.lock(0, HURT).await.unwrap();
        let rewritten = "On the pier nobody was hurt at all.";
        told.revise(0, &[rewritten, FERRIES]).await;
        assert!(!told.list().await[0].holds);
        assert_eq!(told.row(1, HURT).await.decided, []);
        assert_eq!(told.beside(1, HURT).await, said(&[Some(rewritten), Some(HURT), Some(HURT)]));
    }

    #[tokio::test]
    async fn a_reading_that_is_no_longer_as_it_was_shown_is_not_decided_about() {
        let told = Told::new().await;
        assert_eq!(told.join((0, DELAYS), (0, FERRIES)).await.unwrap_err().code(), "readings_of_one_article");
        for (passages, text) in [(vec![1], FERRIES), (vec![0], ""), (vec![], FERRIES), (vec![9], FERRIES)] {
            let reading = ShownReading { article: told.articles[0], passages, text: text.into() };
            let refused = LockRow { story: told.story, reading }.run(&told.engine).await.unwrap_err();
            assert_eq!(refused.code(), "passage_changed");
        }
        assert_eq!(told.list().await, []);
    }
}
