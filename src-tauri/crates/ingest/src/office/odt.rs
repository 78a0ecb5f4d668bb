//! ODT: texts in the Open Document Format, which word processors other than Word save, as packages and as one flat file.
//!
//! Deleted text of tracked changes and hidden text are left out; comments and indexes are not read. Frames stand below the
//! paragraph that they are anchored in.

use super::paragraphs::Paragraphs;
use super::styles::{Style, Styles, named};
use super::{articles, part};
use crate::package::archive::Archive;
use crate::prose::Piece;
use crate::xml::{self, Element, Node};
use crate::{Contents, ReadError, ReadOptions};
use std::collections::BTreeMap;
use variorum_model::BlockKind;

/// The kind of document.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// Elements in which no text of the document stands.
const PASSED_OVER: [&str; 17] = [
    "tracked-changes",
    "annotation",
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "alphabetical-index",
    "bibliography",
    "forms",
    "note-citation",
    "ruby-text",
    "script",
    "hidden-text",
    "covered-table-cell",
    "object",
    "event-listeners",
];

/// Reads the document in `archive`: an article, or several if a press database exported it.
pub(crate) fn read(archive: &Archive<'_>, options: &ReadOptions) -> Result<Contents, ReadError> {
    let manifest = part(archive, "META-INF/manifest.xml").ok().flatten();
    if manifest.is_some_and(|root| !root.within("encryption-data").is_empty()) {
        return Err(ReadError::Encrypted);
    }
    let content = part(archive, "content.xml")?.ok_or(ReadError::Damaged)?;
    let styles = part(archive, "styles.xml").ok().flatten().unwrap_or_default();
    let meta = part(archive, "meta.xml").ok().flatten().unwrap_or_default();
    of_roots(&content, &styles, &meta, options.address.as_deref())
}

/// Reads the flat file `text`; `address` is where it came from.
pub(crate) fn read_flat(text: &str, address: Option<&str>) -> Result<Contents, ReadError> {
    let root = xml::parse(text)?;
    if root.at(&["body", "text"]).is_none() {
        let kind = root.attribute("mimetype").unwrap_or("application/vnd.oasis.opendocument");
        return Err(ReadError::UnknownFormat { media_type: kind.into() });
    }
    of_roots(&root, &root, &root, address)
}

fn of_roots(content: &Element, styles: &Element, meta: &Element, address: Option<&str>) -> Result<Contents, ReadError> {
    let body = content.at(&["body", "text"]).ok_or(ReadError::Damaged)?;
    let mut walk = Walk::default();
    for group in [styles.first("styles"), styles.first("automatic-styles"), content.first("automatic-styles")] {
        group.into_iter().flat_map(|group| group.all("style")).for_each(|style| walk.add_style(style));
    }
    walk.add_deleted(body);
    walk.blocks(body, None);
    let mut pieces = walk.paragraphs.pieces();
    pieces.append(&mut walk.notes);
    let title = meta.at(&["meta", "title"]).map(Element::text);
    articles(MEDIA_TYPE, pieces, title.as_deref(), address)
}

/// The way through a document.
#[derive(Default)]
struct Walk<'e> {
    paragraph_styles: Styles,
    character_styles: Styles,
    paragraphs: Paragraphs,
    /// The frames anchored in the open paragraph.
    frames: Vec<&'e Element>,
    notes: Vec<Piece>,
    /// The texts that tracked changes deleted, by the names of the changes.
    deleted: BTreeMap<&'e str, &'e Element>,
}

impl<'e> Walk<'e> {
    fn add_deleted(&mut self, body: &'e Element) {
        for region in body.all("tracked-changes").flat_map(|changes| changes.all("changed-region")) {
            self.deleted.extend(region.attribute("id").zip(region.first("deletion")));
        }
    }

    /// The text of the paragraphs in `parent`, which does not show.
    fn hide(&mut self, parent: &Element) {
        for child in parent.elements().filter(|child| child.name != "change-info") {
            self.paragraphs.hide(&child.text());
            self.paragraphs.hide(" ");
        }
    }

