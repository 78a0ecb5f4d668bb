//! `variorum quotes`.

use crate::arguments::{Format, Quotes};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, named, plain, say_words_alone};
use std::io::{self, BufWriter, Write};
use variorum_engine::{
    AlterationAnswer, QuoteAnswer, QuoteFiles, QuoteGroupAnswer, QuoteInGroupAnswer, QuoteStatus, QuotesAnswer,
    SpanAnswer, sources,
};

pub async fn run(task: Quotes, places: &Places) -> Result<Exit, Failed> {
    let files = QuoteFiles { sources: sources(&task.files), against: sources(&task.against), raw: task.raw };
    let answer = places.said(files.run(&places.reading(), &places.meaning()?, &places.catalogue()).await)?;
    for unread in &answer.errors {
        eprintln!("variorum: {}: {}", named(&unread.source, unread.member.as_deref()), unread.error.message);
    }
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => {
            if answer.groups.as_ref().is_some_and(|groups| !groups.is_empty()) {
                say_words_alone(answer.meaning.as_ref());
            }
            compared(&mut out, &answer)?;
            text(&mut out, &answer)?;
        }
    }
    out.flush()?;
    Ok(if answer.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}

/// The quotes by utterance, those with altered ones first; in each group the altered ones first.
fn compared(out: &mut impl Write, answer: &QuotesAnswer) -> io::Result<()> {
    let mut groups: Vec<&QuoteGroupAnswer> = answer.groups.iter().flatten().collect();
    groups.sort_by_key(|group| !group.quotes.iter().any(is_altered));
    for group in groups {
        writeln!(out, "{}", group.speaker_name.as_deref().map_or_else(|| "—".to_owned(), plain))?;
        let mut quotes: Vec<&QuoteInGroupAnswer> = group.quotes.iter().collect();
        quotes.sort_by_key(|quote| !is_altered(quote));
        for quote in quotes {
            let mut notes = in_words(&quote.status);
            if quote.speaker_differs {
                notes.push_str(", another speaker");
            }
            writeln!(out, "     {}  [{notes}]", plain(&quote.source))?;
            let document = answer.documents.iter().find(|document| document.source == quote.source);
            if let Some(own) = document.and_then(|document| document.quotes.get(quote.index)) {
                writeln!(out, "         {}", words(&own.content))?;
            }
            for change in &quote.alterations {
                writeln!(out, "         {}", changed(change))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn is_altered(quote: &QuoteInGroupAnswer) -> bool {
    quote.status == QuoteStatus::Altered
}

/// "May → June", with a dash where words were put in or dropped.
fn changed(change: &AlterationAnswer) -> String {
    let side = |place: &SpanAnswer| if place.text.is_empty() { "—".to_owned() } else { plain(&place.text) };
    let spelling = if change.spelling { " (spelling)" } else { "" };
    format!("{} → {}{spelling}", side(&change.before), side(&change.after))
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
