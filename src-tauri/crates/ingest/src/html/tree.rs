//! The tree of a page, built within limits.

use crate::ReadError;
use ego_tree::NodeRef;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use scraper::node::Element;
use scraper::{Html, HtmlTreeSink, Node};

/// How deep elements may nest. Browsers stop there too; the parser itself has no limit and takes quadratic time on nested lists.
pub(crate) const DEEPEST: usize = 512;

/// How many bytes are parsed between two looks at the depth. A stretch this short cannot nest so deeply that it takes long.
const STRETCH: usize = 8 * 1024;

/// The tree of the page `text`.
pub(crate) fn parse(text: &str) -> Result<Html, ReadError> {
    let mut parser = driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (stretch, after) = rest.split_at(rest.floor_char_boundary(STRETCH));
        rest = after;
        parser.process(StrTendril::from(stretch));
        if open_depth(&parser.tokenizer.sink.sink.0.borrow()) > DEEPEST {
            return Err(ReadError::TooDeep { most: DEEPEST });
        }
    }
    let html = parser.finish();
    if is_within_depth(&html) { Ok(html) } else { Err(ReadError::TooDeep { most: DEEPEST }) }
}

/// How deep the end of the tree lies: where the parser goes on.
fn open_depth(html: &Html) -> usize {
    std::iter::successors(Some(html.tree.root()), NodeRef::last_child).count()
}

fn is_within_depth(html: &Html) -> bool {
    let mut depth = 0;
    for edge in html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(_) => depth += 1,
            ego_tree::iter::Edge::Close(_) => depth -= 1,
        }
        if depth > DEEPEST {
            return false;
        }
    }
    true
}

/// The value of the attribute `name`, which is in lower case.
pub(crate) fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs.iter().find(|(key, _)| &*key.local == name).map(|(_, value)| &**value)
}

/// The text in `node`, as it stands in the page.
pub(crate) fn text_of(node: NodeRef<'_, Node>) -> String {
    node.descendants().filter_map(|inner| inner.value().as_text().map(|text| &**text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(tag: &str, depth: usize) -> String {
        format!("{}text", format!("<{tag}>").repeat(depth))
    }

    #[test]
    fn a_page_that_nests_too_deeply_is_refused_in_good_time() {
        for tag in ["div", "ul", "b", "span", "table><tr><td"] {
            assert_eq!(parse(&nested(tag, 60_000)).err(), Some(ReadError::TooDeep { most: DEEPEST }), "{tag}");
        }
        let closed = format!("{}{}", nested("div", 600), "</div>".repeat(600));
        assert!(parse(&closed).is_err());
    }

    #[test]
    fn a_page_that_leaves_paragraphs_open_is_not_deep() {
        assert!(parse(&nested("p", 5_000)).is_ok());
        assert!(parse(&nested("div", 400)).is_ok());
    }
}
