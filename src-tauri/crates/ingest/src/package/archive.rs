//! A ZIP archive, opened within limits: the plain ones, and those that are a document inside.
//!
//! The central directory says what an archive holds. Two entries of one name are both kept, and what the directory says of sizes is held
//! against what the archive can honestly unpack to before a byte is inflated: an archive whose entries share their bytes is refused, and so
//! is one that states a hundred times what compression yields. An entry is inflated to the size that was stated for it and no further.

use super::entry_name;
use super::inflate::{most_inflated, read_at_most};
use crate::read::MOST_TEXT;
use crate::{MOST_BYTES, ReadError, charset};
use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipFileHeaderRecord, ZipSliceArchive};

/// The most entries that an archive may have, those that are no documents included.
const MOST_ENTRIES: usize = 50_000;

/// The most bytes that all entries of an archive may have together, inflated.
const MOST_TOGETHER: u64 = 2 << 30;

/// A ZIP archive.
pub(crate) struct Archive<'a> {
    /// The archive as it stands.
    zip: ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
    /// The places of the entries, by name.
    by_name: Vec<usize>,
}

/// A file or a folder in an archive, as the central directory has it.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Its path, parts joined by `/`; that of a folder ends in one. It is a name and never a place on the disk.
    pub(crate) name: String,
    /// How many bytes it has in the archive.
    pub(crate) packed: u64,
    /// How many bytes it is said to have.
    pub(crate) size: u64,
    /// Whether it is locked with a password.
    pub(crate) is_encrypted: bool,
    /// Whether it is a link to another file.
    pub(crate) is_link: bool,
    method: CompressionMethod,
    place: ZipArchiveEntryWayfinder,
}

impl<'a> Archive<'a> {
    /// Opens the archive in `bytes`. Fails when it has no directory that can be followed, and when it holds more than an honest one.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| ReadError::Damaged)?;
        let mut entries = Vec::new();
        for record in archive.entries() {
            if entries.len() == MOST_ENTRIES {
                return Err(ReadError::TooManyMembers { most: MOST_ENTRIES });
            }
            entries.push(Entry::of(&record.map_err(|_| ReadError::Damaged)?));
        }
        let together = entries.iter().fold(0, |sum: u64, entry| sum.saturating_add(entry.size));
        if together > most_inflated(bytes.len() as u64).min(MOST_TOGETHER) || shares_bytes(&archive, &entries) {
            return Err(ReadError::UnpacksTooLarge);
        }
        let mut by_name: Vec<usize> = (0..entries.len()).collect();
        by_name.sort_by(|a, b| entries[*a].name.cmp(&entries[*b].name));
        Ok(Self { zip: archive, entries, by_name })
    }

    /// Its entries, in the order of the central directory.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of this name. Of several it is the last: to change a file, programs write it once more.
    pub(crate) fn entry(&self, name: &str) -> Option<&Entry> {
        let behind = self.by_name.partition_point(|at| self.entries[*at].name.as_str() <= name);
        let last = &self.entries[*self.by_name.get(behind.checked_sub(1)?)?];
        (last.name == name).then_some(last)
    }

    /// The bytes of an entry, whole and with their checksum proved.
    pub(crate) fn read(&self, entry: &Entry) -> Result<Vec<u8>, ReadError> {
        entry.check()?;
        let local = self.zip.get_entry(entry.place).map_err(|_| ReadError::Damaged)?;
        // One byte more than stated is asked for, so that the checks at the end of the entry take place and a longer one is found out.
        let most = entry.size as usize + 1;
        match entry.method {
            CompressionMethod::STORE => read_at_most(local.verifying_reader(local.data()), most),
            _ => read_at_most(local.verifying_reader(DeflateDecoder::new(local.data())), most),
        }
    }

    /// The text of the entry of this name, which is parsed as a whole; none when there is no such entry.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(entry) = self.entry(name) else { return Ok(None) };
        if entry.size > MOST_TEXT as u64 {
            return Err(ReadError::TooLarge { bytes: entry.size as usize, most: MOST_TEXT });
        }
        Ok(Some(charset::decode(&self.read(entry)?, None).text))
    }

    /// The first bytes of an entry, `most` of them or all; they are not proved.
    pub(crate) fn start_of(&self, entry: &Entry, most: usize) -> Result<Vec<u8>, ReadError> {
        entry.check()?;
        let local = self.zip.get_entry(entry.place).map_err(|_| ReadError::Damaged)?;
        match entry.method {
            CompressionMethod::STORE => read_at_most(local.data(), most),
            _ => read_at_most(DeflateDecoder::new(local.data()), most),
        }
    }
}

