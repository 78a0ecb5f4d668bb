//! The states of an article, and which of them were read in full.

use crate::overlay::lay_over_state;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use variorum_archive::{ArchiveError, CurrentArticle, Reader, Revision};
use variorum_collate::sound;
use variorum_model::{ArticleId, Digest, Extraction, ReadingDoubt, StatedTime};
use variorum_text::words;

/// A state of an article as it was read.
#[derive(Clone)]
pub(crate) struct ReadState {
    /// Its number among the states of the article, counted from one.
    pub number: usize,
    pub revision: Revision,
    /// The hash of the capture that was read.
    pub capture: Digest,
    pub extraction: Extraction,
    /// Whether it was read in full; else it says nothing about what the outlet carried.
    pub is_sound: bool,
}

/// A state of an article in an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StateLine {
    /// Its number, counted from one.
    pub revision: usize,
    /// When it says that the article was published.
    pub published: Option<StatedTime>,
    /// When it says that it was last changed.
    pub modified: Option<StatedTime>,
    /// When its first capture came in.
    pub seen_at: String,
    /// The headline.
    pub title: Option<String>,
    /// How many words the text has.
    pub words: usize,
    /// Whether it was not read in full.
    pub collapsed: bool,
}

/// How exactly a time is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// With the time of day.
    Time,
    /// The day alone.
    Day,
}

impl Precision {
    pub(crate) fn of(time: &StatedTime) -> Self {
        if time.has_time() { Self::Time } else { Self::Day }
    }
}

impl ReadState {
    pub(crate) fn line(&self) -> StateLine {
        StateLine {
            revision: self.number,
            published: self.revision.published.clone(),
            modified: self.revision.modified.clone(),
            seen_at: self.revision.seen_at.to_string(),
            title: self.revision.title.clone(),
            words: words(&self.extraction.text()).count(),
            collapsed: !self.is_sound,
        }
    }

    /// Since when it stood, as far as it says so: when it was changed; where it is the first state and says nothing of that, when the article
    /// was published.
    pub(crate) fn stands_since(&self) -> Option<&StatedTime> {
        let published = self.revision.published.as_ref().filter(|_| self.number == 1);
        self.revision.modified.as_ref().or(published)
    }

    /// What is compared of it.
    pub(crate) fn laid_over(&self, reader: &Reader<'_>) -> Result<Extraction, ArchiveError> {
        let mut extraction = self.extraction.clone();
        lay_over_state(reader, self.revision.article, self.revision.id, &mut extraction)?;
        Ok(extraction)
    }
}

/// The instants between which a stated time lies. A day lasts from its beginning in the east to its end in the west.
pub(crate) fn bounds(time: &StatedTime) -> (Timestamp, Timestamp) {
    const FARTHEST_EAST: SignedDuration = SignedDuration::from_hours(14);
    const TO_THE_END_IN_THE_WEST: SignedDuration = SignedDuration::from_hours(24 + 12);
    let instant = time.earliest();
    if time.has_time() {
        return (instant, instant);
    }
    let shifted = |by| instant.checked_add(by).unwrap_or(instant);
    (shifted(-FARTHEST_EAST), shifted(TO_THE_END_IN_THE_WEST))
}

/// The states of an article in the order in which they stood, as the best reader read them.
pub(crate) fn states(reader: &Reader<'_>, article: ArticleId) -> Result<Vec<ReadState>, ArchiveError> {
    let mut states = Vec::new();
    for (revision, number) in reader.revisions(article)?.into_iter().zip(1..) {
        if let Some((document, extraction)) = reader.extraction(revision.id)? {
            states.push(ReadState { number, revision, capture: document.capture, extraction, is_sound: true });
        }
    }
    let are_sound = sound(&states.iter().map(|state| &state.extraction).collect::<Vec<_>>());
    for (state, is_sound) in states.iter_mut().zip(are_sound) {
        state.is_sound = is_sound;
    }
    Ok(states)
}

