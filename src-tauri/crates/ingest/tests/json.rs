//! Articles in JSON.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

use proptest::prelude::*;
use serde_json::{Value, json};
use variorum_ingest::{Part, ReadOptions, read};
use variorum_model::{BlockKind, Extraction, LeftOut, ReadingDoubt};

const PROSE: &str =
    "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

fn parts(text: &str) -> Vec<Part> {
    read(text.as_bytes(), &ReadOptions::default()).unwrap().parts
}

fn articles(text: &str) -> Vec<Extraction> {
    let articles = parts(text).into_iter().map(|part| match part {
        Part::Article(article) => *article,
        other => panic!("{other:?}"),
    });
    articles.collect()
}

fn article(value: &Value) -> Extraction {
    articles(&value.to_string()).remove(0)
}

fn code(text: &str) -> &'static str {
    read(text.as_bytes(), &ReadOptions::default()).map_or_else(|error| error.code(), |_| "read")
}

#[test]
fn a_json_feed_is_read() {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "language": "en",
        "home_page_url": "https://harbour.example/", "feed_url": "https://harbour.example/feed.json",
        "authors": [{"name": "Ines Okafor"}],
        "items": [
            {"id": "17", "url": "/a/17", "title": "Ferry &amp; fire", "content_html": format!("<p>{PROSE}</p><h2>Inquiry</h2><p>{PROSE} More.</p>"),
             "summary": "A fire is out.", "date_published": "2025-03-12T07:30:00+01:00", "tags": ["World"]},
            {"id": "https://harbour.example/a/18", "content_text": "First line.\n\nSecond line.", "author": {"name": "Tom Reyes"}},
            {"id": "19", "title": "Only a title"}
        ]
    });
    let found = parts(&feed.to_string());
    let [Part::Article(first), Part::Article(second), Part::Unread { name, error }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((first.title.as_deref(), first.outlet.as_deref()), (Some("Ferry & fire"), Some("Harbour Post")));
    assert_eq!(first.url.as_deref(), Some("https://harbour.example/a/17"));
    assert_eq!((first.byline.join(";"), first.section.as_deref()), ("Ines Okafor".into(), Some("World")));
    assert_eq!(first.text(), format!("{PROSE}\n\nInquiry\n\n{PROSE} More."));
    assert!(!first.doubts.contains(&ReadingDoubt::SummaryOnly));
    assert_eq!((second.byline.join(";"), second.text()), ("Tom Reyes".into(), "First line.\n\nSecond line.".into()));
    assert_eq!((name.as_deref(), error.code()), (Some("Only a title"), "no_text"));
    let listing = |text: &str| read(text.as_bytes(), &ReadOptions::default()).unwrap().listing.unwrap();
    let listed = listing(&feed.to_string()).entries;
    let listed: Vec<&str> = listed.iter().map(|entry| entry.address.as_str()).collect();
    assert_eq!(listed, ["https://harbour.example/a/17", "https://harbour.example/a/18"]);
    assert_eq!(listing("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}").entries, []);
}

