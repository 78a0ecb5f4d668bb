//! An archive of every version that was ever shipped is kept in `tests/shipped`, as it was written then, and is brought up to date.
//!
//! `VARIORUM_SHIP=1 cargo test -p variorum-archive shipped` writes those that are missing, once a migration was added; none is ever written anew.

use crate::archive::connect;
use crate::captures::{compress, expand};
use crate::columns::{Column, written};
use crate::fixture::at;
use crate::migrations::{APPLICATION_ID, MIGRATIONS, NEWEST};
use crate::{Archive, Query, Role, sealed_file};
use rusqlite::OpenFlags;
use std::fs;
use std::path::{Path, PathBuf};
use variorum_model::{ArticleId, CaptureId, Digest, RevisionId, StoryId};

/// The first version whose pages are sealed.
const SEALED: u32 = 8;

fn kept(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/shipped/{version:04}.sqlite.zst"))
}

/// Writes an archive of this version with two states of an article in a story, a person's act, and what there was beside these.
fn ship(version: u32) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE).unwrap();
    if version >= SEALED {
        sealed_file::reserve(&connection).unwrap();
    }
    for migration in &MIGRATIONS[..version as usize] {
        connection.execute_batch(migration).unwrap();
    }
    let marks = format!("PRAGMA user_version = {version}; PRAGMA application_id = {APPLICATION_ID};");
    connection.execute_batch(&marks).unwrap();
    let [article, story] = [*ArticleId::new().as_bytes(), *StoryId::new().as_bytes()];
    connection.execute("INSERT INTO outlets (id, name) VALUES (1, 'Harbour Post')", ()).unwrap();
    connection
        .execute(
            "INSERT INTO articles (id, url, outlet, role, added_at, published_at) VALUES (?, 'https://harbour.example/1', 1, \
             'primary_source', ?, ?)",
            (article, Column(at(0)), Column(at(0))),
        )
        .unwrap();
    connection.execute("INSERT INTO stories VALUES (?, 'Ferries', ?)", (story, Column(at(0)))).unwrap();
    connection
        .execute("INSERT INTO placements VALUES (?, ?, 'program', '[\"words\"]', ?)", (article, story, Column(at(0))))
        .unwrap();
    let mut previous: Option<Digest> = None;
    for (number, text) in [(1, "Ferries sail again."), (2, "Ferries sail again on Monday.")] {
        let page = format!("<p>{text}</p>");
        let [sha256, text_sha256] = [page.as_str(), text].map(|text| Digest::of(text.as_bytes()));
        connection
            .execute(
                "INSERT INTO captures VALUES (?, ?, ?)",
                (Column(sha256), page.len() as i64, compress(page.as_bytes()).unwrap()),
            )
            .unwrap();
        let (capture, seen) = (CaptureId::new(), written(at(number)));
        let fields = [
            previous.map(|hash| hash.to_string()).unwrap_or_default(),
            number.to_string(),
            "arrived".into(),
            capture.to_string(),
            sha256.to_string(),
            "page.html".into(),
            seen.clone(),
        ];
        let line: Vec<u8> = fields
            .iter()
            .flat_map(|field| (field.len() as u64).to_be_bytes().into_iter().chain(field.bytes()).collect::<Vec<_>>())
            .collect();
        let hash = Digest::of(&line);
        connection
            .execute(
                "INSERT INTO ledger VALUES (?, 'arrived', ?, ?, 'page.html', ?, ?, ?)",
                (number, Column(capture), Column(sha256), &seen, previous.map(Column), Column(hash)),
            )
            .unwrap();
        previous = Some(hash);
        let revision = *RevisionId::new().as_bytes();
        let stands_from = if version < 5 { ", stands_from" } else { "" };
        let value = if version < 5 { ", '2024-10-22T00:00:00.000000Z'" } else { "" };
        connection
            .execute(
                &format!(
                    "INSERT INTO revisions (id, article, seen_at, reader, title, byline, published, text_sha256{stands_from}) \
                     VALUES (?, ?, ?, 1, 'Ferries', '[\"Ines Okafor\"]', '2024-10-22', ?{value})"
                ),
                (revision, article, &seen, Column(text_sha256)),
            )
            .unwrap();
        let read = format!(
            r#"{{"reader":1,"media_type":"text/html","url":"https://harbour.example/1","outlet":"Harbour Post","title":"Ferries","byline":["Ines Okafor"],"published":"2024-10-22","modified":null,"language":"en","blocks":[{{"kind":"paragraph","text":"{text}","left_out":null}}],"doubts":[]}}"#
        );
        connection
            .execute(
                "INSERT INTO extractions (capture, part, reader, revision, title, text_sha256, zstd) VALUES (?, 1, 1, ?, 'Ferries', ?, ?)",
                (Column(sha256), revision, Column(text_sha256), compress(read.as_bytes()).unwrap()),
            )
            .unwrap();
    }
    let id = ArticleId::from_bytes(article);
    let act = format!(r#"{{"act":"set_role","article":"{id}","from":"report","to":"primary_source"}}"#);
    connection.execute("INSERT INTO acts VALUES (1, ?, ?)", (Column(at(3)), act)).unwrap();
    if version >= 2 {
        let sql =
            "INSERT INTO feeds (address, title, followed_at) VALUES ('https://harbour.example/feed', 'Harbour', ?)";
        connection.execute(sql, [Column(at(4))]).unwrap();
    }
    if version >= 7 {
        connection.execute("INSERT OR IGNORE INTO unsearchable SELECT id FROM articles", ()).unwrap();
    }
    connection.close().unwrap();
    fs::create_dir_all(kept(version).parent().unwrap()).unwrap();
    fs::write(kept(version), compress(&fs::read(&path).unwrap()).unwrap()).unwrap();
}

