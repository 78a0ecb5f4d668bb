//! The file and its transactions.

use crate::lock::WriterLock;
use crate::log::Log;
use crate::migrations::{self, Standing};
use crate::{ArchiveError, Reader, Writer, network, sealed_file};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// How long a statement waits for another connection of this archive (a reader that recovers the log, say) before it gives up.
const PATIENCE: Duration = Duration::from_secs(5);

/// More statements than this crate has: none is understood twice, which would take longer than doing it.
const STATEMENTS: usize = 256;

/// So many kibibytes of the file are kept in memory. Hashes fall anywhere in their indexes, so that an article touches many pages.
const PAGES_KEPT: u32 = 64 << 10;

/// After so many pages the log is written back to the database: less often than SQLite does by itself, for an article changes some dozens.
const LOGGED_PAGES: u32 = 2_000;

/// An open archive.
///
/// It can be sent to another thread, and is used by one at a time; to read while another thread writes, open it a second time with
/// [`Archive::open_read_only`].
#[derive(Debug)]
pub struct Archive {
    // Closed before the lock is given back.
    pub(crate) connection: Connection,
    _lock: Option<WriterLock>,
}

impl Archive {
    /// Opens the archive at `path` for writing, making it and its folder where they are missing, and brings it to the newest schema.
    ///
    /// Fails with [`ArchiveError::InUse`] while another `Archive` has it open for writing, in this process or another. A file that is not
    /// an archive, or that a newer program wrote, is refused and left as it is.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        network::refuse(path, network::is_elsewhere)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let lock = WriterLock::take(path)?;
        // Before SQLite looks at the log: it would throw away what stands behind a damaged place.
        if Log::of(path)?.is_some_and(|log| log.is_damaged()) {
            return Err(damaged_log());
        }
        let standing = match look(path) {
            Ok((_, standing)) => standing,
            Err(ArchiveError::NotFound(_)) => Standing::Empty,
            Err(error) => return Err(error),
        };
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let sealed = sealed_file::reserve(&connection)?;
        // WAL with synchronous FULL flushes the log at each commit; fullfsync makes macOS flush the drive too.
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON;",
        )?;
        // A page without a seal gets one when it is written anew.
        if !sealed && standing != Standing::Empty {
            connection.execute_batch("VACUUM")?;
        }
        connection.pragma_update(None, "wal_autocheckpoint", LOGGED_PAGES)?;
        migrations::migrate(&mut connection, standing)?;
        Ok(Self { connection, _lock: Some(lock) })
    }

    /// Opens the archive at `path` for reading, whether or not another program writes it.
    pub fn open_read_only(path: &Path) -> Result<Self, ArchiveError> {
        network::refuse(path, network::is_elsewhere)?;
        Self::look_at(path)
    }

    /// Opens an archive that nobody writes for reading, wherever it lies.
    pub(crate) fn look_at(path: &Path) -> Result<Self, ArchiveError> {
        // Twice the same: what another program was just writing is no damage.
        let log = Log::of(path)?.filter(Log::is_damaged);
        if log.is_some() && Log::of(path)? == log {
            return Err(damaged_log());
        }
        match look(path)? {
            (connection, Standing::Current) => Ok(Self { connection, _lock: None }),
            (_, Standing::Behind(_)) => Err(ArchiveError::Older(path.to_owned())),
            // A writer that was killed before its first transaction leaves such a file.
            (_, Standing::Empty) => Err(ArchiveError::NotFound(path.to_owned())),
        }
    }

    /// Does one use case in one transaction. When this returns `Ok`, all of it is on the disk; otherwise nothing of it is kept.
    ///
    /// Fails with [`ArchiveError::ReadOnly`] when the archive was opened for reading.
    pub fn write<T>(
        &mut self,
        use_case: impl FnOnce(&Writer<'_>) -> Result<T, ArchiveError>,
    ) -> Result<T, ArchiveError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let writer = Writer::new(transaction);
        let done = use_case(&writer)?;
        writer.commit()?;
        Ok(done)
    }

    /// Reads one consistent state for as long as the reader lives, whatever is written meanwhile; one reader at a time.
    pub fn read(&self) -> Result<Reader<'_>, ArchiveError> {
        Ok(Reader::new(self.connection.unchecked_transaction()?))
    }

    /// The connection, for tests that break what the public functions keep whole.
    #[cfg(test)]
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

fn damaged_log() -> ArchiveError {
    ArchiveError::Damaged("the log beside the database is not as it was written".into())
}

