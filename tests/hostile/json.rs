//! JSON.

use crate::case::{Case, either, read};
use crate::story::{TITLE, text};
use serde_json::json;

pub fn cases() -> Vec<Case> {
    vec![
        either("JSON, 1,000,000 lists deep", "json", || b"[".repeat(1_000_000)),
        either("JSON, 200,000 objects deep", "json", || b"{\"headline\":".repeat(200_000)),
        either("a body in JSON, 100,000 objects deep", "json", || {
            article(&format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000)))
        }),
        read("an article a line, one of which is 100,000 lists deep", "jsonl", || {
            let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes();
            [article("1"), deep, article("2")].join(&b'\n')
        }),
        either("a lone surrogate in a headline in JSON", "json", || {
            format!(
                "{{\"@type\":\"NewsArticle\",\"headline\":\"Ferries \\ud83d sail \\udc00\",\"articleBody\":{}}}",
                json!(text())
            )
            .into_bytes()
        }),
        either("numbers that no number is as large as", "json", || {
            article(&format!("[1e999999,-1e-999999,{}]", "9".repeat(2_000_000)))
        }),
        either("one key 500,000 times", "json", || {
            format!(
                "{{\"@type\":\"NewsArticle\",{}\"articleBody\":{}}}",
                "\"headline\":\"x\",".repeat(500_000),
                json!(text())
            )
            .into_bytes()
        }),
        either("a list of a million empty objects", "json", || {
            format!("[{}{{}}]", "{},".repeat(1_000_000)).into_bytes()
        }),
        either("a body in JSON of 20 MB", "json", || {
            article(&format!("\"{}\"", "the quay is wet \\n\\u0000 ".repeat(800_000)))
        }),
        either("JSON that ends in the middle of a word", "json", || {
            let mut whole = article("1");
            whole.truncate(whole.len() / 2);
            whole
        }),
        either("JSON followed by something else", "json", || {
            [article("1"), b"}}}{\"a\":\xff\xfe NaN".to_vec()].concat()
        }),
        either("bytes in JSON that are not UTF-8", "json", || {
            [
                b"{\"@type\":\"NewsArticle\",\"headline\":\"caf\xe9 \xed\xa0\x80\",\"articleBody\":".to_vec(),
                json!(text()).to_string().into_bytes(),
                b"}".to_vec(),
            ]
            .concat()
        }),
        either("JSON-LD whose graph is a circle", "json", || {
            let node = |number: usize| json!({"@id": format!("#{number}"), "@type": "NewsArticle", "headline": TITLE, "hasPart": {"@id": format!("#{}", (number + 1) % 3)}, "articleBody": text()});
            json!({"@context": "https://schema.org", "@graph": [node(0), node(1), node(2)]}).to_string().into_bytes()
        }),
        either("an agency item associated with itself, 100 deep", "json", || {
            let mut item = json!({"uri": "urn:x", "type": "text", "headline": TITLE, "body_text": text()});
            for _ in 0..60 {
                item = json!({"uri": "urn:x", "type": "text", "headline": TITLE, "body_text": text(), "associations": [item]});
            }
            item.to_string().into_bytes()
        }),
        either("a JSON feed of 100 entries", "json", || {
            let entries: Vec<_> =
                (0..100).map(|number| json!({"id": number.to_string(), "title": "x", "content_text": "y"})).collect();
            json!({"version": "https://jsonfeed.org/version/1.1", "title": "Orsel Post", "items": entries})
                .to_string()
                .into_bytes()
        }),
        either("a JSON feed of which nothing has the right type", "json", || {
            br#"{"version":"https://jsonfeed.org/version/1.1","title":7,"items":{"0":[null,true,{"content_html":{"a":[]},"authors":"x","date_published":-1}]}}"#.to_vec()
        }),
    ]
}

/// A schema.org article with its whole body, and one more value.
fn article(more: &str) -> Vec<u8> {
    format!(
        "{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"{TITLE}\",\"articleBody\":{},\"more\":{more}}}",
        json!(text())
    )
    .into_bytes()
}