/// The article in the latest state that was read in full, and a doubt where a later one was not: what a page that breaks off lacks, the outlet
/// did not drop.
pub(crate) fn in_sound_state(reader: &Reader<'_>, mut current: CurrentArticle) -> Result<CurrentArticle, ArchiveError> {
    if current.revisions < 2 {
        return Ok(current);
    }
    let latest = states(reader, current.article.id)?.into_iter().rfind(|state| state.is_sound);
    if let Some(latest) = latest
        && latest.revision.id != current.revision.id
    {
        let arrival = reader.arrivals(latest.capture)?.into_iter().next();
        current.source = arrival.map(|first| first.source).unwrap_or_default();
        current.revision = latest.revision;
        current.extraction = latest.extraction;
        current.extraction.doubts.push(ReadingDoubt::Collapsed);
    }
    Ok(current)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{Clock, Engine, ModelFile, Settings, public_internet};
    use serde_json::Value;
    use std::sync::Arc;
    use variorum_archive::{Document, NewArticle, Role};
    use variorum_model::{Block, BlockKind, StoryId};

    pub const FIRE: &str = "A fire broke out on the ferry in the harbour of Callow on Monday.";
    pub const HURT: &str = "Nobody on the pier was hurt, the coast guard said.";
    pub const HURT_ANEW: &str = "Three people on the pier were hurt, the coast guard said.";
    pub const SCHOOL: &str = "The village school took in forty passengers for the night.";
    pub const INQUIRY: &str = "An inquiry into the engine begins next week, the ministry announced.";

    /// A state as its page tells it: its sentences, when it was published, and when it was changed.
    pub type Page<'p> = (&'p [&'p str], Option<&'p str>, Option<&'p str>);

    /// A story of the archive.
    pub struct Told {
        pub engine: Engine,
        pub story: StoryId,
        pages: i64,
        _folder: tempfile::TempDir,
    }

    impl Told {
        pub async fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let clock: Clock = Arc::new(|| Timestamp::UNIX_EPOCH);
            let settings = Settings {
                archive: folder.path().to_owned(),
                reader: folder.path().join("none"),
                fetcher: public_internet(&clock),
                model: ModelFile::Missing,
                samples: None,
                locale: "en".into(),
                clock,
            };
            let engine = Engine::open(settings, Arc::new(|_| {})).unwrap();
            let made =
                engine.with_archive(|archive| Ok(archive.write(|w| w.add_story("Ferries", Timestamp::UNIX_EPOCH))?));
            let story = made.await.unwrap();
            Self { engine, story, pages: 0, _folder: folder }
        }

        /// An article with its states, each of which comes in a day after the one before.
        pub async fn add(&mut self, outlet: &str, pages: &[Page<'_>]) -> ArticleId {
            let (story, outlet, begun) = (self.story, outlet.to_owned(), self.pages);
            self.pages += pages.len() as i64;
            let states: Vec<Extraction> = pages.iter().map(|page| extraction(&outlet, page)).collect();
            let added = self.engine.with_archive(move |archive| {
                Ok(archive.write(|w| {
                    let new = NewArticle { url: None, outlet: Some(outlet.clone()), role: Role::Report };
                    let article = w.add_article(&new, Timestamp::UNIX_EPOCH)?;
                    w.place_by_program(article, story, &Value::Null, Timestamp::UNIX_EPOCH)?;
                    for (state, day) in states.iter().zip(begun..) {
                        let seen =
                            "2026-05-01T00:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(24 * day);
                        let page = format!("{outlet} {day} {}", state.text());
                        let capture = w.receive(page.as_bytes(), "page.html", seen)?.sha256;
                        w.record(article, Document { capture, part: 1 }, state, seen)?;
                    }
                    Ok(article)
                })?)
            });
            added.await.unwrap()
        }
    }

    fn extraction(outlet: &str, (sentences, published, modified): &Page<'_>) -> Extraction {
        let time = |time: Option<&str>| time.map(|time| time.parse::<StatedTime>().unwrap());
        Extraction {
            member: None,
            reader: 1,
            media_type: "text/html".into(),
            url: None,
            outlet: Some(outlet.into()),
            title: Some("Fire on a ferry".into()),
            byline: vec![],
            published: time(*published),
            modified: time(*modified),
            language: None,
            section: None,
            agencies: vec![],
            blocks: sentences.iter().map(|text| Block::included(BlockKind::Paragraph, *text)).collect(),
            gaps: None,
            doubts: vec![],
        }
    }

    #[test]
    fn a_day_lasts_from_its_beginning_in_the_east_to_its_end_in_the_west() {
        let (from, to) = bounds(&"2026-05-02".parse().unwrap());
        assert_eq!((from.to_string(), to.to_string()), ("2026-05-01T10:00:00Z".into(), "2026-05-03T12:00:00Z".into()));
        let exact: StatedTime = "2026-05-02T08:00:00+02:00".parse().unwrap();
        assert_eq!(bounds(&exact), (exact.earliest(), exact.earliest()));
    }
}
