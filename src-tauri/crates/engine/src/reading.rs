//! Reading documents in child processes.

use crate::{Source, SourceError};
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use variorum_ingest::{ReadError, ReadOptions};
use variorum_model::Extraction;
use variorum_sandbox::{Limits, ReaderProgram, Readers, SandboxError};

/// The hidden command under which the `variorum` program is a reader.
pub const READER_COMMAND: &str = "read-documents";

/// Reads documents, each in a confined child process.
#[derive(Clone)]
pub struct Reading {
    readers: Arc<Readers>,
}

/// Bytes, and what a reader made of them.
#[derive(Debug)]
pub struct ReadSource {
    /// The bytes; none when they could not be fetched.
    pub bytes: Option<Vec<u8>>,
    /// The documents in them.
    pub documents: Result<Vec<Extraction>, NotRead>,
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
    /// Readers that are run by the `variorum` program at `program`, as many as there are processors.
    pub fn new(program: PathBuf) -> Self {
        let arguments = vec![OsString::from(READER_COMMAND)];
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self { readers: Arc::new(Readers::new(ReaderProgram { program, arguments }, Limits::default(), workers)) }
    }

    /// Fetches and reads a document.
    pub async fn read(&self, source: &Source, raw: bool) -> ReadSource {
        let loading = source.clone();
        let loaded = tokio::task::spawn_blocking(move || loading.load()).await.unwrap_or(Err(SourceError::Unreachable));
        match loaded {
            Err(error) => ReadSource { bytes: None, documents: Err(error.into()) },
            Ok(bytes) => {
                let options = ReadOptions { raw, address: None, file_name: source.file_name() };
                let documents = self.read_bytes(&bytes, &options).await;
                ReadSource { bytes: Some(bytes), documents }
            }
        }
    }

    /// Reads bytes.
    pub async fn read_bytes(&self, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Extraction>, NotRead> {
        let answer: Result<Vec<Extraction>, ReadError> = self.readers.ask(options, bytes).await?;
        Ok(answer?)
    }
}

/// The name of one document of a source: `FILE#2` for the second of a container.
pub(crate) fn document_label(source: &str, number: usize) -> String {
    if number == 0 { source.to_owned() } else { format!("{source}#{}", number + 1) }
}

/// What the reader's child process does until its parent ends.
pub fn serve_reader() -> std::io::Result<()> {
    variorum_sandbox::serve(|options: ReadOptions, bytes: Vec<u8>| variorum_ingest::read(&bytes, &options))
}
