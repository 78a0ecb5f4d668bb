//! `variorum quotes`.

use crate::arguments::{Format, Quotes};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, named, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{QuoteAnswer, QuoteFiles, QuotesAnswer, SpanAnswer, sources};

pub async fn run(task: Quotes, places: &Places) -> Result<Exit, Failed> {
    let files = QuoteFiles { sources: sources(&task.files), raw: task.raw };
    let answer = places.said(files.run(&places.reading(), &places.catalogue()).await)?;
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

/// Each quote in two lines: who says it, how; and what.
fn text(out: &mut impl Write, answer: &QuotesAnswer) -> io::Result<()> {
    for document in &answer.documents {
        writeln!(out, "{}", named(&document.source, document.member.as_deref()))?;
        for quote in &document.quotes {
            writeln!(out, "\n     {}", said(quote))?;
            writeln!(out, "     {}", words(&quote.content))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// "Ada Rahn, harbour pilot (“she”) said  [direct]", "according to Ada Rahn  [indirect]"
fn said(quote: &QuoteAnswer) -> String {
    let written = words(&quote.speaker);
    let mut who = quote.speaker_name.as_deref().map_or_else(|| written.clone(), plain);
    if let Some(role) = quote.role.as_deref().filter(|role| !written.contains(role)) {
        who = format!("{who}, {}", plain(role));
    }
    if quote.speaker_name.is_some() && !written.is_empty() && !who.contains(&written) {
        who = format!("{who} (“{written}”)");
    }
    let mut notes = in_words(&quote.kind);
    if quote.mark_missing {
        notes.push_str(", a quotation mark is missing");
    }
    let mut told = vec![who, words(&quote.cue)];
    // "according to the pilot", as the text has it.
    let start = |places: &[SpanAnswer]| places.first().map(|place| place.start);
    if start(&quote.cue).is_some_and(|cue| start(&quote.speaker).is_some_and(|speaker| cue < speaker)) {
        told.reverse();
    }
    told.retain(|part| !part.is_empty());
    format!("{}  [{notes}]", told.join(" "))
}

/// The words at places, with a sign where something stands between them.
fn words(places: &[SpanAnswer]) -> String {
    places
        .iter()
        .map(|place| plain(&place.text.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect::<Vec<_>>()
        .join(" … ")
}
