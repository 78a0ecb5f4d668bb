//! What a person is shown of hostile documents.

use crate::program::run;
use crate::titles;
use scraper::{Html, Selector};
use std::fs;
use variorum_tests::Home;

/// What steers a terminal, or turns the direction of what stands beside it.
fn steers(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn a_title_steers_neither_a_terminal_nor_a_report() {
    let home = Home::new();
    let folder = home.path().join("titles");
    fs::create_dir(&folder).unwrap();
    for case in titles::cases() {
        fs::write(folder.join(case.file()), (case.bytes)()).unwrap();
    }
    let (folder, archive, report) =
        (folder.to_string_lossy(), home.path().join("archive"), home.path().join("report.html"));
    let (archive, report_path) = (archive.to_string_lossy(), report.to_string_lossy());
    for arguments in [
        &["extract", &*folder][..],
        &["add", &*folder, "--archive", &*archive],
        &["stories", "--archive", &*archive],
        &["collate", &*folder],
        &["report", &*folder, "-o", &*report_path],
    ] {
        let run = run(&home, arguments);
        assert_eq!(run.disorder(), None, "{arguments:?}");
        let said = String::from_utf8(run.output).unwrap() + &run.errors;
        let steering: Vec<&str> = said.lines().filter(|line| line.contains(steers)).collect();
        assert!(steering.is_empty(), "{arguments:?}: {steering:#?}");
    }
    let page = Html::parse_document(&fs::read_to_string(report).unwrap());
    let words: String = page.root_element().text().collect();
    assert!(words.contains("<script>alert(1)</script>"), "markup in a title is shown as words");
    for element in page.select(&Selector::parse("*").unwrap()) {
        let name = element.value().name();
        assert!(!["iframe", "object", "embed", "img", "base", "link", "form"].contains(&name), "{}", element.html());
        for (attribute, value) in element.value().attrs() {
            assert!(
                !attribute.starts_with("on") && !value.trim_start().starts_with("javascript:"),
                "{}",
                element.html()
            );
        }
        assert!(name != "script" || !element.text().any(|text| text.contains("alert")), "{}", element.html());
    }
}
