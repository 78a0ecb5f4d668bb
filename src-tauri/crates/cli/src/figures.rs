//! `variorum figures`.

use crate::arguments::{Figures, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{called, in_words, json_line, named, plain, say_words_alone};
use crate::subject::{NamedStory, story_if_named};
use std::io::{self, BufWriter, Write};
use variorum_engine::{
    Command, DocumentFigures, Exactness, FigureAnswer, FigureFiles, FigureValue, FiguresAnswer, MANY, OpenFigures,
    sources,
};

pub async fn run(task: Figures, places: &Places) -> Result<Exit, Failed> {
    let answer = if let Some(NamedStory { engine, story, .. }) = story_if_named(places, &task.subjects).await? {
        places.said(OpenFigures { story, base: None }.run(&engine).await)?
    } else {
        let files = FigureFiles { sources: sources(&task.subjects), raw: task.raw };
        places.said(files.run(&places.reading(), &places.meaning()?, &places.catalogue()).await)?
    };
    for unread in &answer.errors {
        eprintln!("variorum: {}: {}", named(&unread.source, unread.member.as_deref()), unread.error.message);
    }
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => {
            if (2..=MANY).contains(&answer.documents.len()) {
                say_words_alone(answer.meaning.as_ref());
            }
            text(&mut out, &answer)?;
        }
    }
    out.flush()?;
    Ok(if answer.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}

/// What contradicts what, a side a line; then one document after the other, a figure a line.
fn text(out: &mut impl Write, answer: &FiguresAnswer) -> io::Result<()> {
    for found in &answer.disagreements {
        writeln!(out, "{} disagree", in_words(&found.kind))?;
        for side in &found.readings {
            let value = side.value.as_ref().map(|value| format!("{}  ", said(value))).unwrap_or_default();
            let document = answer.documents.iter().find(|document| document.siglum == side.siglum);
            let name = document.map(name).unwrap_or_default();
            writeln!(out, "{:>3}  {name}: {value}[{}]", side.siglum, plain(&side.span.text))?;
        }
    }
    for (number, document) in answer.documents.iter().enumerate() {
        if number > 0 || !answer.disagreements.is_empty() {
            writeln!(out)?;
        }
        let title = plain(document.title.as_deref().unwrap_or_default());
        writeln!(out, "{:>3}  {}  {title}", document.siglum, name(document))?;
        for figure in &document.figures {
            writeln!(out, "  {:<9} {}  [{}]", in_words(&figure.kind), value(figure), plain(&figure.span.text))?;
        }
    }
    Ok(())
}

fn name(document: &DocumentFigures) -> String {
    called(document.outlet.as_deref(), &document.source, document.member.as_deref())
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
