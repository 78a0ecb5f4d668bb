//! Whichever change the disk refuses: what was acknowledged is there, and what is there is whole.
#![allow(clippy::unwrap_used)]

mod disk;

use disk::{Fault, stand_between, with_fault};
use jiff::Timestamp;
use rusqlite::ffi::{SQLITE_FULL, SQLITE_IOERR_WRITE};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use variorum_archive::{Archive, ArchiveError, Document, NewArticle, Role};
use variorum_model::{ArticleId, Block, BlockKind, Digest, Extraction};

/// An article comes in: its bytes, its state, its story.
fn add(archive: &mut Archive, number: usize) -> Result<(ArticleId, Digest), ArchiveError> {
    let now = Timestamp::from_second(1_750_000_000 + number as i64).unwrap();
    let text = format!("The ferry number {number} leaves Skerrow late. Nobody says why, and the queue grows.");
    let extraction = Extraction {
        member: None,
        reader: 1,
        media_type: "text/plain".into(),
        url: None,
        outlet: None,
        title: Some(format!("Ferry {number} is late")),
        byline: vec![],
        published: None,
        modified: None,
        language: None,
        section: None,
        agencies: vec![],
        blocks: vec![Block::included(BlockKind::Paragraph, &text)],
        gaps: None,
        doubts: vec![],
    };
    archive.write(|writer| {
        let capture = writer.receive(text.as_bytes(), "ferry.txt", now)?.sha256;
        let new = NewArticle { url: None, outlet: Some("Harbour Post".into()), role: Role::Report };
        let article = writer.add_article(&new, now)?;
        let article = writer.record(article, Document { capture, part: 1 }, &extraction, now)?.article;
        let story = writer.add_story(&format!("Ferry {number}"), now)?;
        writer.place_by_program(article, story, &json!([]), now)?;
        Ok((article, capture))
    })
}

/// Imports into a copy of what lies in `before`, once for each change to the disk that this takes, which then fails. Says how many there were.
fn fails_at_each_change(before: &Path, fault: Fault) -> u32 {
    for number in 1.. {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        if before.exists() {
            fs::copy(before, &path).unwrap();
        }
        let (mut acknowledged, mut refused) = (Vec::new(), Vec::new());
        let changes = with_fault(number, fault, || match Archive::open(&path) {
            Err(error) => refused.push(error),
            Ok(mut archive) => {
                for article in 1..=2 {
                    match add(&mut archive, article) {
                        Ok(added) => acknowledged.push(added),
                        Err(error) => refused.push(error),
                    }
                }
            }
        });
        if changes < number {
            assert_eq!((acknowledged.len(), refused.len()), (2, 0));
            return changes;
        }
        for error in refused {
            assert!(matches!(error.code(), "disk_full" | "disk_failed"), "{fault:?} at {number}: {error}");
        }
        let archive = Archive::open(&path).unwrap();
        let checked = archive.check().unwrap();
        assert_eq!(checked.findings, [], "{fault:?} at {number}");
        assert!(checked.captures == checked.states && checked.states == checked.lines, "{fault:?} at {number}");
        let reader = archive.read().unwrap();
        let placed: usize = reader.library().unwrap().iter().map(|story| story.articles).sum();
        assert_eq!(placed, checked.states, "{fault:?} at {number}");
        let captures: BTreeSet<Digest> = reader.captures().unwrap().into_iter().collect();
        for (article, capture) in acknowledged {
            let is_there = reader.article(article).unwrap().is_some() && captures.contains(&capture);
            assert!(is_there, "{fault:?} at {number}: {article} was acknowledged and is lost");
        }
    }
    unreachable!("an import takes an end of changes")
}

fn is_safe(before: &Path) {
    for code in [SQLITE_FULL, SQLITE_IOERR_WRITE] {
        for lasts in [false, true] {
            let changes = fails_at_each_change(before, Fault { code, lasts });
            assert!(changes > 20, "changes were counted: {changes}");
        }
    }
}

#[test]
fn whichever_change_to_a_new_archive_fails_nothing_acknowledged_is_lost_and_nothing_is_half_there() {
    is_safe(&tempfile::tempdir().unwrap().path().join("none.db"));
}

#[test]
fn whichever_change_to_an_archive_fails_nothing_acknowledged_is_lost_and_nothing_is_half_there() {
    // Before the archive's own file system is put upon that of the system.
    stand_between();
    let folder = tempfile::tempdir().unwrap();
    let filled = folder.path().join("filled.db");
    add(&mut Archive::open(&filled).unwrap(), 0).unwrap();
    is_safe(&filled);
}
