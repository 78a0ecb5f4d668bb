//! The backups that are made without being asked for: one on each day on which something has changed, the older ones thinned.

use crate::{Engine, Failure};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use variorum_archive::{Archive, ArchiveError};

/// One of each of the last days with a backup is kept,
const DAYS: usize = 7;
/// of each of the last weeks,
const WEEKS: usize = 5;
/// and of each of the last months.
const MONTHS: usize = 12;

/// How the names of these backups begin. Those that a person asked for are called otherwise, and are never thinned.
const BEGINS: &str = "scheduled-";
const ENDS: &str = ".sqlite";
const TIME: &str = "%Y%m%dT%H%M%SZ";

impl Engine {
    /// Copies the archive into a new file in `backups` beside it, unless that was done today or nothing has changed since; then thins the older ones.
    /// Answers the new file. Work in the archive goes on meanwhile.
    ///
    /// A copy in which a check finds anything is not kept, and no other one thinned: what is wrong is wrong in the archive, or on the disk.
    pub async fn back_up_when_due(&self) -> Result<Option<PathBuf>, Failure> {
        let (database, now) = (self.database().to_owned(), self.now());
        let done =
            tokio::task::spawn_blocking(move || if database.exists() { back_up(&database, now) } else { Ok(None) });
        done.await.map_err(|_| Failure::Interrupted)?
    }
}

fn back_up(database: &Path, now: Timestamp) -> Result<Option<PathBuf>, Failure> {
    let folder = database.with_file_name("backups");
    let made = backups_in(&folder).map_err(ArchiveError::from)?;
    let archive = Archive::open_read_only(database)?;
    let file = |at: Timestamp| folder.join(format!("{BEGINS}{}{ENDS}", at.strftime(TIME)));
    if let Some(last) = made.last() {
        // A clock that was set back does not make a backup of every change.
        if day(*last) >= day(now) || !archive.has_changed_since(&file(*last))? {
            return Ok(None);
        }
    }
    let new = file(now);
    let checked = archive.back_up(&new)?;
    if let Some(found) = checked.findings.first() {
        fs::remove_file(&new).map_err(ArchiveError::from)?;
        return Err(ArchiveError::Damaged(format!("{}: {}", found.code(), found.about())).into());
    }
    let all: Vec<Timestamp> = made.into_iter().chain([now]).collect();
    for thinned in to_thin(&all) {
        fs::remove_file(file(thinned)).map_err(ArchiveError::from)?;
    }
    Ok(Some(new))
}

/// When the backups in a folder were made, the first first.
fn backups_in(folder: &Path) -> io::Result<Vec<Timestamp>> {
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        files => files?,
    };
    let mut made = Vec::new();
    for file in files {
        let name = file?.file_name();
        let time = name.to_str().and_then(|name| name.strip_prefix(BEGINS)?.strip_suffix(ENDS));
        let read =
            |time: &str| jiff::civil::DateTime::strptime(TIME, time).and_then(|time| Offset::UTC.to_timestamp(time));
        made.extend(time.and_then(|time| read(time).ok()));
    }
    made.sort();
    Ok(made)
}

/// A day, a week or a month.
type Span = (i16, i8, i8);

/// How many of its spans are kept, and in which one a day lies.
type Thinning = (usize, fn(Date) -> Span);

/// Those of the backups, the first first, that are no longer needed: of each of the last days, weeks and months that have any, the last one is
/// kept. The last of all is always kept.
fn to_thin(made: &[Timestamp]) -> Vec<Timestamp> {
    let mut kept = BTreeSet::new();
    let spans: [Thinning; 3] = [
        (DAYS, |date| (date.year(), date.month(), date.day())),
        (WEEKS, |date| (date.iso_week_date().year(), date.iso_week_date().week(), 0)),
        (MONTHS, |date| (date.year(), date.month(), 0)),
    ];
    for (count, span) in spans {
        let mut seen = BTreeSet::new();
        for at in made.iter().rev() {
            if seen.len() < count && seen.insert(span(day(*at))) {
                kept.insert(*at);
            }
        }
    }
    made.iter().filter(|at| !kept.contains(*at)).copied().collect()
}

