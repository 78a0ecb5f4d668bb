//! Copies of an archive, and their way back.

use crate::archive::connect;
use crate::lock::WriterLock;
use crate::migrations::{Standing, standing};
use crate::{Archive, ArchiveError, Checked, Reader};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File};
use std::path::Path;

impl Archive {
    /// Copies the archive, as it was last committed, into a new file at `copy`, which is opened and checked before it bears that name. Says what the
    /// check found: a copy of what is damaged is kept, too.
    ///
    /// Fails with [`ArchiveError::Occupied`] when there is something at `copy`.
    pub fn back_up(&self, copy: &Path) -> Result<Checked, ArchiveError> {
        copied(&self.connection, copy, |part| Self::look_at(part)?.check())
    }

    /// Whether anything came in, was read or decided since the backup at `backup` was made. One that cannot be read is none.
    pub fn has_changed_since(&self, backup: &Path) -> Result<bool, ArchiveError> {
        let now = self.read()?.extent()?;
        Ok(Self::look_at(backup).and_then(|backup| backup.read()?.extent()).map_or(true, |then| now != then))
    }

    /// Makes an archive at `path` from the one at `backup`, which stays as it is. It is brought to the newest schema and checked before it bears
    /// its name.
    ///
    /// Fails with [`ArchiveError::Occupied`] when there is something at `path`.
    pub fn restore(backup: &Path, path: &Path) -> Result<Checked, ArchiveError> {
        let connection = connect(backup, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        if standing(&connection, backup)? == Standing::Empty {
            return Err(ArchiveError::NotAnArchive(backup.to_owned()));
        }
        copied(&connection, path, Self::brought_up_to_date)
    }

    /// Brings a database that has no name yet to the newest schema, makes it searchable and checks it.
    pub(crate) fn brought_up_to_date(part: &Path) -> Result<Checked, ArchiveError> {
        let mut archive = Self::open(part)?;
        archive.index_anew(|_, _| {})?;
        let checked = archive.check()?;
        settle(archive, part)?;
        Ok(checked)
    }
}

impl Reader<'_> {
    /// How far what only grows has grown, and how many feeds and stories there are.
    fn extent(&self) -> Result<Option<[i64; 5]>, ArchiveError> {
        let sql = "SELECT (SELECT max(line) FROM ledger), (SELECT max(number) FROM acts), (SELECT max(id) FROM extractions), \
                   (SELECT count(*) FROM feeds), (SELECT count(*) FROM stories)";
        self.first(sql, [], |row| {
            let mut extent = [0; 5];
            for (column, extent) in extent.iter_mut().enumerate() {
                *extent = row.get::<_, Option<i64>>(column)?.unwrap_or_default();
            }
            Ok(extent)
        })
    }
}

/// Copies a database into a new file, which gets its name once it was looked at.
fn copied(
    from: &Connection,
    to: &Path,
    look: impl FnOnce(&Path) -> Result<Checked, ArchiveError>,
) -> Result<Checked, ArchiveError> {
    made(to, |part| {
        let name = part.to_str().ok_or(ArchiveError::ReadOnly)?;
        from.execute("VACUUM INTO ?", [name])?;
        look(part)
    })
}

/// Closes an archive that was made at `part`, all of it in the one file that gets the name.
pub(crate) fn settle(archive: Archive, part: &Path) -> Result<(), ArchiveError> {
    archive.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    drop(archive);
    Ok(fs::remove_file(part.with_extension("lock"))?)
}

