//! Labelled stories, read: those of `tests/gold/collation`, which judge the collation, and those of `tests/learning/collation`, from which it learns.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use variorum_embed::Model;
use variorum_model::{Language, Passage, Span, Witness};
use variorum_text::sentences;

#[derive(Deserialize)]
pub struct Story {
    pub witnesses: BTreeMap<String, GoldWitness>,
    pub rows: Vec<GoldRow>,
    pub apart: Vec<(String, String, String)>,
}

#[derive(Clone, Deserialize)]
pub struct GoldWitness {
    pub outlet: String,
    pub language: String,
    pub published: String,
    pub paragraphs: Vec<Vec<String>>,
}

#[derive(Deserialize)]
pub struct GoldRow {
    pub readings: BTreeMap<String, GoldReading>,
    #[serde(default)]
    pub disagrees: Vec<GoldDisagreement>,
}

#[derive(Deserialize)]
pub struct GoldReading {
    pub passages: Vec<String>,
}

#[derive(Deserialize)]
pub struct GoldDisagreement {
    pub kind: String,
    pub readings: BTreeMap<String, String>,
}

/// The stories that judge the collation.
pub fn stories() -> Vec<(String, Story)> {
    let stories = stories_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/gold/collation"));
    assert_eq!(stories.len(), 14, "the gold is complete");
    stories
}

/// The stories of a folder, by name.
pub fn stories_in(folder: &Path) -> Vec<(String, Story)> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let read = |path: &Path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    files.iter().map(|path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), read(path))).collect()
}

/// The model of sentence vectors that `VARIORUM_MODEL` names, if it names one.
pub fn model() -> Option<Model> {
    std::env::var_os("VARIORUM_MODEL").map(|path| Model::open(Path::new(&path)).unwrap())
}

/// The witness, and where each of the gold's sentences stands in its text.
pub fn witness(siglum: &str, gold: &GoldWitness, model: Option<&Model>) -> (Witness, Vec<Span>) {
    let blank = if matches!(gold.language.as_str(), "ja" | "zh") { "" } else { " " };
    let (mut text, mut spans, mut passages) = (String::new(), Vec::new(), Vec::new());
    for (block, paragraph) in gold.paragraphs.iter().enumerate() {
        if block > 0 {
            text.push_str("\n\n");
        }
        let start = text.len();
        for (number, sentence) in paragraph.iter().enumerate() {
            if number > 0 {
                text.push_str(blank);
            }
            spans.push(Span::new(text.len(), text.len() + sentence.len()));
            text.push_str(sentence);
        }
        passages.extend(sentences(&text[start..]).into_iter().map(|span| Passage { block, span: span.shifted(start) }));
    }
    let language = Language::from_tag(&gold.language);
    let known = model.filter(|model| language.as_ref().is_some_and(|language| model.knows(language)));
    let texts: Vec<&str> = passages.iter().map(|passage: &Passage| passage.span.of(&text)).collect();
    let vectors = known.and_then(|model| model.encode(&texts, &AtomicBool::new(false)));
    let witness = Witness {
        source: siglum.to_owned(),
        outlet: Some(gold.outlet.clone()),
        title: None,
        published: gold.published.parse().ok(),
        modified: None,
        language,
        text,
        passages,
        vectors,
    };
    (witness, spans)
}
