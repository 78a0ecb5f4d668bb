//! Which elements a page does not show, as far as their own markup says so.

use super::element::is_unread;
use super::style::{declared, pixels};
use super::tree::attribute;
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// What is set so far to the left or above is beside every page.
const BESIDE_PAGE: f64 = -500.0;

/// Whether the page does not show the element, though it has text. A page that hides all of itself shows it once a script has run.
pub(super) fn is_hidden(node: NodeRef<'_, Node>, element: &Element) -> bool {
    match element.name() {
        "html" | "body" => false,
        "noscript" | "template" => true,
        "dialog" if attribute(element, "open").is_none() => true,
        name if is_unread(name) => false,
        _ => {
            let style = attribute(element, "style").unwrap_or_default();
            attribute(element, "hidden").is_some()
                || is_hidden_by_style(element)
                || is_beside_page(style)
                || (is_without_ink(style) && !is_styled_inside(node))
        }
    }
}

/// Whether the element's style takes it, and all in it, off the page until a script changes that.
pub(super) fn is_hidden_by_style(element: &Element) -> bool {
    let says = |style, property, value| declared(style, property).is_some_and(|own| own == value);
    attribute(element, "style")
        .is_some_and(|style| says(style, "display", "none") || says(style, "visibility", "hidden"))
}

fn is_beside_page(style: &str) -> bool {
    let is_far =
        |property| declared(style, property).and_then(|value| pixels(&value)).is_some_and(|at| at <= BESIDE_PAGE);
    let is_placed = declared(style, "position").is_some_and(|value| matches!(&*value, "absolute" | "fixed"));
    is_far("text-indent") || (is_placed && (is_far("left") || is_far("top")))
}

/// Whether text is set in no size, or in the colour of its ground.
fn is_without_ink(style: &str) -> bool {
    let ground = declared(style, "background-color").or_else(|| declared(style, "background"));
    declared(style, "font-size").and_then(|size| pixels(&size)).is_some_and(|size| size == 0.0)
        || ground.is_some_and(|ground| {
            declared(style, "color").is_some_and(|colour| colour_of(&colour) == colour_of(&ground))
        })
}

/// Whether an element below may set its text otherwise: mails are laid out in cells of no size, whose paragraphs state theirs.
fn is_styled_inside(node: NodeRef<'_, Node>) -> bool {
    node.descendants().skip(1).filter_map(|inner| inner.value().as_element()).any(|element| {
        element.name() == "font" || ["class", "id", "style"].iter().any(|name| attribute(element, name).is_some())
    })
}

/// A colour as six digits, where it is written so or is one of the two that pages are mostly printed in.
fn colour_of(value: &str) -> String {
    let compact: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    match &*compact {
        "white" | "rgb(255,255,255)" => "#ffffff".to_owned(),
        "black" | "rgb(0,0,0)" => "#000000".to_owned(),
        short if short.len() == 4 && short.starts_with('#') => {
            std::iter::once('#').chain(short.chars().skip(1).flat_map(|digit| [digit, digit])).collect()
        }
        _ => compact,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tree::parse;

    fn hides(tag: &str) -> bool {
        let html = parse(&format!("<body>{tag}Text")).unwrap();
        html.tree.nodes().any(|node| node.value().as_element().is_some_and(|element| is_hidden(node, element)))
    }

    #[test]
    fn a_style_hides_by_its_property_and_value() {
        for style in [
            "display:none",
            "color: red; DISPLAY : None !important",
            "visibility: hidden",
            "font-size:0",
            "font-size: 0px",
            "position:absolute; left:-9999px",
            "text-indent:-999px",
            "color:#fff; background:white",
            "color:#FFFFFF; background-color: rgb(255, 255, 255)",
        ] {
            assert!(hides(&format!("<p style='{style}'>")), "{style}");
        }
        for style in [
            "-webkit-backface-visibility: hidden; backface-visibility: hidden",
            "visibility:hidden; visibility:visible",
            "content-visibility: hidden-not",
            "font-size:0.9em",
            "left:-9999px",
            "position:absolute; left:-20px",
            "color:#fff; background:#000",
            "color:#fff",
            "background:url(display:none)",
        ] {
            assert!(!hides(&format!("<p style='{style}'>")), "{style}");
        }
    }

    #[test]
    fn text_that_states_its_size_inside_what_has_none_is_shown() {
        assert!(!hides("<div style='font-size:0'><p style='font-size:16px'>"));
        assert!(!hides("<div style='font-size:0'><p class=text>"));
        assert!(hides("<div style='font-size:0'><p>"));
    }
}
