//! Tables: those of data, whose rows say something only as a whole, and those that merely lay texts out. One rule for all formats.

use crate::normal::word_count;

/// A cell with more words is a text of its own.
const LONGEST_CELL: usize = 40;

/// In a table without heads of rows or columns, cells are shorter.
const LONGEST_BARE_CELL: usize = 12;

/// A cell of a table.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
pub(crate) struct Cell {
    pub(crate) words: usize,
    pub(crate) has_figure: bool,
    /// Whether it heads a row or a column.
    pub(crate) is_head: bool,
    pub(crate) has_link: bool,
    pub(crate) has_picture: bool,
}

impl Cell {
    /// A cell with this text and nothing else.
    pub(crate) fn of(text: &str) -> Self {
        let has_figure = text.contains(|c: char| c.is_ascii_digit());
        Self { words: word_count(text), has_figure, ..Self::default() }
    }
}

/// Whether rows belong together as those of data do: several rows of several short cells, and cells that head others, or figures. A cell that
/// holds more than one short text is none of data; that is for the format to say.
pub(crate) fn is_of_data(rows: &[Vec<Cell>]) -> bool {
    if rows.iter().filter(|row| row.len() > 1).count() < 2 {
        return false;
    }
    let cells = || rows.iter().flatten();
    let longest = cells().map(|cell| cell.words).max().unwrap_or_default();
    if cells().any(|cell| cell.is_head) {
        return longest <= LONGEST_CELL;
    }
    let is_even = rows.iter().all(|row| Some(row.len()) == rows.first().map(Vec::len));
    let count = |is: fn(&Cell) -> bool| cells().filter(|cell| is(cell)).count();
    let all = cells().count();
    is_even
        && longest <= LONGEST_BARE_CELL
        && count(|cell| cell.has_picture) == 0
        && count(|cell| cell.has_link) * 2 < all
        && count(|cell| cell.has_figure) * 3 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<Cell>> {
        rows.iter().map(|row| row.iter().map(|text| Cell::of(text)).collect()).collect()
    }

    #[test]
    fn figures_or_heads_make_a_table_one_of_data() {
        let words: &[&[&str]] = &[&["Deck", "Cabins"], &["A", "twelve"]];
        assert!(is_of_data(&rows(&[&["Deck A", "12"], &["Deck B", "9"]])));
        assert!(!is_of_data(&rows(words)));
        let mut headed = rows(words);
        headed[0][0].is_head = true;
        assert!(is_of_data(&headed));
    }

    #[test]
    fn one_row_uneven_rows_and_long_cells_lay_texts_out() {
        let long = "word 1 ".repeat(8);
        for cells in
            [&[&["Deck A", "12"][..]][..], &[&["A", "12"], &["B", "9"], &["C 3"]], &[&["A", "12"], &["B", &long]]]
        {
            assert!(!is_of_data(&rows(cells)), "{cells:?}");
        }
        let mut linked = rows(&[&["A", "12"], &["B", "9"]]);
        for row in &mut linked {
            row[0].has_link = true;
        }
        assert!(!is_of_data(&linked));
    }
}
