//! One writer at a time.

use crate::ArchiveError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// The right to write one archive, held until it is dropped or its process ends.
///
/// The operating system's lock on a file beside the database (`archive.lock` beside `archive.db`). The file stays; only the lock on it
/// counts, so that a crash leaves nothing that would have to be cleared away.
#[derive(Debug)]
pub(crate) struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock of the archive at `path`, or says that another program holds it.
    pub(crate) fn take(path: &Path) -> Result<Self, ArchiveError> {
        Self::on(&path.with_extension("lock"))?.ok_or_else(|| ArchiveError::InUse(path.to_owned()))
    }

    /// Takes the lock on this file, which is made when it is missing; none when another program holds it.
    pub(crate) fn on(path: &Path) -> Result<Option<Self>, ArchiveError> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
