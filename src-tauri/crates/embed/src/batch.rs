//! Where several texts stand that are encoded together.

use crate::product::PANEL;
use std::ops::Range;

/// The rows of zeros that stand between two texts at least: no window reaches further beyond the end of its text.
const GAP: usize = 2;

/// Texts, one after the other in one matrix with a row for each of their pieces. Each begins at a multiple of [`PANEL`], so that it goes through
/// products in the same way wherever it stands, and rows of zeros lie behind each.
#[derive(Debug)]
pub(crate) struct Batch {
    texts: Vec<Range<usize>>,
    rows: usize,
}

impl Batch {
    /// The places of texts with so many pieces each.
    pub(crate) fn of(lengths: impl Iterator<Item = usize>) -> Self {
        let mut rows = 0;
        let texts = lengths
            .map(|length| {
                let text = rows..rows + length;
                rows += Self::rows_of(length);
                text
            })
            .collect();
        Self { texts, rows }
    }

    /// How many rows a text with so many pieces takes.
    pub(crate) const fn rows_of(length: usize) -> usize {
        (length + GAP).next_multiple_of(PANEL)
    }

    /// The rows of each text.
    pub(crate) fn texts(&self) -> &[Range<usize>] {
        &self.texts
    }

    /// How many rows there are, those between texts among them.
    pub(crate) const fn rows(&self) -> usize {
        self.rows
    }

    /// Makes zeros of what stands between texts in a matrix with `width` columns.
    pub(crate) fn clear_gaps(&self, matrix: &mut [f32], width: usize) {
        let starts = self.texts.iter().skip(1).map(|text| text.start).chain([self.rows]);
        for (text, next) in self.texts.iter().zip(starts) {
            if let Some(gap) = matrix.get_mut(text.end * width..next * width) {
                gap.fill(0.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_begin_at_panels_and_zeros_lie_between_them() {
        let batch = Batch::of([3, PANEL - 1, 1].into_iter());
        assert_eq!(batch.texts(), [0..3, PANEL..2 * PANEL - 1, 3 * PANEL..3 * PANEL + 1]);
        assert_eq!(batch.rows(), 4 * PANEL);
        let mut matrix = vec![1.0; batch.rows() * 2];
        batch.clear_gaps(&mut matrix, 2);
        for (row, numbers) in matrix.chunks(2).enumerate() {
            let held = batch.texts().iter().any(|text| text.contains(&row));
            assert_eq!(numbers.iter().all(|number| *number > 0.0), held, "row {row}");
        }
    }
}
