//! `variorum search`.

use crate::arguments::{Format, Search};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{Command, FoundLine, FoundSentence, Hit, SearchAnswer, SearchView};

pub async fn run(task: Search, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let search = variorum_engine::Search { query: task.words.join(" "), earlier: task.earlier, limit: task.limit };
    let view = places.said(search.run(&engine).await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &SearchAnswer::new(view))?,
        Format::Text => text(&mut out, &view)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn text(out: &mut impl Write, view: &SearchView) -> io::Result<()> {
    for found in &view.found {
        line(out, found)?;
    }
    writeln!(out, "{} of {} found", view.found.len(), view.total)?;
    if view.not_yet > 0 {
        writeln!(out, "{} articles cannot be searched yet", view.not_yet)?;
    }
    Ok(())
}

fn line(out: &mut impl Write, found: &FoundLine) -> io::Result<()> {
    let day = found.published.as_ref().map_or_else(|| "undated".to_owned(), |time| time.date().to_string());
    let outlet = plain(found.outlet.as_deref().unwrap_or_default());
    let title = marked(found.title.as_deref().unwrap_or_default(), &found.title_hits);
    let state = if found.latest { String::new() } else { format!("  [earlier state {}]", found.revision) };
    writeln!(out, "{}  {day}  {outlet}  {title}{state}", found.article)?;
    for FoundSentence { passage, text, hits, cut_before, cut_after, .. } in &found.passages {
        let [before, after] = [cut_before, cut_after].map(|cut| if *cut { "… " } else { "" });
        writeln!(out, "{passage:>6}  {before}{}{}", marked(text, hits), after.trim_end())?;
    }
    writeln!(out)
}

/// A text with stars around what was found in it.
fn marked(text: &str, hits: &[Hit]) -> String {
    let mut marked = String::new();
    for (at, c) in plain(text).chars().enumerate() {
        let borders = hits.iter().filter(|hit| hit.end == at).chain(hits.iter().filter(|hit| hit.start == at));
        marked.extend(borders.map(|_| '*'));
        marked.push(c);
    }
    let end = text.chars().count();
    marked.extend(hits.iter().filter(|hit| hit.end == end).map(|_| '*'));
    marked
}
