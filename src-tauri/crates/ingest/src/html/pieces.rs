//! Markup that is an article already, without a page around it: the content of a feed's entry, a chapter of a book, a story in XHTML.

use super::body::FURNITURE;
use super::context;
use super::page::{Page, Place, Tag};
use super::tree;
use crate::ReadError;
use crate::prose::Piece;
use variorum_lexicon::Mark;
use variorum_model::BlockKind;

/// The pieces of `markup`, each with what its element says of it.
pub(crate) fn pieces(markup: &str) -> Result<Vec<Piece>, ReadError> {
    let page = Page::of(&tree::parse(markup)?);
    let marks = context::believed(&page, None);
    let pieces = page.blocks.iter().map(|block| {
        let marks = marks.get(block.place).copied().unwrap_or_default();
        let kind = if marks.has(Mark::Caption) {
            BlockKind::Caption
        } else if marks.has(Mark::Credit) {
            BlockKind::Credit
        } else if marks.has(Mark::Byline) {
            BlockKind::Byline
        } else if marks.has(Mark::Teaser) {
            BlockKind::Teaser
        } else if marks.meets(FURNITURE) {
            BlockKind::Furniture
        } else {
            page.around(block.place).find_map(said).unwrap_or(BlockKind::Paragraph)
        };
        Piece { text: block.text.clone(), kind: Some(kind), unseen: block.unseen }
    });
    Ok(pieces.collect())
}

/// What kind of block an element makes, if it says so.
const fn said(place: &Place) -> Option<BlockKind> {
    match place.tag {
        Tag::Heading(_) => Some(BlockKind::Subhead),
        Tag::ListItem => Some(BlockKind::ListItem),
        Tag::BlockQuote => Some(BlockKind::BlockQuote),
        Tag::Caption => Some(BlockKind::Caption),
        Tag::Paragraph | Tag::Figure | Tag::Row | Tag::Cell | Tag::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_say_what_their_text_is() {
        let found = pieces(
            "<p>One.</p><h2>Two</h2><ul><li>Three</li></ul><blockquote><p>Four.</p></blockquote>\
             <figure><img><figcaption>Five</figcaption></figure>Six.",
        );
        let found: Vec<_> = found.unwrap().into_iter().map(|piece| (piece.text, piece.kind.unwrap())).collect();
        let expected = [
            ("One.", BlockKind::Paragraph),
            ("Two", BlockKind::Subhead),
            ("Three", BlockKind::ListItem),
            ("Four.", BlockKind::BlockQuote),
            ("Five", BlockKind::Caption),
            ("Six.", BlockKind::Paragraph),
        ];
        assert_eq!(found, expected.map(|(text, kind)| (text.to_owned(), kind)));
    }
}
