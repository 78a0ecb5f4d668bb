//! The published states of an article.

use crate::columns::{Column, Json, get, get_optional};
use crate::{ArchiveError, Reader, Writer};
use jiff::Timestamp;
use rusqlite::Row;
use variorum_model::{ArticleId, Digest, Extraction, Language, RevisionId, StatedTime};

/// One state of an article as it was published, described as the best reader read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its id.
    pub id: RevisionId,
    /// The article.
    pub article: ArticleId,
    /// When the first capture of it came in.
    pub seen_at: Timestamp,
    /// The headline.
    pub title: Option<String>,
    /// The authors' names.
    pub byline: Vec<String>,
    /// When it was first published.
    pub published: Option<StatedTime>,
    /// When it was last changed, as it says itself.
    pub modified: Option<StatedTime>,
    /// The language of the text.
    pub language: Option<Language>,
    /// The hash of the text that is compared.
    pub text_sha256: Digest,
}

impl Reader<'_> {
    /// The states of an article in the order in which they stood, as far as that is known: see [`in_order_of_standing`].
    pub fn revisions(&self, article: ArticleId) -> Result<Vec<Revision>, ArchiveError> {
        let arrived = self.all(
            "SELECT id, article, seen_at, title, byline, published, modified, language, text_sha256 FROM revisions \
             WHERE article = ? ORDER BY seen_at, id",
            [Column(article)],
            revision,
        )?;
        Ok(in_order_of_standing(arrived, |state| state.modified.as_ref()))
    }

    /// The state of the article that has this headline and text, by whatever reader.
    pub(crate) fn revision_in_state(
        &self,
        article: ArticleId,
        title: Option<&str>,
        text_sha256: Digest,
    ) -> Result<Option<RevisionId>, ArchiveError> {
        self.first(
            "SELECT revisions.id FROM revisions JOIN extractions ON extractions.revision = revisions.id \
             WHERE revisions.article = ? AND extractions.text_sha256 = ? AND extractions.title IS ? \
             ORDER BY revisions.id LIMIT 1",
            (Column(article), Column(text_sha256), title),
            |row| get(row, 0),
        )
    }
}

impl Writer<'_> {
    pub(crate) fn add_revision(
        &self,
        article: ArticleId,
        extraction: &Extraction,
        text_sha256: Digest,
        seen_at: Timestamp,
    ) -> Result<RevisionId, ArchiveError> {
        let id = RevisionId::new();
        self.execute(
            "INSERT INTO revisions (id, article, seen_at, reader, byline, text_sha256) VALUES (?, ?, ?, -1, '[]', ?)",
            (Column(id), Column(article), Column(seen_at), Column(text_sha256)),
        )?;
        self.describe_revision(id, extraction, text_sha256)?;
        Ok(id)
    }

    /// Takes over what `extraction` says of the state, unless a better reader has spoken.
    pub(crate) fn describe_revision(
        &self,
        id: RevisionId,
        extraction: &Extraction,
        text_sha256: Digest,
    ) -> Result<(), ArchiveError> {
        self.execute(
            "UPDATE revisions SET reader = ?2, title = ?3, byline = ?4, published = ?5, modified = ?6, language = ?7, \
             text_sha256 = ?8 WHERE id = ?1 AND reader < ?2",
            (
                Column(id),
                extraction.reader,
                &extraction.title,
                Json(&extraction.byline),
                extraction.published.as_ref().map(Column),
                extraction.modified.as_ref().map(Column),
                extraction.language.as_ref().map(Column),
                Column(text_sha256),
            ),
        )?;
        Ok(())
    }
}

