//! `variorum add`.

use crate::arguments::{Add, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, named, plain};
use std::io::{self, Write};
use variorum_engine::{AddSummary, AddedItem, Outcome};

pub async fn run(task: Add, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    // Line by line as they come in, so that who is cut off knows what is in.
    let mut written = Ok(());
    let added = engine.add_now(task.files, |item| {
        if task.format == Format::Text && written.is_ok() {
            written = say(item);
        }
    });
    let summary = places.said(added.await)?;
    written?;
    if task.format == Format::Json {
        json_line(&mut io::stdout(), &summary.answer())?;
    }
    // What came in is safe and told. What fails now is done the next time.
    let _ = engine.attribute_waiting().await;
    Ok(exit(&summary))
}

/// What became of each document, one a line.
pub fn text(summary: &AddSummary) -> io::Result<()> {
    summary.items.iter().try_for_each(say)
}

fn say(item: &AddedItem) -> io::Result<()> {
    let line = line(item);
    if matches!(item.outcome, Outcome::NotReadable { .. }) {
        eprintln!("variorum: {line}");
        return Ok(());
    }
    writeln!(io::stdout(), "{line}")
}

/// Whether all came in.
pub fn exit(summary: &AddSummary) -> Exit {
    let unread = summary.items.iter().any(|item| matches!(item.outcome, Outcome::NotReadable { .. }));
    if unread { Exit::Incomplete } else { Exit::Done }
}

fn line(item: &AddedItem) -> String {
    let source = named(&item.source, item.member.as_deref());
    match &item.outcome {
        Outcome::Added { story_title, new_story: true, .. } => {
            format!("{source}: added, new story “{}”", plain(story_title))
        }
        Outcome::Added { story_title, .. } => format!("{source}: added to “{}”", plain(story_title)),
        Outcome::Revised { title, .. } => {
            format!("{source}: a new state of “{}”", plain(title.as_deref().unwrap_or("an article")))
        }
        Outcome::Known { title, .. } => {
            format!("{source}: in the archive already, “{}”", plain(title.as_deref().unwrap_or("an article")))
        }
        Outcome::NotReadable { message, kept: true, .. } => format!("{source}: {message} (its bytes are kept)"),
        Outcome::NotReadable { message, .. } => format!("{source}: {message}"),
    }
}
