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

/// The bytes of `from`, at most `most` of them. Fails when it breaks off.
pub(super) fn read_at_most(from: impl Read, most: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    from.take(most as u64).read_to_end(&mut bytes).map_err(|_| ReadError::Damaged)?;
    Ok(bytes)
}

/// The bytes that `from` makes of `packed` compressed ones. Fails when it breaks off, and when it yields more than they can honestly hold.
pub(super) fn inflate(from: impl Read, packed: usize) -> Result<Vec<u8>, ReadError> {
    let honest = most_inflated(packed as u64);
    let most = honest.min(MOST_BYTES as u64) as usize;
    let bytes = read_at_most(from, most + 1)?;
    match bytes.len() > most {
        false => Ok(bytes),
        true if honest < MOST_BYTES as u64 => Err(ReadError::UnpacksTooLarge),
        true => Err(ReadError::TooLarge { bytes: bytes.len(), most }),
    }
}
