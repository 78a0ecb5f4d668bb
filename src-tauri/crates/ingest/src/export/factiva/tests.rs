use super::*;
use crate::export::sample::{PROSE, articles, parts};
use crate::{Part, ReadError};
use variorum_model::Extraction;

fn check(found: &[Extraction]) {
    let titles: Vec<_> = found.iter().filter_map(|article| article.title.as_deref()).collect();
    assert_eq!(titles, ["Ferry fire is out in Callow", "Fire was set"]);
    let first = &found[0];
    assert_eq!((first.outlet.as_deref(), first.byline.join(";")), (Some("Harbour Post"), "Ines Okafor".into()));
    assert_eq!(first.published.as_ref().unwrap().as_str(), "2025-03-12T10:24:00Z");
    assert_eq!(first.text(), format!("{PROSE}\n\nIN a second boat, {PROSE}"));
}

#[test]
fn articles_with_letters_are_read() {
    let one = |headline: &str| {
        format!(
            "SE\tNews\nHD \t{headline}\nBY \tBy Ines Okafor\nWC \t523 words\nPD \t12 March 2025\nET \t10:24 GMT\nSN \tHarbour Post\n\
             SC \tHARPOS\nLA \tEnglish\nCY \tCopyright 2025. Harbour Media.\n\nLP \n{PROSE}\n\nTD \nIN a second boat, {PROSE}\n\n\
             IN \ti74 : Shipping\nNS \tgdis : Disasters\nPUB \tHarbour Media\nAN \tDocument HARPOS0020250312el3c00001\n\n"
        )
    };
    let found = articles(&format!("{}{}", one("Ferry fire is out in Callow"), one("Fire was set")));
    check(&found);
    assert_eq!(found[0].section.as_deref(), Some("News"));
}

#[test]
fn articles_without_letters_are_read() {
    let one = |headline: &str| {
        format!(
            "{headline}\nBy Ines Okafor\n523 words\n12 March 2025\n10:24 GMT\nHarbour Post\nHARPOS\n4\nEnglish\n\
             Copyright 2025. Harbour Media.\n\n{PROSE}\n\nIN a second boat, {PROSE}\n\nDocument HARPOS0020250312el3c00001\n\n"
        )
    };
    check(&articles(&format!("{}{}", one("Ferry fire is out in Callow"), one("Fire was set"))));
}

#[test]
fn what_is_said_of_an_article_stands_in_its_blocks() {
    let text = format!(
        "Ferry fire\n138 words\n12 March 2025\nHarbour Post\nHARPOS\nEnglish\nCopyright 2025. Harbour Media.\n\n{PROSE}\n\n\
         Document HARPOS0020250312el3c00001\n"
    );
    let read = articles(&text).remove(0);
    let length = read.blocks.iter().find(|block| block.text == "138 words");
    assert!(length.is_some_and(|block| block.left_out.is_some()));
}

#[test]
fn an_article_in_which_the_export_breaks_off_is_damaged() {
    let lettered = |headline: &str| {
        format!(
            "CLM\tNews\nHD \t{headline}\nWC \t523 words\nPD \t12 March 2025\nSN \tHarbour Post\nLP \n{PROSE}\n\nTD \n{PROSE}\n\n\
             AN \tDocument HARPOS0020250312el3c00001\n\n"
        )
    };
    let unlettered = |headline: &str| {
        format!(
            "{headline}\n523 words\n12 March 2025\nHarbour Post\nEnglish\nCopyright 2025. Harbour Media.\n\n{PROSE}\n\n{PROSE}\n\n\
             Document HARPOS0020250312el3c00001\n\n"
        )
    };
    for [whole, last] in [["Fire out", "Fire was set"].map(lettered), ["Fire out", "Fire was set"].map(unlettered)] {
        let cut = &last[..last.rfind(PROSE).unwrap()];
        let found = parts(&format!("{whole}{cut}"));
        assert!(matches!(found[0], Part::Article(_)));
        assert_eq!(found[1..], [Part::Unread { name: Some("Fire was set".into()), error: ReadError::Damaged }]);
        assert_eq!(parts(&format!("{whole}© 2025 Factiva, Inc.\n")).len(), 1);
    }
}

#[test]
fn a_number_alone_makes_no_export() {
    let found = articles(&format!("Ferry fire\n\n{PROSE}\n\nDocument HARPOS0020250312el3c00001\n"));
    assert_eq!((found.len(), found[0].title.as_deref()), (1, Some("Ferry fire")));
    assert!(!ends("Document 1 of 2") && !ends("Document management") && !ends("Documents HARPOS0020250312el3c00001"));
}
