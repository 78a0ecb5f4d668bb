//! The collation against the stories of `tests/gold/collation`.
//!
//! A link is two sentences of two witnesses in one row. Printed by
//! `cargo test -p variorum-collate --test gold agreement -- --nocapture`.

use crate::story::{Story, model, stories, witness};
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;
use variorum_collate::collate;
use variorum_embed::Model;
use variorum_model::{Collation, Span, Witness};

/// A sentence of the gold: the witness's siglum and the sentence's number.
type Sentence = (String, usize);
type Link = (Sentence, Sentence);

fn id(text: &str) -> Sentence {
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap();
    (text[..digits].to_owned(), text[digits..].parse().unwrap())
}

fn link(x: &Sentence, y: &Sentence) -> Link {
    if x <= y { (x.clone(), y.clone()) } else { (y.clone(), x.clone()) }
}

/// The gold's sentences that a passage covers, or that cover it: more than half of the shorter one.
fn covered(passage: Span, sentences: &[Span]) -> Vec<usize> {
    let overlap = |sentence: &Span| passage.end.min(sentence.end).saturating_sub(passage.start.max(sentence.start));
    let covers = |sentence: &Span| 2 * overlap(sentence) > passage.len().min(sentence.len());
    sentences.iter().enumerate().filter(|(_, sentence)| covers(sentence)).map(|(number, _)| number + 1).collect()
}

#[derive(Default)]
struct Tally {
    hits: usize,
    found: usize,
    gold: usize,
    apart: usize,
    joined_though_apart: usize,
}

impl Tally {
    fn precision(&self) -> f64 {
        self.hits as f64 / self.found.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.hits as f64 / self.gold.max(1) as f64
    }
}

fn links_of<'r>(readings: impl Iterator<Item = (&'r String, Vec<Sentence>)>) -> BTreeSet<Link> {
    let readings: Vec<_> = readings.collect();
    let mut links = BTreeSet::new();
    for (place, (_, xs)) in readings.iter().enumerate() {
        for (_, ys) in &readings[place + 1..] {
            links.extend(xs.iter().flat_map(|x| ys.iter().map(move |y| link(x, y))));
        }
    }
    links
}

fn judge(story: &Story, model: Option<&Model>, same_language: &mut Tally, other_language: &mut Tally, verbose: bool) {
    let sigla: Vec<&String> = story.witnesses.keys().collect();
    let (witnesses, spans): (Vec<Witness>, Vec<Vec<Span>>) =
        story.witnesses.iter().map(|(siglum, gold)| witness(siglum, gold, model)).unzip();
    let collation: Collation = collate(witnesses, None, &[], &AtomicBool::new(false)).unwrap();

    let gold: BTreeSet<Link> = story
        .rows
        .iter()
        .flat_map(|row| {
            links_of(
                row.readings
                    .iter()
                    .map(|(siglum, reading)| (siglum, reading.passages.iter().map(|text| id(text)).collect())),
            )
        })
        .collect();
    let found: BTreeSet<Link> = collation
        .rows
        .iter()
        .flat_map(|row| {
            links_of(row.readings.iter().map(|(siglum, reading)| {
                let at = siglum.index();
                let passages = reading.passages.iter().map(|passage| collation.witnesses[at].passages[*passage].span);
                let numbers: BTreeSet<usize> = passages.flat_map(|span| covered(span, &spans[at])).collect();
                (sigla[at], numbers.into_iter().map(|number| (sigla[at].clone(), number)).collect())
            }))
        })
        .collect();

    let crosses = |link: &Link| story.witnesses[&link.0.0].language != story.witnesses[&link.1.0].language;
    let text = |sentence: &Sentence| {
        let gold = &story.witnesses[&sentence.0];
        gold.paragraphs.iter().flatten().nth(sentence.1 - 1).cloned().unwrap_or_default()
    };
    for (tally, other) in [(&mut *same_language, false), (&mut *other_language, true)] {
        tally.gold += gold.iter().filter(|link| crosses(link) == other).count();
        tally.found += found.iter().filter(|link| crosses(link) == other).count();
        tally.hits += found.intersection(&gold).filter(|link| crosses(link) == other).count();
    }
    if verbose {
        for (label, links) in [("missed", gold.difference(&found)), ("false", found.difference(&gold))] {
            for link in links.filter(|link| !crosses(link)) {
                println!(
                    "{label}: {}{} {}\n        {}{} {}",
                    link.0.0,
                    link.0.1,
                    text(&link.0),
                    link.1.0,
                    link.1.1,
                    text(&link.1)
                );
            }
        }
    }
    for (x, y, _) in &story.apart {
        same_language.apart += 1;
        same_language.joined_though_apart += usize::from(found.contains(&link(&id(x), &id(y))));
    }
}

/// The tallies over all stories: of links in one language, and between two.
fn judged(model: Option<&Model>) -> (Tally, Tally) {
    let verbose = std::env::var_os("VERBOSE").is_some();
    let (mut same, mut other) = (Tally::default(), Tally::default());
    for (name, story) in stories() {
        let (mut own_same, mut own_other) = (Tally::default(), Tally::default());
        judge(&story, model, &mut own_same, &mut own_other, verbose);
        println!(
            "{:<24} precision {:.3} recall {:.3} ({} links), two languages {:.3} {:.3} ({}), apart but joined {}/{}",
            name,
            own_same.precision(),
            own_same.recall(),
            own_same.gold,
            own_other.precision(),
            own_other.recall(),
            own_other.gold,
            own_same.joined_though_apart,
            own_same.apart
        );
        for (total, own) in [(&mut same, own_same), (&mut other, own_other)] {
            total.hits += own.hits;
            total.found += own.found;
            total.gold += own.gold;
            total.apart += own.apart;
            total.joined_though_apart += own.joined_though_apart;
        }
    }
    println!(
        "one language: precision {:.3} recall {:.3} of {} links; apart but joined {} of {}; two languages: precision {:.3} recall {:.3} of {}",
        same.precision(),
        same.recall(),
        same.gold,
        same.joined_though_apart,
        same.apart,
        other.precision(),
        other.recall(),
        other.gold
    );
    (same, other)
}

#[test]
fn rows_agree_with_the_gold_by_words_alone() {
    let (same, _) = judged(None);
    assert!(same.precision() >= 0.93 && same.recall() >= 0.77 && same.joined_though_apart <= 23);
}

#[test]
fn rows_agree_with_the_gold_by_meaning() {
    let Some(model) = model() else {
        println!("VARIORUM_MODEL names no model");
        return;
    };
    let (same, other) = judged(Some(&model));
    assert!(same.precision() >= 0.93 && same.recall() >= 0.83 && same.joined_though_apart <= 29);
    assert!(other.precision() >= 0.92 && other.recall() >= 0.81);
}
