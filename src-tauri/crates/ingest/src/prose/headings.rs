//! The headline of a draft whose markup knows headings.

use super::draft::Draft;
use super::lines::is_sentence;
use variorum_model::BlockKind;

impl Draft {
    /// The draft with its first heading as the headline, when no prose stands above it and neither the document nor its markup names another.
    pub(crate) fn headed(mut self) -> Self {
        let is_named =
            !self.stated.titles.is_empty() || self.pieces.iter().any(|piece| piece.kind == Some(BlockKind::Headline));
        let first = self.pieces.iter_mut().find(|piece| {
            piece.kind == Some(BlockKind::Subhead)
                || !matches!(piece.kind, Some(BlockKind::Furniture | BlockKind::Caption | BlockKind::Credit))
                    && is_sentence(&piece.text)
        });
        if let Some(first) = first.filter(|first| !is_named && first.kind == Some(BlockKind::Subhead)) {
            first.kind = Some(BlockKind::Headline);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::Piece;
    use super::*;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    fn title(pieces: Vec<Piece>) -> Option<String> {
        let mut draft = Draft::new("text/plain");
        draft.pieces = pieces;
        draft.headed().pieces.iter().find(|piece| piece.kind == Some(BlockKind::Headline)).map(|p| p.text.clone())
    }

    #[test]
    fn the_first_heading_is_the_headline_unless_prose_stands_above_it() {
        let heading = || Piece::of(BlockKind::Subhead, "Ferry fire");
        let prose = || Piece::of(BlockKind::Paragraph, PROSE);
        assert_eq!(title(vec![Piece::plain("World"), heading(), prose()]).as_deref(), Some("Ferry fire"));
        assert_eq!(title(vec![prose(), heading(), prose()]), None);
        let named = vec![heading(), Piece::of(BlockKind::Headline, "Fire at sea"), prose()];
        assert_eq!(title(named).as_deref(), Some("Fire at sea"));
    }
}
