//! Exports of Factiva, with two letters before each thing that is said and without them.
//!
//! Each article ends in its number: `Document HARPOS0020250312el3c00001`. Without letters, the order is: headline, byline, length, date, time,
//! outlet, its code, page, language, copyright, text.

use super::story::{self, Found, Story, dated, is_copyright, language, length};
use crate::metadata::{names, times};
use crate::prose::Piece;
use variorum_model::BlockKind;

/// The letters before what is said above the text.
const HEAD: [&str; 16] =
    ["SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "CLM", "CX"];

/// The letters before the first paragraph, and before the rest.
const TEXT: [&str; 2] = ["LP", "TD"];

/// The letters before what is said below the text.
const FILING: [&str; 11] = ["ART", "RF", "CT", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN"];

/// The most lines between the length and the text.
const MOST_LINES: usize = 12;

/// A heading of a section has at most so many words.
const LONGEST_SECTION: usize = 3;

/// Whether the line ends the article above it: it is its number.
pub(super) fn ends(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| *word == "AN");
    let is_named = words.next().is_some_and(|word| matches!(word, "Document" | "Dokument" | "Documento"));
    let number = words.next().unwrap_or_default();
    is_named
        && words.next().is_none()
        && number.len() >= 20
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && number.starts_with(|c: char| c.is_ascii_uppercase())
        && number.bytes().filter(u8::is_ascii_digit).count() >= 10
}

/// The articles in `pieces`; none when they are no export of this kind.
pub(super) fn stories(pieces: &[Piece]) -> Vec<Story> {
    let (ended, below) = story::ended(pieces, ends);
    let whole = |(number, lines): (usize, _)| {
        let is_below_mark = number > 0;
        let story = lettered(lines, is_below_mark).or_else(|| unlettered(lines, is_below_mark));
        Found { story, own: lines, is_cut_off: false }
    };
    let begun = begun(below).map(|story| Found { story: Some(story), is_cut_off: true, ..Found::default() });
    story::sure(ended.into_iter().enumerate().map(whole).chain(begun).collect())
}

/// The article that begins in `lines` and whose end is missing: what names it.
fn begun(lines: &[Piece]) -> Option<Story> {
    let mut story = Story::default();
    if let Some(headline) = lettered_line(lines, "HD") {
        let (_, title) = entries(lines.get(headline..)?).into_iter().next()?;
        story.set_title(&title);
    } else {
        add_head(&mut story, lines.get(..length_line(lines)?)?, true);
    }
    Some(story)
}

/// The letters that open the line, and what follows them.
fn letters(line: &str) -> Option<(&str, &str)> {
    let (code, value) = line.split_once(' ').unwrap_or((line, ""));
    let is_known = HEAD.contains(&code) || TEXT.contains(&code) || FILING.contains(&code);
    is_known.then_some((code, value))
}

/// The first line that these letters open.
fn lettered_line(lines: &[Piece], code: &str) -> Option<usize> {
    lines.iter().position(|line| letters(&line.text).is_some_and(|(own, _)| own == code))
}

/// The article in `lines`, if letters stand before what they say. Above those of the first article, a cover may stand.
fn lettered(lines: &[Piece], is_below_mark: bool) -> Option<Story> {
    let at = |code: &str| lettered_line(lines, code);
    let headline = at("HD")?;
    let text = at("LP").or_else(|| at("TD")).filter(|text| *text > headline)?;
    at("WC").or_else(|| at("PD")).filter(|own| (headline..text).contains(own))?;
    let start = at("SE").filter(|section| *section < headline).unwrap_or(headline);
    let mut story = Story::default();
    if is_below_mark {
        story.add_asides(lines.get(..start)?);
    }
    let (mut day, mut time) = (String::new(), String::new());
    for (code, value) in entries(lines.get(start..text)?) {
        match code {
            "HD" => story.set_title(&value),
            "SE" | "CLM" => story.stated.sections.push(value),
            "BY" => {
                story.stated.byline = names::names(&value, true);
                story.add(BlockKind::Byline, &value);
            }
            "PD" => day = value,
            "ET" => time = value,
            "SN" => story.set_outlet(&value, &value),
            "LA" => story.set_language(&value),
            _ => story.add(BlockKind::Furniture, &value),
        }
    }
    add_time(&mut story, &day, &time);
    let rest = lines.get(text..)?;
    let filing = rest.iter().position(|line| is_filing(&line.text)).unwrap_or(rest.len());
    for line in rest.get(..filing)? {
        match letters(&line.text) {
            Some((code, "")) if TEXT.contains(&code) => {}
            Some((code, value)) if TEXT.contains(&code) => story.add(BlockKind::Paragraph, value),
            _ => story.add_body(std::slice::from_ref(line)),
        }
    }
    story.add_asides(rest.get(filing..)?);
    Some(story)
}

/// What is said, with its letters; what takes several lines is put together.
fn entries(lines: &[Piece]) -> Vec<(&str, String)> {
    let mut entries: Vec<(&str, String)> = Vec::new();
    for line in lines {
        match (letters(&line.text), entries.last_mut()) {
            (Some((code, value)), _) => entries.push((code, value.to_owned())),
            (None, Some((_, value))) => {
                value.push_str(if value.is_empty() { "" } else { " " });
                value.push_str(&line.text);
            }
            (None, None) => {}
        }
    }
    entries
}

/// Whether the line is filed below the text: a paragraph may begin with these letters as a word.
fn is_filing(line: &str) -> bool {
    ends(line)
        || letters(line).is_some_and(|(code, value)| {
            FILING.contains(&code)
                && (value.is_empty() || value.contains(" : ") || matches!(code, "PUB" | "IPC" | "IPD"))
        })
}

/// The line that states the length, above the one that states the date.
fn length_line(lines: &[Piece]) -> Option<usize> {
    let is_length = |pair: &[Piece]| match pair {
        [line, next] => length(&line.text).is_some() && dated(&next.text).is_some(),
        _ => false,
    };
    lines.windows(2).position(is_length).filter(|number| *number > 0)
}

/// The article in `lines`, if they stand in the order in which they do without letters.
fn unlettered(lines: &[Piece], is_below_mark: bool) -> Option<Story> {
    let count = length_line(lines)?;
    let (head, end) = (lines.get(..count)?, lines.len() - 1);
    let said = lines.get(count + 1..end.min(count + 1 + MOST_LINES))?;
    let is_last = |line: &Piece| is_copyright(&line.text);
    let text = said.iter().rposition(is_last).or_else(|| said.iter().position(|line| language_alone(&line.text)))?;
    let said = said.get(..=text)?;
    let mut story = Story::default();
    add_head(&mut story, head, is_below_mark);
    story.add_asides(lines.get(count..=count)?);
    let (date, said) = said.split_first()?;
    let is_time = |line: &&Piece| line.text.starts_with(|c: char| c.is_ascii_digit()) && line.text.contains(':');
    let time = said.first().filter(is_time);
    add_time(&mut story, &date.text, time.map_or("", |time| &time.text));
    let said = said.get(usize::from(time.is_some())..)?;
    let (outlet, said) = said.split_first()?;
    story.set_outlet(&outlet.text, &outlet.text);
    if let Some(named) = said.iter().find(|line| language_alone(&line.text)) {
        story.set_language(&named.text);
    }
    story.add_asides(said);
    story.add_body(lines.get(count + 2 + text..end)?);
    story.add_asides(lines.get(end..)?);
    Some(story)
}

fn language_alone(line: &str) -> bool {
    !line.contains(char::is_whitespace) && line.chars().count() > 3 && language(line).is_some()
}

/// Reads the lines above the length: a section, the headline, a byline. Above those of the first article, contents may stand.
fn add_head(story: &mut Story, lines: &[Piece], is_below_mark: bool) {
    let words = |line: &Piece| line.text.split_whitespace().count();
    let byline = lines.split_last().filter(|(last, above)| {
        let opens = ["By ", "Von ", "Par ", "Por "].iter().any(|word| last.text.starts_with(word));
        let is_below_headline = above.last().is_some_and(|headline| words(headline) > words(last));
        !above.is_empty() && (opens || is_below_headline) && !names::names(&last.text, opens).is_empty()
    });
    let above = byline.map_or(lines, |(_, above)| above);
    if let Some((title, above)) = above.split_last() {
        story.set_title(&title.text);
        if let Some(section) = above.last().filter(|line| is_below_mark && words(line) <= LONGEST_SECTION) {
            story.stated.sections.push(section.text.clone());
        }
        story.add_asides(if is_below_mark { above } else { &[] });
    }
    if let Some((byline, _)) = byline {
        story.stated.byline = names::names(&byline.text, true);
        story.add(BlockKind::Byline, &byline.text);
    }
}

fn add_time(story: &mut Story, day: &str, time: &str) {
    let text = format!("{day} {time}");
    let text = text.trim();
    story.stated.published = times::written(text).map(|written| written.time);
    if !text.is_empty() {
        story.add(BlockKind::Dateline, text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::{Part, ReadError};
    use crate::charset::Decoded;
    use variorum_model::Extraction;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    fn articles(text: &str) -> Vec<Extraction> {
        let parts = read(Decoded { text: text.to_owned(), doubts: vec![] }).unwrap().parts;
        let article = |part: Part| if let Part::Article(article) = part { Some(*article) } else { None };
        parts.into_iter().filter_map(article).collect()
    }

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
            let parts = read(Decoded { text: format!("{whole}{cut}"), doubts: vec![] }).unwrap().parts;
            assert!(matches!(parts[0], Part::Article(_)));
            assert_eq!(parts[1..], [Part::Unread { name: Some("Fire was set".into()), error: ReadError::Damaged }]);
            let footer = read(Decoded { text: format!("{whole}© 2025 Factiva, Inc.\n"), doubts: vec![] }).unwrap().parts;
            assert_eq!(footer.len(), 1);
        }
    }

    #[test]
    fn a_number_alone_makes_no_export() {
        let found = articles(&format!("Ferry fire\n\n{PROSE}\n\nDocument HARPOS0020250312el3c00001\n"));
        assert_eq!((found.len(), found[0].title.as_deref()), (1, Some("Ferry fire")));
        assert!(
            !ends("Document 1 of 2") && !ends("Document management") && !ends("Documents HARPOS0020250312el3c00001")
        );
    }
}
