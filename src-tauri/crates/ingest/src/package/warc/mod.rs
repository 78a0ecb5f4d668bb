//! WARC files: web archives, plain or compressed (ISO 28500, versions 1.0 and 1.1).
//!
//! A file is walked record by record ([`walk`]). A compressed one has a gzip member for each, which is inflated alone, so that an archive of
//! any size unpacked can be read; one that was compressed as a whole is a single member. What is broken is said and passed over: the walk goes
//! on at the next record that begins as one should.

mod document;
mod head;
mod http;
mod members;
mod record;

use super::answer::Answer;
use super::inflate::most_inflated;
use crate::{Contents, ReadError, ReadOptions};
use members::{Member, Members};
use record::Broken;

pub(super) use document::{Outcome, outcome};
pub(super) use members::is_compressed;
pub(super) use record::Record;

/// What the walk comes by.
pub(super) enum Seen<'r> {
    /// A gzip member for which so many bytes were inflated.
    Member(usize),
    /// A record.
    Record(&'r Record<'r>),
    /// A stretch of the file that is no record.
    Unread {
        /// The address that the record names, as far as it can be read.
        address: Option<String>,
        /// What is wrong with it.
        error: ReadError,
    },
}

/// How many bits of a place tell where in a member it is; those above tell where the member begins.
const WITHIN_BITS: u32 = 28;

/// How many bits a place has: a document has at most [`MOST_BYTES`](crate::MOST_BYTES).
pub(super) const PLACE_BITS: u32 = 2 * WITHIN_BITS;

/// Reads the package `bytes`.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Contents {
    let mut answer = Answer::default();
    let next = collect(bytes, options.from, &mut answer, &|_| true);
    answer.end(next)
}

/// Puts the documents from a place on into the answer, those whose address is wanted. Yields the place at which it was full.
pub(super) fn collect(bytes: &[u8], from: u64, answer: &mut Answer, is_wanted: &dyn Fn(&str) -> bool) -> Option<u64> {
    walk(bytes, from, &mut |seen| {
        match seen {
            _ if answer.is_full() => return false,
            Seen::Member(inflated) => answer.looked_at(inflated),
            Seen::Record(record) => {
                answer.looked_at(0);
                document::collect(record, answer, is_wanted);
            }
            Seen::Unread { address, error } => answer.push(None, address, Err(error)),
        }
        true
    })
}

/// Walks over the records from a place on, as long as `visit` says so and members unpack to no more than they can honestly hold. Yields the place
/// at which `visit` did not.
pub(super) fn walk(bytes: &[u8], from: u64, visit: &mut dyn FnMut(Seen<'_>) -> bool) -> Option<u64> {
    let place = |at: usize, within: usize| (at as u64) << WITHIN_BITS | within as u64;
    let members = Members::of(bytes);
    let mut at = usize::try_from(from >> WITHIN_BITS).ok()?;
    let mut within = (from & ((1 << WITHIN_BITS) - 1)) as usize;
    let (start, mut together) = (at, 0_u64);
    while let Some(Member { bytes: member, inflated, behind }) = members.at(at) {
        if !visit(Seen::Member(inflated)) {
            return Some(place(at, within));
        }
        // Each member may be small and honest, and all of them no more than a way to waste time.
        together += inflated as u64;
        if together > most_inflated((behind - start) as u64) {
            let goes_on = visit(Seen::Unread { address: None, error: ReadError::UnpacksTooLarge });
            return (!goes_on).then(|| place(at, within));
        }
        match member {
            Err(error) => {
                if !visit(Seen::Unread { address: None, error }) {
                    return Some(place(at, within));
                }
            }
            Ok(member) => {
                while let Some((record, next)) = record::at(&member, within) {
                    let seen = match &record {
                        Ok(record) => Seen::Record(record),
                        Err(Broken { address }) => Seen::Unread { address: address.clone(), error: ReadError::Damaged },
                    };
                    if !visit(seen) {
                        return Some(place(at, within));
                    }
                    within = next;
                }
            }
        }
        (at, within) = (behind, 0);
    }
    None
}

#[cfg(test)]
mod tests;
