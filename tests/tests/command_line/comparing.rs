//! `variorum collate`: files compared.

use crate::typed::{Typed, sample, status, words};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn what_was_not_compared_is_said() {
    let typed = Typed::new();
    let english =
        "The ferry reached the harbour before midnight, and nobody on board was hurt, the coastguard said on Tuesday.";
    // The model does not know Ukrainian.
    let ukrainian = "Пором прибув до гавані ще до опівночі, і ніхто на борту не постраждав, повідомила у вівторок берегова охорона.";
    let files = [typed.file("a.txt", english.as_bytes()), typed.file("b.txt", ukrainian.as_bytes())];
    let arguments = ["collate", "--raw", &files[0], &files[1]];
    let answer = typed.json(&[&arguments[..], &["--format", "json"]].concat());
    for row in answer["rows"].as_array().unwrap() {
        let carriers: Vec<&String> = row["readings"].as_object().unwrap().keys().collect();
        let other = if carriers == ["A"] { "B" } else { "A" };
        assert_eq!(row["not_compared"], json!([other]), "{row}");
    }
    let text = words(&typed.run(&arguments).stdout);
    assert!(text.contains("not compared with B (another language)"), "{text}");
    assert!(!text.contains("not carried"), "{text}");
}

/// The rows of an answer as sets of (file, text).
fn rows(answer: &Value) -> BTreeSet<BTreeSet<(String, String)>> {
    let witnesses = answer["witnesses"].as_array().unwrap();
    let of = |siglum: &str| witnesses.iter().find(|witness| witness["siglum"] == siglum).unwrap();
    let row = |row: &Value| {
        let readings = row["readings"].as_object().unwrap().iter();
        readings
            .flat_map(|(siglum, reading)| {
                let witness = of(siglum);
                let source = witness["source"].as_str().unwrap().to_owned();
                let passages = reading["passages"].as_array().unwrap().iter();
                passages
                    .map(move |id| {
                        (
                            source.clone(),
                            witness["passages"][id.as_u64().unwrap() as usize]["text"].as_str().unwrap().to_owned(),
                        )
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    answer["rows"].as_array().unwrap().iter().map(row).collect()
}

const KREMLIN: [&str; 7] = [
    "abendpost.html",
    "aggregator.txt",
    "asking-channel.html",
    "daily-rewriter.html",
    "northern-agency.html",
    "vestnik.html",
    "statement.txt",
];

#[test]
fn the_order_of_files_changes_no_row() {
    let typed = Typed::new();
    let files: Vec<String> = KREMLIN.iter().map(|file| sample(&format!("kremlin-iran/{file}"))).collect();
    let collate = |files: &[&String]| {
        let mut arguments = vec!["collate", "--format", "json"];
        arguments.extend(files.iter().map(|file| file.as_str()));
        typed.json(&arguments)
    };
    let straight = collate(&files.iter().collect::<Vec<_>>());
    let back = collate(&files.iter().rev().collect::<Vec<_>>());
    assert_eq!(straight["schema"], "variorum.collate/1");
    assert!(straight["rows"].as_array().unwrap().len() > 10);
    assert_eq!(rows(&straight), rows(&back));
}

#[test]
fn the_rewriters_changed_quotation_is_found() {
    let typed = Typed::new();
    let (asking, rewriter) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/daily-rewriter.html"));
    let answer = typed.json(&["collate", &asking, &rewriter, "--format", "json"]);
    let changed: BTreeSet<(String, String)> = answer["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|pair| pair["variants"].as_array().unwrap())
        .filter(|variant| variant["kind"] == "quotation")
        .map(|variant| {
            (
                variant["a_span"]["text"].as_str().unwrap().to_owned(),
                variant["b_span"]["text"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    for pair in [("variety", "number"), ("cooperation", "collaboration")] {
        assert!(changed.contains(&(pair.0.to_owned(), pair.1.to_owned())), "{changed:?}");
    }
}

#[test]
fn more_than_fifty_files_are_compared_only_when_asked_for() {
    let typed = Typed::new();
    for number in 0..51 {
        typed.file(
            &format!("many/{number:02}.txt"),
            format!("The ferry was late. It was witness {number}.\n").as_bytes(),
        );
    }
    let folder = typed.home.path().join("many").to_string_lossy().into_owned();
    assert_eq!(status(&typed.run(&["collate", "--raw", &folder, "--format", "json"])), 2);
    let answer = typed.json(&["collate", "--raw", "--many", &folder, "--format", "json"]);
    assert_eq!(answer["witnesses"].as_array().unwrap().len(), 51);
}

#[test]
fn a_base_that_is_not_compared_is_wrong_use() {
    let typed = Typed::new();
    let (one, other) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/aggregator.txt"));
    assert_eq!(status(&typed.run(&["collate", &one, &other, "--base", "nobody.html"])), 2);
}

#[test]
fn two_contradictions_in_one_sentence_lose_no_word() {
    let typed = Typed::new();
    let one = typed
        .file("one.txt", b"The fire on the old ferry hurt 12 people and cost $3 million in the harbour, police said.");
    let other = typed.file(
        "other.txt",
        b"The fire on the old ferry hurt 14 people and cost $8 million in the harbour, police said.",
    );
    let answer = words(&typed.run(&["collate", "--raw", &one, &other]).stdout);
    for sentence in [
        "The fire on the old ferry hurt 12 people and cost $3 million in the harbour",
        "The fire on the old ferry hurt 14 people and cost $8 million in the harbour",
    ] {
        assert!(answer.contains(sentence), "{answer}");
    }
    assert_eq!(answer.matches("disagree:").count(), 2, "{answer}");
}

#[test]
fn what_is_doubted_of_a_reading_stands_below_its_name() {
    let typed = Typed::new();
    let text = "The fer\u{200b}ry reached the har\u{200b}bour before midnight, and nobody on board was hurt, the coastguard said.";
    let [doubted, other] =
        [("doubted.txt", text), ("other.txt", "The ferry reached the harbour, the coastguard said.")]
            .map(|(name, text)| typed.file(name, text.as_bytes()));
    let read = typed.json(&["extract", &doubted, "--format", "jsonl"]);
    assert!(read["doubts"].as_array().unwrap().contains(&json!("hidden_characters")), "{read}");
    let answer = words(&typed.run(&["collate", &doubted, &other]).stdout);
    let lines: Vec<&str> = answer.lines().collect();
    assert!(lines[0].contains("doubted.txt") && lines[1].trim_start().starts_with("doubts: "), "{answer}");
    assert!(lines[1].contains("hidden characters"), "{answer}");
}
