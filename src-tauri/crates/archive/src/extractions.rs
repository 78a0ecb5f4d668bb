//! Captures as read.

use crate::captures::{compress, expand};
use crate::columns::{Column, get};
use crate::{ArchiveError, Reader, Writer};
use jiff::Timestamp;
use variorum_model::{ArticleId, Digest, Extraction, RevisionId};

/// One document of a capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Document {
    /// The hash of the bytes.
    pub capture: Digest,
    /// Which document of a container it is, counted from one.
    pub part: u32,
}

/// Where a document was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The article.
    pub article: ArticleId,
    /// Its state.
    pub revision: RevisionId,
    /// What that made of the document.
    pub recording: Recording,
}

/// What recording a document changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recording {
    /// The article had no such state: it is a new revision.
    NewRevision,
    /// Other bytes had shown the article with this headline and text already.
    SameState,
    /// The document was known; another version of the reader read it. The revision stays.
    ReadAnew,
    /// This reader had read the document before; nothing changed.
    ReadBefore,
}

/// More than any extraction has; a damaged length cannot ask for more memory.
const LIMIT: u64 = 1 << 30;

impl Writer<'_> {
    /// Records what a reader made of a document: as a new revision of `article`, or as a further extraction of a state that is known.
    ///
    /// Two states of an article are the same when headline and text are. A document that was read before stays with its article and its
    /// revision, whatever `article` says: another reading does not make another state. An article whose address or outlet was not known
    /// learns it. Fails with [`ArchiveError::NoSuch`] when the archive lacks the article or the capture.
    pub fn record(
        &self,
        article: ArticleId,
        document: Document,
        extraction: &Extraction,
        seen_at: Timestamp,
    ) -> Result<Recorded, ArchiveError> {
        let text_sha256 = Digest::of(extraction.text().as_bytes());
        if let Some(before) = self.recorded(document)? {
            if self.has_extraction(document, extraction.reader)? {
                return Ok(before);
            }
            self.add_extraction(document, before.revision, extraction, text_sha256)?;
            self.describe_article(before.article, extraction)?;
            self.index_article(before.article)?;
            return Ok(Recorded { recording: Recording::ReadAnew, ..before });
        }
        if self.article_row(article)?.is_none() {
            return Err(ArchiveError::NoSuch("such article"));
        }
        if self.arrivals(document.capture)?.is_empty() {
            return Err(ArchiveError::NoSuch("such capture"));
        }
        let (revision, recording) = match self.revision_in_state(article, extraction.title.as_deref(), text_sha256)? {
            Some(revision) => (revision, Recording::SameState),
            None => (self.add_revision(article, extraction, text_sha256, seen_at)?, Recording::NewRevision),
        };
        self.add_extraction(document, revision, extraction, text_sha256)?;
        self.describe_article(article, extraction)?;
        self.index_article(article)?;
        Ok(Recorded { article, revision, recording })
    }

    fn add_extraction(
        &self,
        document: Document,
        revision: RevisionId,
        extraction: &Extraction,
        text_sha256: Digest,
    ) -> Result<(), ArchiveError> {
        let json = serde_json::to_vec(extraction).map_err(|error| ArchiveError::Refused(error.to_string()))?;
        self.execute(
            "INSERT INTO extractions (capture, part, reader, revision, title, text_sha256, zstd) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                Column(document.capture),
                document.part,
                extraction.reader,
                Column(revision),
                &extraction.title,
                Column(text_sha256),
                compress(&json)?,
            ),
        )?;
        self.describe_revision(revision, extraction, text_sha256)
    }
}

