use crate::export::sample::{PROSE, articles, parts};
use crate::{Part, ReadError};
use variorum_model::{BlockKind, LeftOut, ReadingDoubt};

fn newer(headline: &str, outlet: &str) -> String {
    format!(
        "{headline}\n\n{outlet}\n\nMarch 12, 2025 Wednesday 10:24 AM GMT\n\nFinal Edition\n\n\
         Copyright 2025 Harbour Media All Rights Reserved\n\nSection: NEWS; Pg. 4\n\nLength: 523 words\n\n\
         Byline: Ines Okafor and Tom Reyes\n\nBody\n\n{PROSE}\n\nThe cause is not known, {PROSE}\n\nGraphic\n\nThe quay at night\n\n\
         Load-Date: March 13, 2025\n\nEnd of Document\n\n"
    )
}

#[test]
fn the_newer_layout_is_read() {
    let text = format!(
        "User Name: reader\n\nDate and Time: Thursday, March 13, 2025 9:00:00 AM CET\n\nDocuments (2)\n\n1. Ferry fire out\n\n\
         2. Fire was set\n\n{}{}",
        newer("Ferry fire out", "The Harbour Post (Callow)"),
        newer("Fire on the ferry was set, and the\n\nharbour office knew", "Norrisay Times")
    );
    let found = articles(&text);
    assert_eq!(found.len(), 2);
    let first = &found[0];
    assert_eq!((first.title.as_deref(), first.outlet.as_deref()), (Some("Ferry fire out"), Some("The Harbour Post")));
    assert_eq!(first.byline, ["Ines Okafor", "Tom Reyes"]);
    assert_eq!(first.published.as_ref().unwrap().as_str(), "2025-03-12T10:24:00Z");
    assert_eq!(first.section.as_deref(), Some("NEWS"));
    assert_eq!(first.text(), format!("{PROSE}\n\nThe cause is not known, {PROSE}"));
    assert!(
        first
            .blocks
            .iter()
            .any(|block| block.left_out == Some(LeftOut::PhotoCaption) && block.text == "The quay at night")
    );
    assert!(first.blocks.iter().all(|block| !block.text.contains("User Name")));
    assert_eq!(found[1].title.as_deref(), Some("Fire on the ferry was set, and the harbour office knew"));
    assert_eq!(found[1].outlet.as_deref(), Some("Norrisay Times"));
}

#[test]
fn the_older_layout_is_read() {
    let one = |number: usize, headline: &str| {
        format!(
            "                  {number} of 2 DOCUMENTS\n\n             The Harbour Post\n\n        March 12, 2025 Wednesday\n           Final Edition\n\n\
             {headline}\n\nBYLINE: By INES OKAFOR\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 523 words\n\nDATELINE: CALLOW\n\nHIGHLIGHT: A night at sea.\n\n\
             {PROSE}\n\n{PROSE}\n\nLOAD-DATE: March 13, 2025\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\
             Copyright 2025 Harbour Media\n                   All Rights Reserved\n\n"
        )
    };
    let found = articles(&format!("{}{}", one(1, "Ferry fire out"), one(2, "Fire was set")));
    let titles: Vec<_> = found.iter().filter_map(|article| article.title.as_deref()).collect();
    assert_eq!(titles, ["Ferry fire out", "Fire was set"]);
    let first = &found[0];
    assert_eq!((first.outlet.as_deref(), first.byline.join(";")), (Some("The Harbour Post"), "INES OKAFOR".into()));
    assert_eq!(first.published.as_ref().unwrap().as_str(), "2025-03-12");
    assert_eq!(first.text(), format!("A night at sea.\n\n{PROSE}\n\n{PROSE}"));
    assert_eq!(first.blocks.iter().find(|block| block.text == "A night at sea.").unwrap().kind, BlockKind::Dek);
}

#[test]
fn labels_are_read_in_other_languages() {
    let prose = "Die Fähre erreichte den Hafen kurz vor Mitternacht, und niemand an Bord wurde verletzt, teilte die Küstenwache mit.";
    let found = articles(&format!(
        "Dokument 1 von 1\n\nHafenbote\n\n12. März 2025 Mittwoch\n\nFähre brennt\n\nAUTOR: Jonna Ebersbach\n\nRUBRIK: PANORAMA; S. 8\n\n\
         LÄNGE: 204 Wörter\n\n{prose}\n\nUPDATE: 13. März 2025\n\nSPRACHE: GERMAN; DEUTSCH\n"
    ));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].title.as_deref(), found[0].outlet.as_deref()), (Some("Fähre brennt"), Some("Hafenbote")));
    assert_eq!((found[0].byline.join(";"), found[0].text()), ("Jonna Ebersbach".into(), prose.into()));
}

