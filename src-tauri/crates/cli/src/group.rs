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
        reasons(out, &story.reasons, words)?;
        let of_story = answer.origins.iter().filter(|origin| origin.story == number).map(|origin| &origin.origin);
        origins(out, &of_story.collect::<Vec<_>>(), words)?;
    }
    copies(out, &answer.copies, words)
}

/// The articles that are copies of one text, those of each text together.
pub fn copies(out: &mut impl Write, copies: &[Vec<String>], words: &Catalogue) -> io::Result<()> {
    for same in copies {
        writeln!(out, "\n{}", words.say(Message::CliCopies))?;
        for article in same {
            writeln!(out, "  {}", plain(article))?;
        }
    }
    Ok(())
}

/// Why articles are in one story, a line each.
pub fn reasons(out: &mut impl Write, reasons: &[Reason], words: &Catalogue) -> io::Result<()> {
    for reason in reasons {
        let said = match reason {
            Reason::Names { names } => words.say(Message::CliReasonNames { names: &plain(&names.join(", ")) }),
            Reason::Words { words: shared } => words.say(Message::CliReasonWords { words: &plain(&shared.join(", ")) }),
            Reason::Days { apart } => words.say(Message::CliReasonDays { days: &apart.to_string() }),
        };
        writeln!(out, "    {said}")?;
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
                // Several paragraphs may have been added: they are one line here.
                let added = added.text.split_whitespace().collect::<Vec<_>>().join(" ");
                writeln!(out, "      {}", words.say(Message::CliAdded { words: &beginning(&added) }))?;
            }
        }
    }
    Ok(())
}
