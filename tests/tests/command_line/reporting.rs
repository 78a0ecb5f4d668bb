//! `variorum report`: where it writes.

use crate::typed::{Typed, sample, status, words};
use std::fs;

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_one() {
    let typed = Typed::new();
    let (one, other) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/aggregator.txt"));
    let output = typed.run(&["report", &one, &other, "-o", "no/such/folder/report.html"]);
    assert_eq!(status(&output), 1);
    assert!(words(&output.stderr).len() > 30);
    // Standing in the way as a folder, the old report cannot be replaced.
    fs::create_dir(typed.home.path().join("report.html")).unwrap();
    typed.file("report.html/old", b"old");
    assert_ne!(status(&typed.run(&["report", &one, &other, "-o", "report.html"])), 0);
    let left: Vec<_> = fs::read_dir(typed.home.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".tmp")), "{left:?}");
    assert_eq!(fs::read(typed.home.path().join("report.html/old")).unwrap(), b"old");
}

#[test]
fn a_report_does_not_take_the_place_of_its_source() {
    let typed = Typed::new();
    let one = typed.file("one.html", &fs::read(sample("kremlin-iran/asking-channel.html")).unwrap());
    let output = typed.run(&["report", &one, &sample("kremlin-iran/aggregator.txt"), "-o", &one]);
    assert_eq!(status(&output), 2);
    assert_eq!(fs::read(&one).unwrap(), fs::read(sample("kremlin-iran/asking-channel.html")).unwrap());
    let feed = typed.file("feed.json", b"{}");
    let [first, second] = [1, 2].map(|number| format!("{feed}#{number}"));
    assert_eq!(status(&typed.run(&["report", &first, &second, "-o", &feed])), 2);
    assert_eq!(fs::read(&feed).unwrap(), b"{}");
}
