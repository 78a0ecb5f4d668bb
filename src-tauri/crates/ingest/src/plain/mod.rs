//! Plain text: an article that somebody saved or pasted, where no markup tells reporting from what stands around it.

mod lines;
mod paragraphs;

use crate::charset::Decoded;
use crate::furniture::Recognizer;
use crate::metadata::{self, names, times};
use crate::normal::word_count;
use crate::{READER_VERSION, ReadError};
use lines::Lines;
use variorum_model::{Block, Extraction, LeftOut, ReadingDoubt, StatedTime};

/// A body with fewer words is short.
const SHORT: usize = 20;

/// Reads the text `decoded`; `address` is where it came from.
pub(crate) fn read(decoded: Decoded, address: Option<&str>) -> Result<Extraction, ReadError> {
    let paragraphs = paragraphs::paragraphs(&decoded.text);
    if paragraphs.is_empty() {
        return Err(ReadError::NoText);
    }
    let language = variorum_text::detect(&paragraphs.join("\n"));
    let recognizer = Recognizer::new(language.as_ref());
    let blocks = Lines::new(&paragraphs, &recognizer).blocks();
    let included = blocks.iter().filter(|block| block.left_out.is_none());
    let mut doubts = decoded.doubts;
    if included.map(|block| word_count(&block.text)).sum::<usize>() < SHORT {
        doubts.push(ReadingDoubt::ShortBody);
    }
    let said = |reason: LeftOut| blocks.iter().filter(move |block| block.left_out == Some(reason));
    let bylines = said(LeftOut::Byline).map(|block| names::names(&block.text, false));
    let url = address.or_else(|| said(LeftOut::SourceFooter).find_map(|block| lines::address(&block.text)));
    Ok(Extraction {
        reader: READER_VERSION,
        media_type: "text/plain".into(),
        url: url.map(str::to_owned),
        outlet: url
            .and_then(metadata::outlet_at)
            .map(|outlet| outlet.name.clone())
            .or_else(|| said(LeftOut::Copyright).find_map(|block| claimant(&block.text))),
        title: said(LeftOut::Headline).map(|block| block.text.clone()).next(),
        byline: bylines.into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
        published: said(LeftOut::Dateline).find_map(dated),
        modified: None,
        language,
        blocks,
        gaps: None,
        doubts,
    })
}

/// Who claims copyright: the name behind the sign, without the year, the form of the company and the claim itself.
fn claimant(claim: &str) -> Option<String> {
    const FORMS: [&str; 9] = ["Ltd", "Limited", "Inc", "LLC", "GmbH", "AG", "SA", "SAS", "plc"];
    let (_, behind) = claim.split_once('©')?;
    let behind = behind.trim_start_matches(|c: char| !c.is_alphabetic());
    let end = behind.find(|c: char| c.is_ascii_digit() || ".,|;:".contains(c)).unwrap_or(behind.len());
    let mut words: Vec<&str> = behind[..end].split_whitespace().collect();
    if words.last().is_some_and(|word| FORMS.contains(word)) {
        words.pop();
    }
    (1..=5).contains(&words.len()).then(|| words.join(" "))
}

/// The time that a line states which does nothing else.
fn dated(line: &Block) -> Option<StatedTime> {
    times::written(&line.text).map(|written| written.time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Extraction {
        read(Decoded { text: text.to_owned(), doubts: vec![] }, None).unwrap()
    }

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    #[test]
    fn what_a_text_says_of_itself_is_kept_as_facts() {
        let found = read_text(&format!(
            "Ferry fire under control\n\nBy Ines Okafor\n\nWednesday 12 March 2025\n\n{PROSE}\n\nhttps://www.spiegel.de/fire\n"
        ));
        assert_eq!(found.title.as_deref(), Some("Ferry fire under control"));
        assert_eq!(found.byline, ["Ines Okafor"]);
        assert_eq!(found.published.unwrap().as_str(), "2025-03-12");
        assert_eq!(found.url.as_deref(), Some("https://www.spiegel.de/fire"));
        assert_eq!(found.outlet.as_deref(), Some("Der Spiegel"));
    }

    #[test]
    fn the_outlet_is_who_claims_copyright_when_nothing_else_says_so() {
        for (claim, outlet) in [
            ("© Harbour Post 2025", Some("Harbour Post")),
            ("© 2024 The Asking Channel Ltd. All rights reserved.", Some("The Asking Channel")),
            ("Copyright 2024", None),
        ] {
            assert_eq!(claimant(claim).as_deref(), outlet, "{claim}");
        }
    }

    #[test]
    fn a_text_that_begins_with_a_sentence_has_no_headline() {
        assert_eq!(read_text(&format!("{PROSE}\n\nNobody was hurt. {PROSE}")).title, None);
    }

    #[test]
    fn a_text_that_says_little_is_doubted() {
        assert_eq!(read_text("Ferry fire under control").doubts, [ReadingDoubt::ShortBody]);
    }
}
