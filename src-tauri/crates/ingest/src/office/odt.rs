//! ODT: documents of LibreOffice and of the programs that write the OpenDocument format, as packages and as one flat file.
//!
//! Deleted text of tracked changes, comments, indexes and hidden text are not read. Frames stand below the paragraph that they are anchored in.

use super::paragraphs::Paragraphs;
use super::styles::{Style, Styles, named};
use super::{articles, part};
use crate::package::archive::Archive;
use crate::prose::Piece;
use crate::xml::{self, Element, Node};
use crate::{Contents, ReadError, ReadOptions};
use variorum_model::BlockKind;

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

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
    of_roots(&root, &root, &root, address)
}

fn of_roots(
    content: &Element,
    styles: &Element,
    meta: &Element,
    address: Option<&str>,
) -> Result<Contents, ReadError> {
    let body = content.at(&["body", "text"]).ok_or(ReadError::Damaged)?;
    let mut walk = Walk::default();
    for group in [styles.first("styles"), styles.first("automatic-styles"), content.first("automatic-styles")] {
        group.into_iter().flat_map(|group| group.all("style")).for_each(|style| walk.add_style(style));
    }
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
}

impl<'e> Walk<'e> {
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
                "table" => self.blocks(child, Some(BlockKind::Paragraph)),
                name if PASSED_OVER.contains(&name) || child.attribute("display") == Some("none") => {}
                _ => self.blocks(child, kind),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &'e Element, kind: Option<BlockKind>) {
        let style = paragraph.attribute("style-name");
        if !style.is_some_and(|style| self.paragraph_styles.hides(style)) {
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
                name if is_hidden || PASSED_OVER.contains(&name) => {}
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