impl Entry {
    fn of(record: &ZipFileHeaderRecord<'_>) -> Self {
        let flags = record.flags();
        Self {
            name: entry_name::decode(record),
            packed: record.compressed_size_hint(),
            size: record.uncompressed_size_hint(),
            is_encrypted: flags.is_encrypted() || flags.has_strong_encryption() || flags.is_masked(),
            is_link: record.mode().is_symlink(),
            method: record.compression_method(),
            place: record.wayfinder(),
        }
    }

    /// Whether it is a folder.
    pub(crate) fn is_folder(&self) -> bool {
        self.name.ends_with('/')
    }

    /// Fails when the entry is not to be inflated.
    fn check(&self) -> Result<(), ReadError> {
        if self.is_encrypted || self.method == CompressionMethod::AES {
            return Err(ReadError::Encrypted);
        }
        if !matches!(self.method, CompressionMethod::STORE | CompressionMethod::DEFLATE) {
            return Err(ReadError::UnknownFormat { media_type: compressed_by(self.method) });
        }
        if self.size > MOST_BYTES as u64 {
            return Err(ReadError::TooLarge { bytes: self.size as usize, most: MOST_BYTES });
        }
        if self.size > most_inflated(self.packed) { Err(ReadError::UnpacksTooLarge) } else { Ok(()) }
    }
}

/// The media type of what a method of compression yields.
fn compressed_by(method: CompressionMethod) -> String {
    match method {
        CompressionMethod::BZIP2 => "application/x-bzip2".into(),
        CompressionMethod::LZMA => "application/x-lzma".into(),
        CompressionMethod::XZ => "application/x-xz".into(),
        CompressionMethod::ZSTD | CompressionMethod::ZSTD_DEPRECATED => "application/zstd".into(),
        other => format!("application/zip; method={}", other.as_u16()),
    }
}

