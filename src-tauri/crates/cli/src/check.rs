//! `variorum check`, `backup`, `restore`, `export` and `import`.

use crate::arguments::{Backup, Check, Export, Format, Import, Restore};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{CheckAnswer, FindingLine};

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

pub async fn export(task: Export, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let told = |done: u32, total: u32| eprintln!("variorum: exported: {done} of {total} captures");
    said(task.format, &places.said(engine.export(task.folder, told).await)?)
}

pub fn import(task: &Import, places: &Places) -> Result<Exit, Failed> {
    let told = |done: u32, total: u32| eprintln!("variorum: imported: {done} of {total} captures");
    said(task.format, &places.said(variorum_engine::import(&task.folder, places.archive()?, told))?)
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
