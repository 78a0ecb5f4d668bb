//! Feeds.

use crate::case::{Case, either, read, unread};
use crate::story::{TITLE, paragraphs};

pub fn cases() -> Vec<Case> {
    vec![
        either("a feed of 100,000 empty entries", "xml", || rss("", &"<item/>".repeat(100_000))),
        either("a feed of 100 entries", "xml", || {
            rss("", &(0..100).map(|number| format!("<item><title>Part {number}</title><description>The quay is wet, part {number}.</description></item>")).collect::<String>())
        }),
        either("a feed with an entry of 100,000 paragraphs", "xml", || {
            rss("", &item(&"<p>The quay is wet.</p>".repeat(100_000)))
        }),
        either("a feed with an entry of 100,000 open divs", "xml", || rss("", &item(&"<div>".repeat(100_000)))),
        read("a feed with entities for a billion words", "xml", || {
            let storeys: String = (1..9)
                .map(|storey| format!("<!ENTITY e{storey} \"{}\">", format!("&e{};", storey - 1).repeat(10)))
                .collect();
            rss(
                &format!("<!DOCTYPE rss [<!ENTITY e0 \"x\">{storeys}]>"),
                &format!("<item><title>&e8;</title></item>{}", item(&paragraphs())),
            )
        }),
        read("a feed that names a file of the system", "xml", || {
            rss(
                "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>",
                &format!("<item><title>&f;</title><description>&f;</description></item>{}", item(&paragraphs())),
            )
        }),
        unread("a feed of entries in entries, 5,000 deep", "xml", &["too_deep", "damaged", "no_documents"], || {
            rss("", &"<item><title>x</title>".repeat(5_000))
        }),
        either("a feed with addresses that are none", "xml", || {
            rss(
                "",
                &format!(
                    "<item><title>x</title><link>javascript:alert(1)</link><guid>file:///etc/passwd</guid><pubDate>Tue, 99 Xyz 99999 99:99:99 +9999</pubDate><enclosure url='http://[' length='-1' type=''/></item>{}",
                    item(&paragraphs())
                ),
            )
        }),
        either("an Atom feed of pages in pages", "xml", || {
            let page = "<div xmlns='http://www.w3.org/1999/xhtml'>".repeat(400);
            format!("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Orsel Post</title><entry><title>{TITLE}</title><content type='xhtml'>{page}{}", paragraphs()).into_bytes()
        }),
        either("an Atom feed whose entry is the feed", "xml", || {
            let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='#'/><entry><content type='application/atom+xml'>";
            format!("<?xml version='1.0'?>{}", feed.repeat(100)).into_bytes()
        }),
        either("a feed that ends in the middle of a tag", "xml", || {
            let mut whole = rss("", &item(&paragraphs()));
            whole.truncate(whole.len() - 40);
            whole
        }),
    ]
}

/// A feed of these entries.
fn rss(before: &str, entries: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{before}<rss version=\"2.0\"><channel><title>Orsel Post</title>{entries}</channel></rss>").into_bytes()
}

/// An entry with this page in it.
fn item(page: &str) -> String {
    format!(
        "<item><title>{TITLE}</title><link>https://orsel.example/ferries</link><description><![CDATA[{page}]]></description></item>"
    )
}