/// Makes a new file, which gets its name once it stands; nothing is left of one that could not be made.
pub(crate) fn made<T>(to: &Path, make: impl FnOnce(&Path) -> Result<T, ArchiveError>) -> Result<T, ArchiveError> {
    let occupied = || ArchiveError::Occupied(to.to_owned());
    if let Some(folder) = to.parent() {
        clear_away(folder);
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(occupied());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let claimed = to.with_extension(CLAIM);
    // Beside its place, so that it can be moved there in one step; SQLite refuses a file that holds something.
    let part = to.with_extension("part");
    if fs::symlink_metadata(&part).is_ok() {
        return Err(ArchiveError::Occupied(part));
    }
    let claim = WriterLock::on(&claimed)?.ok_or_else(|| ArchiveError::InUse(to.to_owned()))?;
    let done = (|| {
        let answer = make(&part)?;
        File::open(&part)?.sync_all()?;
        if fs::symlink_metadata(to).is_ok() {
            return Err(occupied());
        }
        fs::rename(&part, to)?;
        #[cfg(unix)]
        if let Some(folder) = to.parent() {
            File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?.sync_all()?;
        }
        Ok(answer)
    })();
    if done.is_err() {
        // What is left of it is in nobody's way but that of the next copy; that it could not be made is what has to be said.
        for left in [part.clone(), part.with_extension("lock"), crate::log::path_of(&part)] {
            let _ = fs::remove_file(left);
        }
    }
    // Left behind, it would be cleared away the next time.
    let _ = fs::remove_file(&claimed);
    drop(claim);
    done
}

/// The ending of the file beside a copy that is being made. The lock on it says that it still is; who is killed leaves it, and what belongs to it,
/// to the next one.
const CLAIM: &str = "copying";

/// Removes what programs left in this folder that were killed while they copied an archive into it.
fn clear_away(folder: &Path) {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    for claimed in files.filter(|file| file.extension().is_some_and(|ending| ending == CLAIM)) {
        // What cannot be removed is in nobody's way but that of a copy of the same name, which says so.
        if let Ok(Some(_claim)) = WriterLock::on(&claimed) {
            for ending in ["part", "part-journal", "part-wal", "part-shm", CLAIM] {
                let _ = fs::remove_file(claimed.with_extension(ending));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction};

    fn filled() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.add("Harbour Post", &extraction("Ferries", "Ferries sail again."), 0);
        fixture
    }

    #[test]
    fn a_backup_becomes_an_archive_that_holds_and_finds_the_same() {
        let fixture = filled();
        let folder = tempfile::tempdir().unwrap();
        let [backup, path] = ["saved/copy.sqlite", "new/archive.db"].map(|name| folder.path().join(name));
        let checked = fixture.archive.back_up(&backup).unwrap();
        assert_eq!((checked.captures, checked.findings.len()), (1, 0));
        assert_eq!(Archive::restore(&backup, &path).unwrap(), checked);
        let mut restored = Archive::open(&path).unwrap();
        assert_eq!(restored.read().unwrap().ledger().unwrap(), fixture.archive.read().unwrap().ledger().unwrap());
        let query = crate::Query::parse("ferries").unwrap();
        assert_eq!(restored.read().unwrap().search(&query, false, 5).unwrap().total, 1);
        restored.write(|w| w.receive(b"more", "more.html", at(9))).unwrap();
        drop(restored);
        let left: Vec<_> =
            fs::read_dir(folder.path().join("saved")).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(left, ["copy.sqlite"]);
    }

    #[test]
    fn nothing_is_ever_overwritten() {
        let fixture = filled();
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("copy.sqlite");
        fixture.archive.back_up(&backup).unwrap();
        let before = fs::read(&backup).unwrap();
        assert_eq!(fixture.archive.back_up(&backup).unwrap_err().code(), "archive_occupied");
        assert_eq!(Archive::restore(&backup, &backup).unwrap_err().code(), "archive_occupied");
        assert_eq!(fs::read(&backup).unwrap(), before);
    }

    #[test]
    fn what_a_copy_that_was_killed_left_behind_goes_and_what_another_is_making_stays() {
        let fixture = filled();
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        for name in ["dead.copying", "dead.part", "dead.part-wal", "other.copying", "other.part", "letter.part"] {
            fs::write(place(name), "half of it").unwrap();
        }
        let other = WriterLock::on(&place("other.copying")).unwrap().unwrap();
        fixture.archive.back_up(&place("copy.sqlite")).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        assert_eq!(left, ["copy.sqlite", "letter.part", "other.copying", "other.part"]);
        assert_eq!(fixture.archive.back_up(&place("letter.sqlite")).unwrap_err().code(), "archive_occupied");
        drop(other);
        fixture.archive.back_up(&place("other.sqlite")).unwrap();
    }

    #[test]
    fn what_is_no_archive_is_not_restored_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let [backup, path] = ["notes.txt", "archive.db"].map(|name| folder.path().join(name));
        assert_eq!(Archive::restore(&backup, &path).unwrap_err().code(), "archive_not_found");
        fs::write(&backup, "Notes on ferries.").unwrap();
        assert_eq!(Archive::restore(&backup, &path).unwrap_err().code(), "not_an_archive");
        fs::write(&backup, "").unwrap();
        assert_eq!(Archive::restore(&backup, &path).unwrap_err().code(), "not_an_archive");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_damaged_backup_never_passes_for_a_sound_one() {
        let fixture = filled();
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("copy.sqlite");
        fixture.archive.back_up(&backup).unwrap();
        let sound = fs::read(&backup).unwrap();
        let dump = |archive: &Archive| {
            let reader = archive.read().unwrap();
            let captures = reader.captures().unwrap();
            let bytes: Vec<_> = captures.iter().map(|sha256| reader.capture(*sha256).unwrap()).collect();
            (reader.ledger().unwrap(), bytes)
        };
        let expected = dump(&fixture.archive);
        for place in (0..sound.len()).step_by(1_013) {
            let mut damaged = sound.clone();
            damaged[place] ^= 0x41;
            fs::write(&backup, &damaged).unwrap();
            let path = folder.path().join(format!("{place}.db"));
            // Either it is refused or named, or the place held nothing that counts.
            if Archive::restore(&backup, &path).is_ok_and(|checked| checked.findings.is_empty()) {
                assert_eq!(dump(&Archive::open_read_only(&path).unwrap()), expected, "byte {place}");
            }
        }
    }
}
