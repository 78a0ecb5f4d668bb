//! Articles without letters, whose order alone tells what their lines say.

use super::super::story::{Story, dated, is_copyright, language, length};
use super::add_time;
use crate::metadata::names;
use crate::prose::Piece;
use variorum_model::BlockKind;

/// The most lines between the length and the text.
const MOST_LINES: usize = 12;

/// A heading of a section has at most so many words.
const LONGEST_SECTION: usize = 3;

/// The line that states the length, above the one that states the date.
pub(super) fn length_line(lines: &[Piece]) -> Option<usize> {
    let is_length = |pair: &[Piece]| match pair {
        [line, next] => length(&line.text).is_some() && dated(&next.text).is_some(),
        _ => false,
    };
    lines.windows(2).position(is_length).filter(|number| *number > 0)
}

/// The article in `lines`, if they stand in the order in which they do without letters.
pub(super) fn story(lines: &[Piece], is_below_mark: bool) -> Option<Story> {
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
pub(super) fn add_head(story: &mut Story, lines: &[Piece], is_below_mark: bool) {
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
