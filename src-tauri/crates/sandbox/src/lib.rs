//! Runs a reader of documents in child processes that can do nothing but read what they are handed and answer.
//!
//! Parsers of pages and files from anywhere can overflow the stack, eat all memory or run for minutes on a few hundred hostile bytes. So each
//! document is parsed in a child that confines itself before it takes the first byte ([`serve`]); [`Readers`] keeps a few such children, hands
//! them documents, stops those that exceed their [`Limits`] and replaces those that died.
//!
//! What a child is kept from, by system:
//!
//! | | Linux | macOS | Windows |
//! | --- | --- | --- | --- |
//! | memory beyond 512 MiB | limit of address space | **not enforced** | **not enforced**: the working set is kept small, no more |
//! | a stack beyond 64 MiB | yes | yes | yes |
//! | writing to files | seccomp, Landlock, limit of file size | limit of file size, no descriptor to be had | **not enforced** |
//! | opening, making, moving, removing files | seccomp, Landlock | opening: no descriptor to be had; else **not enforced** | **not enforced** |
//! | sockets, addresses, the network | seccomp, Landlock | no descriptor to be had | **not enforced** |
//! | other programs, processes, threads | seccomp | **not enforced** | **not enforced** |
//! | signals to others, memory that can be run | seccomp | **not enforced** | **not enforced** |
//! | outliving its parent | ended by a signal | its input ends | its input ends |
//!
//! On Linux the child may make some two dozen calls, listed by name; every other call fails as for lack of permission, whatever Landlock the
//! kernel has. Where something is not enforced, it rests on the reader, which opens nothing and asks nobody: that a document cannot make it
//! do so is tested on all systems alike, that a reader taken over by a document cannot do so holds on Linux alone.
//!
//! Time and the size of answers are limited by the parent everywhere. A child that dies is replaced, and what it died of is told from its last
//! words. A document whose child had read others before is handed to a fresh one before it is blamed for a death.

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
