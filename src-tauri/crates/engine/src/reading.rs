//! Reading documents in child processes.

use crate::member_name;
use crate::sources::Loaded;
use crate::{Source, SourceError};
use std::ffi::OsString;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio_util::task::AbortOnDropHandle;
use variorum_fetch::{FetchError, Fetched, Fetcher, Known};
use variorum_ingest::{Contents, Listing, Member, Part, ReadError, ReadOptions};
use variorum_model::Extraction;
use variorum_sandbox::{Limits, ReaderProgram, Readers, SandboxError};

/// The hidden command under which the `variorum` program is a reader.
pub const READER_COMMAND: &str = "read-documents";

/// Reads documents, each in a confined child process; pages are fetched before.
#[derive(Clone)]
pub struct Reading {
    readers: Arc<Readers>,
    fetcher: Fetcher,
    /// How many children read at a time.
    workers: usize,
    /// Who hears how many of the files are read.
    hear: Option<HearProgress>,
}

/// Who hears how many of how many are done.
pub type HearProgress = Arc<dyn Fn(usize, usize) + Send + Sync>;

/// Bytes, and what a reader made of them.
#[derive(Debug)]
pub struct ReadSource {
    /// The bytes; none when they could not be fetched.
    pub bytes: Option<Vec<u8>>,
    /// From where they came, when they were fetched.
    pub came_from: Option<CameFrom>,
    /// The documents in them, in their order.
    pub documents: Documents,
    /// What they list, when they are a feed.
    pub listing: Option<Listing>,
}

/// From where a page came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameFrom {
    /// The address that was asked for.
    pub asked: String,
    /// By what the server knows the page; its address is the one that answered.
    pub known: Known,
}

impl ReadSource {
    /// What cannot be read since it was not to be had.
    pub(crate) fn not_loaded(error: SourceError) -> Self {
        Self { bytes: None, came_from: None, documents: Err(error.into()), listing: None }
    }

    /// How many bytes it has, those of the file and of the texts read in it, in round numbers.
    pub(crate) fn size(&self) -> usize {
        /// What a document and a block have besides their text.
        const AROUND: usize = 256;
        let of_document = |document: &Extraction| {
            document.blocks.iter().map(|block| block.text.len() + AROUND).sum::<usize>() + AROUND
        };
        let documents = self.documents.iter().flatten().flatten().map(of_document).sum::<usize>();
        self.bytes.as_ref().map_or(0, Vec::len) + documents
    }
}

/// How many packages may stand inside one another.
const DEEPEST: usize = 10;

/// The most documents that one source may hold.
const MOST_DOCUMENTS: usize = 10_000;

/// How many bytes the members of one source may have together, those of the packages inside it included: so many, and so many times as many as
/// the source has. No limit of a single package bounds what packages inside packages come to.
const UNPACKED: (u64, u64) = (64 << 20, 16);

/// What was read of one source; of a package, some documents may be readable and others not.
pub type Documents = Result<Vec<Result<Extraction, NotReadMember>>, NotRead>;

/// A document that could not be read, in a source of which others could.
#[derive(Debug)]
pub struct NotReadMember {
    /// What its package calls it.
    pub member: Option<String>,
    /// Why it could not be read.
    pub error: NotRead,
}

/// Why there is nothing to compare.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// The bytes could not be fetched.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The reader found nothing that it can read.
    #[error(transparent)]
    Document(#[from] ReadError),
    /// The reader was stopped or failed.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
}

impl From<FetchError> for NotRead {
    fn from(error: FetchError) -> Self {
        Self::Source(error.into())
    }
}

impl NotRead {
    /// The stable code, from which catalogues make words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Source(error) => error.code(),
            Self::Document(error) => error.code(),
            Self::Sandbox(error) => error.code(),
        }
    }
}

impl Reading {
    /// Readers that are run by the `variorum` program at `program`, as many as there are processors; `fetcher` brings them pages.
    pub fn new(program: PathBuf, fetcher: Fetcher) -> Self {
        let arguments = vec![OsString::from(READER_COMMAND)];
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let readers = Readers::new(ReaderProgram { program, arguments }, Limits::default(), workers);
        Self { readers: Arc::new(readers), fetcher, workers, hear: None }
    }

