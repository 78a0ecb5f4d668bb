//! How large a page sets its text, as far as its markup says so.

use super::style::declared;
use super::tree::attribute;
use scraper::node::Element;

/// The size of text of which nothing is said, in hundredths of itself.
pub(super) const COMMON: u16 = 100;

/// The sizes of `<font size=1>` to `<font size=7>`.
const OF_FONT: [u16; 7] = [63, 82, 100, 113, 150, 200, 300];

/// The size of the text in `element`, which stands in text of the size `around`.
pub(super) fn of(element: &Element, around: u16) -> u16 {
    let own = match element.name() {
        "font" => attribute(element, "size").and_then(of_font),
        "small" => scaled(around, 83.0),
        "big" => scaled(around, 120.0),
        _ => None,
    };
    attribute(element, "style").and_then(|style| of_style(style, around)).or(own).unwrap_or(around)
}

fn of_font(size: &str) -> Option<u16> {
    let number: i8 = size.trim().parse().ok()?;
    let step = if size.trim().starts_with(['+', '-']) { number.saturating_add(3) } else { number };
    OF_FONT.get(usize::try_from(step.clamp(1, 7)).ok()? - 1).copied()
}

fn of_style(style: &str, around: u16) -> Option<u16> {
    let value = declared(style, "font-size")?;
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    let Ok(number) = number.parse::<f64>() else {
        let factor = match &*value {
            "xx-small" => 56.0,
            "x-small" => 63.0,
            "small" => 82.0,
            "medium" => 100.0,
            "large" => 113.0,
            "x-large" => 150.0,
            "xx-large" => 200.0,
            "smaller" => return scaled(around, 83.0),
            "larger" => return scaled(around, 120.0),
            _ => return None,
        };
        return scaled(COMMON, factor);
    };
    match unit.trim() {
        "px" => scaled(COMMON, number / 16.0 * 100.0),
        "pt" => scaled(COMMON, number / 12.0 * 100.0),
        "rem" => scaled(COMMON, number * 100.0),
        "em" => scaled(around, number * 100.0),
        "%" => scaled(around, number),
        _ => None,
    }
}

/// `size` times `percent` hundredths, if that is a size that can be read.
fn scaled(size: u16, percent: f64) -> Option<u16> {
    let scaled = f64::from(size) * percent / 100.0;
    (10.0..2_000.0).contains(&scaled).then_some(scaled.round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tree::parse;

    fn size(tag: &str) -> u16 {
        let html = parse(&format!("{tag}x")).unwrap();
        let elements = html.tree.nodes().filter_map(|node| node.value().as_element());
        elements.fold(COMMON, |around, element| of(element, around))
    }

    #[test]
    fn sizes_are_read_as_pages_write_them() {
        for (tag, expected) in [
            ("<font size=1>", 63),
            ("<font size='+1'>", 113),
            ("<div style='color:red; font-size: 12px'>", 75),
            ("<div style='FONT-SIZE:9pt'><span style='font-size:200%'>", 150),
            ("<small>", 83),
            ("<p style='font-size:smaller !important'>", 83),
            ("<p style='font-size:0'>", 100),
            ("<p style='font-size:inherit'>", 100),
        ] {
            assert_eq!(size(tag), expected, "{tag}");
        }
    }
}
