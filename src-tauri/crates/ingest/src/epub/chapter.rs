//! A chapter of a book.

use super::book::{Book, is_passed_over, resolved};
use super::navigation::Navigation;
use crate::ReadError;
use crate::html::{self, plain};
use crate::normal::word_count;
use crate::prose::{Draft, Piece};
use crate::xml::{self, Element};
use std::collections::BTreeSet;
use url::Url;
use variorum_model::{BlockKind, ReadingDoubt};

/// A chapter with fewer words is none.
const FEWEST_WORDS: usize = 20;

/// A page with links to so many chapters may list them with a summary each; one with fewer lists them alone.
const MOST_LINKED: usize = 5;

/// How the program that makes most issues for reading devices says where an article came from.
const DOWNLOADED: &str = "This article was downloaded by calibre from ";

/// A chapter on the way to an article.
#[derive(Debug)]
pub(super) struct Chapter {
    pub(super) draft: Draft,
    /// Whether a chapter begins with it; else it goes on with the one before.
    pub(super) begins: bool,
}

impl Chapter {
    /// The chapter in the file at `path`, whose text is `markup`; none when it is a cover, a title page or a list of chapters.
    pub(super) fn of(
        markup: &str,
        path: &str,
        book: &Book,
        navigation: &Navigation,
    ) -> Result<Option<Self>, ReadError> {
        let tree = xml::parse(markup).ok();
        if tree.as_ref().is_some_and(|root| is_no_chapter(root, path, book)) {
            return Ok(None);
        }
        let pieces = html::pieces(&with_ends(markup))?;
        let entry = navigation.entries.get(path);
        let mut draft = Draft::new(super::MEDIA_TYPE);
        draft.stated.outlet.clone_from(&book.outlet);
        draft.stated.published.clone_from(&book.published);
        draft.stated.language.clone_from(&book.language);
        draft.stated.url = pieces.iter().find_map(|piece| source(&piece.text));
        if book.is_periodical {
            draft.stated.sections.extend(entry.and_then(|entry| entry.section.clone()));
        }
        let label = entry.map(|entry| entry.label.clone()).filter(|label| !label.is_empty());
        let is_shown =
            label.as_ref().is_some_and(|label| pieces.iter().any(|piece| plain(&piece.text) == plain(label)));
        draft.stated.titles.extend(label.clone().filter(|_| is_shown));
        draft.pieces = pieces;
        let mut draft = draft.headed();
        let is_headed = draft.pieces.iter().any(|piece| piece.kind == Some(BlockKind::Headline));
        if !is_headed && draft.stated.titles.is_empty() {
            draft.stated.titles.extend(label.clone());
        }
        Ok(Some(Self { begins: label.is_some() || is_headed, draft }))
    }

    /// Notes that text of it could not be read.
    pub(super) fn misses_pages(&mut self) {
        if !self.draft.doubts.contains(&ReadingDoubt::PagesMissing) {
            self.draft.doubts.push(ReadingDoubt::PagesMissing);
        }
    }

    /// Whether it has more text than a leaf between chapters.
    pub(super) fn is_article(&self) -> bool {
        let is_text = |piece: &&Piece| !matches!(piece.kind, Some(BlockKind::Headline | BlockKind::Furniture));
        self.draft.pieces.iter().filter(is_text).map(|piece| word_count(&piece.text)).sum::<usize>() >= FEWEST_WORDS
    }
}

/// Whether the page says that it is no chapter, or lists chapters.
fn is_no_chapter(root: &Element, path: &str, book: &Book) -> bool {
    let Some(body) = root.first("body") else { return false };
    let sections = || body.elements().filter(|element| matches!(element.name.as_str(), "section" | "div" | "nav"));
    let says = |element: &Element| element.attribute("type").is_some_and(is_passed_over);
    // What is said of one section is said of the page when it is the only one.
    if says(body) || (sections().count() == 1 && sections().any(says)) {
        return true;
    }
    let links = body.within("a");
    let linked: BTreeSet<String> = links
        .iter()
        .filter_map(|link| resolved(path, link.attribute("href")?))
        .filter(|target| target != path && book.files.contains(target))
        .collect();
    let words: usize = links.iter().map(|link| word_count(&link.text())).sum();
    // A chapter may refer to many others, but its links are few of its words.
    let share = if linked.len() >= MOST_LINKED { 4 } else { 2 };
    !linked.is_empty() && words * share > word_count(&body.text())
}

/// The address of which the text says that the article came from there.
fn source(text: &str) -> Option<String> {
    let url = Url::parse(text.strip_prefix(DOWNLOADED)?.trim()).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}

/// `markup` with an end for each element that XML lets end where it begins: read as HTML, `<title/>` would take in all that follows.
fn with_ends(markup: &str) -> String {
    let mut ended = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        ended.push_str(before);
        let end = if tag.starts_with("<!--") { tag.find("-->").map(|at| at + 3) } else { end_of_tag(tag) };
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        let name = tag[1..].split(|c: char| c.is_whitespace() || c == '/' || c == '>').next().unwrap_or_default();
        match tag.strip_suffix("/>") {
            Some(open) if !name.is_empty() && !html::is_void(name) => {
                ended.extend([open, "></", name, ">"]);
            }
            _ => ended.push_str(tag),
        }
        rest = after;
    }
    ended.push_str(rest);
    ended
}

/// Where the tag that begins `text` ends; an angle bracket inside quotation marks does not end it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_without_content_get_an_end() {
        for (markup, ended) in [
            ("<title/><p>x</p>", "<title></title><p>x</p>"),
            ("<a id='/>'/>x<br/>", "<a id='/>'></a>x<br/>"),
            ("<!-- <p/> -->a < b <i", "<!-- <p/> -->a < b <i"),
            ("</><>é", "</><>é"),
        ] {
            assert_eq!(with_ends(markup), ended);
        }
    }

    #[test]
    fn the_address_is_taken_from_what_says_so() {
        let text = "This article was downloaded by calibre from https://harbour.example/fire";
        assert_eq!(source(text).as_deref(), Some("https://harbour.example/fire"));
        assert_eq!(source("Read it at https://harbour.example/fire"), None);
    }
}
