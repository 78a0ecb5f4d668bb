//! The log beside the database (SQLite's WAL), in which what was last committed stands until it is written into the database.
//!
//! SQLite reads it up to the first frame whose check sum is wrong, and takes it that the rest was never committed. After a loss of power that is so;
//! when a byte was damaged it is not, and what was acknowledged would be gone without a word.

use crate::seal::{Condition, PAGE, Page, bare, is_sealed, is_whole, mend};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(crate) const HEADER: usize = 32;
pub(crate) const FRAME_HEADER: usize = 24;
pub(crate) const FRAME: usize = FRAME_HEADER + PAGE;
/// The first word of a log whose check sums are over words with the lowest byte first; in one with the highest first, its last bit is set.
const MAGIC: u32 = 0x377F_0682;
const FORMAT: u32 = 3_007_000;

/// The log of a database.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Log {
    header: Condition,
    frames: Vec<Frame>,
}

/// A page as a transaction left it.
#[derive(Debug, PartialEq, Eq)]
struct Frame {
    condition: Condition,
    /// Counted from one.
    page: u32,
    /// How many pages the database has since; 0 but in the last frame of a transaction.
    size: u32,
    content: Box<Page>,
}

type Sum = [u32; 2];

impl Log {
    /// The log of the database at `path`; none when there is none.
    pub(crate) fn of(path: &Path) -> io::Result<Option<Self>> {
        match fs::read(path_of(path)) {
            Ok(bytes) => Ok(Self::read(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let highest_first = word(bytes, 0) & 1 == 1;
        [highest_first, !highest_first].into_iter().find_map(|highest_first| Self::in_order(bytes, highest_first))
    }

    /// The log, if its check sums are over words in this order of bytes.
    fn in_order(bytes: &[u8], highest_first: bool) -> Option<Self> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        let (first, _) = rest.split_at_checked(FRAME)?;
        let stated = [word(header, 24), word(header, 28)];
        let mut mended: [u8; HEADER - 8] = std::array::from_fn(|place| header[place]);
        mended[..4].copy_from_slice(&(MAGIC | u32::from(highest_first)).to_be_bytes());
        mended[4..8].copy_from_slice(&FORMAT.to_be_bytes());
        mended[8..12].copy_from_slice(&(PAGE as u32).to_be_bytes());
        let sums = Sums { highest_first };
        let computed = sums.over([0, 0], &mended);
        let sound = stated == computed && mended == header[..HEADER - 8];
        // The first frame tells what a header that is damaged would have said.
        let follows = |sum| sums.of_frame(sum, first) == self::stated(first);
        let mut salts = [word(header, 16), word(header, 20)];
        let start = if sound || follows(stated) { stated } else { computed };
        if !sound {
            salts = [word(first, 8), word(first, 12)];
            mended[16..24].copy_from_slice(&first[8..16]);
        }
        let start = if sound || follows(start) { start } else { sums.over([0, 0], &mended) };
        if !sound && !follows(start) {
            return None;
        }
        let header = if sound { Condition::Sound } else { Condition::Mended };
        Some(Self { header, frames: sums.frames(start, salts, rest) })
    }

    /// Whether something in it was damaged after it was committed. What a loss of power left unfinished is no damage.
    pub(crate) fn is_damaged(&self) -> bool {
        // No loss of power leaves all but one byte.
        if self.header == Condition::Mended || self.frames.iter().any(|frame| frame.condition == Condition::Mended) {
            return true;
        }
        // A transaction begins once the one before it is on the disk.
        let mut frames = self.frames.iter().skip_while(|frame| frame.condition == Condition::Sound);
        frames.by_ref().any(|frame| frame.condition != Condition::Lost && frame.size > 0)
            && frames.any(|frame| frame.condition != Condition::Lost)
    }

    /// What it makes of the pages of the database, by their numbers, none for those that are lost; and how many pages there are since.
    ///
    /// Of a last transaction of which something is lost nothing counts: nobody was told that it was saved, or so it has to be taken.
    pub(crate) fn pages(&self) -> Option<(BTreeMap<u32, Option<&Page>>, u32)> {
        let is_lost = |frame: &Frame| frame.condition == Condition::Lost;
        let end_of = |frames: &[Frame]| frames.iter().rposition(|frame| !is_lost(frame) && frame.size > 0);
        let mut last = end_of(&self.frames)?;
        let before = self.frames.get(..last).and_then(end_of);
        let begin = before.map_or(0, |before| before + 1);
        if self.frames.get(begin..=last)?.iter().any(is_lost) {
            last = before?;
        }
        let committed = self.frames.get(..=last)?;
        let pages = committed.iter().map(|frame| (frame.page, (!is_lost(frame)).then_some(&*frame.content))).collect();
        Some((pages, committed.last()?.size))
    }

    /// How many of its frames were mended.
    pub(crate) fn mended(&self) -> usize {
        self.frames.iter().filter(|frame| frame.condition == Condition::Mended).count()
    }
}

/// Where the log of the database at `path` is.
pub(crate) fn path_of(path: &Path) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Check sums over words of one order of bytes, each of which goes on from the one before.
#[derive(Clone, Copy)]
struct Sums {
    highest_first: bool,
}

impl Sums {
    fn over(self, mut sum: Sum, bytes: &[u8]) -> Sum {
        for pair in bytes.chunks_exact(8) {
            sum[0] = sum[0].wrapping_add(self.word(pair, 0)).wrapping_add(sum[1]);
            sum[1] = sum[1].wrapping_add(self.word(pair, 4)).wrapping_add(sum[0]);
        }
        sum
    }

    fn word(self, bytes: &[u8], at: usize) -> u32 {
        if self.highest_first { word(bytes, at) } else { word(bytes, at).swap_bytes() }
    }

    /// Over the number of the page, the size, and the page without its seal.
    fn of_frame(self, before: Sum, frame: &[u8]) -> Sum {
        let mut page = page_of(frame);
        bare(&mut page);
        self.over(self.over(before, frame.get(..8).unwrap_or_default()), &page[..])
    }

    /// The frames of this log; those of an earlier one, which it has not overwritten yet, bear other salts.
    fn frames(self, mut before: Sum, salts: Sum, bytes: &[u8]) -> Vec<Frame> {
        let mut frames = Vec::new();
        let all: Vec<&[u8]> = bytes.chunks_exact(FRAME).collect();
        for (number, bytes) in all.iter().enumerate() {
            let (stated, computed) = (stated(bytes), self.of_frame(before, bytes));
            let of_this_log = [word(bytes, 8), word(bytes, 12)] == salts;
            if computed != stated && !of_this_log {
                break;
            }
            let next = all.get(number + 1);
            let leads_on = |sum| next.is_some_and(|next| self.of_frame(sum, next) == self::stated(next));
            let mut mended = bytes.to_vec();
            let condition = if computed == stated {
                let page = page_of(bytes);
                let seal_is_whole = !is_sealed(&page) || is_whole(u64::from(word(bytes, 0)).wrapping_sub(1), &page);
                if of_this_log && seal_is_whole { Condition::Sound } else { Condition::Mended }
            } else {
                self.mended(before, bytes, &mut mended, !leads_on(stated) && leads_on(computed))
            };
            before = match condition {
                // What was wrong may have been the check sum itself.
                Condition::Mended => self.of_frame(before, &mended),
                _ => stated,
            };
            let mut content = Box::new(page_of(&mended));
            bare(&mut content);
            frames.push(Frame { condition, page: word(&mended, 0), size: word(&mended, 4), content });
        }
        frames
    }

    /// Puts the one byte right by which a frame has not the check sum that it states.
    fn mended(self, before: Sum, bytes: &[u8], mended: &mut [u8], sum_is_wrong: bool) -> Condition {
        let stated = stated(bytes);
        let mut page = page_of(bytes);
        let number = |frame: &[u8]| u64::from(word(frame, 0)).wrapping_sub(1);
        if !is_sealed(&page) {
            return Condition::Lost;
        }
        // Of the page its seal tells which byte it is.
        if mend(number(bytes), &mut page) == Condition::Mended {
            mended[FRAME_HEADER..].copy_from_slice(&page);
            if self.of_frame(before, mended) == stated {
                return Condition::Mended;
            }
            mended.copy_from_slice(bytes);
        }
        let is_whole = |frame: &[u8]| is_whole(number(frame), &page_of(frame));
        if is_whole(bytes) && (sum_is_wrong || one_byte_apart(self.of_frame(before, bytes), stated)) {
            return Condition::Mended;
        }
        // Else it is one of the number of the page or the size, of which few can be tried.
        for at in 0..8 {
            for byte in 0..=u8::MAX {
                mended[at] = byte;
                if is_whole(mended) && self.of_frame(before, mended) == stated {
                    return Condition::Mended;
                }
            }
            mended[at] = bytes[at];
        }
        Condition::Lost
    }
}

/// The check sum that a frame states.
fn stated(frame: &[u8]) -> Sum {
    [word(frame, 16), word(frame, 20)]
}

fn page_of(frame: &[u8]) -> Page {
    frame.get(FRAME_HEADER..).and_then(|page| page.try_into().ok()).unwrap_or([0; PAGE])
}

fn one_byte_apart(one: Sum, other: Sum) -> bool {
    let bytes = |sum: Sum| sum.map(u32::to_be_bytes).concat();
    bytes(one).iter().zip(bytes(other)).filter(|(one, other)| **one != *other).count() == 1
}

/// The word at a place, the highest byte first.
fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|word| word.try_into().ok()).map_or(0, u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Archive;
    use crate::fixture::at;

    /// A log of several transactions, as it stands while the archive is open.
    fn logged() -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let mut archive = Archive::open(&path).unwrap();
        archive.connection().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        for second in 0..4 {
            archive.write(|w| w.receive(format!("page {second}").as_bytes(), "page.html", at(second))).unwrap();
        }
        fs::read(path_of(&path)).unwrap()
    }

