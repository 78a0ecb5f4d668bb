//! The documents of the gold, each with what is true of it.

use serde::Deserialize;
use std::fs;
use std::path::PathBuf;
use variorum_ingest::{Part, ReadOptions, read};
use variorum_model::{BlockKind, Extraction, LeftOut};

/// A labelled document, and what the reader made of it.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) gold: Gold,
    pub(crate) found: Extraction,
}

/// What is true of a document.
#[derive(Deserialize)]
pub(crate) struct Gold {
    pub(crate) title: Option<String>,
    pub(crate) byline: Vec<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) blocks: Vec<Labelled>,
    /// What stands around the article.
    pub(crate) chrome: Vec<String>,
}

/// A block with its label.
#[derive(Deserialize)]
pub(crate) struct Labelled {
    pub(crate) text: String,
    pub(crate) kind: BlockKind,
    pub(crate) included: bool,
    pub(crate) reason: Option<LeftOut>,
}

/// The folders of the gold: the documents that were written before the reader, and those written to check it afterwards.
pub(crate) const FOLDERS: [&str; 2] = ["reading", "reading-held-out"];

/// The documents in a folder of the gold, by name.
pub(crate) fn documents(folder: &str) -> Vec<Document> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/gold").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
        .iter()
        .map(|labels| {
            let page = labels.with_extension("html");
            let document = if page.exists() { page } else { labels.with_extension("txt") };
            let file_name = document.file_name().unwrap().to_string_lossy().into_owned();
            let options = ReadOptions { file_name: Some(file_name.clone()), ..ReadOptions::default() };
            let mut contents = read(&fs::read(document).unwrap(), &options).unwrap();
            let Part::Article(found) = contents.parts.remove(0) else { panic!("{file_name} is no article") };
            let gold = serde_json::from_slice(&fs::read(labels).unwrap()).unwrap();
            Document { name: file_name, gold, found: *found }
        })
        .collect()
}

/// White space folded and bullets taken away, as the gold has it.
pub(crate) fn folded(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    ["- ", "– ", "— ", "• "].iter().find_map(|bullet| text.strip_prefix(bullet)).unwrap_or(&text).to_owned()
}

/// Hits among all, as a share and as the two numbers.
pub(crate) fn share(hits: usize, all: usize) -> String {
    format!("{:.3} ({hits} of {all})", hits as f64 / all.max(1) as f64)
}
