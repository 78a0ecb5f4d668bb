//! An archive made of an export.

use crate::archive::connect;
use crate::backup::made;
use crate::captures::compress;
use crate::export::{EXPORT, MANIFEST, TABLES, TOLD_EVERY, capture_file, reading_file};
use crate::migrations;
use crate::plain_rows::{PlainRow, Table, read_line, tables};
use crate::{Archive, ArchiveError, Checked, Finding};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use serde_json::Value as Json;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use variorum_model::{Digest, Extraction};

impl Archive {
    /// Makes an archive at `path` of the export in `folder`, which stays as it is. Every hash is checked: a file or a line that is missing or not
    /// as it was written is named and left out, with all that rests on it, and the rest is imported. The archive is brought to the newest schema
    /// and checked before it bears its name.
    ///
    /// Fails with [`ArchiveError::NotAnArchive`] when `folder` holds no whole export, and with [`ArchiveError::Occupied`] when there is something
    /// at `path`.
    pub fn import(folder: &Path, path: &Path, mut progress: impl FnMut(u32, u32)) -> Result<Checked, ArchiveError> {
        let manifest = Manifest::read(folder)?;
        made(path, |part| {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
            let mut connection = connect(part, flags)?;
            // The file has no name until it is whole and flushed, so that a journal guards nothing.
            connection
                .execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")?;
            migrations::make(&mut connection, manifest.database, folder)?;
            let mut findings = fill(&mut connection, folder, &manifest, &mut progress)?;
            connection.close().map_err(|(_, error)| error)?;
            let mut checked = Self::brought_up_to_date(part)?;
            findings.append(&mut checked.findings);
            checked.findings = findings;
            Ok(checked)
        })
    }
}

/// What is still to be made from what was imported, which triggers note otherwise.
const WAITING: [(&str, &str); 3] = [
    ("unsearchable", "SELECT id FROM articles"),
    ("unplaced", "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM placements)"),
    ("unsummed", "SELECT DISTINCT story FROM placements"),
];

/// What an export says that it holds.
struct Manifest {
    /// The version of the schema that its tables have.
    database: u32,
    /// How many rows each table has.
    tables: PlainRow,
}

impl Manifest {
    fn read(folder: &Path) -> Result<Self, ArchiveError> {
        let none = || ArchiveError::NotAnArchive(folder.to_owned());
        let mut manifest = fs::read(folder.join(MANIFEST)).ok().as_deref().and_then(read_line).ok_or_else(none)?;
        let database = manifest.get("database").and_then(Json::as_u64).and_then(|version| u32::try_from(version).ok());
        let is_export = manifest.get("schema").and_then(Json::as_str) == Some(EXPORT);
        match (database, manifest.remove("tables")) {
            (Some(database), Some(Json::Object(tables))) if is_export => Ok(Self { database, tables }),
            _ => Err(none()),
        }
    }

    fn rows(&self, table: &str) -> u64 {
        self.tables.get(table).and_then(Json::as_u64).unwrap_or_default()
    }
}

