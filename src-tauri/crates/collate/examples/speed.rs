//! Prints how long a collation takes: `speed FOLDER WITNESSES WORDS ROUNDS [TEXTS]`
//!
//! FOLDER holds labelled stories. Each witness takes the statements of all English ones in turn, each in the words of another outlet and some left
//! out, until it has WORDS words, so that witnesses share what outlets share. The median of ROUNDS collations is printed, in milliseconds: by words
//! alone, and, with `VARIORUM_MODEL`, with vectors that are there already. With TEXTS, a folder, the texts are written there as well, for other
//! programs.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a chore that ends where it cannot go on")]

#[allow(dead_code, reason = "the tests of the gold use more of it")]
#[path = "../tests/gold/story.rs"]
mod story;

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;
use variorum_collate::collate;
use variorum_model::Witness;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |at: usize| arguments.get(at).unwrap().parse::<usize>().unwrap();
    let stories = story::stories_in(Path::new(arguments.get(1).unwrap()));
    let statements: Vec<Vec<&str>> = stories
        .iter()
        .flat_map(|(_, story)| story.rows.iter().map(move |row| (story, row)))
        .map(|(story, row)| {
            let english = row.readings.iter().filter(|(siglum, _)| story.witnesses[*siglum].language == "en");
            english.filter_map(|(siglum, reading)| sentence(story, siglum, reading.passages.first()?)).collect()
        })
        .filter(|readings: &Vec<&str>| !readings.is_empty())
        .collect();
    let (count, words, rounds) = (number(2), number(3), number(4));
    let model = story::model();
    let witnesses = |with_model: bool| -> Vec<Witness> {
        (0..count)
            .map(|witness| {
                let gold = story::GoldWitness {
                    outlet: witness.to_string(),
                    language: "en".to_owned(),
                    published: "2026-01-05T10:00:00Z".to_owned(),
                    paragraphs: paragraphs(&statements, witness, words),
                };
                story::witness(&witness.to_string(), &gold, model.as_ref().filter(|_| with_model)).0
            })
            .collect()
    };
    let plain = witnesses(false);
    if let Some(folder) = arguments.get(5) {
        for (number, witness) in plain.iter().enumerate() {
            std::fs::write(Path::new(folder).join(format!("{number:02}.txt")), &witness.text).unwrap();
        }
    }
    println!("words {:.3}", median(&plain, rounds));
    if model.is_some() {
        println!("meaning {:.3}", median(&witnesses(true), rounds));
    }
}

fn sentence<'s>(story: &'s story::Story, siglum: &str, id: &str) -> Option<&'s str> {
    let number: usize = id.strip_prefix(siglum)?.parse().ok()?;
    story.witnesses.get(siglum)?.paragraphs.iter().flatten().nth(number.checked_sub(1)?).map(String::as_str)
}

/// Two sentences a paragraph.
fn paragraphs(statements: &[Vec<&str>], witness: usize, words: usize) -> Vec<Vec<String>> {
    let (mut sentences, mut had) = (Vec::new(), 0);
    for (number, readings) in statements.iter().enumerate() {
        // One statement of four is left out, each time another one.
        if had >= words || (number * 7 + witness * 3).is_multiple_of(4) {
            continue;
        }
        let reading = readings[(number + witness) % readings.len()];
        had += reading.split_whitespace().count();
        sentences.push(reading.to_owned());
    }
    sentences.chunks(2).map(<[String]>::to_vec).collect()
}

fn median(witnesses: &[Witness], rounds: usize) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let own = witnesses.to_vec();
            let begun = Instant::now();
            let collation = collate(own, None, &[], &AtomicBool::new(false)).unwrap();
            let taken = begun.elapsed().as_secs_f64() * 1000.0;
            assert!(!collation.rows.is_empty());
            taken
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
