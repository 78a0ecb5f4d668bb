//! The gzip members of a WARC file; a file that is not compressed is a single one.

use super::super::gzip::MAGIC;
use super::super::inflate::{inflate, most_inflated, read_at_most};
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

/// A member's bytes and the place behind it.
type Member<'a> = (Result<Cow<'a, [u8]>, ReadError>, usize);

impl<'a> Members<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, is_compressed: bytes.starts_with(MAGIC) }
    }

    pub(super) fn is_compressed(&self) -> bool {
        self.is_compressed
    }

    /// The member at a place.
    pub(super) fn at(&self, at: usize) -> Option<Member<'a>> {
        let rest = self.bytes.get(at..).filter(|rest| !rest.is_empty())?;
        if !self.is_compressed {
            return Some((Ok(Cow::Borrowed(self.bytes)), self.bytes.len()));
        }
        // Padding.
        if rest.iter().all(|byte| *byte == 0) {
            return None;
        }
        let mut decoder = GzDecoder::new(rest);
        let inflated = inflate(&mut decoder, rest.len()).and_then(|bytes| {
            let packed = rest.len() - decoder.get_ref().len();
            if bytes.len() as u64 > most_inflated(packed as u64) { Err(ReadError::UnpacksTooLarge) } else { Ok(bytes) }
        });
        Some(match inflated {
            Ok(bytes) => (Ok(Cow::Owned(bytes)), self.bytes.len() - decoder.get_ref().len()),
            Err(error) => (Err(error), self.next_start(at + 1)),
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
