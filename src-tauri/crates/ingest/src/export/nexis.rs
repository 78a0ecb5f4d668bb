//! Exports of Lexis and Nexis, in the layout of Nexis Uni and in the older one.
//!
//! Both part the articles by numbers (`Document 1 of 12`, `1 of 12 DOCUMENTS`), by `End of Document`, or by both, and label what they say:
//! section, length, byline. The newer puts the headline first, then the outlet, the date, the labels and `Body`; the older puts the outlet
//! first, then the date, the headline and the labels, and the text directly below them. Labels of filing close both.

use super::labels::{EDITIONS, Label, label};
use super::story::{self, Story, dated, is_copyright, length};
use crate::metadata::names;
use crate::prose::Piece;
use std::ops::Range;
use variorum_model::BlockKind;

/// Lines that end an article.
const ENDS: [&str; 8] = [
    "end of document",
    "ende des dokuments",
    "dokumentende",
    "fin du document",
    "fin de document",
    "fin del documento",
    "final del documento",
    "fine del documento",
];

/// Words for documents, in one and in several.
const DOCUMENTS: [&str; 12] = [
    "document",
    "dokument",
    "documento",
    "documents",
    "dokumente",
    "dokumenten",
    "documentos",
    "documenti",
    "document(s)",
    "dokument(e)",
    "documento(s)",
    "documenten",
];

/// The most lines that a headline is broken into.
const MOST_TITLE_LINES: usize = 3;

/// How far below the first label the text may begin.
const MOST_LABELS: usize = 12;

/// How far above the filing the captions may begin.
const MOST_CAPTIONS: usize = 12;

/// Whether the line numbers the article below it: `Document 3 of 12`, `3 of 12 DOCUMENTS`.
pub(super) fn begins(line: &str) -> bool {
    let mut words = line.split_whitespace().map(str::to_lowercase);
    let Some(four) = [words.next(), words.next(), words.next(), words.next()].into_iter().collect::<Option<Vec<_>>>()
    else {
        return false;
    };
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_of = |word: &str| matches!(word, "of" | "von" | "de" | "sur" | "di" | "van");
    let is_document = |word: &str| DOCUMENTS.contains(&word);
    match four.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [first, second, third, fourth] if words.next().is_none() => {
            is_document(first) && is_number(second) && is_of(third) && is_number(fourth)
                || is_number(first) && is_of(second) && is_number(third) && is_document(fourth)
        }
        _ => false,
    }
}

/// Whether the line ends the article above it.
pub(super) fn ends(line: &str) -> bool {
    ENDS.contains(&line.trim_end_matches('.').to_lowercase().as_str())
}

/// The articles in `pieces`; none when they are no export of this kind.
pub(super) fn stories(pieces: &[Piece]) -> Vec<Story> {
    let found = stretches(pieces).into_iter().filter_map(|stretch| {
        let lines = pieces.get(stretch.lines)?;
        let own = if stretch.holds_article { lines } else { &[] };
        Some((story(lines, stretch.is_below_mark), own))
    });
    story::sure(found.collect())
}

/// The text between two marks.
struct Stretch {
    lines: Range<usize>,
    /// Whether a mark stands above it, so that it begins with its article.
    is_below_mark: bool,
    /// Whether its marks say that an article is in it: it is numbered above, or ended below.
    holds_article: bool,
}

fn stretches(pieces: &[Piece]) -> Vec<Stretch> {
    let (mut found, mut start, mut is_numbered) = (Vec::new(), 0, false);
    for (number, piece) in pieces.iter().enumerate() {
        let (is_begun, is_ended) = (begins(&piece.text), ends(&piece.text));
        if is_begun || is_ended {
            let holds_article = is_numbered || is_ended;
            found.push(Stretch { lines: start..number, is_below_mark: start > 0, holds_article });
            (start, is_numbered) = (number + 1, is_begun);
        }
    }
    if start > 0 {
        found.push(Stretch { lines: start..pieces.len(), is_below_mark: true, holds_article: is_numbered });
    }
    found
}

/// The article in `lines`; none when nothing there says that there is one.
fn story(lines: &[Piece], is_below_mark: bool) -> Option<Story> {
    let first_label = lines.iter().position(|line| label(&line.text).is_some_and(|(label, _)| heads(label)))?;
    let (labels_end, body_start) = body_start(lines, first_label);
    let labels = lines.get(first_label..labels_end)?;
    let body_and_end = lines.get(body_start..)?;
    let (captions, filing) = end_of_body(body_and_end);
    let has_length = labels
        .iter()
        .filter_map(|line| label(&line.text))
        .any(|(label, value)| label == Label::Length && length(value).is_some());
    let is_certain = has_length || (labels.len() > 1 && filing < body_and_end.len());
    if !is_certain {
        return None;
    }
    let mut story = Story::default();
    add_head(&mut story, lines.get(..first_label)?, is_below_mark);
    for line in labels {
        add_labelled(&mut story, line);
    }
    story.add_asides(lines.get(labels_end..body_start)?);
    story.add_body(body_and_end.get(..captions)?);
    for line in body_and_end.get(captions..filing)? {
        let text = label(&line.text).map_or(line.text.as_str(), |(_, value)| value);
        story.add(BlockKind::Caption, text);
    }
    for line in body_and_end.get(filing..)? {
        if let Some((Label::Language, value)) = label(&line.text) {
            story.set_language(value);
        }
        story.add(BlockKind::Furniture, &line.text);
    }
    Some(story)
}