    fn pages(log: &Log) -> (Vec<(u32, Page)>, u32) {
        let (pages, size) = log.pages().unwrap();
        (pages.into_iter().map(|(number, page)| (number, *page.expect("a page is lost"))).collect(), size)
    }

    #[test]
    fn any_one_wrong_byte_is_noticed_and_put_right() {
        let sound = logged();
        let expected = Log::read(&sound).unwrap();
        assert!(!expected.is_damaged());
        let places = (0..HEADER + 40)
            .chain((HEADER + 40..sound.len()).step_by(811))
            .chain(sound.len() - FRAME..sound.len() - FRAME + 30);
        for (place, difference) in places.zip((1..=u8::MAX).cycle()) {
            let mut damaged = sound.clone();
            damaged[place] ^= difference;
            let log = Log::read(&damaged).unwrap();
            assert!(log.is_damaged(), "{place}");
            assert!(pages(&log) == pages(&expected), "{place}");
        }
    }

    #[test]
    fn what_a_loss_of_power_left_unfinished_is_no_damage_and_no_part_of_it() {
        let sound = logged();
        let frames = Log::read(&sound).unwrap().frames;
        let last = frames[..frames.len() - 1].iter().rposition(|frame| frame.size > 0).unwrap() + 1;
        // Of the last transaction the first frame did not reach the disk, or its end did not.
        let mut torn = sound.clone();
        torn[HEADER + last * FRAME + 600..HEADER + (last + 1) * FRAME].fill(0);
        for unfinished in [&torn[..], &sound[..sound.len() - FRAME], &sound[..sound.len() - 100]] {
            assert!(!Log::read(unfinished).unwrap().is_damaged());
        }
        assert!(Log::read(&[]).is_none());
    }

    #[test]
    fn a_hole_before_what_was_committed_later_is_damage() {
        let mut damaged = logged();
        damaged[HEADER + 600..HEADER + 2000].fill(7);
        let log = Log::read(&damaged).unwrap();
        assert!(log.is_damaged());
        assert!(log.pages().unwrap().0.len() > 1);
    }
}
