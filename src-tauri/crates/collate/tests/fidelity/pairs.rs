//! Every pair of the gold is judged; how many rightly, by status.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use variorum_collate::{Heard, Quotation, Statement, fidelity};
use variorum_embed::Model;
use variorum_model::{Fidelity, Language, QuoteStatus, Span, Vector};
use variorum_text::{quotations, sentences};

#[derive(Deserialize)]
struct Pair {
    id: String,
    language: String,
    against: Against,
    reading: Reading,
    status: QuoteStatus,
    primary: bool,
    speaker: String,
    speaker_differs: bool,
    altered_words: Vec<(String, String)>,
    #[serde(default)]
    spelling: bool,
}

#[derive(Deserialize)]
struct Against {
    language: String,
    text: String,
    quote: Option<String>,
}

#[derive(Deserialize)]
struct Reading {
    text: String,
    content: Vec<String>,
}

fn pairs() -> Vec<Pair> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/gold/quotes/pairs.jsonl");
    let pairs: Vec<Pair> =
        std::fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(pairs.len(), 185, "the gold is complete");
    pairs
}

impl Pair {
    fn content(&self) -> Vec<Span> {
        let place = |piece: &String| {
            let start = self.reading.text.find(piece.as_str()).unwrap();
            Span::new(start, start + piece.len())
        };
        self.reading.content.iter().map(place).collect()
    }

    /// Whether the quotation stands in marks, or behind a dash: what stands right before it tells.
    fn is_marked(&self) -> bool {
        let before = self.reading.text[..self.content()[0].start].trim_end();
        before.ends_with(['“', '"', '‘', '\'', '„', '«', '»', '‚', '‹', '›', '—', '–'])
    }

    /// The sentences of a primary source; what an article quotes.
    fn statements(&self) -> Vec<Span> {
        let text = self.against.text.as_str();
        let quoted = quotations(text);
        if self.primary || quoted.is_empty() { lines(text) } else { quoted }
    }

    fn judged(&self, model: Option<&Model>) -> Fidelity {
        let (own, other) = (Language::from_tag(&self.language), Language::from_tag(&self.against.language));
        let content = self.content();
        let vectors = |language: &Option<Language>, texts: &[&str]| -> Option<Vec<Vector>> {
            let model = model.filter(|model| language.as_ref().is_some_and(|language| model.knows(language)))?;
            model.encode(texts, &AtomicBool::new(false))
        };
        let whole = content.iter().map(|span| span.of(&self.reading.text)).collect::<Vec<_>>().join(" ");
        let vector = vectors(&own, &[&whole]).and_then(|vectors| vectors.into_iter().next());
        let places = self.statements();
        let texts: Vec<&str> = places.iter().map(|span| span.of(&self.against.text)).collect();
        let meanings = vectors(&other, &texts);
        let statement = |(at, span): (usize, &Span)| Statement {
            content: vec![*span],
            speaker: None,
            direct: true,
            vector: meanings.as_ref().map(|all| &all[at]),
        };
        let statements = places.iter().enumerate().map(statement).collect();
        let heard = Heard::new(&self.against.text, other.as_ref(), self.primary, statements);
        let quotation = Quotation {
            text: &self.reading.text,
            content: &content,
            marked: self.is_marked(),
            language: own.as_ref(),
            speaker: Some(&self.speaker),
            vector: vector.as_ref(),
        };
        fidelity(&quotation, &heard)
    }
}

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        found.extend(sentences(line).into_iter().map(|span| span.shifted(start)));
        start += line.len();
    }
    found
}

/// How many pairs are judged rightly, and how many words that were changed.
fn judge(model: Option<&Model>) -> (usize, BTreeMap<(QuoteStatus, QuoteStatus), usize>) {
    let verbose = std::env::var_os("GOLD_VERBOSE").is_some();
    let mut table = BTreeMap::new();
    let (mut right, mut words, mut all_words, mut spelling) = (0, 0, 0, 0);
    for pair in pairs() {
        let judged = pair.judged(model);
        *table.entry((pair.status, judged.status)).or_insert(0) += 1;
        let told: Vec<(String, String)> = judged
            .alterations
            .iter()
            .map(|alteration| {
                let text = |span: Span, text: &str| span.of(text).to_owned();
                (text(alteration.before, &pair.against.text), text(alteration.after, &pair.reading.text))
            })
            .collect();
        right += usize::from(judged.status == pair.status);
        if pair.status == QuoteStatus::Altered {
            all_words += 1;
            words += usize::from(told == pair.altered_words);
            spelling += usize::from(pair.spelling == judged.alterations.iter().all(|alteration| alteration.spelling));
        }
        if verbose
            && (judged.status != pair.status || (pair.status == QuoteStatus::Altered && told != pair.altered_words))
        {
            println!(
                "{} {:?} judged {:?} {:.2}: {:?}\n  against {:?}",
                pair.id, pair.status, judged.status, judged.likeness, pair.reading.content, pair.against.quote
            );
            println!(
                "  {told:?} instead of {:?}; {:?}",
                pair.altered_words,
                judged.against.iter().map(|span| span.of(&pair.against.text)).collect::<Vec<_>>()
            );
        }
    }
    println!("right {right} of 185; changed words {words} of {all_words}, their spelling {spelling}");
    for ((gold, told), count) in &table {
        println!("  {gold:?} as {told:?}: {count}");
    }
    (right, table)
}

fn hold(model: Option<&Model>, least: f64) {
    let (right, table) = judge(model);
    let harmless = [QuoteStatus::Verbatim, QuoteStatus::Trimmed, QuoteStatus::Unmarked];
    for told in harmless {
        assert_eq!(table.get(&(QuoteStatus::Altered, told)), None, "no altered quotation is called {told:?}");
    }
    assert!(right as f64 >= least * 185.0, "right {right}");
}

#[test]
fn quotations_are_judged_as_persons_judge_them_by_words_alone() {
    hold(None, 0.86);
}

#[test]
fn quotations_are_judged_as_persons_judge_them_by_words_and_meaning() {
    let Some(path) = std::env::var_os("VARIORUM_MODEL") else {
        println!("VARIORUM_MODEL names no model");
        return;
    };
    hold(Some(&Model::open(Path::new(&path)).unwrap()), 0.95);
}