    /// The same readers, of which `hear` hears how many of the files that a command is given are read.
    #[must_use]
    pub fn heard_by(self, hear: HearProgress) -> Self {
        Self { hear: Some(hear), ..self }
    }

    pub(crate) fn tell(&self, done: usize, total: usize) {
        if let Some(hear) = &self.hear {
            hear(done, total);
        }
    }

    /// Who brings pages.
    pub(crate) const fn fetcher(&self) -> &Fetcher {
        &self.fetcher
    }

    /// How many sources are to be read at a time: one is fetched while each child reads another.
    pub(crate) const fn at_once(&self) -> usize {
        self.workers + 1
    }

    /// Fetches and reads a document.
    pub async fn read(&self, source: &Source, raw: bool) -> ReadSource {
        match self.load(source).await {
            Err(error) => ReadSource::not_loaded(error),
            Ok(loaded) => self.read_from(source, loaded, raw).await,
        }
    }

    /// Fetches a document.
    pub(crate) async fn load(&self, source: &Source) -> Result<Loaded, SourceError> {
        let (loading, fetcher) = (source.clone(), self.fetcher.clone());
        let loaded = tokio::task::spawn_blocking(move || loading.load(&fetcher)).await;
        loaded.unwrap_or(Err(SourceError::Unreachable))
    }

    /// Reads a document that was fetched.
    pub(crate) async fn read_from(&self, source: &Source, loaded: Loaded, raw: bool) -> ReadSource {
        let options = ReadOptions { raw, file_name: source.file_name(), ..ReadOptions::default() };
        let mut read = self.read_loaded(loaded, options).await;
        if read.documents.as_ref().is_ok_and(|documents| !source.is_among(documents.len())) {
            read.documents = Err(SourceError::NoSuchDocument.into());
        }
        read
    }

    /// Reads a page that came from the address `asked`.
    pub(crate) async fn read_page(&self, asked: &str, page: Fetched) -> ReadSource {
        self.read_loaded(Loaded::page(asked, page), ReadOptions::default()).await
    }

    async fn read_loaded(&self, loaded: Loaded, mut options: ReadOptions) -> ReadSource {
        options.address = loaded.came_from.as_ref().map(|from| from.known.address.clone());
        options.charset = loaded.charset;
        self.read_bytes(loaded.bytes, loaded.came_from, options).await
    }

    /// Reads bytes: the documents in them, those in packages included, however deep these stand in one another.
    pub(crate) async fn read_bytes(
        &self,
        bytes: Vec<u8>,
        came_from: Option<CameFrom>,
        options: ReadOptions,
    ) -> ReadSource {
        let whole = Arc::new(Whole::of(bytes.len()));
        let (documents, listing) = match self.read_level(&bytes, options, None, 0, whole).await {
            Ok(Level { documents, listing }) if documents.is_empty() => (Err(ReadError::NoDocuments.into()), listing),
            Ok(Level { documents, listing }) => (Ok(documents), listing),
            Err(error) => (Err(error), None),
        };
        ReadSource { bytes: Some(bytes), came_from, documents, listing }
    }

