//! `variorum revisions`.

use crate::arguments::{Format, Revisions};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{Catalogue, LabelledArticle, Message, RevisionEvent, RevisionsAnswer};

pub async fn run(task: Revisions, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let found = places.said(engine.find(task.id).await)?;
    let answer = places.said(engine.revisions(found).await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => text(&mut out, &answer, &places.catalogue())?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn text(out: &mut impl Write, answer: &RevisionsAnswer, words: &Catalogue) -> io::Result<()> {
    writeln!(out, "{}\n{}\n", plain(&answer.title), answer.story)?;
    for article in &answer.articles {
        labelled(out, article)?;
    }
    writeln!(out)?;
    for happened in &answer.events {
        event(out, happened, words)?;
    }
    Ok(())
}

/// An article with its label.
pub fn labelled(out: &mut impl Write, article: &LabelledArticle) -> io::Result<()> {
    let role = if article.primary_source { "  primary source" } else { "" };
    let [outlet, title] = [&article.outlet, &article.title].map(|name| plain(name.as_deref().unwrap_or_default()));
    writeln!(out, "{:>3}  {}  {outlet}{role}  {title}", article.siglum, article.id)
}

/// A time as it is stated. One that is not known is before the copy came in.
pub fn when(stated: Option<&impl ToString>, seen_at: &str) -> String {
    stated.map_or_else(|| format!("not known when, before {seen_at}"), ToString::to_string)
}

fn event(out: &mut impl Write, event: &RevisionEvent, words: &Catalogue) -> io::Result<()> {
    write!(out, "{}  {}  {}", when(event.stated.as_ref(), &event.seen_at), event.siglum, in_words(&event.kind))?;
    match (event.revision, event.words) {
        (Some(revision), Some(count)) => {
            writeln!(out, "  revision {revision}  {}", words.say(Message::CliWords { count }))
        }
        _ => writeln!(out, "  as it was published it is not in the archive"),
    }
}
