//! `variorum group`.

use crate::arguments::{Format, Group};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{beginning, json_line, named, plain};
use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use variorum_engine::{Catalogue, GroupAnswer, Message, OriginAnswer, Reason, group_files, sources};

pub async fn run(task: Group, places: &Places) -> Result<Exit, Failed> {
    let grouped = group_files(&places.reading(), &places.catalogue(), &sources(&task.files), task.raw).await;
    let answer = places.said(grouped)?;
    for unread in &answer.errors {
        eprintln!("variorum: {}: {}", named(&unread.source, unread.member.as_deref()), unread.error.message);
    }
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => text(&mut out, &answer, &places.catalogue())?,
    }
    out.flush()?;
    Ok(if answer.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}

/// One story after the other, its articles by their origins.
fn text(out: &mut impl Write, answer: &GroupAnswer, words: &Catalogue) -> io::Result<()> {
    for (number, story) in answer.stories.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let title = story.title.as_deref().map_or_else(|| words.say(Message::CliNoHeadline), plain);
        writeln!(out, "{title}")?;
        for reason in &story.reasons {
            writeln!(out, "    {}", said(reason))?;
        }
        let of_story = answer.origins.iter().filter(|origin| origin.story == number).map(|origin| &origin.origin);
        origins(out, &of_story.collect::<Vec<_>>(), words)?;
    }
    for same in &answer.copies {
        writeln!(out, "\n{}", words.say(Message::CliCopies))?;
        for article in same {
            writeln!(out, "  {}", plain(article))?;
        }
    }
    Ok(())
}

/// The origins of a story, and what each of their articles shares and added itself.
pub fn origins(out: &mut impl Write, origins: &[&OriginAnswer], words: &Catalogue) -> io::Result<()> {
    let outlets: BTreeSet<_> = origins.iter().flat_map(|it| &it.shared).filter_map(|it| it.outlet.as_ref()).collect();
    let outlets = words.say(Message::CliOutlets { count: outlets.len() });
    writeln!(out, "  {outlets}, {}", words.say(Message::CliOrigins { count: origins.len() }))?;
    for origin in origins {
        let source = origin.source.as_deref().map_or_else(|| words.say(Message::CliUnknownSource), plain);
        writeln!(out, "  {source}")?;
        for article in &origin.shared {
            let outlet = article.outlet.as_deref().map(|outlet| format!("  {}", plain(outlet))).unwrap_or_default();
            let share = words.say(Message::CliShare { percent: &(article.share * 100.0).round().to_string() });
            writeln!(out, "    {}{outlet}  {share}", plain(&article.article))?;
            for added in &article.added {
                writeln!(out, "      {}", words.say(Message::CliAdded { words: &beginning(&added.text) }))?;
            }
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