impl Reader<'_> {
    /// Where a document was recorded, if it ever was read.
    pub fn recorded(&self, document: Document) -> Result<Option<Recorded>, ArchiveError> {
        self.first(
            "SELECT revisions.article, revisions.id FROM extractions JOIN revisions ON revisions.id = extractions.revision \
             WHERE capture = ? AND part = ? LIMIT 1",
            (Column(document.capture), document.part),
            |row| Ok(Recorded { article: get(row, 0)?, revision: get(row, 1)?, recording: Recording::ReadBefore }),
        )
    }

    /// The documents of a capture that were read, each with the highest version of the reader that read it.
    pub fn documents(&self, capture: Digest) -> Result<Vec<(Document, u32)>, ArchiveError> {
        self.all(
            "SELECT part, max(reader) FROM extractions WHERE capture = ? GROUP BY part ORDER BY part",
            [Column(capture)],
            |row| Ok((Document { capture, part: row.get(0)? }, row.get(1)?)),
        )
    }

    /// A state of an article as the best reader read it, and the document that was read.
    ///
    /// Fails with [`ArchiveError::Damaged`] when it is no longer what was recorded.
    pub fn extraction(&self, revision: RevisionId) -> Result<Option<(Document, Extraction)>, ArchiveError> {
        let row = self.first(
            "SELECT capture, part, text_sha256, zstd FROM extractions WHERE revision = ? ORDER BY reader DESC, id LIMIT 1",
            [Column(revision)],
            |row| {
                let document = Document { capture: get(row, 0)?, part: row.get(1)? };
                Ok((document, get::<Digest>(row, 2)?, row.get::<_, Vec<u8>>(3)?))
            },
        )?;
        let Some((document, text_sha256, compressed)) = row else { return Ok(None) };
        match recorded(&compressed, text_sha256) {
            Some(extraction) => Ok(Some((document, extraction))),
            None => {
                Err(ArchiveError::Damaged(format!("what was read of revision {revision} is not what was recorded")))
            }
        }
    }

    fn has_extraction(&self, document: Document, reader: u32) -> Result<bool, ArchiveError> {
        let found = self.first(
            "SELECT 1 FROM extractions WHERE capture = ? AND part = ? AND reader = ?",
            (Column(document.capture), document.part, reader),
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }
}

