//! What a document says of its article: title, authors, outlet, times, address, language.
//!
//! Sources are asked in a fixed order, the most deliberate first: structured data, meta elements, microdata, time elements; what the text
//! itself shows comes last and is read with the blocks. Nothing is made up: what no source states is absent.

pub(crate) mod agencies;
mod dates;
pub(crate) mod head;
pub(crate) mod json_ld;
pub(crate) mod names;
mod statement;
pub(crate) mod times;
mod titles;

pub(crate) use statement::{Paid, Statement};

use head::Head;
pub(crate) use titles::title_parts;
use titles::unescaped;
use url::Url;
use variorum_lexicon::Outlet;
use variorum_model::{Language, StatedTime};

/// What a document says of its article outside its text.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    /// The titles it gives, the most deliberate first.
    pub(crate) titles: Vec<String>,
    /// The summaries it gives.
    pub(crate) descriptions: Vec<String>,
    /// The authors' names.
    pub(crate) byline: Vec<String>,
    pub(crate) published: Option<StatedTime>,
    pub(crate) modified: Option<StatedTime>,
    pub(crate) url: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) language: Option<Language>,
    /// The sections of the site that it names.
    pub(crate) sections: Vec<String>,
    /// The agencies that it is stated to come from.
    pub(crate) agencies: Vec<String>,
    /// Texts in which it names who wrote or sent the article, agencies among them.
    pub(crate) senders: Vec<String>,
    /// What is said of it when it is not free to read.
    pub(crate) paid: Option<Paid>,
}

impl Metadata {
    /// What `head` says; `address` is where the page came from.
    pub(crate) fn of(head: &Head, address: Option<&str>) -> Self {
        Self::put_together(head, &json_ld::read(&head.scripts), address)
    }

    /// What `statement` says; `address` is where the article came from.
    pub(crate) fn stated(statement: &Statement, address: Option<&str>) -> Self {
        Self::put_together(&Head::default(), statement, address)
    }

    fn put_together(head: &Head, statement: &Statement, address: Option<&str>) -> Self {
        let url = url(head, statement, address);
        let outlet = outlet(head, statement, url.as_deref().or(address));
        let (published, modified) = dates::dates(head, statement);
        Self {
            titles: titles::titles(head, statement, outlet.as_deref()),
            descriptions: ["og:description", "description", "twitter:description"]
                .iter()
                .flat_map(|key| head.meta(key).map(str::to_owned))
                .chain(statement.descriptions.iter().cloned())
                .collect(),
            byline: byline(head, statement, outlet.as_deref()),
            published,
            modified,
            outlet,
            language: language(head, statement),
            sections: statement
                .sections
                .iter()
                .cloned()
                .chain(head.meta("article:section").map(str::to_owned))
                .take(MOST_SECTIONS)
                .collect(),
            agencies: statement.agencies.clone(),
            senders: senders(head, statement),
            paid: statement.paid.or_else(|| is_locked(head).then(Paid::default)),
            url,
        }
    }
}

/// Whether a page says, in the words made for social networks, that its article is not free to read.
fn is_locked(head: &Head) -> bool {
    ["article:content_tier", "og:article:content_tier"]
        .iter()
        .flat_map(|key| head.meta(key))
        .any(|tier| tier == "locked")
}

/// The most sections that are read.
const MOST_SECTIONS: usize = 100;

/// The most authors whose names are read.
const MOST_AUTHORS: usize = 100;

/// The texts in which a page names who wrote or sent the article, as they stand.
fn senders(head: &Head, statement: &Statement) -> Vec<String> {
    const METAS: [&str; 8] =
        ["author", "byl", "article:author", "source", "dc.source", "agency", "news_agency", "sourceorganization"];
    let metas = METAS.iter().flat_map(|key| head.meta(key)).map(str::to_owned);
    let links = head.author_links.iter().cloned();
    statement.authors.iter().cloned().chain(metas).chain(links).collect()
}

