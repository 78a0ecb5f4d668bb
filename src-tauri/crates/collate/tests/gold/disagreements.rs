//! What cannot both be true, against the pairs of `tests/gold/disagreements`.
//!
//! A disagreement that is found is right when both of its places touch those of one of the line's, which is found by it; the kind is told apart.
//! Printed by `cargo test -p variorum-collate --test gold disagree -- --nocapture`; with `VERBOSE` also what is missed and what is false.

use crate::story::{Story, stories, witness as of_story};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use variorum_collate::collate;
use variorum_model::{Collation, Decision, DisagreementKind, Language, Passage, Place, Siglum, Span, Witness};

#[derive(Deserialize)]
struct Line {
    id: String,
    language: String,
    language_b: String,
    published: Published,
    a: String,
    b: String,
    disagrees: Vec<Gold>,
}

#[derive(Deserialize)]
struct Published {
    a: Option<String>,
    b: Option<String>,
}

#[derive(Deserialize)]
struct Gold {
    kind: String,
    a: String,
    b: String,
}

/// A witness of one sentence.
fn witness(source: &str, language: &str, published: Option<&String>, text: &str) -> Witness {
    Witness {
        source: source.to_owned(),
        outlet: None,
        title: None,
        published: published.and_then(|published| published.parse().ok()),
        modified: None,
        language: Language::from_tag(language),
        passages: vec![Passage { block: 0, span: Span::new(0, text.len()) }],
        text: text.to_owned(),
        vectors: None,
    }
}

/// The two sentences of a line, compared as one statement.
fn compared(line: &Line) -> Collation {
    let witnesses = vec![
        witness("a", &line.language, line.published.a.as_ref(), &line.a),
        witness("b", &line.language_b, line.published.b.as_ref(), &line.b),
    ];
    let place = |witness| Place { witness, passage: 0 };
    let join = Decision::Join { passages: vec![place(1)], with: vec![place(0)] };
    collate(witnesses, None, &[join], &AtomicBool::new(false)).unwrap()
}

fn named(kind: DisagreementKind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn what_cannot_both_be_true_is_found_and_little_else() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/gold/disagreements/pairs.jsonl");
    let lines: Vec<Line> =
        std::fs::read_to_string(file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 152, "the gold is complete");
    let verbose = std::env::var_os("VERBOSE").is_some();
    let (mut found, mut right, mut gold, mut hit, mut same_kind) = (0, 0, 0, 0, 0);
    for line in &lines {
        let collation = compared(line);
        let touches = |span: Span, text: &str, words: &str| {
            let start = text.find(words).unwrap();
            span.start < start + words.len() && start < span.end
        };
        let mut missed: Vec<&Gold> = line.disagrees.iter().collect();
        gold += missed.len();
        for disagreement in collation.rows.iter().flat_map(|row| &row.disagrees) {
            let (a, b) = (disagreement.readings[&Siglum::new(0)], disagreement.readings[&Siglum::new(1)]);
            let is_right = |gold: &&&Gold| touches(a, &line.a, &gold.a) && touches(b, &line.b, &gold.b);
            found += 1;
            let kind = named(disagreement.kind);
            if let Some(gold) = line.disagrees.iter().find(|gold| is_right(&gold)) {
                right += 1;
                same_kind += usize::from(gold.kind == kind);
                if verbose && gold.kind != kind {
                    println!("{}: {kind} for {}", line.id, gold.kind);
                }
            } else if verbose {
                println!("{}: false {kind} {} / {}\n  {}\n  {}", line.id, a.of(&line.a), b.of(&line.b), line.a, line.b);
            }
            missed.retain(|gold| !is_right(&gold));
        }
        hit += line.disagrees.len() - missed.len();
        for gold in missed.iter().filter(|_| verbose) {
            println!("{}: missed {} {} / {}\n  {}\n  {}", line.id, gold.kind, gold.a, gold.b, line.a, line.b);
        }
    }
    let (precision, recall) = (f64::from(right) / f64::from(found).max(1.0), hit as f64 / gold as f64);
    println!(
        "disagreements: precision {precision:.3} ({right} of {found}), recall {recall:.3} ({hit} of {gold}), kind right in {same_kind}"
    );
    assert!(precision >= 0.95, "{precision}");
    assert!(recall >= 0.85, "{recall}");
}

