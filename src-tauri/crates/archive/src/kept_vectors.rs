//! Vectors of passages, kept beside the archive so that they are not made again.

use crate::ArchiveError;
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior, params};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use variorum_model::{Digest, Vector};

/// Vectors under keys, in a file of their own that may be deleted at any time.
///
/// Nothing here fails: a file that is damaged or something else is thrown away and begun anew; while it cannot be used, because it is locked or
/// its folder cannot be written, nothing is found and nothing kept.
#[derive(Debug)]
pub struct KeptVectors {
    path: PathBuf,
    connection: Option<Connection>,
    most: u32,
}

/// So many vectors are kept, some 60 MB of them; then the oldest go.
const MOST: u32 = 100_000;
/// Whoever else uses the file is waited for no longer: making the vectors again does not take long either.
const PATIENCE: Duration = Duration::from_millis(200);
/// Marks a file of kept vectors: "VARV".
const APPLICATION_ID: u32 = 0x5641_5256;
/// What the file holds. Another layout gets another number and begins anew.
const LAYOUT: u32 = 1;
const TABLE: &str = "CREATE TABLE vector (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, numbers BLOB NOT NULL, sum BLOB NOT NULL) STRICT;";

impl KeptVectors {
    /// Opens the file at `path`, or begins it; its folder is not made.
    pub fn open(path: &Path) -> Self {
        Self::with_at_most(MOST, path)
    }

    fn with_at_most(most: u32, path: &Path) -> Self {
        let mut kept = Self { path: path.to_owned(), connection: None, most };
        match connect(path) {
            Ok(connection) => kept.connection = Some(connection),
            Err(error) => kept.recover(&error),
        }
        kept
    }

    /// The vectors under these keys, in their order.
    pub fn find(&mut self, keys: &[Digest]) -> Vec<Option<Vector>> {
        let found = match &self.connection {
            Some(connection) => find(connection, keys),
            None => Ok(Vec::new()),
        };
        let mut found = found.unwrap_or_else(|error| {
            self.recover(&error);
            Vec::new()
        });
        found.resize(keys.len(), None);
        found
    }

    /// Keeps vectors under keys.
    pub fn keep(&mut self, vectors: &[(Digest, Vector)]) {
        let most = self.most;
        if let Some(connection) = &mut self.connection
            && let Err(error) = keep(connection, vectors, most)
        {
            self.recover(&error);
        }
    }

    /// Begins the file anew when it is damaged. Leaves it alone otherwise: another program may be using it.
    fn recover(&mut self, error: &ArchiveError) {
        if matches!(error, ArchiveError::Damaged(_) | ArchiveError::NotAnArchive(_)) {
            self.connection = None;
            // What an unfinished transaction left behind belongs to the old file alone.
            for suffix in ["", "-journal", "-wal", "-shm"] {
                let mut name = self.path.clone().into_os_string();
                name.push(suffix);
                // A file that cannot be removed is not opened below either.
                let _ = fs::remove_file(name);
            }
            self.connection = connect(&self.path).ok();
        }
    }
}

fn connect(path: &Path) -> Result<Connection, ArchiveError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection
        .execute_batch("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = NORMAL;")?;
    let number = |connection: &Connection, sql| connection.query_row(sql, [], |row| row.get::<_, i32>(0));
    let marks = |connection: &Connection| {
        Ok::<_, ArchiveError>((
            number(connection, "PRAGMA application_id")? as u32,
            number(connection, "PRAGMA user_version")? as u32,
            number(connection, "SELECT count(*) FROM sqlite_schema")? > 0,
        ))
    };
    if marks(&connection)? == (0, 0, false) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another program may have been faster.
        if marks(&transaction)? == (0, 0, false) {
            let begin = format!("{TABLE} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {LAYOUT};");
            transaction.execute_batch(&begin)?;
            transaction.commit()?;
        }
    }
    match marks(&connection)? {
        (APPLICATION_ID, LAYOUT, true) => Ok(connection),
        _ => Err(ArchiveError::NotAnArchive(path.to_owned())),
    }
}

fn find(connection: &Connection, keys: &[Digest]) -> Result<Vec<Option<Vector>>, ArchiveError> {
    let mut statement = connection.prepare_cached("SELECT numbers, sum FROM vector WHERE key = ?1")?;
    let mut one = |key: &Digest| {
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?));
        let Some((numbers, sum)) = statement.query_row([key.as_bytes()], row).optional()? else { return Ok(None) };
        if sum != check_sum(key, &numbers).as_bytes() {
            return Err(ArchiveError::Damaged("a kept vector".into()));
        }
        let numbers: Vec<i8> = numbers.into_iter().map(u8::cast_signed).collect();
        Ok(Some(Vector::new(numbers)))
    };
    keys.iter().map(&mut one).collect()
}

