//! Documents into the archive.

use crate::contract::ErrorAnswer;
use crate::failure::in_words;
use crate::known_terms::KnownTerms;
use crate::learning::learn;
use crate::placing::{known_article, place};
use crate::progress::Progress;
use crate::read_ahead::ReadAhead;
use crate::reading::document_label;
use crate::visits::validators;
use crate::{Engine, Event, Failure, JobId, NotRead, NotReadMember, ReadSource, Source, SourceError, sources};
use jiff::Timestamp;
use serde::Serialize;
use std::path::PathBuf;
use tokio_util::sync::CancellationToken;
use variorum_archive::{ArchiveError, Document, NewArticle, Recorded, Recording, Role, WholeReading, Writer};
use variorum_ingest::{READER_VERSION, ReadOptions};
use variorum_model::{ArticleId, Digest, Extraction, ReadingDoubt, StoryId};

/// What came in, and what did not.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct AddSummary {
    /// One entry a document, in the order in which they were given.
    pub items: Vec<AddedItem>,
    /// Whether the job was cancelled before all were done.
    pub cancelled: bool,
}

/// What became of one document.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct AddedItem {
    /// Its file name or address.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// It is a new article.
    Added {
        /// The article.
        article: ArticleId,
        /// The story it was placed in.
        story: StoryId,
        /// That story's title.
        story_title: String,
        /// Whether the story is new.
        new_story: bool,
        /// The outlet.
        outlet: Option<String>,
        /// The headline.
        title: Option<String>,
    },
    /// It is a new state of an article that was there.
    Revised {
        /// The article.
        article: ArticleId,
        /// The story it is in.
        story: StoryId,
        /// The outlet.
        outlet: Option<String>,
        /// The headline.
        title: Option<String>,
    },
    /// The archive holds this text already.
    Known {
        /// The article.
        article: ArticleId,
        /// The story it is in.
        story: StoryId,
        /// The outlet.
        outlet: Option<String>,
        /// The headline.
        title: Option<String>,
    },
    /// It could not be read, or not be kept.
    NotReadable {
        /// The stable code of the reason.
        code: String,
        /// The reason and what to do, in the person's language.
        message: String,
        /// Whether its bytes are kept in the archive all the same.
        kept: bool,
    },
}

/// The version of the answer of `add`.
pub const ADD_SCHEMA: &str = "variorum.add/1";

/// What came in, as the command line answers.
#[derive(Debug, Serialize)]
pub struct AddAnswer<'s> {
    schema: &'static str,
    items: &'s [AddedItem],
}

impl AddSummary {
    /// The answer of the command line.
    pub fn answer(&self) -> AddAnswer<'_> {
        AddAnswer { schema: ADD_SCHEMA, items: &self.items }
    }
}

/// Something to add.
#[derive(Clone, Debug)]
pub(crate) struct Addition {
    pub content: Content,
    pub role: Role,
    /// The title of the story it belongs to, where that is known and not to be guessed.
    pub story: Option<String>,
}

/// Where the bytes come from.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Source(Source),
    Pasted { label: String, bytes: Vec<u8> },
}

impl Addition {
    fn label(&self) -> &str {
        match &self.content {
            Content::Source(source) => &source.label,
            Content::Pasted { label, .. } => label,
        }
    }

    /// How answers name the document of this number in it; none when it is not meant.
    fn document(&self, number: usize) -> Option<String> {
        match &self.content {
            Content::Source(source) => source.document(number),
            Content::Pasted { label, .. } => Some(document_label(label, number)),
        }
    }
}

impl Engine {
    /// Adds the files and folders at these places. The outcome comes as an event.
    pub fn add_paths(&self, paths: Vec<PathBuf>) -> JobId {
        self.start_adding(move || Ok(additions(&paths)))
    }

    /// Adds the files and folders at these places and waits for the outcome. What became of each document is told as soon as it is certain: what is
    /// told to be in the archive is on the disk.
    pub async fn add_now(
        &self,
        paths: Vec<PathBuf>,
        told: impl FnMut(&AddedItem) + Send,
    ) -> Result<AddSummary, Failure> {
        let (job, cancelled) = self.begin_job();
        let summary = self.add_all(job, additions(&paths), &cancelled, told).await;
        self.end_job(job);
        Ok(summary)
    }

