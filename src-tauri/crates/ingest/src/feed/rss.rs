//! RSS 0.9x, 1.0 and 2.0, with the modules that news feeds use: Dublin Core, Content, Media, and the full texts of Yandex.

use super::{Base, language, outlet, publishes_at, written};
use crate::metadata::{Statement, agencies};
use crate::news::{Item, Items, Picture};
use crate::prose::rich::{Written, line};
use crate::xml::Element;

/// The prefixes of modules that speak of media and not of the article.
const OF_MEDIA: [&str; 5] = ["media", "itunes", "googleplay", "podcast", "image"];

/// Reads the entries of the feed whose root element is `root`.
pub(super) fn read(root: &Element, base: &Base, items: &mut Items) {
    let channel = root.within("channel").into_iter().next();
    let of_channel = |name: &str| channel.and_then(|channel| text(channel, name));
    let link = of_channel("link");
    let own_address = channel.and_then(|channel| linked(channel, "self"));
    let base = base.clone().or(own_address.as_deref()).or(link.as_deref()).inside(root);
    let base = channel.map_or_else(|| base.clone(), |channel| base.inside(channel));
    let site = link.as_deref().and_then(|link| base.address(link));
    let feed = Feed {
        outlet: of_channel("publisher").or_else(|| outlet(of_channel("title").as_deref(), site.as_deref())),
        language: language(of_channel("language").as_deref().or(root.attribute("lang"))),
        site,
        base,
    };
    items.are_listed_by(feed.outlet.clone());
    for item in root.within("item") {
        if items.is_full() {
            break;
        }
        items.list(feed.item(item));
    }
}

/// What holds for all entries.
struct Feed {
    outlet: Option<String>,
    language: Option<String>,
    /// The address of the site.
    site: Option<String>,
    base: Base,
}

impl Feed {
    fn item(&self, item: &Element) -> Item {
        let base = self.base.inside(item);
        let texts = |names: &[&str]| -> Vec<String> {
            names
                .iter()
                .flat_map(|name| own(item, name))
                .map(|element| line(&element.text()))
                .filter(|text| !text.is_empty())
                .collect()
        };
        let url = address(item, &base);
        let source = item.all("source").find(|source| source.attribute("url").is_some());
        let publisher = source
            .map(|source| line(&source.text()))
            .filter(|name| !name.is_empty())
            .or_else(|| self.outlet.clone().filter(|_| publishes_at(self.site.as_deref(), url.as_deref())));
        let creators = texts(&["creator"]);
        let credits = [creators.clone(), texts(&["source", "publisher"])].concat();
        let statement = Statement {
            headlines: texts(&["title"]),
            descriptions: texts(&["description"]),
            authors: if creators.is_empty() {
                texts(&["author"]).iter().map(|mailbox| name_in(mailbox)).collect()
            } else {
                creators
            },
            published: texts(&["pubDate", "date", "issued", "created", "published"]),
            modified: texts(&["modified", "updated"]),
            publisher,
            urls: url.into_iter().collect(),
            language: texts(&["language"]).into_iter().next().or_else(|| self.language.clone()),
            sections: texts(&["category", "subject"]),
            agencies: agencies::in_credits(&credits.join("/")),
            paid: None,
        };
        let summary = ["description", "summary"].iter().find_map(|name| own(item, name).next());
        Item {
            media_type: "application/rss+xml",
            statement,
            above: pictures(item).iter().flat_map(Picture::pieces).collect(),
            content: content(item),
            summary: summary.map(written),
        }
    }
}

/// The elements of this name that speak of the article.
fn own<'e>(item: &'e Element, name: &'e str) -> impl Iterator<Item = &'e Element> {
    item.all(name).filter(|element| !OF_MEDIA.contains(&element.prefix.as_str()))
}

fn text(element: &Element, name: &str) -> Option<String> {
    own(element, name).map(|element| line(&element.text())).find(|text| !text.is_empty())
}

/// The address in a link element as Atom has it, which RSS feeds use for what RSS does not know.
fn linked(element: &Element, rel: &str) -> Option<String> {
    element.all("link").find(|link| link.attribute("rel") == Some(rel))?.attribute("href").map(str::to_owned)
}

/// The article's address: as it was before a service put its own in place, else the link, else an identifier that says that it is one.
fn address(item: &Element, base: &Base) -> Option<String> {
    let identifier = || {
        let guid = item.first("guid")?;
        let may_be_address = guid.attribute("isPermaLink").is_none_or(|says| says.trim() != "false");
        may_be_address.then(|| guid.text()).filter(|guid| guid.trim().starts_with("http"))
    };
    let given = text(item, "origLink")
        .or_else(|| text(item, "link"))
        .or_else(|| linked(item, "alternate"))
        .or_else(identifier)
        .or_else(|| item.attribute("about").map(str::to_owned))?;
    base.address(&given)
}

/// The article's text, in whichever module's element it stands.
fn content(item: &Element) -> Option<Written> {
    let of_module =
        |name: &str, prefix: &str| item.elements().find(|element| element.name == name && element.prefix == prefix);
    let found = of_module("encoded", "content")
        .or_else(|| item.all("encoded").find(|element| element.prefix != "excerpt"))
        .or_else(|| item.first("full-text"))
        .or_else(|| of_module("content", "turbo"))
        .or_else(|| item.first("body"))
        .or_else(|| item.all("content").find(|element| element.prefix != "media"))?;
    Some(written(found)).filter(|written| !written.line().is_empty())
}

/// The words with the pictures: of each picture's element, or of the entry where these have none.
fn pictures(item: &Element) -> Vec<Picture> {
    let of_media = |element: &&Element| OF_MEDIA.contains(&element.prefix.as_str());
    let is_picture = |element: &&Element| {
        let kind = element.attribute("medium").or(element.attribute("type"));
        element.prefix == "media" && kind.is_none_or(|kind| kind.starts_with("image"))
    };
    let words = |element: &Element| {
        let said = |name: &str| {
            let text = element.all(name).find(of_media).map(|element| line(&element.text()));
            text.filter(|text| !text.is_empty())
        };
        Picture { caption: said("description"), credit: said("credit") }
    };
    let mut found: Vec<Picture> = item.within("content").into_iter().filter(is_picture).map(words).collect();
    found.retain(|picture| *picture != Picture::default());
    if found.is_empty() && item.within("content").iter().any(is_picture) {
        found.push(words(item));
    }
    found
}

/// The name in a mailbox such as `desk@harbour.example (Ines Okafor)` or `Ines Okafor <desk@harbour.example>`.
fn name_in(mailbox: &str) -> String {
    if !mailbox.contains('@') {
        return mailbox.to_owned();
    }
    let in_parentheses = || mailbox.split_once('(')?.1.split_once(')').map(|(name, _)| name);
    let before_address = || mailbox.split_once('<').map(|(name, _)| name);
    in_parentheses().or_else(before_address).unwrap_or_default().trim_matches(['"', ' ']).to_owned()
}
