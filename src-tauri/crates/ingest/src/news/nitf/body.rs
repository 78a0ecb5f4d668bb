//! The body of a story in NITF's elements.

use crate::normal::word_count;
use crate::prose::{Piece, paragraphs};
use crate::table::{self, Cell};
use crate::xml::{Element, Node};
use variorum_model::BlockKind;

/// Elements that hold no text of the story.
const SKIPPED: [&str; 9] = [
    "media-reference",
    "media-metadata",
    "media-object",
    "alt-code",
    "custom-table",
    "nitf-table-metadata",
    "nitf-col",
    "nitf-colgroup",
    "bibliography",
];

/// Elements that part the text without saying what it is.
const PARTING: [&str; 18] = [
    "p",
    "block",
    "body.content",
    "body.end",
    "ul",
    "ol",
    "dl",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "nitf-table",
    "caption",
    "hr",
    "fn",
];

/// The pieces of what stands in `element`; what no element says to be of another kind is of this `kind`.
pub(crate) fn pieces(element: &Element, kind: BlockKind) -> Vec<Piece> {
    let mut walk = Walk::default();
    walk.children(element, kind);
    walk.finish(kind);
    walk.pieces
}

#[derive(Default)]
struct Walk {
    pieces: Vec<Piece>,
    text: String,
}

impl Walk {
    fn children(&mut self, element: &Element, kind: BlockKind) {
        for node in &element.nodes {
            match node {
                Node::Text(text) => self.text.push_str(text),
                Node::Element(inner) => self.element(inner, kind),
            }
        }
    }

    fn element(&mut self, element: &Element, kind: BlockKind) {
        let name = element.name.as_str();
        if SKIPPED.contains(&name) {
            return;
        }
        if name == "br" {
            self.text.push(' ');
        } else if name == "pre" {
            self.finish(kind);
            self.pieces.extend(paragraphs(&element.text()).iter().map(|text| Piece::of(kind, text)));
        } else if let Some(rows) = (name == "table").then(|| rows_of_data(element, kind)).flatten() {
            self.finish(kind);
            self.pieces.extend(rows);
        } else if let Some(own) = said(name, kind).or_else(|| PARTING.contains(&name).then_some(kind)) {
            self.finish(kind);
            self.children(element, own);
            self.finish(own);
        } else if name == "media" {
            self.finish(kind);
            self.media(element);
        } else {
            self.children(element, kind);
        }
    }

    /// Of a picture or a film only its words are read.
    fn media(&mut self, media: &Element) {
        for element in media.elements() {
            let kind = match element.name.as_str() {
                "media-caption" => BlockKind::Caption,
                "media-producer" => BlockKind::Credit,
                _ => continue,
            };
            self.children(element, kind);
            self.finish(kind);
        }
    }

    fn finish(&mut self, kind: BlockKind) {
        let piece = Piece::of(kind, &std::mem::take(&mut self.text));
        if !piece.text.is_empty() {
            self.pieces.push(piece);
        }
    }
}

/// The rows of a table of data, each a piece of this kind, with what stands above them; none for a table that lays texts out.
fn rows_of_data(table: &Element, kind: BlockKind) -> Option<Vec<Piece>> {
    if !table.within("table").is_empty() {
        return None;
    }
    let (mut above, mut rows, mut described) = (Vec::new(), Vec::new(), Vec::new());
    let mut add = |row: &Element, in_head: bool| -> Option<()> {
        let (mut pieces, mut cells) = (Vec::new(), Vec::new());
        for cell in row.elements().filter(|cell| matches!(cell.name.as_str(), "td" | "th")) {
            let piece = match self::pieces(cell, kind).as_slice() {
                [] => Piece::plain(""),
                [piece] if piece.kind == Some(kind) => piece.clone(),
                _ => return None,
            };
            cells.push(Cell { is_head: in_head || cell.name == "th", ..Cell::of(&piece.text) });
            pieces.push(piece);
        }
        rows.push(Piece { kind: Some(kind), ..Piece::row(&pieces) });
        described.push(cells);
        Some(())
    };
    for part in table.elements() {
        match part.name.as_str() {
            "tr" => add(part, false)?,
            "thead" | "tbody" | "tfoot" => part.all("tr").try_for_each(|row| add(row, part.name == "thead"))?,
            _ => above.extend(pieces(part, kind)),
        }
    }
    rows.retain(|row| word_count(&row.text) > 0);
    table::is_of_data(&described).then(|| above.into_iter().chain(rows).collect())
}

