//! `variorum extract`: documents as read.

use crate::typed::{Typed, sample, status, words};
use serde_json::{Value, json};
use std::fs;

#[test]
fn extract_answers_a_line_a_document_with_true_spans() {
    let typed = Typed::new();
    let (page, copy) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/aggregator.txt"));
    let output = typed.run(&["extract", &page, &copy, "--format", "jsonl"]);
    assert_eq!(status(&output), 0);
    let lines: Vec<Value> = words(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        lines.iter().map(|line| line["source"].as_str().unwrap()).collect::<Vec<_>>(),
        [page.as_str(), copy.as_str()]
    );
    for line in &lines {
        assert_eq!(line["schema"], "variorum.extract/1");
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        let mut included = Vec::new();
        for block in line["blocks"].as_array().unwrap() {
            if block["included"] == true {
                let (start, end) = (block["start"].as_u64().unwrap() as usize, block["end"].as_u64().unwrap() as usize);
                let own: String = text[start..end].iter().collect();
                assert_eq!(block["text"], own);
                assert!(block["reason"].is_null());
                included.push(own);
            } else {
                assert!(block["start"].is_null() && block["end"].is_null() && block["reason"].is_string(), "{block}");
            }
        }
        assert_eq!(included.join("\n\n"), text.iter().collect::<String>());
    }
}

