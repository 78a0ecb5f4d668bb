//! Captures, read again by a better reader.

use crate::contract::ErrorAnswer;
use crate::learning::learn;
use crate::read_ahead::ReadAhead;
use crate::{Engine, Failure, NotRead, ReadSource, SourceError};
use serde::Serialize;
use variorum_archive::{ArchiveError, Document, Recording, Writer};
use variorum_collate::sound;
use variorum_ingest::{READER_VERSION, ReadOptions};
use variorum_model::{Digest, Extraction, ReadingDoubt};

/// The version of the answer of `read-anew`.
pub const READ_ANEW_SCHEMA: &str = "variorum.read-anew/1";

/// After so many captures it is told how far the work is.
const TOLD_EVERY: usize = 100;

/// What reading captures again came to.
#[derive(Debug, Serialize)]
pub struct ReadAnewAnswer {
    schema: &'static str,
    /// The version of the reader.
    pub reader: u32,
    /// How many captures an older reader had read.
    pub captures: usize,
    /// How many documents have a new reading; their articles have the states that they had.
    pub read_anew: usize,
    /// How many documents keep the reading that they had, since the new one has less of them, or may be of another document.
    pub kept: usize,
    /// The captures that could not be read again, which keep the readings that they had.
    pub errors: Vec<NotReadAnew>,
}

/// A capture that could not be read again.
#[derive(Debug, Serialize)]
pub struct NotReadAnew {
    /// The hash of the capture.
    pub sha256: Digest,
    /// Why.
    pub error: ErrorAnswer,
}

impl Engine {
    /// Reads again what an older reader read, one capture after the other; what was done stays when it is interrupted. A better reader makes new
    /// extractions, never revisions. Tells how many captures are done of how many.
    pub async fn read_anew(&self, mut progress: impl FnMut(usize, usize) + Send) -> Result<ReadAnewAnswer, Failure> {
        let captures = self.with_archive(|archive| Ok(archive.read()?.captures_read_by_older(READER_VERSION)?)).await?;
        let total = captures.len();
        let mut answer = ReadAnewAnswer {
            schema: READ_ANEW_SCHEMA,
            reader: READER_VERSION,
            captures: total,
            read_anew: 0,
            kept: 0,
            errors: vec![],
        };
        let mut ahead = ReadAhead::new(captures.into_iter(), self.reading().at_once(), |sha256: &Digest| {
            let (engine, sha256) = (self.clone(), *sha256);
            async move { engine.read_capture(sha256).await }
        });
        let mut done = 0;
        while let Some((sha256, read)) = ahead.next().await {
            match read.map(|read| read.documents) {
                Ok(Ok(documents)) => {
                    let (read_anew, kept) = self.take_over(sha256, documents).await?;
                    answer.read_anew += read_anew;
                    answer.kept += kept;
                }
                Ok(Err(error)) => {
                    answer.errors.push(NotReadAnew { sha256, error: self.error(error.code(), &error) });
                }
                Err(_) => {
                    let error = self.error(Failure::Interrupted.code(), &Failure::Interrupted);
                    answer.errors.push(NotReadAnew { sha256, error });
                }
            }
            done += 1;
            if done % TOLD_EVERY == 0 || done == total {
                progress(done, total);
            }
        }
        Ok(answer)
    }

    async fn read_capture(&self, sha256: Digest) -> ReadSource {
        let loaded = self.with_archive(move |archive| {
            let reader = archive.read()?;
            let source = reader.arrivals(sha256)?.into_iter().next().map(|first| first.source).unwrap_or_default();
            Ok((reader.capture(sha256)?.ok_or(ArchiveError::NoSuch("such capture"))?, source))
        });
        let Ok((bytes, source)) = loaded.await else {
            let documents = Err(NotRead::Source(SourceError::Unreachable));
            return ReadSource { bytes: None, came_from: None, documents, listing: None };
        };
        let is_page = ["https://", "http://"].iter().any(|scheme| source.starts_with(scheme));
        let file_name = source.rsplit(['/', '\\']).next().map(str::to_owned).filter(|_| !is_page);
        let address = is_page.then_some(source);
        self.reading().read_bytes(bytes, None, ReadOptions { address, file_name, ..ReadOptions::default() }).await
    }

    /// Records new readings of documents that were read before. Answers how many, and how many keep the reading that they had.
    async fn take_over(
        &self,
        sha256: Digest,
        documents: Vec<Result<Extraction, crate::NotReadMember>>,
    ) -> Result<(usize, usize), Failure> {
        let now = self.now();
        self.with_archive(move |archive| {
            let known = archive.read()?.documents(sha256)?;
            let is_alone = documents.len() == 1 && known.len() == 1;
            Ok(archive.write(|writer| {
                let (mut read_anew, mut kept) = (0, 0);
                for (document, _) in known.iter().filter(|(_, reader)| *reader < READER_VERSION) {
                    let new = documents.get(document.part as usize - 1).and_then(|read| read.as_ref().ok());
                    if read_again(writer, *document, new, is_alone, now)? {
                        read_anew += 1;
                    } else {
                        kept += 1;
                    }
                }
                Ok((read_anew, kept))
            })?)
        })
        .await
    }
}

/// Whether the new reading of a document was recorded.
fn read_again(
    writer: &Writer<'_>,
    document: Document,
    new: Option<&Extraction>,
    is_alone: bool,
    now: jiff::Timestamp,
) -> Result<bool, ArchiveError> {
    let (Some(new), Some(before)) = (new, writer.recorded(document)?) else { return Ok(false) };
    let old = match writer.reading(document) {
        Err(ArchiveError::Damaged(_)) => None,
        old => old?,
    };
    if old.is_some_and(|old| !is_better(&old, new, is_alone)) {
        return Ok(false);
    }
    let recorded = writer.record(before.article, document, new, now)?;
    learn(writer, recorded.article)?;
    Ok(recorded.recording == Recording::ReadAnew)
}

/// Whether a new reading takes the place of the old one: it is of the same document of its package, has not lost the text, nor the characters in
/// which a server said that it is written.
fn is_better(old: &Extraction, new: &Extraction, is_alone: bool) -> bool {
    let same = |a: Option<&str>, b: Option<&str>| a.is_some() && a == b;
    let is_same =
        is_alone || same(old.url.as_deref(), new.url.as_deref()) || same(old.title.as_deref(), new.title.as_deref());
    let garbled = [ReadingDoubt::ReplacedCharacters, ReadingDoubt::WrongCharset];
    let is_garbled = garbled.iter().any(|doubt| new.doubts.contains(doubt) && !old.doubts.contains(doubt));
    is_same && !is_garbled && sound(&[old, new]) == [true, true]
}
