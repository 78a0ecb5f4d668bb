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
