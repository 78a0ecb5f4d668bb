//! Addresses and feeds, without a network.

use crate::typed::{Typed, status, words};
use serde_json::{Value, json};
use std::io::ErrorKind;
use std::net::TcpListener;

#[test]
fn an_address_that_leads_to_this_machine_is_named_and_not_asked() {
    let typed = Typed::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let addresses = [format!("https://127.0.0.1:{port}/a"), format!("http://localhost:{port}/b")];
    let output = typed.run(&["extract", "--format", "jsonl", &addresses[0], &addresses[1], "https://"]);
    assert_eq!(status(&output), 1);
    let answers: Vec<Value> = words(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<&str> = answers.iter().map(|answer| answer["error"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["refused_address", "refused_address", "not_an_address"]);
    assert_eq!(answers[0]["source"], *addresses[0]);

    let report = typed.run(&["report", &addresses[0], "-o", "report.html"]);
    assert!(words(&report.stderr).contains("private network"), "an address is no story: {}", words(&report.stderr));
    let added = typed.json(&["add", &addresses[0], "--format", "json"]);
    assert_eq!(added["items"][0]["outcome"]["code"], "refused_address");
    assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock, "nobody has knocked");
}

#[test]
fn feeds_are_followed_by_their_address() {
    let typed = Typed::new();
    assert_eq!(status(&typed.run(&["follow", "feed.xml"])), 2);
    let refused = typed.run(&["follow", "https://127.0.0.1/feed", "--format", "json"]);
    assert_eq!(status(&refused), 1);
    assert!(words(&refused.stderr).contains("private network"));
    let answer: Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert_eq!((&answer["schema"], &answer["error"]["code"]), (&json!("variorum.follow/1"), &json!("refused_address")));
    assert!(words(&typed.run(&["refresh"]).stdout).contains("no feeds are followed"));
    assert_eq!(typed.json(&["feeds", "--format", "json"]), json!({ "schema": "variorum.feeds/1", "feeds": [] }));
    let nothing = json!({ "schema": "variorum.refresh/1", "feeds": [], "items": [], "later": 0 });
    assert_eq!(typed.json(&["refresh", "--format", "json"]), nothing);
    assert_eq!(status(&typed.run(&["unfollow", "https://gazette.example/feed"])), 2);
}

#[test]
fn an_address_that_is_none_of_the_web_says_what_to_do() {
    let typed = Typed::new();
    let codes =
        |address: &str| typed.json(&["add", address, "--format", "json"])["items"][0]["outcome"]["code"].clone();
    assert_eq!(codes("outlet.example/article"), "no_scheme");
    assert_eq!(codes("ftp://outlet.example/article"), "not_fetched");
    assert_eq!(codes("file:///outlet/article"), "file_address");
    let report = typed.run(&["report", "outlet.example/article", "-o", "report.html"]);
    assert!(words(&report.stderr).contains("https://"), "an address is no story: {}", words(&report.stderr));
}
