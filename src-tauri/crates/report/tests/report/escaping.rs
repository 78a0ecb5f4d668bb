//! No text of an article can become markup.

use crate::sample;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;
use variorum_messages::Catalogue;
use variorum_model::{DisagreeingWords, Siglum};
use variorum_report::{Report, SourceName, html};

fn page(report: &Report) -> Html {
    let mut out = Vec::new();
    html(report, &Catalogue::new("en"), &mut out).unwrap();
    Html::parse_document(std::str::from_utf8(&out).unwrap())
}

/// Every element with the names of its attributes.
fn shape(page: &Html) -> Vec<(String, BTreeSet<String>)> {
    let elements = page.tree.nodes().filter_map(|node| node.value().as_element());
    elements.map(|it| (it.name().to_owned(), it.attrs().map(|(name, _)| name.to_owned()).collect())).collect()
}

/// The sample with `text` wherever a document decides what stands.
fn with(text: &str) -> Report {
    let mut report = sample::story();
    let set = |place: &mut Option<String>| {
        if place.is_some() {
            *place = Some(text.to_owned());
        }
    };
    text.clone_into(&mut report.story);
    for source in &mut report.sources {
        source.source = SourceName::of(text);
        source.byline.iter_mut().for_each(|name| text.clone_into(name));
        [&mut source.outlet, &mut source.title, &mut source.url].into_iter().for_each(set);
    }
    for column in &mut report.side_by_side.columns {
        [&mut column.outlet, &mut column.title].into_iter().for_each(set);
    }
    for row in &mut report.side_by_side.rows {
        let runs = row.cells.iter_mut().flatten().flat_map(|cell| &mut cell.runs);
        for run in runs {
            text.clone_into(&mut run.text);
            set(&mut run.base_text);
        }
        let words = row.disagrees.iter_mut().flat_map(|disagreement| &mut disagreement.readings);
        words.for_each(|words: &mut DisagreeingWords| text.clone_into(&mut words.text));
    }
    for block in report.side_by_side.folds.iter_mut().flat_map(|fold| &mut fold.blocks) {
        text.clone_into(&mut block.text);
    }
    for decision in &mut report.decisions {
        decision
            .passages
            .iter_mut()
            .chain(&mut decision.others)
            .for_each(|sentence| text.clone_into(&mut sentence.text));
    }
    report
}

/// `text` as a page can show it.
fn shown(text: &str) -> String {
    text.chars()
        .map(|character| match u32::from(character) {
            9 | 10 | 13 => character,
            code @ 0..32 => char::from_u32(0x2400 + code).unwrap(),
            127 => '␡',
            128..160 => '\u{fffd}',
            _ => character,
        })
        .collect()
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onclick='alert(1)",
    "</title></style></textarea><!--",
    "--><svg/onload=alert(1)>",
    "]]><![CDATA[",
    "&lt;b&gt; &amp; &#0; &nbsp",
    "\0\u{1}\u{8}\u{b}\u{1b}\u{7f}\u{80}\u{9f}",
    "a\r\nb\rc\td",
    "\u{202e}right\u{2066}to left",
    "\u{feff}\u{fffe}\u{10ffff}",
    "<a href=\"javascript:alert(1)\">",
];

#[test]
fn hostile_text_adds_no_element_and_no_attribute() {
    let plain = shape(&page(&with("plain")));
    for text in HOSTILE {
        assert_eq!(shape(&page(&with(text))), plain, "{text:?}");
    }
}

#[test]
fn a_document_cannot_make_a_link_that_runs_something() {
    for url in ["javascript:alert(1)", "data:text/html,x", " https://a.example", "file:///etc/passwd", "vbscript:x"] {
        let page = page(&with(url));
        let links = Selector::parse("a[href]").unwrap();
        for link in page.select(&links) {
            assert!(link.attr("href").is_some_and(|href| href.starts_with('#')), "{url}: {:?}", link.html());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_can_be_read_back(text in "(<[a-z/!]|[\"'&<>]|[\\x00-\\x20\\x7f-\\x9f]|&[a-z#0-9]{1,4};?|\\PC){1,40}") {
        let page = page(&with(&text));
        prop_assert_eq!(shape(&page).len(), shape(&self::page(&with("plain"))).len());

        let title = page.select(&Selector::parse("h1").unwrap()).next().unwrap();
        prop_assert_eq!(title.text().collect::<String>(), shown(&text));

        let reading = page.select(&Selector::parse("#r1 .text").unwrap()).next().unwrap();
        let runs = sample::story().side_by_side.rows[0].cells[Siglum::new(0).index()].as_ref().unwrap().runs.len();
        prop_assert_eq!(unspoken_text(reading), shown(&text).repeat(runs));
    }
}

/// The text of an element without what is only spoken.
fn unspoken_text(element: ElementRef<'_>) -> String {
    let pieces = element.children().map(|child| match ElementRef::wrap(child) {
        Some(inner) if inner.value().classes().any(|class| class == "spoken") => String::new(),
        Some(inner) => unspoken_text(inner),
        None => child.value().as_text().map(|text| text.text.to_string()).unwrap_or_default(),
    });
    pieces.collect()
}
