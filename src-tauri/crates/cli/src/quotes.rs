//! `variorum quotes`.

use crate::arguments::{Format, Quotes};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{called, in_words, json_line, named, plain, say_words_alone};
use crate::subject::{NamedStory, story_if_named};
use std::io::{self, BufWriter, Write};
use variorum_engine::{
    AlterationAnswer, CueClass, QuoteAnswer, QuoteFiles, QuoteGroupAnswer, QuoteInGroupAnswer, QuoteStatus,
    QuotedDocument, QuotesAnswer, Siglum, SpanAnswer, SpeakerVerbsAnswer, sources,
};

pub async fn run(task: Quotes, places: &Places) -> Result<Exit, Failed> {
    let against = sources(&task.against);
    let answer = if let Some(NamedStory { engine, story, .. }) = story_if_named(places, &task.subjects).await? {
        places.said(engine.quotes_of_story(story, &against, task.raw).await)?
    } else {
        let files = QuoteFiles { sources: sources(&task.subjects), against, raw: task.raw };
        places.said(files.run(&places.reading(), &places.meaning()?, &places.catalogue()).await)?
    };
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
            documents(&mut out, &answer)?;
            compared(&mut out, &answer)?;
            verbs(&mut out, &answer)?;
            text(&mut out, &answer)?;
        }
    }
    out.flush()?;
    Ok(if answer.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}

/// The documents and primary sources by their letters.
fn documents(out: &mut impl Write, answer: &QuotesAnswer) -> io::Result<()> {
    for document in &answer.documents {
        let title = plain(document.title.as_deref().unwrap_or_default());
        writeln!(out, "{:>3}  {}  {title}", document.siglum, name(document))?;
    }
    for primary in &answer.primary {
        let name = called(primary.outlet.as_deref(), &primary.source, primary.member.as_deref());
        let title = plain(primary.title.as_deref().unwrap_or_default());
        writeln!(out, "{:>3}  {name}  {title}  (primary source)", primary.siglum)?;
    }
    writeln!(out)
}

fn name(document: &QuotedDocument) -> String {
    called(document.outlet.as_deref(), &document.source, document.member.as_deref())
}

fn document(answer: &QuotesAnswer, siglum: Siglum) -> Option<&QuotedDocument> {
    answer.documents.iter().find(|document| document.siglum == siglum)
}

/// The quotes by utterance, those with altered ones first; in each group the altered ones first.
fn compared(out: &mut impl Write, answer: &QuotesAnswer) -> io::Result<()> {
    let mut groups: Vec<&QuoteGroupAnswer> = answer.groups.iter().flatten().collect();
    groups.sort_by_key(|group| !group.quotes.iter().any(is_altered));
    for group in groups {
        let differ = if group.verbs_differ { "  (their verbs differ)" } else { "" };
        writeln!(out, "{}{differ}", group.speaker_name.as_deref().map_or_else(|| "—".to_owned(), plain))?;
        let mut quotes: Vec<&QuoteInGroupAnswer> = group.quotes.iter().collect();
        quotes.sort_by_key(|quote| !is_altered(quote));
        for quote in quotes {
            let mut notes = in_words(&quote.status);
            if quote.speaker_differs {
                notes.push_str(", another speaker");
            }
            let own = document(answer, quote.siglum);
            let told = [own.map(name).unwrap_or_default(), cue(quote)];
            let told: Vec<String> = told.into_iter().filter(|part| !part.is_empty()).collect();
            writeln!(out, "{:>5}  {}  [{notes}]", quote.siglum, told.join(", "))?;
            if let Some(own) = own.and_then(|document| document.quotes.get(quote.index)) {
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

/// "said", "claimed (claiming)", "according to".
fn cue(quote: &QuoteInGroupAnswer) -> String {
    format!("{}{}", words(&quote.cue), quote.verb_class.map(class).unwrap_or_default())
}

/// What a verb tells beside that something was said; nothing of a neutral one.
fn class(class: CueClass) -> String {
    if class == CueClass::Neutral { String::new() } else { format!(" ({})", in_words(&class)) }
}

/// By which verbs each document tells what a speaker said that others tell, too.
fn verbs(out: &mut impl Write, answer: &QuotesAnswer) -> io::Result<()> {
    let speakers: Vec<&SpeakerVerbsAnswer> = answer.speakers.iter().flatten().collect();
    if speakers.is_empty() {
        return Ok(());
    }
    writeln!(out, "Verbs for what several tell")?;
    for speaker in speakers {
        writeln!(out, "     {}", plain(&speaker.speaker_name))?;
        for uses in speaker.verbs.chunk_by(|x, y| x.siglum == y.siglum) {
            let Some(first) = uses.first() else { continue };
            let uses: Vec<String> = uses
                .iter()
                .map(|uses| format!("{}{} {}", plain(&uses.verb), class(uses.verb_class), uses.quotes.len()))
                .collect();
            let name = document(answer, first.siglum).map(name).unwrap_or_default();
            writeln!(out, "{:>9}  {name}: {}", first.siglum, uses.join(", "))?;
        }
    }
    writeln!(out)
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
        writeln!(out, "{:>3}  {}", document.siglum, name(document))?;
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
