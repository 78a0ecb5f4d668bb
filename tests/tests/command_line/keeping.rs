//! What comes into the archive, and what makes none.

use crate::typed::{Typed, sample, state_of, status, words};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use variorum_tests::root;

#[test]
fn what_brings_nothing_in_makes_no_archive() {
    let typed = Typed::new();
    let attempts: [&[&str]; 14] = [
        &["add", "nothing.html"],
        &["add", "https://127.0.0.1/a"],
        &["follow", "https://127.0.0.1/feed"],
        &["unfollow", "https://gazette.example/feed"],
        &["refresh"],
        &["feeds"],
        &["refresh", "--format", "json"],
        &["stories"],
        &["show", "Ferries"],
        &["show", "0123456789ab", "--revision", "1"],
        &["put-back", "0123456789ab", "The wind"],
        &["leave-out", "0123456789ab", "The wind"],
        &["report", "Ferries", "-o", "report.html"],
        &["wording", "Ferries"],
    ];
    for attempt in attempts {
        typed.run(attempt);
        let files: Vec<PathBuf> = state_of(typed.home.path()).into_iter().map(|(path, _)| path).collect();
        assert_eq!(files, Vec::<PathBuf>::new(), "{attempt:?}");
    }
}

#[test]
fn commands_given_files_leave_the_archive_alone() {
    let typed = Typed::new();
    let (one, other) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/aggregator.txt"));
    typed.run(&["add", &one]);
    let before = state_of(&typed.home.path().join("data"));
    assert!(!before.is_empty());
    typed.run(&["extract", &other]);
    typed.run(&["collate", &one, &other]);
    typed.run(&["report", &one, &other, "-o", "report.html"]);
    assert_eq!(before, state_of(&typed.home.path().join("data")));
}

#[test]
fn added_articles_fall_into_stories_and_make_a_report() {
    let typed = Typed::new();
    let archive = typed.home.path().join("archive");
    let archive = archive.to_str().unwrap();
    let files: Vec<String> = ["asking-channel.html", "aggregator.txt", "daily-rewriter.html", "northern-agency.html"]
        .iter()
        .map(|file| sample(&format!("kremlin-iran/{file}")))
        .chain(["callow-courier.html", "radio-skerrow.html"].iter().map(|file| sample(&format!("ferry-fire/{file}"))))
        .collect();
    let mut arguments = vec!["--archive", archive, "add", "--format", "json"];
    arguments.extend(files.iter().map(String::as_str));
    let added = typed.json(&arguments);
    assert!(added["items"].as_array().unwrap().iter().all(|item| item["outcome"]["kind"] == "added"), "{added}");

    let stories = typed.json(&["--archive", archive, "stories", "--format", "json"]);
    let stories = stories["stories"].as_array().unwrap().clone();
    let sizes: BTreeSet<u64> = stories.iter().map(|story| story["articles"].as_u64().unwrap()).collect();
    assert_eq!((stories.len(), sizes), (2, BTreeSet::from([2, 4])));

    let story = stories.iter().find(|story| story["articles"] == 4).unwrap();
    let id = story["id"].as_str().unwrap();
    let shown = typed.json(&["--archive", archive, "show", &id[id.len() - 12..], "--format", "json"]);
    assert_eq!(shown["story"]["articles"].as_array().unwrap().len(), 4);
    let title = story["title"].as_str().unwrap();
    let titled = typed.json(&["--archive", archive, "show", &title.to_uppercase(), "--format", "json"]);
    assert_eq!(titled, shown);
    let shortened: String = title.chars().take(12).collect();
    let refused = typed.json(&["--archive", archive, "show", &shortened, "--format", "json"]);
    assert_eq!(refused["error"]["code"], "not_in_archive", "of a title, the beginning is not enough");

    // The same again: nothing new, and nothing twice.
    let again = typed.json(&arguments);
    assert!(again["items"].as_array().unwrap().iter().all(|item| item["outcome"]["kind"] == "known"), "{again}");

    for name in ["report.html", "report.json"] {
        let output = typed.run(&["--archive", archive, "report", id, "-o", name, "--at", "2026-01-02T03:04:05Z"]);
        assert_eq!(status(&output), 0, "{}", words(&output.stderr));
        let report = fs::read_to_string(typed.home.path().join(name)).unwrap();
        assert!(report.contains("2026-01-02") || report.contains("2 January 2026"));
        assert!(!report.contains(root().to_str().unwrap()) && !report.contains("<script"));
    }
}

#[test]
fn a_later_state_of_an_article_is_a_revision() {
    let typed = Typed::new();
    let (first, later) = (sample("ferry-fire/callow-courier.html"), sample("ferry-fire/callow-courier-corrected.html"));
    let added = typed.json(&["add", "--format", "json", &first, &later]);
    let kinds: Vec<&str> =
        added["items"].as_array().unwrap().iter().map(|item| item["outcome"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["added", "revised"]);

    let article = added["items"][0]["outcome"]["article"].as_str().unwrap();
    let shown = |arguments: &[&str]| {
        typed.json(&[&["show", article, "--format", "json"][..], arguments].concat())["article"].take()
    };
    let (older, latest) = (shown(&["--revision", "1"]), shown(&[]));
    assert!(older["revision"] == 1 && latest["revision"] == 2 && latest["revisions"] == 2, "{latest}");
    assert_eq!(shown(&["--revision", "2"]), latest);
    for (file, state) in [(&first, &older), (&later, &latest)] {
        let read = typed.json(&["extract", file, "--format", "jsonl"]);
        assert_eq!(state["document"]["text"], read["text"]);
        let number = state["revision"].as_u64().unwrap() as usize;
        let line = &latest["history"][number - 1];
        assert_eq!((&line["revision"], &line["sha256"]), (&state["revision"], &read["sha256"]));
        assert!(line["words"].as_u64().unwrap() > 100 && line["seen_at"].is_string(), "{line}");
    }
    let text = words(&typed.run(&["show", article]).stdout);
    let history: Vec<&str> = text.lines().filter(|line| line.contains(" revision ")).collect();
    assert!(history.len() == 2 && history[0].starts_with("    revision 1") && history[1].starts_with("  * revision 2"));
    let seen: Vec<&str> = text.lines().filter(|line| line.starts_with("      seen ")).collect();
    assert!(seen.len() == 2 && seen[0].ends_with(&first) && seen[1].ends_with(&later), "{text}");
    assert_eq!((&latest["history"][0]["source"], &latest["history"][1]["source"]), (&json!(first), &json!(later)));
    let stories = words(&typed.run(&["stories"]).stdout);
    assert!(stories.contains("  1 article  "), "{stories}");
    assert_eq!(status(&typed.run(&["show", article, "--revision", "3"])), 2);
}

#[test]
fn what_is_no_archive_is_left_as_it_is() {
    let typed = Typed::new();
    let archive = typed.home.path().join("archive");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("variorum.sqlite"), b"This is not a database but a letter, and it stays one.").unwrap();
    let output = typed.run(&["--archive", archive.to_str().unwrap(), "add", &sample("ferry-fire/national-ledger.txt")]);
    assert_eq!(status(&output), 1);
    assert!(words(&output.stderr).contains("variorum"));
    assert_eq!(
        fs::read(archive.join("variorum.sqlite")).unwrap(),
        b"This is not a database but a letter, and it stays one."
    );
}
