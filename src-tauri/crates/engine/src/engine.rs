//! What the use cases share.

use crate::collated::Collated;
use crate::known_terms::KnownTerms;
use crate::learning::learn_anew;
use crate::open_quotes::Quoted;
use crate::placing::place_waiting;
use crate::{Event, Failure, FailureMessage, JobId, Meaning, ModelFile, Reading};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio_util::sync::CancellationToken;
use variorum_archive::{Archive, ArchiveError};
use variorum_collate::Alignments;
use variorum_fetch::Fetcher;
use variorum_messages::Catalogue;
use variorum_model::StoryId;

/// What a host hands to an engine.
#[derive(Clone)]
pub struct Settings {
    /// The folder of the archive; made when it is missing.
    pub archive: PathBuf,
    /// The `variorum` program, which is run as the reader.
    pub reader: PathBuf,
    /// Who brings pages from the internet.
    pub fetcher: Fetcher,
    /// The file of the model by which passages are compared by meaning.
    pub model: ModelFile,
    /// The folder of the sample stories, if the program has them.
    pub samples: Option<PathBuf>,
    /// The person's language, as a BCP 47 tag.
    pub locale: String,
    /// What time it is.
    pub clock: Clock,
}

/// What time it is.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
/// Who hears what happens during jobs.
pub type EventSink = Arc<dyn Fn(Event) + Send + Sync>;

/// The use cases on one archive. Cheap to clone; all clones are one engine.
#[derive(Clone)]
pub struct Engine {
    shared: Arc<Shared>,
}

struct Shared {
    /// The archive's database.
    database: PathBuf,
    /// The archive; none before there is one.
    archive: Mutex<Option<Archive>>,
    reading: Reading,
    meaning: Meaning,
    attributing: tokio::sync::Mutex<()>,
    known_terms: Mutex<KnownTerms>,
    samples: Option<PathBuf>,
    catalogue: Catalogue,
    clock: Clock,
    events: EventSink,
    jobs: Mutex<BTreeMap<JobId, CancellationToken>>,
    next_job: AtomicU32,
    collated: Mutex<BTreeMap<StoryId, Arc<Collated>>>,
    /// What was found about the pairs of articles of the story that was compared last. Of one story alone: it grows with the square of the articles.
    aligned: Mutex<Option<(StoryId, Arc<Alignments>)>>,
    /// What was answered on the quotes of the story that was asked for last.
    quoted: Mutex<Option<Quoted>>,
    /// By what the opening of the story that was asked for last is cancelled.
    opening: Mutex<Arc<AtomicBool>>,
}

/// The name of the database in the folder of an archive.
pub(crate) const DATABASE: &str = "variorum.sqlite";

impl Engine {
    /// Opens the archive, or makes it. Fails when another program writes to it, when it is newer than this program, or when its folder cannot be
    /// written.
    pub fn open(settings: Settings, events: EventSink) -> Result<Self, Failure> {
        let meaning = Meaning::kept_in(&settings.model, &settings.archive)?;
        let mut archive = Archive::open(&settings.archive.join(DATABASE))?;
        learn_anew(&mut archive)?;
        archive.index_anew(|done, total| events(Event::Indexing { done, total }))?;
        place_waiting(&mut archive, &mut KnownTerms::default(), (settings.clock)())?;
        archive.sum_up()?;
        Ok(Self::on(Some(archive), meaning, settings, events))
    }

    /// Opens the archive; one that is missing is made when something comes in, so that what brings nothing in leaves nothing behind.
    pub fn open_at_need(settings: Settings, events: EventSink) -> Result<Self, Failure> {
        if settings.archive.join(DATABASE).exists() {
            return Self::open(settings, events);
        }
        let meaning = Meaning::kept_in(&settings.model, &settings.archive)?;
        Ok(Self::on(None, meaning, settings, events))
    }

    /// Opens an archive to look at it; another program may write to it meanwhile. Use cases that write fail.
    pub fn open_read_only(settings: Settings, events: EventSink) -> Result<Self, Failure> {
        let archive = Archive::open_read_only(&settings.archive.join(DATABASE))?;
        let meaning = Meaning::kept_in(&settings.model, &settings.archive)?;
        Ok(Self::on(Some(archive), meaning, settings, events))
    }

    fn on(archive: Option<Archive>, meaning: Meaning, settings: Settings, events: EventSink) -> Self {
        Self {
            shared: Arc::new(Shared {
                database: settings.archive.join(DATABASE),
                archive: Mutex::new(archive),
                reading: Reading::new(settings.reader, settings.fetcher),
                meaning,
                attributing: tokio::sync::Mutex::default(),
                known_terms: Mutex::default(),
                samples: settings.samples,
                catalogue: Catalogue::new(&settings.locale),
                clock: settings.clock,
                events,
                jobs: Mutex::default(),
                next_job: AtomicU32::new(1),
                collated: Mutex::default(),
                aligned: Mutex::default(),
                quoted: Mutex::default(),
                opening: Mutex::default(),
            }),
        }
    }

