//! Lines to paragraphs.
//!
//! A line begins a paragraph when the type changes, when there is more space above it than between most lines, when it is indented, when it
//! begins an item of a list, or when its first word would have had room at the end of the line before: a line that was broken only because
//! it was full leaves no such room. The space between lines is measured on lines that were full.

use super::hyphens::{Vocabulary, ends_broken};
use super::lines::Line;
use crate::prose::ends_sentence;
use std::collections::BTreeMap;

/// How many lines around one tell how long lines are there.
const AROUND: usize = 3;

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// How many lines it has.
    pub(super) lines: usize,
    pub(super) size: f32,
    /// All of it is bold.
    pub(super) bold: bool,
    pub(super) running: bool,
    pub(super) page: usize,
    pub(super) part: usize,
    /// Where its first and last line stand, as lines are measured.
    pub(super) top: f32,
    pub(super) bottom: f32,
    pub(super) start: f32,
    pub(super) end: f32,
    /// Its first line begins further in than others.
    pub(super) indented: bool,
    /// Its last line is as long as others.
    pub(super) full: bool,
}

/// The paragraphs of a document's lines, which stand in the order of reading.
pub(super) fn paragraphs(lines: &[Line], vocabulary: &Vocabulary) -> Vec<Paragraph> {
    let leadings = leadings(lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for part in lines.chunk_by(|one, next| one.part == next.part) {
        let (halves, mut first) = (halves(part), 0);
        for (number, line) in part.iter().enumerate() {
            let begins = number == 0 || begins(part, first, number, &halves, &leadings);
            match paragraphs.last_mut() {
                Some(paragraph) if !begins => paragraph.take(line, vocabulary),
                _ => {
                    first = number;
                    paragraphs.push(Paragraph::new(part, number));
                }
            }
            if let Some(paragraph) = paragraphs.last_mut() {
                paragraph.full = edge(part, number, &halves) - line.end < 2.0 * line.size;
            }
        }
    }
    paragraphs
}

impl Paragraph {
    fn new(part: &[Line], number: usize) -> Self {
        let line = &part[number];
        let margin = around(part, number).map(|other| other.start).fold(f32::INFINITY, f32::min);
        Self {
            text: line.text.trim().to_owned(),
            lines: 1,
            size: line.size,
            bold: line.bold,
            running: line.running,
            page: line.page,
            part: line.part,
            top: line.base - line.size,
            bottom: line.base,
            start: line.start,
            end: line.end,
            indented: line.start - margin > 0.5 * line.size,
            full: false,
        }
    }

    fn take(&mut self, line: &Line, vocabulary: &Vocabulary) {
        vocabulary.join(&mut self.text, line.text.trim_end());
        self.lines += 1;
        self.bold &= line.bold;
        self.bottom = line.base;
        self.start = self.start.min(line.start);
        self.end = self.end.max(line.end);
    }
}

/// The lines of the same type around one.
fn around(part: &[Line], number: usize) -> impl Iterator<Item = &Line> {
    let line = &part[number];
    let near = &part[number.saturating_sub(AROUND)..part.len().min(number + AROUND + 1)];
    near.iter().filter(move |other| is_as_large(other, line))
}

fn is_as_large(one: &Line, other: &Line) -> bool {
    (one.size - other.size).abs() <= 0.08 * one.size.max(other.size)
}

/// How far lines reach here: lines beside a picture are shorter than others of their part, but not shorter than half of it is wide.
fn edge(part: &[Line], number: usize, halves: &[f32]) -> f32 {
    around(part, number).map(|line| line.end).fold(halves[number], f32::max)
}

/// For each line of a part where half of the width is that lines of its type take.
fn halves(part: &[Line]) -> Vec<f32> {
    let mut extents: BTreeMap<i32, (f32, f32)> = BTreeMap::new();
    for line in part {
        let (start, end) = extents.entry(half_points(line.size)).or_insert((line.start, line.end));
        (*start, *end) = (start.min(line.start), end.max(line.end));
    }
    let half =
        |line: &Line| extents.get(&half_points(line.size)).map_or(line.end, |(start, end)| f32::midpoint(*start, *end));
    part.iter().map(half).collect()
}

/// Whether the first word of the next line would have had room at the end of this one.
fn had_room(part: &[Line], number: usize, halves: &[f32]) -> bool {
    let (line, next) = (&part[number], &part[number + 1]);
    edge(part, number, halves) - line.end > next.first_word + 0.6 * line.size
}

fn half_points(length: f32) -> i32 {
    (2.0 * length).round() as i32
}

/// The most frequent distance between full lines of each size, in half points.
fn leadings(lines: &[Line]) -> BTreeMap<i32, f32> {
    let mut counts: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
    for part in lines.chunk_by(|one, next| one.part == next.part) {
        let halves = halves(part);
        for number in 0..part.len().saturating_sub(1) {
            let (line, next) = (&part[number], &part[number + 1]);
            let distance = next.base - line.base;
            if is_as_large(line, next) && distance < 3.0 * line.size && !had_room(part, number, &halves) {
                *counts.entry(half_points(line.size)).or_default().entry(half_points(distance)).or_default() += 1;
            }
        }
    }
    let most = |distances: BTreeMap<i32, usize>| {
        let distance = distances.into_iter().max_by_key(|(distance, count)| (*count, -distance));
        distance.map_or(0.0, |(distance, _)| distance as f32 / 2.0)
    };
    counts.into_iter().map(|(size, distances)| (size, most(distances))).collect()
}

/// Whether the line `number` of a part begins a paragraph, when `first` began the one before.
fn begins(part: &[Line], first: usize, number: usize, halves: &[f32], leadings: &BTreeMap<i32, f32>) -> bool {
    let (last, line) = (&part[number - 1], &part[number]);
    if !is_as_large(last, line) || last.running != line.running {
        return true;
    }
    let distance = line.base - last.base;
    let leading = leadings.get(&half_points(line.size)).filter(|leading| **leading > 0.0);
    let widest = leading.map_or(1.7 * line.size, |leading| leading * 1.25 + 0.5);
    if distance > widest || distance < 0.2 * line.size {
        return true;
    }
    if ends_broken(&last.text) {
        return false;
    }
    if last.bold != line.bold
        && (number - first < 3 || had_room(part, number - 1, halves))
        && !is_cut_sentence(last, line)
    {
        return true;
    }
    // Headings are broken where it looks well.
    let is_heading = last.bold && line.bold && !ends_sentence(&last.text) && number - first < 4;
    let is_item = is_item(&line.text);
    if is_item && (had_room(part, number - 1, halves) || is_item_start(part, first) || ends_sentence(&last.text)) {
        return true;
    }
    if had_room(part, number - 1, halves) && !is_heading {
        return true;
    }
    is_indented(part, first, number)
}

/// Bold type begins or ends in the middle of a sentence.
fn is_cut_sentence(last: &Line, line: &Line) -> bool {
    !ends_sentence(&last.text) && line.text.trim_start().starts_with(char::is_lowercase)
}

fn is_item_start(part: &[Line], first: usize) -> bool {
    part.get(first).is_some_and(|line| is_item(&line.text))
}

/// Whether a line begins further in than the one before, and not because its paragraph hangs behind a mark.
fn is_indented(part: &[Line], first: usize, number: usize) -> bool {
    let (last, line) = (&part[number - 1], &part[number]);
    let step = line.start - last.start;
    if step < -0.8 * line.size {
        // Behind the first line of a paragraph the text goes back to the edge; from a block set further in, another one begins.
        return number - first > 1;
    }
    if step < 0.8 * line.size || step > 6.0 * line.size {
        return false;
    }
    let hangs = number - first == 1
        && (is_item_start(part, first)
            || part.get(number + 1).is_some_and(|next| (next.start - line.start).abs() < 0.3 * line.size));
    !hangs || ends_sentence(&last.text) && !is_item_start(part, first)
}

/// Whether a line begins as an item of a list does.
fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    let number: String = text.chars().take_while(char::is_ascii_digit).collect();
    let behind = text.get(number.len()..).unwrap_or_default();
    bullet(text).is_some()
        || text.starts_with("– ")
        || text.starts_with("— ")
        || (1..=2).contains(&number.len()) && (behind.starts_with(". ") || behind.starts_with(") "))
}