#[test]
fn each_entry_of_a_feed_is_an_article_known_by_its_address() {
    let typed = Typed::new();
    let entry = |number: u8, title: &str| {
        format!(
            "<item><title>{title}</title><link>/a/{number}</link><pubDate>Wed, 12 Mar 2025 07:30:00 GMT</pubDate>\
             <description>The ferry reached the harbour shortly before midnight, the coastguard said.</description></item>"
        )
    };
    let feed = |entries: &str| {
        format!(
            "<rss version='2.0'><channel><title>Harbour Post</title><link>https://harbour.example/</link>{entries}</channel></rss>"
        )
    };
    let first = entry(1, "Ferry fire");
    let file = typed.file("feed.xml", feed(&(first.clone() + &entry(2, "Bell buoy adrift"))).as_bytes());
    let output = typed.run(&["extract", &file, "--format", "jsonl"]);
    let lines: Vec<Value> = words(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let found: Vec<_> = lines.iter().map(|line| (line["source"].clone(), line["url"].clone())).collect();
    let expected =
        [(file.clone(), "https://harbour.example/a/1"), (format!("{file}#2"), "https://harbour.example/a/2")];
    assert_eq!(found, expected.map(|(source, url)| (Value::from(source), Value::from(url))));
    assert!(lines[0]["doubts"].as_array().unwrap().contains(&Value::from("summary_only")));
    let outcomes = |arguments: &[&str]| -> Vec<Value> {
        let answer = typed.json(arguments);
        answer["items"].as_array().unwrap().iter().map(|item| item["outcome"]["kind"].clone()).collect()
    };
    assert_eq!(outcomes(&["add", &file, "--format", "json"]), ["added", "added"]);
    // A later state of the feed has a new entry above the ones that are there.
    let later = typed.file("later.xml", feed(&(entry(3, "Pier closed") + &first)).as_bytes());
    assert_eq!(outcomes(&["add", &later, "--format", "json"]), ["added", "known"]);
}

#[test]
fn a_raw_file_is_taken_as_it_is() {
    let typed = Typed::new();
    let text = "\u{feff}First line.\r\nSee also: e\u{301}t\u{e9} “quoted”\r\n\r\n  Source link\r\nЕщё.";
    let file = typed.file("raw.txt", text.as_bytes());
    let line = typed.json(&["extract", "--raw", &file, "--format", "jsonl"]);
    assert_eq!(line["text"], text);
    assert!(line["blocks"].as_array().unwrap().iter().all(|block| block["included"] == true));
    let other = typed.file("other.txt", text.replace("First", "Second").as_bytes());
    let answer = typed.json(&["collate", "--raw", &file, &other, "--format", "json"]);
    for witness in answer["witnesses"].as_array().unwrap() {
        let text: Vec<char> = witness["text"].as_str().unwrap().chars().collect();
        for passage in witness["passages"].as_array().unwrap() {
            let (start, end) = (passage["start"].as_u64().unwrap() as usize, passage["end"].as_u64().unwrap() as usize);
            assert_eq!(passage["text"], text[start..end].iter().collect::<String>());
        }
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let typed = Typed::new();
    let empty = typed.file("empty.txt", b"");
    let binary = typed.file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01");
    let missing = typed.home.path().join("missing.html").to_string_lossy().into_owned();
    fs::create_dir(typed.home.path().join("folder")).unwrap();
    let folder = typed.home.path().join("folder").to_string_lossy().into_owned();
    let good = sample("ferry-fire/national-ledger.txt");
    let output = typed.run(&["extract", &empty, &binary, &missing, &folder, &good, "--format", "jsonl"]);
    assert_eq!(status(&output), 1);
    let lines: Vec<Value> = words(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 5);
    for (line, source) in lines.iter().zip([&empty, &binary, &missing, &folder]) {
        assert_eq!(line["source"], source.as_str());
        let (code, message) = (line["error"]["code"].as_str().unwrap(), line["error"]["message"].as_str().unwrap());
        assert!(!code.is_empty() && message.len() > 20, "{line}");
    }
    assert!(lines[4]["text"].as_str().unwrap().len() > 500);
}

#[test]
fn a_document_in_a_package_is_named_as_the_package_calls_it() {
    let typed = Typed::new();
    let article = fs::read_to_string(sample("ferry-fire/national-ledger.txt")).unwrap();
    let other = fs::read_to_string(sample("kremlin-iran/aggregator.txt")).unwrap();
    let attached = |name: &str, text: &str| {
        format!(
            "--x\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"{name}\"\n\n{text}\n"
        )
    };
    let mail = format!(
        "From: ines@mail.example\nTo: desk@mail.example\nSubject: As promised\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=x\n\n{}{}{}--x--\n",
        attached("ledger.txt", &article),
        attached("torn.pdf", "%PDF-1.4"),
        attached("aggregator.txt", &other)
    );
    let mail = typed.file("as-promised.eml", mail.as_bytes());
    let expected = [
        (mail.clone(), "ledger.txt".to_owned()),
        (format!("{mail}#2"), "torn.pdf".to_owned()),
        (format!("{mail}#3"), "aggregator.txt".to_owned()),
    ];
    let named = |answer: &Value| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        answer.as_array().unwrap().iter().map(|item| (text(&item["source"]), text(&item["member"]))).collect()
    };

    let extracted = typed.run(&["extract", &mail, "--format", "jsonl"]);
    let lines = words(&extracted.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(named(&Value::Array(lines)), expected);
    let said = words(&extracted.stderr);
    assert!(said.contains("as-promised.eml#2 (torn.pdf): "), "{said}");
    assert!(words(&typed.run(&["extract", &mail]).stdout).contains("as-promised.eml#3 (aggregator.txt)"));

    let collated = typed.json(&["collate", &mail, "--format", "json"]);
    assert_eq!(named(&collated["witnesses"]), [expected[0].clone(), expected[2].clone()]);
    assert_eq!(named(&collated["errors"]), [expected[1].clone()]);

    let added = typed.json(&["add", &mail, "--format", "json"]);
    assert_eq!(named(&added["items"]), expected);
    let article = added["items"][0]["outcome"]["article"].as_str().unwrap();
    let shown = typed.json(&["show", article, "--format", "json"]);
    assert_eq!(
        (&shown["article"]["member"], &shown["article"]["document"]["member"]),
        (&json!("ledger.txt"), &json!("ledger.txt"))
    );

    let alone = typed.run(&["extract", &sample("ferry-fire/national-ledger.txt"), "--format", "jsonl"]);
    assert_eq!(serde_json::from_slice::<Value>(&alone.stdout).unwrap()["member"], Value::Null);
}

#[test]
fn standard_input_is_a_document() {
    let typed = Typed::new();
    let file = fs::File::open(sample("ferry-fire/national-ledger.txt")).unwrap();
    let output = typed.command(&["extract", "-", "--format", "jsonl"]).stdin(file).output().unwrap();
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["source"], "-");
}

#[test]
fn a_number_behind_the_name_of_a_file_takes_one_document_of_it() {
    let typed = Typed::new();
    let item = |number: u8, text: &str| {
        format!("<item><title>Ferry {number}</title><link>/a/{number}</link><description>{text}</description></item>")
    };
    let first = item(1, "The ferry reached the harbour shortly before midnight, the coastguard said.");
    let second = item(2, "The ferry reached the harbour after midnight, a passenger said on Tuesday.");
    let feed = format!(
        "<rss version='2.0'><channel><title>Harbour Post</title><link>https://harbour.example/</link>{first}{second}</channel></rss>"
    );
    let file = typed.file("feed.xml", feed.as_bytes());
    let [one, two, nine] = [1, 2, 9].map(|number| format!("{file}#{number}"));
    let read = typed.json(&["extract", &two, "--format", "jsonl"]);
    assert_eq!((&read["source"], &read["title"]), (&json!(two), &json!("Ferry 2")));
    let missing = typed.json(&["extract", &nine, "--format", "jsonl"]);
    assert_eq!((&missing["source"], &missing["error"]["code"]), (&json!(nine), &json!("no_such_document")));
    for command in ["collate", "wording"] {
        let answer = typed.json(&[command, &two, &one, "--base", &two, "--format", "json"]);
        let sources: Vec<&Value> = answer["witnesses"].as_array().unwrap().iter().map(|it| &it["source"]).collect();
        assert_eq!(sources, [&json!(two), &json!(file)], "{answer}");
    }
    let added = typed.json(&["add", &two, "--format", "json"]);
    let items = added["items"].as_array().unwrap();
    assert!(items.len() == 1 && items[0]["source"] == *two && items[0]["outcome"]["kind"] == "added", "{added}");
}