    fn add_style(&mut self, style: &Element) {
        let Some(name) = style.attribute("name") else { return };
        let shown = style.attribute("display-name").map_or_else(|| name.replace("_20_", " "), str::to_owned);
        let display = style.first("text-properties").and_then(|properties| properties.attribute("display"));
        let kind = named(&shown);
        let base = style.attribute("parent-style-name").map(str::to_owned);
        let style_of = Style { kind, hides: display.map(|display| display == "none"), base };
        match style.attribute("family") {
            Some("paragraph") => self.paragraph_styles.add(name, style_of),
            Some("text") => self.character_styles.add(name, style_of),
            _ => {}
        }
    }

    /// The paragraphs in `parent`; where no style says what they are, they are of this kind.
    fn blocks(&mut self, parent: &'e Element, kind: Option<BlockKind>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child, kind),
                "h" => self.paragraph(child, Some(BlockKind::Subhead)),
                "list" => self.blocks(child, Some(BlockKind::ListItem)),
                "table" => {
                    self.paragraphs.open_table();
                    self.blocks(child, Some(BlockKind::Paragraph));
                    self.paragraphs.close_table();
                }
                "table-row" => {
                    self.paragraphs.open_row(parent.name == "table-header-rows");
                    self.blocks(child, kind);
                }
                "table-cell" => {
                    self.blocks(child, kind);
                    self.paragraphs.end_cell();
                }
                name if PASSED_OVER.contains(&name) || child.attribute("display") == Some("none") => {}
                _ => self.blocks(child, kind),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &'e Element, kind: Option<BlockKind>) {
        let style = paragraph.attribute("style-name");
        if style.is_some_and(|style| self.paragraph_styles.hides(style)) {
            self.paragraphs.hide(&paragraph.text());
        } else {
            self.inline(paragraph);
        }
        let styled = style.and_then(|style| self.paragraph_styles.kind(style));
        self.paragraphs.end(styled.or(kind));
        for frame in std::mem::take(&mut self.frames) {
            self.blocks(frame, None);
        }
    }

    fn inline(&mut self, parent: &'e Element) {
        for node in &parent.nodes {
            let child = match node {
                Node::Text(text) => {
                    self.paragraphs.write(text);
                    continue;
                }
                Node::Element(child) => child,
            };
            let is_hidden = child.name == "span"
                && child.attribute("style-name").is_some_and(|style| self.character_styles.hides(style));
            match child.name.as_str() {
                "s" | "tab" => self.paragraphs.write(" "),
                "line-break" => self.paragraphs.end_line(),
                "note" => self.note(child),
                "frame" | "g" | "custom-shape" | "text-box" | "rect" => self.frames.push(child),
                _ if is_hidden => self.paragraphs.hide(&child.text()),
                "change" => {
                    let change = child.attribute("change-id");
                    if let Some(deleted) = change.and_then(|change| self.deleted.get(change)).copied() {
                        self.hide(deleted);
                    }
                }
                name if PASSED_OVER.contains(&name) => {}
                _ => self.inline(child),
            }
        }
    }

