//! The bytes as they came in.

use crate::columns::{Column, get};
use crate::{ArchiveError, Reader, Writer};
use jiff::Timestamp;
use std::io::Read;
use variorum_model::{CaptureId, Digest};

/// Bytes that were just handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// This arrival.
    pub arrival: CaptureId,
    /// The hash of the bytes, under which they are kept.
    pub sha256: Digest,
    /// Whether the archive held these bytes before.
    pub known: bool,
}

/// zstd's own default: a page shrinks to about a fifth, at some hundred megabytes a second.
const LEVEL: i32 = 3;

impl Writer<'_> {
    /// Keeps `bytes` that came from `source` (a path as given, or an address), and enters their arrival in the ledger. Bytes that the
    /// archive holds already are not kept twice.
    pub fn receive(&self, bytes: &[u8], source: &str, received_at: Timestamp) -> Result<Received, ArchiveError> {
        let sha256 = Digest::of(bytes);
        let known = self.holds_capture(sha256)?;
        if !known {
            let size = i64::try_from(bytes.len()).map_err(|_| ArchiveError::TooLarge)?;
            self.keep(sha256, size, &compress(bytes)?)?;
        }
        let arrival = self.enter_arrival(sha256, source, received_at)?;
        Ok(Received { arrival, sha256, known })
    }

    /// Keeps bytes as they are kept.
    pub(crate) fn keep(&self, sha256: Digest, size: i64, compressed: &[u8]) -> Result<(), ArchiveError> {
        let sql = "INSERT INTO captures (sha256, size, zstd) VALUES (?, ?, ?)";
        self.execute(sql, (Column(sha256), size, compressed)).map(|_| ())
    }
}

impl Reader<'_> {
    /// The bytes with this hash, checked against it.
    ///
    /// Fails with [`ArchiveError::Damaged`] when they are no longer what came in.
    pub fn capture(&self, sha256: Digest) -> Result<Option<Vec<u8>>, ArchiveError> {
        let row = self.first("SELECT size, zstd FROM captures WHERE sha256 = ?", [Column(sha256)], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))
        })?;
        let Some((size, compressed)) = row else { return Ok(None) };
        let bytes = received(sha256, size, &compressed);
        bytes
            .map(Some)
            .ok_or_else(|| ArchiveError::Damaged(format!("the bytes of capture {sha256} are not those that came in")))
    }

    /// The hashes of all captures, in the order of the hashes.
    pub fn captures(&self) -> Result<Vec<Digest>, ArchiveError> {
        self.all("SELECT sha256 FROM captures ORDER BY sha256", [], |row| get(row, 0))
    }

    fn holds_capture(&self, sha256: Digest) -> Result<bool, ArchiveError> {
        Ok(self.first("SELECT 1 FROM captures WHERE sha256 = ?", [Column(sha256)], |_| Ok(()))?.is_some())
    }
}

/// The bytes that came in; none when those that are kept are others.
pub(crate) fn received(sha256: Digest, size: i64, compressed: &[u8]) -> Option<Vec<u8>> {
    expand(compressed, u64::try_from(size).unwrap_or(0)).filter(|bytes| Digest::of(bytes) == sha256)
}

/// Compresses with zstd, a checksum of the content at the end.
pub(crate) fn compress(bytes: &[u8]) -> Result<Vec<u8>, ArchiveError> {
    let mut encoder = zstd::Encoder::new(Vec::new(), LEVEL)?;
    encoder.include_checksum(true)?;
    encoder.set_pledged_src_size(Some(bytes.len() as u64))?;
    std::io::copy(&mut &*bytes, &mut encoder)?;
    Ok(encoder.finish()?)
}

/// Expands what [`compress`] made; none when it is damaged or holds more than `limit` bytes.
pub(crate) fn expand(compressed: &[u8], limit: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    zstd::Decoder::with_buffer(compressed).ok()?.take(limit.saturating_add(1)).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= limit).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at};
    use proptest::prelude::*;

    #[test]
    fn the_same_bytes_again_are_one_more_arrival_and_nothing_else() {
        let mut archive = Fixture::new().archive;
        let first = archive.write(|w| w.receive(b"page", "a.html", at(1))).unwrap();
        let again = archive.write(|w| w.receive(b"page", "copy of a.html", at(2))).unwrap();
        assert_eq!((first.known, again.known), (false, true));
        assert_eq!(first.sha256, again.sha256);
        assert_eq!(archive.read().unwrap().captures().unwrap(), [first.sha256]);
        let arrivals = archive.read().unwrap().arrivals(first.sha256).unwrap();
        assert_eq!(arrivals.iter().map(|a| a.source.as_str()).collect::<Vec<_>>(), ["a.html", "copy of a.html"]);
        assert_eq!(arrivals.iter().map(|a| a.id).collect::<Vec<_>>(), [first.arrival, again.arrival]);
    }

    #[test]
    fn damaged_bytes_are_noticed_when_they_are_read() {
        let mut archive = Fixture::new().archive;
        let bytes = b"Every word of this page is evidence.".repeat(40);
        let sha256 = archive.write(|w| w.receive(&bytes, "page.html", at(0))).unwrap().sha256;
        let stored: Vec<u8> =
            archive.connection().query_row("SELECT zstd FROM captures", [], |row| row.get(0)).unwrap();
        archive.connection().execute_batch("DROP TRIGGER captures_never_change").unwrap();
        for place in 0..stored.len() {
            let mut damaged = stored.clone();
            damaged[place] ^= 0x10;
            archive.connection().execute("UPDATE captures SET zstd = ?", [&damaged]).unwrap();
            match archive.read().unwrap().capture(sha256) {
                // A bit of the frame's header may have no meaning; what is read must be what came in.
                Ok(read) => assert_eq!(read.as_deref(), Some(bytes.as_slice())),
                Err(error) => assert_eq!(error.code(), "archive_damaged"),
            }
        }
        for size in [-1, 3] {
            archive.connection().execute("UPDATE captures SET zstd = ?, size = ?", (&stored, size)).unwrap();
            assert_eq!(archive.read().unwrap().capture(sha256).unwrap_err().code(), "archive_damaged");
        }
    }

    #[test]
    fn a_capture_cannot_be_changed() {
        let mut archive = Fixture::new().archive;
        archive.write(|w| w.receive(b"page", "a.html", at(1))).unwrap();
        assert!(archive.connection().execute("UPDATE captures SET size = 9", []).is_err());
    }

    proptest! {
        #[test]
        fn what_is_compressed_expands_to_the_same(bytes in proptest::collection::vec(any::<u8>(), 0..5000)) {
            let compressed = compress(&bytes).unwrap();
            prop_assert_eq!(expand(&compressed, bytes.len() as u64), Some(bytes.clone()));
            if !bytes.is_empty() {
                prop_assert_eq!(expand(&compressed, bytes.len() as u64 - 1), None);
            }
        }
    }
}