#[test]
fn an_archive_of_every_version_that_was_shipped_is_brought_up_to_date_with_nothing_wrong() {
    for version in 1..=NEWEST {
        if !kept(version).exists() && std::env::var_os("VARIORUM_SHIP").is_some() {
            ship(version);
        }
        let held = fs::read(kept(version)).unwrap_or_else(|error| panic!("no archive of version {version}: {error}"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        let as_shipped = expand(&held, 1 << 24).unwrap();
        fs::write(&path, &as_shipped).unwrap();

        // It can be salvaged as it is, too.
        let new = folder.path().join("salvaged/archive.db");
        let salvaged = Archive::salvage(&path, &new).unwrap();
        assert_eq!((salvaged.articles, salvaged.lost, salvaged.checked.findings), (1, vec![], vec![]), "{version}");
        assert!(fs::read(&path).unwrap() == as_shipped, "{version}");

        let mut archive = Archive::open(&path).unwrap();
        archive.index_anew(|_, _| {}).unwrap();
        let checked = archive.check().unwrap();
        assert_eq!((checked.captures, checked.states, checked.lines), (2, 2, 2), "{version}");
        assert_eq!(checked.findings, [], "{version}");
        for archive in [archive, Archive::open(&new).unwrap()] {
            let reader = archive.read().unwrap();
            let story = reader.stories().unwrap().remove(0);
            let article = reader.story(story.id).unwrap().unwrap().articles.remove(0);
            assert_eq!(story.title, "Ferries");
            assert_eq!((article.revisions, article.extraction.text().as_str()), (2, "Ferries sail again on Monday."));
            assert_eq!(
                (article.article.role, article.article.outlet.as_deref()),
                (Role::PrimarySource, Some("Harbour Post"))
            );
            assert_eq!(reader.acts().unwrap().len(), 1);
            assert_eq!(reader.feeds().unwrap().len(), usize::from(version >= 2));
            assert_eq!(reader.search(&Query::parse("monday").unwrap(), false, 5).unwrap().total, 1);
        }
    }
}

#[test]
fn a_wrong_byte_is_noticed_in_an_archive_of_an_older_version_once_it_was_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    fs::write(&path, expand(&fs::read(kept(7)).unwrap(), 1 << 24).unwrap()).unwrap();
    drop(Archive::open(&path).unwrap());
    let mut bytes = fs::read(&path).unwrap();
    let title = bytes.windows(7).position(|window| window == b"Ferries").unwrap();
    bytes[title] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let archive = Archive::open(&path).unwrap();
    assert!(!archive.check().unwrap().findings.is_empty());
}
