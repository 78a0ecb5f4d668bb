//! Whether all that the archive holds is what was put there.

use crate::{Archive, ArchiveError, Reader};
use std::collections::BTreeSet;
use variorum_model::{ArticleId, Digest, RevisionId};

/// What a check looked at, and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many captures were hashed again.
    pub captures: usize,
    /// How many states of articles were read again.
    pub states: usize,
    /// How many lines of the ledger were followed.
    pub lines: usize,
    /// What is not as it should be.
    pub findings: Vec<Finding>,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The file itself: what SQLite says of it.
    Database(String),
    /// The bytes of a capture are not those that came in.
    Capture(Digest),
    /// The ledger names bytes that are not there.
    MissingCapture(Digest),
    /// What was read of a state is not what was recorded, or is missing.
    State(RevisionId),
    /// A line of the ledger is not as it was entered.
    Ledger(String),
    /// What is searched of an article is not in step with it.
    Index(ArticleId),
    /// The terms that are searched are not in step with their rows.
    Terms(String),
    /// A file of an export, or a line in it, is missing or not as it was written.
    File(String),
    /// What an export holds was not imported, since what it rests on is missing.
    NotImported(String),
}

impl Finding {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Database(_) => "database",
            Self::Capture(_) => "capture",
            Self::MissingCapture(_) => "missing_capture",
            Self::State(_) => "state",
            Self::Ledger(_) => "ledger",
            Self::Index(_) => "index",
            Self::Terms(_) => "terms",
            Self::File(_) => "file",
            Self::NotImported(_) => "not_imported",
        }
    }

    /// What it is about: an id, a hash, or what was said of it.
    pub fn about(&self) -> String {
        match self {
            Self::Database(said)
            | Self::Ledger(said)
            | Self::Terms(said)
            | Self::File(said)
            | Self::NotImported(said) => said.clone(),
            Self::Capture(sha256) | Self::MissingCapture(sha256) => sha256.to_string(),
            Self::State(revision) => revision.to_string(),
            Self::Index(article) => article.to_string(),
        }
    }
}

/// Called for each thing that is looked at.
type Step<'h> = dyn FnMut() + 'h;

impl Archive {
    /// Checks all that the archive holds, in one state of it: the file itself, every capture against its hash, every state of an article as it was
    /// read, the chain of the ledger, and whether what is searched is in step. Changes nothing.
    ///
    /// What is damaged is found and not an error: fails where the archive cannot be read at all.
    pub fn check(&self) -> Result<Checked, ArchiveError> {
        self.check_heard(|_, _| {})
    }

    /// The same, telling how many captures, states and articles are checked of how many.
    pub fn check_heard(&self, mut hear: impl FnMut(usize, usize)) -> Result<Checked, ArchiveError> {
        let reader = self.read()?;
        // Where a damaged page cannot be counted, nobody knows how many there are; the check itself says what is wrong.
        let total = match reader.things_to_check() {
            Err(ArchiveError::Damaged(_)) => 0,
            total => total?,
        };
        let mut done = 0;
        let mut step = || {
            done += 1;
            hear(done, total.max(done));
        };
        let mut checked = Checked::default();
        for part in [
            Reader::check_database,
            Reader::check_captures,
            Reader::check_lines,
            Reader::check_states,
            Reader::check_index,
        ] {
            // A damaged page ends the part that meets it; the others are looked at all the same.
            match part(&reader, &mut checked, &mut step) {
                Err(ArchiveError::Damaged(said)) => checked.findings.push(Finding::Database(said)),
                done => done?,
            }
        }
        Ok(checked)
    }
}

