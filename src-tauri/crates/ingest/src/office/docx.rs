//! DOCX: documents of Word and of the programs that write its format.
//!
//! The text is read as it would be if all tracked changes were accepted: what was inserted is kept, what was deleted is not. Hidden text,
//! instructions of fields, comments, headers and footers are not read; of content in several forms, the first is. Text boxes stand below the
//! paragraph that they are anchored in.

use super::paragraphs::Paragraphs;
use super::styles::{Style, Styles, named};
use super::{articles, part};
use crate::package::archive::Archive;
use crate::prose::Piece;
use crate::xml::Element;
use crate::{Contents, ReadError, ReadOptions};
use variorum_model::BlockKind;

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Reads the document in `archive`: an article, or several if a press database exported it.
pub(crate) fn read(archive: &Archive<'_>, options: &ReadOptions) -> Result<Contents, ReadError> {
    let main = main_part(archive).ok_or(ReadError::Damaged)?;
    let document = part(archive, &main)?.ok_or(ReadError::Damaged)?;
    let beside = |kind: &str| related(archive, &main, kind).and_then(|name| part(archive, &name).ok()?);
    let styles = beside("/styles").map_or_else(Styles::default, |root| styles(&root));
    let mut pieces = text(document.first("body").unwrap_or(&document), &styles).pieces();
    for (kind, name) in [("/footnotes", "footnote"), ("/endnotes", "endnote")] {
        pieces.extend(beside(kind).iter().flat_map(|root| notes(root, name, &styles)));
    }
    let properties = part(archive, "docProps/core.xml").ok().flatten();
    let title = properties.as_ref().and_then(|root| root.first("title")).map(Element::text);
    articles(MEDIA_TYPE, pieces, title.as_deref(), options.address.as_deref())
}

/// The name of the main part, if the package is a document of this format: the one to which it points itself, else the usual one.
pub(crate) fn main_part(archive: &Archive<'_>) -> Option<String> {
    const USUAL: &str = "word/document.xml";
    let named = related(archive, "", "/officeDocument").filter(|name| name.starts_with("word/"));
    named.or_else(|| archive.entry(USUAL).map(|_| USUAL.to_owned()))
}

/// The name of the part that `part` points to as one of this kind, which ends its type's address. What stands outside the package is never
/// looked at.
fn related(archive: &Archive<'_>, name: &str, kind: &str) -> Option<String> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let links = part(archive, &format!("{folder}{slash}_rels/{file}.rels")).ok()??;
    let link = links.all("Relationship").find(|link| {
        link.attribute("TargetMode") != Some("External")
            && link.attribute("Type").is_some_and(|address| address.ends_with(kind))
    })?;
    let target = link.attribute("Target")?;
    Some(match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{slash}{target}"),
    })
}

/// The styles that the part with this root defines.
fn styles(root: &Element) -> Styles {
    let mut styles = Styles::default();
    for style in root.all("style") {
        let value = |path: &[&str]| style.at(path).and_then(|element| element.attribute("val"));
        let is_outlined = value(&["pPr", "outlineLvl"]).is_some_and(is_heading_level);
        let kind = value(&["name"])
            .and_then(named)
            .or(is_outlined.then_some(BlockKind::Subhead))
            .or(style.at(&["pPr", "numPr"]).map(|_| BlockKind::ListItem));
        let base = value(&["basedOn"]).map(str::to_owned);
        let hides = style.first("rPr").and_then(|properties| switch(properties, "vanish"));
        if let Some(id) = style.attribute("styleId") {
            styles.add(id, Style { kind, hides, base });
        }
    }
    styles
}

/// Levels 0 to 8 are those of headings.
fn is_heading_level(level: &str) -> bool {
    level.parse::<u8>().is_ok_and(|level| level < 9)
}

/// Whether a property that is either on or off is on; none when it is not given.
fn switch(properties: &Element, name: &str) -> Option<bool> {
    let property = properties.first(name)?;
    Some(!matches!(property.attribute("val"), Some("0" | "false" | "off")))
}

/// The notes in the part with this root, as text beside the article.
fn notes(root: &Element, name: &str, styles: &Styles) -> Vec<Piece> {
    let is_note = |note: &&Element| note.attribute("type").is_none_or(|kind| kind == "normal");
    root.all(name).filter(is_note).flat_map(|note| text(note, styles).asides()).collect()
}

