//! What a person does to stories.

use crate::typed::{Typed, sample, status, words};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// An archive with the ferry's and the spokesman's story, two articles each.
struct Stories {
    typed: Typed,
    ferry: String,
    answers: String,
}

impl Stories {
    fn new() -> Self {
        let typed = Typed::new();
        let files = ["ferry-fire/callow-courier.html", "ferry-fire/radio-skerrow.html"].map(sample);
        typed.json(&["add", "--format", "json", &files[0], &files[1]]);
        let ferry = typed.json(&["stories", "--format", "json"])["stories"][0]["id"].as_str().unwrap().to_owned();
        let files = ["kremlin-iran/asking-channel.html", "kremlin-iran/aggregator.txt"].map(sample);
        typed.json(&["add", "--format", "json", &files[0], &files[1]]);
        let all = typed.json(&["stories", "--format", "json"]);
        let mut ids = all["stories"].as_array().unwrap().iter().map(|story| story["id"].as_str().unwrap());
        let answers = ids.find(|id| *id != ferry).unwrap().to_owned();
        Self { typed, ferry, answers }
    }

    /// The articles of a story by their ids, with the number of their states.
    fn articles(&self, story: &str) -> BTreeMap<String, u64> {
        let told = self.typed.json(&["show", story, "--format", "json"]);
        let articles = told["story"]["articles"].as_array().unwrap().iter();
        articles.map(|it| (it["id"].as_str().unwrap().to_owned(), it["revisions"].as_u64().unwrap())).collect()
    }

    fn first(&self, story: &str) -> String {
        self.articles(story).into_keys().next().unwrap()
    }

    /// What is done, as JSON.
    fn done(&self, arguments: &[&str]) -> Value {
        self.typed.json(&[arguments, &["--format", "json"]].concat())
    }

    /// With which code it is refused, as wrong use.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.typed.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(status(&output), 2, "{}", words(&output.stdout));
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        answer["error"]["code"].as_str().unwrap().to_owned()
    }
}

#[test]
fn a_moved_article_stays_when_it_comes_in_again_and_in_another_state_until_that_is_undone() {
    let stories = Stories::new();
    let (ferry, answers) = (stories.ferry.as_str(), stories.answers.as_str());
    let article = stories.first(ferry);
    let moved = stories.done(&["move", &article, answers]);
    assert_eq!((&moved["schema"], &moved["kind"]), (&json!("variorum.move/1"), &json!("moved")));
    assert_eq!(moved["articles"], json!([{"article": article, "from": ferry, "to": answers}]));
    for file in ["callow-courier.html", "callow-courier-corrected.html", "radio-skerrow.html"] {
        stories.typed.json(&["add", "--format", "json", &sample(&format!("ferry-fire/{file}"))]);
    }
    assert_eq!((stories.articles(answers)[&article], stories.articles(answers).len()), (2, 3));
    assert_eq!(stories.refused(&["move", &article, answers]), "in_story_already");
    let said = words(&stories.typed.run(&["decisions", answers]).stdout);
    assert!(said.contains("moved") && said.contains(&article), "{said}");
    assert_eq!(stories.done(&["undo", ferry])["kind"], "moved", "it is about both stories");
    assert_eq!((stories.articles(ferry).len(), stories.articles(answers).len()), (2, 2));
    assert_eq!(stories.refused(&["undo", ferry]), "no_such_decision");
}

#[test]
fn stories_are_split_merged_and_renamed_and_all_of_it_is_undone_in_turn() {
    let stories = Stories::new();
    let (ferry, answers) = (stories.ferry.as_str(), stories.answers.as_str());
    let before = [ferry, answers].map(|story| stories.articles(story));
    let article = stories.first(ferry);
    let split = stories.done(&["split", ferry, &article]);
    let new = split["story"].as_str().unwrap();
    assert_eq!(stories.articles(new).into_keys().collect::<Vec<_>>(), std::slice::from_ref(&article));
    let merged = stories.done(&["merge", answers, ferry]);
    assert_eq!((&merged["kind"], merged["articles"].as_array().unwrap().len()), (&json!("merged"), 2));
    assert_eq!(stories.articles(ferry).len(), 3);
    assert_eq!(stories.done(&["rename", ferry, "  Fog and answers "])["title"], "Fog and answers");
    assert_eq!(stories.articles("fog and ANSWERS").len(), 3);
    let listed = stories.done(&["decisions", ferry]);
    let kinds: Vec<_> = listed["arrangements"].as_array().unwrap().iter().map(|it| it["kind"].clone()).collect();
    assert_eq!(kinds, [json!("split"), json!("merged"), json!("renamed")]);
    let number = split["number"].to_string();
    assert_eq!(stories.refused(&["undo", ferry, &number]), "later_decision");
    for kind in ["renamed", "merged", "split"] {
        assert_eq!(stories.done(&["undo", ferry])["kind"], kind);
    }
    assert_eq!([ferry, answers].map(|story| stories.articles(story)), before);
}

#[test]
fn what_cannot_be_done_to_a_story_is_refused_and_changes_nothing() {
    let stories = Stories::new();
    let (ferry, answers) = (stories.ferry.as_str(), stories.answers.as_str());
    let both: Vec<String> = stories.articles(ferry).into_keys().collect();
    let title = stories.done(&["show", ferry])["story"]["title"].as_str().unwrap().to_owned();
    for (arguments, code) in [
        (&["merge", ferry, ferry][..], "same_story"),
        (&["split", ferry, &both[0], &both[1]], "nothing_remains"),
        (&["split", answers, &both[0]], "not_in_story"),
        (&["split", ferry, answers], "not_an_article"),
        (&["move", answers, "new"], "not_an_article"),
        (&["move", &both[0], &both[1]], "not_a_story"),
        (&["rename", ferry, " "], "no_title"),
        (&["rename", ferry, &title], "called_so_already"),
    ] {
        assert_eq!(stories.refused(arguments), code, "{arguments:?}");
    }
    assert_eq!(stories.done(&["decisions", ferry])["arrangements"], json!([]));
    assert_eq!(stories.typed.json(&["stories", "--format", "json"])["stories"].as_array().unwrap().len(), 2);
}
