//! `group`.

use crate::typed::{Typed, sample, status, words};
use serde_json::Value;
use std::collections::BTreeSet;

/// The stories of an answer as sets of file names.
fn stories(answer: &Value) -> BTreeSet<BTreeSet<String>> {
    let name = |source: &Value| source.as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let articles = |story: &Value| story["articles"].as_array().unwrap().iter().map(name).collect();
    answer["stories"].as_array().unwrap().iter().map(articles).collect()
}

#[test]
fn every_article_stands_in_one_story_whatever_the_order_of_files() {
    let typed = Typed::new();
    let folders = [sample("ferry-fire"), sample("kremlin-iran")];
    let odd = typed.file("odd.txt", b"Bread\n\nA loaf of rye takes a night to rise, the baker of Tolm told her apprentices.\n");
    let told = typed.json(&["group", &folders[0], &folders[1], &odd, "--format", "json"]);
    assert_eq!(told["schema"], "variorum.group/1");
    assert_eq!(told["stories"].as_array().unwrap().len(), 3, "{told}");
    assert!(!told["stories"][0]["reasons"].as_array().unwrap().is_empty());
    let alone = &told["stories"][2];
    assert_eq!((&alone["articles"], &alone["reasons"]), (&serde_json::json!([odd]), &serde_json::json!([])));
    let turned = typed.json(&["group", &odd, &folders[1], &folders[0], "--format", "json"]);
    assert_eq!(stories(&told), stories(&turned));
    assert!(words(&typed.run(&["group", &folders[0]]).stdout).contains("names: "));
}

#[test]
fn what_cannot_be_read_is_named_beside_the_stories() {
    let typed = Typed::new();
    let text = typed.file("a.txt", b"Bread\n\nA loaf of rye takes a night to rise, the baker of Tolm told her apprentices.\n");
    let output = typed.run(&["group", &text, "missing.txt", "--format", "json"]);
    assert_eq!(status(&output), 1);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["stories"][0]["articles"][0], text.as_str());
    assert_eq!(told["errors"][0]["error"]["code"], "not_found");
}
