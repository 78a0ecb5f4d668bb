//! NITF, the markup of agencies' stories (versions 3.x).

mod body;
mod head;

pub(crate) use body::pieces;

use crate::ReadError;
use crate::charset::Decoded;
use crate::html::plain;
use crate::news::Item;
use crate::prose::Piece;
use crate::prose::rich::Written;
use crate::xml::{self, Element};
use variorum_model::{BlockKind, Extraction};

const MEDIA_TYPE: &str = "application/x-nitf+xml";

/// An abstract with more paragraphs is not looked for in the body.
const LONGEST_ABSTRACT: usize = 8;

/// Reads the document `decoded`; `address` is where it came from.
pub(crate) fn read(decoded: &Decoded, address: Option<&str>) -> Result<Extraction, ReadError> {
    let root = xml::parse(&decoded.text)?;
    if head::is_withdrawn(&root) {
        return Err(ReadError::Withdrawn);
    }
    item(&root).article(&decoded.doubts, address)
}

/// The story in the `nitf` element.
pub(crate) fn item(nitf: &Element) -> Item {
    let head = nitf.at(&["body", "body.head"]);
    let all = |name: &str| head.map(|head| head.within(name)).unwrap_or_default();
    let body: Vec<Piece> = content(nitf);
    let summary: Vec<Piece> = all("abstract").into_iter().flat_map(|element| pieces(element, BlockKind::Dek)).collect();
    let mut above = Vec::new();
    let subheads = all("hl2").into_iter().map(|element| Piece::of(BlockKind::Dek, &element.text()));
    above.extend(subheads);
    above.extend(all("note").into_iter().flat_map(|element| pieces(element, BlockKind::Furniture)));
    above.extend(all("byline").into_iter().flat_map(|element| pieces(element, BlockKind::Byline)));
    above.extend(all("dateline").into_iter().flat_map(|element| pieces(element, BlockKind::Dateline)));
    let statement = head::statement(nitf, &summary);
    let has_body = !body.is_empty();
    // Agencies' abstracts mostly are the first paragraph over again.
    if has_body && !says_again(&summary, &body) {
        above.extend(summary.iter().cloned());
    }
    Item {
        media_type: MEDIA_TYPE,
        statement,
        above,
        content: has_body.then_some(Written::Pieces(body)),
        summary: (!has_body).then_some(Written::Pieces(summary)),
    }
}

/// The pieces of the body and of what ends it.
fn content(nitf: &Element) -> Vec<Piece> {
    let Some(body) = nitf.first("body") else { return Vec::new() };
    let contents = body.all("body.content").flat_map(|content| pieces(content, BlockKind::Paragraph));
    let ends = body.all("body.end").flat_map(|end| pieces(end, BlockKind::Furniture));
    contents.chain(ends).collect()
}

/// Whether `summary` says the beginning of `body` again.
fn says_again(summary: &[Piece], body: &[Piece]) -> bool {
    if summary.len() > LONGEST_ABSTRACT {
        return false;
    }
    let begin: String = body.iter().take(summary.len().max(1) + 1).map(|piece| plain(&piece.text) + " ").collect();
    summary.iter().all(|piece| begin.contains(plain(&piece.text).as_str()))
}
