//! What a page's structured data (JSON-LD in the words of schema.org) says of its article.

use serde_json::Value;
use std::collections::BTreeMap;

/// What is said of the article; values as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) headlines: Vec<String>,
    pub(crate) descriptions: Vec<String>,
    pub(crate) authors: Vec<String>,
    /// The organisations that it comes from.
    pub(crate) sources: Vec<String>,
    pub(crate) published: Vec<String>,
    pub(crate) modified: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) urls: Vec<String>,
    pub(crate) language: Option<String>,
    pub(crate) sections: Vec<String>,
}

/// Reads the contents of a page's `application/ld+json` scripts: the article that they describe, with the dates of the page where the
/// article has none.
pub(crate) fn read(scripts: &[String]) -> Statement {
    let documents: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut nodes = Vec::new();
    for document in &documents {
        collect(document, &mut nodes);
    }
    let by_id: BTreeMap<&str, &Value> = nodes
        .iter()
        .filter(|node| node.as_object().is_some_and(|object| object.len() > 1))
        .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
        .collect();
    let article = first_of(&nodes, is_news).or_else(|| first_of(&nodes, is_article));
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

fn statement(node: &Value, by_id: &BTreeMap<&str, &Value>) -> Statement {
    let texts =
        |key: &str| -> Vec<String> { each(node.get(key)).filter_map(Value::as_str).map(str::to_owned).collect() };
    let names = |key: &str| -> Vec<String> { each(node.get(key)).filter_map(|value| name_of(value, by_id)).collect() };
    let authors = names("author");
    Statement {
        headlines: [texts("headline"), texts("name"), texts("alternativeHeadline")].concat(),
        descriptions: texts("description"),
        authors: if authors.is_empty() { names("creator") } else { authors },
        sources: [names("sourceOrganization"), names("provider")].concat(),
        published: texts("datePublished"),
        modified: texts("dateModified"),
        publisher: names("publisher").into_iter().next(),
        urls: [texts("url"), texts("mainEntityOfPage")].concat(),
        language: texts("inLanguage").into_iter().next(),
        sections: texts("articleSection"),
    }
}

/// The values of a property, which may be one or a list.
fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
    .iter()
}

/// The name of a person or an organisation, which may be a text, an object or a reference to one.
fn name_of(value: &Value, by_id: &BTreeMap<&str, &Value>) -> Option<String> {
    let object = match value {
        Value::String(name) => return Some(name.clone()),
        value => value,
    };
    let named = |object: &Value| each(object.get("name")).find_map(Value::as_str).map(str::to_owned);
    named(object).or_else(|| named(by_id.get(object.get("@id")?.as_str()?)?))
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

fn is_news(kind: &str) -> bool {
    kind.ends_with("NewsArticle")
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report" || kind == "Review"
}

fn is_page(kind: &str) -> bool {
    kind.ends_with("WebPage") || kind == "ItemPage"
}

/// The document in a script; faults that browsers' readers of such data live with are mended.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    serde_json::from_str(script).or_else(|_| serde_json::from_str(&mended(script))).ok()
}

/// The document with line ends and other control characters inside texts made blanks, and halves of surrogate pairs replaced.
fn mended(script: &str) -> String {
    let mut mended = String::with_capacity(script.len());
    let mut in_text = false;
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        match c {
            '\\' => {
                let escape = rest.get(..6).filter(|escape| escape.starts_with("\\u"));
                if escape.is_some_and(is_high_half) && rest.get(6..12).is_some_and(is_low_half) {
                    taken = 12;
                    mended.push_str(&rest[..taken]);
                } else if escape.is_some_and(|escape| is_high_half(escape) || is_low_half(escape)) {
                    taken = 6;
                    mended.push_str("\\ufffd");
                } else {
                    taken += rest[taken..].chars().next().map_or(0, char::len_utf8);
                    mended.push_str(&rest[..taken]);
                }
            }
            '"' => {
                in_text = !in_text;
                mended.push(c);
            }
            c if in_text && c.is_control() => mended.push(' '),
            c => mended.push(c),
        }
        rest = &rest[taken..];
    }
    mended
}

fn is_high_half(escape: &str) -> bool {
    surrogate(escape).is_some_and(|code| (0xD800..0xDC00).contains(&code))
}

fn is_low_half(escape: &str) -> bool {
    surrogate(escape).is_some_and(|code| (0xDC00..0xE000).contains(&code))
}

fn surrogate(escape: &str) -> Option<u32> {
    u32::from_str_radix(escape.strip_prefix("\\u")?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    fn faults_that_browsers_forgive_are_mended() {
        let statement =
            of("<!-- {\"@type\": \"Article\", \"headline\": \"One\ntwo \\ud83d x \\ud83d\\ude00 \\\"q\\\"\"}; -->");
        assert_eq!(statement.headlines, ["One two \u{fffd} x 😀 \"q\""]);
        assert_eq!(of("{not json"), Statement::default());
    }

    proptest! {
        #[test]
        fn mending_leaves_sound_documents_as_they_are(text in "\\PC{0,40}") {
            let document = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(mended(&document), document);
        }
    }
}