/// What stands behind the mark of an item of a list.
pub(super) fn bullet(text: &str) -> Option<&str> {
    const BULLETS: [char; 10] = ['•', '●', '▪', '◦', '‣', '■', '□', '○', '∙', '➢'];
    text.strip_prefix(BULLETS).map(str::trim_start).filter(|rest| !rest.is_empty())
}

/// Joins paragraphs that the end of a column or of a page cuts through. `is_text` tells which are of the running text: others between them,
/// such as captions and what belongs to the page, are passed over.
pub(super) fn rejoined<T>(
    paragraphs: Vec<(Paragraph, T)>,
    is_text: impl Fn(&Paragraph, &T) -> bool,
    may_part: impl Fn(&Paragraph, &T) -> bool,
    vocabulary: &Vocabulary,
) -> Vec<(Paragraph, T)> {
    let mut whole: Vec<(Paragraph, T)> = Vec::with_capacity(paragraphs.len());
    let mut open: Option<usize> = None;
    for (paragraph, kind) in paragraphs {
        if !is_text(&paragraph, &kind) {
            if !may_part(&paragraph, &kind) {
                open = None;
            }
            whole.push((paragraph, kind));
            continue;
        }
        match open.and_then(|open| whole.get_mut(open)).filter(|(last, _)| goes_on(last, &paragraph)) {
            Some((last, _)) => {
                vocabulary.join(&mut last.text, &paragraph.text);
                last.lines += paragraph.lines;
                (last.part, last.page, last.full) = (paragraph.part, paragraph.page, paragraph.full);
            }
            None => {
                open = Some(whole.len());
                whole.push((paragraph, kind));
            }
        }
    }
    whole
}

fn goes_on(last: &Paragraph, next: &Paragraph) -> bool {
    let is_alike = (last.size - next.size).abs() <= 0.08 * last.size && last.bold == next.bold;
    let begins_lower = next.text.starts_with(char::is_lowercase);
    let is_open = !ends_sentence(&last.text) && !last.text.ends_with(':');
    last.part != next.part
        && is_alike
        && !is_item(&next.text)
        && (ends_broken(&last.text) || is_open && (begins_lower || last.full && !next.indented))
}
