//! `quotes`.

use crate::typed::{Typed, sample, status, words};

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

/// Three articles that tell one utterance by three verbs, and what was said.
fn bridge(typed: &Typed) -> (Vec<String>, String) {
    let tell = "The council of Tarn met on Monday evening. The old bridge over the river Tarn has been shut to all traffic since March.";
    let article = |name: &str, told: &str| {
        let quote = "“The bridge will be open again before the end of May, and nobody will pay a toll,”";
        typed.file(name, format!("Tarn bridge to open\n\n{tell}\n\n{quote} {told}.\n").as_bytes())
    };
    let articles = vec![
        article("gazette.txt", "the mayor, Ada Rahn, said"),
        article("courier.txt", "mayor Ada Rahn claimed"),
        article("post.txt", "according to mayor Ada Rahn"),
    ];
    let speech =
        "ADA RAHN: The bridge will be open again before the end of June, and nobody will pay a toll. Good night.";
    (articles, typed.file("speech.txt", format!("Speech on the Tarn bridge\n\n{speech}\n").as_bytes()))
}

#[test]
fn the_verbs_for_one_utterance_are_told_by_article_and_by_speaker() {
    let typed = Typed::new();
    let (articles, _) = bridge(&typed);
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    let told = typed.json(&[&["quotes", "--format", "json"], articles.as_slice()].concat());
    let group = &told["groups"][0];
    assert_eq!(group["verbs_differ"], true);
    let verbs: Vec<_> = group["quotes"].as_array().unwrap().iter().map(|quote| quote["verb"].as_str()).collect();
    assert_eq!(verbs, [Some("say"), Some("claim"), None]);
    assert_eq!(group["quotes"][2]["cue"][0]["text"], "according to");
    let speaker = &told["speakers"][0];
    assert_eq!((&speaker["speaker_name"], &speaker["verbs"][1]["siglum"]), (&"Ada Rahn".into(), &"B".into()));
    assert_eq!(speaker["verbs"][1]["quotes"][0]["cue"], group["quotes"][1]["cue"]);
    let said = words(&typed.run(&[&["quotes"], articles.as_slice()].concat()).stdout);
    for line in [
        "Ada Rahn  (their verbs differ)",
        "claimed (claiming)  [verbatim]",
        "according to  [verbatim]",
        ": claim (claiming) 1",
    ] {
        assert!(said.contains(line), "{line} in {said}");
    }
}

#[test]
fn a_story_is_answered_as_its_files_are_and_its_primary_source_judges_it() {
    let typed = Typed::new();
    let (articles, speech) = bridge(&typed);
    let files: Vec<&str> = articles.iter().chain([&speech]).map(String::as_str).collect();
    let added = typed.json(&[&["add", "--format", "json"], files.as_slice()].concat());
    let article = |at: usize| added["items"][at]["outcome"]["article"].as_str().unwrap().to_owned();
    let stories = typed.json(&["stories", "--format", "json"]);
    let story = stories["stories"][0]["id"].as_str().unwrap();
    assert_eq!(stories["stories"][0]["articles"], 4, "{stories}");
    let marked = typed.json(&["primary", &article(3), "--format", "json"]);
    assert_eq!((&marked["schema"], &marked["primary_source"]), (&"variorum.primary/1".into(), &true.into()));

    let told = typed.json(&["quotes", story, "--format", "json"]);
    assert_eq!((told["documents"].as_array().unwrap().len(), &told["primary"][0]["siglum"]), (3, &"D".into()));
    let statuses = |told: &serde_json::Value| -> Vec<String> {
        let quotes = told["groups"][0]["quotes"].as_array().unwrap().iter();
        quotes.map(|quote| quote["status"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(statuses(&told), ["altered"; 3]);
    assert_eq!(told["groups"][0]["quotes"][0]["against"]["siglum"], "D");

    typed.json(&["primary", &article(3), "--report", "--format", "json"]);
    let told = typed.json(&["quotes", story, "--format", "json"]);
    assert_eq!(told["primary"].as_array().unwrap().len(), 0);
    // What was said is now a fourth report of it.
    assert_eq!(statuses(&told)[..3], ["verbatim"; 3]);
    let told = typed.json(&["quotes", story, "--format", "json", "--against", &speech]);
    assert_eq!(statuses(&told)[..3], ["altered"; 3]);

    let rows = typed.json(&["collate", story, "--format", "json"]);
    assert_eq!(rows["witnesses"].as_array().unwrap().len(), 4);
    assert!(words(&typed.run(&["collate", story]).stdout).contains("(base)"));
    let figures = typed.json(&["figures", story, "--format", "json"]);
    let labels: Vec<_> = figures["documents"].as_array().unwrap().iter().map(|document| &document["siglum"]).collect();
    assert_eq!(labels, ["A", "B", "C", "D"]);
}
