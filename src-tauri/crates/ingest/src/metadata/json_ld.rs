//! What a page's structured data (JSON-LD in the words of schema.org) says of its article.

use super::agencies::in_credits;
use super::statement::{Paid, Statement};
use crate::json::mended;
use crate::normal::word_count;
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads the contents of a page's `application/ld+json` scripts: the article that they describe, with the dates of the page where the
/// article has none.
pub(crate) fn read(scripts: &[String]) -> Statement {
    let documents: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut nodes = Vec::new();
    for document in &documents {
        collect(document, &mut nodes);
    }
    let by_id = by_id(&nodes);
    // A live page may state its posts beside itself.
    let article =
        first_of(&nodes, is_news).or_else(|| first_of(&nodes, is_live)).or_else(|| first_of(&nodes, is_article));
    let page = first_of(&nodes, is_page);
    let mut statement = article.map(|node| statement(node, &by_id)).unwrap_or_default();
    if let Some(page) = page.map(|node| self::statement(node, &by_id)) {
        if article.is_none() {
            statement = page;
        } else if statement.published.is_empty() {
            statement.published = page.published;
            statement.modified = page.modified;
        }
    }
    statement
}

/// The objects that other objects refer to by their ids.
pub(crate) fn by_id<'v>(nodes: &[&'v Value]) -> BTreeMap<&'v str, &'v Value> {
    nodes
        .iter()
        .filter(|node| node.as_object().is_some_and(|object| object.len() > 1))
        .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
        .collect()
}

/// What the object `node` says.
pub(crate) fn statement(node: &Value, by_id: &BTreeMap<&str, &Value>) -> Statement {
    let texts =
        |key: &str| -> Vec<String> { each(node.get(key)).filter_map(Value::as_str).map(str::to_owned).collect() };
    let names = |key: &str| -> Vec<String> { each(node.get(key)).filter_map(|value| name_of(value, by_id)).collect() };
    let authors = names("author");
    Statement {
        headlines: [texts("headline"), texts("name"), texts("alternativeHeadline")].concat(),
        descriptions: texts("description"),
        authors: if authors.is_empty() { names("creator") } else { authors },
        published: texts("datePublished"),
        modified: texts("dateModified"),
        publisher: names("publisher").into_iter().next(),
        urls: [texts("url"), texts("mainEntityOfPage")].concat(),
        language: texts("inLanguage").into_iter().next(),
        sections: texts("articleSection"),
        agencies: in_credits(&[names("sourceOrganization"), names("provider")].concat().join("/")),
        paid: is_paid(node).then(|| Paid { words: stated_words(node) }),
    }
}

/// Whether an object, or a part of it, is stated not to be free to read.
fn is_paid(node: &Value) -> bool {
    let says_so = |node: &Value| match node.get("isAccessibleForFree") {
        Some(Value::Bool(free)) => !free,
        // "False", "false", "https://schema.org/False".
        Some(Value::String(free)) => {
            free.rsplit('/').next().is_some_and(|free| free.trim().eq_ignore_ascii_case("false"))
        }
        _ => false,
    };
    says_so(node) || each(node.get("hasPart")).any(says_so)
}

/// A text with fewer words in the structured data may be the beginning that the page shows to all.
const WHOLE: usize = 200;

/// How many words an article is stated to have, by their number or by its whole text.
fn stated_words(node: &Value) -> Option<usize> {
    let number = each(node.get("wordCount")).find_map(|words| match words {
        Value::String(words) => words.trim().parse().ok(),
        words => words.as_u64().and_then(|words| usize::try_from(words).ok()),
    });
    let text = each(node.get("articleBody")).filter_map(Value::as_str).map(word_count).sum();
    number.filter(|words| *words > 0).max(Some(text).filter(|words| *words >= WHOLE))
}

/// The values of a property, which may be one or a list.
pub(crate) fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
    .iter()
}

/// A longer name is none where it is referred to, which a document may do often.
const LONGEST_NAME: usize = 400;

/// The name of a person or an organisation, which may be a text, an object or a reference to one.
pub(crate) fn name_of(value: &Value, by_id: &BTreeMap<&str, &Value>) -> Option<String> {
    let object = match value {
        Value::String(name) => return Some(name.clone()),
        value => value,
    };
    let named = |object: &Value| each(object.get("name")).find_map(Value::as_str).map(str::to_owned);
    named(object).or_else(|| named(by_id.get(object.get("@id")?.as_str()?)?).filter(|name| name.len() <= LONGEST_NAME))
}

