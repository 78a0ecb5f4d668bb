//! The archive: everything that came in, kept in one SQLite file, and the only crate that touches SQLite.
//!
//! An [`Archive`] holds *captures* (bytes, each content once, under their SHA-256), a *ledger* of their arrivals, *articles* with their
//! *revisions*, the *extractions* that readers made of captures, *stories*, where each article is *placed*, and a log of the *acts* of
//! persons; besides, the *feeds* that a person follows with their *entries*, and the *pages* that came from addresses. One file of this crate
//! stands for one of these tables. Four more stand for what is asked of them: what persons *corrected* in articles, *decided* about readings and
//! *arranged* of stories, which the log holds, and the *fingerprints* of blocks, which can be made anew from the extractions.
//!
//! - **One writer.** [`Archive::open`] holds a lock on a file beside the database until it is dropped; the window and the command line
//!   cannot write at once. [`Archive::open_read_only`] needs no lock and sees what was last committed.
//! - **One use case, one transaction.** [`Archive::write`] hands out a [`Writer`] and commits before it returns: what it acknowledges is on
//!   the disk, and of what fails nothing stays. [`Archive::read`] hands out a [`Reader`] on one consistent state.
//! - **Nothing is overwritten.** Triggers in the database keep captures and extractions as they are and make the ledger and the log of
//!   acts append-only. Each line of the ledger holds the hash of the one before ([`LedgerLine`]).
//! - **Damage is noticed.** Captures are checked against their hash and extractions against a checksum whenever they are read. Each page of the
//!   file and of the log ends in a seal, a check sum that is looked at when the page is read, and by which [`Archive::salvage`] puts a single wrong
//!   byte right. Who writes the file past this crate breaks the seals.
//! - **This machine's own disk.** A database in a network folder is refused ([`ArchiveError::Network`]).
//! - **Versions.** The numbered files of `src/migrations` bring a database up to date when it is opened for writing. A database that a
//!   newer program wrote is refused and not changed by a byte. The runner is this crate's own, some fifteen lines: the published ones
//!   follow new versions of `rusqlite` late.
//!
//! [`KeptVectors`] is no part of the archive: a file beside it that spares the making of vectors, and that may be lost at any time.
//!
//! Ids are made here ([`variorum_model::ArticleId::new`] and its like); times are handed in. No type of SQLite stands in a public signature.

mod acts;
mod archive;
mod arrangements;
mod articles;
mod backup;
mod captures;
mod check;
mod columns;
mod corrections;
mod decisions;
mod entries;
mod error;
mod extractions;
mod feeds;
mod fingerprints;
#[cfg(test)]
mod fixture;
mod index;
mod kept_vectors;
mod ledger;
mod lock;
mod log;
mod lookup;
mod migrations;
mod network;
mod outlets;
mod pages;
mod placements;
mod query;
mod rebuilt;
mod remains;
mod revisions;
mod salvage;
mod seal;
mod sealed_file;
mod search;
#[cfg(test)]
mod shipped;
mod snippet;
mod stories;
mod transaction;

pub use acts::{Act, LoggedAct};
pub use archive::Archive;
pub use arrangements::{Arrangement, Put, PutFrom, StandingArrangement};
pub use articles::{Article, CurrentArticle, DatedText, NewArticle, Role};
pub use captures::Received;
pub use check::{Checked, Finding};
pub use decisions::StandingDecision;
pub use error::ArchiveError;
pub use extractions::{Document, Recorded, Recording};
pub use feeds::{Feed, Refreshed};
pub use kept_vectors::KeptVectors;
pub use ledger::{Arrival, LedgerLine};
pub use pages::Validators;
pub use placements::{PlacedBy, Placement};
pub use query::{Query, QueryError};
pub use revisions::Revision;
pub use salvage::{Lost, LostKind, Salvaged};
pub use search::{Found, FoundPassage, FoundState, RANKED};
pub use snippet::Snippet;
pub use stories::{CandidateStory, LibraryStory, Story, StoryArticles};
pub use transaction::{Reader, Writer};
