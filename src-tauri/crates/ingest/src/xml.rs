//! XML as a tree, within limits.
//!
//! Names are kept apart from their prefixes, as most formats read here do not use one name in two senses. Entities that a document declares are never
//! expanded, whether they point inside it or out of it: a reference to one is kept as it is written. HTML's names for characters are known,
//! since feeds and old agency formats use them without saying so.

use crate::{ReadError, html};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

/// How deep elements may nest.
pub(crate) const DEEPEST: usize = 512;

/// The most elements that a document may have.
const MOST_ELEMENTS: usize = 2_000_000;

/// An element with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name, without a prefix.
    pub(crate) name: String,
    /// The prefix of its name, as it is written; empty when there is none.
    pub(crate) prefix: String,
    /// Its attributes, their names without prefixes.
    pub(crate) attributes: Vec<(String, String)>,
    /// What stands in it.
    pub(crate) nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements that stand directly in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of this name that stand directly in it.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of this name that stands directly in it.
    pub(crate) fn first(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The element reached by the first element of each name in turn.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.first(name))
    }

    /// The elements of this name at any depth, in document order; inside one of them no more are looked for.
    pub(crate) fn within<'e>(&'e self, name: &str) -> Vec<&'e Self> {
        let mut found = Vec::new();
        self.gather(name, &mut found);
        found
    }

    fn gather<'e>(&'e self, name: &str, found: &mut Vec<&'e Self>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            } else {
                element.gather(name, found);
            }
        }
    }

    /// All text in it, as it is written.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.write_text(&mut text);
        text
    }

    /// What stands in it, as a page would write it: prefixes dropped, text escaped, elements without content left open where HTML has them so.
    pub(crate) fn markup(&self) -> String {
        let mut markup = String::new();
        self.write_markup(&mut markup);
        markup
    }

    fn write_markup(&self, markup: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(own) => markup.push_str(&escape::partial_escape(own.as_str())),
                Node::Element(element) => {
                    let name = &element.name;
                    markup.push('<');
                    markup.push_str(name);
                    for (key, value) in &element.attributes {
                        markup.extend([" ", key, "=\"", &escape::escape(value.as_str()), "\""]);
                    }
                    markup.push('>');
                    element.write_markup(markup);
                    if !html::is_void(name) {
                        markup.extend(["</", name, ">"]);
                    }
                }
            }
        }
    }

    fn write_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.write_text(text),
                Node::Text(own) => text.push_str(own),
            }
        }
    }
}

/// The root element of the document `text`. A document that ends early is taken as far as it goes. Fails with [`ReadError::Damaged`] when its
/// markup cannot be followed, and with [`ReadError::TooDeep`] or [`ReadError::TooLarge`] beyond the limits.
pub(crate) fn parse(text: &str) -> Result<Element, ReadError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    // Elements that are still open, the root's parent first.
    let mut open = vec![Element::default()];
    let mut count = 0_usize;
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(start) => {
                count += 1;
                open.push(element(&start));
            }
            Event::Empty(start) => {
                count += 1;
                put(&mut open, Node::Element(element(&start)));
            }
            Event::End(_) => close(&mut open),
            Event::Text(written) => text_into(&mut open, &written),
            Event::CData(written) => text_into(&mut open, &written),
            Event::GeneralRef(reference) => {
                text_into(&mut open, &character(&reference));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if open.len() > DEEPEST {
            return Err(ReadError::TooDeep { most: DEEPEST });
        }
        if count > MOST_ELEMENTS {
            return Err(ReadError::TooLarge { bytes: text.len(), most: MOST_ELEMENTS });
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    let document = open.pop().unwrap_or_default();
    document
        .nodes
        .into_iter()
        .find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
        .ok_or(ReadError::Damaged)
}

fn put(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.nodes.push(node);
    }
}

/// Closes the innermost element. The document itself stays open.
fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(mut closed) = open.pop()
    {
        // Most elements hold one text, and lists are made with room for four.
        closed.nodes.shrink_to_fit();
        put(open, Node::Element(closed));
    }
}

fn text_into(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    if let Some(Node::Text(before)) = parent.nodes.last_mut() {
        before.push_str(text);
    } else {
        parent.nodes.push(Node::Text(text.to_owned()));
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .map(|attribute| (attribute.key.local_name().as_ref().to_owned(), unescaped(&attribute.value)))
        .collect();
    let name = start.name();
    let prefix = name.prefix().map_or_else(String::new, |prefix| prefix.into_inner().to_owned());
    Element { name: start.local_name().as_ref().to_owned(), prefix, attributes, nodes: Vec::new() }
}

/// A text with its references to characters resolved.
pub(crate) fn unescaped(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';');
        if let Some(end) = end {
            plain.push_str(&character(&rest[..end]));
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
        }
    }
    plain.push_str(rest);
    plain
}

/// A reference with more bytes is none to a character.
const LONGEST_REFERENCE: usize = 32;

/// What the reference `&reference;` stands for; itself, as written, where it names no character.
fn character(reference: &str) -> String {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).map_or_else(|| char::REPLACEMENT_CHARACTER.into(), String::from);
    }
    escape::resolve_html5_entity(reference).map_or_else(|| format!("&{reference};"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn elements_attributes_and_text_are_kept_in_order() {
        let root = parse("<?xml version='1.0'?><a x='1 &lt; 2'>one <n:b n:y=\"2\"/>two<![CDATA[ <3> ]]></a>").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("x")), ("a", Some("1 < 2")));
        assert_eq!(root.first("b").and_then(|b| b.attribute("y")), Some("2"));
        assert_eq!(root.text(), "one two <3> ");
    }

    #[test]
    fn characters_are_resolved_and_declared_entities_are_not() {
        let text = "<!DOCTYPE a [<!ENTITY e \"boom\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]><a>&#65;&#x42;&eacute;&amp;&e;&f;</a>";
        assert_eq!(parse(text).unwrap().text(), "ABé&&e;&f;");
    }

    #[test]
    fn an_element_is_written_as_a_page_would_write_it() {
        let root = parse("<a><h:p class=\"x &amp; y\">1 &lt; 2<h:br/>3</h:p><i/></a>").unwrap();
        assert_eq!(root.markup(), "<p class=\"x &amp; y\">1 &lt; 2<br>3</p><i></i>");
        assert_eq!(root.first("p").map(|element| element.prefix.as_str()), Some("h"));
    }

    #[test]
    fn what_is_nested_too_deeply_or_is_no_markup_is_refused() {
        assert_eq!(parse(&"<a>".repeat(100_000)).unwrap_err(), ReadError::TooDeep { most: DEEPEST });
        assert_eq!(parse("no markup").unwrap_err(), ReadError::Damaged);
    }

    #[test]
    fn a_document_that_ends_early_is_taken_as_far_as_it_goes() {
        let root = parse("<a><b>one</b><b>two").unwrap();
        assert_eq!(root.all("b").map(Element::text).collect::<Vec<_>>(), ["one", "two"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "(<[a-c/!?&;\\[\\]='\" -]{0,6}>|&#?[a-z0-9]{0,4};?|[ -~é]{0,5}){0,30}") {
            let _ = parse(&text);
        }

        #[test]
        fn escaped_text_reads_back(text in "[^\\x00-\\x08\\x0b-\\x1f]{0,40}") {
            let root = parse(&format!("<a>{}</a>", escape::escape(&text))).unwrap();
            prop_assert_eq!(root.text(), text);
        }
    }
}
