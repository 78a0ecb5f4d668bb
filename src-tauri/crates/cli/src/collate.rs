//! `variorum collate`.

use crate::arguments::{Collate, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, plain, plain_lines, say_words_alone};
use std::io::{self, BufWriter, Write};
use variorum_engine::{CollateFiles, SideBySide, sources};

pub async fn run(task: Collate, places: &Places) -> Result<Exit, Failed> {
    let files = CollateFiles { sources: sources(&task.files), raw: task.raw, base: task.base, many: task.many };
    let collated = places.said(files.run(&places.reading(), &places.meaning()?, &places.catalogue()).await)?;
    for unread in &collated.errors {
        eprintln!("variorum: {}: {}", plain(&unread.source), unread.error.message);
    }
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &collated.answer())?,
        Format::Text => {
            say_words_alone(collated.meaning.as_ref());
            text(&mut out, &collated.side_by_side())?;
        }
    }
    out.flush()?;
    Ok(if collated.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}

/// One row after the other, each reading with its siglum and what became of it.
fn text(out: &mut impl Write, table: &SideBySide) -> io::Result<()> {
    for column in &table.columns {
        let base = if column.is_base { "  (base)" } else { "" };
        let name = column.outlet.as_deref().unwrap_or(&column.source);
        writeln!(
            out,
            "{:>3}  {}  {}{base}",
            column.siglum,
            plain(name),
            plain(column.title.as_deref().unwrap_or_default())
        )?;
    }
    for row in &table.rows {
        writeln!(out)?;
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let Some(cell) = cell else { continue };
            let mut notes = vec![cell.relation.map(|relation| in_words(&relation)).unwrap_or_default()];
            if let Some(shift) = cell.moved {
                notes.push(format!("moved {} {}", if shift < 0 { "up" } else { "down" }, shift.unsigned_abs()));
            }
            if cell.altered_in_quotes > 0 {
                notes.push(format!("quote altered in {} places", cell.altered_in_quotes));
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
        let missing: Vec<String> = table
            .columns
            .iter()
            .zip(&row.cells)
            .filter(|(column, cell)| cell.is_none() && !row.not_compared.contains(&column.siglum))
            .map(|(column, _)| column.siglum.to_string())
            .collect();
        if !missing.is_empty() {
            writeln!(out, "     not carried by {}", missing.join(", "))?;
        }
    }
    Ok(())
}
