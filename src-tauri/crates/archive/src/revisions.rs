//! The published states of an article.

use crate::columns::{Column, Json, get, get_optional, written};
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
    /// The states of an article in the order in which they stood: by the time of their last change, else of their publication, as far as
    /// they state one, else of their first capture.
    pub fn revisions(&self, article: ArticleId) -> Result<Vec<Revision>, ArchiveError> {
        self.all(
            "SELECT id, article, seen_at, title, byline, published, modified, language, text_sha256 FROM revisions \
             WHERE article = ? ORDER BY stands_from, seen_at, id",
            [Column(article)],
            revision,
        )
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
            "INSERT INTO revisions (id, article, seen_at, stands_from, reader, byline, text_sha256) \
             VALUES (?, ?, ?, ?, -1, '[]', ?)",
            (Column(id), Column(article), Column(seen_at), Column(seen_at), Column(text_sha256)),
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
        let stands_from = extraction.modified.as_ref().or(extraction.published.as_ref());
        self.execute(
            "UPDATE revisions SET reader = ?2, stands_from = coalesce(?3, seen_at), title = ?4, byline = ?5, \
             published = ?6, modified = ?7, language = ?8, text_sha256 = ?9 WHERE id = ?1 AND reader < ?2",
            (
                Column(id),
                extraction.reader,
                stands_from.map(|time| written(time.earliest())),
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
    fn revisions_stand_in_the_order_of_the_times_they_state() {
        let mut fixture = Fixture::new();
        let late = timed("third", Some("2024-10-20T08:00:00Z"), Some("2024-10-22T09:30:00+02:00"));
        let article = fixture.add("Harbour Post", &late, 0).article;
        fixture.revise(article, &timed("second", Some("2024-10-20T08:00:00Z"), Some("2024-10-22T07:00:00Z")), 1);
        fixture.revise(article, &timed("first", Some("2024-10-20T08:00:00Z"), None), 2);
        let archive = &fixture.archive.read().unwrap();
        let revisions = archive.revisions(article).unwrap();
        let texts = revisions.iter().map(|it| archive.extraction(it.id).unwrap().unwrap().1.text());
        assert_eq!(texts.collect::<Vec<_>>(), ["first", "second", "third"]);
        let published = stated("2024-10-20T08:00:00Z").unwrap().earliest();
        let found = archive.articles_of_outlet("Harbour Post", published, published).unwrap();
        assert_eq!(found.into_iter().map(|DatedText { text, .. }| text).collect::<Vec<_>>(), ["third"]);
    }
}
