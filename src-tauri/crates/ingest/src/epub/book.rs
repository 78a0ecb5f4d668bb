//! What a book says of itself: its package document.

use super::root;
use crate::ReadError;
use crate::metadata::times;
use crate::normal::folded;
use crate::package::archive::Archive;
use crate::xml::Element;
use std::collections::{BTreeMap, BTreeSet};
use url::Url;
use variorum_lexicon::Outlet;
use variorum_model::{Language, StatedTime};

/// A program that names itself as publisher, and the time of its work as the date.
const MAKER: &str = "calibre";

/// What a book says of itself.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// The paths of its chapters, in the order of reading.
    pub(super) spine: Vec<String>,
    /// The paths of the files of its text, those out of the order of reading included.
    pub(super) files: BTreeSet<String>,
    /// The path of its contents, in the newer form (HTML) or the older one (NCX).
    pub(super) contents: Option<String>,
    /// The paths of its covers, title pages and contents.
    pub(super) passed_over: BTreeSet<String>,
    /// Whether it is an issue of a newspaper or a magazine.
    pub(super) is_periodical: bool,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<StatedTime>,
    pub(super) language: Option<Language>,
}

impl Book {
    /// Reads the package document of the book in `archive`.
    pub(super) fn of(archive: &Archive<'_>) -> Result<Self, ReadError> {
        let container = root(archive, "META-INF/container.xml")?;
        let file = container.at(&["rootfiles", "rootfile"]).and_then(|file| file.attribute("full-path"));
        let path = file.ok_or(ReadError::Damaged)?;
        let package = root(archive, path)?;
        let mut book = Self::default();
        book.read_spine(&package, path);
        if let Some(metadata) = package.first("metadata") {
            let metadata = metadata.first("dc-metadata").unwrap_or(metadata);
            book.read_metadata(metadata, package.attribute("version").unwrap_or_default());
        }
        Ok(book)
    }

    fn read_spine(&mut self, package: &Element, path: &str) {
        let mut items = BTreeMap::new();
        for item in package.first("manifest").into_iter().flat_map(|manifest| manifest.all("item")) {
            let (Some(id), Some(href)) = (item.attribute("id"), item.attribute("href")) else { continue };
            let Some(path) = resolved(path, href) else { continue };
            let kind = item.attribute("media-type").unwrap_or_default();
            let properties = item.attribute("properties").unwrap_or_default();
            if properties.split_whitespace().any(|property| property == "nav") {
                self.contents = Some(path.clone());
                self.passed_over.insert(path.clone());
            } else if kind == "application/x-dtbncx+xml" && self.contents.is_none() {
                self.contents = Some(path.clone());
            }
            if kind.contains("html") {
                items.insert(id, path);
            }
        }
        for itemref in package.first("spine").into_iter().flat_map(|spine| spine.all("itemref")) {
            let item = itemref.attribute("idref").and_then(|id| items.get(id));
            if let Some(item) = item.filter(|item| self.files.insert((*item).clone()))
                && itemref.attribute("linear") != Some("no")
            {
                self.spine.push(item.clone());
            }
        }
        for reference in package.first("guide").into_iter().flat_map(|guide| guide.all("reference")) {
            let is_passed_over = reference.attribute("type").is_some_and(is_passed_over);
            if let Some(path) = reference.attribute("href").and_then(|href| resolved(path, href))
                && is_passed_over
            {
                self.passed_over.insert(path);
            }
        }
    }

    fn read_metadata(&mut self, metadata: &Element, version: &str) {
        let values = |name: &'static str| {
            metadata.all(name).map(|element| folded(&element.text())).filter(|value| !value.is_empty())
        };
        let by_maker = |value: &String| value.to_lowercase().contains(MAKER);
        let is_made =
            ["contributor", "creator", "publisher"].into_iter().any(|name| values(name).any(|value| by_maker(&value)));
        self.is_periodical = metadata.all("meta").any(|meta| {
            meta.attribute("name") == Some("calibre:publication_type")
                && meta.attribute("content").is_some_and(|kind| kind.starts_with("periodical"))
        });
        let publisher = values("publisher").find(|name| !by_maker(name));
        // An issue is called by its paper and, in brackets, its date.
        let paper = || values("title").next().map(|title| title.split(" [").next().unwrap_or(&title).to_owned());
        let named = if self.is_periodical { paper().or(publisher) } else { publisher };
        self.outlet = named.map(|name| Outlet::named(&name).map_or(name, |outlet| outlet.name.clone()));
        self.language = values("language").find_map(|tag| Language::from_tag(&tag));
        // In the newer form a date is that of publication; in the older one only if it says so.
        let is_published = |date: &&Element| match date.attribute("event") {
            Some(event) => event == "publication",
            None => version.starts_with('3'),
        };
        let date = metadata.all("date").find(is_published).filter(|_| !is_made);
        self.published = date.and_then(|date| times::stated(&date.text()));
    }
}

/// Whether what is of this type, in a guide or as a landmark, is no chapter.
pub(super) fn is_passed_over(types: &str) -> bool {
    const TYPES: [&str; 14] = [
        "cover",
        "title-page",
        "titlepage",
        "halftitlepage",
        "toc",
        "toc-brief",
        "landmarks",
        "page-list",
        "loi",
        "lot",
        "copyright-page",
        "colophon",
        "imprint",
        "index",
    ];
    types.split_whitespace().any(|own| TYPES.contains(&own))
}

/// The path of the file to which `href` leads from the file at `path`; none when it leads out of the book.
pub(super) fn resolved(path: &str, href: &str) -> Option<String> {
    const INSIDE: &str = "http://book.invalid/";
    let base = Url::parse(INSIDE).ok()?.join(path).ok()?;
    let target = base.join(href).ok()?;
    let is_inside = target.host_str() == base.host_str() && target.scheme() == "http";
    is_inside.then(|| decoded(target.path().trim_start_matches('/')))
}

/// A path of an address with its escaped bytes as characters.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *byte == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*byte));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved_inside_the_book_alone() {
        for (href, path) in [
            ("a.xhtml#x", Some("OEBPS/a.xhtml")),
            ("../b%20c/%C3%A9.html", Some("b c/é.html")),
            ("/d.html", Some("d.html")),
            ("../../../etc/hosts", Some("etc/hosts")),
            ("https://harbour.example/x", None),
            ("//harbour.example/x", None),
        ] {
            assert_eq!(resolved("OEBPS/content.opf", href).as_deref(), path, "{href}");
        }
        assert_eq!(decoded("100%25%zz%"), "100%%zz%");
    }
}
