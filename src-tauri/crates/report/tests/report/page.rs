//! The page keeps its promises to browsers and to those who read it without colour, eyes or mouse.

use crate::sample;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use scraper::{ElementRef, Html, Selector};
use variorum_messages::Catalogue;
use variorum_model::{Digest, Language, LeftOut};
use variorum_report::{Report, html};

fn page(report: &Report) -> Html {
    let mut out = Vec::new();
    html(report, &Catalogue::new("en"), &mut out).unwrap();
    Html::parse_document(std::str::from_utf8(&out).unwrap())
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn the_policy_allows_the_one_style_sheet_and_nothing_else() {
    let page = page(&sample::story());
    let [style] = all(&page, "style")[..] else { panic!("one style element") };
    let hash = BASE64_STANDARD.encode(Digest::of(text(style).as_bytes()).as_bytes());
    let [policy] = all(&page, "meta[http-equiv=Content-Security-Policy]")[..] else { panic!("one policy") };
    assert_eq!(
        policy.attr("content"),
        Some(format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'").as_str())
    );
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    let page = page(&sample::story());
    assert!(all(&page, "script, link, img, iframe, object, embed, form, base, [src], [style], [onclick]").is_empty());
    assert!(!text(all(&page, "style")[0]).contains("url("));
}

#[test]
fn every_inner_link_leads_somewhere() {
    for report in [sample::story(), sample::wide_story()] {
        let page = page(&report);
        let links = all(&page, "a[href^='#']");
        assert!(links.len() > report.side_by_side.rows.len());
        for link in links {
            let href = link.attr("href").unwrap();
            assert_eq!(all(&page, &format!("[id='{}']", &href[1..])).len(), 1, "{href}");
        }
    }
}

#[test]
fn statements_and_sources_can_be_cited() {
    let page = page(&sample::story());
    assert!(text(all(&page, "#r2")[0]).contains("for good"));
    assert!(text(all(&page, "#s-C")[0]).contains("Inland Daily"));
    assert!(all(&page, "#r0").is_empty(), "people count from one");
}

#[test]
fn every_relation_is_told_in_words() {
    let page = page(&sample::story());
    let tags = |cell: &str| all(&page, &format!("{cell} .tag")).into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(tags("#r1 td:nth-of-type(1)"), ["date differs from C"]);
    assert_eq!(tags("#r1 td:nth-of-type(3)"), ["reworded", "date differs from A, B", "uncertain match"]);
    assert_eq!(tags("#r1 td:nth-of-type(4)"), ["translated"]);
    assert_eq!(tags("#r2 td:nth-of-type(2)"), ["word for word"]);
    assert_eq!(tags("#r2 td:nth-of-type(3)"), ["edited", "quotation altered · 3 places"]);
    assert_eq!(tags("#r4 td:nth-of-type(3)"), ["word for word", "↓ moved down 2"]);
    assert_eq!(tags("#r4 td:nth-of-type(4)"), ["translated", "↑ moved up 1"]);
    assert_eq!(tags("#r5 td:nth-of-type(1)"), ["only here of those compared"]);
    assert_eq!(tags("#r6 td:nth-of-type(2)"), ["compared with", "joined by a person"]);
}

#[test]
fn only_what_was_compared_with_all_is_only_here() {
    let mut report = sample::story();
    report.side_by_side.rows[4].not_compared.clear();
    let page = page(&report);
    assert_eq!(text(all(&page, "#r5 .tag")[0]), "only here");
    assert_eq!(text(all(&page, "#r7 .tag")[0]), "only here of those compared");
}

#[test]
fn a_gap_says_why_it_is_there() {
    let page = page(&sample::story());
    let why = |cell: &str| all(&page, &format!("{cell} .why")).into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(why("#r4 td:nth-of-type(2)"), ["not carried"]);
    assert_eq!(why("#r3 td:nth-of-type(4)"), ["not compared: French"]);
    let gaps = |row: &str| text(all(&page, &format!("{row} .gaps"))[0]);
    assert_eq!(gaps("#r1"), "");
    assert_eq!(gaps("#r5"), " · not carried: B, C · not compared: D");
}

#[test]
fn every_mark_is_spoken() {
    let page = page(&sample::story());
    let marks = all(&page, ".reading :is(mark, ins, del, .varies)");
    assert!(marks.len() > 10);
    for mark in marks {
        let spoken = Selector::parse(".spoken").unwrap();
        assert_eq!(mark.select(&spoken).count(), 2, "{}", mark.html());
    }
}

#[test]
fn foreign_text_tells_its_language() {
    let page = page(&sample::wide_story());
    assert_eq!(all(&page, ".text[lang=fr]").len(), 3);
    assert_eq!(all(&page, ".text[lang=ar][dir=auto]").len(), 1);
}

#[test]
fn what_is_spoken_inside_foreign_text_tells_that_it_is_not_foreign() {
    let mut report = sample::story();
    report.side_by_side.columns[2].language = Language::from_tag("de");
    let page = page(&report);
    assert!(!all(&page, ".text[lang=de] .spoken").is_empty());
    assert!(all(&page, ".text[lang=de] .spoken:not([lang=en])").is_empty());
    assert!(all(&page, ".text[lang=en] .spoken[lang]").is_empty());
}

#[test]
fn the_summary_counts_articles_and_leaves_primary_sources_out() {
    let page = page(&sample::story());
    let figures: Vec<String> = all(&page, ".figures > div").into_iter().map(text).collect();
    assert_eq!(
        figures,
        [
            "statements7",
            "carried by all4",
            "carried by some1",
            "carried by one1",
            "in a primary source alone1",
            "places changed inside quotation marks3",
            "disagreements2"
        ]
    );
}

#[test]
fn every_finding_leads_to_its_statement() {
    let page = page(&sample::story());
    let links: Vec<_> =
        all(&page, ".findings > li > p > a:first-child").iter().filter_map(|it| it.attr("href")).collect();
    assert_eq!(links, ["#r2", "#r1", "#r3"]);
}

#[test]
fn what_was_left_out_stands_with_its_reason() {
    let page = page(&sample::story());
    let rows: Vec<String> = all(&page, "#left-out tbody tr").into_iter().map(text).collect();
    assert_eq!(rows.len(), 6);
    assert_eq!(rows[3], "pointer to another storySee also: Ferry timetable for the summer");
}

#[test]
fn what_a_person_put_back_or_left_out_is_told_apart_from_what_the_program_left_out() {
    let mut story = sample::story();
    let rows = |story: &Report| -> Vec<String> {
        all(&page(story), "#by-person table:not(.readings) tbody tr").into_iter().map(text).collect()
    };
    assert_eq!(
        rows(&story),
        [
            "put back by a person photo captionA sleeping car at the harbour station in 2021",
            "left out by a personThe Observer asked for the train in a leader of last year.",
        ]
    );
    story.decisions.clear();
    let blocks = story.side_by_side.folds.iter_mut().flat_map(|fold| &mut fold.blocks);
    blocks.for_each(|block| (block.put_back, block.reason) = (false, LeftOut::Teaser));
    assert!(rows(&story).is_empty());
    assert!(all(&page(&story), "nav a[href='#by-person'], #by-person").is_empty(), "nobody decided anything");
}

#[test]
fn a_decision_on_readings_marks_its_row_and_tells_where_its_sentences_stand() {
    let story = sample::story();
    let page = page(&story);
    let tags: Vec<String> = all(&page, "#r6 .tag").into_iter().map(text).collect();
    assert_eq!(tags.iter().filter(|tag| *tag == "joined by a person").count(), 1, "{tags:?}");
    let rows: Vec<String> = all(&page, "#by-person .readings tbody tr").into_iter().map(text).collect();
    assert_eq!(
        rows,
        [
            "joined by a person5 March 2031, 10:00 UTCC The line was closed in 2022 after every third passenger had switched to the airline. \
             Statement 6with B The line was closed in the spring of 2022 after a third of its passengers had gone over to the airlines. Statement 6",
            "joined by a person not obeyed5 March 2031, 10:00 UTCC Nobody asked the towns between. not found in the text compared here\
             with A Coastline Railways receives no subsidy for the service. Statement 5",
        ]
    );
}