/// Whether a label stands above the text.
const fn heads(label: Label) -> bool {
    matches!(
        label,
        Label::Headline | Label::Byline | Label::Section | Label::Length | Label::Dateline | Label::Highlight
    )
}

/// Where the labels above the text end, and where the text begins: below the label that says so, else below the last of the labels that
/// follow one another.
fn body_start(lines: &[Piece], first_label: usize) -> (usize, usize) {
    let label_at = |number: usize| lines.get(number).and_then(|line| label(&line.text)).map(|(label, _)| label);
    let within = lines.len().min(first_label + MOST_LABELS);
    let said = (first_label..within).find(|number| label_at(*number) == Some(Label::Body));
    if let Some(said) = said {
        return (said, said + 1);
    }
    let end = (first_label..lines.len()).find(|number| !label_at(*number).is_some_and(heads)).unwrap_or(lines.len());
    (end, end)
}

/// Where, below the beginning of the text, the captions and the filing begin.
fn end_of_body(lines: &[Piece]) -> (usize, usize) {
    let is_filing = |line: &Piece| match label(&line.text) {
        Some((Label::LoadDate, value)) => dated(value).is_some(),
        Some((Label::Filing | Label::Language, _)) => true,
        _ => false,
    };
    let filing = lines.iter().position(is_filing).or_else(|| {
        // Without filing, only the claim of copyright stands below the text.
        let text = lines.iter().rposition(|line| !is_copyright(&line.text)).map_or(0, |last| last + 1);
        (text < lines.len()).then_some(text)
    });
    let filing = filing.unwrap_or(lines.len());
    let is_graphic = |line: &Piece| label(&line.text).is_some_and(|(label, _)| label == Label::Graphic);
    let captions = (filing.saturating_sub(MOST_CAPTIONS)..filing).find(|at| lines.get(*at).is_some_and(is_graphic));
    (captions.unwrap_or(filing), filing)
}

fn add_labelled(story: &mut Story, line: &Piece) {
    let (label, value) = label(&line.text).unwrap_or((Label::Filing, ""));
    match label {
        Label::Headline => story.set_title(value),
        Label::Byline => {
            story.stated.byline = names::names(value, true);
            story.add(BlockKind::Byline, &line.text);
        }
        Label::Section => {
            let section = value.split(';').next().unwrap_or(value).trim();
            story.stated.sections.push(section.to_owned());
            story.add(BlockKind::Furniture, &line.text);
        }
        Label::Dateline => story.add(BlockKind::Dateline, &line.text),
        Label::Highlight => story.add(BlockKind::Dek, value),
        _ => story.add(BlockKind::Furniture, &line.text),
    }
}

/// Reads the lines above the labels: headline, outlet, date and edition, in the one order or the other.
fn add_head(story: &mut Story, lines: &[Piece], is_below_mark: bool) {
    let is_heading = |line: &&Piece| matches!(line.kind, Some(BlockKind::Headline | BlockKind::Subhead));
    let date = lines.iter().rposition(|line| dated(&line.text).is_some());
    let (above, below) = lines.split_at(date.unwrap_or(lines.len()));
    let below = below.get(1..).unwrap_or_default();
    let is_open = |line: &&Piece| !is_copyright(&line.text) && !is_edition(&line.text);
    let heading = above.iter().rfind(is_heading).or_else(|| below.iter().rfind(is_heading));
    let outlet = above.iter().rfind(|line| is_open(line) && heading != Some(*line));
    let is_older = outlet.is_some() && above.len() == 1;
    let title = match heading {
        Some(heading) => heading.text.clone(),
        None if is_older => below.iter().rfind(is_open).map(|line| line.text.clone()).unwrap_or_default(),
        None => {
            // A cover and the contents may stand above the first headline.
            let most = if is_below_mark { MOST_TITLE_LINES } else { 1 };
            let titles = above.len().saturating_sub(1);
            let first = if titles > most { titles - 1 } else { 0 };
            let texts: Vec<&str> =
                above.get(first..titles).unwrap_or_default().iter().map(|line| line.text.as_str()).collect();
            texts.join(" ")
        }
    };
    story.set_title(&title);
    if let Some(outlet) = outlet {
        story.set_outlet(&outlet.text, &outlet.text);
    }
    if let Some(date) = date.and_then(|date| lines.get(date)) {
        story.stated.published = dated(&date.text);
        story.add(BlockKind::Dateline, &date.text);
    }
    let rest: Vec<Piece> = below.iter().filter(|line| line.text != title).cloned().collect();
    story.add_asides(&rest);
}

/// Whether the line names the edition of a paper.
fn is_edition(line: &str) -> bool {
    let line = line.to_lowercase();
    EDITIONS.iter().any(|word| line.split_whitespace().any(|own| own == *word)) && line.split_whitespace().count() < 6
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::Part;
    use crate::charset::Decoded;
    use variorum_model::{BlockKind, Extraction, LeftOut};

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    fn articles(text: &str) -> Vec<Extraction> {
        let parts = read(Decoded { text: text.to_owned(), doubts: vec![] }).unwrap().parts;
        let article = |part: Part| if let Part::Article(article) = part { Some(*article) } else { None };
        parts.into_iter().filter_map(article).collect()
    }

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
        assert_eq!(
            (first.title.as_deref(), first.outlet.as_deref()),
            (Some("Ferry fire out"), Some("The Harbour Post"))
        );
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
}
