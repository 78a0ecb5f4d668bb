//! Words to lines.

use super::script::{self, Said};
use super::words::{Letter, Word};
use std::collections::BTreeMap;

/// A line of text on one page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where it begins and ends. Text that runs to the left is measured from the right, so that every line begins before it ends.
    pub(super) start: f32,
    pub(super) end: f32,
    /// How far down the page its baseline is.
    pub(super) base: f32,
    pub(super) size: f32,
    /// All of it is bold.
    pub(super) bold: bool,
    /// How wide its first word is.
    pub(super) first_word: f32,
    /// Which part of the document it stands in, counted over all pages.
    pub(super) part: usize,
    pub(super) page: usize,
    /// The document, or its place on several pages, says that it belongs to the page and not to the text.
    pub(super) running: bool,
    /// All of it is a link, the mark of an item of a list aside.
    pub(super) linked: bool,
}

/// The lines that `words`, in any order, stand in.
pub(super) fn lines(mut words: Vec<Word>, page: usize, part: usize) -> Vec<Line> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.area.left.total_cmp(&b.area.left)));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if is_on(row, &word) => row.push(word),
            _ => rows.push(vec![word]),
        }
    }
    rows.into_iter().map(|row| line(row, page, part)).filter(|line| !line.text.trim().is_empty()).collect()
}

/// Whether the word stands on the row's baseline.
fn is_on(row: &[Word], word: &Word) -> bool {
    row.first().is_some_and(|first| {
        word.base - first.base <= 0.3 * first.size.max(word.size).min(2.0 * first.size.min(word.size))
    })
}

fn line(row: Vec<Word>, page: usize, part: usize) -> Line {
    let left = row.iter().map(|word| word.area.left).fold(f32::INFINITY, f32::min);
    let right = row.iter().map(|word| word.area.right).fold(f32::NEG_INFINITY, f32::max);
    // What most of the line is set in.
    let weight = |word: &Word| word.letters.iter().filter(|letter| !letter.is_blank()).count();
    let all: usize = row.iter().map(weight).sum();
    let mut by_size: Vec<(f32, f32, usize)> = row.iter().map(|word| (word.size, word.base, weight(word))).collect();
    by_size.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut before = 0;
    let middle = by_size.iter().find(|(.., letters)| {
        before += letters;
        2 * before >= all
    });
    let (size, base) = middle.map_or((1.0, 0.0), |(size, base, _)| (*size, *base));
    let bold: usize = row.iter().filter(|word| word.bold).map(weight).sum();
    let linked: usize = row.iter().filter(|word| word.linked).map(weight).sum();
    let running = row.iter().all(|word| word.running);
    let letters: Vec<Letter> = row.into_iter().flat_map(|word| word.letters).collect();
    let Said { text, leftwards, first_word } = script::said(letters, size);
    Line {
        start: if leftwards { -right } else { left },
        end: if leftwards { -left } else { right },
        base,
        size,
        bold: bold * 10 >= all * 9,
        first_word,
        part,
        page,
        running,
        linked: all > 0 && linked * 4 >= all * 3,
        text,
    }
}

/// Whether two lines are set in the same type.
pub(super) fn is_as_large(one: &Line, other: &Line) -> bool {
    (one.size - other.size).abs() <= 0.08 * one.size.max(other.size)
}

/// The size that most of a document's text is set in.
pub(super) fn text_size(lines: &[Line]) -> f32 {
    let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.running) {
        *letters.entry((4.0 * line.size).round() as i32).or_default() += line.text.len();
    }
    letters.into_iter().max_by_key(|(_, letters)| *letters).map_or(1.0, |(size, _)| size as f32 / 4.0)
}
