//! RSS and Atom: each entry is an article.
//!
//! Feeds are read from the tree of their XML. What differs between their kinds is where things stand; what an entry makes is the same for all,
//! JSON Feed included ([`crate::news::Item`]).

mod atom;
mod base;
mod outlet;
mod rss;

pub(crate) use base::Base;
pub(crate) use outlet::{outlet, publishes_at};

use crate::charset::Decoded;
use crate::news::Items;
use crate::prose::rich::Written;
use crate::xml::{self, Element};
use crate::{Contents, ReadError};
use variorum_model::Language;

/// Reads the feed `decoded`; `address` is where it came from. Fails with [`ReadError::NoDocuments`] when it has no entries.
pub(crate) fn read(decoded: &Decoded, address: Option<&str>) -> Result<Contents, ReadError> {
    let root = xml::parse(&decoded.text)?;
    let base = Base::of(address);
    let mut items = Items::default();
    match root.name.to_ascii_lowercase().as_str() {
        "feed" => atom::read(&root, &base, &mut items),
        _ => rss::read(&root, &base, &mut items),
    }
    // No entry came from the feed's own address.
    items.contents(&decoded.doubts, None)
}

/// The language that a feed states for all entries.
pub(crate) fn language(tag: Option<&str>) -> Option<String> {
    Language::from_tag(tag?.trim()).map(|language| language.as_str().to_owned())
}

/// What is written in `element`, whose format does not say in which form.
fn written(element: &Element) -> Written {
    if element.elements().next().is_some() {
        Written::Markup(element.markup())
    } else {
        Written::Unsaid(element.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Part;
    use proptest::prelude::*;

    fn code(text: &str) -> &'static str {
        let decoded = Decoded { text: text.to_owned(), doubts: vec![] };
        read(&decoded, None).map_or_else(|error| error.code(), |_| "read")
    }

    #[test]
    fn a_feed_without_entries_holds_no_documents() {
        assert_eq!(code("<rss version='2.0'><channel><title>Harbour Post</title></channel></rss>"), "no_documents");
        assert_eq!(code("<feed xmlns='http://www.w3.org/2005/Atom'/>"), "no_documents");
    }

    #[test]
    fn an_entry_without_text_is_named_and_not_read() {
        let text = "<rss><channel><item><title>Ferry fire</title></item></channel></rss>";
        let contents = read(&Decoded { text: text.into(), doubts: vec![] }, None).unwrap();
        assert_eq!(contents.parts, [Part::Unread { name: Some("Ferry fire".into()), error: ReadError::NoText }]);
    }

    proptest! {
        #[test]
        fn no_feed_makes_the_reader_panic(
            root in "(rss|feed|rdf:RDF)",
            inner in "(<(channel|item|entry|title|link|description|content:encoded|media:content|author|name|pubDate|updated|guid|category|source)( (type|url|href|xml:base|isPermaLink)='[a-z/:.]{0,9}')?>|</(channel|item|entry|title|link|author)>|<!\\[CDATA\\[|\\]\\]>|&(amp|lt|#x41|e|nbsp);|[A-Za-z0-9,:+ ]{1,30}){0,40}"
        ) {
            let text = format!("<{root}>{inner}</{root}>");
            if let Ok(contents) = read(&Decoded { text, doubts: vec![] }, Some("https://harbour.example/feed")) {
                for part in contents.parts {
                    let Part::Article(extraction) = part else { continue };
                    let text = extraction.text();
                    for (block, span) in extraction.blocks.iter().zip(extraction.spans()) {
                        let expected = block.left_out.is_none().then_some(block.text.as_str());
                        prop_assert_eq!(span.map(|span| span.of(&text)), expected);
                    }
                }
            }
        }
    }
}