    /// Starts a job that adds what `find` finds.
    pub(crate) fn start_adding(&self, find: impl FnOnce() -> Result<Vec<Addition>, Failure> + Send + 'static) -> JobId {
        self.start_job(|engine, job, cancelled| async move {
            // A search that is cancelled runs on to its end, and nobody hears of it.
            let found = tokio::select! {
                found = tokio::task::spawn_blocking(find) => found.unwrap_or(Err(Failure::Interrupted)),
                () = cancelled.cancelled() => Ok(vec![]),
            };
            Ok(engine.add_all(job, found?, &cancelled, |_| {}).await)
        })
    }

    /// Starts a job that brings documents into the archive. The outcome comes as an event, a failure of the whole as an item without a source.
    pub(crate) fn start_job<W>(&self, work: impl FnOnce(Self, JobId, CancellationToken) -> W) -> JobId
    where
        W: Future<Output = Result<AddSummary, Failure>> + Send + 'static,
    {
        let (job, cancelled) = self.begin_job();
        let engine = self.clone();
        let work = work(self.clone(), job, cancelled);
        tokio::spawn(async move {
            engine.tell(Event::Adding { job, done: 0, total: 0, source: None, pace: None });
            let summary = work.await.unwrap_or_else(|failure| {
                let outcome = engine.not_readable(failure.code(), &failure, false);
                AddSummary { items: vec![AddedItem { source: String::new(), member: None, outcome }], cancelled: false }
            });
            engine.end_job(job);
            engine.tell(Event::Added { job, summary });
            // What fails now is done another time; nobody waits for it.
            let _ = engine.attribute_waiting().await;
        });
        job
    }

    async fn add_all(
        &self,
        job: JobId,
        additions: Vec<Addition>,
        cancelled: &CancellationToken,
        mut told: impl FnMut(&AddedItem) + Send,
    ) -> AddSummary {
        let mut progress = Progress::new(self, job, additions.len());
        let mut ahead = ReadAhead::new(additions.into_iter(), self.reading().at_once(), |addition: &Addition| {
            read(self.clone(), addition.content.clone())
        });
        let mut items = Vec::new();
        loop {
            let next = tokio::select! {
                biased;
                () = cancelled.cancelled() => return AddSummary { items, cancelled: true },
                next = ahead.next() => next,
            };
            let Some((addition, read)) = next else { break };
            let name = addition.label().to_owned();
            let entered = if let Ok(read) = read {
                let Some(entered) = self.enter(addition, read, cancelled).await else {
                    return AddSummary { items, cancelled: true };
                };
                entered
            } else {
                let outcome = self.not_readable(Failure::Interrupted.code(), &Failure::Interrupted, false);
                vec![AddedItem { source: name.clone(), member: None, outcome }]
            };
            entered.iter().for_each(&mut told);
            items.extend(entered);
            progress.step(self, &name);
        }
        AddSummary { items, cancelled: false }
    }