/// Looks at what is there through a connection that cannot write, so that a refused file stays as it is.
fn look(path: &Path) -> Result<(Connection, Standing), ArchiveError> {
    let look = |flags| {
        let connection = connect(path, flags)?;
        let standing = migrations::standing(&connection, path)?;
        Ok((connection, standing))
    };
    match look(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        // The writer that made the archive was cut off in its first change, and left a journal by which this is taken back: SQLite does so only
        // where it may write. Nothing else is written.
        Err(ArchiveError::ReadOnly) => {
            let (connection, standing) = look(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            connection.pragma_update(None, "query_only", true)?;
            Ok((connection, standing))
        }
        looked => looked,
    }
}

pub(crate) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, ArchiveError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags_and_vfs(path, flags, sealed_file::file_system()?)
        .map_err(|error| ArchiveError::opening(error, path))?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // This is the first look at the file.
    connection
        .pragma_update(None, "cache_size", -i64::from(PAGES_KEPT))
        .map_err(|error| ArchiveError::opening(error, path))?;
    // Neither a damaged page nor a schema that someone else altered is taken at its word.
    connection.execute_batch("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;")?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, at};
    use crate::{ArchiveError, Writer};

    fn save(w: &Writer<'_>, bytes: &[u8]) -> Result<(), ArchiveError> {
        w.receive(bytes, "page.html", at(0)).map(|_| ())
    }

    /// Bytes that do not compress: a simple generator, the same for the same seed.
    fn noise(seed: u64, len: usize) -> Vec<u8> {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state as u8
        };
        (0..len).map(|_| next()).collect()
    }

    #[test]
    fn commits_are_flushed_and_foreign_keys_hold() {
        let fixture = Fixture::new();
        let pragma = |name: &str| -> String {
            let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
            fixture.archive.connection().query_row(&sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(pragma("journal_mode"), "wal");
        assert_eq!(pragma("synchronous"), "2");
        assert_eq!(pragma("foreign_keys"), "1");
    }

    #[test]
    fn a_full_disk_is_reported_and_nothing_acknowledged_is_lost() {
        let mut fixture = Fixture::new();
        fixture.archive.connection().pragma_update(None, "max_page_count", 120).unwrap();
        let mut acknowledged = 0;
        let failure = loop {
            match fixture.archive.write(|w| save(w, &noise(acknowledged, 20_000))) {
                Ok(()) => acknowledged += 1,
                Err(failure) => break failure,
            }
        };
        assert_eq!(failure.code(), "disk_full");
        assert!(acknowledged > 0);
        let ledger = fixture.archive.read().unwrap().ledger().unwrap();
        assert_eq!(ledger.len() as u64, acknowledged);
        for line in ledger {
            assert!(fixture.archive.read().unwrap().capture(line.arrival.sha256).unwrap().is_some());
        }

        // Space returns, and work goes on.
        fixture.archive.connection().pragma_update(None, "max_page_count", 1_000_000).unwrap();
        fixture.archive.write(|w| save(w, &noise(acknowledged, 20_000))).unwrap();
        fixture.archive.read().unwrap().check_ledger().unwrap();
    }

    #[test]
    fn a_use_case_that_goes_on_after_the_disk_was_full_saves_nothing() {
        let mut fixture = Fixture::new();
        fixture.archive.connection().pragma_update(None, "max_page_count", 60).unwrap();
        let outcome = fixture.archive.write(|w| {
            assert_eq!(save(w, &noise(1, 400_000)).unwrap_err().code(), "disk_full");
            save(w, b"small enough")
        });
        assert!(outcome.is_err());
        assert_eq!(fixture.archive.read().unwrap().ledger().unwrap(), []);
    }

    #[test]
    fn a_use_case_that_fails_leaves_nothing() {
        let mut fixture = Fixture::new();
        let outcome: Result<(), _> = fixture.archive.write(|w| {
            save(w, b"page")?;
            w.add_story("A story", at(0))?;
            Err(ArchiveError::NoSuch("such article"))
        });
        assert_eq!(outcome.unwrap_err().code(), "not_in_archive");
        assert_eq!(fixture.archive.read().unwrap().ledger().unwrap(), []);
        assert_eq!(fixture.archive.read().unwrap().captures().unwrap(), []);
        assert_eq!(fixture.archive.read().unwrap().stories().unwrap(), []);
    }

    #[test]
    fn a_use_case_that_panics_leaves_nothing() {
        let mut fixture = Fixture::new();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            fixture.archive.write(|w| -> Result<(), _> {
                save(w, b"page")?;
                panic!("a defect");
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(fixture.archive.read().unwrap().ledger().unwrap(), []);
        fixture.archive.write(|w| save(w, b"page")).unwrap();
    }
}
