//! Checking an archive, copying it, and making one of a copy.

use crate::engine::DATABASE;
use crate::{Engine, Failure};
use serde::Serialize;
use std::path::{Path, PathBuf};
use variorum_archive::{Archive, Checked, Finding};

/// The version of the answer of `check`.
pub const CHECK_SCHEMA: &str = "variorum.check/1";
/// The version of the answer of `backup`.
pub const BACKUP_SCHEMA: &str = "variorum.backup/1";
/// The version of the answer of `restore`.
pub const RESTORE_SCHEMA: &str = "variorum.restore/1";
/// The version of the answer of `export`.
pub const EXPORT_SCHEMA: &str = "variorum.export/1";
/// The version of the answer of `import`.
pub const IMPORT_SCHEMA: &str = "variorum.import/1";

/// What a check of an archive, or of a copy that was made, looked at and found.
#[derive(Debug, Serialize)]
pub struct CheckAnswer {
    schema: &'static str,
    /// The file that was checked.
    pub file: PathBuf,
    /// How many captures were hashed again.
    pub captures: usize,
    /// How many states of articles were read again.
    pub states: usize,
    /// How many lines of the ledger were followed.
    pub lines: usize,
    /// What is not as it should be.
    pub findings: Vec<FindingLine>,
}

/// Something that is not as it should be.
#[derive(Debug, Serialize)]
pub struct FindingLine {
    /// Which sort of thing.
    pub kind: &'static str,
    /// Which one: a hash, an id, or what was said of it.
    pub about: String,
}

impl CheckAnswer {
    fn new(schema: &'static str, file: PathBuf, checked: &Checked) -> Self {
        let line = |finding: &Finding| FindingLine { kind: finding.code(), about: finding.about() };
        let findings = checked.findings.iter().map(line).collect();
        Self { schema, file, captures: checked.captures, states: checked.states, lines: checked.lines, findings }
    }
}

impl Engine {
    /// Checks all that the archive holds; changes nothing.
    pub async fn check(&self) -> Result<CheckAnswer, Failure> {
        let file = self.database().to_owned();
        self.with_archive(move |archive| Ok(CheckAnswer::new(CHECK_SCHEMA, file, &archive.check()?))).await
    }

    /// Makes what is searched anew from the articles, telling how many are done of how many.
    pub async fn rebuild_index(&self, progress: impl FnMut(u32, u32) + Send + 'static) -> Result<(), Failure> {
        self.with_archive(move |archive| Ok(archive.rebuild_index(progress)?)).await
    }

    /// Copies the archive into a new file in `folder` (without one, in `backups` beside the archive) named for the time, and checks the copy.
    pub async fn back_up(&self, folder: Option<PathBuf>) -> Result<CheckAnswer, Failure> {
        let beside = || self.database().with_file_name("backups");
        let time = self.now().strftime("%Y%m%dT%H%M%SZ");
        let file = folder.unwrap_or_else(beside).join(format!("variorum-{time}.sqlite"));
        self.with_archive(move |archive| {
            let checked = archive.back_up(&file)?;
            Ok(CheckAnswer::new(BACKUP_SCHEMA, file, &checked))
        })
        .await
    }

    /// Writes all that the archive holds as plain files into a new folder, telling how many captures are done of how many.
    pub async fn export(
        &self,
        folder: PathBuf,
        progress: impl FnMut(u32, u32) + Send + 'static,
    ) -> Result<CheckAnswer, Failure> {
        self.with_archive(move |archive| {
            let checked = archive.export(&folder, progress)?;
            Ok(CheckAnswer::new(EXPORT_SCHEMA, folder, &checked))
        })
        .await
    }
}

/// Makes an archive in `folder`, which must not hold one, of what [`Engine::export`] wrote, telling how many captures are done of how many.
pub fn import(export: &Path, folder: &Path, progress: impl FnMut(u32, u32)) -> Result<CheckAnswer, Failure> {
    let file = folder.join(DATABASE);
    let checked = Archive::import(export, &file, progress)?;
    Ok(CheckAnswer::new(IMPORT_SCHEMA, file, &checked))
}

/// Makes an archive in `folder`, which must not hold one, from a copy, and checks it.
pub fn restore(backup: &Path, folder: &Path) -> Result<CheckAnswer, Failure> {
    let file = folder.join(DATABASE);
    let checked = Archive::restore(backup, &file)?;
    Ok(CheckAnswer::new(RESTORE_SCHEMA, file, &checked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use serde_json::to_value;
    use variorum_model::{ArticleId, Digest, RevisionId};

    #[test]
    fn the_page_on_answers_explains_every_field_and_finding_of_a_check() {
        let sha256 = Digest::of(b"");
        let findings = vec![
            Finding::Database(String::new()),
            Finding::Capture(sha256),
            Finding::MissingCapture(sha256),
            Finding::State(RevisionId::new()),
            Finding::Ledger(String::new()),
            Finding::Index(ArticleId::new()),
            Finding::Terms(String::new()),
            Finding::File(String::new()),
            Finding::NotImported(String::new()),
        ];
        let checked = Checked { findings: findings.clone(), ..Checked::default() };
        let answer = to_value(CheckAnswer::new(CHECK_SCHEMA, "a".into(), &checked)).unwrap();
        let explained = explained("Checking, backing up and restoring");
        let kinds = findings.iter().map(|finding| finding.code().to_owned());
        for name in keys(&answer).into_iter().chain(keys(&answer["findings"][0])).chain(kinds) {
            assert!(explained.contains(&name.as_str()), "{name}");
        }
        let page = include_str!("../../../docs/ANSWERS.md");
        for schema in [CHECK_SCHEMA, BACKUP_SCHEMA, RESTORE_SCHEMA, EXPORT_SCHEMA, IMPORT_SCHEMA] {
            assert!(page.contains(&format!("`{schema}`")), "{schema}");
        }
    }
}
