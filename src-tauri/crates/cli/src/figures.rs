//! `variorum figures`.

use crate::arguments::{Figures, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, named, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{Exactness, FigureAnswer, FigureValue, FiguresAnswer, figures_of_files, sources};

pub async fn run(task: Figures, places: &Places) -> Result<Exit, Failed> {
    let answer = figures_of_files(&places.reading(), &places.catalogue(), &sources(&task.files), task.raw).await;
    for unread in &answer.errors {
        eprintln!("variorum: {}: {}", named(&unread.source, unread.member.as_deref()), unread.error.message);
    }
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => text(&mut out, &answer)?,
    }
    out.flush()?;
    Ok(if answer.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}

/// One document after the other, a figure a line.
fn text(out: &mut impl Write, answer: &FiguresAnswer) -> io::Result<()> {
    for (number, document) in answer.documents.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", named(&document.source, document.member.as_deref()))?;
        for figure in &document.figures {
            writeln!(out, "  {:<9} {}  [{}]", in_words(&figure.kind), value(figure), plain(&figure.span.text))?;
        }
    }
    Ok(())
}

/// What a figure says: "more than 300 homes", "62 to 68 euro".
fn value(figure: &FigureAnswer) -> String {
    let meant = match figure.exactness {
        Exactness::Exact => String::new(),
        other => format!("{} ", in_words(&other)),
    };
    let most = figure.value_max.as_ref().map(|most| format!(" to {}", said(most))).unwrap_or_default();
    let unit = figure.unit.as_ref().map(|unit| format!(" {}", plain(unit))).unwrap_or_default();
    format!("{meant}{}{most}{unit}", said(&figure.value))
}

fn said(value: &FigureValue) -> String {
    match value {
        FigureValue::Number(number) => number.to_string(),
        FigureValue::Stated(stated) => stated.clone(),
    }
}