    /// A failure in the person's language.
    pub fn say(&self, failure: &Failure) -> FailureMessage {
        FailureMessage::new(failure, &self.shared.catalogue)
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.shared.catalogue
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.shared.clock)()
    }

    pub(crate) fn tell(&self, event: Event) {
        (self.shared.events)(event);
    }

    pub(crate) fn reading(&self) -> &Reading {
        &self.shared.reading
    }

    /// By what passages are compared beside their words.
    pub fn meaning(&self) -> &Meaning {
        &self.shared.meaning
    }

    /// Held by whoever finds who speaks in the articles.
    pub(crate) fn attributing(&self) -> &tokio::sync::Mutex<()> {
        &self.shared.attributing
    }

    /// The terms of the articles that placing looked at last.
    pub(crate) fn known_terms(&self) -> MutexGuard<'_, KnownTerms> {
        self.shared.known_terms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn samples(&self) -> Option<&Path> {
        self.shared.samples.as_deref()
    }

    pub(crate) fn collated(&self) -> MutexGuard<'_, BTreeMap<StoryId, Arc<Collated>>> {
        self.shared.collated.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known of the pairs of articles of a story.
    pub(crate) fn alignments(&self, id: StoryId) -> Arc<Alignments> {
        let aligned = self.shared.aligned.lock().unwrap_or_else(PoisonError::into_inner);
        aligned.as_ref().filter(|(story, _)| *story == id).map(|(_, known)| Arc::clone(known)).unwrap_or_default()
    }

    pub(crate) fn keep_alignments(&self, id: StoryId, alignments: Alignments) {
        *self.shared.aligned.lock().unwrap_or_else(PoisonError::into_inner) = Some((id, Arc::new(alignments)));
    }

    /// A story is to be opened: what was being compared for the one asked for before is let go. Answers by what this one will be.
    pub(crate) fn open_next(&self) -> Arc<AtomicBool> {
        let next = Arc::new(AtomicBool::new(false));
        let mut opening = self.shared.opening.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *opening, Arc::clone(&next)).store(true, Ordering::Relaxed);
        next
    }

    /// By what all that belongs to the story that was opened last will be let go when another one is.
    pub(crate) fn open_now(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.shared.opening.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn quoted(&self) -> MutexGuard<'_, Option<Quoted>> {
        self.shared.quoted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn database(&self) -> &Path {
        &self.shared.database
    }

    /// Whether there is an archive yet.
    pub(crate) fn has_archive(&self) -> bool {
        self.shared.database.exists()
    }

    /// Does something with the archive, away from the threads that answer. Fails with [`ArchiveError::NotFound`] when there is none: what
    /// brings nothing in makes no archive.
    pub(crate) async fn with_archive<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Archive) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.with_archive_or(|path| Err(ArchiveError::NotFound(path.to_owned())), work).await
    }

    /// Brings something into the archive, which is made when it is missing.
    pub(crate) async fn with_archive_made<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Archive) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.with_archive_or(Archive::open, work).await
    }

    async fn with_archive_or<T: Send + 'static>(
        &self,
        missing: impl FnOnce(&Path) -> Result<Archive, ArchiveError> + Send + 'static,
        work: impl FnOnce(&mut Archive) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let shared = Arc::clone(&self.shared);
        let done = tokio::task::spawn_blocking(move || {
            // A use case that failed halfway has left no half transaction behind: the archive is sound even after a panic.
            let mut archive = shared.archive.lock().unwrap_or_else(PoisonError::into_inner);
            let archive = match &mut *archive {
                Some(archive) => archive,
                none => none.insert(missing(&shared.database)?),
            };
            work(archive)
        });
        done.await.map_err(|_| Failure::Interrupted)?
    }

    /// A new job, and the sign by which it is cancelled.
    pub(crate) fn begin_job(&self) -> (JobId, CancellationToken) {
        let job = JobId(self.shared.next_job.fetch_add(1, Ordering::Relaxed));
        let cancelled = CancellationToken::new();
        self.jobs().insert(job, cancelled.clone());
        (job, cancelled)
    }

    pub(crate) fn end_job(&self, job: JobId) {
        self.jobs().remove(&job);
    }

    pub(crate) fn cancel_job(&self, job: JobId) {
        if let Some(cancelled) = self.jobs().get(&job) {
            cancelled.cancel();
        }
    }

    fn jobs(&self) -> MutexGuard<'_, BTreeMap<JobId, CancellationToken>> {
        self.shared.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
