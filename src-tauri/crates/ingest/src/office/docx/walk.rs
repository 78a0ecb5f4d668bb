//! The way through a document's text.

use super::super::paragraphs::Paragraphs;
use super::super::styles::Styles;
use super::defined::{is_heading_level, switch};
use crate::xml::Element;
use variorum_model::BlockKind;

/// The paragraphs in `parent`.
pub(super) fn text(parent: &Element, styles: &Styles) -> Paragraphs {
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
                "tbl" => {
                    self.paragraphs.open_table();
                    self.blocks(child, kind);
                    self.paragraphs.close_table();
                }
                "tr" => {
                    let is_head = child.first("trPr").is_some_and(|row| switch(row, "tblHeader") == Some(true));
                    self.paragraphs.open_row(is_head);
                    self.blocks(child, kind);
                }
                "tc" => {
                    self.blocks(child, Some(BlockKind::Paragraph));
                    self.paragraphs.end_cell();
                }
                "del" => self.hide(child),
                "moveFrom" => {}
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
        if style.is_some_and(|style| self.styles.hides(style)) {
            self.hide(paragraph);
        } else {
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
        let said =
            said.or(is_outlined.then_some(BlockKind::Subhead)).or(is_item.then_some(BlockKind::ListItem)).or(kind);
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
                "del" => self.hide(child),
                "pPr" | "rPr" | "moveFrom" => {}
                "AlternateContent" => self.inline(first_form(child)),
                _ => self.inline(child),
            }
        }
    }

    /// Text that was deleted or that a style hides; of text that was moved away the place to which it was moved tells.
    fn hide(&mut self, parent: &Element) {
        self.hide_runs(parent);
        self.paragraphs.hide(" ");
    }

    fn hide_runs(&mut self, parent: &Element) {
        for child in parent.elements() {
            match child.name.as_str() {
                "t" | "delText" => self.paragraphs.hide(&child.text()),
                "tab" | "br" | "cr" => self.paragraphs.hide(" "),
                "moveFrom" => {}
                "AlternateContent" => self.hide_runs(first_form(child)),
                _ => self.hide_runs(child),
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
                "t" if is_hidden && self.instructions == 0 => self.paragraphs.hide(&child.text()),
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
