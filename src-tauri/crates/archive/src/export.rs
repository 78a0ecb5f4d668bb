//! The archive as plain files, that any program can read.

use crate::captures::expand;
use crate::columns::get;
use crate::extractions::LIMIT;
use crate::ledger::hash_of;
use crate::migrations::NEWEST;
use crate::plain_rows::{PlainRow, Table, line, tables};
use crate::{Archive, ArchiveError, Arrival, Checked, Finding, LedgerLine, Reader};
use serde_json::json;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use variorum_model::{Digest, RevisionId};

/// The version of the form of exports.
pub(crate) const EXPORT: &str = "variorum.export/1";
/// Says what an export holds; written last, so that a folder without it is none.
pub(crate) const MANIFEST: &str = "export.json";
pub(crate) const TABLES: &str = "tables";

/// After so many files it is told how far the work is.
pub(crate) const TOLD_EVERY: u32 = 500;

/// Where the bytes of a capture lie in an export.
pub(crate) fn capture_file(capture: &str) -> PathBuf {
    ["captures", capture.get(..2).unwrap_or_default(), capture].iter().collect()
}

/// Where a reading of a document lies in an export.
pub(crate) fn reading_file(capture: &str, part: u32, reader: u32) -> PathBuf {
    ["readings", capture.get(..2).unwrap_or_default(), &format!("{capture}-{part}-{reader}.json")].iter().collect()
}

impl Archive {
    /// Writes all that the archive holds into a new folder: captures as they came in, readings as JSON, and the rows of all tables as lines of
    /// JSON. What can be made anew is left out, and so are the places on this machine from which captures came: of a path the last name stays, and
    /// the ledger is chained anew over what it then says. Says what was exported, and what is damaged and therefore was not.
    ///
    /// Fails with [`ArchiveError::Occupied`] when there is something at `folder`.
    pub fn export(&self, folder: &Path, mut progress: impl FnMut(u32, u32)) -> Result<Checked, ArchiveError> {
        let mut part = OsString::from(folder);
        part.push(".part");
        let part = PathBuf::from(part);
        for path in [folder, &part] {
            if fs::symlink_metadata(path).is_ok() {
                return Err(ArchiveError::Occupied(path.to_owned()));
            }
        }
        fs::create_dir_all(&part)?;
        let written = self.read().and_then(|reader| reader.export(&part, &mut progress)).and_then(|checked| {
            fs::rename(&part, folder)?;
            Ok(checked)
        });
        if written.is_err() {
            // What is left of it is in nobody's way but that of the next export.
            let _ = fs::remove_dir_all(&part);
        }
        written
    }
}

impl Reader<'_> {
    fn export(&self, folder: &Path, progress: &mut impl FnMut(u32, u32)) -> Result<Checked, ArchiveError> {
        let mut checked = Checked::default();
        self.export_captures(folder, &mut checked, progress)?;
        let readings = self.export_readings(folder, &mut checked)?;
        let ledger = self.shareable_ledger(&mut checked)?;
        fs::create_dir_all(folder.join(TABLES))?;
        let mut counts = PlainRow::new();
        for table in self.kept_tables()? {
            let mut rows = self.all(&table.select(), [], |row| table.row(row))?;
            for row in &mut rows {
                match table.name.as_str() {
                    "extractions" => {
                        let id = row.get("id").and_then(serde_json::Value::as_i64).unwrap_or_default();
                        row.insert("json".into(), json!(readings.get(&id).map(Digest::to_string)));
                    }
                    "ledger" => {
                        let number = row.get("line").and_then(serde_json::Value::as_u64).unwrap_or_default();
                        if let Some(line) = ledger.get(&number) {
                            row.insert("source".into(), json!(line.arrival.source));
                            row.insert("previous".into(), json!(line.previous.map(|hash| hash.to_string())));
                            row.insert("hash".into(), json!(line.hash.to_string()));
                        }
                    }
                    _ => {}
                }
            }
            counts.insert(table.name.clone(), json!(rows.len()));
            write_rows(&folder.join(TABLES).join(format!("{}.jsonl", table.name)), &rows)?;
        }
        let manifest = json!({ "schema": EXPORT, "database": NEWEST, "tables": counts });
        let serde_json::Value::Object(manifest) = manifest else { return Ok(checked) };
        write_rows(&folder.join(MANIFEST), &[manifest])?;
        Ok(checked)
    }

    fn kept_tables(&self) -> Result<Vec<Table>, ArchiveError> {
        tables(self.connection())
    }

    fn export_captures(
        &self,
        folder: &Path,
        checked: &mut Checked,
        progress: &mut impl FnMut(u32, u32),
    ) -> Result<(), ArchiveError> {
        let captures = self.captures()?;
        let total = captures.len() as u32;
        for (sha256, done) in captures.into_iter().zip(1..) {
            match self.capture(sha256) {
                Ok(Some(bytes)) => {
                    checked.captures += 1;
                    write(&folder.join(capture_file(&sha256.to_string())), &bytes)?;
                }
                Ok(None) | Err(ArchiveError::Damaged(_)) => checked.findings.push(Finding::Capture(sha256)),
                Err(error) => return Err(error),
            }
            if done % TOLD_EVERY == 0 || done == total {
                progress(done, total);
            }
        }
        Ok(())
    }

    /// Writes what was read of each document, and answers the hashes of these files by the ids of the rows.
    fn export_readings(&self, folder: &Path, checked: &mut Checked) -> Result<HashMap<i64, Digest>, ArchiveError> {
        let ids: Vec<i64> = self.all("SELECT id FROM extractions ORDER BY id", [], |row| row.get(0))?;
        let mut hashes = HashMap::new();
        for id in ids {
            let row = self.first(
                "SELECT capture, part, reader, revision, zstd FROM extractions WHERE id = ?",
                [id],
                |row| {
                    let (part, reader): (u32, u32) = (row.get(1)?, row.get(2)?);
                    Ok((get::<Digest>(row, 0)?, part, reader, get::<RevisionId>(row, 3)?, row.get::<_, Vec<u8>>(4)?))
                },
            )?;
            let Some((capture, part, reader, revision, compressed)) = row else { continue };
            let Some(json) = expand(&compressed, LIMIT) else {
                checked.findings.push(Finding::State(revision));
                continue;
            };
            checked.states += 1;
            write(&folder.join(reading_file(&capture.to_string(), part, reader)), &json)?;
            hashes.insert(id, Digest::of(&json));
        }
        Ok(hashes)
    }

    /// The ledger without places on this machine, by the numbers of its lines. A line that is not as it was entered does not become sound by that.
    fn shareable_ledger(&self, checked: &mut Checked) -> Result<HashMap<u64, LedgerLine>, ArchiveError> {
        match self.check_ledger() {
            Err(ArchiveError::Damaged(said)) => checked.findings.push(Finding::Ledger(said)),
            done => done?,
        }
        let mut shareable: HashMap<u64, LedgerLine> = HashMap::new();
        let mut last: Option<(Digest, Digest)> = None;
        for line in self.ledger()? {
            let arrival = Arrival { source: shareable_source(&line.arrival.source), ..line.arrival.clone() };
            let previous = match (line.previous, last) {
                (Some(previous), Some((was, is))) if previous == was => Some(is),
                (previous, _) => previous,
            };
            let is_sound = line.hash == hash_of(line.number, line.previous, &line.arrival);
            let hash = if is_sound { hash_of(line.number, previous, &arrival) } else { line.hash };
            last = Some((line.hash, hash));
            shareable.insert(u64::from(line.number), LedgerLine { number: line.number, arrival, previous, hash });
        }
        checked.lines = shareable.len();
        Ok(shareable)
    }
}