/// All objects that may describe the page's article, in order. Objects inside lists of other stories are not among them.
fn collect<'v>(value: &'v Value, nodes: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, nodes)),
        Value::Object(object) => {
            nodes.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, nodes);
                }
            }
        }
        _ => {}
    }
}

fn first_of<'v>(nodes: &[&'v Value], is: fn(&str) -> bool) -> Option<&'v Value> {
    nodes.iter().copied().find(|node| each(node.get("@type")).filter_map(Value::as_str).any(is))
}

/// Whether a type is that of news.
fn is_news(kind: &str) -> bool {
    kind.ends_with("NewsArticle")
}

/// Whether a type is that of a page to which posts are added.
fn is_live(kind: &str) -> bool {
    kind == "LiveBlogPosting"
}

/// Whether a type is that of an article, news or not.
pub(crate) fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report" || kind == "Review"
}

fn is_page(kind: &str) -> bool {
    kind.ends_with("WebPage") || kind == "ItemPage"
}

/// The document in a script; faults that browsers' readers of such data live with are mended.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    serde_json::from_str(script).or_else(|_| serde_json::from_str(&mended(script).text)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(script: &str) -> Statement {
        read(&[script.to_owned()])
    }

    #[test]
    fn the_article_is_found_in_a_graph_and_references_are_followed() {
        let statement = of(r##"{"@graph": [
            {"@type": "WebPage", "name": "Page", "datePublished": "2024-01-01"},
            {"@type": ["NewsArticle", "Article"], "headline": "Harbour reopens", "author": [{"@id": "#p"}, {"name": "Ines Okafor"}],
             "publisher": {"@id": "#o"}, "mainEntityOfPage": "https://harbour.example/1"},
            {"@type": "Person", "@id": "#p", "name": "Tom Reyes"},
            {"@type": "Organization", "@id": "#o", "name": "Harbour Post"}]}"##);
        assert_eq!(statement.headlines, ["Harbour reopens"]);
        assert_eq!(statement.authors, ["Tom Reyes", "Ines Okafor"]);
        assert_eq!(statement.publisher.as_deref(), Some("Harbour Post"));
        assert_eq!(statement.published, ["2024-01-01"]);
        assert_eq!(statement.urls, ["https://harbour.example/1"]);
    }

    #[test]
    fn other_stories_on_the_page_are_not_the_article() {
        let statement =
            of(r#"[{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]},
            {"@type": "BlogPosting", "headline": "This", "author": "Tom Reyes"}]"#);
        assert_eq!((statement.headlines, statement.authors), (vec!["This".to_owned()], vec!["Tom Reyes".to_owned()]));
    }

    #[test]
    fn what_is_not_free_to_read_is_stated_in_several_ways() {
        let paid =
            |says: &str| of(&format!("{{\"@type\": \"NewsArticle\", \"headline\": \"Harbour reopens\", {says}}}")).paid;
        let part = r#""hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"}"#;
        for (says, words) in [
            (r#""isAccessibleForFree": false, "wordCount": 812"#, Some(812)),
            (r#""isAccessibleForFree": "False", "wordCount": "812""#, Some(812)),
            (r#""isAccessibleForFree": "http://schema.org/False", "articleBody": "Only the beginning""#, None),
            (part, None),
        ] {
            assert_eq!(paid(says), Some(Paid { words }), "{says}");
        }
        for free in ["\"isAccessibleForFree\": true", "\"isAccessibleForFree\": \"True\"", "\"wordCount\": 812"] {
            assert_eq!(paid(free), None, "{free}");
        }
        let whole =
            format!("\"isAccessibleForFree\": false, \"wordCount\": 90, \"articleBody\": \"{}\"", "word ".repeat(300));
        assert_eq!(paid(&whole), Some(Paid { words: Some(300) }));
    }

    #[test]
    fn faults_that_browsers_forgive_are_mended() {
        let statement =
            of("<!-- {\"@type\": \"Article\", \"headline\": \"One\ntwo \\ud83d x \\ud83d\\ude00 \\\"q\\\"\"}; -->");
        assert_eq!(statement.headlines, ["One two \u{fffd} x 😀 \"q\""]);
        assert_eq!(of("{not json"), Statement::default());
    }
}
