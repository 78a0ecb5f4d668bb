//! `variorum wording`.

use crate::typed::{Typed, sample, words};
use serde_json::Value;
use std::collections::BTreeSet;

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