/// The states of one article in the order in which they stood, of states in the order in which they came in.
///
/// A state is taken to have followed those that came in before it, unless both it and another say, with time of day, when they were last
/// changed, which is `modified`: those that do are sorted by it among the places that they have. When the article was first published says
/// nothing about when a state stood, and a date alone nothing about what stood first on that day: such a state stays where it came in.
pub(crate) fn in_order_of_standing<T: Clone>(arrived: Vec<T>, modified: impl Fn(&T) -> Option<&StatedTime>) -> Vec<T> {
    let exactly = |state: &T| modified(state).filter(|time| time.has_time()).map(StatedTime::earliest);
    let mut exact: Vec<T> = arrived.iter().filter(|state| exactly(state).is_some()).cloned().collect();
    exact.sort_by_key(&exactly);
    let mut exact = exact.into_iter();
    let at_place = |state: T| if exactly(&state).is_some() { exact.next().unwrap_or(state) } else { state };
    arrived.into_iter().map(at_place).collect()
}

/// When an article was published, by its states in the order in which they stood: as the last of them says that says anything, or to the
/// time of day where another one knows it of that day. A paste and a copy from a database give the day alone.
pub(crate) fn best_published<'t>(
    stated: impl DoubleEndedIterator<Item = Option<&'t StatedTime>>,
) -> Option<StatedTime> {
    let mut latest_first = stated.rev().flatten();
    let last = latest_first.next()?;
    let exact = |time: &&StatedTime| time.has_time() && time.date() == last.date();
    Some(if last.has_time() { last } else { latest_first.find(exact).unwrap_or(last) }.clone())
}

