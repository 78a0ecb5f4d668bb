//! `variorum show`.

use crate::arguments::{Format, Show};
use crate::exit::{Exit, Failed};
use crate::group::{copies, origins, reasons};
use crate::place::Places;
use crate::print::{block, called, doubts, in_words, json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{ArticleLine, Catalogue, Message, PlacedBy, RevisionLine, ShowAnswer};

pub async fn run(task: Show, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let found = places.said(engine.find(task.id).await)?;
    let answer = places.said(engine.show(found, task.revision).await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => text(&mut out, &answer, &places.catalogue())?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn text(out: &mut impl Write, answer: &ShowAnswer, words: &Catalogue) -> io::Result<()> {
    if let Some(story) = &answer.story {
        writeln!(out, "{}\n{}\n", plain(&story.title), story.id)?;
        for article in &story.articles {
            line(out, article, words)?;
            placing(out, article, words)?;
        }
        writeln!(out)?;
        origins(out, &story.origins.iter().collect::<Vec<_>>(), words)?;
        copies(out, &story.copies, words)?;
    }
    if let Some(article) = &answer.article {
        line(out, &article.line, words)?;
        placing(out, &article.line, words)?;
        for state in &article.history {
            revision(out, state, article.revision == state.revision, words)?;
        }
        if let Some(doubts) = article.document.as_ref().and_then(|document| doubts(&document.doubts)) {
            writeln!(out, "    doubts: {doubts}")?;
        }
        writeln!(out)?;
        for (number, answer) in article.document.iter().flat_map(|document| &document.blocks).enumerate() {
            if let Some(put_back) = article.put_back.iter().find(|put_back| put_back.block == number) {
                write!(out, "[put back: {}] ", in_words(&put_back.reason))?;
            }
            block(out, answer)?;
        }
    }
    Ok(())
}

fn line(out: &mut impl Write, article: &ArticleLine, words: &Catalogue) -> io::Result<()> {
    let published = article.published.as_ref().map_or_else(|| "undated".to_owned(), |time| format!("published {time}"));
    let role = if article.primary_source { "  primary source" } else { "" };
    let revisions = match article.revisions {
        0 | 1 => String::new(),
        count => format!("  {}", words.say(Message::CliRevisions { count })),
    };
    let outlet = called(article.outlet.as_deref(), &article.source, article.member.as_deref());
    writeln!(
        out,
        "{}  {published}  {outlet}{role}{revisions}\n    {}",
        article.id,
        plain(article.title.as_deref().unwrap_or_default())
    )
}

/// Why an article is in its story.
fn placing(out: &mut impl Write, article: &ArticleLine, words: &Catalogue) -> io::Result<()> {
    if article.placed_by == Some(PlacedBy::Person) {
        writeln!(out, "    {}", words.say(Message::CliPlacedByPerson))?;
    }
    reasons(out, &article.reasons, words)
}

/// One state of an article, with a mark at the one that is shown.
fn revision(out: &mut impl Write, state: &RevisionLine, shown: bool, words: &Catalogue) -> io::Result<()> {
    let said = [("published", &state.published), ("changed", &state.modified)];
    let said = said.into_iter().filter_map(|(what, time)| Some(format!("{what} {}", time.as_ref()?)));
    let said = said.collect::<Vec<_>>().join(", ");
    let time = if said.is_empty() { "undated" } else { &said };
    let count = words.say(Message::CliWords { count: state.words });
    let mark = if shown { '*' } else { ' ' };
    let collapsed = if state.collapsed { "  [collapsed]" } else { "" };
    writeln!(out, "  {mark} revision {}  {time}  {count}{collapsed}  {}", state.revision, state.text_sha256)?;
    writeln!(out, "      seen {} in {}", state.seen_at, plain(&state.source))
}