    /// Keeps what was read: the bytes in any case, and each document in them, all of it or none. Then places the articles; if that is cut off, they
    /// are placed when the archive is opened the next time. Nothing is answered when the job is cancelled meanwhile.
    pub(crate) async fn enter(
        &self,
        addition: Addition,
        read: ReadSource,
        cancelled: &CancellationToken,
    ) -> Option<Vec<AddedItem>> {
        let source = addition.label().to_owned();
        let unread =
            read.documents.as_ref().err().map(|error| (error.code(), in_words(self.catalogue(), error.code(), error)));
        let now = self.now();
        let Some(bytes) = read.bytes else {
            let (code, message) = unread.unwrap_or_default();
            let outcome = Outcome::NotReadable { code: code.to_owned(), message, kept: false };
            return Some(vec![AddedItem { source, member: None, outcome }]);
        };
        // What the reader failed on is asked for again, so the server must not be told that the page is known.
        let reader_failed = matches!(read.documents, Err(NotRead::Sandbox(_)));
        let documents = read.documents.unwrap_or_default();
        let label = source.clone();
        let is_file = read.came_from.is_none() && matches!(addition.content, Content::Source(_));
        let engine = self.clone();
        let came_from = read.came_from;
        let cancelled = cancelled.clone();
        let entered = self
            .with_archive_made(move |archive| {
                let numbered = || {
                    let named = |(number, document)| Some((number, addition.document(number)?, document));
                    documents.iter().enumerate().filter_map(named)
                };
                // A package may hold thousands.
                let go_on = || if cancelled.is_cancelled() { Err(ArchiveError::Cancelled) } else { Ok(()) };
                let kept = archive.write(|writer| {
                    let received = writer.receive(&bytes, &label, now)?;
                    if let Some(from) = came_from.filter(|_| !reader_failed) {
                        writer.set_page(&from.asked, &validators(from.known), received.sha256, now)?;
                    }
                    let keep_one = |(number, _, document): (usize, String, &Result<Extraction, NotReadMember>)| {
                        go_on()?;
                        let place = Document { capture: received.sha256, part: number as u32 + 1 };
                        let kept = document.as_ref().ok().map(|read| keep(writer, addition.role, place, read, now));
                        kept.transpose()
                    };
                    let kept = numbered().map(keep_one).collect::<Result<Vec<_>, ArchiveError>>()?;
                    if let Some(reading) = is_file.then(|| whole_reading(&documents, kept.len())).flatten() {
                        writer.set_read_whole(received.sha256, &label, reading)?;
                    }
                    Ok(kept)
                })?;
                let known = &mut *engine.known_terms();
                let settled = archive.write(|writer| {
                    let settled = numbered().zip(kept).map(|((_, source, document), kept)| {
                        go_on()?;
                        let (member, outcome) = match (document, kept) {
                            (Ok(read), Some(kept)) => {
                                let story = addition.story.as_deref();
                                (read.member.clone(), settle(writer, known, kept, story, read, now)?)
                            }
                            (Err(NotReadMember { member, error }), _) => {
                                (member.clone(), engine.not_readable(error.code(), error, true))
                            }
                            (Ok(_), None) => return Ok(None),
                        };
                        Ok(Some(AddedItem { source, member, outcome }))
                    });
                    settled.filter_map(Result::transpose).collect::<Result<Vec<_>, ArchiveError>>()
                });
                Ok(settled.map_err(Failure::from))
            })
            .await;
        let outcome = match (entered, unread) {
            (Ok(_), Some((code, message))) => Outcome::NotReadable { code: code.to_owned(), message, kept: true },
            (Ok(Ok(items)), None) => return Some(items),
            (
                Ok(Err(Failure::Archive(ArchiveError::Cancelled))) | Err(Failure::Archive(ArchiveError::Cancelled)),
                _,
            ) => {
                return None;
            }
            (Ok(Err(failure)), None) => self.not_readable(failure.code(), &failure, true),
            (Err(failure), _) => self.not_readable(failure.code(), &failure, false),
        };
        Some(vec![AddedItem { source, member: None, outcome }])
    }

    /// The documents of a file that came under this name before, with the same bytes, and was read by the reader of now: reading it again would bring
    /// the same. So a folder whose adding was cut off is gone through quickly up to there.
    async fn read_before(&self, label: &str, sha256: Digest) -> Option<Vec<Extraction>> {
        let label = label.to_owned();
        let before =
            self.with_archive(move |archive| Ok(archive.read()?.read_whole(sha256, &label, READER_VERSION)?));
        // What cannot be had from the archive can be read.
        before.await.ok().flatten()
    }

    pub(crate) fn not_readable(&self, code: &str, error: &dyn std::error::Error, kept: bool) -> Outcome {
        let ErrorAnswer { code, message } = self.error(code, error);
        Outcome::NotReadable { code, message, kept }
    }

    /// An error in the person's language.
    pub(crate) fn error(&self, code: &str, error: &dyn std::error::Error) -> ErrorAnswer {
        ErrorAnswer { code: code.to_owned(), message: in_words(self.catalogue(), code, error) }
    }
}

