//! Checking an archive, copying it, and making one of a copy.

use crate::engine::DATABASE;
use crate::{Engine, Failure};
use serde::Serialize;
use std::path::{Path, PathBuf};
use variorum_archive::{Archive, Checked, Finding, Lost, Salvaged};

/// The version of the answer of `check`.
pub const CHECK_SCHEMA: &str = "variorum.check/1";
/// The version of the answer of `backup`.
pub const BACKUP_SCHEMA: &str = "variorum.backup/1";
/// The version of the answer of `restore`.
pub const RESTORE_SCHEMA: &str = "variorum.restore/1";
/// The version of the answer of `salvage`.
pub const SALVAGE_SCHEMA: &str = "variorum.salvage/1";

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

/// What of a damaged archive was carried over into a new one, and what was lost.
#[derive(Debug, Serialize)]
pub struct SalvageAnswer {
    schema: &'static str,
    /// The database of the new archive.
    pub file: PathBuf,
    /// In how many pages one byte was wrong and was put right.
    pub mended: usize,
    /// How many pages could not be read at all.
    pub unreadable: usize,
    /// How many articles are in the new archive.
    pub articles: usize,
    /// How many of them are described anew, by what was read of them.
    pub described_anew: usize,
    /// How many captures, states and lines of the ledger are in it.
    pub captures: usize,
    /// See there.
    pub states: usize,
    /// See there.
    pub lines: usize,
    /// What was lost.
    pub lost: Vec<FindingLine>,
    /// What of the new archive is not as it should be.
    pub findings: Vec<FindingLine>,
}

impl SalvageAnswer {
    fn new(file: PathBuf, salvaged: &Salvaged) -> Self {
        let CheckAnswer { file, captures, states, lines, findings, .. } =
            CheckAnswer::new(SALVAGE_SCHEMA, file, &salvaged.checked);
        let lost = |lost: &Lost| FindingLine { kind: lost.kind.code(), about: lost.about.clone() };
        Self {
            schema: SALVAGE_SCHEMA,
            file,
            mended: salvaged.mended,
            unreadable: salvaged.unreadable,
            articles: salvaged.articles,
            described_anew: salvaged.described_anew,
            captures,
            states,
            lines,
            lost: salvaged.lost.iter().map(lost).collect(),
            findings,
        }
    }
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
}

/// Makes an archive in `folder`, which must not hold one, from a copy, and checks it.
pub fn restore(backup: &Path, folder: &Path) -> Result<CheckAnswer, Failure> {
    let file = folder.join(DATABASE);
    let checked = Archive::restore(backup, &file)?;
    Ok(CheckAnswer::new(RESTORE_SCHEMA, file, &checked))
}

/// Makes an archive in `folder`, which must not hold one, of what can be had of a damaged one: its database, or the folder that it is in.
pub fn salvage(damaged: &Path, folder: &Path) -> Result<SalvageAnswer, Failure> {
    let file = folder.join(DATABASE);
    let damaged = if damaged.is_dir() { damaged.join(DATABASE) } else { damaged.to_owned() };
    let salvaged = Archive::salvage(&damaged, &file)?;
    Ok(SalvageAnswer::new(file, &salvaged))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use serde_json::to_value;
    use variorum_archive::LostKind;
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
        ];
        let checked = Checked { findings: findings.clone(), ..Checked::default() };
        let answer = to_value(CheckAnswer::new(CHECK_SCHEMA, "a".into(), &checked)).unwrap();
        let explained = explained("Checking, backing up and restoring");
        let kinds = findings.iter().map(|finding| finding.code().to_owned());
        for name in keys(&answer).into_iter().chain(keys(&answer["findings"][0])).chain(kinds) {
            assert!(explained.contains(&name.as_str()), "{name}");
        }
        let kinds =
            [LostKind::Article, LostKind::State, LostKind::Capture, LostKind::Line, LostKind::Act, LostKind::Rows];
        let lost = kinds.map(|kind| Lost { kind, about: String::new() }).to_vec();
        let salvaged = Salvaged { lost, ..Salvaged::default() };
        let answer = to_value(SalvageAnswer::new("a".into(), &salvaged)).unwrap();
        for name in keys(&answer).into_iter().chain(kinds.map(|kind| kind.code().to_owned())) {
            assert!(explained.contains(&name.as_str()), "{name}");
        }
        let page = include_str!("../../../docs/ANSWERS.md");
        for schema in [CHECK_SCHEMA, BACKUP_SCHEMA, RESTORE_SCHEMA, SALVAGE_SCHEMA] {
            assert!(page.contains(&format!("`{schema}`")), "{schema}");
        }
    }
}
