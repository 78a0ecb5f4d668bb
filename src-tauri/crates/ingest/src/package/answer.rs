//! One answer on a package: as many of its parts as are handed back at once.

use crate::{Contents, Member, Part, ReadError};

/// How many bytes of members an answer holds, the last one excepted.
const MOST_HELD: usize = 16 << 20;

/// How many bytes are unpacked for an answer without being handed on.
const MOST_WORK: usize = 128 << 20;

/// What a part weighs beside its bytes.
const PART: usize = 4 << 10;

/// What it takes to look at a part that is passed over.
const LOOK: usize = 1 << 10;

/// An answer in the making.
#[derive(Default)]
pub(super) struct Answer {
    parts: Vec<Part>,
    held: usize,
    work: usize,
}

impl Answer {
    /// Hands a member back, or says why it cannot be read.
    pub(super) fn push(&mut self, name: Option<String>, address: Option<String>, read: Result<Vec<u8>, ReadError>) {
        self.held = self.held.saturating_add(PART);
        self.parts.push(match read {
            Ok(bytes) => {
                self.held = self.held.saturating_add(bytes.len());
                Part::Member(Member { name, address, forwarded: false, bytes })
            }
            Err(error) => Part::Unread { name: name.or(address), error },
        });
    }

    /// Notes that a part was looked at, and that `bytes` were unpacked for it.
    pub(super) fn looked_at(&mut self, bytes: usize) {
        self.work = self.work.saturating_add(bytes).saturating_add(LOOK);
    }

    /// Whether what follows belongs into the next answer.
    pub(super) fn is_full(&self) -> bool {
        self.held >= MOST_HELD || self.work >= MOST_WORK
    }

    /// The answer; the one behind it begins at `next`.
    pub(super) fn end(self, next: Option<u64>) -> Contents {
        Contents { parts: self.parts, next, ..Contents::default() }
    }
}