fn revision(row: &Row<'_>) -> rusqlite::Result<Revision> {
    Ok(Revision {
        id: get(row, 0)?,
        article: get(row, 1)?,
        seen_at: get(row, 2)?,
        title: row.get(3)?,
        byline: row.get::<_, Json<_>>(4)?.0,
        published: get_optional(row, 5)?,
        modified: get_optional(row, 6)?,
        language: get_optional(row, 7)?,
        text_sha256: get(row, 8)?,
    })
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, extraction, stated};
    use crate::{DatedText, Recording};
    use variorum_model::Extraction;

    fn timed(text: &str, published: Option<&str>, modified: Option<&str>) -> Extraction {
        Extraction {
            published: published.and_then(stated),
            modified: modified.and_then(stated),
            ..extraction("Harbour reopens", text)
        }
    }

    #[test]
    fn another_text_or_headline_is_another_revision() {
        let mut fixture = Fixture::new();
        let article = fixture.add("Harbour Post", &extraction("Harbour reopens", "Ferries sail again."), 0).article;
        let same = fixture.revise(article, &extraction("Harbour reopens", "Ferries sail again."), 1);
        assert_eq!(same.recording, Recording::SameState);
        let text = fixture.revise(article, &extraction("Harbour reopens", "Most ferries sail again."), 2);
        assert_eq!(text.recording, Recording::NewRevision);
        let headline = fixture.revise(article, &extraction("Harbour reopens in part", "Most ferries sail again."), 3);
        assert_eq!(headline.recording, Recording::NewRevision);
        assert_eq!(fixture.archive.read().unwrap().revisions(article).unwrap().len(), 3);
        let current = fixture.archive.read().unwrap().article(article).unwrap().unwrap();
        assert_eq!((current.revisions, current.revision.id), (3, headline.revision));
        assert_eq!(current.source, "3.txt");
    }

    #[test]
    fn revisions_stand_in_the_order_of_the_times_at_which_they_were_changed() {
        let mut fixture = Fixture::new();
        let late = timed("second", Some("2024-10-20T08:00:00Z"), Some("2024-10-22T09:30:00+02:00"));
        let article = fixture.add("Harbour Post", &late, 0).article;
        fixture.revise(article, &timed("first", Some("2024-10-20T08:00:00Z"), Some("2024-10-22T07:00:00Z")), 1);
        let archive = &fixture.archive.read().unwrap();
        let revisions = archive.revisions(article).unwrap();
        let texts = revisions.iter().map(|it| archive.extraction(it.id).unwrap().unwrap().1.text());
        assert_eq!(texts.collect::<Vec<_>>(), ["first", "second"]);
        let published = stated("2024-10-20T08:00:00Z").unwrap().earliest();
        let found = archive.articles_of_outlet("Harbour Post", published, published, true).unwrap();
        assert_eq!(found.into_iter().map(|DatedText { text, .. }| text).collect::<Vec<_>>(), ["second"]);
    }

    #[test]
    fn the_time_of_first_publication_does_not_say_when_a_state_stood() {
        let early = ("seen early", Some("2024-10-22T08:00:00Z"), Some("2024-10-22T09:30:00Z"));
        let corrected = ("corrected", Some("2024-10-22T08:00:00Z"), None);
        assert_eq!(order(&[early, corrected]), ["seen early", "corrected"]);
        assert_eq!(order(&[corrected, early]), ["corrected", "seen early"]);
        let published_late = ("published late", Some("2024-10-23T08:00:00Z"), None);
        assert_eq!(order(&[published_late, corrected]), ["published late", "corrected"]);
    }

    #[test]
    fn an_article_keeps_the_best_time_that_a_state_knows_of_its_publication() {
        let known = |states: &[(&str, Option<&str>)]| {
            let mut fixture = Fixture::new();
            let mut states = states.iter().map(|(text, published)| timed(text, *published, None));
            let article = fixture.add("Harbour Post", &states.next().unwrap(), 0).article;
            for (state, second) in states.zip(1..) {
                fixture.revise(article, &state, second);
            }
            let archive = fixture.archive.read().unwrap();
            let current = archive.article(article).unwrap().unwrap().published.map(String::from);
            let [dated] = <[DatedText; 1]>::try_from(archive.dated_texts(vec![article]).unwrap()).unwrap();
            assert_eq!(dated.published.map(String::from), current);
            current
        };
        let exact = ("page", Some("2024-10-22T07:15:00+01:00"));
        assert_eq!(known(&[exact, ("paste", Some("2024-10-22"))]).as_deref(), exact.1);
        assert_eq!(known(&[("paste", Some("2024-10-22")), exact]).as_deref(), exact.1);
        assert_eq!(known(&[exact, ("paste", None)]).as_deref(), exact.1);
        assert_eq!(known(&[exact, ("paste", Some("2024-10-23"))]).as_deref(), Some("2024-10-23"));
        assert_eq!(known(&[("paste", None)]), None);
    }

    fn order(states: &[(&str, Option<&str>, Option<&str>)]) -> Vec<String> {
        let mut fixture = Fixture::new();
        let mut states = states.iter().map(|(text, published, modified)| timed(text, *published, *modified));
        let article = fixture.add("Harbour Post", &states.next().unwrap(), 0).article;
        for (state, second) in states.zip(1..) {
            fixture.revise(article, &state, second);
        }
        let archive = fixture.archive.read().unwrap();
        let revisions = archive.revisions(article).unwrap();
        revisions.iter().map(|it| archive.extraction(it.id).unwrap().unwrap().1.text()).collect()
    }

    #[test]
    fn a_state_with_a_date_alone_follows_what_came_in_before_it() {
        let page = ("saved page", Some("2024-10-22T08:00:00Z"), Some("2024-10-22T09:30:00+02:00"));
        let paste = ("paste", Some("2024-10-22"), None);
        assert_eq!(order(&[page, paste]), ["saved page", "paste"]);
        assert_eq!(order(&[paste, page]), ["paste", "saved page"]);
        let undated = ("undated", None, None);
        assert_eq!(order(&[page, undated]), ["saved page", "undated"]);
        let changed_on_a_day = ("changed on a day", Some("2024-10-22T06:00:00Z"), Some("2024-10-23"));
        assert_eq!(order(&[page, changed_on_a_day]), ["saved page", "changed on a day"]);
    }

    #[test]
    fn exact_times_are_sorted_among_the_places_that_they_have() {
        let late = ("late", None, Some("2024-10-22T12:00:00Z"));
        let paste = ("paste", Some("2024-10-22"), None);
        let early = ("early", None, Some("2024-10-22T12:00:00+02:00"));
        let alike = ("alike", None, Some("2024-10-22T12:00:00.000Z"));
        assert_eq!(order(&[late, paste, early, alike]), ["early", "paste", "late", "alike"]);
    }
}