/// Whether two entries have bytes of the archive in common: few bytes would stand for many entries.
fn shares_bytes(archive: &ZipSliceArchive<&[u8]>, entries: &[Entry]) -> bool {
    // What a local header says that cannot be followed, is found out when the entry is read.
    let followed = entries.iter().filter_map(|entry| archive.get_entry(entry.place).ok());
    let mut ranges: Vec<(u64, u64)> = followed.map(|local| local.compressed_data_range()).collect();
    ranges.sort_unstable();
    ranges.windows(2).any(|pair| pair[1].0 < pair[0].1 || pair[1] == pair[0])
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Stored, zip};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn entries_come_back_as_they_were_put_in() {
        let long = "Ferries sail. ".repeat(500);
        let bytes = zip(&[
            Stored::plain("mimetype", b"a/b"),
            Stored::deflated("dir/b.txt", long.as_bytes()),
            Stored::plain("dir/", b""),
            Stored::deflated("empty", b""),
        ]);
        let archive = Archive::open(&bytes).unwrap();
        let names: Vec<&str> = archive.entries().iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["mimetype", "dir/b.txt", "dir/", "empty"]);
        assert_eq!(archive.read(archive.entry("mimetype").unwrap()).unwrap(), b"a/b");
        assert_eq!(archive.read(archive.entry("dir/b.txt").unwrap()).unwrap(), long.as_bytes());
        assert_eq!(archive.read(archive.entry("empty").unwrap()).unwrap(), b"");
        assert_eq!(archive.start_of(archive.entry("dir/b.txt").unwrap(), 7).unwrap(), b"Ferries");
        assert!(archive.entry("dir/").unwrap().is_folder());
        assert!(archive.entry("none").is_none());
    }

    #[test]
    fn entries_of_one_name_are_both_kept_and_the_last_is_meant() {
        let bytes = zip(&[Stored::plain("a", b"old"), Stored::plain("a", b"new"), Stored::plain("b", b"other")]);
        let archive = Archive::open(&bytes).unwrap();
        let texts: Vec<Vec<u8>> = archive.entries().iter().map(|entry| archive.read(entry).unwrap()).collect();
        assert_eq!(texts, [&b"old"[..], b"new", b"other"]);
        assert_eq!(archive.read(archive.entry("a").unwrap()).unwrap(), b"new");
    }

    #[test]
    fn an_entry_with_other_bytes_than_stated_is_damaged() {
        let text = "Ferries sail. ".repeat(50);
        for size in [0, 3, 699, 701, 5000] {
            let bytes = zip(&[Stored { size, ..Stored::deflated("a", text.as_bytes()) }]);
            let archive = Archive::open(&bytes).unwrap();
            assert_eq!(archive.read(&archive.entries()[0]), Err(ReadError::Damaged), "{size}");
        }
        let bytes = zip(&[Stored { crc: 1, ..Stored::plain("a", b"text") }]);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.read(&archive.entries()[0]), Err(ReadError::Damaged));
    }

    #[test]
    fn what_is_locked_or_packed_in_another_way_says_so() {
        let bytes = zip(&[
            Stored { flags: 1, ..Stored::plain("locked", b"x") },
            Stored { method: 93, ..Stored::plain("zstd", b"x") },
            Stored { method: 9, ..Stored::plain("deflate64", b"x") },
        ]);
        let archive = Archive::open(&bytes).unwrap();
        let errors: Vec<ReadError> = archive.entries().iter().map(|entry| archive.read(entry).unwrap_err()).collect();
        assert_eq!(errors[0], ReadError::Encrypted);
        assert_eq!(errors[1], ReadError::UnknownFormat { media_type: "application/zstd".into() });
        assert_eq!(errors[2], ReadError::UnknownFormat { media_type: "application/zip; method=9".into() });
    }

    #[test]
    fn an_archive_of_more_than_it_can_honestly_hold_is_refused_before_it_is_inflated() {
        let bomb = zip(&[Stored::deflated("zeros", &vec![0; 8 << 20])]);
        assert_eq!(Archive::open(&bomb).err(), Some(ReadError::UnpacksTooLarge));
        let many = zip(&vec![Stored { size: u32::MAX - 1, ..Stored::plain("a", b"x") }; 3]);
        assert_eq!(Archive::open(&many).err(), Some(ReadError::UnpacksTooLarge));
        let shared = zip(&[Stored::plain("a", b"text"), Stored { at: Some(0), ..Stored::plain("b", b"text") }]);
        assert_eq!(Archive::open(&shared).err(), Some(ReadError::UnpacksTooLarge));
        let crowd = zip(&vec![Stored::plain("", b""); MOST_ENTRIES + 1]);
        assert_eq!(Archive::open(&crowd).err(), Some(ReadError::TooManyMembers { most: MOST_ENTRIES }));
    }

    #[test]
    fn one_entry_that_is_too_much_does_not_spoil_the_others() {
        let filler: Vec<u8> = (0..200_000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let bytes = zip(&[Stored::deflated("zeros", &vec![0; 4 << 20]), Stored::plain("b", &filler)]);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.read(&archive.entries()[0]), Err(ReadError::UnpacksTooLarge));
        assert_eq!(archive.read(&archive.entries()[1]).unwrap(), filler);
    }

    #[test]
    fn what_stands_before_or_behind_an_archive_does_no_harm() {
        let inner = zip(&[Stored::plain("a", b"text")]);
        let bytes = [&b"#!/bin/sh\nexit\n"[..], &inner, &[0; 40]].concat();
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.read(&archive.entries()[0]).unwrap(), b"text");
        assert_eq!(Archive::open(&inner[..inner.len() - 4]).err(), Some(ReadError::Damaged));
    }

    proptest! {
        #[test]
        fn no_bytes_lead_to_a_panic(
            flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut bytes = zip(&[
                Stored::deflated("a.txt", "Ferries sail. ".repeat(20).as_bytes()),
                Stored::plain("dir/b", b"text"),
            ]);
            for (at, byte) in flips {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            for bytes in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
                if let Ok(archive) = Archive::open(bytes) {
                    for entry in archive.entries() {
                        let _ = archive.start_of(entry, 9);
                        if let Ok(read) = archive.read(entry) {
                            prop_assert_eq!(read.len() as u64, entry.size);
                        }
                    }
                }
            }
        }
    }
}
