//! What may come out of compressed bytes.

use crate::{MOST_BYTES, ReadError};
use std::io::Read;

/// How many bytes a compressed one may stand for. Texts reach five to ten, pages of tables fifty; what deflate can reach is a thousand.
const RATIO: u64 = 200;

/// What may come out whatever went in: small files of one repeated line are honest.
const ALWAYS: u64 = 1 << 20;

/// How many bytes may come out of `packed` ones.
pub(super) const fn most_inflated(packed: u64) -> u64 {
    packed.saturating_mul(RATIO).saturating_add(ALWAYS)
}

/// How many bytes are taken of what comes out of `packed` ones: what they can honestly hold, and no more than a document may have.
pub(crate) fn most_taken(packed: usize) -> usize {
    most_inflated(packed as u64).min(MOST_BYTES as u64) as usize
}

/// Fails when more `bytes` came out of `packed` ones than are taken.
pub(super) fn check(bytes: usize, packed: usize) -> Result<(), ReadError> {
    match most_taken(packed) {
        most if bytes <= most => Ok(()),
        MOST_BYTES => Err(ReadError::TooLarge { bytes, most: MOST_BYTES }),
        _ => Err(ReadError::UnpacksTooLarge),
    }
}

/// The bytes of `from`, at most `most` of them. Fails when it breaks off.
pub(super) fn read_at_most(from: impl Read, most: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    append_at_most(from, most, &mut bytes).map(|()| bytes)
}

/// Appends the bytes of `from`, at most `most` of them; when it breaks off, those before.
pub(crate) fn append_at_most(from: impl Read, most: usize, bytes: &mut Vec<u8>) -> Result<(), ReadError> {
    from.take(most as u64).read_to_end(bytes).map(|_| ()).map_err(|_| ReadError::Damaged)
}

/// The bytes that `from` makes of `packed` compressed ones. Fails when it breaks off, and when it yields more than they can honestly hold.
pub(super) fn inflate(from: impl Read, packed: usize) -> Result<Vec<u8>, ReadError> {
    let bytes = read_at_most(from, most_taken(packed) + 1)?;
    check(bytes.len(), packed).map(|()| bytes)
}
