//! The components of a NewsML 1 item.
//!
//! What a list of equivalents holds is one text in several forms, of which the first that can be read is taken. Other texts that an item holds are
//! stories of their own, each with the lines of the components that hold it alone; captions and a summary belong to one.

use super::content::{Carried, carried};
use crate::normal::folded;
use crate::prose::Piece;
use crate::prose::rich::Written;
use crate::xml::Element;
use std::collections::BTreeSet;
use variorum_model::BlockKind;

/// The lines that stand between headline and text.
pub(super) const LINES: [(&str, BlockKind); 3] =
    [("SubHeadLine", BlockKind::Dek), ("ByLine", BlockKind::Byline), ("DateLine", BlockKind::Dateline)];

/// What the components of an item hold.
#[derive(Default)]
pub(super) struct Components<'e> {
    pub(super) texts: Vec<Text>,
    pub(super) summary: Option<Written>,
    pub(super) has_media: bool,
    /// Whether a text is only referred to.
    pub(super) stands_elsewhere: bool,
    /// Items inside the item.
    pub(super) inner: Vec<&'e Element>,
}

/// A text in an item.
pub(super) struct Text {
    pub(super) carried: Carried,
    pub(super) said: Said,
}

/// What components say of a text.
#[derive(Default)]
pub(super) struct Said {
    pub(super) headline: Option<String>,
    /// Those of [`LINES`] that are shown.
    pub(super) lines: [Option<String>; LINES.len()],
    pub(super) language: Option<String>,
    pub(super) captions: Vec<Piece>,
}

impl<'e> Components<'e> {
    /// What is in `item`.
    pub(super) fn of(item: &'e Element) -> Self {
        let mut walk = Walk::default();
        walk.enter(item, "");
        walk.settle_captions(None);
        walk.found
    }
}

/// A walk through the components.
#[derive(Default)]
struct Walk<'e> {
    found: Components<'e>,
    /// The components around the place, the outermost first.
    open: Vec<&'e Element>,
    /// How many of them the last text is in, too.
    shared: usize,
    /// Captions of which it is not settled to which text they belong, each with the outermost component around it that the last text is not in.
    captions: Vec<(Option<&'e Element>, Piece)>,
    /// The letters of the texts so far: not all equivalents are called so.
    seen: BTreeSet<String>,
}

impl<'e> Walk<'e> {
    /// Looks through a component and those inside it; `around` is the role of the one around it.
    fn enter(&mut self, component: &'e Element, around: &'e str) {
        let role = component.first("Role").and_then(formal).unwrap_or(around);
        let are_equivalent = component.attribute("EquivalentsList") == Some("yes");
        let before = self.found.texts.len();
        self.open.push(component);
        for element in component.elements() {
            match element.name.as_str() {
                "NewsComponent" => self.enter(element, role),
                "ContentItem" => self.content(element, role),
                "NewsItem" => self.found.inner.push(element),
                _ => {}
            }
            if are_equivalent && self.found.texts.len() > before {
                break;
            }
        }
        self.open.pop();
        self.shared = self.shared.min(self.open.len());
    }

    fn content(&mut self, item: &Element, role: &str) {
        let is_text = item.first("MediaType").and_then(formal).is_none_or(|kind| kind.eq_ignore_ascii_case("text"));
        if !is_text {
            self.found.has_media = true;
            return;
        }
        let kind = item.first("MimeType").and_then(formal);
        let Some(found) = item.first("DataContent").and_then(|content| carried(content, kind)) else {
            self.found.stands_elsewhere |= item.attribute("Href").is_some();
            return;
        };
        let role = role.to_ascii_lowercase();
        let is_summary = ["abstract", "summary"].iter().any(|word| role.contains(word));
        match found {
            Carried::Text(written) if role.contains("caption") => {
                let around = self.open.get(self.shared).copied();
                self.captions.push((around, Piece::of(BlockKind::Caption, &written.line())));
            }
            Carried::Text(written) if is_summary => _ = self.found.summary.get_or_insert(written),
            carried => self.text(carried),
        }
    }

    fn text(&mut self, carried: Carried) {
        let letters = carried.line().chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if !self.seen.insert(letters) {
            return;
        }
        // The first text is what all components around it speak of.
        let is_first = self.found.texts.is_empty();
        let own = self.open.get(if is_first { 0 } else { self.shared }..).unwrap_or_default();
        let line = |name: &str| own.iter().rev().find_map(|component| line(component.first("NewsLines")?, name));
        let within = own.last().and_then(|component| component.within("Language").into_iter().find_map(formal));
        let said = Said {
            headline: line("HeadLine"),
            lines: LINES.map(|(name, _)| line(name)),
            language: within.map(str::to_owned),
            captions: Vec::new(),
        };
        self.found.texts.push(Text { carried, said });
        self.settle_captions(self.open.get(self.shared).copied());
        self.shared = self.open.len();
    }

    /// Gives the captions to the last text if they stand in the component `around` it, and else to the one before; the first text has all before it.
    fn settle_captions(&mut self, around: Option<&Element>) {
        let count = self.found.texts.len();
        for (own, piece) in self.captions.drain(..) {
            let is_around = own.zip(around).is_some_and(|(own, around)| std::ptr::eq(own, around));
            let text =
                if is_around || around.is_none() || count == 1 { count.checked_sub(1) } else { count.checked_sub(2) };
            if let Some(text) = text.and_then(|text| self.found.texts.get_mut(text)) {
                text.said.captions.push(piece);
            }
        }
    }
}

/// The code in an element, which NewsML 1 calls its formal name.
pub(super) fn formal(element: &Element) -> Option<&str> {
    element.attribute("FormalName").map(str::trim).filter(|name| !name.is_empty())
}

/// The line of this name among `lines`.
pub(super) fn line(lines: &Element, name: &str) -> Option<String> {
    lines.first(name).map(|element| folded(&element.text())).filter(|text| !text.is_empty())
}
