//! The real window: what a person does with it from the first start to a report.

#![allow(clippy::expect_used, reason = "a test ends where it cannot go on")]

mod dragged;

use dragged::Dragged;
use scraper::{Html, Selector};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use variorum_tests::{Display, Home, Program, Window, browser, root};

/// One display, browser engine and window at a time is as much as a small machine bears.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

const KREMLIN: &str = "Kremlin on Iran: written answers of the spokesman";
/// The aggregator names no outlet and goes by its headline.
const AGGREGATOR: &str = "Kremlin says it will stand by Iran as Israel weighs its response";

/// A window on a new archive, with the sample stories in it.
fn first_start(archive: &Path) -> Window {
    let samples = root().join("data/samples");
    let window = Window::open(["--archive", text(archive), "--samples", text(&samples)]);
    window.wait_for("nav .story");
    window.press_named("Close");
    window
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the paths of tests are UTF-8")
}

#[test]
fn the_first_start_shows_the_sample_stories_side_by_side() {
    let _alone = alone();
    let archive = tempfile::tempdir().expect("a fresh folder");
    let window = first_start(archive.path());
    assert_eq!(window.texts("nav .story b").len(), 2, "there are two sample stories");

    window.press_saying(KREMLIN);
    window.wait_until("the story is open", |window| window.texts("h1").contains(&KREMLIN.to_owned()).then_some(()));
    window.choose_columns(&["The Asking Channel", "Daily Rewriter", "Northern Agency", AGGREGATOR]);
    let table = window.table();

    let answer = table.row("The Asking Channel", "We are developing cooperation with Iran in a variety of areas");
    let rewriter = table.cell(answer, "Daily Rewriter");
    assert!(rewriter.tags.iter().any(|tag| tag.starts_with("quote altered")), "{rewriter:?}");
    assert!(rewriter.marked.iter().any(|words| words == "number"), "{rewriter:?}");
    let agency = table.cell(answer, "Northern Agency");
    assert!(agency.text.as_deref().is_some_and(|text| text.contains("said on Wednesday")), "{agency:?}");
    assert!(agency.tags.iter().any(|tag| tag.contains("dates differ") || tag.contains("Wednesday")), "{agency:?}");
    let aggregator = table.cell(answer, AGGREGATOR);
    let is_change = |tag: &String| tag.contains("altered") || tag.contains("edited") || tag.contains("reworded");
    assert!(!aggregator.tags.iter().any(is_change), "it copied word for word: {aggregator:?}");

    let refusal = table.row("The Asking Channel", "He did not say whether Tehran had asked for help");
    assert_eq!(table.cell(refusal, "Northern Agency").absent.as_deref(), Some("not carried"));

    let left_out = window.unfold();
    let teaser = left_out.iter().find(|piece| piece.contains("See also")).expect("the teaser is folded away");
    assert!(teaser.contains("points to another story") && teaser.contains("Oil slips for a third day"), "{teaser}");
}

#[test]
fn files_dragged_onto_the_window_become_a_story() {
    let _alone = alone();
    let archive = tempfile::tempdir().expect("a fresh folder");
    let dragged = Dragged::new();
    let window = Window::open(["--archive", text(archive.path()), "--samples", text(&dragged.no_samples())]);
    window.wait_for("main h1");
    window.display().drag_files(&dragged.paths(), (640, 460), || window.wait_for(".veil"));

    window.wait_until("the articles are there", |window| {
        (window.texts("main h1") == ["Lantern Quay crane topples in the night gale"]).then_some(())
    });
    let table = window.table();
    let gale = table.row("Harbour Écho", "crane on Lantern Quay");
    let other = table.cell(gale, "Quayside Post");
    assert!(other.text.as_deref().is_some_and(|text| text.contains("crane on Lantern Quay")), "{other:?}");

    let failures = window.texts("li.failed");
    let says = |name: &str, what: &str| failures.iter().any(|said| said.contains(name) && said.contains(what));
    assert_eq!(failures.len(), 3, "{failures:?}");
    assert!(says("empty.txt", "Save the article again"), "{failures:?}");
    assert!(says("picture.bin", "Save the article as a web page"), "{failures:?}");
    assert!(says("nothing inside", "no files in this folder"), "{failures:?}");
}

#[test]
fn a_report_is_saved_where_the_person_says() {
    let _alone = alone();
    let archive = tempfile::tempdir().expect("a fresh folder");
    let window = first_start(archive.path());
    window.press_saying(KREMLIN);
    window.wait_until("the story is open", |window| window.texts("h1").contains(&KREMLIN.to_owned()).then_some(()));

    window.press_named("Report…");
    window.press_named("Web page, to read and to hand over");
    let report = window.home().path().join("Report of the evening.html");
    window.display().attend_to("--name", "Save File");
    window.display().press_keys("ctrl+a");
    // Without the ending, which the program adds.
    window.display().type_text(text(&report.with_extension("")));
    window.display().press_keys("Return");
    window.wait_until("the report is saved", |window| {
        window.texts("[role=status]").iter().any(|said| said.contains("Report of the evening.html")).then_some(())
    });

    let page = fs::read_to_string(&report).expect("the report stands where the person said");
    assert_eq!(headings(&page), [KREMLIN]);
    assert_eq!(headings(&browser::elements(&report)), [KREMLIN], "a browser finds the heading too");
    assert!(browser::colours(&report) > 8, "a browser draws the report");
}

#[test]
fn a_second_window_on_the_same_archive_says_why_it_does_not_open() {
    let _alone = alone();
    let archive = tempfile::tempdir().expect("a fresh folder");
    let first = Window::open(["--archive", text(archive.path())]);
    first.wait_for("main");

    let home = Home::new();
    let second = Program::start(first.display(), &home, &["--archive", text(archive.path())]);
    let (status, said) = dismiss(first.display(), second);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("Another Variorum window or command is writing to this archive. Close it"), "{said}");
    assert!(said.contains(text(archive.path())), "{said}");
}

#[test]
fn what_is_no_archive_is_left_as_it_is() {
    let _alone = alone();
    let archive = tempfile::tempdir().expect("a fresh folder");
    let database = archive.path().join("variorum.sqlite");
    fs::write(&database, "Notes on ferries").expect("a file is written");

    let (display, home) = (Display::start(), Home::new());
    let program = Program::start(&display, &home, &["--archive", text(archive.path())]);
    let (status, said) = dismiss(&display, program);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("it was left as it is. Choose another folder"), "{said}");
    assert_eq!(fs::read_to_string(&database).expect("the file is there"), "Notes on ferries");
}

/// Presses the one button of the dialog that a program shows in place of its window. Answers how the program ended, and what it said.
fn dismiss(display: &Display, program: Program) -> (Option<i32>, String) {
    display.attend_to("--pid", &program.id());
    program.wait_for_end(|| display.press_keys("Return"))
}

fn headings(page: &str) -> Vec<String> {
    let h1 = Selector::parse("h1").expect("a selector");
    Html::parse_document(page).select(&h1).map(|heading| heading.text().collect()).collect()
}