    /// Reads one level, which stands in `inside`, and with it those below. A source that unpacks to too much is refused as a whole: which of its members were read until
    /// then is chance.
    fn read_level<'a>(
        &'a self,
        bytes: &'a [u8],
        options: ReadOptions,
        inside: Option<String>,
        depth: usize,
        whole: Arc<Whole>,
    ) -> Pin<Box<dyn Future<Output = Result<Level, NotRead>> + Send + 'a>> {
        Box::pin(async move {
            let mut documents = Vec::new();
            let mut listing = None;
            let mut options = options;
            loop {
                let answer: Result<Contents, ReadError> = self.readers.ask(&options, bytes).await?;
                let contents = answer?;
                let is_alone = documents.is_empty() && contents.parts.len() == 1 && contents.next.is_none();
                listing = contents.listing.or(listing);
                // All of an answer's members are asked for at once; there are never more children than processors.
                let reading: Vec<_> = contents
                    .parts
                    .into_iter()
                    .map(|part| match part {
                        Part::Article(article) => {
                            Pending::Read(Box::new(Ok(Extraction { member: inside.clone(), ..*article })))
                        }
                        Part::Unread { name, error } => {
                            let member = member_name::inside(inside.as_deref(), name.as_deref());
                            Pending::Read(Box::new(Err(NotReadMember { member, error: error.into() })))
                        }
                        Part::Member(member) => {
                            let (reading, whole) = (self.clone(), Arc::clone(&whole));
                            let called = member.name.as_deref().or(member.address.as_deref());
                            let name = member_name::inside(inside.as_deref(), called);
                            let own = name.clone();
                            let task =
                                tokio::spawn(async move { reading.read_member(member, own, depth + 1, whole).await });
                            Pending::Member(name, AbortOnDropHandle::new(task))
                        }
                    })
                    .collect();
                for part in reading {
                    match part {
                        Pending::Read(document) => documents.push(*document),
                        Pending::Member(member, task) => match task.await.unwrap_or(Err(SandboxError::Died.into())) {
                            Ok(inside) => {
                                if inside.documents.is_empty() {
                                    documents.push(Err(NotReadMember { member, error: ReadError::NoDocuments.into() }));
                                }
                                documents.extend(inside.documents);
                                // A package of nothing but a feed is one.
                                listing = listing.or(inside.listing.filter(|_| is_alone));
                            }
                            Err(error) => documents.push(Err(NotReadMember { member, error })),
                        },
                    }
                    whole.unpack(0)?;
                    if documents.len() > MOST_DOCUMENTS {
                        break;
                    }
                }
                if documents.len() > MOST_DOCUMENTS {
                    documents.truncate(MOST_DOCUMENTS);
                    let error = ReadError::TooManyMembers { most: MOST_DOCUMENTS }.into();
                    documents.push(Err(NotReadMember { member: inside, error }));
                    break;
                }
                match contents.next {
                    // Whatever a package says of itself, each answer goes on behind the one before.
                    Some(next) if next > options.from => options.from = next,
                    _ => break,
                }
            }
            Ok(Level { documents, listing })
        })
    }

    async fn read_member(
        self,
        member: Member,
        name: Option<String>,
        depth: usize,
        whole: Arc<Whole>,
    ) -> Result<Level, NotRead> {
        if depth > DEEPEST {
            return Err(ReadError::PackagesTooDeep { most: DEEPEST }.into());
        }
        whole.unpack(member.bytes.len())?;
        let options = ReadOptions {
            address: member.address,
            file_name: member.name,
            forwarded: member.forwarded,
            ..ReadOptions::default()
        };
        self.read_level(&member.bytes, options, name, depth, whole).await
    }
}

/// What was read of one level and of those below it.
struct Level {
    documents: Vec<Result<Extraction, NotReadMember>>,
    /// What it lists, when it is a feed.
    listing: Option<Listing>,
}

/// What all levels of a source share.
struct Whole {
    /// How many bytes its members have so far.
    unpacked: AtomicU64,
    most: u64,
}

impl Whole {
    fn of(bytes: usize) -> Self {
        Self { unpacked: AtomicU64::new(0), most: UNPACKED.0 + UNPACKED.1 * bytes as u64 }
    }

    /// Counts a member. Fails when all of them, here or on other levels, have too many bytes.
    fn unpack(&self, bytes: usize) -> Result<(), ReadError> {
        let bytes = bytes as u64;
        let unpacked = self.unpacked.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if unpacked > self.most { Err(ReadError::UnpacksTooLarge) } else { Ok(()) }
    }
}

/// A part of an answer that is read, or that is being read.
enum Pending {
    Read(Box<Result<Extraction, NotReadMember>>),
    /// What its package calls it, and its reading, which is stopped when the answer is no longer waited for.
    Member(Option<String>, AbortOnDropHandle<Result<Level, NotRead>>),
}

/// The name of one document of a source: `FILE#2` for the second of a container.
pub(crate) fn document_label(source: &str, number: usize) -> String {
    if number == 0 { source.to_owned() } else { format!("{source}#{}", number + 1) }
}

/// What the reader's child process does until its parent ends.
pub fn serve_reader() -> std::io::Result<()> {
    variorum_sandbox::serve(|options: ReadOptions, bytes: Vec<u8>| variorum_ingest::read(&bytes, &options))
}
