//! Articles in the words of schema.org.

use crate::feed::Base;
use crate::metadata::{agencies, json_ld};
use crate::news::{Item, Items, Picture};
use crate::prose::rich::{Written, line};
use serde_json::Value;
use std::collections::BTreeMap;

/// The properties under which articles stand in other objects.
const HOLDERS: [&str; 7] =
    ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "blogPost"];

/// Whether `value` is an object in the words of schema.org.
pub(super) fn is(value: &Value) -> bool {
    ["@graph", "@type", "@context", "articleBody"].iter().any(|key| value.get(key).is_some())
}

/// Takes the articles in `value`.
pub(super) fn take(value: &Value, address: Option<&str>, items: &mut Items) -> bool {
    let mut nodes = Vec::new();
    collect(value, &mut nodes);
    let by_id = json_ld::by_id(&nodes);
    let before = items.len();
    for node in nodes.into_iter().filter(|node| is_article(node)) {
        if items.is_full() {
            break;
        }
        items.add(item(node, &by_id, &Base::of(address)));
    }
    items.len() > before
}

fn collect<'v>(value: &'v Value, nodes: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, nodes)),
        Value::Object(object) => {
            nodes.push(value);
            HOLDERS.iter().filter_map(|key| object.get(*key)).for_each(|inner| collect(inner, nodes));
        }
        _ => {}
    }
}

/// Whether an object is an article, and not only a reference to one.
fn is_article(node: &Value) -> bool {
    let is_of_type = || json_ld::each(node.get("@type")).filter_map(Value::as_str).any(json_ld::is_article);
    let says_something = ["headline", "name", "text"].iter().any(|key| node.get(key).is_some());
    node.get("articleBody").is_some() || (says_something && is_of_type())
}

fn item(node: &Value, by_id: &BTreeMap<&str, &Value>, base: &Base) -> Item {
    let texts = |key: &str| json_ld::each(node.get(key)).filter_map(Value::as_str).map(str::to_owned);
    let names = |key: &str| json_ld::each(node.get(key)).filter_map(|value| json_ld::name_of(value, by_id));
    let mut statement = json_ld::statement(node, by_id);
    statement.headlines = statement.headlines.iter().map(|headline| line(headline)).collect();
    let ids = texts("@id").filter(|id| id.starts_with("http"));
    statement.urls = statement.urls.iter().cloned().chain(ids).filter_map(|url| base.address(&url)).collect();
    let credits: Vec<String> =
        ["sourceOrganization", "provider", "creditText", "author"].into_iter().flat_map(names).collect();
    statement.agencies = agencies::in_credits(&credits.join("/"));
    let body = texts("articleBody").chain(texts("text")).find(|body| !body.trim().is_empty());
    let pictures = json_ld::each(node.get("image")).map(|image| {
        let own = |keys: &[&str]| {
            let values = keys.iter().flat_map(|key| json_ld::each(image.get(key)));
            values.filter_map(|value| json_ld::name_of(value, by_id)).map(|text| line(&text)).next()
        };
        Picture { caption: own(&["caption"]), credit: own(&["creditText", "creator", "author", "copyrightHolder"]) }
    });
    Item {
        media_type: "application/ld+json",
        above: pictures.flat_map(|picture| picture.pieces().collect::<Vec<_>>()).collect(),
        content: body.map(Written::Unsaid),
        summary: statement.descriptions.first().map(|text| Written::Unsaid(text.clone())),
        statement,
    }
}
