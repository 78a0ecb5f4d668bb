//! How fast quotes, figures and names are read and held against each other: `cargo bench -p variorum-collate --bench quotes -- CASE ROUNDS`
//!
//! reads the articles of all labelled stories of `tests/learning`, in ten languages, so often, and prints how many bytes these are.
//! `tests/perf/quotes.py` measures it, and tools that count instructions do.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a chore that ends where it cannot go on")]

#[allow(dead_code, reason = "the tests of the gold use more of it")]
#[path = "../tests/gold/story.rs"]
mod story;

use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use variorum_collate::{QuotingText, collate, figures, names, quote_groups, quotes};
use variorum_model::{BlockKind, Quote, Span, Witness};

/// What is measured.
#[allow(clippy::struct_excessive_bools, reason = "each is measured by itself")]
struct Case {
    attribution: bool,
    fidelity: bool,
    figures: bool,
    names: bool,
    /// The whole comparison of the articles, with what cannot both be true.
    disagreements: bool,
}

const NOTHING: Case = Case { attribution: false, fidelity: false, figures: false, names: false, disagreements: false };

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [case, rounds] = arguments.as_slice() else { panic!("CASE ROUNDS") };
    let stories = stories();
    let (stories, case) = match case.as_str() {
        "attribution" => (stories, Case { attribution: true, ..NOTHING }),
        "fidelity" => (stories, Case { attribution: true, fidelity: true, ..NOTHING }),
        "figures" => (stories, Case { figures: true, ..NOTHING }),
        "names" => (stories, Case { names: true, ..NOTHING }),
        "together" => {
            (stories, Case { attribution: true, fidelity: true, figures: true, names: true, disagreements: false })
        }
        "disagreements" => (stories, Case { disagreements: true, ..NOTHING }),
        // The articles of each language in one text, so that nothing grows faster than the text does.
        "long" => (running(&stories), Case { attribution: true, figures: true, names: true, ..NOTHING }),
        _ => panic!("no case is called {case}"),
    };
    let mut bytes = 0;
    for _ in 0..rounds.parse().unwrap() {
        for story in &stories {
            bytes += story.iter().map(|witness| witness.text.len()).sum::<usize>();
            black_box(read(story, &case));
        }
    }
    println!("{bytes}");
}

/// How much was found, of all kinds.
fn read(story: &[Witness], case: &Case) -> usize {
    let mut found = 0;
    if case.attribution {
        let said: Vec<Vec<Quote>> = story
            .iter()
            .map(|witness| quotes(&witness.text, &blocks(&witness.text), witness.language.as_ref()))
            .collect();
        found += said.iter().map(Vec::len).sum::<usize>();
        if case.fidelity {
            let texts: Vec<QuotingText> =
                story.iter().zip(&said).map(|(witness, said)| quoting(witness, said)).collect();
            found += quote_groups(&texts, &[], &AtomicBool::new(false)).map_or(0, |groups| groups.len());
        }
    }
    if case.figures {
        let figures = story
            .iter()
            .map(|witness| figures(&witness.text, witness.language.as_ref(), witness.published.as_ref()).len());
        found += figures.sum::<usize>();
    }
    if case.names {
        found += names(story).len();
    }
    if case.disagreements {
        found += collate(story.to_vec(), None, &[], &AtomicBool::new(false)).unwrap().rows.len();
    }
    found
}

fn quoting<'w>(witness: &'w Witness, quotes: &'w [Quote]) -> QuotingText<'w> {
    let (language, published) = (witness.language.as_ref(), witness.published.as_ref());
    QuotingText { text: &witness.text, language, published, quotes, vectors: None }
}

/// The paragraphs of a text.
fn blocks(text: &str) -> Vec<(BlockKind, Span)> {
    let mut start = 0;
    let paragraph = |paragraph: &str| {
        let span = Span::new(start, start + paragraph.len());
        start = span.end + 2;
        (BlockKind::Paragraph, span)
    };
    text.split("\n\n").map(paragraph).collect()
}

fn stories() -> Vec<Vec<Witness>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/learning/collation");
    let witnesses = |(_, story): &(String, story::Story)| {
        story.witnesses.iter().map(|(siglum, article)| story::witness(siglum, article, None).0).collect()
    };
    story::stories_in(&folder).iter().map(witnesses).collect()
}

/// A story of one article for each language.
fn running(stories: &[Vec<Witness>]) -> Vec<Vec<Witness>> {
    let mut articles: Vec<Vec<Witness>> = Vec::new();
    for witness in stories.iter().flatten() {
        match articles.iter_mut().flatten().find(|article| article.language == witness.language) {
            Some(article) => article.text.push_str(&format!("\n\n{}", witness.text)),
            None => articles.push(vec![witness.clone()]),
        }
    }
    articles
}
