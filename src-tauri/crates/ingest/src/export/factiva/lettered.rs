//! Articles with two letters before each thing that is said.

use super::super::story::Story;
use super::{add_time, ends};
use crate::metadata::names;
use crate::prose::Piece;
use variorum_model::BlockKind;

/// The letters before what is said above the text.
const HEAD: [&str; 16] =
    ["SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "CLM", "CX"];

/// The letters before the first paragraph, and before the rest.
const TEXT: [&str; 2] = ["LP", "TD"];

/// The letters before what is said below the text.
const FILING: [&str; 11] = ["ART", "RF", "CT", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN"];

/// The letters that open the line, and what follows them.
fn letters(line: &str) -> Option<(&str, &str)> {
    let (code, value) = line.split_once(' ').unwrap_or((line, ""));
    let is_known = HEAD.contains(&code) || TEXT.contains(&code) || FILING.contains(&code);
    is_known.then_some((code, value))
}

/// The first line that these letters open.
pub(super) fn line(lines: &[Piece], code: &str) -> Option<usize> {
    lines.iter().position(|line| letters(&line.text).is_some_and(|(own, _)| own == code))
}

/// The article in `lines`, if letters stand before what they say. Above those of the first article, a cover may stand.
pub(super) fn story(lines: &[Piece], is_below_mark: bool) -> Option<Story> {
    let at = |code: &str| line(lines, code);
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
pub(super) fn entries(lines: &[Piece]) -> Vec<(&str, String)> {
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