fn text(parent: &Element, styles: &Styles) -> Paragraphs {
    let mut walk =
        Walk { styles, paragraphs: Paragraphs::default(), boxes: Vec::new(), fields: Vec::new(), instructions: 0 };
    walk.blocks(parent, None);
    walk.paragraphs
}

/// The way through a document.
struct Walk<'e> {
    styles: &'e Styles,
    paragraphs: Paragraphs,
    /// The text boxes anchored in the open paragraph.
    boxes: Vec<&'e Element>,
    /// For each open field, whether its result is being read and not its instruction.
    fields: Vec<bool>,
    /// How many of the open fields are at their instruction.
    instructions: usize,
}

impl<'e> Walk<'e> {
    /// The paragraphs in `parent`; where no style says what they are, they are of this kind.
    fn blocks(&mut self, parent: &'e Element, kind: Option<BlockKind>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child, kind),
                "tc" => self.blocks(child, Some(BlockKind::Paragraph)),
                "del" | "moveFrom" => {}
                "AlternateContent" => self.blocks(first_form(child), kind),
                _ => self.blocks(child, kind),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &'e Element, kind: Option<BlockKind>) {
        let properties = paragraph.first("pPr");
        let value =
            |path: &[&str]| properties.and_then(|properties| properties.at(path)).and_then(|e| e.attribute("val"));
        let style = value(&["pStyle"]);
        if !style.is_some_and(|style| self.styles.hides(style)) {
            self.inline(paragraph);
        }
        // No instruction goes on in the next paragraph: one that seems to has no end, and would swallow the rest of the text.
        while self.fields.last() == Some(&false) {
            self.close_field();
        }
        if properties.and_then(|properties| properties.at(&["rPr", "del"])).is_some() {
            // The end of this paragraph is deleted: it goes on with the next.
            return;
        }
        let said = style.and_then(|style| self.styles.kind(style));
        let is_outlined = value(&["outlineLvl"]).is_some_and(is_heading_level);
        let is_item = value(&["numPr", "numId"]).is_some_and(|number| number != "0");
        let said = said
            .or(is_outlined.then_some(BlockKind::Subhead))
            .or(is_item.then_some(BlockKind::ListItem))
            .or(kind);
        self.paragraphs.end(said);
        for text_box in std::mem::take(&mut self.boxes) {
            self.blocks(text_box, None);
        }
    }

    /// The text of the runs in `parent`, at whatever depth.
    fn inline(&mut self, parent: &'e Element) {
        for child in parent.elements() {
            match child.name.as_str() {
                "r" => self.run(child),
                "pPr" | "rPr" | "del" | "moveFrom" => {}
                "AlternateContent" => self.inline(first_form(child)),
                _ => self.inline(child),
            }
        }
    }

    fn run(&mut self, run: &'e Element) {
        let is_hidden = run.first("rPr").is_some_and(|properties| {
            let style = properties.first("rStyle").and_then(|style| style.attribute("val"));
            let styled = || style.is_some_and(|style| self.styles.hides(style));
            switch(properties, "vanish").unwrap_or_else(styled)
        });
        self.run_content(run, is_hidden);
    }

    fn run_content(&mut self, run: &'e Element, is_hidden: bool) {
        for child in run.elements() {
            let is_shown = !is_hidden && self.instructions == 0;
            match child.name.as_str() {
                "fldChar" => self.field(child.attribute("fldCharType")),
                "AlternateContent" => self.run_content(first_form(child), is_hidden),
                _ if !is_shown => {}
                "t" => self.paragraphs.write(&child.text()),
                "tab" | "ptab" => self.paragraphs.write(" "),
                "br" | "cr" => self.paragraphs.end_line(),
                "noBreakHyphen" => self.paragraphs.write("\u{2011}"),
                "ruby" => child.all("rubyBase").for_each(|base| self.inline(base)),
                "drawing" | "pict" | "object" => self.boxes.extend(child.within("txbxContent")),
                _ => {}
            }
        }
    }

    fn field(&mut self, point: Option<&str>) {
        match point {
            Some("begin") => {
                self.fields.push(false);
                self.instructions += 1;
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut().filter(|field| !**field) {
                    *field = true;
                    self.instructions -= 1;
                }
            }
            Some("end") => self.close_field(),
            _ => {}
        }
    }

    fn close_field(&mut self) {
        if self.fields.pop() == Some(false) {
            self.instructions -= 1;
        }
    }
}

/// Of content that is given in several forms, the first.
fn first_form(content: &Element) -> &Element {
    content.first("Choice").or_else(|| content.first("Fallback")).unwrap_or(content)
}
