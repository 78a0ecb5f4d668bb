//! Markup that is an article already, without a page around it: the content of a feed's entry, a chapter of a book, a story in XHTML.

use super::body::FURNITURE;
use super::context;
use super::page::{Page, Place, Tag};
use super::tree;
use crate::ReadError;
use crate::prose::Piece;
use variorum_lexicon::Mark;
use variorum_model::BlockKind;

/// A piece, and the heading that it is, if it is or looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Headed {
    pub(crate) piece: Piece,
    pub(crate) heading: Option<Heading>,
}

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// Its level: 1 is the highest; those that only look like headings stand below all others.
    pub(crate) level: u8,
    /// Whether it leads elsewhere as a whole.
    pub(crate) is_link: bool,
}

/// The levels of what looks like a heading: by its size, and by being set off.
const LARGE: u8 = 7;
const STRESSED: u8 = 8;

/// A line with more words is no heading, unless the markup says so.
const LONGEST_HEADING: usize = 20;

/// The pieces of `markup`, each with what its element says of it.
pub(crate) fn pieces(markup: &str) -> Result<Vec<Piece>, ReadError> {
    Ok(headed(markup)?.into_iter().map(|headed| headed.piece).collect())
}

/// The pieces of `markup` with their headings.
pub(crate) fn headed(markup: &str) -> Result<Vec<Headed>, ReadError> {
    let page = Page::of(&tree::parse(markup)?);
    let size = u32::from(page.text_size());
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
        let is_line = (1..=LONGEST_HEADING).contains(&block.words)
            && !block.text.ends_with(['.', '!', '?', ':', ',', '”', '"', '»']);
        let level = match page.around(block.place).find_map(level) {
            None if is_line && u32::from(block.size) * 10 >= size * 12 => Some(LARGE),
            None if is_line && block.stressed_words == block.words => Some(STRESSED),
            level => level,
        };
        let level = level.filter(|_| matches!(kind, BlockKind::Subhead | BlockKind::Paragraph));
        Headed {
            piece: Piece {
                text: block.text.clone(),
                kind: Some(kind),
                unseen: block.unseen,
                is_set_off: false,
                is_unshown: false,
            },
            heading: level.map(|level| Heading { level, is_link: block.link_words == block.words }),
        }
    });
    Ok(pieces.collect())
}

/// The level of the heading that an element is.
const fn level(place: &Place) -> Option<u8> {
    if let Tag::Heading(level) = place.tag { Some(level) } else { None }
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
