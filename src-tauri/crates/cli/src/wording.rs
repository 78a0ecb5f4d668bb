//! `variorum wording`.

use crate::arguments::{Format, Wording};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{called, in_words, json_line, named, plain, plain_lines, say_words_alone};
use crate::subject::{NamedStory, names_a_story, open_story};
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use variorum_engine::{
    CollateFiles, Command, CueClass, CueRowAnswer, HeadlineAnswer, OpenWording, SetApartAnswer, Siglum, SpanAnswer,
    WordedWitness, WordingAnswer, WordsNotCompared, sources,
};

pub async fn run(task: Wording, places: &Places) -> Result<Exit, Failed> {
    let answer = match task.subjects.as_slice() {
        [subject] if names_a_story(subject) => {
            let NamedStory { engine, story, base } = open_story(places, subject, task.base.as_deref()).await?;
            places.said(OpenWording { story, base }.run(&engine).await)?
        }
        files => {
            let files = CollateFiles { sources: sources(files), raw: task.raw, base: task.base, many: task.many };
            let compared = files.run(&places.reading(), &places.meaning()?, &places.catalogue()).await;
            places.said(compared.and_then(|compared| compared.wording()))?
        }
    };
    for unread in &answer.errors {
        eprintln!("variorum: {}: {}", named(&unread.source, unread.member.as_deref()), unread.error.message);
    }
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => {
            say_words_alone(answer.meaning.as_ref());
            text(&mut out, &answer)?;
        }
    }
    out.flush()?;
    Ok(if answer.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}

/// One witness after the other, then the statements for which they have different verbs.
fn text(out: &mut impl Write, answer: &WordingAnswer) -> io::Result<()> {
    for told in &answer.witnesses {
        let witness = &told.witness;
        let name = called(witness.outlet.as_deref(), &witness.source, witness.member.as_deref());
        let base = if answer.base == Some(witness.siglum) { "  (base)" } else { "" };
        writeln!(out, "{:>3}  {name}  {}{base}", witness.siglum, plain(witness.title.as_deref().unwrap_or_default()))?;
        if !told.copies.is_empty() {
            writeln!(out, "     nearly the same text as {}: not held against each other", sigla(&told.copies))?;
        }
        words(out, told, &told.words)?;
        if let Some(headline) = &told.headline {
            self::headline(out, told, headline)?;
        }
        cues(out, told)?;
        writeln!(out)?;
    }
    for row in answer.rows.iter().filter(|row| row.differs) {
        self::row(out, answer, row)?;
    }
    Ok(())
}

fn words(out: &mut impl Write, told: &WordedWitness, words: &SetApartAnswer) -> io::Result<()> {
    match words.not_compared {
        Some(WordsNotCompared::OnlyVoice) => writeln!(out, "     words: no other voice in its language")?,
        Some(WordsNotCompared::NoWordList) => writeln!(out, "     words: its language is not known well enough")?,
        None if words.words.is_empty() => {
            writeln!(out, "     words: none sets it apart from {} by more than chance", sigla(&words.against))?;
        }
        None => writeln!(out, "     words that set it apart from {}:", sigla(&words.against))?,
    }
    for word in &words.words {
        let (name, here, elsewhere) = (plain(&word.word), word.count, word.elsewhere);
        let by = if elsewhere == 0 { String::new() } else { format!(" (in {})", word.outlets) };
        writeln!(out, "       {name}: {here} here, {elsewhere} elsewhere{by}")?;
        let mut passages: Vec<usize> = word.uses.iter().map(|place| place.passage).collect();
        passages.dedup();
        for passage in passages {
            writeln!(out, "         {}", passage_text(told, passage))?;
        }
    }
    Ok(())
}

fn headline(out: &mut impl Write, told: &WordedWitness, headline: &HeadlineAnswer) -> io::Result<()> {
    if !headline.same.is_empty() {
        writeln!(out, "     headline, the same as {}", sigla(&headline.same))?;
    }
    if !headline.in_all.is_empty() {
        writeln!(out, "     headline, as in {}: {}", sigla(&headline.against), written(&headline.in_all))?;
    }
    if !headline.in_none.is_empty() {
        writeln!(out, "     headline, not in {}: {}", sigla(&headline.against), written(&headline.in_none))?;
    }
    for variant in headline.edited.iter().flat_map(|edited| &edited.variants) {
        let side = |span: &SpanAnswer| if span.text.is_empty() { "—".to_owned() } else { plain(&span.text) };
        let (base, own) = (side(&variant.a_span), side(&variant.b_span));
        writeln!(out, "     headline, [{}] {base} → {own}", in_words(&variant.kind))?;
    }
    if let Some(found) = &headline.in_body {
        if found.stands {
            writeln!(out, "     headline, in the text: {}", passage_text(told, found.passage))?;
        } else if found.nowhere.is_empty() {
            writeln!(out, "     headline, in no one sentence, but all its words stand in the text")?;
        } else {
            writeln!(out, "     headline, in no one sentence; the text lacks: {}", written(&found.nowhere))?;
        }
    }
    Ok(())
}

/// How often each verb is used.
fn cues(out: &mut impl Write, told: &WordedWitness) -> io::Result<()> {
    let mut counts: BTreeMap<(CueClass, &str), usize> = BTreeMap::new();
    for cue in &told.cues {
        *counts.entry((cue.class, cue.lemma.as_str())).or_default() += 1;
    }
    if counts.is_empty() {
        return writeln!(out, "     verbs: none");
    }
    let counts: Vec<String> =
        counts.iter().map(|((class, lemma), count)| format!("{lemma} {count} [{}]", in_words(class))).collect();
    writeln!(out, "     verbs: {}", counts.join(", "))
}

fn row(out: &mut impl Write, answer: &WordingAnswer, row: &CueRowAnswer) -> io::Result<()> {
    writeln!(out, "     row {}", row.row)?;
    for told in &answer.witnesses {
        let Some(places) = row.readings.get(&told.witness.siglum.to_string()) else { continue };
        let cues: Vec<_> = places.iter().filter_map(|place| told.cues.get(*place)).collect();
        let verbs: Vec<String> = cues.iter().map(|cue| format!("{} [{}]", cue.lemma, in_words(&cue.class))).collect();
        let mut passages: Vec<usize> = cues.iter().map(|cue| cue.passage).collect();
        passages.dedup();
        let passages: Vec<String> = passages.into_iter().map(|passage| passage_text(told, passage)).collect();
        writeln!(out, "{:>3}  {}: {}", told.witness.siglum, verbs.join(", "), passages.join(" … "))?;
    }
    writeln!(out)
}

fn passage_text(told: &WordedWitness, passage: usize) -> String {
    told.witness.passages.get(passage).map(|passage| plain_lines(&passage.span.text)).unwrap_or_default()
}

fn written(spans: &[SpanAnswer]) -> String {
    spans.iter().map(|span| plain(&span.text)).collect::<Vec<_>>().join(", ")
}

fn sigla(sigla: &[Siglum]) -> String {
    sigla.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
