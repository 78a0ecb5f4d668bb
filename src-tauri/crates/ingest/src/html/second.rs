//! The opinion of a second extractor on which blocks are the body.

use super::element::is_void;
use super::page::Page;
use super::tree::attribute;
use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use trafilatura::{ExtractionFocus, HtmlDateMode, Options};

/// A page with more bytes of markup is not looked at a second time: the tree is copied several times over on the way.
const LARGEST: usize = 4 << 20;

/// For each block, the share of its word triples (of all its words together, when it has fewer than three) that stand in the body which
/// trafilatura finds, from 0 to 1. None when the page is too large for a second opinion.
pub(crate) fn opinion(html: &Html, page: &Page) -> Option<Vec<f64>> {
    let shown = shown(html, page.uncovered);
    if shown.len() > LARGEST {
        return None;
    }
    let options = Options::default()
        .with_focus(ExtractionFocus::FavorRecall)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    let text = trafilatura::extract(&shown, &options).map(|found| found.content_text).unwrap_or_default();
    let body: HashSet<u64> = grams(&text, 1).chain(grams(&text, 2)).chain(grams(&text, 3)).collect();
    let share = |text: &str| {
        let (mut inside, mut all) = (0_usize, 0_usize);
        for gram in grams(text, words(text).count().min(3)) {
            all += 1;
            inside += usize::from(body.contains(&gram));
        }
        if all == 0 { 0.0 } else { inside as f64 / all as f64 }
    };
    Some(page.blocks.iter().map(|block| share(&block.text)).collect())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The fingerprints of the runs of `length` words.
fn grams(text: &str, length: usize) -> impl Iterator<Item = u64> {
    let hashes: Vec<u64> = words(text).map(fingerprint).collect();
    let runs = if length == 0 { 0 } else { (hashes.len() + 1).saturating_sub(length) };
    (0..runs).map(move |start| fingerprint(hashes.get(start..start + length)))
}

fn fingerprint(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A head that answers all that trafilatura asks of one. What a page says of itself is read elsewhere, and without an answer it would search
/// the whole page for each.
const HEAD: &str = "<head><title>-</title><meta property=\"og:title\" content=\"-\"><meta property=\"og:type\" content=\"article\">\
    <meta property=\"og:site_name\" content=\"-\"><meta property=\"og:description\" content=\"-\"><meta property=\"og:image\" content=\"-\">\
    <meta property=\"author\" content=\"A. B.\"><meta property=\"article:tag\" content=\"-\">\
    <script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"articleSection\":\"-\"}</script></head>";

/// Elements that trafilatura takes away before anything else.
const UNSEEN: [&str; 26] = [
    "script", "style", "noscript", "svg", "template", "iframe", "link", "meta", "nav", "footer", "menu", "button",
    "select", "option", "datalist", "input", "textarea", "video", "audio", "canvas", "object", "embed", "applet",
    "map", "progress", "track",
];

/// The page without what is never text, so that it is parsed again quickly.
fn shown(html: &Html, uncovered: Option<NodeId>) -> String {
    let mut written = String::new();
    write(html.tree.root(), uncovered, &mut written);
    written
}

fn write(node: NodeRef<'_, Node>, uncovered: Option<NodeId>, written: &mut String) {
    match node.value() {
        Node::Text(text) => write_text(text, written),
        Node::Element(element) => {
            let name = element.name();
            if UNSEEN.contains(&name) {
                return;
            }
            if name == "head" {
                written.push_str(HEAD);
                return;
            }
            written.push('<');
            written.push_str(name);
            let is_uncovered = name == "body" || uncovered == Some(node.id());
            for key in ["class", "id", "role", "itemprop", "style"] {
                // A page that hides all of itself shows it once a script has run.
                if let Some(value) = attribute(element, key).filter(|_| !(key == "style" && is_uncovered)) {
                    written.push(' ');
                    written.push_str(key);
                    written.push_str("=\"");
                    escape(value, written);
                    written.push('"');
                }
            }
            // That it leads elsewhere counts, not where.
            if attribute(element, "href").is_some() {
                written.push_str(" href=\"/\"");
            }
            written.push('>');
            write_children(node, uncovered, written);
            if !is_void(name) {
                written.push_str("</");
                written.push_str(name);
                written.push('>');
            }
        }
        _ => write_children(node, uncovered, written),
    }
}

fn write_children(node: NodeRef<'_, Node>, uncovered: Option<NodeId>, written: &mut String) {
    for child in node.children() {
        write(child, uncovered, written);
    }
}

/// Text with its white space folded, of which pages have more than of words.
fn write_text(text: &str, written: &mut String) {
    if text.starts_with(char::is_whitespace) {
        written.push(' ');
    }
    for word in text.split_whitespace() {
        escape(word, written);
        written.push(' ');
    }
    if !text.is_empty() && !text.ends_with(char::is_whitespace) {
        written.pop();
    }
}

fn escape(text: &str, written: &mut String) {
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            _ => written.push(c),
        }
    }
}
