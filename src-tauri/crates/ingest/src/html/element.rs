//! What an element says of its text by its name and its attributes.

use super::page::Tag;
use super::tree::attribute;
use scraper::node::Element;
use std::collections::BTreeMap;
use variorum_lexicon::{Mark, Marks};

/// Whether elements of this name have no content in HTML, and no end.
pub(crate) fn is_void(name: &str) -> bool {
    const VOID: [&str; 14] =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
    VOID.contains(&name)
}

/// Elements whose text is not shown as text, or not by the author.
const UNREAD: [&str; 29] = [
    "area", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "meter",
    "noscript", "object", "option", "param", "progress", "rp", "rt", "script", "select", "source", "style", "svg",
    "template", "textarea", "track", "video", "wbr",
];

/// Elements that end the line before and after them, besides those that are a [`Tag`] of their own.
const BREAKING: [&str; 36] = [
    "address",
    "article",
    "aside",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "main",
    "menu",
    "nav",
    "ol",
    "picture",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "ul",
    "article-body",
    "amp-img",
];

/// Whether the text of elements of this name is not read.
pub(super) fn is_unread(name: &str) -> bool {
    UNREAD.contains(&name)
}

/// Whether elements of this name end the line before and after them.
pub(super) fn is_breaking(name: &str) -> bool {
    BREAKING.contains(&name)
}

/// What an element is, as far as reading goes.
pub(super) fn tag(element: &Element) -> Tag {
    if attribute(element, "role") == Some("heading") {
        let level = attribute(element, "aria-level").and_then(|level| level.parse().ok());
        return Tag::Heading(level.filter(|level| (1..=6).contains(level)).unwrap_or(2));
    }
    match element.name() {
        "p" => Tag::Paragraph,
        "li" => Tag::ListItem,
        "blockquote" => Tag::BlockQuote,
        "figure" => Tag::Figure,
        "figcaption" | "caption" => Tag::Caption,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        "h1" => Tag::Heading(1),
        "h2" => Tag::Heading(2),
        "h3" => Tag::Heading(3),
        "h4" => Tag::Heading(4),
        "h5" => Tag::Heading(5),
        "h6" => Tag::Heading(6),
        _ => Tag::Other,
    }
}

/// The looks of a page's elements, numbered in the order in which they first appear.
#[derive(Default)]
pub(super) struct Looks(BTreeMap<(String, Option<String>), usize>);

impl Looks {
    /// The number of the element's look: that of the names by which style sheets choose it.
    pub(super) fn of(&mut self, element: &Element) -> usize {
        let next = self.0.len();
        let class = attribute(element, "class");
        let names =
            class.map(|class| class.split_whitespace().filter(|name| !is_number(name)).collect::<Vec<_>>().join(" "));
        *self.0.entry((element.name().to_owned(), names)).or_insert(next)
    }
}

/// Whether a name is that of one element alone, as programs number the entries of a site: "post-48213".
fn is_number(name: &str) -> bool {
    name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len() >= 4
}

/// What an element's name and attributes say of it.
pub(super) fn marks(element: &Element) -> Marks {
    const NAMED: [&str; 8] =
        ["class", "id", "itemprop", "data-component", "data-testid", "data-module", "data-type", "aria-label"];
    let mut marks = match element.name() {
        "nav" | "menu" => Marks::of(&[Mark::Navigation]),
        "footer" => Marks::of(&[Mark::Footer]),
        "aside" => Marks::of(&[Mark::Aside]),
        "figcaption" | "caption" => Marks::of(&[Mark::Caption]),
        "figure" => Marks::of(&[Mark::Media]),
        // The names of a whole page speak of its parts.
        "html" | "body" => return Marks::default(),
        _ => Marks::default(),
    };
    for (key, value) in &element.attrs {
        if NAMED.contains(&&*key.local) {
            marks |= Marks::of_name(value);
        } else if &*key.local == "role" {
            marks |= match &**value {
                "navigation" | "banner" | "search" | "menu" => Marks::of(&[Mark::Navigation]),
                "contentinfo" => Marks::of(&[Mark::Footer]),
                "complementary" => Marks::of(&[Mark::Aside]),
                "dialog" | "alertdialog" => Marks::of(&[Mark::Notice]),
                _ => Marks::default(),
            };
        }
    }
    marks
}
