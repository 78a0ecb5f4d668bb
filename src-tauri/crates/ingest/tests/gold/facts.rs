//! What is read of an article besides its text.
//!
//! Printed by `cargo test -p variorum-ingest --test gold facts -- --nocapture`.

use crate::document::{Document, FOLDERS, documents, folded, share};
use variorum_model::StatedTime;

/// How often a fact was right, among the documents that state it, and how often one was given that the document does not state.
#[derive(Default)]
struct Tally {
    stated: usize,
    right: usize,
    invented: usize,
}

impl Tally {
    /// Judges what was `found` where the gold has `stated`.
    fn add<T: PartialEq + std::fmt::Debug>(&mut self, name: &str, what: &str, found: Option<&T>, stated: Option<&T>) {
        let is_right = found == stated;
        self.stated += usize::from(stated.is_some());
        self.right += usize::from(is_right && stated.is_some());
        self.invented += usize::from(stated.is_none() && found.is_some());
        if !is_right {
            println!("{name}: {what} {found:?} should be {stated:?}");
        }
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.stated.max(1) as f64
    }

    fn print(&self, folder: &str, what: &str) {
        println!("{folder}: {what} right {}, invented {}", share(self.right, self.stated), self.invented);
    }
}

/// A time of the gold as RFC 3339 can say it: a clock without a zone is none there, so that its day remains.
fn as_stated(time: &str) -> StatedTime {
    time.parse().or_else(|_| time[..10].parse()).unwrap()
}

#[derive(Default)]
struct Facts {
    titles: Tally,
    bylines: Tally,
    outlets: Tally,
    published: Tally,
    modified: Tally,
}

impl Facts {
    fn add(&mut self, Document { name, gold, found }: &Document) {
        self.titles.add(name, "title", found.title.as_deref().map(folded).as_ref(), gold.title.as_ref());
        let names = |names: &[String]| Some(names.to_vec()).filter(|names| !names.is_empty());
        self.bylines.add(name, "byline", names(&found.byline).as_ref(), names(&gold.byline).as_ref());
        self.outlets.add(name, "outlet", found.outlet.as_ref(), gold.outlet.as_ref());
        // Times are compared as instants or days, however they are written: `Z` is `+00:00`.
        let time = |time: &StatedTime| (time.has_time(), time.earliest());
        let stated = |text: &Option<String>| text.as_deref().map(as_stated).as_ref().map(time);
        self.published.add(
            name,
            "published",
            found.published.as_ref().map(time).as_ref(),
            stated(&gold.published).as_ref(),
        );
        self.modified.add(
            name,
            "modified",
            found.modified.as_ref().map(time).as_ref(),
            stated(&gold.modified).as_ref(),
        );
    }
}

#[test]
fn facts_are_those_that_the_document_states() {
    for folder in FOLDERS {
        let mut facts = Facts::default();
        for document in documents(folder) {
            facts.add(&document);
        }
        let Facts { titles, bylines, outlets, published, modified } = &facts;
        titles.print(folder, "titles");
        bylines.print(folder, "bylines");
        outlets.print(folder, "outlets");
        published.print(folder, "times of publication");
        modified.print(folder, "times of change");
        assert!(titles.share() >= 0.97, "titles {}", titles.share());
        assert!(bylines.share() >= 0.90, "bylines {}", bylines.share());
        let dates = (published.right + modified.right) as f64 / (published.stated + modified.stated) as f64;
        assert!(dates >= 0.95 && published.share() >= 0.95, "dates {dates}");
        assert_eq!(published.invented + modified.invented, 0, "dates are not invented");
    }
}
