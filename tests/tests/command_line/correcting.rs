//! `variorum put-back` and `leave-out`, and what is learned of an outlet.

use crate::typed::{Typed, status, words};
use serde_json::Value;
use std::fs;

/// The line that every page of an invented outlet ends with.
const FOOTER: &str = "The Harbour Post belongs to the people who read it, and they meet once a year in Callow.";

/// Pages of one outlet on three subjects, each with the same line below the reporting.
fn pages_of_one_outlet(typed: &Typed) -> Vec<String> {
    let page = |name: &str, title: &str, date: &str, paragraphs: [&str; 3]| {
        let body: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
        let html = format!(
            "<!doctype html><html lang=en><head><title>{title}</title><meta property=og:site_name content='Harbour Post'>\
             <meta property=og:url content='https://harbour.example/{name}'>\
             <meta property=article:published_time content='{date}T08:00:00Z'></head>\
             <body><article><h1>{title}</h1><figure><img alt=''><figcaption>The {name} on Monday.</figcaption></figure>\
             {body}<p>{FOOTER}</p></article></body></html>"
        );
        typed.file(&format!("{name}.html"), html.as_bytes())
    };
    vec![
        page(
            "bridge",
            "Old bridge at Norrisay closes for the winter",
            "2025-01-10",
            [
                "Engineers closed the old bridge at Norrisay on Friday after divers had found cracks in two of its pillars.",
                "Lorries are sent by the northern road, which adds forty minutes to the way into the town, the council said.",
                "Repairs will take until April, and a ferry will carry school children across the river in the meantime.",
            ],
        ),
        page(
            "orchard",
            "Apple growers expect the best harvest in ten years",
            "2025-05-20",
            [
                "Growers in the Vale of Tern expect the best apple harvest in ten years, thanks to a mild and rainy spring.",
                "Prices may fall by a fifth, a farmers’ cooperative warned, since cold stores are still full of last year’s fruit.",
                "A new cider press is to open in August and will take three hundred tonnes of what the shops do not buy.",
            ],
        ),
        page(
            "chess",
            "Schoolgirl of eleven wins the national chess title",
            "2025-09-02",
            [
                "Wilma Oduya, who is eleven, won the national chess title on Tuesday and is its youngest holder ever.",
                "She beat a grandmaster in the last round with the black pieces, after a game of nearly six hours.",
                "Her trainer said that she had learned the opening from a library book, which is now two years overdue.",
            ],
        ),
    ]
}

#[test]
fn what_an_outlet_repeats_is_learned_and_a_person_has_the_last_word() {
    let typed = Typed::new();
    let files = pages_of_one_outlet(&typed);
    let added = typed.json(&["add", "--format", "json", &files[0], &files[1]]);
    let article = added["items"][0]["outcome"]["article"].as_str().unwrap().to_owned();
    let reason = |text: &str| {
        let shown = typed.json(&["show", &article, "--format", "json"]);
        let blocks = shown["article"]["document"]["blocks"].as_array().unwrap().clone();
        blocks.iter().find(|block| block["text"].as_str().unwrap().starts_with(text)).unwrap()["reason"].clone()
    };
    assert_eq!(reason(FOOTER), Value::Null, "two pages are not enough");
    typed.json(&["add", "--format", "json", &files[2]]);
    assert_eq!(reason(FOOTER), "repeated_across_pages");
    let shown = words(&typed.run(&["show", &article]).stdout);
    assert!(shown.contains(&format!("    [left out: repeated across pages] {FOOTER}")), "{shown}");
    assert!(shown.contains("    [left out: photo caption] The bridge on Monday."), "{shown}");

    let put_back = typed.run(&["put-back", &article, "the harbour post belongs"]);
    assert_eq!(status(&put_back), 0);
    assert!(words(&put_back.stdout).starts_with("put back: The Harbour Post belongs"), "{}", words(&put_back.stdout));
    assert_eq!(reason(FOOTER), Value::Null);
    let shown = words(&typed.run(&["show", &article]).stdout);
    assert!(shown.contains(&format!("\n[put back: repeated across pages] {FOOTER}")), "{shown}");
    assert_eq!(status(&typed.run(&["leave-out", &article, "The Harbour Post"])), 0);
    assert_eq!(reason(FOOTER), "repeated_across_pages");

    assert_eq!(status(&typed.run(&["leave-out", &article, "Lorries are sent"])), 0);
    assert_eq!(reason("Lorries"), "by_person");
    // A later state of the article keeps what was decided.
    let later = fs::read_to_string(&files[0]).unwrap().replace("until April", "until the end of May");
    let again = typed.json(&["add", "--format", "json", &typed.file("bridge-later.html", later.as_bytes())]);
    assert_eq!(again["items"][0]["outcome"]["kind"], "revised", "{again}");
    assert_eq!(reason("Repairs will take until the end of May"), Value::Null);
    assert_eq!(reason("Lorries"), "by_person");

    for (command, text, said) in [
        ("put-back", "Nothing begins like this", "No block"),
        ("put-back", "Engineers closed", "takes part in the comparison already"),
        ("leave-out", "Lorries", "left out of the comparison already"),
        ("leave-out", "", "No block"),
    ] {
        let output = typed.run(&[command, &article, text]);
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{command} {text}");
        assert!(words(&output.stderr).contains(said), "{}", words(&output.stderr));
    }
    let several = typed.run(&["put-back", &article, "the"]);
    let said = words(&several.stderr);
    assert!(status(&several) == 2 && said.contains("Several blocks"), "{said}");
    let caption = said.lines().find(|line| line.contains("The bridge on Monday.")).unwrap();
    let number = caption.split([' ', ':']).find(|word| word.parse::<usize>().is_ok()).unwrap();
    assert_eq!(status(&typed.run(&["put-back", &article, "the", "--block", number])), 0);
    assert_eq!(reason("The bridge on Monday."), Value::Null);
}