#[test]
fn articles_in_the_words_of_schema_org_are_read_from_graphs_and_lists() {
    let article_of = |headline: &str, body: &str| {
        json!({"@type": "NewsArticle", "headline": headline, "articleBody": body, "articleSection": "World",
            "author": {"@id": "#p"}, "publisher": {"@type": "Organization", "name": "Harbour Post"}, "url": "https://harbour.example/1",
            "datePublished": "2025-03-12T07:30:00+01:00", "dateModified": "2025-03-12T08:00:00+01:00", "inLanguage": "en-GB",
            "image": {"@type": "ImageObject", "caption": "The quay.", "creditText": "R. Vey"}, "sourceOrganization": {"name": "dpa"}})
    };
    let person = json!({"@type": "Person", "@id": "#p", "name": "Ines Okafor"});
    let graph = json!({"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, article_of("Ferry fire", PROSE), person]});
    let read = article(&graph);
    assert_eq!((read.title.as_deref(), read.outlet.as_deref()), (Some("Ferry fire"), Some("Harbour Post")));
    assert_eq!((read.byline.join(";"), read.agencies.join(";")), ("Ines Okafor".into(), "dpa".into()));
    assert_eq!(read.published.as_ref().unwrap().as_str(), "2025-03-12T07:30:00+01:00");
    assert_eq!((read.url.as_deref(), read.section.as_deref()), (Some("https://harbour.example/1"), Some("World")));
    let labels: Vec<_> = read.blocks.iter().map(|block| (block.kind, block.left_out)).collect();
    assert_eq!(
        labels,
        [
            (BlockKind::Headline, Some(LeftOut::Headline)),
            (BlockKind::Caption, Some(LeftOut::PhotoCaption)),
            (BlockKind::Credit, Some(LeftOut::PhotoCredit)),
            (BlockKind::Paragraph, None),
        ]
    );
    let list = json!({"@type": "ItemList", "itemListElement": [
        {"@type": "ListItem", "item": article_of("One", &format!("<p>{PROSE}</p><p>Two.</p>"))}, {"@type": "ListItem", "url": "x"}]});
    let both = json!([list, article_of("Three", PROSE)]);
    let titles: Vec<_> = articles(&both.to_string()).into_iter().map(|article| article.title.unwrap()).collect();
    assert_eq!(titles, ["One", "Three"]);
    let summary = json!({"@type": "Article", "headline": "One", "description": PROSE});
    assert!(article(&summary).doubts.contains(&ReadingDoubt::SummaryOnly));
}

#[test]
fn ninjs_of_each_generation_is_read() {
    let first = json!({
        "uri": "https://coastline.example/17", "type": "text", "versioncreated": "2025-03-12T09:00:00+01:00", "firstcreated": "2025-03-12T07:30:00+01:00",
        "pubstatus": "usable", "language": "en", "headline": "Ferry fire under control", "byline": "By Ines Okafor", "located": "Callow",
        "copyrightholder": "Coastline Wire", "usageterms": "Not for sale.", "ednote": "Corrects spelling.", "description_text": "A fire is out.",
        "body_xhtml": format!("<p>{PROSE}</p><h2>Inquiry</h2><p>Two cabins burnt out.</p>"), "body_text": "Other form.",
        "associations": {"featured": {"uri": "p1", "type": "picture", "description_text": "The quay.", "byline": "R. Vey"}}
    });
    let second = json!({
        "uri": "https://coastline.example/17", "type": "text", "versioncreated": "2025-03-12T09:00:00+01:00", "firstcreated": "2025-03-12T07:30:00+01:00",
        "pubstatus": "usable", "language": "en", "headlines": [{"role": "short", "value": "Fire"}, {"role": "main", "value": "Ferry fire under control"}],
        "byline": "By Ines Okafor", "located": "Callow", "ednote": "Corrects spelling.",
        "rightsinfo": {"copyrightholder": "Coastline Wire", "usageterms": "Not for sale."},
        "descriptions": [{"role": "summary", "value": "A fire is out."}],
        "bodies": [{"role": "text", "contenttype": "text/plain", "value": "Other form."},
                   {"role": "main", "contenttype": "text/html", "value": format!("<p>{PROSE}</p><h2>Inquiry</h2><p>Two cabins burnt out.</p>")}],
        "associations": [{"name": "featured", "uri": "p1", "type": "picture", "descriptions": [{"value": "The quay."}], "byline": "R. Vey"}]
    });
    let third = second
        .to_string()
        .replace("versioncreated", "versionCreated")
        .replace("firstcreated", "firstCreated")
        .replace("pubstatus", "pubStatus")
        .replace("rightsinfo", "rightsInfo")
        .replace("copyrightholder", "copyrightHolder")
        .replace("contenttype", "contentType");
    let read = article(&first);
    assert_eq!(
        (read.title.as_deref(), read.outlet.as_deref()),
        (Some("Ferry fire under control"), Some("Coastline Wire"))
    );
    assert_eq!(
        (read.byline.join(";"), read.url.as_deref()),
        ("Ines Okafor".into(), Some("https://coastline.example/17"))
    );
    assert_eq!(read.published.as_ref().unwrap().as_str(), "2025-03-12T07:30:00+01:00");
    assert_eq!(read.modified.as_ref().unwrap().as_str(), "2025-03-12T09:00:00+01:00");
    assert_eq!(read.text(), format!("{PROSE}\n\nInquiry\n\nTwo cabins burnt out."));
    let left_out: Vec<_> =
        read.blocks.iter().filter(|block| block.left_out.is_some()).map(|block| block.text.as_str()).collect();
    assert_eq!(
        left_out,
        ["Ferry fire under control", "Corrects spelling.", "By Ines Okafor", "Callow", "The quay.", "R. Vey"]
    );
    assert_eq!(article(&second), read);
    assert_eq!(articles(&third)[0], read);
}

#[test]
fn what_an_agency_withdrew_or_what_is_no_text_is_not_read() {
    let item = |kind: &str, status: &str| json!({"uri": "x", "type": kind, "pubstatus": status, "headline": "Fire", "versioncreated": "2025-03-12T09:00:00Z", "body_text": PROSE});
    let both = json!({"_items": [item("text", "canceled"), item("picture", "usable"), item("text", "usable")]});
    let found = parts(&both.to_string());
    assert!(matches!(&found[..], [Part::Unread { error, .. }, Part::Article(_)] if error.code() == "withdrawn"));
    assert_eq!(code(&item("picture", "usable").to_string()), "unknown_format");
}

#[test]
fn each_line_of_a_file_is_an_article() {
    let line = |title: &str| json!({"@type": "NewsArticle", "headline": title, "articleBody": PROSE}).to_string();
    let text = format!("{}\n{}\n{{\"broken\": \n{{\"other\": 1}}\n", line("One"), line("Two"));
    let found = parts(&text);
    let codes: Vec<_> = found
        .iter()
        .map(|part| match part {
            Part::Article(article) => article.title.clone().unwrap(),
            Part::Unread { error, .. } => error.code().into(),
            Part::Member(_) => panic!("a member"),
        })
        .collect();
    assert_eq!(codes, ["One", "Two", "damaged", "unknown_format"]);
}

#[test]
fn what_is_no_article_is_refused_and_half_a_pair_does_not_cost_the_document() {
    for (text, expected) in [
        ("{\"a\": 1}", "unknown_format"),
        ("[]", "unknown_format"),
        ("{\"a\": ", "damaged"),
        ("{\"@graph\": []}", "unknown_format"),
        ("[{\"@type\": \"Person\", \"name\": \"Ines Okafor\"}]", "unknown_format"),
    ] {
        assert_eq!(code(text), expected, "{text}");
    }
    assert_eq!(code(&"[".repeat(100_000)), "too_deep");
    let half = format!("\u{feff}{{\"headline\": \"Fire \\ud83d\", \"articleBody\": \"{PROSE}\"}}");
    let read = &articles(&half)[0];
    assert_eq!(read.title.as_deref(), Some("Fire \u{fffd}"));
    assert!(read.doubts.contains(&ReadingDoubt::ReplacedCharacters));
}

/// A document as `variorum extract` writes it.
fn extracted(extraction: &Extraction) -> Value {
    let text = extraction.text();
    let points = |bytes: usize| text[..bytes].chars().count();
    let blocks: Vec<Value> = extraction
        .blocks
        .iter()
        .zip(extraction.spans())
        .map(|(block, span)| {
            json!({"kind": block.kind, "text": block.text, "included": block.left_out.is_none(), "reason": block.left_out,
                "start": span.map(|span| points(span.start)), "end": span.map(|span| points(span.end))})
        })
        .collect();
    let mut value = serde_json::to_value(extraction).unwrap();
    value["schema"] = json!("variorum.extract/1");
    value["source"] = json!("a.txt");
    value["blocks"] = json!(blocks);
    value["text"] = json!(text);
    value
}

#[test]
fn what_was_extracted_is_read_back() {
    let page =
        read(format!("Ferry fire\n\nBy Ines Okafor\n\n{PROSE}\n\nÉté à bord.\n").as_bytes(), &ReadOptions::default());
    let options = ReadOptions { raw: true, ..ReadOptions::default() };
    let raw = read("\u{feff}É one.\r\n\r\n Two.\n".as_bytes(), &options);
    for contents in [page, raw] {
        let Part::Article(original) = contents.unwrap().parts.remove(0) else { panic!("no article") };
        assert_eq!(&article(&extracted(&original)), &*original);
    }
    let mut wrong = extracted(&article(&json!({"articleBody": PROSE})));
    wrong["text"] = json!("Other text.");
    assert!(matches!(&parts(&wrong.to_string())[..], [Part::Unread { error, .. }] if error.code() == "damaged"));
}

fn any_value() -> impl Strategy<Value = Value> {
    let text =
        "([A-Za-z0-9 .,:/<>&-]{0,20}|https://a.example/[a-z]{0,4}|variorum.extract/1|NewsArticle|text|2025-03-12)";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        text.prop_map(Value::from)
    ];
    let key = "(@type|@graph|@id|headline|articleBody|author|name|items|version|content_html|title|uri|body_text|bodies|value|associations|schema|text|blocks|kind|url|_items)";
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(key, inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_the_reader_panic(value in any_value()) {
        if let Ok(contents) = read(value.to_string().as_bytes(), &ReadOptions::default()) {
            for part in contents.parts {
                let Part::Article(extraction) = part else { continue };
                let text = extraction.text();
                for (block, span) in extraction.blocks.iter().zip(extraction.spans()) {
                    let expected = block.left_out.is_none().then_some(block.text.as_str());
                    prop_assert_eq!(span.map(|span| span.of(&text)), expected);
                }
            }
        }
    }
}
