//! Who says what in the readings of `tests/gold/quotes`.
//!
//! A quote is found when one covers at least half of the longer one's words, or when it holds all words of the gold's and marks stand around
//! those alone. A name is right when it ends with the same surname. Printed by
//! `cargo test -p variorum-collate --test gold attribution -- --nocapture`.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use variorum_collate::quotes;
use variorum_model::{BlockKind, Language, Quote, QuoteKind, Span};
use variorum_text::words;

#[derive(Deserialize)]
struct Line {
    language: String,
    reading: Reading,
    speaker: String,
}

#[derive(Deserialize)]
struct Reading {
    text: String,
    content: Vec<String>,
}

#[derive(Default)]
struct Tally {
    all: usize,
    found: usize,
    named: usize,
}

fn places(text: &str, spans: impl Iterator<Item = Span>) -> BTreeSet<usize> {
    spans
        .flat_map(|span| words(span.of(text)).map(move |word| span.start + word.span.start).collect::<Vec<_>>())
        .collect()
}

fn surname(name: &str) -> String {
    words(name).last().map(|word| word.span.of(name).to_lowercase()).unwrap_or_default()
}

fn found<'q>(line: &Line, read: &'q [Quote]) -> Option<&'q Quote> {
    let text = &line.reading.text;
    let gold = places(
        text,
        line.reading.content.iter().map(|part| {
            let start = text.find(part).unwrap();
            Span::new(start, start + part.len())
        }),
    );
    read.iter().find(|quote| {
        let own = places(text, quote.content.iter().copied());
        let shared = own.intersection(&gold).count();
        2 * shared >= own.len().max(gold.len()) || (quote.kind == QuoteKind::Mixed && shared == gold.len())
    })
}

fn tallies() -> BTreeMap<String, Tally> {
    let lines = include_str!("../../../../../tests/gold/quotes/pairs.jsonl");
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for line in lines.lines() {
        let line: Line = serde_json::from_str(line).unwrap();
        let text = &line.reading.text;
        let mut at = 0;
        let mut blocks = Vec::new();
        for paragraph in text.split("\n\n") {
            blocks.push((BlockKind::Paragraph, Span::new(at, at + paragraph.len())));
            at += paragraph.len() + 2;
        }
        let read = quotes(text, &blocks, Language::from_tag(&line.language).as_ref());
        let tally = tallies.entry(line.language.clone()).or_default();
        tally.all += 1;
        if let Some(quote) = found(&line, &read) {
            tally.found += 1;
            let name = quote.speaker_name.as_deref().unwrap_or_default();
            tally.named += usize::from(!name.is_empty() && surname(name) == surname(&line.speaker));
        }
    }
    tallies
}

/// The counts as measured; where a speaker is "the mayor", her name stands in the other text of the pair alone.
#[test]
fn attribution_finds_the_quotes_and_names_of_five_languages() {
    let tallies = tallies();
    for (language, tally) in &tallies {
        println!("{language}: {} of {} found, {} named", tally.found, tally.all, tally.named);
    }
    for (language, found, named) in [("de", 20, 20), ("en", 99, 95), ("es", 20, 20), ("fr", 19, 19), ("ru", 20, 20)] {
        let tally = &tallies[language];
        assert!(tally.found >= found && tally.named >= named, "{language} {} {}", tally.found, tally.named);
    }
}