fn fill(
    connection: &mut Connection,
    folder: &Path,
    manifest: &Manifest,
    progress: &mut impl FnMut(u32, u32),
) -> Result<Vec<Finding>, ArchiveError> {
    let mut findings = Vec::new();
    let transaction = connection.transaction()?;
    // They guard a living archive. Rows come in as they were, also where one between them is missing.
    let triggers = triggers(&transaction)?;
    for (name, _) in &triggers {
        transaction.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    for table in tables(&transaction)? {
        let rows = manifest.rows(&table.name);
        let found = import_table(&transaction, folder, &table, rows, progress, &mut findings)?;
        if found != rows {
            findings.push(Finding::File(format!("{TABLES}/{}.jsonl has {found} of {rows} lines", table.name)));
        }
    }
    if !findings.is_empty() {
        prune(&transaction, &mut findings)?;
    }
    for (_, sql) in triggers {
        transaction.execute_batch(&sql)?;
    }
    for (table, what_waits) in WAITING {
        if has_table(&transaction, table)? {
            transaction.execute_batch(&format!("INSERT OR IGNORE INTO {table} {what_waits}"))?;
        }
    }
    transaction.commit()?;
    Ok(findings)
}

fn triggers(connection: &Connection) -> Result<Vec<(String, String)>, ArchiveError> {
    let mut statement =
        connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

fn has_table(connection: &Connection, name: &str) -> Result<bool, ArchiveError> {
    Ok(connection.query_row("SELECT count(*) FROM sqlite_schema WHERE name = ?", [name], |row| row.get::<_, u32>(0))?
        > 0)
}

/// Answers how many lines there are, imported or not.
fn import_table(
    connection: &Connection,
    folder: &Path,
    table: &Table,
    rows: u64,
    progress: &mut impl FnMut(u32, u32),
    findings: &mut Vec<Finding>,
) -> Result<u64, ArchiveError> {
    let name = format!("{TABLES}/{}.jsonl", table.name);
    let Ok(file) = File::open(folder.join(&name)) else { return Ok(0) };
    let mut found = 0;
    for line in BufReader::new(file).split(b'\n') {
        found += 1;
        let row = read_line(&line?);
        let row = row.and_then(|row| Some((table.values(&row)?, row)));
        let Some((values, row)) = row else {
            findings.push(Finding::File(format!("{name}, line {found}")));
            continue;
        };
        if let Err(finding) = insert(connection, folder, table, values, &row)? {
            findings.push(finding);
        }
        let (done, total) = (u32::try_from(found).unwrap_or(u32::MAX), u32::try_from(rows).unwrap_or(u32::MAX));
        if table.name == "captures" && (done % TOLD_EVERY == 0 || done == total) {
            progress(done, total);
        }
    }
    Ok(found)
}

/// Inserts a row, with what stands in a file of its own; that file, or the line, is what was not as it was written.
fn insert(
    connection: &Connection,
    folder: &Path,
    table: &Table,
    mut values: Vec<Value>,
    row: &PlainRow,
) -> Result<Result<(), Finding>, ArchiveError> {
    let mut columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let beside = match table.name.as_str() {
        "captures" => Some(capture(folder, row)),
        "extractions" => Some(reading(folder, row)),
        _ => None,
    };
    match beside {
        Some(Ok(bytes)) => {
            columns.push("zstd");
            values.push(Value::Blob(compress(&bytes)?));
        }
        Some(Err(file)) => return Ok(Err(Finding::File(file))),
        None => {}
    }
    let quoted: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO \"{}\" ({}) VALUES ({marks})", table.name, quoted.join(", "));
    let inserted = connection.prepare_cached(&sql)?.execute(params_from_iter(values));
    match inserted.map_err(ArchiveError::from) {
        Ok(_) => Ok(Ok(())),
        // Such a row no archive has held: twice the same, or against a rule of the table.
        Err(ArchiveError::Refused(said)) => Ok(Err(Finding::File(format!("{TABLES}/{}.jsonl: {said}", table.name)))),
        Err(error) => Err(error),
    }
}

/// The bytes of a capture, or the name of the file that does not hold them.
fn capture(folder: &Path, row: &PlainRow) -> Result<Vec<u8>, String> {
    let text = |name: &str| row.get(name).and_then(Json::as_str).unwrap_or_default();
    let file = capture_file(text("sha256"));
    let bytes = bounded(folder, &file, row.get("size").and_then(Json::as_u64));
    bytes.filter(|bytes| Digest::of(bytes).to_string() == text("sha256")).ok_or_else(|| shown(&file))
}

/// What was read of a document, or the name of the file that does not hold it.
fn reading(folder: &Path, row: &PlainRow) -> Result<Vec<u8>, String> {
    let text = |name: &str| row.get(name).and_then(Json::as_str).unwrap_or_default();
    let number =
        |name: &str| row.get(name).and_then(Json::as_u64).and_then(|it| u32::try_from(it).ok()).unwrap_or_default();
    let file = reading_file(text("capture"), number("part"), number("reader"));
    let is_as_written = |json: &Vec<u8>| {
        let read = serde_json::from_slice::<Extraction>(json);
        Digest::of(json).to_string() == text("json")
            && read.is_ok_and(|read| Digest::of(read.text().as_bytes()).to_string() == text("text_sha256"))
    };
    bounded(folder, &file, None).filter(is_as_written).ok_or_else(|| shown(&file))
}

/// The bytes of a file, when it is one and has the size that it should have.
fn bounded(folder: &Path, file: &Path, size: Option<u64>) -> Option<Vec<u8>> {
    let path = folder.join(file);
    let found = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?.len();
    let limit = size.unwrap_or(crate::extractions::LIMIT);
    let fits = if size.is_some() { found == limit } else { found <= limit };
    if fits { fs::read(path).ok() } else { None }
}

/// A file of an export as it is named, whatever this machine's separator is.
fn shown(file: &Path) -> String {
    file.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Takes out what refers to something that is not there, and what is left of articles without a reading, until nothing more does.
fn prune(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), ArchiveError> {
    let tables = tables(connection)?;
    let before = counts(connection, &tables)?;
    let ids = |table: &str| -> Result<Vec<String>, ArchiveError> {
        let sql = format!("SELECT lower(hex(id)) FROM {table} ORDER BY id");
        Ok(connection.prepare(&sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    let articles = ids("articles")?;
    loop {
        let mut taken = connection.execute(
            "DELETE FROM revisions WHERE NOT EXISTS (SELECT 1 FROM extractions WHERE revision = revisions.id)",
            [],
        )?;
        taken += connection.execute(
            "DELETE FROM articles WHERE NOT EXISTS (SELECT 1 FROM revisions WHERE article = articles.id)",
            [],
        )?;
        for table in &tables {
            taken += prune_table(connection, table)?;
        }
        if taken == 0 {
            break;
        }
    }
    let left = ids("articles")?;
    let gone = articles.into_iter().filter(|id| !left.contains(id));
    let named = |id: String| uuid::Uuid::try_parse(&id).map_or(id, |id| id.to_string());
    findings.extend(gone.map(|id| Finding::NotImported(format!("article {}", named(id)))));
    for ((table, before), after) in tables.iter().zip(before).zip(counts(connection, &tables)?) {
        if table.name != "articles" && before > after {
            findings.push(Finding::NotImported(format!("{} of {}", before - after, table.name)));
        }
    }
    Ok(())
}

/// What refers to nothing goes; where a reference may be missing, the reference alone does.
fn prune_table(connection: &Connection, table: &Table) -> Result<usize, ArchiveError> {
    let mut statement = connection.prepare("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)")?;
    let references: Vec<(String, String, String)> = statement
        .query_map([&table.name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let name = &table.name;
    let mut taken = 0;
    for (from, to, key) in references {
        let is_nullable = table.columns.iter().any(|column| column.name == from && column.is_nullable);
        let astray = format!(
            "\"{from}\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"{to}\" AS parent WHERE parent.\"{key}\" = \"{name}\".\"{from}\")"
        );
        let sql = if is_nullable {
            format!("UPDATE \"{name}\" SET \"{from}\" = NULL WHERE {astray}")
        } else {
            format!("DELETE FROM \"{name}\" WHERE {astray}")
        };
        taken += connection.execute(&sql, [])?;
    }
    Ok(taken)
}

fn counts(connection: &Connection, tables: &[Table]) -> Result<Vec<i64>, ArchiveError> {
    let count = |table: &Table| -> Result<i64, ArchiveError> {
        Ok(connection.query_row(&format!("SELECT count(*) FROM \"{}\"", table.name), [], |row| row.get(0))?)
    };
    tables.iter().map(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction, stated};
    use crate::{Document, Query, Role};
    use serde_json::json;
    use std::collections::BTreeMap;
    use std::path::PathBuf;
    use variorum_model::{ArticleId, RevisionId};

    /// An archive with something in each table that is kept, and the article that has two states.
    fn filled() -> (Fixture, ArticleId) {
        let mut fixture = Fixture::new();
        let read = extraction("Ferries", "Ferries sail again. Nobody was hurt.");
        let recorded = fixture.add("Harbour Post", &read, 0);
        let capture = fixture.archive.read().unwrap().captures().unwrap()[0];
        let better = variorum_model::Extraction { reader: 2, published: stated("2024-10-22"), ..read };
        fixture
            .archive
            .write(|w| {
                w.record(recorded.article, Document { capture, part: 1 }, &better, at(1))?;
                let story = w.add_story("Ferries", at(1))?;
                w.place_by_program(recorded.article, story, &json!([{ "kind": "time" }]), at(1))?;
                w.set_role(recorded.article, Role::PrimarySource, at(2))?;
                w.set_role(recorded.article, Role::Report, at(3))?;
                w.receive(b"\0\xff not readable", "b.pdf", at(4))?;
                w.follow("https://gazette.example/feed", Some("Gazette"), at(5))
            })
            .unwrap();
        fixture.revise(recorded.article, &extraction("Ferries", "Ferries sail."), 6);
        fixture.add("Courier", &extraction("Gale", "The gale is “over”.\u{2028}Truly."), 7);
        (fixture, recorded.article)
    }

    fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut ahead = vec![folder.to_owned()];
        while let Some(folder) = ahead.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() {
                    ahead.push(entry.path());
                } else {
                    found.insert(entry.path(), fs::read(entry.path()).unwrap());
                }
            }
        }
        found
    }

    fn exported(fixture: &Fixture, folder: &Path) -> PathBuf {
        let to = folder.join("export");
        let exported = fixture.archive.export(&to, |_, _| {}).unwrap();
        assert_eq!(exported.findings, []);
        to
    }

    fn import(from: &Path, to: &Path) -> Result<Checked, ArchiveError> {
        Archive::import(from, to, |_, _| {})
    }

    #[test]
    fn what_was_exported_and_imported_answers_the_same() {
        let (fixture, article) = filled();
        let folder = tempfile::tempdir().unwrap();
        let export = exported(&fixture, folder.path());
        let path = folder.path().join("new/archive.db");
        let checked = import(&export, &path).unwrap();
        assert_eq!(checked, fixture.archive.check().unwrap());
        assert_eq!(checked.findings, []);

        let mut again = Archive::open(&path).unwrap();
        let (was, is) = (fixture.archive.read().unwrap(), again.read().unwrap());
        is.check_ledger().unwrap();
        assert_eq!(was.ledger().unwrap(), is.ledger().unwrap());
        assert_eq!(was.acts().unwrap(), is.acts().unwrap());
        assert_eq!(was.stories().unwrap(), is.stories().unwrap());
        assert_eq!(was.library().unwrap(), is.library().unwrap());
        assert_eq!(was.feeds().unwrap(), is.feeds().unwrap());
        assert_eq!(was.article(article).unwrap(), is.article(article).unwrap());
        assert_eq!(was.revisions(article).unwrap(), is.revisions(article).unwrap());
        for sha256 in was.captures().unwrap() {
            assert_eq!(was.capture(sha256).unwrap(), is.capture(sha256).unwrap());
            assert_eq!(was.documents(sha256).unwrap(), is.documents(sha256).unwrap());
        }
        let found =
            |reader: &crate::Reader<'_>| reader.search(&Query::parse("ferries").unwrap(), true, 9).unwrap().total;
        assert_eq!((found(&was), found(&is)), (2, 2));
        drop((was, is));
        again.write(|w| w.receive(b"more", "more.html", at(9))).unwrap();
        again.read().unwrap().check_ledger().unwrap();
    }

    #[test]
    fn an_import_exports_to_the_same_files() {
        let (fixture, _) = filled();
        let folder = tempfile::tempdir().unwrap();
        let export = exported(&fixture, folder.path());
        let path = folder.path().join("archive.db");
        import(&export, &path).unwrap();
        let second = folder.path().join("second");
        Archive::open(&path).unwrap().export(&second, |_, _| {}).unwrap();
        let relative = |folder: &Path| -> Vec<(PathBuf, Vec<u8>)> {
            let name = |(path, bytes): (PathBuf, Vec<u8>)| (path.strip_prefix(folder).unwrap().to_owned(), bytes);
            files(folder).into_iter().map(name).collect()
        };
        assert_eq!(relative(&export), relative(&second));
    }

    #[test]
    fn a_missing_or_damaged_capture_is_named_and_takes_its_states_along_and_no_others() {
        let (fixture, article) = filled();
        let folder = tempfile::tempdir().unwrap();
        let export = exported(&fixture, folder.path());
        let reader = fixture.archive.read().unwrap();
        let latest = reader.revisions(article).unwrap().pop().unwrap();
        let capture = reader.extraction(latest.id).unwrap().unwrap().0.capture;
        let file = export.join(capture_file(&capture.to_string()));
        for (at, damage) in [None, Some(&b"other bytes"[..])].into_iter().enumerate() {
            match damage {
                None => fs::remove_file(&file).unwrap(),
                Some(bytes) => fs::write(&file, bytes).unwrap(),
            }
            let path = folder.path().join(format!("{at}.db"));
            let findings = import(&export, &path).unwrap().findings;
            let named = Finding::File(shown(&capture_file(&capture.to_string())));
            assert!(findings.contains(&named), "{findings:?}");
            assert!(findings.contains(&Finding::MissingCapture(capture)), "the ledger names it still");
            let imported = Archive::open_read_only(&path).unwrap();
            let states: Vec<RevisionId> =
                imported.read().unwrap().revisions(article).unwrap().iter().map(|it| it.id).collect();
            assert!(states.len() == 1 && states[0] != latest.id);
            assert_eq!(imported.read().unwrap().library().unwrap(), reader.library().unwrap());
        }
    }

    #[test]
    fn an_article_of_which_nothing_is_left_is_named() {
        let (fixture, article) = filled();
        let folder = tempfile::tempdir().unwrap();
        let export = exported(&fixture, folder.path());
        fs::remove_dir_all(export.join("captures")).unwrap();
        let path = folder.path().join("archive.db");
        let findings = import(&export, &path).unwrap().findings;
        assert!(findings.contains(&Finding::NotImported(format!("article {article}"))), "{findings:?}");
        let imported = Archive::open(&path).unwrap();
        assert_eq!(imported.read().unwrap().library().unwrap(), []);
        assert_eq!(imported.read().unwrap().ledger().unwrap(), fixture.archive.read().unwrap().ledger().unwrap());
    }

    #[test]
    fn no_changed_byte_of_an_export_passes_unnoticed() {
        let (fixture, article) = filled();
        let folder = tempfile::tempdir().unwrap();
        let export = exported(&fixture, folder.path());
        let sound = fixture.archive.read().unwrap().article(article).unwrap();
        for (file, bytes) in files(&export).into_iter().filter(|(_, bytes)| !bytes.is_empty()) {
            for place in [0, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1] {
                let mut damaged = bytes.clone();
                damaged[place] ^= 0x01;
                fs::write(&file, &damaged).unwrap();
                let path = folder.path().join("damaged.db");
                match import(&export, &path) {
                    Err(error) => assert_eq!(error.code(), "not_an_archive", "{}", file.display()),
                    Ok(checked) => {
                        assert_ne!(checked.findings, [], "{} at {place}", file.display());
                        let imported = Archive::open_read_only(&path).unwrap();
                        let found = imported.read().unwrap().article(article).unwrap();
                        // What is there is what was exported; what was damaged is not there.
                        for found in found.iter().zip(&sound).filter(|(it, was)| it.revision.id == was.revision.id) {
                            assert!(found.0.extraction.text() == found.1.extraction.text());
                        }
                        drop(imported);
                        fs::remove_file(&path).unwrap();
                    }
                }
            }
            fs::write(&file, &bytes).unwrap();
        }
    }

    #[test]
    fn a_line_that_is_missing_from_a_table_is_missed() {
        let (fixture, _) = filled();
        let folder = tempfile::tempdir().unwrap();
        let export = exported(&fixture, folder.path());
        let acts = export.join("tables/acts.jsonl");
        let lines = fs::read_to_string(&acts).unwrap();
        fs::write(&acts, lines.split_once('\n').unwrap().1).unwrap();
        let path = folder.path().join("archive.db");
        let findings = import(&export, &path).unwrap().findings;
        assert_eq!(findings, [Finding::File("tables/acts.jsonl has 1 of 2 lines".into())]);
        let mut imported = Archive::open(&path).unwrap();
        let article = imported.read().unwrap().library().unwrap();
        assert_eq!(article.len(), 1);
        assert_eq!(imported.read().unwrap().acts().unwrap()[0].number, 2);
        imported.write(|w| w.receive(b"more", "more.html", at(9))).unwrap();
    }

    #[test]
    fn what_is_no_export_or_a_newer_one_is_refused_and_leaves_nothing() {
        let (fixture, _) = filled();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.db");
        assert_eq!(import(folder.path(), &path).unwrap_err().code(), "not_an_archive");
        let export = exported(&fixture, folder.path());
        let mut manifest = read_line(&fs::read(export.join(MANIFEST)).unwrap()).unwrap();
        manifest.insert("database".into(), json!(9_999));
        fs::write(export.join(MANIFEST), crate::plain_rows::line(&manifest)).unwrap();
        assert_eq!(import(&export, &path).unwrap_err().code(), "archive_newer");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "the export alone");
        fs::write(&path, "taken").unwrap();
        assert_eq!(import(&export, &path).unwrap_err().code(), "archive_occupied");
    }

    #[test]
    fn an_export_of_an_older_schema_is_brought_up_to_date() {
        let (fixture, _) = filled();
        let folder = tempfile::tempdir().unwrap();
        let export = exported(&fixture, folder.path());
        let mut manifest = read_line(&fs::read(export.join(MANIFEST)).unwrap()).unwrap();
        // Schema 6 had the same tables but for what is searched.
        manifest.insert("database".into(), json!(6));
        fs::write(export.join(MANIFEST), crate::plain_rows::line(&manifest)).unwrap();
        let path = folder.path().join("archive.db");
        assert_eq!(import(&export, &path).unwrap(), fixture.archive.check().unwrap());
    }
}
