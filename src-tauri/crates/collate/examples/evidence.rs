//! Prints the evidence for every pair of passages of labelled stories, from which the weights of the collation are learned:
//!
//! `evidence FOLDER [WEIGHTS]`
//!
//! The first line holds the names of the evidence, each other line one pair: its story, its kind of comparison, whether the label says that
//! the two say the same, and the evidence. With WEIGHTS, a file with the weights of the first judgement, the evidence holds the surroundings.
//! With `VARIORUM_MODEL` passages are compared by meaning, too. `tests/learning/fit.py` runs it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a chore that ends where it cannot go on")]

#[allow(dead_code, reason = "the tests of the gold use more of it")]
#[path = "../tests/gold/story.rs"]
mod story;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use variorum_collate::learning::{examples, names};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let weights = arguments.get(2).map(|path| std::fs::read_to_string(path).unwrap());
    let model = story::model();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, &names(weights.is_some())).unwrap();
    out.write_all(b"\n").unwrap();
    for (name, story) in story::stories_in(Path::new(arguments.get(1).unwrap())) {
        let rows: BTreeMap<&str, usize> = story
            .rows
            .iter()
            .enumerate()
            .flat_map(|(row, gold)| {
                gold.readings
                    .values()
                    .flat_map(move |reading| reading.passages.iter().map(move |id| (id.as_str(), row)))
            })
            .collect();
        let (witnesses, spans): (Vec<_>, Vec<_>) =
            story.witnesses.iter().map(|(siglum, gold)| story::witness(siglum, gold, model.as_ref())).unzip();
        let sigla: Vec<&String> = story.witnesses.keys().collect();
        // The rows of the sentences that a passage holds, wholly or in part.
        let held = |(witness, passage): (usize, usize)| -> Vec<usize> {
            let own = witnesses[witness].passages[passage].span;
            let touching =
                spans[witness].iter().enumerate().filter(|(_, span)| span.start < own.end && own.start < span.end);
            touching
                .filter_map(|(number, _)| rows.get(format!("{}{}", sigla[witness], number + 1).as_str()).copied())
                .collect()
        };
        for example in examples(&witnesses, weights.as_deref()).unwrap() {
            let (of_a, of_b) = (held(example.a), held(example.b));
            let same = of_a.iter().any(|row| of_b.contains(row));
            let evidence: Vec<f64> = example.evidence.iter().map(|value| (value * 1e6).round() / 1e6).collect();
            serde_json::to_writer(
                &mut out,
                &(&name, format!("{:?}", example.comparison).to_lowercase(), same, evidence),
            )
            .unwrap();
            out.write_all(b"\n").unwrap();
        }
    }
}
