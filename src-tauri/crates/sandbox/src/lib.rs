//! Runs a reader of documents in child processes that can do nothing but read what they are handed and answer.
//!
//! Parsers of pages and files from anywhere can overflow the stack, eat all memory or run for minutes on a few hundred hostile bytes. So each
//! document is parsed in a child that confines itself before it takes the first byte ([`serve`]); [`Readers`] keeps a few such children, hands
//! them documents, stops those that exceed their [`Limits`] and replaces those that died.
//!
//! What a child is kept from, by system:
//!
//! | | memory | writing files | opening files | network | other programs | outlives its parent |
//! | --- | --- | --- | --- | --- | --- | --- |
//! | Linux | limit of address space | limit of file size, Landlock | Landlock (kernel 5.13) | seccomp | seccomp | no, by signal |
//! | macOS | not enforced | limit of file size | not enforced | not enforced | not enforced | no, its input ends |
//! | Windows | job object | not enforced | not enforced | not enforced | not enforced | no, its input ends |
//!
//! Time and the size of answers are limited by the parent everywhere.

mod confinement;
mod error;
mod frame;
mod limits;
mod readers;
mod serve;

pub use error::SandboxError;
pub use limits::Limits;
pub use readers::{ReaderProgram, Readers};
pub use serve::serve;
