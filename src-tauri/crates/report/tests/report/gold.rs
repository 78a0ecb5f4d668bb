//! Whole documents that were read before they were accepted. A changed one is written to a temporary folder, to be read, looked at in a browser
//! and moved over its gold.

use crate::sample;
use std::fs;
use std::path::Path;
use variorum_messages::Catalogue;
use variorum_report::{Report, ReportFormat, write};

#[test]
fn the_story_as_a_page() {
    assert_gold("night-train.html", &sample::story());
}

#[test]
fn the_story_as_json() {
    assert_gold("night-train.json", &sample::story());
}

#[test]
fn a_story_wider_than_paper_as_a_page() {
    assert_gold("night-train-eight-sources.html", &sample::wide_story());
}

fn assert_gold(name: &str, report: &Report) {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(name);
    let mut written = Vec::new();
    write(report, ReportFormat::of_file(&gold).unwrap(), &Catalogue::new("en"), &mut written).unwrap();
    if fs::read(&gold).ok().as_deref() != Some(&written) {
        let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&new, &written).unwrap();
        panic!("{} is not as it was accepted: see {}", gold.display(), new.display());
    }
}
