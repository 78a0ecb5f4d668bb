//! Exports of Factiva, with two letters before each thing that is said and without them.
//!
//! Each article ends in its number: `Document HARPOS0020250312el3c00001`. Without letters, the order is: headline, byline, length, date, time,
//! outlet, its code, page, language, copyright, text.

mod lettered;
#[cfg(test)]
mod tests;
mod unlettered;

use super::story::{self, Found, Story};
use crate::metadata::times;
use crate::prose::Piece;
use variorum_model::BlockKind;

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
        let story = lettered::story(lines, is_below_mark).or_else(|| unlettered::story(lines, is_below_mark));
        Found { story, own: lines, is_cut_off: false }
    };
    let begun = begun(below).map(|story| Found { story: Some(story), is_cut_off: true, ..Found::default() });
    story::sure(ended.into_iter().enumerate().map(whole).chain(begun).collect())
}

/// The article that begins in `lines` and whose end is missing: what names it.
fn begun(lines: &[Piece]) -> Option<Story> {
    let mut story = Story::default();
    if let Some(headline) = lettered::line(lines, "HD") {
        let (_, title) = lettered::entries(lines.get(headline..)?).into_iter().next()?;
        story.set_title(&title);
    } else {
        unlettered::add_head(&mut story, lines.get(..unlettered::length_line(lines)?)?, true);
    }
    Some(story)
}

fn add_time(story: &mut Story, day: &str, time: &str) {
    let text = format!("{day} {time}");
    let text = text.trim();
    story.stated.published = times::written(text).map(|written| written.time);
    if !text.is_empty() {
        story.add(BlockKind::Dateline, text);
    }
}
