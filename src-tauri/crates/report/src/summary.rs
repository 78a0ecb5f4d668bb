//! What a collation amounts to.

use crate::Report;
use variorum_model::{MarkedRow, Siglum};

/// The figures of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many statements there are.
    pub statements: usize,
    /// How many every article carries that was compared; at least two carry them.
    pub by_all: usize,
    /// How many more than one article carries and at least one lacks.
    pub by_some: usize,
    /// How many one article carries.
    pub by_one: usize,
    /// How many stand in a primary source alone.
    pub by_none: usize,
    /// At how many places words inside quotation marks differ from the base.
    pub altered_places: usize,
    /// How many contradictions there are.
    pub disagreements: usize,
}

impl Summary {
    /// Counts.
    pub fn of(report: &Report) -> Self {
        let mut summary = Self::default();
        for row in &report.side_by_side.rows {
            summary.statements += 1;
            let (carrying, lacking) = articles(report, row);
            let carried = match (carrying, lacking) {
                (0, _) => &mut summary.by_none,
                (1, _) => &mut summary.by_one,
                (_, 0) => &mut summary.by_all,
                _ => &mut summary.by_some,
            };
            *carried += 1;
            summary.altered_places += row.cells.iter().flatten().map(|cell| cell.altered_in_quotes).sum::<usize>();
            summary.disagreements += row.disagrees.len();
        }
        summary
    }
}

/// How many articles carry a statement, and how many of those compared with it do not. Primary sources are not counted.
fn articles(report: &Report, row: &MarkedRow) -> (usize, usize) {
    let (mut carrying, mut lacking) = (0, 0);
    for (column, cell) in report.side_by_side.columns.iter().zip(&row.cells) {
        if report.source(column.siglum).is_some_and(|source| source.primary) {
            continue;
        }
        if cell.is_some() {
            carrying += 1;
        } else if !row.not_compared.contains(&column.siglum) {
            lacking += 1;
        }
    }
    (carrying, lacking)
}

/// In how many statements `siglum` has a reading.
pub fn carried_by(report: &Report, siglum: Siglum) -> usize {
    let has_reading = |row: &&MarkedRow| row.cells.get(siglum.index()).is_some_and(Option::is_some);
    report.side_by_side.rows.iter().filter(has_reading).count()
}

/// How many statements were compared with `siglum`.
pub fn compared_with(report: &Report, siglum: Siglum) -> usize {
    report.side_by_side.rows.iter().filter(|row| !row.not_compared.contains(&siglum)).count()
}
