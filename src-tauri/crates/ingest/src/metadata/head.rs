//! What a page says of itself outside its text.

use crate::html::tree::{attribute, text_of};
use crate::normal::folded;
use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};

/// The microdata properties that are read.
const PROPERTIES: [&str; 6] = ["author", "dateCreated", "dateModified", "datePublished", "headline", "publisher"];

/// How many nodes of an element are looked through for the name of what it describes.
const MOST_DESCRIBED: usize = 60;

/// A page's own statements, in document order.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// The name (`name`, `property`, `http-equiv`), in lower case, and content of each meta element.
    pub(crate) metas: Vec<(String, String)>,
    /// The title element.
    pub(crate) title: Option<String>,
    /// The canonical address.
    pub(crate) canonical: Option<String>,
    /// The language of the root element.
    pub(crate) language: Option<String>,
    /// The scripts that hold JSON-LD.
    pub(crate) scripts: Vec<String>,
    /// Microdata: the property's name and its value.
    pub(crate) properties: Vec<(String, String)>,
    /// The texts of links to authors (`rel=author`).
    pub(crate) author_links: Vec<String>,
    /// The address that a browser noted when it saved the page.
    pub(crate) saved_from: Option<String>,
}

impl Head {
    /// What the page whose tree is `html` says.
    pub(crate) fn of(html: &Html) -> Self {
        let mut head = Self::default();
        for node in html.tree.nodes() {
            match node.value() {
                Node::Comment(comment) if head.saved_from.is_none() => head.saved_from = saved_from(comment),
                Node::Element(element) => {
                    head.element(element, || text_of(node));
                    head.property_of(node, element);
                }
                _ => {}
            }
        }
        head
    }

    /// The contents of the meta elements named `name`.
    pub(crate) fn meta<'h>(&'h self, name: &'h str) -> impl Iterator<Item = &'h str> {
        self.metas.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    /// The values of the microdata property `name`.
    pub(crate) fn property<'h>(&'h self, name: &'h str) -> impl Iterator<Item = &'h str> {
        self.properties.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Adds what `element` says, whose text is `text`.
    fn element(&mut self, element: &Element, text: impl Fn() -> String) {
        let content = |key: &str| content(element, key);
        match element.name() {
            "meta" => {
                let name = ["property", "name", "http-equiv"].iter().find_map(|key| attribute(element, key));
                if let (Some(name), Some(value)) = (name, content("content")) {
                    self.metas.push((name.trim().to_ascii_lowercase(), value));
                }
            }
            "title" if self.title.is_none() => self.title = Some(folded(&text())).filter(|title| !title.is_empty()),
            "link" if attribute(element, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| content("href"));
            }
            "html" => self.language = content("lang").or_else(|| content("xml:lang")),
            "script" if attribute(element, "type").is_some_and(|kind| kind.contains("ld+json")) => {
                self.scripts.push(text());
            }
            "a" if attribute(element, "rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "author")) => {
                self.author_links.push(folded(&text()));
            }
            _ => {}
        }
    }

    /// Adds the microdata property that the element `node` holds, unless it is that of a post on a live page.
    fn property_of(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let Some(property) = attribute(element, "itemprop").filter(|property| PROPERTIES.contains(property)) else {
            return;
        };
        let is_post = |around: NodeRef<'_, Node>| {
            around.value().as_element().is_some_and(|element| attribute(element, "itemprop") == Some("liveBlogUpdate"))
        };
        if node.ancestors().any(is_post) {
            return;
        }
        let named = || if matches!(property, "author" | "publisher") { name_in(node) } else { None };
        let value = content(element, "content").or_else(|| content(element, "datetime")).or_else(named);
        self.properties.push((property.to_owned(), value.unwrap_or_else(|| folded(&text_of(node)))));
    }
}

/// What the attribute `key` of an element says, if anything.
fn content(element: &Element, key: &str) -> Option<String> {
    attribute(element, key).map(folded).filter(|value| !value.is_empty())
}

/// The name of the person or organisation that the element `node` describes.
fn name_in(node: NodeRef<'_, Node>) -> Option<String> {
    let inner = node.descendants().skip(1).take(MOST_DESCRIBED);
    let mut name = inner.filter(|inner| {
        inner.value().as_element().is_some_and(|element| attribute(element, "itemprop") == Some("name"))
    });
    name.find_map(|name| {
        let content = name.value().as_element().and_then(|element| attribute(element, "content"));
        Some(content.map_or_else(|| folded(&text_of(name)), folded)).filter(|name| !name.is_empty())
    })
}

/// The address in `saved from url=(0042)https://…`.
fn saved_from(comment: &str) -> Option<String> {
    let (_, address) = comment.trim().strip_prefix("saved from url=(")?.split_once(')')?;
    address.starts_with("http").then(|| address.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tree::parse;

    #[test]
    fn a_page_speaks_of_itself_in_many_places() {
        let page = "<!-- saved from url=(0025)https://harbour.example/1 --><html lang=en><head><title> A\n b </title>\
            <meta property='OG:title' content='A'><meta name=author content='  '><link rel=canonical href=/1>\
            <script type='application/ld+json'>{}</script></head>\
            <body><span itemprop=author>Ines Okafor</span><div itemprop=publisher>x<meta itemprop=name content='Harbour Post'></div><a rel='author me' href=x>Tom Reyes</a>";
        let head = Head::of(&parse(page).unwrap());
        assert_eq!(head.title.as_deref(), Some("A b"));
        assert_eq!(head.metas, [("og:title".to_owned(), "A".to_owned())]);
        assert_eq!(head.canonical.as_deref(), Some("/1"));
        assert_eq!(head.language.as_deref(), Some("en"));
        assert_eq!(head.scripts, ["{}"]);
        assert_eq!(head.property("author").collect::<Vec<_>>(), ["Ines Okafor"]);
        assert_eq!(head.author_links, ["Tom Reyes"]);
        assert_eq!(head.property("publisher").collect::<Vec<_>>(), ["Harbour Post"]);
        assert_eq!(head.saved_from.as_deref(), Some("https://harbour.example/1"));
    }
}