    /// A note stands outside the paragraph that refers to it.
    fn note(&mut self, note: &'e Element) {
        let paragraphs = std::mem::take(&mut self.paragraphs);
        let frames = std::mem::take(&mut self.frames);
        note.all("note-body").for_each(|body| self.blocks(body, None));
        self.frames = frames;
        let note = std::mem::replace(&mut self.paragraphs, paragraphs);
        self.notes.extend(note.asides());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Part;
    use crate::package::samples::{Stored, zip};
    use proptest::prelude::*;
    use variorum_model::{Extraction, LeftOut};

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    fn flat(body: &str) -> String {
        format!(
            "<office:document><office:meta><dc:title>Ferry fire</dc:title><dc:creator>Someone Else</dc:creator></office:meta>\
             <office:styles><style:style style:name='Heading_20_1' style:family='paragraph'/>\
             <style:style style:name='Quotations' style:family='paragraph'/><style:style style:name='Caption' style:family='paragraph'/>\
             <style:style style:name='Title' style:family='paragraph'/></office:styles>\
             <office:automatic-styles><style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>\
             <style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>\
             </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
        )
    }

    fn article(body: &str) -> Extraction {
        let mut parts = read_flat(&flat(body), None).unwrap().parts;
        let Part::Article(article) = parts.remove(0) else { panic!("no article") };
        *article
    }

    #[test]
    fn elements_and_styles_say_what_paragraphs_are() {
        let read = article(&format!(
            "<text:p text:style-name='Title'>Ferry fire</text:p><text:p>{PROSE}</text:p><text:h text:outline-level='2'>The night</text:h>\
             <text:p text:style-name='P1'>It was loud.</text:p><text:list><text:list-item><text:p>Two cabins</text:p></text:list-item></text:list>\
             <text:p text:style-name='Caption'>The quay.</text:p>"
        ));
        let found: Vec<_> = read.blocks.iter().map(|block| (block.kind, block.left_out)).collect();
        let expected = [
            (BlockKind::Headline, Some(LeftOut::Headline)),
            (BlockKind::Paragraph, None),
            (BlockKind::Subhead, None),
            (BlockKind::BlockQuote, None),
            (BlockKind::ListItem, None),
            (BlockKind::Caption, Some(LeftOut::PhotoCaption)),
        ];
        assert_eq!(found, expected);
        assert_eq!((read.title.as_deref(), read.byline.len(), read.published), (Some("Ferry fire"), 0, None));
    }

    #[test]
    fn what_is_deleted_hidden_or_beside_the_text_is_not_read_in_it() {
        let read = article(
            "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region>\
             </text:tracked-changes><text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>\
             <text:p>The<text:change text:change-id='c1'/><text:s text:c='3'/><text:change-start/>new<text:change-end/><text:note><text:note-citation>1</text:note-citation>\
             <text:note-body><text:p>From the log.</text:p></text:note-body></text:note><text:tab/><text:span>pier</text:span>\
             <text:span text:style-name='T1'> hidden</text:span><office:annotation><text:p>comment</text:p></office:annotation>\
             <draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame><text:line-break/>opens</text:p>\
             <table:table><table:table-row><table:table-cell><text:p>Deck</text:p></table:table-cell></table:table-row></table:table>",
        );
        let texts: Vec<_> = read.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["The new pier opens", "deleted hidden", "Boxed", "Deck", "From the log."]);
        assert_eq!(read.blocks[1].left_out, Some(LeftOut::NotShown));
        assert_eq!(read.blocks[4].left_out, Some(LeftOut::OutsideArticle));
    }

    #[test]
    fn a_row_of_a_table_is_one_paragraph() {
        let row = |name: &str, one: &str, other: &str| {
            let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
            format!("<table:{name}><table:table-row>{}{}</table:table-row></table:{name}>", cell(one), cell(other))
        };
        let (head, body) = (row("table-header-rows", "Deck", "Cabins"), row("table-rows", "A", "12"));
        let read = article(&format!("<text:p>{PROSE}</text:p><table:table>{head}{body}</table:table>"));
        let texts: Vec<_> = read.blocks.iter().skip(1).map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Deck | Cabins", "A | 12"]);
    }

    #[test]
    fn a_flat_file_that_is_no_text_is_not_read() {
        let table = "<office:document office:mimetype='application/x'><office:body><office:spreadsheet/></office:body></office:document>";
        assert_eq!(
            read_flat(table, None).unwrap_err(),
            ReadError::UnknownFormat { media_type: "application/x".into() }
        );
    }

    #[test]
    fn a_package_is_read_and_a_locked_one_is_not() {
        let content = flat(&format!("<text:p>{PROSE}</text:p>"));
        let read = |manifest: &str| {
            let parts = [("content.xml", content.as_str()), ("META-INF/manifest.xml", manifest)];
            let bytes = zip(&parts.map(|(name, text)| Stored::deflated(name, text.as_bytes())));
            read(&Archive::open(&bytes).unwrap(), &ReadOptions::default())
        };
        assert_eq!(read("<m:manifest><m:file-entry/></m:manifest>").unwrap().parts.len(), 1);
        let locked = "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
        assert_eq!(read(locked).unwrap_err(), ReadError::Encrypted);
    }

    proptest! {
        #[test]
        fn no_document_makes_the_reader_panic(
            body in "(<text:(p|h|span text:style-name='T1'|list|note|note-body|s/|tab/|line-break/)>|</text:(p|h|span)>|<draw:frame>|[a-z\u{e9} ]{1,9}){0,40}"
        ) {
            let _ = read_flat(&flat(&body), None);
        }
    }
}