/// What kind of block an element makes inside one of the kind `around`, if it says so.
fn said(name: &str, around: BlockKind) -> Option<BlockKind> {
    // What stands in a caption or in furniture is part of it.
    let is_text = matches!(
        around,
        BlockKind::Paragraph | BlockKind::Subhead | BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Dek
    );
    let own = match name {
        "hl1" | "hl2" => BlockKind::Subhead,
        "bq" => BlockKind::BlockQuote,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "byline" | "byttl" => BlockKind::Byline,
        "dateline" => BlockKind::Dateline,
        "abstract" => BlockKind::Dek,
        "tagline" | "note" | "datasource" | "copyrite" | "rights" => BlockKind::Furniture,
        "credit" => around,
        _ => return None,
    };
    Some(if is_text { own } else { around })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::parse;

    #[test]
    fn a_row_of_a_table_of_data_is_one_paragraph() {
        let texts = |rows: &str| -> Vec<String> {
            let content =
                parse(&format!("<nitf-table><table><caption>Cabins</caption>{rows}</table></nitf-table>")).unwrap();
            pieces(&content, BlockKind::Paragraph).into_iter().map(|piece| piece.text).collect()
        };
        let body = "<tbody><tr><td>A</td><td><p>twelve</p></td></tr><tr><td/><td/></tr></tbody>";
        let head = "<thead><tr><td>Deck</td><td>Free</td></tr></thead>";
        assert_eq!(texts(&format!("{head}{body}")), ["Cabins", "Deck | Free", "A | twelve"]);
        assert_eq!(texts(body), ["Cabins", "A", "twelve"]);
        assert_eq!(texts("<tr><td>A</td><td>12</td></tr><tr><td>B</td><td>9</td></tr>"), ["Cabins", "A | 12", "B | 9"]);
    }

    #[test]
    fn elements_say_what_their_text_is() {
        let content = parse(
            "<body.content><media media-type='image'><media-reference source='a.jpg'>x</media-reference>\
             <media-caption><p>The quay.</p></media-caption><media-producer>R. Vey</media-producer></media>\
             <block><p>The <location>Callow</location> ferry,<br/>late.</p><hl2>Inquiry</hl2></block>\
             <bq><block><p>We saw smoke.</p></block><credit>A passenger</credit></bq>\
             <ul><li><p>One</p></li><li>Two</li></ul><table><tr><td>Cabins</td><td>2</td></tr></table>\
             <pre>Fares\n\nRise</pre>Loose text.</body.content>",
        );
        let found: Vec<_> = pieces(&content.unwrap(), BlockKind::Paragraph)
            .into_iter()
            .map(|piece| (piece.text, piece.kind.unwrap()))
            .collect();
        let expected = [
            ("The quay.", BlockKind::Caption),
            ("R. Vey", BlockKind::Credit),
            ("The Callow ferry, late.", BlockKind::Paragraph),
            ("Inquiry", BlockKind::Subhead),
            ("We saw smoke.", BlockKind::BlockQuote),
            ("A passenger", BlockKind::BlockQuote),
            ("One", BlockKind::ListItem),
            ("Two", BlockKind::ListItem),
            ("Cabins", BlockKind::Paragraph),
            ("2", BlockKind::Paragraph),
            ("Fares", BlockKind::Paragraph),
            ("Rise", BlockKind::Paragraph),
            ("Loose text.", BlockKind::Paragraph),
        ];
        assert_eq!(found, expected.map(|(text, kind)| (text.to_owned(), kind)));
    }
}
