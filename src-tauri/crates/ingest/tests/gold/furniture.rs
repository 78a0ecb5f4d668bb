//! What is left out of bodies.
//!
//! Printed by `cargo test -p variorum-ingest --test gold furniture -- --nocapture`.

use crate::document::{Document, FOLDERS, Labelled, documents, folded, share};
use std::collections::BTreeMap;
use variorum_model::LeftOut;

/// A text with fewer words is looked for as a whole block only: a word such as "News" stands in bodies too.
const FEWEST_WORDS: usize = 4;

/// How many of a document's blocks, or of many documents', were judged rightly.
#[derive(Default)]
struct Tally {
    /// Reporting, and how much of it is not in the text.
    reporting: usize,
    lost: usize,
    /// Furniture, and how much of it is in the text.
    furniture: usize,
    kept: usize,
    /// Furniture besides headlines, bylines and datelines.
    other: usize,
    other_kept: usize,
    /// The page around the article, and how much of it is in the text.
    chrome: usize,
    chrome_kept: usize,
    /// Furniture that is given as left out, and for how much of it the reason is the gold's.
    given: usize,
    same_reason: usize,
    /// Reporting that is kept as a block of its own, and how much of it is of the gold's kind.
    blocks: usize,
    same_kind: usize,
}

impl Tally {
    fn left_out(&self) -> usize {
        self.furniture - self.kept
    }

    fn precision(&self) -> f64 {
        self.left_out() as f64 / (self.left_out() + self.lost).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.left_out() as f64 / self.furniture.max(1) as f64
    }

    fn print(&self, folder: &str) {
        let out = self.left_out();
        println!("{folder}: precision of what is left out {}", share(out, out + self.lost));
        println!("{folder}: recall {}", share(out, self.furniture));
        println!(
            "{folder}: recall besides headlines, bylines, datelines {}",
            share(self.other - self.other_kept, self.other)
        );
        println!("{folder}: reporting kept {}", share(self.reporting - self.lost, self.reporting));
        println!("{folder}: page around the article in the text {}", share(self.chrome_kept, self.chrome));
        println!("{folder}: the same reason {}", share(self.same_reason, self.given));
        println!("{folder}: the same kind {}", share(self.same_kind, self.blocks));
    }

    fn add(&mut self, document: &Document) {
        let text = folded(&document.found.text());
        let included = |found: &str| {
            let blocks = document.found.blocks.iter().filter(|block| block.left_out.is_none());
            blocks.filter(|block| folded(&block.text) == found).count()
        };
        let reported: BTreeMap<&str, usize> =
            document.gold.blocks.iter().filter(|block| block.included).fold(BTreeMap::new(), |mut count, block| {
                *count.entry(&block.text).or_default() += 1;
                count
            });
        let is_kept = |text_of: &str| {
            let wanted = reported.get(text_of).copied().unwrap_or_default();
            let is_long = text_of.split(' ').count() >= FEWEST_WORDS;
            included(text_of) > wanted || (wanted == 0 && is_long && text.contains(text_of))
        };
        for block in &document.gold.blocks {
            if block.included {
                self.reporting += 1;
                let is_there = included(&block.text) > 0
                    || (block.text.split(' ').count() >= FEWEST_WORDS && text.contains(&block.text));
                if !is_there {
                    self.lost += 1;
                    println!("{}: lost: {}", document.name, block.text);
                }
                self.judge_kind(document, block);
                continue;
            }
            let is_other = !matches!(block.reason, Some(LeftOut::Headline | LeftOut::Byline | LeftOut::Dateline));
            self.furniture += 1;
            self.other += usize::from(is_other);
            if is_kept(&block.text) {
                self.kept += 1;
                self.other_kept += usize::from(is_other);
                println!("{}: kept {:?}: {}", document.name, block.reason, block.text);
            } else {
                self.judge_reason(document, block);
            }
        }
        self.chrome += document.gold.chrome.len();
        for text in document.gold.chrome.iter().filter(|text| is_kept(text)) {
            self.chrome_kept += 1;
            println!("{}: kept, from around the article: {text}", document.name);
        }
    }

    fn judge_kind(&mut self, document: &Document, block: &Labelled) {
        let found =
            document.found.blocks.iter().find(|found| found.left_out.is_none() && folded(&found.text) == block.text);
        let Some(found) = found else { return };
        self.blocks += 1;
        self.same_kind += usize::from(found.kind == block.kind);
        if found.kind != block.kind {
            println!("{}: {:?} should be {:?}: {}", document.name, found.kind, block.kind, block.text);
        }
    }

    fn judge_reason(&mut self, document: &Document, block: &Labelled) {
        let reasons = || {
            document
                .found
                .blocks
                .iter()
                .filter(|found| folded(&found.text) == block.text)
                .filter_map(|found| found.left_out)
        };
        let Some(first) = reasons().next() else { return };
        self.given += 1;
        let is_same = reasons().any(|reason| Some(reason) == block.reason);
        self.same_reason += usize::from(is_same);
        if !is_same {
            println!("{}: {first:?} should be {:?}: {}", document.name, block.reason, block.text);
        }
    }
}

#[test]
fn furniture_is_told_from_reporting() {
    for folder in FOLDERS {
        let documents = documents(folder);
        let mut tally = Tally::default();
        for document in &documents {
            tally.add(document);
        }
        tally.print(folder);
        assert!(tally.precision() >= 0.98, "{folder}: precision {}", tally.precision());
        assert!(tally.recall() >= 0.90, "{folder}: recall {}", tally.recall());
    }
}