fn byline(head: &Head, statement: &Statement, outlet: Option<&str>) -> Vec<String> {
    const METAS: [&str; 7] =
        ["author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author"];
    let sources: [Vec<&str>; 4] = [
        statement.authors.iter().map(String::as_str).take(MOST_AUTHORS).collect(),
        METAS.iter().map(|key| head.meta(key).collect::<Vec<_>>()).find(|found| !found.is_empty()).unwrap_or_default(),
        // Several headlines mean several stories, and the authors of the others are not this one's.
        head.property("author").take(if head.property("headline").count() > 1 { 1 } else { usize::MAX }).collect(),
        head.author_links.iter().map(String::as_str).collect(),
    ];
    let mut found: Vec<String> = Vec::new();
    for source in sources {
        for name in source.into_iter().flat_map(|text| names::names(&unescaped(text), true)) {
            let is_outlet = outlet.is_some_and(|outlet| {
                let (outlet, name) = (letters(outlet), letters(&name));
                outlet.contains(&name) || name.contains(&outlet)
            });
            if !is_outlet && !found.contains(&name) {
                found.push(name);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// The letters of a name, in lower case: "Al-Bawaba" and "Al Bawaba" are one outlet.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The address that the page gives as its own, else the one it came from.
fn url(head: &Head, statement: &Statement, address: Option<&str>) -> Option<String> {
    let base = address.and_then(|address| Url::parse(address).ok());
    let given = head
        .canonical
        .as_deref()
        .into_iter()
        .chain(head.meta("og:url"))
        .chain(statement.urls.iter().map(String::as_str));
    let addresses: Vec<Url> = given
        .chain(head.saved_from.as_deref())
        .chain(address)
        .filter_map(|given| match &base {
            Some(base) => base.join(given).ok(),
            None => Url::parse(given).ok(),
        })
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some())
        .collect();
    // A canonical address that is the site's front page is a mistake when another source has the article's.
    let own = addresses.iter().find(|url| url.path().len() > 1 || url.query().is_some()).or(addresses.first())?;
    let mut own = own.clone();
    own.set_fragment(None);
    Some(own.into())
}

/// The outlet that publishes at `address`, if the program knows it.
pub(crate) fn outlet_at(address: &str) -> Option<&'static Outlet> {
    Outlet::at_host(Url::parse(address).ok()?.host_str()?)
}

fn outlet(head: &Head, statement: &Statement, url: Option<&str>) -> Option<String> {
    if let Some(known) = url.and_then(outlet_at) {
        return Some(known.name.clone());
    }
    let named = head
        .meta("og:site_name")
        .chain(statement.publisher.as_deref())
        .chain(head.property("publisher"))
        .chain(head.meta("application-name"))
        .chain(head.meta("publisher"))
        .chain(head.meta("dc.publisher"))
        .map(|name| unescaped(name.split(" | ").next().unwrap_or(name).trim()))
        .find(|name| {
            !name.is_empty() && name.chars().count() <= 60 && !name.contains("://") && !name.starts_with('@')
        })?;
    Some(Outlet::named(&named).map_or(named, |known| known.name.clone()))
}

fn language(head: &Head, statement: &Statement) -> Option<Language> {
    head.language
        .iter()
        .chain(&statement.language)
        .map(String::as_str)
        .chain(head.meta("og:locale"))
        .chain(head.meta("content-language"))
        .chain(head.meta("language"))
        .find_map(Language::from_tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tree::parse;

    fn read(page: &str, address: Option<&str>) -> Metadata {
        Metadata::of(&Head::of(&parse(page).unwrap()), address)
    }

    #[test]
    fn structured_data_comes_before_meta_elements() {
        let page = "<meta name=author content=Newsdesk><meta property=article:published_time content=2024-10-23T06:31:00+00:00>\
            <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Casper Whinfield\"},\
            \"datePublished\":\"2024-10-23\",\"dateModified\":\"2024-10-21\"}</script>";
        let metadata = read(page, None);
        assert_eq!(metadata.byline, ["Casper Whinfield"]);
        // The meta element states the same day more exactly; a change before the publication is none.
        assert_eq!(metadata.published.unwrap().as_str(), "2024-10-23T06:31:00+00:00");
        assert_eq!(metadata.modified, None);
    }

    #[test]
    fn a_page_says_that_it_is_not_free_to_read() {
        let paid = |tier: &str| read(&format!("<meta property=article:content_tier content={tier}>"), None).paid;
        assert_eq!((paid("locked"), paid("metered"), paid("free")), (Some(Paid::default()), None, None));
    }

    #[test]
    fn nothing_is_made_up() {
        let metadata = read("<title>Harbour reopens</title><p>Text, 3 May</p>", None);
        assert_eq!((metadata.published, metadata.url, metadata.outlet, metadata.byline.len()), (None, None, None, 0));
        assert_eq!(metadata.titles, ["Harbour reopens"]);
    }

    #[test]
    fn the_outlet_is_known_by_its_address_or_names_itself() {
        let page = "<link rel=canonical href=/a/1><meta property=og:site_name content='Harbour &amp;amp; Post'>";
        assert_eq!(read(page, Some("https://www.spiegel.de/x")).outlet.as_deref(), Some("Der Spiegel"));
        let own = read(page, Some("https://harbour.example/x#top"));
        assert_eq!(own.outlet.as_deref(), Some("Harbour & Post"));
        assert_eq!(own.url.as_deref(), Some("https://harbour.example/a/1"));
    }

    #[test]
    fn a_front_page_is_not_an_articles_address() {
        let page = "<link rel=canonical href=https://harbour.example/><meta property=og:url content=https://harbour.example/a/1>";
        assert_eq!(read(page, None).url.as_deref(), Some("https://harbour.example/a/1"));
    }
}
