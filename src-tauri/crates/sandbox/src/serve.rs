//! The child's side.

use crate::{confinement, frame};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io;
use std::thread;

/// The stack of the thread that parses, in bytes. Parsers descend once a level of nesting.
const STACK: usize = 64 * 1024 * 1024;

/// Answers questions from standard input on standard output until the input ends. Confines the process first: after that, `answer` can open no
/// file, reach no network, and start no program and no thread (see the crate's table of systems). To be called while there is no other thread.
///
/// Does not return an error for a document: `answer` is to say what is wrong with one. When `answer` dies, the process dies, and the parent
/// notices.
pub fn serve<Q, A>(mut answer: impl FnMut(Q, Vec<u8>) -> A + Send) -> io::Result<()>
where
    Q: DeserializeOwned,
    A: Serialize,
{
    confinement::enclose()?;
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || {
            confinement::seal()?;
            let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
            while let Some(question) = frame::read(&mut input)? {
                let Some(bytes) = frame::read(&mut input)? else { return Ok(()) };
                let question = serde_json::from_slice(&question)?;
                frame::write(&mut output, &serde_json::to_vec(&answer(question, bytes))?)?;
            }
            Ok(())
        })?;
        worker.join().unwrap_or_else(|_| Err(io::Error::other("the reader panicked")))
    })
}
