//! `variorum` as a person types it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use variorum_tests::{Home, command_line, root};

struct Typed {
    home: Home,
}

impl Typed {
    fn new() -> Self {
        Self { home: Home::new() }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(command_line());
        command.args(arguments).envs(self.home.variables()).env_remove("VARIORUM_HOME").current_dir(self.home.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).stdin(Stdio::null()).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}: {}", words(&output.stderr)))
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn sample(path: &str) -> String {
    root().join("data/samples").join(path).to_string_lossy().into_owned()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Every file below a folder, with its bytes.
fn state_of(folder: &Path) -> BTreeSet<(PathBuf, Vec<u8>)> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(state_of(&entry.path()));
        } else {
            found.insert((entry.path(), fs::read(entry.path()).unwrap()));
        }
    }
    found
}

#[test]
fn every_command_explains_itself() {
    let typed = Typed::new();
    let help = typed.run(&["--help"]);
    assert_eq!(status(&help), 0);
    let commands = [
        "extract",
        "collate",
        "wording",
        "quotes",
        "report",
        "add",
        "follow",
        "unfollow",
        "feeds",
        "refresh",
        "stories",
        "show",
        "put-back",
        "leave-out",
        "join",
        "part",
        "lock",
        "decisions",
        "undo",
    ];
    for command in commands {
        assert!(words(&help.stdout).contains(command), "{command}");
        let own = typed.run(&[command, "--help"]);
        assert_eq!(status(&own), 0);
        assert!(words(&own.stdout).contains("--format") || command == "report", "{command}");
    }
    assert!(!words(&help.stdout).contains("read-documents"), "the reader is not for people");
    let collate = words(&typed.run(&["collate", "--help"]).stdout);
    for rule in ["published earliest", "A day without a time", "without a date", "smallest hash"] {
        assert!(collate.split_whitespace().collect::<Vec<_>>().join(" ").contains(rule), "{rule}: {collate}");
    }
}

#[test]
fn wrong_use_ends_with_2() {
    let typed = Typed::new();
    for arguments in [
        &["extract"][..],
        &["collate", "--format", "nonsense", "a", "b"],
        &["nonsense"],
        &["report", "a.txt", "-o", "report.rtf"],
    ] {
        assert_eq!(status(&typed.run(arguments)), 2, "{arguments:?}");
    }
}

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
fn what_was_not_compared_is_said() {
    let typed = Typed::new();
    let english =
        "The ferry reached the harbour before midnight, and nobody on board was hurt, the coastguard said on Tuesday.";
    // The model does not know Ukrainian.
    let ukrainian = "Пором прибув до гавані ще до опівночі, і ніхто на борту не постраждав, повідомила у вівторок берегова охорона.";
    let files = [typed.file("a.txt", english.as_bytes()), typed.file("b.txt", ukrainian.as_bytes())];
    let arguments = ["collate", "--raw", &files[0], &files[1]];
    let answer = typed.json(&[&arguments[..], &["--format", "json"]].concat());
    for row in answer["rows"].as_array().unwrap() {
        let carriers: Vec<&String> = row["readings"].as_object().unwrap().keys().collect();
        let other = if carriers == ["A"] { "B" } else { "A" };
        assert_eq!(row["not_compared"], json!([other]), "{row}");
    }
    let text = words(&typed.run(&arguments).stdout);
    assert!(text.contains("not compared with B (another language)"), "{text}");
    assert!(!text.contains("not carried"), "{text}");
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
    assert_eq!(typed.json(&["refresh", "--format", "json"]), json!({ "schema": "variorum.refresh/1", "items": [] }));
    assert_eq!(status(&typed.run(&["unfollow", "https://gazette.example/feed"])), 2);
}

