//! Every pair of the gold is judged; how many rightly, by status.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use variorum_collate::{Heard, Quotation, Statement, fidelity, quotes, speaker_differs};
use variorum_embed::Model;
use variorum_model::{BlockKind, Fidelity, Language, Quote, QuoteKind, QuoteStatus, Span, Vector};
use variorum_text::sentences;

#[derive(Clone, Deserialize)]
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

#[derive(Clone, Deserialize)]
struct Against {
    language: String,
    text: String,
    quote: Option<String>,
}

#[derive(Clone, Deserialize)]
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

    /// The quotes of an article, as they are found; the sentences of a primary source.
    fn statements(&self) -> Vec<Quote> {
        let text = self.against.text.as_str();
        if self.primary {
            let quote = |span| Quote {
                kind: QuoteKind::Direct,
                content: vec![span],
                cue: vec![],
                speaker: vec![],
                speaker_name: None,
                role: None,
                mark_missing: false,
            };
            lines(text).into_iter().map(quote).collect()
        } else {
            quotes(text, &paragraphs(text), Language::from_tag(&self.against.language).as_ref())
        }
    }

    /// How it is judged, and whether the speaker is told to differ.
    fn judged(&self, model: Option<&Model>) -> (Fidelity, bool) {
        let (own, other) = (Language::from_tag(&self.language), Language::from_tag(&self.against.language));
        let content = self.content();
        let vectors = |language: &Option<Language>, texts: &[&str]| -> Option<Vec<Vector>> {
            let model = model.filter(|model| language.as_ref().is_some_and(|language| model.knows(language)))?;
            model.encode(texts, &AtomicBool::new(false))
        };
        let whole = content.iter().map(|span| span.of(&self.reading.text)).collect::<Vec<_>>().join(" ");
        let vector = vectors(&own, &[&whole]).and_then(|vectors| vectors.into_iter().next());
        let statements = self.statements();
        let said =
            |content: &[Span], text: &str| content.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ");
        let texts: Vec<String> = statements.iter().map(|quote| said(&quote.content, &self.against.text)).collect();
        let meanings = vectors(&other, &texts.iter().map(String::as_str).collect::<Vec<_>>());
        let statement = |(at, quote): (usize, &'_ Quote)| Statement {
            content: quote.content.clone(),
            speaker: None,
            direct: quote.kind != QuoteKind::Indirect,
            vector: meanings.as_ref().map(|all| &all[at]),
        };
        let mut statements_read: Vec<Statement> = statements.iter().enumerate().map(statement).collect();
        for (read, quote) in statements_read.iter_mut().zip(&statements) {
            read.speaker = quote.speaker_name.as_deref();
        }
        let statements = statements_read;
        let heard = Heard::new(&self.against.text, other.as_ref(), self.primary, statements);
        let quotation = Quotation {
            text: &self.reading.text,
            content: &content,
            marked: self.is_marked(),
            language: own.as_ref(),
            speaker: Some(&self.speaker),
            vector: vector.as_ref(),
        };
        let judged = fidelity(&quotation, &heard);
        let differs = speaker_differs(&quotation, &heard, &judged);
        (judged, differs)
    }
}

fn paragraphs(text: &str) -> Vec<(BlockKind, Span)> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            found.push((BlockKind::Paragraph, Span::new(start, start + line.trim_end().len())));
        }
        start += line.len();
    }
    found
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
fn judge(model: Option<&Model>) -> (usize, usize, BTreeMap<(QuoteStatus, QuoteStatus), usize>) {
    let verbose = std::env::var_os("GOLD_VERBOSE").is_some();
    let mut table = BTreeMap::new();
    let (mut right, mut speakers, mut words, mut all_words, mut spelling) = (0, 0, 0, 0, 0);
    for pair in pairs() {
        let (judged, differs) = pair.judged(model);
        *table.entry((pair.status, judged.status)).or_insert(0) += 1;
        let told: Vec<(String, String)> = judged
            .alterations
            .iter()
            .map(|alteration| {
                let text = |span: Span, text: &str| span.of(text).to_owned();
                (text(alteration.before, &pair.against.text), text(alteration.after, &pair.reading.text))
            })
            .collect();
        if differs == pair.speaker_differs {
            speakers += 1;
        } else if verbose {
            println!("{} speaker differs: {differs} instead of {}", pair.id, pair.speaker_differs);
        }
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
    println!(
        "right {right} of 185; whether speakers differ {speakers}; changed words {words} of {all_words}, their spelling {spelling}"
    );
    for ((gold, told), count) in &table {
        println!("  {gold:?} as {told:?}: {count}");
    }
    (right, speakers, table)
}

/// How many quotations are found, in other words or another language, in texts of other stories: texts that name nobody of theirs.
fn found_in_other_stories(model: Option<&Model>) -> (usize, usize) {
    let all = pairs();
    let (mut found, mut count) = (0, 0);
    for pair in &all {
        let last = pair.speaker.rsplit(' ').next().unwrap_or_default();
        for other in all.iter().filter(|other| !other.primary && !other.against.text.contains(last)) {
            if pair.against.text == other.against.text || pair.against.quote == other.against.quote {
                continue;
            }
            let swapped = Pair { against: other.against.clone(), primary: false, ..pair.clone() };
            found += usize::from(swapped.judged(model).0.status != QuoteStatus::OnlyHere);
            count += 1;
        }
    }
    println!("{found} of {count} found in other stories");
    (found, count)
}

fn hold(model: Option<&Model>, least: f64) {
    let (right, speakers, table) = judge(model);
    let harmless = [QuoteStatus::Verbatim, QuoteStatus::Trimmed, QuoteStatus::Unmarked];
    for told in harmless {
        assert_eq!(table.get(&(QuoteStatus::Altered, told)), None, "no altered quotation is called {told:?}");
    }
    assert!(right as f64 >= least * 185.0, "right {right}");
    assert!(speakers >= 175, "whether the speaker differs: {speakers}");
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

#[test]
fn quotations_are_not_found_in_texts_of_other_stories() {
    let (found, count) = found_in_other_stories(None);
    assert!(found * 200 <= count, "{found} of {count}");
}
