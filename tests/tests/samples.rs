//! The sample stories against the gold of `tests/gold/samples`, which was written before the programs that it judges.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;
use variorum_tests::{Home, command_line, root};

fn gold(name: &str) -> Value {
    serde_json::from_slice(&fs::read(root().join("tests/gold/samples").join(name)).unwrap()).unwrap()
}

/// White space folded, as the gold has it.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn run(arguments: &[&str]) -> String {
    let home = Home::new();
    let output = Command::new(command_line()).args(arguments).envs(home.variables()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn articles() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("tests/gold/samples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("--"))
        .collect();
    names.sort();
    names
}

/// What was found wrong in the reading of the sample articles, a line each, and in how many labelled blocks.
#[derive(Default)]
struct Faults {
    blocks: usize,
    /// Reporting that is not compared.
    lost: Vec<String>,
    /// Furniture that is compared.
    kept: Vec<String>,
    /// Title, outlet, times or names that are not those of the page.
    facts: Vec<String>,
    /// Furniture that is left out for another reason than the gold's.
    reasons: Vec<String>,
}

/// Whether a reason is the gold's. The gold has no reasons of their own for credits of authors and for claims of copyright: it calls them
/// source footers.
fn is_reason(found: &Value, gold: &Value) -> bool {
    let finer = gold == "source_footer" && (found == "byline" || found == "copyright");
    gold.is_null() || found == gold || finer
}

fn read_against_gold(name: &str, faults: &mut Faults) {
    let gold = gold(name);
    let source = gold["source"].as_str().unwrap();
    let path = root().join("data/samples").join(source);
    let found: Value = serde_json::from_str(&run(&["extract", path.to_str().unwrap(), "--format", "jsonl"])).unwrap();
    for fact in ["title", "outlet", "published", "modified", "byline"] {
        if found[fact] != gold[fact] {
            faults.facts.push(format!("{source}: {fact} {} should be {}", found[fact], gold[fact]));
        }
    }
    let own = found["blocks"].as_array().unwrap();
    let with = |included: bool| -> BTreeMap<String, &Value> {
        let some = own.iter().filter(|block| block["included"] == included);
        some.map(|block| (folded(block["text"].as_str().unwrap()), &block["reason"])).collect()
    };
    let (included, left_out) = (with(true), with(false));
    let body: BTreeSet<String> =
        gold["body"].as_array().unwrap().iter().map(|text| folded(text.as_str().unwrap())).collect();
    faults.blocks += body.len();
    faults
        .lost
        .extend(body.iter().filter(|text| !included.contains_key(*text)).map(|text| format!("{source}: lost: {text}")));
    faults
        .kept
        .extend(included.keys().filter(|text| !body.contains(*text)).map(|text| format!("{source}: kept: {text}")));
    for block in gold["left_out"].as_array().unwrap() {
        faults.blocks += 1;
        let text = folded(block["text"].as_str().unwrap());
        // A text that is nowhere takes no part either.
        if let Some(reason) = left_out.get(&text).filter(|reason| !is_reason(reason, &block["reason"])) {
            faults.reasons.push(format!("{source}: {reason} should be {}: {text}", block["reason"]));
        }
    }
}

#[test]
fn the_sample_articles_are_read_as_a_person_reads_them() {
    let mut faults = Faults::default();
    for name in articles() {
        read_against_gold(&name, &mut faults);
    }
    for fault in [&faults.lost, &faults.kept, &faults.facts, &faults.reasons].into_iter().flatten() {
        println!("{fault}");
    }
    let counts = [&faults.lost, &faults.kept, &faults.facts, &faults.reasons].map(Vec::len);
    println!("lost, kept, facts, reasons: {counts:?} of {} blocks in {} articles", faults.blocks, articles().len());
    assert!(faults.lost.is_empty(), "no reported sentence is left out");
    // Of one page from the times of table layout two lines are kept: a caption and the agency's name, each in a cell that nothing marks. One
    // text names its outlet in its claim of copyright only. One label repeats the headline's words.
    assert!(faults.kept.len() <= 2 && faults.facts.len() <= 1 && faults.reasons.len() <= 1);
}

/// Pairs of (file, sentence) that share a row.
type Links = BTreeSet<[(String, String); 2]>;

fn links(rows: impl Iterator<Item = Vec<(String, String)>>) -> Links {
    let mut found = Links::new();
    for row in rows {
        for x in &row {
            for y in row.iter().filter(|y| x.0 < y.0) {
                found.insert([x.clone(), y.clone()]);
            }
        }
    }
    found
}

/// How well the rows of a story agree with the gold: (links found, false links, links of the gold), among articles in English.
fn agreement(story: &str, files: &[&str]) -> (usize, usize, usize) {
    let folder = root().join("data/samples").join(story);
    let paths: Vec<String> = files.iter().map(|file| folder.join(file).to_string_lossy().into_owned()).collect();
    let mut arguments = vec!["collate", "--format", "json"];
    arguments.extend(paths.iter().map(String::as_str));
    let answer: Value = serde_json::from_str(&run(&arguments)).unwrap();
    let witnesses: BTreeMap<&str, (&str, &Value)> = answer["witnesses"]
        .as_array()
        .unwrap()
        .iter()
        .zip(files)
        .map(|(witness, file)| (witness["siglum"].as_str().unwrap(), (*file, witness)))
        .collect();
    let found = links(answer["rows"].as_array().unwrap().iter().map(|row| {
        let readings = row["readings"].as_object().unwrap().iter();
        readings
            .flat_map(|(siglum, reading)| {
                let (file, witness) = witnesses[siglum.as_str()];
                let passages = reading["passages"].as_array().unwrap().iter();
                passages.map(move |id| {
                    (
                        file.to_owned(),
                        folded(witness["passages"][id.as_u64().unwrap() as usize]["text"].as_str().unwrap()),
                    )
                })
            })
            .collect()
    }));
    let gold = gold(&format!("rows-{story}.json"));
    let wanted = links(gold["rows"].as_array().unwrap().iter().map(|row| {
        let readings = row["readings"].as_object().unwrap().iter().filter(|(file, _)| files.contains(&file.as_str()));
        readings
            .flat_map(|(file, reading)| {
                let passages = reading["passages"].as_array().unwrap().iter();
                passages.map(move |passage| (file.clone(), folded(passage.as_str().unwrap())))
            })
            .collect()
    }));
    // The gold may cut a quotation into sentences that the program keeps whole: texts that hold one another are one.
    let same = |x: &(String, String), y: &(String, String)| x.0 == y.0 && (x.1.contains(&y.1) || y.1.contains(&x.1));
    let held = |link: &[(String, String); 2], others: &Links| {
        others.iter().any(|other| same(&link[0], &other[0]) && same(&link[1], &other[1]))
    };
    for link in wanted.iter().filter(|link| !held(link, &found)) {
        println!("missed: {} | {}\n        {} | {}", link[0].0, link[0].1, link[1].0, link[1].1);
    }
    for link in found.iter().filter(|link| !held(link, &wanted)) {
        println!("false:  {} | {}\n        {} | {}", link[0].0, link[0].1, link[1].0, link[1].1);
    }
    let hits = wanted.iter().filter(|link| held(link, &found)).count();
    (hits, found.iter().filter(|link| !held(link, &wanted)).count(), wanted.len())
}

#[test]
fn the_rows_of_the_sample_stories_are_those_that_an_editor_makes() {
    let kremlin = agreement(
        "kremlin-iran",
        &["asking-channel.html", "aggregator.txt", "daily-rewriter.html", "northern-agency.html"],
    );
    let ferry = agreement(
        "ferry-fire",
        &[
            "callow-courier.html",
            "callow-courier-corrected.html",
            "mainland-standard.html",
            "national-ledger.txt",
            "radio-skerrow.html",
        ],
    );
    for (story, (hits, false_links, wanted)) in [("kremlin-iran", kremlin), ("ferry-fire", ferry)] {
        println!("{story}: {hits} of {wanted} links, {false_links} false");
    }
    let (hits, false_links, wanted) = (kremlin.0 + ferry.0, kremlin.1 + ferry.1, kremlin.2 + ferry.2);
    assert!(hits as f64 >= 0.8 * wanted as f64, "{hits} of {wanted}");
    assert!(false_links as f64 <= 0.05 * hits as f64, "{false_links} false, {hits} true");
}