/// From where a capture came, without the folders of this machine.
fn shareable_source(source: &str) -> String {
    let is_address = ["https://", "http://"].iter().any(|scheme| source.starts_with(scheme));
    let name = source.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next();
    if is_address { source.to_owned() } else { name.unwrap_or_default().to_owned() }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), ArchiveError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, bytes)?)
}

fn write_rows(path: &Path, rows: &[PlainRow]) -> Result<(), ArchiveError> {
    let mut out = BufWriter::new(File::create_new(path)?);
    for row in rows {
        out.write_all(line(row).as_bytes())?;
    }
    out.flush()?;
    Ok(out.get_ref().sync_all()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction};

    #[test]
    fn nothing_is_overwritten_and_an_export_that_fails_leaves_nothing() {
        let fixture = Fixture::new();
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        assert_eq!(fixture.archive.export(&taken, |_, _| {}).unwrap_err().code(), "archive_occupied");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn no_place_on_this_machine_stands_in_an_export() {
        let mut fixture = Fixture::new();
        for (source, second) in [
            ("/home/ines/secret/a.html", 0),
            ("C:\\Users\\ines\\b.html", 1),
            ("https://gazette.example/c", 2),
            ("-", 3),
        ] {
            fixture
                .archive
                .write(|w| w.receive(source.as_bytes().first_chunk::<1>().unwrap(), source, at(second)))
                .unwrap();
        }
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("export");
        fixture.archive.export(&to, |_, _| {}).unwrap();
        let ledger = fs::read_to_string(to.join("tables/ledger.jsonl")).unwrap();
        assert!(!ledger.contains("ines") && !ledger.contains("secret"), "{ledger}");
        for kept in ["\"a.html\"", "\"b.html\"", "\"https://gazette.example/c\"", "\"-\""] {
            assert!(ledger.contains(kept), "{kept}");
        }
    }

    #[test]
    fn what_is_damaged_is_named_and_the_rest_is_exported() {
        let mut fixture = Fixture::new();
        fixture.add("Harbour Post", &extraction("Ferries", "Ferries sail again."), 0);
        fixture.add("Courier", &extraction("Gale", "The gale is over."), 1);
        let damage = "DROP TRIGGER captures_never_change; DROP TRIGGER extractions_never_change; \
                      DROP TRIGGER ledger_lines_never_change; UPDATE ledger SET source = 'x' WHERE line = 2; \
                      UPDATE captures SET zstd = zeroblob(9) WHERE rowid = 1; \
                      UPDATE extractions SET zstd = zeroblob(9) WHERE id = 1";
        fixture.archive.connection().execute_batch(damage).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let exported = fixture.archive.export(&folder.path().join("export"), |_, _| {}).unwrap();
        let codes: Vec<_> = exported.findings.iter().map(Finding::code).collect();
        assert_eq!((codes, exported.captures, exported.states), (vec!["capture", "state", "ledger"], 1, 1));
        let imported =
            Archive::import(&folder.path().join("export"), &folder.path().join("new.db"), |_, _| {}).unwrap();
        assert!(imported.findings.iter().any(|finding| finding.code() == "ledger"), "{:?}", imported.findings);
    }
}
