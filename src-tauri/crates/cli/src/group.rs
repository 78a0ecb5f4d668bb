//! `variorum group`.

use crate::arguments::{Format, Group};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, named, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{GroupAnswer, Reason, group_files, sources};

pub async fn run(task: Group, places: &Places) -> Result<Exit, Failed> {
    let grouped = group_files(&places.reading(), &places.catalogue(), &sources(&task.files), task.raw).await;
    let answer = places.said(grouped)?;
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

/// One story after the other, an article a line.
fn text(out: &mut impl Write, answer: &GroupAnswer) -> io::Result<()> {
    for (number, story) in answer.stories.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", plain(story.title.as_deref().unwrap_or("(no headline)")))?;
        for article in &story.articles {
            writeln!(out, "  {}", plain(article))?;
        }
        for reason in &story.reasons {
            writeln!(out, "    {}", said(reason))?;
        }
    }
    Ok(())
}

/// A reason in words.
fn said(reason: &Reason) -> String {
    match reason {
        Reason::Names { names } => format!("names: {}", plain(&names.join(", "))),
        Reason::Words { words } => format!("words: {}", plain(&words.join(", "))),
        Reason::Days { apart } => format!("days apart: {apart}"),
    }
}
