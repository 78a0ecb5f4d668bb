//! Every pair of the gold is judged; how many rightly, by status.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use variorum_collate::{Heard, Quotation, fidelity};
use variorum_embed::Model;
use variorum_model::{Fidelity, Language, QuoteStatus, Span, Vector};
use variorum_text::sentences;

#[derive(Deserialize)]
struct Pair {
    id: String,
    language: String,
    against: Against,
    reading: Reading,
    status: QuoteStatus,
    primary: bool,
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

    fn judged(&self, model: Option<&Model>) -> Fidelity {
        let (own, other) = (Language::from_tag(&self.language), Language::from_tag(&self.against.language));
        let content = self.content();
        let vectors = |language: &Option<Language>, texts: &[&str]| -> Option<Vec<Vector>> {
            let model = model.filter(|model| language.as_ref().is_some_and(|language| model.knows(language)))?;
            model.encode(texts, &AtomicBool::new(false))
        };
        let whole = content.iter().map(|span| span.of(&self.reading.text)).collect::<Vec<_>>().join(" ");
        let vector = vectors(&own, &[&whole]).and_then(|vectors| vectors.into_iter().next());
        let places: Vec<Span> = lines(&self.against.text);
        let texts: Vec<&str> = places.iter().map(|span| span.of(&self.against.text)).collect();
        let meanings = vectors(&other, &texts);
        let sentences = places.iter().enumerate().map(|(at, span)| (*span, meanings.as_ref().map(|all| &all[at])));
        let heard = Heard::new(&self.against.text, other.as_ref(), self.primary, &[], sentences);
        let quotation = Quotation {
            text: &self.reading.text,
            content: &content,
            marked: self.is_marked(),
            language: own.as_ref(),
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
    hold(None, 0.90);
}

#[test]
fn zz() {
    let Some(path) = std::env::var_os("VARIORUM_MODEL") else { return };
    let model = Model::open(Path::new(&path)).unwrap();
    for pair in pairs() {
        if !matches!(
            pair.status,
            QuoteStatus::Paraphrased | QuoteStatus::Translated | QuoteStatus::OnlyHere | QuoteStatus::NotInPrimary
        ) {
            continue;
        }
        let content = pair.content();
        let whole = content.iter().map(|span| span.of(&pair.reading.text)).collect::<Vec<_>>().join(" ");
        let v = model.encode(&[&whole], &AtomicBool::new(false)).unwrap().remove(0);
        let places = lines(&pair.against.text);
        let texts: Vec<&str> = places.iter().map(|s| s.of(&pair.against.text)).collect();
        let ws = model.encode(&texts, &AtomicBool::new(false)).unwrap();
        let mut sims: Vec<(i64, &str)> =
            ws.iter().zip(&texts).map(|(w, t)| ((w.similarity(&v) * 100.0) as i64, *t)).collect();
        sims.sort();
        sims.reverse();
        let rank = pair
            .against
            .quote
            .as_ref()
            .and_then(|q| sims.iter().position(|(_, t)| t.contains(q.as_str()) || q.contains(t)));
        println!(
            "{} {:?} gold rank {:?} sims {:?} | {} | {}",
            pair.id,
            pair.status,
            rank,
            sims.iter().map(|x| x.0).take(4).collect::<Vec<_>>(),
            whole,
            sims[0].1
        );
    }
}
