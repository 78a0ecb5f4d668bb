//! `figures`.

use crate::typed::{Typed, sample, words};

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