#[test]
fn what_brings_nothing_in_makes_no_archive() {
    let typed = Typed::new();
    let attempts: [&[&str]; 7] = [
        &["add", "nothing.html"],
        &["add", "https://127.0.0.1/a"],
        &["follow", "https://127.0.0.1/feed"],
        &["unfollow", "https://gazette.example/feed"],
        &["refresh"],
        &["feeds"],
        &["refresh", "--format", "json"],
    ];
    for attempt in attempts {
        typed.run(attempt);
        let files: Vec<PathBuf> = state_of(typed.home.path()).into_iter().map(|(path, _)| path).collect();
        assert_eq!(files, Vec::<PathBuf>::new(), "{attempt:?}");
    }
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

/// The rows of an answer as sets of (file, text).
fn rows(answer: &Value) -> BTreeSet<BTreeSet<(String, String)>> {
    let witnesses = answer["witnesses"].as_array().unwrap();
    let of = |siglum: &str| witnesses.iter().find(|witness| witness["siglum"] == siglum).unwrap();
    let row = |row: &Value| {
        let readings = row["readings"].as_object().unwrap().iter();
        readings
            .flat_map(|(siglum, reading)| {
                let witness = of(siglum);
                let source = witness["source"].as_str().unwrap().to_owned();
                let passages = reading["passages"].as_array().unwrap().iter();
                passages
                    .map(move |id| {
                        (
                            source.clone(),
                            witness["passages"][id.as_u64().unwrap() as usize]["text"].as_str().unwrap().to_owned(),
                        )
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    answer["rows"].as_array().unwrap().iter().map(row).collect()
}

const KREMLIN: [&str; 7] = [
    "abendpost.html",
    "aggregator.txt",
    "asking-channel.html",
    "daily-rewriter.html",
    "northern-agency.html",
    "vestnik.html",
    "statement.txt",
];

#[test]
fn the_order_of_files_changes_no_row() {
    let typed = Typed::new();
    let files: Vec<String> = KREMLIN.iter().map(|file| sample(&format!("kremlin-iran/{file}"))).collect();
    let collate = |files: &[&String]| {
        let mut arguments = vec!["collate", "--format", "json"];
        arguments.extend(files.iter().map(|file| file.as_str()));
        typed.json(&arguments)
    };
    let straight = collate(&files.iter().collect::<Vec<_>>());
    let back = collate(&files.iter().rev().collect::<Vec<_>>());
    assert_eq!(straight["schema"], "variorum.collate/1");
    assert!(straight["rows"].as_array().unwrap().len() > 10);
    assert_eq!(rows(&straight), rows(&back));
}

#[test]
fn the_rewriters_changed_quotation_is_found() {
    let typed = Typed::new();
    let (asking, rewriter) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/daily-rewriter.html"));
    let answer = typed.json(&["collate", &asking, &rewriter, "--format", "json"]);
    let changed: BTreeSet<(String, String)> = answer["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|pair| pair["variants"].as_array().unwrap())
        .filter(|variant| variant["kind"] == "quotation")
        .map(|variant| {
            (
                variant["a_span"]["text"].as_str().unwrap().to_owned(),
                variant["b_span"]["text"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    for pair in [("variety", "number"), ("cooperation", "collaboration")] {
        assert!(changed.contains(&(pair.0.to_owned(), pair.1.to_owned())), "{changed:?}");
    }
}

#[test]
fn more_than_fifty_files_are_compared_only_when_asked_for() {
    let typed = Typed::new();
    for number in 0..51 {
        typed.file(
            &format!("many/{number:02}.txt"),
            format!("The ferry was late. It was witness {number}.\n").as_bytes(),
        );
    }
    let folder = typed.home.path().join("many").to_string_lossy().into_owned();
    assert_eq!(status(&typed.run(&["collate", "--raw", &folder, "--format", "json"])), 2);
    let answer = typed.json(&["collate", "--raw", "--many", &folder, "--format", "json"]);
    assert_eq!(answer["witnesses"].as_array().unwrap().len(), 51);
}

#[test]
fn commands_given_files_leave_the_archive_alone() {
    let typed = Typed::new();
    let (one, other) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/aggregator.txt"));
    typed.run(&["add", &one]);
    let before = state_of(&typed.home.path().join("data"));
    assert!(!before.is_empty());
    typed.run(&["extract", &other]);
    typed.run(&["collate", &one, &other]);
    typed.run(&["report", &one, &other, "-o", "report.html"]);
    assert_eq!(before, state_of(&typed.home.path().join("data")));
}

#[test]
fn added_articles_fall_into_stories_and_make_a_report() {
    let typed = Typed::new();
    let archive = typed.home.path().join("archive");
    let archive = archive.to_str().unwrap();
    let files: Vec<String> = ["asking-channel.html", "aggregator.txt", "daily-rewriter.html", "northern-agency.html"]
        .iter()
        .map(|file| sample(&format!("kremlin-iran/{file}")))
        .chain(["callow-courier.html", "radio-skerrow.html"].iter().map(|file| sample(&format!("ferry-fire/{file}"))))
        .collect();
    let mut arguments = vec!["--archive", archive, "add", "--format", "json"];
    arguments.extend(files.iter().map(String::as_str));
    let added = typed.json(&arguments);
    assert!(added["items"].as_array().unwrap().iter().all(|item| item["outcome"]["kind"] == "added"), "{added}");

    let stories = typed.json(&["--archive", archive, "stories", "--format", "json"]);
    let stories = stories["stories"].as_array().unwrap().clone();
    let sizes: BTreeSet<u64> = stories.iter().map(|story| story["articles"].as_u64().unwrap()).collect();
    assert_eq!((stories.len(), sizes), (2, BTreeSet::from([2, 4])));

    let story = stories.iter().find(|story| story["articles"] == 4).unwrap();
    let id = story["id"].as_str().unwrap();
    let shown = typed.json(&["--archive", archive, "show", &id[id.len() - 12..], "--format", "json"]);
    assert_eq!(shown["story"]["articles"].as_array().unwrap().len(), 4);

    // The same again: nothing new, and nothing twice.
    let again = typed.json(&arguments);
    assert!(again["items"].as_array().unwrap().iter().all(|item| item["outcome"]["kind"] == "known"), "{again}");

    for name in ["report.html", "report.json"] {
        let output = typed.run(&["--archive", archive, "report", id, "-o", name, "--at", "2026-01-02T03:04:05Z"]);
        assert_eq!(status(&output), 0, "{}", words(&output.stderr));
        let report = fs::read_to_string(typed.home.path().join(name)).unwrap();
        assert!(report.contains("2026-01-02") || report.contains("2 January 2026"));
        assert!(!report.contains(root().to_str().unwrap()) && !report.contains("<script"));
    }
}

#[test]
fn a_later_state_of_an_article_is_a_revision() {
    let typed = Typed::new();
    let (first, later) = (sample("ferry-fire/callow-courier.html"), sample("ferry-fire/callow-courier-corrected.html"));
    let added = typed.json(&["add", "--format", "json", &first, &later]);
    let kinds: Vec<&str> =
        added["items"].as_array().unwrap().iter().map(|item| item["outcome"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["added", "revised"]);

    let article = added["items"][0]["outcome"]["article"].as_str().unwrap();
    let shown = |arguments: &[&str]| {
        typed.json(&[&["show", article, "--format", "json"][..], arguments].concat())["article"].take()
    };
    let (older, latest) = (shown(&["--revision", "1"]), shown(&[]));
    assert!(older["revision"] == 1 && latest["revision"] == 2 && latest["revisions"] == 2, "{latest}");
    assert_eq!(shown(&["--revision", "2"]), latest);
    for (file, state) in [(&first, &older), (&later, &latest)] {
        let read = typed.json(&["extract", file, "--format", "jsonl"]);
        assert_eq!(state["document"]["text"], read["text"]);
        let number = state["revision"].as_u64().unwrap() as usize;
        let line = &latest["history"][number - 1];
        assert_eq!((&line["revision"], &line["sha256"]), (&state["revision"], &read["sha256"]));
        assert!(line["words"].as_u64().unwrap() > 100 && line["seen_at"].is_string(), "{line}");
    }
    let text = words(&typed.run(&["show", article]).stdout);
    let history: Vec<&str> = text.lines().filter(|line| line.contains(" revision ")).collect();
    assert!(history.len() == 2 && history[0].starts_with("    revision 1") && history[1].starts_with("  * revision 2"));
    let stories = words(&typed.run(&["stories"]).stdout);
    assert!(stories.contains("  1 article  "), "{stories}");
    assert_eq!(status(&typed.run(&["show", article, "--revision", "3"])), 2);
}

#[test]
fn what_is_asked_for_as_json_is_answered_as_json_whatever_happens() {
    let typed = Typed::new();
    let page = typed
        .file("page.txt", b"Ferries sail again.\n\nShare\n\nThe wind has dropped, the harbour office said.\n\nShare\n");
    let refused = |arguments: &[&str]| {
        let output = typed.run(&[arguments, &["--format", "json"]].concat());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(answer["error"]["message"].as_str().unwrap().len() > 20, "{answer}");
        (
            status(&output),
            answer["schema"].as_str().unwrap().to_owned(),
            answer["error"]["code"].as_str().unwrap().to_owned(),
        )
    };
    let is = |status, schema: &str, code: &str| (status, schema.to_owned(), code.to_owned());
    assert_eq!(refused(&["stories"]), is(1, "variorum.stories/1", "archive_not_found"));
    assert_eq!(refused(&["show", "x"]), is(1, "variorum.show/1", "archive_not_found"));
    assert_eq!(refused(&["collate", &page, &page, "--base", "no"]), is(2, "variorum.collate/1", "no_such_base"));
    assert_eq!(refused(&["collate", &page, "gone.txt"]), is(1, "variorum.collate/1", "nothing_to_compare"));
    assert_eq!(refused(&["wording", &page, "gone.txt"]), is(1, "variorum.wording/1", "nothing_to_compare"));

    let added = typed.json(&["add", "--format", "json", &page]);
    let article = added["items"][0]["outcome"]["article"].as_str().unwrap();
    assert_eq!(refused(&["show", "x"]), is(1, "variorum.show/1", "not_in_archive"));
    assert_eq!(refused(&["show", article, "--revision", "0"]), is(2, "variorum.show/1", "no_such_revision"));
    assert_eq!(refused(&["put-back", article, "None"]), is(2, "variorum.put-back/1", "no_such_block"));
    assert_eq!(refused(&["put-back", article, "The wind"]), is(2, "variorum.put-back/1", "takes_part_already"));
    assert_eq!(refused(&["leave-out", "x", "y"]), is(1, "variorum.leave-out/1", "not_in_archive"));

    let done = typed.json(&["leave-out", article, "The wind", "--format", "json"]);
    assert!(done["schema"] == "variorum.leave-out/1" && done["article"] == article, "{done}");
    assert!(done["kind"] == "paragraph" && done["text"] == "The wind has dropped, the harbour office said.", "{done}");
    assert_eq!(refused(&["leave-out", article, "The wind"]), is(2, "variorum.leave-out/1", "left_out_already"));
}

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_one() {
    let typed = Typed::new();
    let (one, other) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/aggregator.txt"));
    let output = typed.run(&["report", &one, &other, "-o", "no/such/folder/report.html"]);
    assert_eq!(status(&output), 1);
    assert!(words(&output.stderr).len() > 30);
    // Standing in the way as a folder, the old report cannot be replaced.
    fs::create_dir(typed.home.path().join("report.html")).unwrap();
    typed.file("report.html/old", b"old");
    assert_ne!(status(&typed.run(&["report", &one, &other, "-o", "report.html"])), 0);
    let left: Vec<_> = fs::read_dir(typed.home.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".tmp")), "{left:?}");
    assert_eq!(fs::read(typed.home.path().join("report.html/old")).unwrap(), b"old");
}

#[test]
fn what_is_no_archive_is_left_as_it_is() {
    let typed = Typed::new();
    let archive = typed.home.path().join("archive");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("variorum.sqlite"), b"This is not a database but a letter, and it stays one.").unwrap();
    let output = typed.run(&["--archive", archive.to_str().unwrap(), "add", &sample("ferry-fire/national-ledger.txt")]);
    assert_eq!(status(&output), 1);
    assert!(words(&output.stderr).contains("variorum"));
    assert_eq!(
        fs::read(archive.join("variorum.sqlite")).unwrap(),
        b"This is not a database but a letter, and it stays one."
    );
}

#[test]
fn a_report_does_not_take_the_place_of_its_source() {
    let typed = Typed::new();
    let one = typed.file("one.html", &fs::read(sample("kremlin-iran/asking-channel.html")).unwrap());
    let output = typed.run(&["report", &one, &sample("kremlin-iran/aggregator.txt"), "-o", &one]);
    assert_eq!(status(&output), 2);
    assert_eq!(fs::read(&one).unwrap(), fs::read(sample("kremlin-iran/asking-channel.html")).unwrap());
}

#[test]
fn a_base_that_is_not_compared_is_wrong_use() {
    let typed = Typed::new();
    let (one, other) = (sample("kremlin-iran/asking-channel.html"), sample("kremlin-iran/aggregator.txt"));
    assert_eq!(status(&typed.run(&["collate", &one, &other, "--base", "nobody.html"])), 2);
}

#[test]
fn two_contradictions_in_one_sentence_lose_no_word() {
    let typed = Typed::new();
    let one =
        typed.file("one.txt", b"On Tuesday the fire on the old ferry hurt 12 people in the harbour, police said.");
    let other =
        typed.file("other.txt", b"On Wednesday the fire on the old ferry hurt 14 people in the harbour, police said.");
    let answer = words(&typed.run(&["collate", "--raw", &one, &other]).stdout);
    for sentence in [
        "On Tuesday the fire on the old ferry hurt 12 people in the harbour",
        "On Wednesday the fire on the old ferry hurt 14 people in the harbour",
    ] {
        assert!(answer.contains(sentence), "{answer}");
    }
    assert_eq!(answer.matches("disagree:").count(), 2, "{answer}");
}

#[test]
fn wording_tells_of_files_and_of_a_story_alike_and_its_spans_are_true() {
    let typed = Typed::new();
    let folder = sample("ferry-fire");
    let told = typed.json(&["wording", &folder, "--format", "json"]);
    assert_eq!(told["schema"], "variorum.wording/1");
    let mut verbs = 0;
    for witness in told["witnesses"].as_array().unwrap() {
        let text: Vec<char> = witness["text"].as_str().unwrap().chars().collect();
        for span in witness["cues"].as_array().unwrap().iter().flat_map(|cue| cue["cue"].as_array().unwrap()) {
            let place = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
            assert_eq!(text[place("start")..place("end")].iter().collect::<String>(), span["text"].as_str().unwrap());
            verbs += 1;
        }
    }
    assert!(verbs > 10, "{verbs}");

    typed.json(&["add", &folder, "--format", "json"]);
    let stories = typed.json(&["stories", "--format", "json"]);
    let story = stories["stories"][0]["id"].as_str().unwrap();
    let of_story = typed.json(&["wording", story, "--format", "json"]);
    let titles = |answer: &Value| -> BTreeSet<String> {
        answer["witnesses"].as_array().unwrap().iter().map(|witness| witness["title"].to_string()).collect()
    };
    assert!(!titles(&of_story).is_empty() && titles(&of_story).is_subset(&titles(&told)), "{of_story}");
    assert!(words(&typed.run(&["wording", story]).stdout).contains("verbs: "));
}

#[test]
fn figures_are_listed_with_their_values_and_true_spans() {
    let typed = Typed::new();
    let folder = sample("ferry-fire");
    let told = typed.json(&["figures", &folder, "--format", "json"]);
    assert_eq!(told["schema"], "variorum.figures/1");
    let mut found = 0;
    for document in told["documents"].as_array().unwrap() {
        let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
        for figure in document["figures"].as_array().unwrap() {
            let place = |key: &str| usize::try_from(figure[key].as_u64().unwrap()).unwrap();
            assert_eq!(text[place("start")..place("end")].iter().collect::<String>(), figure["text"].as_str().unwrap());
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
    assert!(words(&typed.run(&["figures", &folder]).stdout).contains("  number "));
}

#[test]
fn quotes_tells_who_says_what_and_its_places_are_true() {
    let typed = Typed::new();
    let told = typed.json(&["quotes", &sample("kremlin-iran"), "--format", "json"]);
    assert_eq!(told["schema"], "variorum.quotes/1");
    let mut named = 0;
    for document in told["documents"].as_array().unwrap() {
        let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
        for quote in document["quotes"].as_array().unwrap() {
            for part in ["content", "cue", "speaker"] {
                for span in quote[part].as_array().unwrap() {
                    let place = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
                    let written: String = text[place("start")..place("end")].iter().collect();
                    assert_eq!(written, span["text"].as_str().unwrap());
                }
            }
            named += usize::from(quote["speaker_name"] == "Dmitry Peskov");
        }
    }
    assert!(named > 5, "{named}");

    let raw = typed.file("raw.txt", "\u{feff}“It is over,” said Ada Rahn.\r\n".as_bytes());
    let told = typed.json(&["quotes", "--raw", &raw, "--format", "json"]);
    let quote = &told["documents"][0]["quotes"][0];
    assert_eq!((&quote["content"][0]["start"], &quote["speaker_name"]), (&2.into(), &"Ada Rahn".into()));
    assert!(words(&typed.run(&["quotes", "--raw", &raw]).stdout).contains("said Ada Rahn  [direct]"));
    assert_eq!(status(&typed.run(&["quotes", "gone.txt"])), 1);
}

#[test]
fn quotes_are_held_against_a_primary_source_and_the_changed_words_come_first() {
    let typed = Typed::new();
    let kept =
        typed.file("kept.txt", "“It was a dry winter,” said Ada Rahn, the mayor, on Monday evening.\n".as_bytes());
    let bent = typed
        .file("bent.txt", "“The bridge will open in June,” Ada Rahn, the mayor, said on Monday evening.\n".as_bytes());
    let speech = typed.file("speech.txt", "ADA RAHN: The bridge will open in May. It was a dry winter.\n".as_bytes());
    let told = typed.json(&["quotes", &kept, &bent, "--format", "json", "--against", &speech]);
    let judged: Vec<_> = told["groups"].as_array().unwrap().iter().map(|group| &group["quotes"][0]).collect();
    assert_eq!((&judged[0]["status"], &judged[1]["status"]), (&"verbatim".into(), &"altered".into()));
    let change = &judged[1]["alterations"][0];
    assert_eq!((&change["before"]["text"], &change["after"]["text"]), (&"May".into(), &"June".into()));
    assert_eq!(told["primary"].as_array().unwrap().len(), 1);
    let said = words(&typed.run(&["quotes", &kept, &bent, "--against", &speech]).stdout);
    assert!(said.find("May → June").unwrap() < said.find("[verbatim]").unwrap(), "{said}");
    assert_eq!(typed.json(&["quotes", &kept, "--format", "json"])["groups"].as_array().map(Vec::len), Some(0));
}

/// The line that every page of an invented outlet ends with.
const FOOTER: &str = "The Harbour Post belongs to the people who read it, and they meet once a year in Callow.";

/// Pages of one outlet on three subjects, each with the same line below the reporting.
fn pages_of_one_outlet(typed: &Typed) -> Vec<String> {
    let page = |name: &str, title: &str, date: &str, paragraphs: [&str; 3]| {
        let body: String = paragraphs.iter().map(|text| format!("<p>{text}</p>")).collect();
        let html = format!(
            "<!doctype html><html lang=en><head><title>{title}</title><meta property=og:site_name content='Harbour Post'>\
             <meta property=og:url content='https://harbour.example/{name}'>\
             <meta property=article:published_time content='{date}T08:00:00Z'></head>\
             <body><article><h1>{title}</h1><figure><img alt=''><figcaption>The {name} on Monday.</figcaption></figure>\
             {body}<p>{FOOTER}</p></article></body></html>"
        );
        typed.file(&format!("{name}.html"), html.as_bytes())
    };
    vec![
        page(
            "bridge",
            "Old bridge at Norrisay closes for the winter",
            "2025-01-10",
            [
                "Engineers closed the old bridge at Norrisay on Friday after divers had found cracks in two of its pillars.",
                "Lorries are sent by the northern road, which adds forty minutes to the way into the town, the council said.",
                "Repairs will take until April, and a ferry will carry school children across the river in the meantime.",
            ],
        ),
        page(
            "orchard",
            "Apple growers expect the best harvest in ten years",
            "2025-05-20",
            [
                "Growers in the Vale of Tern expect the best apple harvest in ten years, thanks to a mild and rainy spring.",
                "Prices may fall by a fifth, a farmers’ cooperative warned, since cold stores are still full of last year’s fruit.",
                "A new cider press is to open in August and will take three hundred tonnes of what the shops do not buy.",
            ],
        ),
        page(
            "chess",
            "Schoolgirl of eleven wins the national chess title",
            "2025-09-02",
            [
                "Wilma Oduya, who is eleven, won the national chess title on Tuesday and is its youngest holder ever.",
                "She beat a grandmaster in the last round with the black pieces, after a game of nearly six hours.",
                "Her trainer said that she had learned the opening from a library book, which is now two years overdue.",
            ],
        ),
    ]
}

#[test]
fn what_an_outlet_repeats_is_learned_and_a_person_has_the_last_word() {
    let typed = Typed::new();
    let files = pages_of_one_outlet(&typed);
    let added = typed.json(&["add", "--format", "json", &files[0], &files[1]]);
    let article = added["items"][0]["outcome"]["article"].as_str().unwrap().to_owned();
    let reason = |text: &str| {
        let shown = typed.json(&["show", &article, "--format", "json"]);
        let blocks = shown["article"]["document"]["blocks"].as_array().unwrap().clone();
        blocks.iter().find(|block| block["text"].as_str().unwrap().starts_with(text)).unwrap()["reason"].clone()
    };
    assert_eq!(reason(FOOTER), Value::Null, "two pages are not enough");
    typed.json(&["add", "--format", "json", &files[2]]);
    assert_eq!(reason(FOOTER), "repeated_across_pages");
    let shown = words(&typed.run(&["show", &article]).stdout);
    assert!(shown.contains(&format!("    [left out: repeated across pages] {FOOTER}")), "{shown}");
    assert!(shown.contains("    [left out: photo caption] The bridge on Monday."), "{shown}");

    let put_back = typed.run(&["put-back", &article, "the harbour post belongs"]);
    assert_eq!(status(&put_back), 0);
    assert!(words(&put_back.stdout).starts_with("put back: The Harbour Post belongs"), "{}", words(&put_back.stdout));
    assert_eq!(reason(FOOTER), Value::Null);
    let shown = words(&typed.run(&["show", &article]).stdout);
    assert!(shown.contains(&format!("\n[put back: repeated across pages] {FOOTER}")), "{shown}");
    assert_eq!(status(&typed.run(&["leave-out", &article, "The Harbour Post"])), 0);
    assert_eq!(reason(FOOTER), "repeated_across_pages");

    assert_eq!(status(&typed.run(&["leave-out", &article, "Lorries are sent"])), 0);
    assert_eq!(reason("Lorries"), "by_person");
    // A later state of the article keeps what was decided.
    let later = fs::read_to_string(&files[0]).unwrap().replace("until April", "until the end of May");
    let again = typed.json(&["add", "--format", "json", &typed.file("bridge-later.html", later.as_bytes())]);
    assert_eq!(again["items"][0]["outcome"]["kind"], "revised", "{again}");
    assert_eq!(reason("Repairs will take until the end of May"), Value::Null);
    assert_eq!(reason("Lorries"), "by_person");

    for (command, text, said) in [
        ("put-back", "Nothing begins like this", "No block"),
        ("put-back", "Engineers closed", "takes part in the comparison already"),
        ("leave-out", "Lorries", "left out of the comparison already"),
        ("leave-out", "", "No block"),
    ] {
        let output = typed.run(&[command, &article, text]);
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{command} {text}");
        assert!(words(&output.stderr).contains(said), "{}", words(&output.stderr));
    }
    let several = typed.run(&["put-back", &article, "the"]);
    let said = words(&several.stderr);
    assert!(status(&several) == 2 && said.contains("Several blocks"), "{said}");
    let caption = said.lines().find(|line| line.contains("The bridge on Monday.")).unwrap();
    let number = caption.split([' ', ':']).find(|word| word.parse::<usize>().is_ok()).unwrap();
    assert_eq!(status(&typed.run(&["put-back", &article, "the", "--block", number])), 0);
    assert_eq!(reason("The bridge on Monday."), Value::Null);
}

#[test]
fn a_person_decides_which_sentences_share_a_row_and_takes_it_back() {
    let typed = Typed::new();
    let files = ["asking-channel.html", "aggregator.txt"].map(|file| sample(&format!("kremlin-iran/{file}")));
    typed.json(&["add", "--format", "json", &files[0], &files[1]]);
    let stories = typed.json(&["stories", "--format", "json"]);
    let story = stories["stories"][0]["id"].as_str().unwrap();
    let report = |name: &str| {
        assert_eq!(status(&typed.run(&["report", story, "-o", name, "--at", "2026-01-02T03:04:05Z"])), 0);
        fs::read_to_string(typed.home.path().join(name)).unwrap()
    };
    let rows = || -> Value {
        let report: Value = serde_json::from_str(&report("report.json")).unwrap();
        report["collation"].clone()
    };
    let before = rows();
    let row = |collation: &Value| -> Value {
        let both = |row: &&Value| ["A", "B"].iter().all(|siglum| row["readings"][*siglum]["passages"][0].is_u64());
        collation["rows"].as_array().unwrap().iter().find(both).unwrap().clone()
    };
    // A sentence as a person writes it: the letter, its number, and its first words.
    let name = |at: usize, siglum: &str| {
        let passage = row(&before)["readings"][siglum]["passages"][0].as_u64().unwrap() as usize;
        let text = before["witnesses"][at]["passages"][passage]["text"].as_str().unwrap().to_owned();
        (format!("{siglum}#{passage}:{}", text.split_once(' ').unwrap().0.to_uppercase()), text)
    };
    let ((a, _), (b, text)) = (name(0, "A"), name(1, "B"));

    let parted = typed.run(&["part", story, &b]);
    assert_eq!(status(&parted), 0, "{}", words(&parted.stderr));
    assert!(words(&parted.stdout).starts_with("parted: decision "), "{}", words(&parted.stdout));
    let apart = rows();
    let marked = |collation: &Value| {
        let rows = collation["rows"].as_array().unwrap().iter();
        rows.filter(|row| row["decided"] == json!(["parted"])).count()
    };
    assert_eq!((marked(&before), marked(&apart)), (0, 2));
    assert!(report("report.html").contains("parted by a person"));
    let listed = typed.json(&["decisions", story, "--format", "json"]);
    let decision = &listed["decisions"][0];
    assert_eq!(
        (&decision["kind"], &decision["passages"][0]["text"], &decision["holds"]),
        (&json!("parted"), &json!(text), &json!(true))
    );
    let said = words(&typed.run(&["decisions", story]).stdout);
    assert!(said.contains("parted") && said.contains("from A: "), "{said}");

    let refused = typed.run(&["join", story, &b, &a, "--format", "json"]);
    let answer: Value = serde_json::from_str(&words(&refused.stdout)).unwrap();
    assert_eq!((status(&refused), &answer["error"]["code"]), (2, &json!("contradicts_decision")));
    assert_eq!(answer["decisions"], listed["decisions"]);
    for (written, code) in [
        ("Z:Nothing", "no_such_witness"),
        ("A:Nothing begins like this", "no_such_passage"),
        (b.as_str(), "stands_alone"),
    ] {
        let refused = typed.run(&["part", story, written, "--format", "json"]);
        let answer: Value = serde_json::from_str(&words(&refused.stdout)).unwrap();
        assert_eq!(
            (status(&refused), &answer["schema"], &answer["error"]["code"]),
            (2, &json!("variorum.part/1"), &json!(code))
        );
    }
    assert_eq!(status(&typed.run(&["part", story, "no colon"])), 2);

    let number = decision["number"].to_string();
    assert!(words(&typed.run(&["undo", story, &number]).stdout).starts_with("undone: decision "));
    assert_eq!(rows(), before);
    assert_eq!(typed.json(&["join", story, &b, &a, "--format", "json"])["schema"], "variorum.join/1");
    assert_eq!(typed.json(&["lock", story, &a, "--format", "json"])["kind"], "locked");
    assert_eq!(row(&rows())["decided"], json!(["locked"]));
    assert_eq!(typed.json(&["undo", story, "--format", "json"])["kind"], "locked");
    assert_eq!(row(&rows())["decided"], json!(["joined"]));
}

#[test]
fn what_is_compared_by_meaning_is_said() {
    let typed = Typed::new();
    // The program finds the model beside itself.
    let collate = || {
        let mut command = typed.command(&["collate", &sample("kremlin-iran"), "--format", "json"]);
        words(&command.env_remove("VARIORUM_MODEL").stdin(Stdio::null()).output().unwrap().stdout)
    };
    let said = collate();
    let answer: Value = serde_json::from_str(&said).unwrap();
    let name = answer["meaning"]["model"].as_str();
    assert!(name.is_some_and(|name| !name.is_empty()), "is the model missing? `cargo xtask model` brings it");
    let languages = answer["meaning"]["languages"].as_array().unwrap();
    assert!(languages.contains(&json!("ru")) && !languages.contains(&json!("uk")));
    assert_eq!(collate(), said);
    assert_eq!(state_of(typed.home.path()), BTreeSet::new(), "without an archive nothing is kept");
}

#[test]
fn without_a_model_words_alone_are_compared_and_that_is_said() {
    let typed = Typed::new();
    // A copy of the program beside which no model lies.
    let program = typed.home.path().join("variorum");
    fs::copy(command_line(), &program).unwrap();
    let collate = |format: &str| {
        let mut command = Command::new(&program);
        command.args(["collate", &sample("kremlin-iran"), "--format", format]).envs(typed.home.variables());
        command.env_remove("VARIORUM_MODEL").stdin(Stdio::null()).output().unwrap()
    };
    let (text, json) = (collate("text"), collate("json"));
    assert_eq!((status(&text), status(&json)), (0, 0));
    assert_eq!(words(&text.stderr).matches("by words alone").count(), 1, "{}", words(&text.stderr));
    let answer: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(answer.as_object().unwrap()["meaning"], Value::Null);
    assert_eq!(words(&json.stderr), "");
}

#[test]
fn a_model_file_that_was_named_has_to_be_one() {
    let typed = Typed::new();
    let (page, damaged) = (sample("kremlin-iran"), typed.file("model", b"no model"));
    let missing = typed.home.path().join("missing").to_string_lossy().into_owned();
    for (named, of_environment, expected) in
        [(Some(&damaged), None, "damaged"), (None, Some(&damaged), "damaged"), (Some(&missing), Some(&damaged), "read")]
    {
        let mut command = typed.command(&["collate", &page]);
        command.args(named.map(|named| format!("--model={named}")));
        command.env_remove("VARIORUM_MODEL").envs(of_environment.map(|file| ("VARIORUM_MODEL", file)));
        let output = command.stdin(Stdio::null()).output().unwrap();
        assert_eq!(status(&output), 2, "{}", words(&output.stderr));
        assert!(words(&output.stderr).contains(expected), "{}", words(&output.stderr));
    }
}
