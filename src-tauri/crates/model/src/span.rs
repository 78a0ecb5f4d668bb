//! Places in a text.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A place in a text: UTF-8 byte offsets, half open, both on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span covers nothing: an insertion point.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text at this place, or nothing when the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same place in a text in which this one's text begins at `offset`.
    #[must_use]
    pub const fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// Converts byte offsets of one text into Unicode code points, the unit of every answer that leaves the program.
///
/// Built once a text; each conversion then counts at most [`CodePoints::STEP`] bytes.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before each multiple of `STEP` bytes.
    before: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    /// How many bytes lie between two remembered counts.
    pub const STEP: usize = 256;

    /// Counts the code points of `text`.
    pub fn new(text: &'t str) -> Self {
        let mut count = 0;
        let before = text
            .as_bytes()
            .chunks(Self::STEP)
            .map(|chunk| {
                let so_far = count;
                count += starts(chunk);
                so_far
            })
            .collect();
        Self { text, before }
    }

    /// How many code points stand before byte `offset`; an offset past the end counts as the end.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let step = (offset / Self::STEP).min(self.before.len().saturating_sub(1));
        let Some(before) = self.before.get(step) else { return 0 };
        before + starts(&self.text.as_bytes()[step * Self::STEP..offset])
    }
}

/// How many code points start in these bytes: all bytes that do not continue one.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_equal_a_plain_count(text in "\\PC{0,700}") {
            let points = CodePoints::new(&text);
            for (offset, _) in text.char_indices() {
                prop_assert_eq!(points.at(offset), text[..offset].chars().count());
            }
            prop_assert_eq!(points.at(text.len()), text.chars().count());
        }
    }

    #[test]
    fn an_offset_past_the_end_counts_as_the_end() {
        assert_eq!(CodePoints::new("при").at(99), 3);
        assert_eq!(CodePoints::new("").at(5), 0);
    }

    #[test]
    fn a_span_outside_its_text_reads_as_nothing() {
        assert_eq!(Span::new(2, 9).of("abc"), "");
        assert_eq!(Span::new(0, 1).of("é"), "");
    }
}
