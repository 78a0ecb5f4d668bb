//! What a page says of its article: title, authors, outlet, times, address, language.
//!
//! Sources are asked in a fixed order, the most deliberate first: structured data, meta elements, microdata, time elements; what the text
//! itself shows comes last and is read with the blocks. Nothing is made up: what no source states is absent.

pub(crate) mod head;
pub(crate) mod json_ld;
pub(crate) mod names;
pub(crate) mod times;

use head::Head;
use json_ld::Statement;
use url::Url;
use variorum_lexicon::Outlet;
use variorum_model::{Language, StatedTime};

/// What a page says of its article outside its text.
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
}

impl Metadata {
    /// What `head` says; `address` is where the page came from.
    pub(crate) fn of(head: &Head, address: Option<&str>) -> Self {
        let statement = json_ld::read(&head.scripts);
        let url = url(head, &statement, address);
        let outlet = outlet(head, &statement, url.as_deref().or(address));
        let (published, modified) = dates(head, &statement);
        Self {
            titles: titles(head, &statement, outlet.as_deref()),
            descriptions: ["og:description", "description", "twitter:description"]
                .iter()
                .flat_map(|key| head.meta(key).map(str::to_owned))
                .chain(statement.descriptions.iter().cloned())
                .collect(),
            byline: byline(head, &statement, outlet.as_deref()),
            published,
            modified,
            outlet,
            language: language(head, &statement),
            sections: statement
                .sections
                .iter()
                .cloned()
                .chain(head.meta("article:section").map(str::to_owned))
                .collect(),
            url,
        }
    }
}

fn titles(head: &Head, statement: &Statement, outlet: Option<&str>) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    let given =
        statement.headlines.iter().map(String::as_str).chain(head.meta("og:title")).chain(head.meta("twitter:title"));
    let mut add = |title: &str| {
        let title = crate::normal::folded(&unescaped(title));
        if !title.is_empty() && !titles.contains(&title) {
            titles.push(title);
        }
    };
    for title in given {
        add(title);
    }
    if let Some(title) = &head.title {
        add(&without_outlet(title, outlet));
        add(title);
    }
    // Lists of other stories bear the same property, so it is asked last.
    if titles.is_empty() {
        titles.extend(head.property("headline").next().map(str::to_owned));
    }
    titles
}

/// A page's title without the outlet's name and the section that sites put around it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    const STROKES: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "];
    let Some(stroke) = STROKES.into_iter().find(|stroke| title.contains(stroke)) else { return title.to_owned() };
    let outlet = outlet.map(str::to_lowercase);
    let is_outlet = |part: &str| outlet.as_ref().is_some_and(|outlet| part.to_lowercase().contains(outlet.as_str()));
    let words = |part: &str| part.split_whitespace().count();
    let mut parts: Vec<&str> = title.split(stroke).collect();
    while let [first, .., last] = parts.as_slice() {
        let rest: usize = parts[..parts.len() - 1].iter().map(|part| words(part)).sum();
        if is_outlet(last) || (words(last) <= 3 && rest > words(last) + 1) {
            parts.pop();
        } else if is_outlet(first) || (words(first) <= 2 && words(last) > 4 && is_outlet(title)) {
            parts.remove(0);
        } else {
            break;
        }
    }
    parts.join(stroke)
}

/// Titles inside JSON-LD and meta elements are often escaped twice.
fn unescaped(text: &str) -> String {
    const NAMED: [(&str, &str); 9] = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    NAMED.iter().fold(
        text.to_owned(),
        |text, (escape, plain)| if text.contains('&') { text.replace(escape, plain) } else { text },
    )
}

fn byline(head: &Head, statement: &Statement, outlet: Option<&str>) -> Vec<String> {
    const METAS: [&str; 7] =
        ["author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author"];
    let sources: [Vec<&str>; 4] = [
        statement.authors.iter().map(String::as_str).collect(),
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

/// When the page says that it was published and last changed.
fn dates(head: &Head, statement: &Statement) -> (Option<StatedTime>, Option<StatedTime>) {
    const PUBLISHED: [&str; 25] = [
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "article:published",
        "datepublished",
        "date.published",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "rnews:datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "originalpublicationdate",
        "article_date_original",
        "displaydate",
        "iso-8601-publish-date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "dc.date",
        "dc.date.created",
        "date",
    ];
    const MODIFIED: [&str; 9] = [
        "article:modified_time",
        "og:article:modified_time",
        "article:updated_time",
        "og:updated_time",
        "datemodified",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "lastmod",
    ];
    let metas = |keys: &[&'static str]| -> Vec<StatedTime> {
        keys.iter().flat_map(|key| head.meta(key)).filter_map(times::stated).collect()
    };
    let properties =
        |key: &'static str| -> Vec<StatedTime> { head.property(key).filter_map(times::stated).take(1).collect() };
    let stated =
        |texts: &[String]| -> Vec<StatedTime> { texts.iter().filter_map(|text| times::stated(text)).collect() };
    let published =
        [stated(&statement.published), metas(&PUBLISHED), properties("datePublished"), properties("dateCreated")]
            .concat();
    let modified = [stated(&statement.modified), metas(&MODIFIED), properties("dateModified")].concat();
    let published = most_exact(&published);
    let modified = most_exact(&modified)
        .filter(|modified| published.as_ref().is_none_or(|published| !is_before(modified, published)));
    (published, modified)
}

/// Whether a time is surely before another: by the instant where both state it, else by the day.
fn is_before(time: &StatedTime, other: &StatedTime) -> bool {
    if time.has_time() && other.has_time() { time.earliest() < other.earliest() } else { time.date() < other.date() }
}

/// The first of the times, or one of the same day that states the time of day when the first does not.
fn most_exact(times: &[StatedTime]) -> Option<StatedTime> {
    let first = times.first()?;
    let exact = times.iter().find(|time| time.has_time() && time.date() == first.date());
    Some(exact.filter(|_| !first.has_time()).unwrap_or(first).clone())
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

    #[test]
    fn the_outlet_is_cut_from_the_title() {
        for (title, bare) in [
            ("Harbour reopens - Harbour Post", "Harbour reopens"),
            ("Harbour reopens after the storm | News | Harbour Post", "Harbour reopens after the storm"),
            ("Harbour Post - News - Harbour reopens after the storm", "Harbour reopens after the storm"),
            ("Sea - sky", "Sea - sky"),
        ] {
            assert_eq!(without_outlet(title, Some("Harbour Post")), bare, "{title}");
        }
    }
}
