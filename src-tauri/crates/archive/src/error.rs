//! What can go wrong in an archive.

use rusqlite::ErrorCode;
use std::io;
use std::path::{Path, PathBuf};

/// Why the archive could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// Another window or command writes this archive. Close it, or wait until it is done.
    #[error("another Variorum window or command has the archive {} open; close it or wait until it is done", .0.display())]
    InUse(PathBuf),
    /// There is no archive at this place.
    #[error("there is no archive at {}", .0.display())]
    NotFound(PathBuf),
    /// The file is something else than an archive of this program. It was left as it is.
    #[error("{} is not a Variorum archive", .0.display())]
    NotAnArchive(PathBuf),
    /// A newer version of the program wrote the archive. It was left as it is; update the program.
    #[error("{} was written by a newer version of Variorum; update the program to open it", .path.display())]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its schema version.
        found: u32,
        /// The newest schema version that this program knows.
        known: u32,
    },
    /// Something is in the place of what should be made. Choose another place.
    #[error("there is something at {} already; choose another place", .0.display())]
    Occupied(PathBuf),
    /// An older version of the program wrote the archive, and it was opened for reading only. Open it for writing once.
    #[error("{} was written by an older version of Variorum; open it for writing once to bring it up to date", .0.display())]
    Older(PathBuf),
    /// The folder lies on another machine or is served by a program, where a database can break. Choose a folder of this machine's own disk.
    #[error("{} is in a network folder, where an archive is not safe; choose a folder of this machine's own disk", .0.display())]
    Network(PathBuf),
    /// The archive or its folder cannot be written by this user.
    #[error("the archive or its folder cannot be written; check its permissions, or choose another place")]
    ReadOnly,
    /// The disk is full. What was being saved is not in the archive; all that was saved before is.
    #[error("the disk is full: this was not saved; free some space and try again")]
    DiskFull,
    /// The database stayed locked. Try again.
    #[error("the archive is busy; try again")]
    Busy,
    /// The disk failed to read or write. What was being saved is not in the archive.
    #[error("the disk failed while the archive was read or written: {0}")]
    Disk(String),
    /// Something in the archive is not what was put there.
    #[error("the archive is damaged: {0}")]
    Damaged(String),
    /// A capture or text is too large for the archive.
    #[error("the document is too large for the archive (about 1 GB)")]
    TooLarge,
    /// What was named is not in the archive.
    #[error("the archive holds no {0}")]
    NoSuch(&'static str),
    /// More than one id begins or ends like this. Write more of it.
    #[error("more than one id begins or ends with {0}; write more of it")]
    AmbiguousId(String),
    /// What should be taken back is what a later decision on the same articles or title stands on. Take that one back first.
    #[error("a later decision on the same articles or title stands on this one; take that one back first")]
    LaterDecision,
    /// The database refused a statement: a defect of the program.
    #[error("the archive refused a statement: {0}")]
    Refused(String),
}

impl ArchiveError {
    /// The code of every variant.
    pub const CODES: &[&str] = &[
        "archive_in_use",
        "archive_not_found",
        "not_an_archive",
        "archive_newer",
        "archive_occupied",
        "archive_older",
        "archive_on_network",
        "archive_read_only",
        "disk_full",
        "archive_busy",
        "disk_failed",
        "archive_damaged",
        "too_large",
        "not_in_archive",
        "ambiguous_id",
        "later_decision",
        "archive_refused",
    ];

    /// The stable code, from which catalogues make words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InUse(_) => "archive_in_use",
            Self::NotFound(_) => "archive_not_found",
            Self::NotAnArchive(_) => "not_an_archive",
            Self::Newer { .. } => "archive_newer",
            Self::Occupied(_) => "archive_occupied",
            Self::Older(_) => "archive_older",
            Self::Network(_) => "archive_on_network",
            Self::ReadOnly => "archive_read_only",
            Self::DiskFull => "disk_full",
            Self::Busy => "archive_busy",
            Self::Disk(_) => "disk_failed",
            Self::Damaged(_) => "archive_damaged",
            Self::TooLarge => "too_large",
            Self::NoSuch(_) => "not_in_archive",
            Self::AmbiguousId(_) => "ambiguous_id",
            Self::LaterDecision => "later_decision",
            Self::Refused(_) => "archive_refused",
        }
    }

    /// What SQLite says about opening the file at `path`.
    pub(crate) fn opening(error: rusqlite::Error, path: &Path) -> Self {
        match error.sqlite_error_code() {
            _ if path.is_dir() => Self::NotAnArchive(path.to_owned()),
            Some(ErrorCode::NotADatabase) => Self::NotAnArchive(path.to_owned()),
            Some(ErrorCode::CannotOpen) if !path.exists() => Self::NotFound(path.to_owned()),
            Some(ErrorCode::CannotOpen) => Self::ReadOnly,
            _ => error.into(),
        }
    }
}

impl From<rusqlite::Error> for ArchiveError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{
            FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, QueryReturnedNoRows, Utf8Error,
        };
        let said = error.to_string();
        match (&error, error.sqlite_error_code()) {
            (_, Some(ErrorCode::DiskFull)) => Self::DiskFull,
            (_, Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied)) => Self::ReadOnly,
            (_, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) => Self::Busy,
            (_, Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::FileLockingProtocolFailed)) => {
                Self::Disk(said)
            }
            (_, Some(ErrorCode::TooBig)) => Self::TooLarge,
            (_, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
            | (
                FromSqlConversionFailure(..)
                | IntegralValueOutOfRange(..)
                | InvalidColumnType(..)
                | QueryReturnedNoRows
                | Utf8Error(..),
                _,
            ) => Self::Damaged(said),
            _ => Self::Refused(said),
        }
    }
}

impl From<io::Error> for ArchiveError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Disk(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn what_the_disk_reports_becomes_something_to_act_on() {
        let sqlite = |code| ArchiveError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)).code();
        assert_eq!(sqlite(ffi::SQLITE_FULL), "disk_full");
        assert_eq!(sqlite(ffi::SQLITE_READONLY_DIRECTORY), "archive_read_only");
        assert_eq!(sqlite(ffi::SQLITE_IOERR_WRITE), "disk_failed");
        assert_eq!(sqlite(ffi::SQLITE_CORRUPT_VTAB), "archive_damaged");
        assert_eq!(sqlite(ffi::SQLITE_BUSY), "archive_busy");
        assert_eq!(sqlite(ffi::SQLITE_TOOBIG), "too_large");
        assert_eq!(sqlite(ffi::SQLITE_CONSTRAINT), "archive_refused");

        let file = |kind: io::ErrorKind| ArchiveError::from(io::Error::from(kind)).code();
        assert_eq!(file(io::ErrorKind::PermissionDenied), "archive_read_only");
        assert_eq!(file(io::ErrorKind::ReadOnlyFilesystem), "archive_read_only");
        assert_eq!(file(io::ErrorKind::StorageFull), "disk_full");
        assert_eq!(file(io::ErrorKind::BrokenPipe), "disk_failed");
    }
}
