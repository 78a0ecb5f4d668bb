//! RSS and Atom: each entry is an article.
//!
//! Feeds are read from the tree of their XML. What differs between their kinds is where things stand; what an entry makes is the same for all,
//! JSON Feed included ([`crate::news::Item`]).

mod atom;
mod base;
mod listing;
mod outlet;
mod rss;

pub(crate) use base::Base;
pub use listing::{Listed, Listing};
pub(crate) use outlet::{outlet, publishes_at};

use crate::charset::Decoded;
use crate::news::Items;
use crate::prose::rich::Written;
use crate::xml::{self, Element};
use crate::{Contents, ReadError};
use variorum_model::Language;

/// Reads the feed `decoded`; `address` is where it came from. It may have no entries for now.
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

    fn read_text(text: &str) -> Contents {
        read(&Decoded { text: text.to_owned(), doubts: vec![] }, None).unwrap()
    }

    #[test]
    fn a_feed_without_entries_is_a_feed_all_the_same() {
        let title = |text: &str| read_text(text).listing.map(|listing| (listing.title, listing.entries.len()));
        let rss = "<rss version='2.0'><channel><title>Harbour Post</title></channel></rss>";
        assert_eq!(title(rss), Some((Some("Harbour Post".into()), 0)));
        assert_eq!(title("<feed xmlns='http://www.w3.org/2005/Atom'/>"), Some((None, 0)));
    }

    #[test]
    fn an_entry_without_text_is_named_and_not_read() {
        let text = "<rss><channel><item><title>Ferry fire</title></item></channel></rss>";
        let contents = read_text(text);
        assert_eq!(contents.parts, [Part::Unread { name: Some("Ferry fire".into()), error: ReadError::NoText }]);
    }

    #[test]
    fn an_entry_that_only_says_where_its_text_stands_is_listed() {
        let rss = |title: &str, of_another: &str| {
            format!(
                "<rss><channel><title>Harbour Post</title>\
                 <item><title>{title}</title><link>https://harbour.example/fire</link></item>\
                 <item><title>{of_another}</title><link>https://harbour.example/buoy</link></item></channel></rss>"
            )
        };
        let contents = read_text(&rss("Ferry fire", "Bell buoy"));
        let error = ReadError::ContentElsewhere;
        assert_eq!(contents.parts[0], Part::Unread { name: Some("Ferry fire".into()), error });
        let listed = contents.listing.unwrap().entries;
        let addresses: Vec<&str> = listed.iter().map(|entry| entry.address.as_str()).collect();
        assert_eq!(addresses, ["https://harbour.example/fire", "https://harbour.example/buoy"]);
        let later = read_text(&rss("Ferry fire out", "Bell buoy")).listing.unwrap().entries;
        assert_eq!([later[0].said == listed[0].said, later[1].said == listed[1].said], [false, true]);

        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Ferry fire</title>\
                    <link href='https://harbour.example/fire'/></entry></feed>";
        assert_eq!(read_text(atom).listing.unwrap().entries[0].address, addresses[0]);
    }

    #[test]
    fn an_entry_says_something_new_with_its_headline_its_time_its_author_or_its_text() {
        let said = |title: &str, time: &str, author: &str, text: &str| {
            let contents = read_text(&format!(
                "<rss><channel><item><title>{title}</title><link>https://harbour.example/fire</link>\
                 <pubDate>{time}</pubDate><author>{author}</author><description>{text}</description></item></channel></rss>"
            ));
            contents.listing.unwrap().entries[0].said
        };
        let (title, time, author, text) =
            ("Fire", "Wed, 12 Mar 2025 07:30:00 GMT", "Ines Okafor", "It burns in a cabin.");
        let first = said(title, time, author, text);
        assert_eq!(said(title, time, author, text), first);
        assert_ne!(said("Fire out", time, author, text), first);
        assert_ne!(said(title, "Wed, 12 Mar 2025 09:30:00 GMT", author, text), first);
        assert_ne!(said(title, time, "Tom Reyes", text), first);
        assert_ne!(said(title, time, author, "It burned in a cabin."), first);
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
