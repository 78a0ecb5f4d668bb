//! How much room lines leave at their ends, and how far below one another they stand: what tells lines that are broken because they are full
//! from lines that end.

use super::glyph::Area;
use super::lines::{Line, is_as_large};
use crate::prose::ends_sentence;
use std::collections::BTreeMap;

/// How many lines around one tell how long lines are there, wherever they begin.
const AROUND: usize = 3;
/// How many lines around one tell how long lines usually are.
const FURTHER: usize = 20;

/// The lines of a part of a page, with how far each could reach.
pub(super) struct Part<'l> {
    pub(super) lines: &'l [Line],
    /// How far lines reach that begin where it does.
    edges: Vec<f32>,
    /// How far any lines around it reach.
    widest: Vec<f32>,
}

impl<'l> Part<'l> {
    /// The part with these lines, on a page with these `pictures`.
    pub(super) fn new(lines: &'l [Line], pictures: &[Area]) -> Self {
        let (mut edges, mut widest) = (Vec::new(), Vec::new());
        for (number, line) in lines.iter().enumerate() {
            let beside = pictures.iter().filter(|picture| stands_beside(picture, line));
            let most = beside.map(|picture| picture.left).fold(f32::INFINITY, f32::min);
            let near = around(lines, number, AROUND).map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
            edges.push(usual_end(lines, number, true).min(most).max(near));
            widest.push(usual_end(lines, number, false).min(most).max(near));
        }
        Self { lines, edges, widest }
    }

    /// How much room there is behind a line.
    pub(super) fn room(&self, number: usize) -> f32 {
        self.edges[number] - self.lines[number].end
    }

    /// Whether the first word of the next line would have had room at the end of this one. Behind a sentence the whole width of the part
    /// counts, since the lines of a list may all be short.
    pub(super) fn had_room(&self, number: usize) -> bool {
        let line = &self.lines[number];
        let edge = if ends_sentence(&line.text) { self.widest[number] } else { self.edges[number] };
        edge - line.end > self.lines[number + 1].first_word + 0.6 * line.size
    }

    /// How much further in a line begins than others around it.
    pub(super) fn indent(&self, number: usize) -> f32 {
        let margin = around(self.lines, number, AROUND).map(|other| other.start).fold(f32::INFINITY, f32::min);
        self.lines[number].start - margin
    }
}

/// Where the lines around one usually are full, or only those that begin where it does. A single one that goes far beyond the others ran
/// over.
fn usual_end(lines: &[Line], number: usize, aligned: bool) -> f32 {
    let line = &lines[number];
    let counts = |other: &&Line| !aligned || (other.start - line.start).abs() < 0.3 * line.size;
    let mut ends: Vec<f32> = around(lines, number, FURTHER).filter(counts).map(|line| line.end).collect();
    ends.sort_by(|a, b| b.total_cmp(a));
    let supported = ends.windows(2).find(|pair| pair[0] - pair[1] < 3.0 * line.size).map(|pair| pair[0]);
    supported.or(ends.first().copied()).unwrap_or(line.end)
}

/// Whether a picture stands to the right of a line, which is shorter for it.
fn stands_beside(picture: &Area, line: &Line) -> bool {
    picture.left >= line.end && picture.top < line.base && picture.bottom > line.base - line.size
}

/// The lines of the same type around one.
fn around(lines: &[Line], number: usize, so_many: usize) -> impl Iterator<Item = &Line> {
    let near = &lines[number.saturating_sub(so_many)..lines.len().min(number + so_many + 1)];
    near.iter().filter(move |other| is_as_large(other, &lines[number]))
}

/// The distances between lines in a document, by the size of their type.
pub(super) struct Leadings(BTreeMap<i32, f32>);

impl Leadings {
    /// The most frequent distance between full lines of each size.
    pub(super) fn of(parts: &[Part<'_>]) -> Self {
        let mut counts: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
        for part in parts {
            for (number, pair) in part.lines.windows(2).enumerate() {
                let distance = pair[1].base - pair[0].base;
                if is_as_large(&pair[0], &pair[1]) && distance < 3.0 * pair[0].size && !part.had_room(number) {
                    let size = half_points(pair[0].size);
                    *counts.entry(size).or_default().entry(half_points(distance)).or_default() += 1;
                }
            }
        }
        let most = |distances: BTreeMap<i32, usize>| {
            let distance = distances.into_iter().max_by_key(|(distance, count)| (*count, -distance));
            distance.map_or(0.0, |(distance, _)| distance as f32 / 2.0)
        };
        Self(counts.into_iter().map(|(size, distances)| (size, most(distances))).collect())
    }

    /// The widest distance between two lines of a paragraph.
    pub(super) fn widest(&self, line: &Line) -> f32 {
        let usual = self.0.get(&half_points(line.size)).filter(|leading| **leading > 0.0);
        usual.map_or(1.7 * line.size, |leading| leading * 1.25 + 0.5)
    }
}

fn half_points(length: f32) -> i32 {
    (2.0 * length).round() as i32
}
