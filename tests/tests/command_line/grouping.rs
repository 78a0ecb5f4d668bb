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
    let [ferry, answers, copy] =
        ["ferry-fire", "kremlin-iran/asking-channel.html", "kremlin-iran/aggregator.txt"].map(sample);
    let odd = typed
        .file("odd.txt", b"Bread\n\nA loaf of rye takes a night to rise, the baker of Tolm told her apprentices.\n");
    let told = typed.json(&["group", &ferry, &answers, &copy, &odd, "--format", "json"]);
    assert_eq!(told["schema"], "variorum.group/1");
    assert_eq!(told["stories"].as_array().unwrap().len(), 3, "{told}");
    assert!(!told["stories"][0]["reasons"].as_array().unwrap().is_empty());
    let alone = &told["stories"][2];
    assert_eq!((&alone["articles"], &alone["reasons"]), (&serde_json::json!([odd]), &serde_json::json!([])));
    let turned = typed.json(&["group", &copy, &odd, &answers, &ferry, "--format", "json"]);
    assert_eq!(stories(&told), stories(&turned));
    assert!(words(&typed.run(&["group", &ferry]).stdout).contains("names: "));
}

#[test]
fn what_cannot_be_read_is_named_beside_the_stories() {
    let typed = Typed::new();
    let text =
        typed.file("a.txt", b"Bread\n\nA loaf of rye takes a night to rise, the baker of Tolm told her apprentices.\n");
    let output = typed.run(&["group", &text, "missing.txt", "--format", "json"]);
    assert_eq!(status(&output), 1);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["stories"][0]["articles"][0], text.as_str());
    assert_eq!(told["errors"][0]["error"]["code"], "not_found");
}

#[test]
fn copies_and_origins_are_told_beside_the_stories_and_of_a_story_of_the_archive() {
    let typed = Typed::new();
    let files = ["asking-channel.html", "aggregator.txt", "daily-rewriter.html"]
        .map(|file| sample(&format!("kremlin-iran/{file}")));
    let told = typed.json(&[&["group", "--format", "json"], &files.each_ref().map(String::as_str)[..]].concat());
    let origins = told["origins"].as_array().unwrap();
    let in_origins: usize = origins.iter().map(|origin| origin["articles"].as_array().unwrap().len()).sum();
    assert_eq!(in_origins, 3, "every article stands in one origin: {told}");
    assert!(origins.iter().any(|origin| origin["articles"].as_array().unwrap().len() > 1), "{told}");
    for article in origins.iter().flat_map(|origin| origin["shared"].as_array().unwrap()) {
        assert!((0.0..=1.0).contains(&article["share"].as_f64().unwrap()));
        let document = typed.run(&["extract", "--format", "jsonl", article["article"].as_str().unwrap()]);
        let text = serde_json::from_slice::<Value>(&document.stdout).unwrap()["text"].as_str().unwrap().to_owned();
        for added in article["added"].as_array().unwrap() {
            let place = |key: &str| usize::try_from(added[key].as_u64().unwrap()).unwrap();
            let there: String = text.chars().skip(place("start")).take(place("end") - place("start")).collect();
            assert_eq!(there, added["text"].as_str().unwrap());
        }
    }
    typed.json(&["add", "--format", "json", &files[0], &files[1], &files[2]]);
    let story = typed.json(&["stories", "--format", "json"])["stories"][0]["id"].as_str().unwrap().to_owned();
    let shown = typed.json(&["show", &story, "--format", "json"]);
    assert_eq!(shown["story"]["origins"].as_array().unwrap().len(), origins.len());
    let articles = shown["story"]["articles"].as_array().unwrap();
    assert!(articles.iter().all(|article| article["placed_by"] == "program"), "{shown}");
    let reasons: Vec<_> = articles.iter().map(|article| article["reasons"].as_array().unwrap().len()).collect();
    assert!(reasons[0] == 0 && reasons[1] > 0 && reasons[2] > 0, "the first began the story: {shown}");
    let said = words(&typed.run(&["show", &story]).stdout);
    assert!(said.contains("names: "), "{said}");
    assert!(said.contains(" outlets, ") && said.contains(" % shared"), "{said}");
}
