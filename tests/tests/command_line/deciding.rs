//! What a person decides about rows.

use crate::typed::{Typed, sample, status, words};
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_person_decides_which_sentences_share_a_row_and_takes_it_back() {
    let typed = Typed::new();
    let files = ["asking-channel.html", "aggregator.txt"].map(|file| sample(&format!("kremlin-iran/{file}")));
    typed.json(&["add", "--format", "json", &files[0], &files[1]]);
    let stories = typed.json(&["stories", "--format", "json"]);
    let story = stories["stories"][0]["id"].as_str().unwrap();
    let report = |name: &str| {
        assert_eq!(status(&typed.run(&["report", story, "-o", name, "--at", "2026-01-02T03:04:05Z"])), 0);
        fs::read_to_string(typed.home.path().join(name)).unwrap()
    };
    let rows = || -> Value {
        let report: Value = serde_json::from_str(&report("report.json")).unwrap();
        report["collation"].clone()
    };
    let before = rows();
    let row = |collation: &Value| -> Value {
        let both = |row: &&Value| ["A", "B"].iter().all(|siglum| row["readings"][*siglum]["passages"][0].is_u64());
        collation["rows"].as_array().unwrap().iter().find(both).unwrap().clone()
    };
    // A sentence as a person writes it: the letter, its number, and its first words.
    let name = |at: usize, siglum: &str| {
        let passage = row(&before)["readings"][siglum]["passages"][0].as_u64().unwrap() as usize;
        let text = before["witnesses"][at]["passages"][passage]["text"].as_str().unwrap().to_owned();
        (format!("{siglum}#{passage}:{}", text.split_once(' ').unwrap().0.to_uppercase()), text)
    };
    let ((a, _), (b, text)) = (name(0, "A"), name(1, "B"));

    let parted = typed.run(&["part", story, &b]);
    assert_eq!(status(&parted), 0, "{}", words(&parted.stderr));
    assert!(words(&parted.stdout).starts_with("parted: decision "), "{}", words(&parted.stdout));
    let apart = rows();
    let marked = |collation: &Value| {
        let rows = collation["rows"].as_array().unwrap().iter();
        rows.filter(|row| row["decided"] == json!(["parted"])).count()
    };
    assert_eq!((marked(&before), marked(&apart)), (0, 2));
    assert!(report("report.html").contains("parted by a person"));
    let listed = typed.json(&["decisions", story, "--format", "json"]);
    let decision = &listed["decisions"][0];
    assert_eq!(
        (&decision["kind"], &decision["passages"][0]["text"], &decision["holds"]),
        (&json!("parted"), &json!(text), &json!(true))
    );
    let said = words(&typed.run(&["decisions", story]).stdout);
    assert!(said.contains("parted") && said.contains("from A: "), "{said}");

    let refused = typed.run(&["join", story, &b, &a, "--format", "json"]);
    let answer: Value = serde_json::from_str(&words(&refused.stdout)).unwrap();
    assert_eq!((status(&refused), &answer["error"]["code"]), (2, &json!("contradicts_decision")));
    assert_eq!(answer["decisions"], listed["decisions"]);
    for (written, code) in [
        ("Z:Nothing", "no_such_witness"),
        ("A:Nothing begins like this", "no_such_passage"),
        (b.as_str(), "stands_alone"),
    ] {
        let refused = typed.run(&["part", story, written, "--format", "json"]);
        let answer: Value = serde_json::from_str(&words(&refused.stdout)).unwrap();
        assert_eq!(
            (status(&refused), &answer["schema"], &answer["error"]["code"]),
            (2, &json!("variorum.part/1"), &json!(code))
        );
    }
    assert_eq!(status(&typed.run(&["part", story, "no colon"])), 2);

    let number = decision["number"].to_string();
    assert!(words(&typed.run(&["undo", story, &number]).stdout).starts_with("undone: decision "));
    assert_eq!(rows(), before);
    assert_eq!(typed.json(&["join", story, &b, &a, "--format", "json"])["schema"], "variorum.join/1");
    assert_eq!(typed.json(&["lock", story, &a, "--format", "json"])["kind"], "locked");
    assert_eq!(row(&rows())["decided"], json!(["locked"]));
    assert_eq!(typed.json(&["undo", story, "--format", "json"])["kind"], "locked");
    assert_eq!(row(&rows())["decided"], json!(["joined"]));
}
