//! JSON Feed 1.0 and 1.1.

use crate::feed::{Base, language, outlet, publishes_at};
use crate::metadata::{Statement, agencies};
use crate::news::{Item, Items};
use crate::prose::rich::{Written, line};
use serde_json::Value;

/// A longer name is none, and so many authors have names: each entry without its own repeats the feed's.
const LONGEST_NAME: usize = 400;
const MOST_NAMES: usize = 20;

/// Whether `value` is a feed.
pub(super) fn is(value: &Value) -> bool {
    let names_itself = value["version"].as_str().is_some_and(|version| version.contains("jsonfeed.org/version/"));
    let has_items = || value["items"].as_array().is_some_and(|items| items.iter().all(is_item));
    names_itself || (value["title"].is_string() && !value["items"].is_null() && has_items())
}

fn is_item(item: &Value) -> bool {
    item.get("content_html").or(item.get("content_text")).is_some()
}

/// Takes the entries of the feed.
pub(super) fn take(feed: &Value, address: Option<&str>, items: &mut Items) -> bool {
    let base = Base::of(address).or(text(feed, "feed_url").as_deref()).or(text(feed, "home_page_url").as_deref());
    let site = text(feed, "home_page_url").and_then(|site| base.address(&site));
    let name = text(feed, "title").map(|title| line(&title));
    let outlet = outlet(name.as_deref(), site.as_deref());
    let common_language = language(feed["language"].as_str());
    let common_authors = names(feed);
    items.are_listed_by(outlet.clone());
    for item in feed["items"].as_array().into_iter().flatten() {
        if items.is_full() {
            break;
        }
        let given = ["url", "id", "external_url"].iter().filter_map(|key| text(item, key));
        let url = given.filter(|given| !given.starts_with("tag:")).find_map(|given| address_of(&base, &given));
        let own = names(item);
        let authors = if own.is_empty() { common_authors.clone() } else { own };
        let texts = |key: &str| text(item, key).into_iter().collect::<Vec<_>>();
        let statement = Statement {
            headlines: texts("title").iter().map(|title| line(title)).collect(),
            descriptions: texts("summary"),
            agencies: agencies::in_credits(&authors.join("/")),
            authors,
            published: texts("date_published"),
            modified: texts("date_modified"),
            publisher: outlet.clone().filter(|_| publishes_at(site.as_deref(), url.as_deref())),
            urls: url.into_iter().collect(),
            language: text(item, "language").or_else(|| common_language.clone()),
            sections: item["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).map(line).collect(),
            paid: None,
        };
        let content = text(item, "content_html").map(Written::Markup);
        items.list(Item {
            media_type: "application/feed+json",
            statement,
            above: Vec::new(),
            content: content.or_else(|| text(item, "content_text").map(Written::Plain)),
            summary: text(item, "summary").map(Written::Plain),
        });
    }
    true
}

/// The address that `given` is; an identifier that is no address is none.
fn address_of(base: &Base, given: &str) -> Option<String> {
    let is_address = given.starts_with("http") || given.starts_with('/');
    is_address.then(|| base.address(given)).flatten()
}

fn text(value: &Value, key: &str) -> Option<String> {
    value[key].as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The authors' names, as version 1.1 gives them or as version 1.0 gave one.
fn names(value: &Value) -> Vec<String> {
    let many = value["authors"].as_array().into_iter().flatten();
    let names = many.chain([&value["author"]]).filter_map(|author| text(author, "name"));
    names.filter(|name| name.len() <= LONGEST_NAME).take(MOST_NAMES).collect()
}
