//! The parent's side.

use crate::{Limits, SandboxError, frame};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout, timeout_at};

/// The program that calls [`serve`](crate::serve), and how it is told to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderProgram {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

/// A few children that read documents.
pub struct Readers {
    program: ReaderProgram,
    limits: Limits,
    /// Children that wait for a document.
    idle: Mutex<Vec<Reader>>,
    places: Semaphore,
}

/// A child.
struct Reader {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
    last_words: JoinHandle<Vec<u8>>,
    /// How many documents it has read.
    served: usize,
}

/// After so many documents a child is replaced, so that what a parser leaks does not add up.
const SERVED: usize = 500;

/// How much of a dying child's last words is looked at, in bytes.
const LAST_WORDS: usize = 4096;

/// How long the system may take to clear a killed child away.
const CLEARING: Duration = Duration::from_secs(1);

/// What happened while a child had a document.
enum Fault {
    /// The pipe broke: the child is dead or dying.
    Broken,
    /// The child lives and did what it must not.
    Other(SandboxError),
}

impl From<io::Error> for Fault {
    fn from(_: io::Error) -> Self {
        Self::Broken
    }
}

impl Readers {
    /// At most `count` children at a time, started when they are needed.
    pub fn new(program: ReaderProgram, limits: Limits, count: usize) -> Self {
        Self { program, limits, idle: Mutex::default(), places: Semaphore::new(count.max(1)) }
    }

    /// Hands a question and a document to a child and waits for the answer.
    pub async fn ask<Q: Serialize, A: DeserializeOwned>(&self, question: &Q, bytes: &[u8]) -> Result<A, SandboxError> {
        let question = serde_json::to_vec(question).map_err(|_| SandboxError::NotUnderstood)?;
        // The semaphore is never closed.
        let _place = self.places.acquire().await.map_err(|_| SandboxError::Died)?;
        let deadline = Instant::now() + self.limits.time;
        let idle = self.idle().pop();
        if let Some(reader) = idle {
            match self.hand(reader, &question, bytes, deadline).await {
                // It may have died of what it read before, or while it waited: the document is not to blame yet.
                Err(SandboxError::Died | SandboxError::OutOfMemory) => {}
                answer => return understood(answer),
            }
        }
        understood(self.hand(self.start()?, &question, bytes, deadline).await)
    }

    /// Hands a document to this child, which is kept if it answers.
    async fn hand(
        &self,
        mut reader: Reader,
        question: &[u8],
        bytes: &[u8],
        deadline: Instant,
    ) -> Result<Vec<u8>, SandboxError> {
        match timeout_at(deadline, reader.exchange(question, bytes, self.limits.answer_bytes)).await {
            Ok(Ok(answer)) => {
                reader.served += 1;
                if reader.served < SERVED {
                    self.idle().push(reader);
                }
                Ok(answer)
            }
            Ok(Err(Fault::Broken)) => Err(reader.why_it_died().await),
            Ok(Err(Fault::Other(error))) => Err(error),
            // Dropping the child kills it.
            Err(_) => Err(SandboxError::TimedOut),
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Reader>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start(&self) -> Result<Reader, SandboxError> {
        let cannot_start = |error| SandboxError::CannotStart { program: self.program.program.clone(), error };
        let mut child = Command::new(&self.program.program)
            .args(&self.program.arguments)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(cannot_start)?;
        match (child.stdin.take(), child.stdout.take(), child.stderr.take()) {
            (Some(input), Some(output), Some(errors)) => {
                Ok(Reader { child, input, output, last_words: tokio::spawn(end_of(errors)), served: 0 })
            }
            _ => Err(cannot_start(io::ErrorKind::BrokenPipe.into())),
        }
    }
}

impl Reader {
    async fn exchange(&mut self, question: &[u8], bytes: &[u8], answer_bytes: u32) -> Result<Vec<u8>, Fault> {
        for part in [question, bytes] {
            let length = frame::length(part).map_err(|_| Fault::Other(SandboxError::TooLarge))?;
            self.input.write_all(&length).await?;
            self.input.write_all(part).await?;
        }
        self.input.flush().await?;
        let length = self.output.read_u32_le().await?;
        if length > answer_bytes {
            return Err(Fault::Other(SandboxError::AnswerTooLarge));
        }
        let mut answer = Vec::new();
        (&mut self.output).take(u64::from(length)).read_to_end(&mut answer).await?;
        if answer.len() as u64 == u64::from(length) { Ok(answer) } else { Err(Fault::Broken) }
    }

    /// Why the child died, by what it said last. Rust's run time names the two faults that a document can bring about.
    async fn why_it_died(mut self) -> SandboxError {
        // A child that has merely closed its pipes says nothing more.
        let _ = self.child.start_kill();
        let words = timeout(CLEARING, self.last_words).await;
        let words = words.ok().and_then(Result::ok).unwrap_or_default();
        let words = String::from_utf8_lossy(&words);
        if words.contains("memory allocation") {
            SandboxError::OutOfMemory
        } else if words.contains("overflowed its stack") {
            SandboxError::TooDeep
        } else {
            SandboxError::Died
        }
    }
}

fn understood<A: DeserializeOwned>(answer: Result<Vec<u8>, SandboxError>) -> Result<A, SandboxError> {
    serde_json::from_slice(&answer?).map_err(|_| SandboxError::NotUnderstood)
}

/// What a child says on standard error until it ends, the last of it. It is listened to all the time: a child that nobody hears stands still
/// once the pipe is full.
async fn end_of(mut errors: ChildStderr) -> Vec<u8> {
    let mut words = Vec::new();
    let mut heard = [0; LAST_WORDS];
    while let Ok(length @ 1..) = errors.read(&mut heard).await {
        words.extend_from_slice(heard.get(..length).unwrap_or_default());
        words.drain(..words.len().saturating_sub(LAST_WORDS));
    }
    words
}