impl Reader<'_> {
    fn things_to_check(&self) -> Result<usize, ArchiveError> {
        let sql = "SELECT (SELECT count(*) FROM captures) + (SELECT count(*) FROM revisions) + \
                   (SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM unsearchable))";
        let count: u32 = self.first(sql, [], |row| row.get(0))?.unwrap_or_default();
        Ok(count as usize)
    }

    fn check_database(&self, checked: &mut Checked, _: &mut Step<'_>) -> Result<(), ArchiveError> {
        let said: Vec<String> = self.all("PRAGMA integrity_check", [], |row| row.get(0))?;
        checked.findings.extend(said.into_iter().filter(|said| said != "ok").map(Finding::Database));
        let astray: Vec<String> =
            self.all("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check", [], |row| row.get(0))?;
        let rows = |table| Finding::Database(format!("rows of the table {table} refer to what is not there"));
        checked.findings.extend(astray.into_iter().map(rows));
        Ok(())
    }

    fn check_captures(&self, checked: &mut Checked, step: &mut Step<'_>) -> Result<(), ArchiveError> {
        for sha256 in self.captures()? {
            checked.captures += 1;
            step();
            match self.capture(sha256) {
                Err(ArchiveError::Damaged(_)) => checked.findings.push(Finding::Capture(sha256)),
                capture => drop(capture?),
            }
        }
        Ok(())
    }

    fn check_lines(&self, checked: &mut Checked, _: &mut Step<'_>) -> Result<(), ArchiveError> {
        let lines = self.ledger()?;
        checked.lines = lines.len();
        match self.check_ledger() {
            Err(ArchiveError::Damaged(said)) => checked.findings.push(Finding::Ledger(said)),
            done => done?,
        }
        let held: BTreeSet<Digest> = self.captures()?.into_iter().collect();
        let named: BTreeSet<Digest> = lines.into_iter().map(|line| line.arrival.sha256).collect();
        checked.findings.extend(named.difference(&held).copied().map(Finding::MissingCapture));
        Ok(())
    }

    fn check_states(&self, checked: &mut Checked, step: &mut Step<'_>) -> Result<(), ArchiveError> {
        let states: Vec<RevisionId> =
            self.all("SELECT id FROM revisions ORDER BY id", [], |row| crate::columns::get(row, 0))?;
        for state in states {
            checked.states += 1;
            step();
            match self.extraction(state) {
                Ok(Some(_)) => {}
                Ok(None) | Err(ArchiveError::Damaged(_)) => checked.findings.push(Finding::State(state)),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn check_index(&self, checked: &mut Checked, step: &mut Step<'_>) -> Result<(), ArchiveError> {
        let articles: Vec<ArticleId> = self.all(
            "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM unsearchable) ORDER BY id",
            [],
            |row| crate::columns::get(row, 0),
        )?;
        for article in articles {
            step();
            let wanted = self.entries_wanted(article)?;
            let held: Vec<_> = self.entries_of(article)?.into_iter().map(|(_, entry)| entry).collect();
            if wanted.len() != held.len() || wanted.iter().any(|entry| !held.contains(entry)) {
                checked.findings.push(Finding::Index(article));
            }
        }
        for (sql, said) in [
            (
                "SELECT count(*) FROM searchable WHERE row NOT IN (SELECT id FROM search_docsize)",
                "states cannot be found",
            ),
            (
                "SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT row FROM searchable)",
                "states are found that are not there",
            ),
        ] {
            let count: u32 = self.first(sql, [], |row| row.get(0))?.unwrap_or_default();
            if count > 0 {
                checked.findings.push(Finding::Terms(format!("{count} {said}")));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, extraction};

    fn filled() -> Fixture {
        let mut fixture = Fixture::new();
        let article = fixture.add("Harbour Post", &extraction("Ferries", "Ferries sail again."), 0).article;
        fixture.revise(article, &extraction("Ferries", "Ferries sail."), 1);
        fixture.add("Harbour Courier", &extraction("Gale", "The gale is over."), 2);
        fixture
    }

    #[test]
    fn an_archive_as_it_was_written_has_nothing_wrong() {
        let checked = filled().archive.check().unwrap();
        assert_eq!(checked, Checked { captures: 3, states: 3, lines: 3, findings: vec![] });
    }

    #[test]
    fn a_check_tells_how_far_it_is_to_the_end() {
        let mut told = Vec::new();
        filled().archive.check_heard(|done, total| told.push((done, total))).unwrap();
        // Three captures, three states, two articles.
        assert_eq!(told, (1..=8).map(|done| (done, 8)).collect::<Vec<_>>());
    }

    #[test]
    fn each_kind_of_damage_is_named() {
        for (damage, code) in [
            ("UPDATE captures SET zstd = zeroblob(30) WHERE rowid = 2", "capture"),
            ("DELETE FROM captures WHERE rowid = 3", "missing_capture"),
            ("UPDATE extractions SET zstd = zeroblob(30) WHERE id = 1", "state"),
            ("UPDATE ledger SET source = 'elsewhere' WHERE line = 2", "ledger"),
            ("UPDATE searchable SET extraction = 99 WHERE extraction = 3", "index"),
            ("UPDATE articles SET outlet = NULL", "index"),
            ("DELETE FROM searchable WHERE extraction = 1", "index"),
            ("DROP TRIGGER searched_no_more; DELETE FROM searchable WHERE extraction = 1", "terms"),
            ("DELETE FROM search WHERE rowid IN (SELECT row FROM searchable LIMIT 1)", "terms"),
            ("DELETE FROM stories; UPDATE articles SET outlet = 77", "database"),
        ] {
            let fixture = filled();
            let setup = "PRAGMA foreign_keys = OFF; DROP TRIGGER captures_never_change; DROP TRIGGER extractions_never_change; \
                         DROP TRIGGER ledger_lines_never_change;";
            fixture.archive.connection().execute_batch(&format!("{setup} {damage}")).unwrap();
            let findings = fixture.archive.check().unwrap().findings;
            assert!(
                findings.iter().any(|finding| finding.code() == code && !finding.about().is_empty()),
                "{damage}: {findings:?}"
            );
        }
    }

    #[test]
    fn an_index_that_is_out_of_step_is_mended_by_making_it_anew() {
        let mut fixture = filled();
        fixture.archive.connection().execute_batch("DELETE FROM search; UPDATE searchable SET corrected = 7").unwrap();
        assert!(!fixture.archive.check().unwrap().findings.is_empty());
        fixture.archive.rebuild_index(|_, _| {}).unwrap();
        assert_eq!(fixture.archive.check().unwrap().findings, []);
    }
}
