//! A report for programs.

use crate::{DecidedReadings, DecidedSentence, Report, ReportError, Source, SourceName};
use serde::Serialize;
use serde_json::Value;
use std::io;
use variorum_model::{Decided, Digest, Language, ReadingDoubt, Siglum, StatedTime};

/// The version of the shape, raised when a reader of the old one would misunderstand the new one.
const SCHEMA: &str = "variorum.report/1";

#[derive(Serialize)]
struct Document<'r> {
    schema: &'static str,
    generated_at: String,
    program: &'r str,
    story: &'r str,
    sources: Vec<Entry<'r>>,
    decisions: Vec<Decision<'r>>,
    collation: Value,
}

#[derive(Serialize)]
struct Entry<'r> {
    siglum: Siglum,
    source: &'r SourceName,
    primary: bool,
    outlet: Option<&'r str>,
    title: Option<&'r str>,
    byline: &'r [String],
    url: Option<SourceName>,
    published: Option<&'r StatedTime>,
    modified: Option<&'r StatedTime>,
    states: usize,
    received: String,
    sha256: Digest,
    reader: u32,
    language: Option<&'r Language>,
    doubts: &'r [ReadingDoubt],
}

#[derive(Serialize)]
struct Decision<'r> {
    kind: Decided,
    at: String,
    passages: &'r [DecidedSentence],
    others: &'r [DecidedSentence],
    holds: bool,
}

/// Writes `report` as JSON, indented and ended by a line end: `schema`, `generated_at`, `program`, `story`, `sources`,
/// `decisions` and `collation`, the last as `variorum collate` answers. Times are RFC 3339.
pub fn json(report: &Report, out: &mut impl io::Write) -> Result<(), ReportError> {
    let document = Document {
        schema: SCHEMA,
        generated_at: report.generated_at.to_string(),
        program: &report.program,
        story: &report.story,
        sources: report.sources.iter().map(entry).collect(),
        decisions: report.decisions.iter().map(decision).collect(),
        collation: without_paths(report.collation.clone()),
    };
    serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

fn entry(source: &Source) -> Entry<'_> {
    Entry {
        siglum: source.siglum,
        source: &source.source,
        primary: source.primary,
        outlet: source.outlet.as_deref(),
        title: source.title.as_deref(),
        byline: &source.byline,
        // A saved page may give the folder that it was saved in as its address.
        url: source.url.as_deref().map(SourceName::of),
        published: source.published.as_ref(),
        modified: source.modified.as_ref(),
        states: source.states,
        received: source.received.to_string(),
        sha256: source.sha256,
        reader: source.reader,
        language: source.language.as_ref(),
        doubts: &source.doubts,
    }
}

fn decision(decision: &DecidedReadings) -> Decision<'_> {
    Decision {
        kind: decision.kind,
        at: decision.at.to_string(),
        passages: &decision.passages,
        others: &decision.others,
        holds: decision.holds,
    }
}

/// The collation with each witness's source cut to a name.
fn without_paths(mut collation: Value) -> Value {
    let witnesses = collation.get_mut("witnesses").and_then(Value::as_array_mut);
    for witness in witnesses.into_iter().flatten() {
        if let Some(Value::String(source)) = witness.get_mut("source") {
            SourceName::of(source).as_str().clone_into(source);
        }
    }
    collation
}
