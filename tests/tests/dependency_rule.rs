//! Which crate may use which: the arrows of the design, and no others.

#![allow(clippy::expect_used, reason = "a test ends where it cannot go on")]

use serde_json::Value;
use std::env;
use std::process::Command;

/// Every crate of the workspace, with the crates of the workspace that it may use, for whatever purpose: to build, to run
/// or to be tested.
const ARROWS: [(&str, &[&str]); 17] = [
    ("variorum-model", &[]),
    ("variorum-text", &["variorum-model"]),
    ("variorum-lexicon", &["variorum-model"]),
    ("variorum-messages", &[]),
    ("variorum-ingest", &["variorum-lexicon", "variorum-model", "variorum-text"]),
    ("variorum-collate", &["variorum-embed", "variorum-lexicon", "variorum-model", "variorum-text"]),
    ("variorum-group", &["variorum-lexicon", "variorum-model", "variorum-text"]),
    ("variorum-embed", &["variorum-model"]),
    ("variorum-sandbox", &["variorum-model"]),
    ("variorum-fetch", &["variorum-model"]),
    ("variorum-archive", &["variorum-model", "variorum-text"]),
    ("variorum-report", &["variorum-messages", "variorum-model"]),
    (
        "variorum-engine",
        &[
            "variorum-archive",
            "variorum-collate",
            "variorum-embed",
            "variorum-fetch",
            "variorum-group",
            "variorum-ingest",
            "variorum-lexicon",
            "variorum-messages",
            "variorum-model",
            "variorum-report",
            "variorum-sandbox",
            "variorum-text",
        ],
    ),
    ("variorum-cli", &["variorum-engine"]),
    ("variorum-desktop", &["variorum-engine"]),
    ("variorum-tests", &[]),
    ("xtask", &[]),
];

/// Crates from outside that one crate of the workspace keeps from the others. The whole-program tests speak HTTP too, to a driver on this machine.
const FENCES: [(&str, &[&str]); 4] = [
    ("rusqlite", &["variorum-archive"]),
    ("tauri", &["variorum-desktop"]),
    ("ureq", &["variorum-fetch", "variorum-tests"]),
    ("rustls", &["variorum-fetch"]),
];

/// A crate and one that it uses.
type Arrow = (String, String);

#[test]
fn every_arrow_between_the_crates_is_one_of_the_design() {
    assert_eq!(not_in_the_design(&drawn()), Vec::<Arrow>::new(), "these uses are not in the list of arrows");
}

#[test]
fn every_crate_has_its_place_in_the_list() {
    let standing = crates(&metadata());
    let listed: Vec<&str> = ARROWS.iter().map(|(user, _)| *user).collect();
    let unplaced: Vec<&String> = standing.iter().filter(|name| !listed.contains(&name.as_str())).collect();
    let gone: Vec<&&str> = listed.iter().filter(|name| !standing.iter().any(|standing| standing == *name)).collect();
    assert!(unplaced.is_empty() && gone.is_empty(), "not in the list: {unplaced:?}; in the list alone: {gone:?}");
}

#[test]
fn a_fenced_crate_is_used_by_its_keeper_alone() {
    assert_eq!(over_a_fence(&drawn()), Vec::<Arrow>::new(), "these uses are kept to one crate");
}

#[test]
fn the_list_itself_draws_no_circle() {
    // A crate that none of those left uses is taken away, again and again; what can never be taken away is a circle.
    let mut left: Vec<_> = ARROWS.to_vec();
    while let Some(at) = left.iter().position(|(_, used)| left.iter().all(|(name, _)| !used.contains(name))) {
        left.remove(at);
    }
    assert!(left.is_empty(), "a circle among {left:?}");
}

#[test]
fn a_planted_arrow_is_found() {
    let planted = [arrow("variorum-text", "variorum-archive"), arrow("variorum-report", "rusqlite")];
    assert_eq!(not_in_the_design(&planted), planted[..1]);
    assert_eq!(over_a_fence(&planted), planted[1..]);
}

fn not_in_the_design(arrows: &[Arrow]) -> Vec<Arrow> {
    let inside = |name: &str| ARROWS.iter().any(|(listed, _)| *listed == name);
    let allowed = |(user, used): &&Arrow| ARROWS.iter().any(|(name, may)| name == user && may.contains(&used.as_str()));
    arrows.iter().filter(|(_, used)| inside(used)).filter(|arrow| !allowed(arrow)).cloned().collect()
}

fn over_a_fence(arrows: &[Arrow]) -> Vec<Arrow> {
    let climbs = |(user, used): &&Arrow| {
        FENCES.iter().any(|(fenced, keepers)| fenced == used && !keepers.contains(&user.as_str()))
    };
    arrows.iter().filter(climbs).cloned().collect()
}

/// Every use that the manifests of the workspace state, of crates inside and outside.
fn drawn() -> Vec<Arrow> {
    let metadata = metadata();
    let arrows: Vec<Arrow> = list(&metadata, "packages")
        .iter()
        .flat_map(|user| list(user, "dependencies").iter().map(|used| arrow(text(user, "name"), text(used, "name"))))
        .collect();
    assert!(arrows.len() > ARROWS.len(), "cargo metadata lists the dependencies");
    arrows
}

fn crates(metadata: &Value) -> Vec<String> {
    list(metadata, "packages").iter().map(|package| text(package, "name").to_owned()).collect()
}

fn metadata() -> Value {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let answer = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(variorum_tests::root())
        .output()
        .expect("cargo runs");
    assert!(answer.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).expect("cargo metadata is JSON")
}

fn arrow(from: &str, to: &str) -> Arrow {
    (from.to_owned(), to.to_owned())
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("a list of cargo metadata")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("a text of cargo metadata")
}
