//! Atom 1.0 and 0.3.

use super::{Base, language, outlet, publishes_at, written};
use crate::metadata::{Statement, agencies};
use crate::news::{Item, Items};
use crate::prose::rich::Written;
use crate::xml::Element;

/// Reads the entries of the feed whose root element is `root`.
pub(super) fn read(root: &Element, base: &Base, items: &mut Items) {
    let own_address = root.all("link").find(|link| link.attribute("rel") == Some("self"));
    let base = base.clone().or(own_address.and_then(|link| link.attribute("href"))).inside(root);
    let site = page(root, &base);
    let title = line(root, "title");
    let feed = Feed {
        outlet: outlet(title.as_deref(), site.as_deref()),
        authors: names(root),
        language: language(root.attribute("lang")),
        site,
        base,
    };
    items.are_listed_by(feed.outlet.clone());
    for entry in root.all("entry") {
        if items.is_full() {
            break;
        }
        items.list(feed.item(entry));
    }
}

/// A longer name is none, and so many authors have names: each entry without its own repeats the feed's.
const LONGEST_NAME: usize = 400;
const MOST_NAMES: usize = 20;

/// What holds for all entries.
struct Feed {
    outlet: Option<String>,
    authors: Vec<String>,
    language: Option<String>,
    /// The address of the site.
    site: Option<String>,
    base: Base,
}

impl Feed {
    fn item(&self, entry: &Element) -> Item {
        let base = self.base.inside(entry);
        let url = page(entry, &base);
        // A feed that gathers others' entries says whose each is.
        let source = entry.first("source");
        let publisher = match source {
            Some(source) => outlet(line(source, "title").as_deref(), page(source, &base).as_deref()),
            None => self.outlet.clone().filter(|_| publishes_at(self.site.as_deref(), url.as_deref())),
        };
        let inherited = || source.map_or_else(|| self.authors.clone(), names);
        let authors = Some(names(entry)).filter(|names| !names.is_empty()).unwrap_or_else(inherited);
        let times = |elements: &[&str]| elements.iter().flat_map(|name| entry.all(name)).map(Element::text).collect();
        let category =
            |category: &Element| category.attribute("label").or(category.attribute("term")).map(str::to_owned);
        let content = entry.all("content").find(|element| element.prefix != "media");
        let statement = Statement {
            headlines: line(entry, "title").into_iter().collect(),
            descriptions: line(entry, "summary").into_iter().collect(),
            agencies: agencies::in_credits(&authors.join("/")),
            authors,
            published: times(&["published", "issued", "created"]),
            modified: times(&["updated", "modified"]),
            publisher,
            urls: url.into_iter().collect(),
            language: [content, Some(entry)]
                .into_iter()
                .flatten()
                .find_map(|element| element.attribute("lang").map(str::to_owned))
                .or_else(|| self.language.clone()),
            sections: entry.all("category").filter_map(category).collect(),
            paid: None,
        };
        Item {
            media_type: "application/atom+xml",
            statement,
            above: Vec::new(),
            content: content.and_then(construct),
            summary: entry.first("summary").and_then(construct),
        }
    }
}

/// The page that an element's links lead to.
fn page(element: &Element, base: &Base) -> Option<String> {
    let is_alternate = |link: &&Element| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let is_page = |link: &&Element| link.attribute("type").is_none_or(|kind| kind.contains("html"));
    let mut links = element.all("link").filter(is_alternate);
    let first = element.all("link").find(is_alternate)?;
    let link = links.find(is_page).unwrap_or(first);
    base.inside(link).address(link.attribute("href")?)
}

fn names(element: &Element) -> Vec<String> {
    let names =
        element.all("author").filter_map(|author| author.first("name")).map(|name| name.text().trim().to_owned());
    names.filter(|name| name.len() <= LONGEST_NAME).take(MOST_NAMES).collect()
}

fn line(element: &Element, name: &str) -> Option<String> {
    let written = element.all(name).find(|element| element.prefix != "media").and_then(construct)?;
    Some(written.line()).filter(|line| !line.is_empty())
}

/// What an element holds in the form that its type says; none when that is no text or stands elsewhere.
fn construct(element: &Element) -> Option<Written> {
    let kind = element.attribute("type").map(|kind| kind.trim().to_ascii_lowercase());
    match kind.as_deref() {
        _ if element.attribute("mode") == Some("base64") => None,
        _ if element.elements().next().is_some() => Some(Written::Markup(element.markup())),
        Some("html" | "text/html" | "xhtml" | "application/xhtml+xml") => Some(Written::Markup(element.text())),
        Some("text") => Some(Written::Plain(element.text())),
        Some(kind) if !kind.starts_with("text/") => None,
        _ => Some(written(element)),
    }
}