/// What was recorded; none when it is no longer what it was.
pub(crate) fn recorded(compressed: &[u8], text_sha256: Digest) -> Option<Extraction> {
    let extraction: Extraction = serde_json::from_slice(&expand(compressed, LIMIT)?).ok()?;
    (Digest::of(extraction.text().as_bytes()) == text_sha256).then_some(extraction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction, stated};
    use variorum_model::{Block, BlockKind};

    fn document(fixture: &Fixture) -> Document {
        let capture = fixture.archive.read().unwrap().captures().unwrap()[0];
        Document { capture, part: 1 }
    }

    fn count(fixture: &Fixture, table: &str) -> i64 {
        fixture.archive.connection().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn reading_again_with_the_same_reader_changes_nothing() {
        let mut fixture = Fixture::new();
        let read = extraction("Harbour reopens", "Ferries sail again.");
        let first = fixture.add("Harbour Post", &read, 0);
        let document = document(&fixture);
        let again = fixture.archive.write(|w| w.record(first.article, document, &read, at(1))).unwrap();
        assert_eq!(again, Recorded { recording: Recording::ReadBefore, ..first });
        assert_eq!((count(&fixture, "extractions"), count(&fixture, "revisions")), (1, 1));
    }

    #[test]
    fn a_better_reader_makes_a_new_extraction_and_no_revision() {
        let mut fixture = Fixture::new();
        let first = fixture.add("Harbour Post", &extraction("Harbour reopens", "Share this. Ferries sail again."), 0);
        let document = document(&fixture);
        let better = Extraction {
            reader: 2,
            published: stated("2024-10-22"),
            ..extraction("Harbour reopens", "Ferries sail again.")
        };
        let again = fixture.archive.write(|w| w.record(first.article, document, &better, at(9))).unwrap();
        assert_eq!(again, Recorded { recording: Recording::ReadAnew, ..first });
        assert_eq!((count(&fixture, "extractions"), count(&fixture, "revisions")), (2, 1));
        let current = fixture.archive.read().unwrap().article(first.article).unwrap().unwrap();
        assert_eq!(current.extraction, better);
        assert_eq!(current.revision.published, better.published);
        assert_eq!(current.revision.text_sha256, Digest::of(b"Ferries sail again."));
        assert_eq!(fixture.archive.read().unwrap().documents(document.capture).unwrap(), [(document, 2)]);

        // Both readings of the state count when the same state comes in again, and a lesser reader does not take over.
        let seen = fixture.revise(first.article, &extraction("Harbour reopens", "Share this. Ferries sail again."), 3);
        assert_eq!((seen.revision, seen.recording), (first.revision, Recording::SameState));
        let current = fixture.archive.read().unwrap().article(first.article).unwrap().unwrap();
        assert_eq!(current.extraction, better);
        assert_eq!(current.revision.published, better.published);
    }

    #[test]
    fn two_documents_of_one_capture_are_two_articles() {
        let mut fixture = Fixture::new();
        let first = fixture.add("Harbour Post", &extraction("One", "First entry."), 0);
        let second = Document { part: 2, ..document(&fixture) };
        let other = fixture.add("Harbour Post", &extraction("Two", "Second entry."), 1).article;
        let read = extraction("Two", "Second entry.");
        let recorded = fixture.archive.write(|w| w.record(other, second, &read, at(2))).unwrap();
        assert_ne!(recorded.article, first.article);
        assert_eq!(recorded.recording, Recording::SameState);
    }

    #[test]
    fn an_article_learns_the_address_and_outlet_that_it_lacked() {
        let mut fixture = Fixture::new();
        let new = crate::NewArticle { url: None, outlet: None, role: crate::Role::Report };
        let article = fixture.archive.write(|w| w.add_article(&new, at(0))).unwrap();
        let url = "https://harbour.example/ferries";
        let read = Extraction {
            url: Some(url.into()),
            outlet: Some("Harbour Post".into()),
            ..extraction("Harbour reopens", "Ferries sail again.")
        };
        fixture.revise(article, &read, 1);
        assert_eq!(fixture.archive.read().unwrap().article_at(url).unwrap(), Some(article));
        assert_eq!(fixture.article(article).outlet.as_deref(), Some("Harbour Post"));
        let other = Extraction { url: Some("https://harbour.example/other".into()), ..read };
        fixture.revise(article, &other, 2);
        assert_eq!(fixture.article(article).url.as_deref(), Some(url));
    }

    #[test]
    fn what_is_not_there_cannot_be_recorded() {
        let mut fixture = Fixture::new();
        let read = extraction("Harbour reopens", "Ferries sail again.");
        let first = fixture.add("Harbour Post", &read, 0);
        let nowhere = Document { capture: Digest::of(b"never came in"), part: 1 };
        let refused = fixture.archive.write(|w| w.record(first.article, nowhere, &read, at(1))).unwrap_err();
        assert_eq!(refused.code(), "not_in_archive");
        let unread = Document { part: 7, ..document(&fixture) };
        let refused = fixture.archive.write(|w| w.record(ArticleId::new(), unread, &read, at(1))).unwrap_err();
        assert_eq!(refused.code(), "not_in_archive");
    }

    #[test]
    fn a_damaged_extraction_is_noticed_when_it_is_read() {
        let mut fixture = Fixture::new();
        let mut read = extraction("Harbour reopens", &"Ferries sail again, the harbour office said. ".repeat(20));
        read.blocks.push(Block::left_out(BlockKind::Credit, "Photo: A. Reyes", variorum_model::LeftOut::PhotoCredit));
        let revision = fixture.add("Harbour Post", &read, 0).revision;
        let connection = fixture.archive.connection();
        let stored: Vec<u8> = connection.query_row("SELECT zstd FROM extractions", [], |row| row.get(0)).unwrap();
        connection.execute_batch("DROP TRIGGER extractions_never_change").unwrap();
        for place in 0..stored.len() {
            let mut damaged = stored.clone();
            damaged[place] ^= 0x04;
            connection.execute("UPDATE extractions SET zstd = ?", [&damaged]).unwrap();
            match fixture.archive.read().unwrap().extraction(revision) {
                Ok(found) => assert_eq!(found.unwrap().1, read),
                Err(error) => assert_eq!(error.code(), "archive_damaged"),
            }
        }
    }
}
