//! Making, opening and refusing archives.
#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;
use variorum_archive::{Archive, ArchiveError};

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    (folder, path)
}

fn receive(archive: &mut Archive, bytes: &[u8]) {
    archive.write(|w| w.receive(bytes, "page.html", Timestamp::UNIX_EPOCH)).unwrap();
}

fn arrivals(archive: &Archive) -> usize {
    archive.read().unwrap().ledger().unwrap().len()
}

#[test]
fn an_archive_is_made_with_its_folder_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("archive.db");
    let mut archive = Archive::open(&path).unwrap();
    receive(&mut archive, b"page");
    drop(archive);
    let mut archive = Archive::open(&path).unwrap();
    assert_eq!(arrivals(&archive), 1);
    receive(&mut archive, b"another");
    assert_eq!(arrivals(&archive), 2);
}

#[test]
fn a_second_writer_is_told_that_another_one_has_it_open() {
    let (_folder, path) = folder();
    let first = Archive::open(&path).unwrap();
    let error = Archive::open(&path).unwrap_err();
    assert_eq!(error.code(), "archive_in_use");
    assert!(error.to_string().contains("another Variorum window or command"));
    drop(first);
    Archive::open(&path).unwrap();
}

#[test]
fn a_reader_needs_no_lock_and_sees_what_was_committed() {
    let (_folder, path) = folder();
    let mut writer = Archive::open(&path).unwrap();
    let mut reader = Archive::open_read_only(&path).unwrap();
    receive(&mut writer, b"page");
    assert_eq!(arrivals(&reader), 1);
    let refused = reader.write(|w| w.receive(b"page", "page.html", Timestamp::UNIX_EPOCH));
    assert_eq!(refused.unwrap_err().code(), "archive_read_only");
}

#[test]
fn one_reading_sees_one_state() {
    let (_folder, path) = folder();
    let mut writer = Archive::open(&path).unwrap();
    let reader = Archive::open_read_only(&path).unwrap();
    let state = reader.read().unwrap();
    let before = state.ledger().unwrap();
    receive(&mut writer, b"page");
    assert_eq!(state.ledger().unwrap(), before);
    drop(state);
    assert_eq!(arrivals(&reader), 1);
}

#[test]
fn reading_needs_an_archive() {
    let (folder, path) = folder();
    assert_eq!(Archive::open_read_only(&path).unwrap_err().code(), "archive_not_found");
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is made by reading");
}

#[test]
fn a_file_that_is_no_archive_is_refused_and_left_as_it_is() {
    let (_folder, path) = folder();
    for content in [&b"Notes on ferries."[..], &[7; 5000]] {
        fs::write(&path, content).unwrap();
        for error in [Archive::open(&path).unwrap_err(), Archive::open_read_only(&path).unwrap_err()] {
            assert_eq!(error.code(), "not_an_archive");
        }
        assert_eq!(fs::read(&path).unwrap(), content);
    }
}

#[test]
fn a_folder_is_no_archive() {
    let (_folder, path) = folder();
    fs::create_dir(&path).unwrap();
    assert_eq!(Archive::open(&path).unwrap_err().code(), "not_an_archive");
    assert_eq!(Archive::open_read_only(&path).unwrap_err().code(), "not_an_archive");
}

#[test]
fn an_empty_file_becomes_an_archive() {
    let (_folder, path) = folder();
    fs::write(&path, []).unwrap();
    assert_eq!(arrivals(&Archive::open(&path).unwrap()), 0);
}

#[test]
fn an_archive_of_a_newer_program_is_refused_and_not_changed_by_a_byte() {
    let (folder, path) = folder();
    receive(&mut Archive::open(&path).unwrap(), b"page");
    // As a newer program would: through what seals the pages.
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
    let newer = rusqlite::Connection::open_with_flags_and_vfs(&path, flags, "variorum").unwrap();
    newer.execute_batch("PRAGMA user_version = 9999").unwrap();
    newer.close().unwrap();
    let bytes = fs::read(&path).unwrap();
    for error in [Archive::open(&path).unwrap_err(), Archive::open_read_only(&path).unwrap_err()] {
        assert!(matches!(error, ArchiveError::Newer { found: 9999, .. }), "{error}");
    }
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let log = folder.path().join("archive.db-wal");
    assert!(fs::metadata(log).map_or(true, |log| log.len() == 0));
}

#[test]
fn a_database_cut_short_is_damaged_not_empty() {
    let (_folder, path) = folder();
    let mut archive = Archive::open(&path).unwrap();
    receive(&mut archive, b"page");
    drop(archive);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let outcome = Archive::open(&path).and_then(|archive| archive.read()?.ledger());
    assert_eq!(outcome.unwrap_err().code(), "archive_damaged");
}
