//! Tape archives.
//!
//! A plain one stands for its files as a folder does. Links and devices in it are passed over, as in folders. Only the list of its files is
//! made by the library: their bytes are taken from the archive where they stand.

use super::files::{self, File};
use crate::beside;
use crate::{Contents, ReadError, ReadOptions};
use std::io::Cursor;

/// The most entries that an archive may have, those that are no documents included.
const MOST_ENTRIES: usize = 50_000;

/// Reads the package `bytes`.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Contents, ReadError> {
    let (listed, is_whole) = list(bytes)?;
    let files = listed.iter().map(|listed| File { name: &listed.name, size: listed.size, inside: listed }).collect();
    let slice = |listed: &&Listed, most: u64| {
        let at = usize::try_from(listed.at).map_err(|_| ReadError::Damaged)?;
        let length = usize::try_from(listed.size.min(most)).map_err(|_| ReadError::Damaged)?;
        let end = at.checked_add(length).ok_or(ReadError::Damaged)?;
        // The bytes of a file with holes are not those of the file.
        if listed.has_holes {
            return Err(ReadError::Damaged);
        }
        bytes.get(at..end).map(<[u8]>::to_vec).ok_or(ReadError::Damaged)
    };
    let start = |listed: &&Listed| slice(listed, beside::START as u64);
    let mut contents = files::answer(files, options.from, start, |listed| slice(listed, u64::MAX));
    if contents.next.is_none() && !is_whole {
        contents.parts.push(crate::Part::Unread { name: None, error: ReadError::Damaged });
    }
    Ok(contents)
}

/// A file in an archive.
struct Listed {
    name: String,
    at: u64,
    size: u64,
    has_holes: bool,
}

/// The files of an archive, and whether it could be followed to its end.
fn list(bytes: &[u8]) -> Result<(Vec<Listed>, bool), ReadError> {
    let mut archive = tar::Archive::new(Cursor::new(bytes));
    let mut listed = Vec::new();
    let entries = archive.entries_with_seek().map_err(|_| ReadError::Damaged)?;
    for (number, entry) in entries.enumerate() {
        if number == MOST_ENTRIES {
            return Err(ReadError::TooManyMembers { most: MOST_ENTRIES });
        }
        let Ok(entry) = entry else { return Ok((listed, false)) };
        let kind = entry.header().entry_type();
        if kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse() {
            listed.push(Listed {
                name: String::from_utf8_lossy(&entry.path_bytes()).trim_start_matches("./").to_owned(),
                at: entry.raw_file_position(),
                size: entry.size(),
                has_holes: kind.is_gnu_sparse(),
            });
        }
    }
    Ok((listed, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Member, Part};
    use proptest::prelude::*;
    use tar::{Builder, EntryType, Header};

    fn sample() -> Vec<u8> {
        let mut builder = Builder::new(Vec::new());
        let mut add = |name: &str, kind: EntryType, bytes: &[u8]| {
            let mut header = Header::new_ustar();
            header.set_entry_type(kind);
            header.set_size(bytes.len() as u64);
            if kind.is_symlink() {
                header.set_link_name("/etc/passwd").unwrap();
            }
            header.set_mode(0o644);
            builder.append_data(&mut header, name, bytes).unwrap();
        };
        add("./b.txt", EntryType::Regular, b"Ferries sail.");
        add("a.html", EntryType::Regular, b"<p>Fire</p>");
        add("a_files/ad.html", EntryType::Regular, b"<p>Ad</p>");
        add("link", EntryType::Symlink, b"");
        add("device", EntryType::Char, b"");
        builder.into_inner().unwrap()
    }

    #[test]
    fn an_archive_stands_for_its_files_as_a_folder_does() {
        let member = |name: &str, bytes: &[u8]| {
            Part::Member(Member { name: Some(name.into()), address: None, forwarded: false, bytes: bytes.to_vec() })
        };
        let parts = read(&sample(), &ReadOptions::default()).unwrap().parts;
        assert_eq!(parts, [member("a.html", b"<p>Fire</p>"), member("b.txt", b"Ferries sail.")]);
    }

    #[test]
    fn an_archive_that_breaks_off_says_so_behind_what_was_in_it() {
        let bytes = sample();
        let parts = read(&bytes[..1100], &ReadOptions::default()).unwrap().parts;
        assert!(matches!(&parts[0], Part::Member(member) if member.name.as_deref() == Some("b.txt")), "{parts:?}");
        assert_eq!(parts[1..], [Part::Unread { name: None, error: ReadError::Damaged }]);
        let mut lying = bytes[..512].to_vec();
        lying[124..135].copy_from_slice(b"77777777777");
        let sum: u32 = lying
            .iter()
            .enumerate()
            .map(|(at, byte)| if (148..156).contains(&at) { 32 } else { u32::from(*byte) })
            .sum();
        lying[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        let parts = read(&lying, &ReadOptions::default()).unwrap().parts;
        assert!(parts.iter().all(|part| matches!(part, Part::Unread { error: ReadError::Damaged, .. })), "{parts:?}");
    }

    proptest! {
        #[test]
        fn no_bytes_lead_to_a_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6)) {
            let mut bytes = sample();
            for (at, byte) in flips {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = read(&bytes, &ReadOptions::default());
        }
    }
}