/// The rows of a story as its gold has them, compared; with the numbers of its sentences in each.
fn compared_as_labelled(story: &Story) -> (Collation, Vec<BTreeMap<usize, Vec<usize>>>) {
    let sigla: Vec<&String> = story.witnesses.keys().collect();
    let witnesses = story.witnesses.iter().map(|(siglum, gold)| {
        let (mut witness, spans) = of_story(siglum, gold, None);
        let blocks =
            gold.paragraphs.iter().enumerate().flat_map(|(block, sentences)| sentences.iter().map(move |_| block));
        witness.passages = blocks.zip(spans).map(|(block, span)| Passage { block, span }).collect();
        witness
    });
    let number = |id: &String| id.trim_start_matches(char::is_alphabetic).parse::<usize>().unwrap() - 1;
    let rows: Vec<BTreeMap<usize, Vec<usize>>> = story
        .rows
        .iter()
        .map(|row| {
            let reading = |(siglum, reading): (&String, &crate::story::GoldReading)| {
                let witness = sigla.iter().position(|other| *other == siglum).unwrap();
                (witness, reading.passages.iter().map(number).collect())
            };
            row.readings.iter().map(reading).collect()
        })
        .collect();
    let joins: Vec<Decision<Place>> = rows
        .iter()
        .filter_map(|row| {
            let mut readings = row.iter().map(|(witness, passages)| {
                passages.iter().map(|passage| Place { witness: *witness, passage: *passage }).collect::<Vec<_>>()
            });
            let passages = readings.next()?;
            Some(Decision::Join { passages, with: readings.flatten().collect() })
        })
        .collect();
    (collate(witnesses.collect(), None, &joins, &AtomicBool::new(false)).unwrap(), rows)
}

#[test]
fn in_stories_what_contradicts_each_other_is_found_where_it_stands() {
    let verbose = std::env::var_os("VERBOSE").is_some();
    let (mut found, mut right, mut gold, mut hit) = (0, 0, 0, 0);
    for (name, story) in stories() {
        let sigla: Vec<&String> = story.witnesses.keys().collect();
        let (collation, labelled) = compared_as_labelled(&story);
        for (row, gold_row) in labelled.iter().zip(&story.rows) {
            let holds = |found: &variorum_model::Row| {
                row.len() == found.readings.len()
                    && row.iter().all(|(witness, passages)| {
                        let reading = found.readings.get(&Siglum::new(*witness));
                        reading.is_some_and(|reading| reading.passages == *passages)
                    })
            };
            let Some(found_row) = collation.rows.iter().find(|found| holds(found)) else { continue };
            let words = |siglum: usize, span: Span| span.of(&collation.witnesses[siglum].text);
            let touch = |disagreement: &variorum_model::Disagreement, gold: &crate::story::GoldDisagreement| {
                let touching = disagreement.readings.iter().filter(|(siglum, span)| {
                    let Some(words) = gold.readings.get(sigla[siglum.index()]) else { return false };
                    let witness = &collation.witnesses[siglum.index()];
                    row[&siglum.index()].iter().any(|passage| {
                        let whole = witness.passages[*passage].span;
                        whole
                            .of(&witness.text)
                            .match_indices(words.as_str())
                            .any(|(at, _)| span.start < whole.start + at + words.len() && whole.start + at < span.end)
                    })
                });
                touching.count() > 1
            };
            found += found_row.disagrees.len();
            gold += gold_row.disagrees.len();
            for disagreement in &found_row.disagrees {
                if gold_row.disagrees.iter().any(|gold| touch(disagreement, gold)) {
                    right += 1;
                } else if verbose {
                    println!("{name}: false {}", named(disagreement.kind));
                    for (siglum, span) in &disagreement.readings {
                        let reading = &found_row.readings[siglum].passages;
                        let passage = collation.witnesses[siglum.index()].passages[reading[0]].span;
                        println!("  {siglum} [{}] {}", words(siglum.index(), *span), words(siglum.index(), passage));
                    }
                }
            }
            for gold in &gold_row.disagrees {
                if found_row.disagrees.iter().any(|found| touch(found, gold)) {
                    hit += 1;
                } else if verbose {
                    println!("{name}: missed {} {:?}", gold.kind, gold.readings);
                    for (witness, passages) in row {
                        let witness = &collation.witnesses[*witness];
                        println!("  {}", witness.passages[passages[0]].span.of(&witness.text));
                    }
                }
            }
        }
    }
    let (precision, recall) = (f64::from(right) / found.max(1) as f64, f64::from(hit) / gold as f64);
    println!("in stories: precision {precision:.3} ({right} of {found}), recall {recall:.3} ({hit} of {gold})");
    assert!(precision >= 0.9, "{precision}");
    assert!(recall >= 0.7, "{recall}");
}
