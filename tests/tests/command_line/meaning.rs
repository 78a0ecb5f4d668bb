//! The model of sentence vectors.

use crate::typed::{Typed, sample, state_of, status, words};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use variorum_tests::command_line;

#[test]
fn what_is_compared_by_meaning_is_said() {
    let typed = Typed::new();
    // The program finds the model beside itself.
    let collate = || {
        let mut command = typed.command(&["collate", &sample("kremlin-iran"), "--format", "json"]);
        words(&command.env_remove("VARIORUM_MODEL").stdin(Stdio::null()).output().unwrap().stdout)
    };
    let said = collate();
    let answer: Value = serde_json::from_str(&said).unwrap();
    let name = answer["meaning"]["model"].as_str();
    assert!(name.is_some_and(|name| !name.is_empty()), "is the model missing? `cargo xtask model` brings it");
    let languages = answer["meaning"]["languages"].as_array().unwrap();
    assert!(languages.contains(&json!("ru")) && !languages.contains(&json!("uk")));
    assert_eq!(collate(), said);
    assert_eq!(state_of(typed.home.path()), BTreeSet::new(), "without an archive nothing is kept");
}

#[test]
fn without_a_model_words_alone_are_compared_and_that_is_said() {
    let typed = Typed::new();
    // A copy of the program beside which no model lies.
    let program = typed.home.path().join("variorum");
    fs::copy(command_line(), &program).unwrap();
    let collate = |format: &str| {
        let mut command = Command::new(&program);
        command.args(["collate", &sample("kremlin-iran"), "--format", format]).envs(typed.home.variables());
        command.env_remove("VARIORUM_MODEL").stdin(Stdio::null()).output().unwrap()
    };
    let (text, json) = (collate("text"), collate("json"));
    assert_eq!((status(&text), status(&json)), (0, 0));
    assert_eq!(words(&text.stderr).matches("by words alone").count(), 1, "{}", words(&text.stderr));
    let answer: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(answer.as_object().unwrap()["meaning"], Value::Null);
    assert_eq!(words(&json.stderr), "");
}

#[test]
fn a_model_file_that_was_named_has_to_be_one() {
    let typed = Typed::new();
    let (page, damaged) = (sample("kremlin-iran"), typed.file("model", b"no model"));
    let missing = typed.home.path().join("missing").to_string_lossy().into_owned();
    for (named, of_environment, expected) in
        [(Some(&damaged), None, "damaged"), (None, Some(&damaged), "damaged"), (Some(&missing), Some(&damaged), "read")]
    {
        let mut command = typed.command(&["collate", &page]);
        command.args(named.map(|named| format!("--model={named}")));
        command.env_remove("VARIORUM_MODEL").envs(of_environment.map(|file| ("VARIORUM_MODEL", file)));
        let output = command.stdin(Stdio::null()).output().unwrap();
        assert_eq!(status(&output), 2, "{}", words(&output.stderr));
        assert!(words(&output.stderr).contains(expected), "{}", words(&output.stderr));
    }
}
