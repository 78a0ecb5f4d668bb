//! A report, written where a person wants it.

use crate::collate_files::CollatedFiles;
use crate::collated::Collated;
use crate::{DecidedPassage, Engine, Failure};
use jiff::Timestamp;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use variorum_archive::Role;
use variorum_messages::Catalogue;
use variorum_model::{ArticleId, Siglum, StoryId};
use variorum_report::{DecidedReadings, DecidedSentence, Report, ReportError, ReportFormat, Source, SourceName, write};

/// A report on a story of the archive.
#[derive(Clone, Debug)]
pub struct ReportRequest {
    /// The story.
    pub story: StoryId,
    /// The article to which the marks refer; none for the earliest one.
    pub base: Option<ArticleId>,
    /// Where it is written; the ending of the name says in which format.
    pub path: PathBuf,
    /// The time that it bears; none for now.
    pub at: Option<Timestamp>,
}

impl Engine {
    /// Writes a report on a story. What stood at its place stays until the new report is complete. Answers the file's name.
    pub async fn save_report(&self, request: ReportRequest) -> Result<String, Failure> {
        let format = ReportFormat::of_file(&request.path)?;
        let collated = self.collated_story(request.story, request.base, Arc::default()).await?;
        let report = report_on_story(&collated, request.at.unwrap_or_else(|| self.now()))?;
        save(&report, format, self.catalogue(), &request.path)?;
        Ok(file_name(&request.path))
    }
}

fn report_on_story(collated: &Collated, generated_at: Timestamp) -> Result<Report, Failure> {
    let sources = collated.articles.iter().enumerate().map(|(index, article)| {
        let current = &article.current;
        Source {
            siglum: Siglum::new(index),
            source: SourceName::of(&current.source),
            primary: current.article.role == Role::PrimarySource,
            outlet: current.article.outlet.clone(),
            title: current.revision.title.clone(),
            byline: current.revision.byline.clone(),
            // The address that this state gives, not that of another file in which another state came.
            url: current.extraction.url.clone(),
            published: current.published.clone(),
            modified: current.revision.modified.clone(),
            states: current.revisions,
            received: article.received,
            sha256: article.sha256,
            reader: current.extraction.reader,
            language: current.revision.language.clone(),
            doubts: current.extraction.doubts.clone(),
        }
    });
    Ok(Report {
        story: collated.story.title.clone(),
        generated_at,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        sources: sources.collect(),
        side_by_side: collated.side_by_side.clone(),
        decisions: decisions(collated),
        collation: in_json(&collated.answer())?,
    })
}

fn decisions(collated: &Collated) -> Vec<DecidedReadings> {
    let sentence =
        |passage: DecidedPassage| DecidedSentence { siglum: passage.siglum, text: passage.text, row: passage.row };
    let sentences = |passages: Vec<DecidedPassage>| passages.into_iter().map(sentence).collect();
    let decided = collated.decided().into_iter().zip(&collated.decisions);
    decided
        .map(|(line, standing)| DecidedReadings {
            kind: line.kind,
            at: standing.at,
            passages: sentences(line.passages),
            others: sentences(line.others),
            holds: line.holds,
        })
        .collect()
}

/// A report on files that were compared without an archive. They count as received when the report is made, since nothing was kept.
pub fn report_on_files(files: &CollatedFiles, generated_at: Timestamp) -> Result<Report, Failure> {
    let sources = files.documents.iter().enumerate().map(|(index, document)| Source {
        siglum: Siglum::new(index),
        source: SourceName::of(&document.source),
        primary: false,
        outlet: document.extraction.outlet.clone(),
        title: document.extraction.title.clone(),
        byline: document.extraction.byline.clone(),
        url: document.extraction.url.clone(),
        published: document.extraction.published.clone(),
        modified: document.extraction.modified.clone(),
        states: 1,
        received: generated_at,
        sha256: document.sha256,
        reader: document.extraction.reader,
        language: document.extraction.language.clone(),
        doubts: document.extraction.doubts.clone(),
    });
    let base = files.collation.base.and_then(|base| files.collation.witnesses.get(base.index()));
    let title = base
        .and_then(|base| base.title.clone())
        .or_else(|| files.collation.witnesses.iter().find_map(|witness| witness.title.clone()));
    let named = || {
        let first = base.or_else(|| files.collation.witnesses.first())?;
        Some(first.outlet.clone().unwrap_or_else(|| SourceName::of(&first.source).to_string()))
    };
    Ok(Report {
        story: title.or_else(named).unwrap_or_default(),
        generated_at,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        sources: sources.collect(),
        side_by_side: files.side_by_side(),
        decisions: Vec::new(),
        collation: in_json(&files.answer())?,
    })
}

fn in_json(answer: &impl serde::Serialize) -> Result<serde_json::Value, Failure> {
    serde_json::to_value(answer).map_err(|_| Failure::Interrupted)
}

/// Writes a report beside its place and puts it there when it is complete, so that no half report is ever found.
pub fn save(report: &Report, format: ReportFormat, catalogue: &Catalogue, path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = || -> Result<(), ReportError> {
        let mut file = beside().tempfile_in(folder)?;
        let mut out = BufWriter::new(&mut file);
        write(report, format, catalogue, &mut out)?;
        out.flush()?;
        drop(out);
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    Ok(written()?)
}

/// A temporary file that others may read as soon as it has its name: reports are handed on.
fn beside() -> tempfile::Builder<'static, 'static> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has permissions to set"))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
