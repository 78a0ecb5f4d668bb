//! `variorum collate`.

use crate::arguments::{Collate, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{called, doubts, in_words, json_line, named, plain, plain_lines, say_words_alone};
use crate::subject::{NamedStory, names_a_story, open_story};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use variorum_engine::{Catalogue, CollateFiles, Column, Extraction, Message, SideBySide, sources};

pub async fn run(task: Collate, places: &Places) -> Result<Exit, Failed> {
    match task.subjects.as_slice() {
        [subject] if names_a_story(subject) => story(&task, subject, places).await,
        _ => files(task, places).await,
    }
}

async fn story(task: &Collate, subject: &Path, places: &Places) -> Result<Exit, Failed> {
    let NamedStory { engine, story, base } = open_story(places, subject, task.base.as_deref()).await?;
    let collated = places.said(engine.collate_story(story, base).await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &collated.answer())?,
        Format::Text => {
            say_words_alone(engine.meaning().answer().as_ref());
            text(&mut out, collated.side_by_side(), collated.documents(), &places.catalogue())?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

async fn files(task: Collate, places: &Places) -> Result<Exit, Failed> {
    let files = CollateFiles { sources: sources(&task.subjects), raw: task.raw, base: task.base, many: task.many };
    let collated = places.said(files.run(&places.reading(), &places.meaning()?, &places.catalogue()).await)?;
    for unread in &collated.errors {
        eprintln!("variorum: {}: {}", named(&unread.source, unread.member.as_deref()), unread.error.message);
    }
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &collated.answer())?,
        Format::Text => {
            say_words_alone(collated.meaning.as_ref());
            let documents = collated.documents.iter().map(|document| &document.extraction);
            text(&mut out, &collated.side_by_side(), documents, &places.catalogue())?;
        }
    }
    out.flush()?;
    Ok(if collated.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}

/// One row after the other, each reading with its siglum and what became of it.
fn text<'d>(
    out: &mut impl Write,
    table: &SideBySide,
    documents: impl Iterator<Item = &'d Extraction>,
    words: &Catalogue,
) -> io::Result<()> {
    for (column, document) in table.columns.iter().zip(documents) {
        let base = if column.is_base { "  (base)" } else { "" };
        let name = called(column.outlet.as_deref(), &column.source, document.member.as_deref());
        writeln!(out, "{:>3}  {}  {}{base}", column.siglum, name, plain(column.title.as_deref().unwrap_or_default()))?;
        if let Some(doubts) = doubts(&document.doubts) {
            writeln!(out, "     doubts: {doubts}")?;
        }
    }
    for row in &table.rows {
        writeln!(out, "\n{}", row.id + 1)?;
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let Some(cell) = cell else { continue };
            let mut notes = vec![cell.relation.map(|relation| in_words(&relation)).unwrap_or_default()];
            if let Some(shift) = cell.moved {
                notes.push(format!("moved {} {}", if shift < 0 { "up" } else { "down" }, shift.unsigned_abs()));
            }
            if cell.altered_in_quotes > 0 {
                notes.push(words.say(Message::CliAltered { count: cell.altered_in_quotes }));
            }
            notes.retain(|note| !note.is_empty());
            let notes = if notes.is_empty() { String::new() } else { format!("[{}] ", notes.join(", ")) };
            writeln!(out, "{:>3}  {notes}{}", column.siglum, plain_lines(&cell.text()))?;
        }
        for found in &row.disagrees {
            let sides: Vec<String> = found
                .readings
                .iter()
                .map(|side| {
                    format!("{} {}", side.siglum, if side.text.is_empty() { "—".to_owned() } else { plain(&side.text) })
                })
                .collect();
            writeln!(out, "     disagree: {}", sides.join(" ≠ "))?;
        }
        let lacking = table.columns.iter().zip(&row.cells).filter(|(_, cell)| cell.is_none());
        let (not_compared, not_carried): (Vec<_>, Vec<_>) =
            lacking.map(|(column, _)| column).partition(|column| row.not_compared.contains(&column.siglum));
        if !not_carried.is_empty() {
            writeln!(out, "     not carried by {}", sigla(&not_carried))?;
        }
        if !not_compared.is_empty() {
            writeln!(out, "     not compared with {} (another language)", sigla(&not_compared))?;
        }
    }
    Ok(())
}

fn sigla(columns: &[&Column]) -> String {
    columns.iter().map(|column| column.siglum.to_string()).collect::<Vec<_>>().join(", ")
}
