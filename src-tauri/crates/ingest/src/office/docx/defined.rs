//! The styles that a document defines.

use super::super::styles::{Style, Styles, named};
use crate::xml::Element;
use variorum_model::BlockKind;

/// The styles that the part with this root defines.
pub(super) fn styles(root: &Element) -> Styles {
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
pub(super) fn is_heading_level(level: &str) -> bool {
    level.parse::<u8>().is_ok_and(|level| level < 9)
}

/// Whether a property that is either on or off is on; none when it is not given.
pub(super) fn switch(properties: &Element, name: &str) -> Option<bool> {
    let property = properties.first(name)?;
    Some(!matches!(property.attribute("val"), Some("0" | "false" | "off")))
}