fn day(at: Timestamp) -> Date {
    Offset::UTC.to_datetime(at).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use variorum_archive::{Document, NewArticle, Role};
    use variorum_model::{Block, BlockKind, Extraction};

    fn at(time: &str) -> Timestamp {
        time.parse().unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder.join("backups"))
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn change(archive: &mut Archive, text: &str) {
        archive
            .write(|w| {
                let capture = w.receive(text.as_bytes(), "page.html", at("2024-10-01T00:00:00Z"))?.sha256;
                let article =
                    w.add_article(&NewArticle { url: None, outlet: None, role: Role::Report }, Timestamp::UNIX_EPOCH)?;
                let read = Extraction {
                    member: None,
                    reader: 1,
                    media_type: "text/plain".into(),
                    url: None,
                    outlet: None,
                    title: None,
                    byline: vec![],
                    published: None,
                    modified: None,
                    language: None,
                    section: None,
                    agencies: vec![],
                    blocks: vec![Block::included(BlockKind::Paragraph, text)],
                    gaps: None,
                    doubts: vec![],
                };
                w.record(article, Document { capture, part: 1 }, &read, Timestamp::UNIX_EPOCH)
            })
            .unwrap();
    }

    #[test]
    fn one_backup_is_made_a_day_and_only_after_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join(crate::engine::DATABASE);
        let mut archive = Archive::open(&database).unwrap();
        change(&mut archive, "Ferries sail.");
        let made = back_up(&database, at("2024-10-22T09:00:00Z")).unwrap().unwrap();
        assert!(made.ends_with("backups/scheduled-20241022T090000Z.sqlite"));
        change(&mut archive, "Ferries sail again.");
        assert_eq!(back_up(&database, at("2024-10-22T19:00:00Z")).unwrap(), None, "there is one of today");
        assert!(back_up(&database, at("2024-10-23T09:00:00Z")).unwrap().is_some());
        assert_eq!(back_up(&database, at("2024-10-24T09:00:00Z")).unwrap(), None, "nothing has changed");
        assert_eq!(names(folder.path()), ["scheduled-20241022T090000Z.sqlite", "scheduled-20241023T090000Z.sqlite"]);
    }

    #[test]
    fn a_copy_of_something_damaged_is_told_and_displaces_no_good_one() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join(crate::engine::DATABASE);
        let mut archive = Archive::open(&database).unwrap();
        change(&mut archive, "Ferries sail.");
        back_up(&database, at("2024-10-22T09:00:00Z")).unwrap().unwrap();
        change(&mut archive, "Ferries sail again.");
        drop(archive);
        let mut bytes = fs::read(&database).unwrap();
        let place = bytes.windows(9).position(|window| window == b"page.html").unwrap();
        bytes[place] ^= 1;
        fs::write(&database, bytes).unwrap();
        let refused = back_up(&database, at("2024-10-23T09:00:00Z")).unwrap_err();
        assert_eq!(refused.code(), "archive_damaged");
        assert_eq!(names(folder.path()), ["scheduled-20241022T090000Z.sqlite"]);
    }

    #[test]
    fn of_many_backups_the_last_of_each_day_week_and_month_are_kept() {
        let first = at("2023-01-01T12:00:00Z");
        let mut kept: Vec<Timestamp> = Vec::new();
        for number in 0..700_i64 {
            kept.push(first + (24 * number).hours());
            let thinned = to_thin(&kept);
            assert!(!thinned.contains(kept.last().unwrap()));
            kept.retain(|at| !thinned.contains(at));
        }
        let now = *kept.last().unwrap();
        let days_ago: Vec<i64> = kept.iter().rev().map(|at| (now.as_second() - at.as_second()) / 86_400).collect();
        assert_eq!(days_ago[..7], [0, 1, 2, 3, 4, 5, 6]);
        assert!(kept.len() <= DAYS + WEEKS + MONTHS, "{days_ago:?}");
        assert!(days_ago.iter().filter(|days| **days < 36).count() >= DAYS + WEEKS - 3, "{days_ago:?}");
        assert!((330..400).contains(days_ago.last().unwrap()), "{days_ago:?}");
        assert_eq!(to_thin(&[now]), []);
    }
}
