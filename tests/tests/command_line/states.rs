//! The states of articles, and an archive as plain files.

use crate::typed::{Typed, sample, state_of, status, words};
use std::fs;

/// An archive with an article in two states, and one of another outlet; answers the id of the first and of their story.
fn filled(typed: &Typed) -> (String, String) {
    let files = ["callow-courier.html", "callow-courier-corrected.html", "radio-skerrow.html"]
        .map(|file| sample(&format!("ferry-fire/{file}")));
    let added = typed.json(&["add", "--format", "json", &files[0], &files[1], &files[2]]);
    let outcome = &added["items"][0]["outcome"];
    (outcome["article"].as_str().unwrap().into(), outcome["story"].as_str().unwrap().into())
}

#[test]
fn the_states_of_a_story_are_told_compared_and_held_against_one_another() {
    let typed = Typed::new();
    let (article, story) = filled(&typed);
    let revisions = typed.json(&["revisions", &story, "--format", "json"]);
    assert!(revisions["events"].as_array().unwrap().len() >= 3, "{revisions}");
    let text = words(&typed.run(&["revisions", &story]).stdout);
    assert!(text.contains("published") && text.contains("changed"), "{text}");

    let diff = typed.json(&["diff", &article, "--format", "json"]);
    assert_eq!((&diff["a"]["revision"], &diff["b"]["revision"]), (&1.into(), &2.into()));
    let rows = diff["rows"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["kind"] != "kept") && rows.iter().any(|row| row["kind"] == "kept"), "{diff}");
    let output = typed.run(&["diff", &article, "1", "2"]);
    assert!(status(&output) == 0 && words(&output.stdout).contains("in the same words"));
    assert_eq!(typed.json(&["diff", &article, "7", "--format", "json"])["error"]["code"], "no_such_revision");
    assert_eq!(typed.json(&["diff", &story, "--format", "json"])["error"]["code"], "not_an_article");

    let carriers = typed.json(&["carriers", &story, "--format", "json"]);
    assert!(carriers["rows"].as_array().unwrap().len() > 5, "{carriers}");
    let text = words(&typed.run(&["carriers", &story]).stdout);
    assert!(text.contains("first A") && text.contains("carried in revision 1"), "{text}");
}

#[test]
fn an_exported_archive_is_imported_and_answers_the_same() {
    let typed = Typed::new();
    let (article, story) = filled(&typed);
    let exported = typed.run(&["export", "plain"]);
    assert_eq!(status(&exported), 0, "{}", words(&exported.stderr));
    let home = typed.home.path().to_string_lossy().into_owned();
    let plain = typed.home.path().join("plain");
    let root = variorum_tests::root().to_string_lossy().into_owned();
    for (path, bytes) in state_of(&plain) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(&home) && !text.contains(&root), "{}", path.display());
    }
    assert_eq!(typed.json(&["export", "plain", "--format", "json"])["error"]["code"], "archive_occupied");
    let imported = typed.json(&["--archive", "new", "import", "plain", "--format", "json"]);
    assert_eq!(imported["findings"], serde_json::json!([]));
    for command in [&["carriers", &story][..], &["revisions", &story], &["diff", &article], &["stories"]] {
        let was = typed.json(&[command, &["--format", "json"]].concat());
        assert_eq!(was, typed.json(&[&["--archive", "new"], command, &["--format", "json"]].concat()), "{command:?}");
    }
    assert_eq!(status(&typed.run(&["--archive", "new", "check"])), 0);

    let (capture, _) = state_of(&plain.join("captures")).into_iter().next().unwrap();
    fs::write(&capture, "damaged").unwrap();
    let output = typed.run(&["--archive", "third", "import", "plain"]);
    assert_eq!(status(&output), 1);
    let name = capture.file_name().unwrap().to_string_lossy().into_owned();
    assert!(words(&output.stdout).contains(&name), "{}", words(&output.stdout));
    assert_eq!(
        typed.json(&["--archive", "x", "import", "nothing", "--format", "json"])["error"]["code"],
        "not_an_archive"
    );
}

#[test]
fn what_this_version_read_is_not_read_anew() {
    let typed = Typed::new();
    filled(&typed);
    let answer = typed.json(&["read-anew", "--format", "json"]);
    assert_eq!((&answer["captures"], &answer["read_anew"]), (&0.into(), &0.into()));
}