async fn read(engine: Engine, content: Content) -> ReadSource {
    let reading = engine.reading();
    let source = match content {
        Content::Source(source) => source,
        Content::Pasted { bytes, .. } => return reading.read_bytes(bytes, None, ReadOptions::default()).await,
    };
    let loaded = match reading.load(&source).await {
        Ok(loaded) => loaded,
        Err(error) => return ReadSource::not_loaded(error),
    };
    // Of a page the server is told what became of it; it is read each time.
    if loaded.came_from.is_none() && engine.has_archive() {
        let hashed = tokio::task::spawn_blocking(move || (Digest::of(&loaded.bytes), loaded)).await;
        let Ok((sha256, loaded)) = hashed else { return ReadSource::not_loaded(SourceError::Unreachable) };
        return match engine.read_before(&source.label, sha256).await {
            Some(documents) => ReadSource {
                bytes: Some(loaded.bytes),
                came_from: None,
                documents: Ok(documents.into_iter().map(Ok).collect()),
                listing: None,
            },
            None => reading.read_from(&source, loaded, false).await,
        };
    }
    reading.read_from(&source, loaded, false).await
}

/// What is noted of a reading in which everything could be read, and all of it was entered.
fn whole_reading(documents: &[Result<Extraction, NotReadMember>], entered: usize) -> Option<WholeReading> {
    let reader = documents.iter().flatten().map(|document| document.reader).next()?;
    let is_whole = documents.len() == entered && documents.iter().all(Result::is_ok);
    Some(WholeReading { reader, parts: u32::try_from(entered).ok()? }).filter(|_| is_whole)
}

fn additions(paths: &[PathBuf]) -> Vec<Addition> {
    let addition = |source| Addition { content: Content::Source(source), role: Role::Report, story: None };
    sources(paths).into_iter().map(addition).collect()
}

/// Whether what was read is a summary and not the whole article.
fn is_summary(extraction: &Extraction) -> bool {
    extraction.doubts.contains(&ReadingDoubt::SummaryOnly)
}

/// What was kept of a document.
pub(crate) struct Kept {
    pub(crate) article: ArticleId,
    /// What it made of it; none where it tells less than what the archive holds, and was not recorded.
    recording: Option<Recording>,
    /// Whether the article is new.
    is_new: bool,
    outlet: Option<String>,
    title: Option<String>,
}

/// Keeps one document, as a state of an article that is known or as a new article: what it acknowledges is safe and can be searched.
pub(crate) fn keep(
    writer: &Writer<'_>,
    role: Role,
    document: Document,
    extraction: &Extraction,
    now: Timestamp,
) -> Result<Kept, ArchiveError> {
    let known = known_article(writer, document, extraction, now)?;
    if let Some(article) = known
        && is_summary(extraction)
        && let Some(current) = writer.article(article)?.filter(|current| !is_summary(&current.extraction))
    {
        // A feed's summary is no state of the article that the archive holds in full; told as one, it would look like a cut by the outlet.
        let (outlet, title) = (current.extraction.outlet, current.extraction.title);
        return Ok(Kept { article, recording: None, is_new: false, outlet, title });
    }
    let article = if let Some(article) = known {
        article
    } else {
        writer.add_article(&NewArticle { url: extraction.url.clone(), outlet: extraction.outlet.clone(), role }, now)?
    };
    let Recorded { article, recording, .. } = writer.record(article, document, extraction, now)?;
    let (outlet, title) = (extraction.outlet.clone(), extraction.title.clone());
    Ok(Kept { article, recording: Some(recording), is_new: known.is_none(), outlet, title })
}

/// Places the article of a document that was kept in a story, and learns what its pages repeat.
pub(crate) fn settle(
    writer: &Writer<'_>,
    known: &mut KnownTerms,
    kept: Kept,
    story: Option<&str>,
    extraction: &Extraction,
    now: Timestamp,
) -> Result<Outcome, ArchiveError> {
    let Kept { article, recording, is_new, outlet, title } = kept;
    let placed = place(writer, known, article, extraction, story, now)?;
    if recording.is_some_and(|recording| recording != Recording::ReadBefore) {
        learn(writer, article)?;
    }
    let story = placed.story;
    Ok(match recording {
        _ if is_new => {
            Outcome::Added { article, story, story_title: placed.title, new_story: placed.is_new, outlet, title }
        }
        Some(Recording::NewRevision) => Outcome::Revised { article, story, outlet, title },
        _ => Outcome::Known { article, story, outlet, title },
    })
}
