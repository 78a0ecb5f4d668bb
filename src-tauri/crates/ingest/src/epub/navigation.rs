//! The contents of a book: what its chapters are called.

use super::book::{Book, is_passed_over, resolved};
use super::root;
use crate::normal::folded;
use crate::package::archive::Archive;
use crate::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

/// What the contents say of a chapter.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) label: String,
    /// The label of the entry above it.
    pub(super) section: Option<String>,
}

/// The contents of a book.
#[derive(Debug, Default)]
pub(super) struct Navigation {
    /// What is said of each file, by its path.
    pub(super) entries: BTreeMap<String, Entry>,
    /// The files of entries that have others below them, in other files.
    sections: BTreeSet<String>,
    /// The files that are no chapters.
    passed_over: BTreeSet<String>,
    /// The path of the file that is being read.
    path: String,
}

impl Navigation {
    /// The contents of `book`; empty when it has none that can be read.
    pub(super) fn of(archive: &Archive<'_>, book: &Book) -> Self {
        let mut navigation = Self::default();
        let Some(path) = &book.contents else { return navigation };
        let Ok(root) = root(archive, path) else { return navigation };
        navigation.path.clone_from(path);
        if let Some(map) = root.first("navMap") {
            navigation.read_points(map, None);
            return navigation;
        }
        for nav in root.within("nav") {
            let kind = nav.attribute("type").unwrap_or_default();
            for list in nav.all("ol") {
                match kind {
                    "landmarks" => navigation.read_landmarks(list),
                    "toc" => navigation.read_list(list, None),
                    _ => {}
                }
            }
        }
        navigation
    }

    /// Whether the file at `path` is no chapter. The page that opens a section of an issue lists its articles.
    pub(super) fn passes_over(&self, path: &str, book: &Book) -> bool {
        book.passed_over.contains(path)
            || self.passed_over.contains(path)
            || book.is_periodical && self.sections.contains(path)
    }

    fn read_points(&mut self, parent: &Element, above: Option<&Above>) {
        for point in parent.all("navPoint") {
            let label = point.at(&["navLabel", "text"]).map(Element::text).unwrap_or_default();
            let href = point.first("content").and_then(|content| content.attribute("src"));
            let own = self.add(&label, href, above);
            self.read_points(point, Some(&own));
        }
    }

    fn read_list(&mut self, list: &Element, above: Option<&Above>) {
        for item in list.all("li") {
            let Some(label) = item.first("a").or_else(|| item.first("span")) else { continue };
            let own = self.add(&label.text(), label.attribute("href"), above);
            item.all("ol").for_each(|list| self.read_list(list, Some(&own)));
        }
    }

    fn read_landmarks(&mut self, list: &Element) {
        for link in list.within("a") {
            let path = link.attribute("href").and_then(|href| resolved(&self.path, href));
            if link.attribute("type").is_some_and(is_passed_over) {
                self.passed_over.extend(path);
            }
        }
    }

    /// Adds what is said of a file. The first entry that leads to it names it.
    fn add(&mut self, label: &str, href: Option<&str>, above: Option<&Above>) -> Above {
        let label = folded(label);
        let path = href.and_then(|href| resolved(&self.path, href));
        if let Some(path) = &path {
            let section = above.filter(|above| above.path.as_ref() != Some(path)).map(|above| above.label.clone());
            if section.is_some() {
                self.sections.extend(above.and_then(|above| above.path.clone()));
            }
            self.entries.entry(path.clone()).or_insert_with(|| Entry { label: label.clone(), section });
        }
        Above { label, path }
    }
}

/// The entry above another.
struct Above {
    label: String,
    path: Option<String>,
}