fn keep(connection: &mut Connection, vectors: &[(Digest, Vector)], most: u32) -> Result<(), ArchiveError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    {
        let mut statement =
            transaction.prepare_cached("INSERT OR REPLACE INTO vector (key, numbers, sum) VALUES (?1, ?2, ?3)")?;
        for (key, vector) in vectors {
            let numbers: Vec<u8> = vector.numbers().iter().map(|number| number.cast_unsigned()).collect();
            statement.execute(params![key.as_bytes(), numbers, check_sum(key, &numbers).as_bytes()])?;
        }
        transaction.execute("DELETE FROM vector WHERE id <= (SELECT max(id) FROM vector) - ?1", [most])?;
    }
    Ok(transaction.commit()?)
}

/// By which a vector is known to be what was kept under its key.
fn check_sum(key: &Digest, numbers: &[u8]) -> Digest {
    Digest::of(&[key.as_bytes().as_slice(), numbers].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: u8) -> Digest {
        Digest::of(&[number])
    }

    fn vector(number: u8) -> Vector {
        Vector::new(vec![number.cast_signed(), 5, -128])
    }

    /// A file in which vectors stand under these numbers.
    fn with(numbers: &[u8], most: u32, path: &Path) -> KeptVectors {
        let mut kept = KeptVectors::with_at_most(most, path);
        for number in numbers {
            kept.keep(&[(key(*number), vector(*number))]);
        }
        kept
    }

    fn holds(kept: &mut KeptVectors, number: u8) -> bool {
        kept.find(&[key(number)]) == [Some(vector(number))]
    }

    #[test]
    fn what_was_kept_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vectors");
        drop(with(&[1, 2, 1], MOST, &path));
        let mut kept = KeptVectors::open(&path);
        assert_eq!(kept.find(&[key(2), key(9), key(1)]), [Some(vector(2)), None, Some(vector(1))]);
    }

    #[test]
    fn the_oldest_go_when_there_are_too_many() {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = with(&[1, 2, 3, 1, 4], 3, &folder.path().join("vectors"));
        assert!(!holds(&mut kept, 2));
        assert!([3, 1, 4].into_iter().all(|number| holds(&mut kept, number)));
    }

    #[test]
    fn a_damaged_or_foreign_file_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vectors");
        drop(with(&[1], MOST, &path));
        let whole = fs::read(&path).unwrap();
        let foreign = folder.path().join("foreign");
        Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE other (id); PRAGMA user_version = 1;").unwrap();
        let cut = whole[..whole.len() / 2].to_vec();
        let mut scrambled = whole.clone();
        scrambled[4096..].iter_mut().for_each(|byte| *byte ^= 0x55);
        for bytes in [b"no database at all, but long enough".to_vec(), cut, scrambled, fs::read(&foreign).unwrap()] {
            fs::write(&path, bytes).unwrap();
            let mut kept = KeptVectors::open(&path);
            assert!(!holds(&mut kept, 1));
            kept.keep(&[(key(2), vector(2))]);
            assert!(holds(&mut kept, 2));
        }
    }

    #[test]
    fn a_vector_that_has_changed_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vectors");
        drop(with(&[1], MOST, &path));
        Connection::open(&path).unwrap().execute("UPDATE vector SET numbers = x'010203'", []).unwrap();
        assert_eq!(KeptVectors::open(&path).find(&[key(1)]), [None]);
    }

    #[test]
    fn a_locked_file_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vectors");
        let mut kept = with(&[1], MOST, &path);
        let other = Connection::open(&path).unwrap();
        other.execute_batch("BEGIN EXCLUSIVE").unwrap();
        assert!(!holds(&mut kept, 1));
        kept.keep(&[(key(2), vector(2))]);
        other.execute_batch("COMMIT").unwrap();
        assert!(holds(&mut kept, 1) && !holds(&mut kept, 2));
    }

    #[test]
    fn where_no_file_can_be_made_nothing_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().join("missing").join("vectors"), folder.path().to_owned()] {
            let mut kept = with(&[1], MOST, &path);
            assert!(!holds(&mut kept, 1));
        }
        assert!(folder.path().is_dir());
    }
}
