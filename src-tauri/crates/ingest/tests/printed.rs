//! Sample pages as Chromium prints them, beside the same pages as they are.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;
use variorum_ingest::{Part, ReadOptions, read};
use variorum_model::{Extraction, LeftOut};

fn extraction(path: &str) -> Extraction {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let bytes = std::fs::read(path).unwrap();
    match read(&bytes, &ReadOptions::default()).unwrap().parts.remove(0) {
        Part::Article(article) => *article,
        other => panic!("{other:?}"),
    }
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

#[test]
fn a_printed_page_says_what_the_page_says() {
    for name in ["callow-courier", "gazette-du-detroit"] {
        let page = extraction(&format!("../../../data/samples/ferry-fire/{name}.html"));
        let printed = extraction(&format!("tests/printed/{name}.pdf"));
        let (on_page, in_print) = (words(&page.text()), words(&printed.text()));
        let all: usize = on_page.values().sum();
        let kept: usize =
            on_page.iter().map(|(word, count)| in_print.get(word).map_or(0, |found| *found.min(count))).sum();
        assert!(kept * 100 >= all * 99, "{name}: {kept} of {all} words");
        assert_eq!(printed.title, page.title);
        assert_eq!(printed.url, Some(format!("http://{name}.example/{name}.html")));
        assert_eq!(printed.doubts, []);
        let paragraphs = page.blocks.iter().filter(|block| block.left_out.is_none());
        for paragraph in paragraphs {
            assert!(printed.blocks.iter().any(|block| block.text == paragraph.text), "{name}: {}", paragraph.text);
        }
    }
}

#[test]
fn what_the_browser_adds_is_left_out_and_the_day_of_printing_is_not_the_articles() {
    let printed = extraction("tests/printed/callow-courier.pdf");
    let margins = printed.blocks.iter().filter(|block| block.text.contains("11/25/26") || block.text.ends_with("/3"));
    assert_eq!(margins.filter(|block| block.left_out.is_some_and(|reason| reason != LeftOut::Dateline)).count(), 6);
    assert!(printed.published.is_none_or(|time| time.as_str().starts_with("2025-03-11")));
}
