//! The paragraphs of a document, gathered along the way through its elements.

use crate::prose::Piece;
use variorum_model::BlockKind;

/// The paragraphs so far, and the one that is open.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    pieces: Vec<Piece>,
    /// The text of the open paragraph, its lines parted by line feeds.
    open: String,
}

impl Paragraphs {
    /// Adds text to the open paragraph.
    pub(super) fn write(&mut self, text: &str) {
        self.open.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
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
