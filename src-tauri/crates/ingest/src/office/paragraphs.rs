//! The paragraphs of a document, gathered along the way through its elements.

use crate::normal::word_count;
use crate::prose::Piece;
use crate::table::{self, Cell};
use variorum_model::BlockKind;

/// The paragraphs so far, and the one that is open.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    pieces: Vec<Piece>,
    /// The text of the open paragraph, its lines parted by line feeds.
    open: String,
    /// The text that the document holds since the last paragraph and does not show.
    unshown: String,
    /// The open tables, each inside the one before.
    tables: Vec<Table>,
}

/// A table: the number of its first piece, and its rows.
#[derive(Debug)]
struct Table {
    start: usize,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    /// Whether its cells head those below.
    is_head: bool,
    /// Where each cell ends.
    ends: Vec<usize>,
}

impl Paragraphs {
    /// Adds text to the open paragraph.
    pub(super) fn write(&mut self, text: &str) {
        self.open.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
    }

    /// Notes text in the open paragraph that the document does not show.
    pub(super) fn hide(&mut self, text: &str) {
        self.unshown.push_str(text);
    }

    /// Ends a line inside the open paragraph.
    pub(super) fn end_line(&mut self) {
        self.open.push('\n');
    }

    /// Ends the open paragraph, of which the markup says that it is of this kind. An empty line inside it parts it in two, as it does to the
    /// eye.
    pub(super) fn end(&mut self, kind: Option<BlockKind>) {
        let mut together = String::new();
        for line in self.open.split('\n').chain([""]) {
            if !line.trim().is_empty() {
                together.push(' ');
                together.push_str(line);
            } else if !together.is_empty() {
                self.pieces.push(Piece { kind, ..Piece::plain(&together) });
                together.clear();
            }
        }
        self.open.clear();
        // Inside a table it would be a cell's text.
        if self.tables.is_empty() {
            self.end_unshown();
        }
    }

    fn end_unshown(&mut self) {
        let unshown = std::mem::take(&mut self.unshown);
        if word_count(&unshown) > 0 {
            self.pieces.push(Piece::unshown(&unshown));
        }
    }

    /// Begins a table.
    pub(super) fn open_table(&mut self) {
        self.tables.push(Table { start: self.pieces.len(), rows: Vec::new() });
    }

    /// Begins a row of the open table; `is_head`: its cells head those below.
    pub(super) fn open_row(&mut self, is_head: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Row { is_head, ends: Vec::new() });
        }
    }

    /// Ends a cell of the open row.
    pub(super) fn end_cell(&mut self) {
        let end = self.pieces.len();
        if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
            row.ends.push(end);
        }
    }

    /// Ends the open table. Each row of a table of data becomes one paragraph.
    pub(super) fn close_table(&mut self) {
        let Some(Table { start, rows }) = self.tables.pop() else { return };
        if rows.iter().flat_map(|row| &row.ends).next_back() != Some(&self.pieces.len()) {
            return;
        }
        let Some(cells) = self.cells(start, &rows) else { return };
        let described: Vec<Vec<Cell>> = rows
            .iter()
            .zip(&cells)
            .map(|(row, cells)| {
                cells.iter().map(|cell| Cell { is_head: row.is_head, ..Cell::of(&cell.text) }).collect()
            })
            .collect();
        if table::is_of_data(&described) {
            self.pieces.truncate(start);
            let rows = cells.iter().map(|cells| Piece::row(cells));
            self.pieces.extend(rows.filter(|row| word_count(&row.text) > 0));
        }
    }

    /// The cells of a table's rows, each one paragraph or nothing; none when something else is laid out in one.
    fn cells(&self, start: usize, rows: &[Row]) -> Option<Vec<Vec<Piece>>> {
        let mut at = start;
        let mut cell = |end: usize| match self.pieces.get(std::mem::replace(&mut at, end)..end)? {
            [] => Some(Piece::plain("")),
            [piece] if matches!(piece.kind, None | Some(BlockKind::Paragraph)) => Some(piece.clone()),
            _ => None,
        };
        rows.iter().map(|row| row.ends.iter().map(|end| cell(*end)).collect()).collect()
    }

    /// All paragraphs.
    pub(super) fn pieces(mut self) -> Vec<Piece> {
        self.end(None);
        self.pieces
    }

    /// All paragraphs, as text that stands beside the article.
    pub(super) fn asides(self) -> Vec<Piece> {
        self.pieces().into_iter().map(|piece| Piece { kind: Some(BlockKind::Furniture), ..piece }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Vec<String> {
        let mut paragraphs = Paragraphs::default();
        paragraphs.write("Above");
        paragraphs.end(None);
        paragraphs.open_table();
        for row in rows {
            paragraphs.open_row(false);
            for cell in *row {
                for text in cell.split('/') {
                    paragraphs.write(text);
                    paragraphs.end(Some(BlockKind::Paragraph));
                }
                paragraphs.end_cell();
            }
        }
        paragraphs.close_table();
        paragraphs.pieces().into_iter().skip(1).map(|piece| piece.text).collect()
    }

    #[test]
    fn a_row_of_a_table_of_data_is_one_paragraph() {
        assert_eq!(table(&[&["", "2024"], &["Trips", "1,310"], &["", ""]]), ["| 2024", "Trips | 1,310"]);
    }

    #[test]
    fn a_table_that_lays_texts_out_is_read_cell_by_cell() {
        assert_eq!(table(&[&["Deck", "12"]]), ["Deck", "12"]);
        assert_eq!(table(&[&["Deck", "12"], &["One/Two", "3"]]), ["Deck", "12", "One", "Two", "3"]);
        let long = "word ".repeat(41);
        assert_eq!(table(&[&["Deck", "12"], &["One", &long]]).len(), 4);
    }

    #[test]
    fn a_broken_line_goes_on_and_an_empty_one_parts_paragraphs() {
        let mut paragraphs = Paragraphs::default();
        paragraphs.write("One\ntwo");
        paragraphs.end_line();
        paragraphs.write("three");
        paragraphs.end_line();
        paragraphs.write(" ");
        paragraphs.end_line();
        paragraphs.write("four");
        paragraphs.end(Some(BlockKind::BlockQuote));
        paragraphs.write("five");
        let found: Vec<_> = paragraphs.pieces().into_iter().map(|piece| (piece.text, piece.kind)).collect();
        let quote = Some(BlockKind::BlockQuote);
        assert_eq!(found, [("One two three".into(), quote), ("four".into(), quote), ("five".into(), None)]);
    }
}
