//! The gzip members of a WARC file; a file that is not compressed is a single one.

use super::super::gzip::MAGIC;
use super::super::inflate::{append_at_most, check, most_taken, read_at_most};
use super::record::START;
use crate::ReadError;
use flate2::bufread::GzDecoder;
use std::borrow::Cow;

/// How many places are tried at which a member may begin, behind a broken one.
const MOST_TRIES: usize = 1000;

/// The members of a file.
pub(super) struct Members<'a> {
    bytes: &'a [u8],
    is_compressed: bool,
}

/// A member of a file.
pub(super) struct Member<'a> {
    pub(super) bytes: Result<Cow<'a, [u8]>, ReadError>,
    /// How many bytes were inflated for it, also when it breaks off.
    pub(super) inflated: usize,
    /// The place behind it.
    pub(super) behind: usize,
}

impl<'a> Members<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, is_compressed: bytes.starts_with(MAGIC) }
    }

    /// The member at a place.
    pub(super) fn at(&self, at: usize) -> Option<Member<'a>> {
        let rest = self.bytes.get(at..).filter(|rest| !rest.is_empty())?;
        if !self.is_compressed {
            return Some(Member { bytes: Ok(Cow::Borrowed(self.bytes)), inflated: 0, behind: self.bytes.len() });
        }
        // Padding.
        if rest.iter().all(|byte| *byte == 0) {
            return None;
        }
        let mut decoder = GzDecoder::new(rest);
        let mut bytes = Vec::new();
        let read = append_at_most(&mut decoder, most_taken(rest.len()) + 1, &mut bytes);
        let left = decoder.get_ref().len();
        let inflated = bytes.len();
        // The most is that of all the rest: only now it is known how much of it is the member.
        Some(match read.and_then(|()| check(inflated, rest.len() - left)) {
            Ok(()) => Member { bytes: Ok(Cow::Owned(bytes)), inflated, behind: self.bytes.len() - left },
            Err(error) => Member { bytes: Err(error), inflated, behind: self.next_start(at + 1) },
        })
    }

    /// Where the next member begins, from a place on, that holds a record; the end when there is none.
    fn next_start(&self, from: usize) -> usize {
        let begins = |at: &usize| self.bytes[*at..].starts_with(b"\x1f\x8b\x08");
        let mut places = (from..self.bytes.len()).filter(begins).take(MOST_TRIES);
        places.find(|at| is_compressed(&self.bytes[*at..])).unwrap_or(self.bytes.len())
    }
}

/// Whether bytes are a gzip member with a record in it.
pub(in super::super) fn is_compressed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) && read_at_most(GzDecoder::new(bytes), START.len()).is_ok_and(|start| start == START)
}
