//! `variorum check`, `variorum backup`, `variorum restore` and `variorum salvage`.

use crate::arguments::{Backup, Check, Format, Restore, Salvage};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{CheckAnswer, FindingLine, SalvageAnswer};

pub async fn run(task: &Check, places: &Places) -> Result<Exit, Failed> {
    if task.rebuild_index {
        let engine = places.engine()?;
        places.said(engine.rebuild_index(indexed).await)?;
    }
    let engine = places.engine_read_only()?;
    said(task.format, &places.said(engine.check().await)?)
}

pub async fn back_up(task: Backup, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    said(task.format, &places.said(engine.back_up(task.folder).await)?)
}

pub fn restore(task: &Restore, places: &Places) -> Result<Exit, Failed> {
    said(task.format, &places.said(variorum_engine::restore(&task.backup, places.archive()?))?)
}

pub fn salvage(task: &Salvage, places: &Places) -> Result<Exit, Failed> {
    let answer = places.said(variorum_engine::salvage(&task.damaged, &task.new))?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => salvaged(&mut out, &answer)?,
    }
    out.flush()?;
    Ok(if answer.lost.is_empty() && answer.findings.is_empty() { Exit::Done } else { Exit::Incomplete })
}

fn salvaged(out: &mut impl Write, answer: &SalvageAnswer) -> io::Result<()> {
    let SalvageAnswer { mended, unreadable, articles, described_anew, captures, states, lines, lost, findings, .. } =
        answer;
    writeln!(out, "{}", plain(&answer.file.to_string_lossy()))?;
    writeln!(out, "pages of the damaged archive put right: {mended}, unreadable: {unreadable}")?;
    writeln!(
        out,
        "carried over: articles: {articles}, states: {states}, captures: {captures}, lines of the ledger: {lines}"
    )?;
    if *described_anew > 0 {
        writeln!(out, "articles that are described anew, by what was read of them: {described_anew}")?;
    }
    for FindingLine { kind, about } in lost {
        writeln!(out, "{}: {}", in_words(kind), plain(about))?;
    }
    for FindingLine { kind, about } in findings {
        writeln!(out, "not as it should be: {}: {}", in_words(kind), plain(about))?;
    }
    if lost.is_empty() && findings.is_empty() {
        writeln!(out, "nothing was lost")?;
    }
    Ok(())
}

/// Says how far it is, on standard error.
pub fn indexed(done: u32, total: u32) {
    eprintln!("variorum: made searchable: {done} of {total} articles");
}

fn said(format: Format, answer: &CheckAnswer) -> Result<Exit, Failed> {
    let mut out = BufWriter::new(io::stdout());
    match format {
        Format::Json => json_line(&mut out, answer)?,
        Format::Text => text(&mut out, answer)?,
    }
    out.flush()?;
    Ok(if answer.findings.is_empty() { Exit::Done } else { Exit::Incomplete })
}

fn text(out: &mut impl Write, answer: &CheckAnswer) -> io::Result<()> {
    let CheckAnswer { captures, states, lines, findings, .. } = answer;
    writeln!(out, "{}", plain(&answer.file.to_string_lossy()))?;
    writeln!(out, "captures hashed: {captures}, states read: {states}, lines of the ledger followed: {lines}")?;
    for FindingLine { kind, about } in findings {
        writeln!(out, "not as it should be: {}: {}", in_words(kind), plain(about))?;
    }
    if findings.is_empty() {
        writeln!(out, "nothing is wrong")?;
    }
    Ok(())
}