#[test]
fn an_article_of_an_export_of_which_nothing_is_said_is_one_all_the_same() {
    let bare = format!("Fire was set\n\n{PROSE}\n\n{PROSE}\n\nEnd of Document\n\n");
    let found = articles(&format!("{}{bare}Terms and Conditions\n", newer("Ferry fire out", "Norrisay Times")));
    assert_eq!(found.len(), 2);
    assert_eq!((found[1].title.as_deref(), found[1].outlet.as_ref()), (Some("Fire was set"), None));
}

#[test]
fn an_article_that_says_what_databases_say_is_no_export() {
    for text in [
        format!("Ferry fire\n\n{PROSE}\n\nEnd of document\n"),
        format!("Ferry fire\n\nDocument 1 of 2\n\n{PROSE}\n\nLength: unknown\n\n{PROSE}"),
        format!("Ferry fire\n\nSection: News\n\nLength: 523 words\n\nBody\n\n{PROSE}"),
    ] {
        let found = articles(&text);
        assert_eq!((found.len(), found[0].section.as_ref()), (1, None), "{text}");
        assert_eq!(found[0].media_type, "text/plain");
        assert_eq!(found[0].title.as_deref(), Some("Ferry fire"));
    }
}

#[test]
fn an_article_in_which_the_export_breaks_off_is_damaged() {
    let whole = newer("Ferry fire out", "Norrisay Times");
    let second = newer("Fire was set", "Harbour Post");
    let cut = second.split_once("The cause").unwrap().0;
    let parts = parts(&format!("{whole}{cut}"));
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[1], Part::Unread { name: Some("Fire was set".into()), error: ReadError::Damaged });
    let older = format!("1 of 2 DOCUMENTS\n\n{}2 of 2 DOCUMENTS\n\n{cut}", whole.replace("End of Document\n\n", ""));
    assert_eq!(articles(&older).len(), 2, "nothing shows where the last one ends");
}

#[test]
fn an_article_in_which_the_export_breaks_off_above_its_labels_is_kept_or_named() {
    let whole = newer("Ferry fire out", "Norrisay Times");
    let second = newer("Fire was set", "Harbour Post");
    for end in ["\n\nFinal Edition", "\n\nLength:", "523 words"] {
        let cut = second.split_once(end).unwrap().0;
        let found = parts(&format!("{whole}{cut}"));
        assert_eq!(found.len(), 2, "{cut}");
        assert_eq!(found[1], Part::Unread { name: Some("Fire was set".into()), error: ReadError::Damaged }, "{cut}");
    }
    let older = |number: usize, text: &str| format!("{number} of 2 DOCUMENTS\n\n{text}");
    let cut = format!("Fire was set\n\nHarbour Post\n\nMarch 13, 2025 Thursday\n\nSection: NEWS\n\n{PROSE}\n\n{PROSE}");
    let found = articles(&format!("{}{}", older(1, &whole.replace("End of Document\n\n", "")), older(2, &cut)));
    assert_eq!(found.len(), 2);
    assert_eq!((found[1].title.as_deref(), found[1].outlet.as_deref()), (Some("Fire was set"), Some("Harbour Post")));
    assert_eq!(found[1].text(), format!("{PROSE}\n\n{PROSE}"));
    assert_eq!((&found[0].doubts[..], &found[1].doubts[..]), (&[][..], &[ReadingDoubt::PagesMissing][..]));
}

#[test]
fn a_text_goes_on_below_lines_that_look_like_filing() {
    let own = "Language: English is spoken on board, and Norrisay is not.";
    let text = newer("Ferry fire out", "Norrisay Times")
        .replace("The cause", &format!("{own}\n\nClassification\n\nThe cause"));
    let read = articles(&text).remove(0);
    assert_eq!(read.text(), format!("{PROSE}\n\n{own}\n\nClassification\n\nThe cause is not known, {PROSE}"));
}
