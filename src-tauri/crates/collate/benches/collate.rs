//! How long comparisons take: `cargo bench -p variorum-collate`
//!
//! `-- CASE ROUNDS` compares the witnesses of one case so often and prints nothing, for tools that count; `-- texts FOLDER COUNT WORDS` writes the
//! texts of so many witnesses, for other programs, and `-- time COUNT WORDS` prints how long they take. With `VARIORUM_MODEL`, cases with vectors, which are there already, are measured as well.
//!
//! A witness takes the statements of all English labelled stories of `tests/learning` in turn, each in the words of another outlet and some left out,
//! until it has enough words: witnesses share what outlets share.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a chore that ends where it cannot go on")]

#[allow(dead_code, reason = "the tests of the gold use more of it")]
#[path = "../tests/gold/story.rs"]
mod story;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant};
use story::{GoldWitness, Story};
use variorum_collate::{Alignments, collate, collate_again};
use variorum_embed::Model;
use variorum_model::{Passage, Span, Vector, Witness};

/// The cases, each with the time that it should take at the most on two processors of this decade, in milliseconds.
const CASES: [(&str, f64); 6] =
    [("two", 2.0), ("ten", 50.0), ("fifty", 1000.0), ("unrelated", 100.0), ("unbroken", 1000.0), ("pieces", 1000.0)];

/// An article has so many words.
const WORDS: usize = 800;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let stories = story::stories_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/learning/collation"));
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => times(&stories),
        ["texts", folder, count, words] => {
            for (number, witness) in
                outlets(&stories, count.parse().unwrap(), words.parse().unwrap(), None).iter().enumerate()
            {
                fs::write(Path::new(folder).join(format!("{number:02}.txt")), &witness.text).unwrap();
            }
        }
        ["time", count, words] => {
            let witnesses = outlets(&stories, count.parse().unwrap(), words.parse().unwrap(), None);
            println!("{:.4}", median(|| compare(&witnesses)));
        }
        [case, rounds] => {
            let witnesses = case_of(&stories, case);
            for _ in 0..rounds.parse().unwrap() {
                black_box(compare(&witnesses));
            }
        }
        _ => panic!("CASE ROUNDS, texts FOLDER COUNT WORDS, or time COUNT WORDS"),
    }
}

fn times(stories: &[(String, Story)]) {
    println!("milliseconds, on {} processors", thread::available_parallelism().map_or(1, usize::from));
    let mut medians = Vec::new();
    for (case, most) in CASES {
        let witnesses = case_of(stories, case);
        let median = median(|| compare(&witnesses));
        println!("{case:<24} {median:>9.2}   asked: {most}");
        medians.push(median);
    }
    println!("fifty beside ten         {:>9.1} times, for 27.2 times as many pairs", medians[2] / medians[1]);
    let fifty = case_of(stories, "fifty");
    let never = AtomicBool::new(false);
    let (_, known) = collate_again(&Alignments::default(), fifty[1..].to_vec(), None, &[], &never).unwrap();
    println!("the fiftieth comes in    {:>9.2}", median(|| again(&known, &fifty)));
    let (_, known) = collate_again(&Alignments::default(), fifty.clone(), None, &[], &never).unwrap();
    println!("fifty, another base      {:>9.2}", median(|| again(&known, &fifty)));
    let Some(model) = story::model() else { return };
    let ten = case_of(stories, "ten");
    println!(
        "{:<24} {:>9.2}   asked: 1500",
        "ten, vectors first made",
        median(|| with_new_vectors(&model, ten.clone()))
    );
    for (case, count) in [("two", 2), ("ten", 10), ("fifty", 50)] {
        let witnesses = outlets(stories, count, WORDS, Some(&model));
        println!("{:<24} {:>9.2}", format!("{case}, with vectors"), median(|| compare(&witnesses)));
    }
}

fn case_of(stories: &[(String, Story)], case: &str) -> Vec<Witness> {
    match case {
        "two" => outlets(stories, 2, WORDS, None),
        "ten" => outlets(stories, 10, WORDS, None),
        "fifty" => outlets(stories, 50, WORDS, None),
        // Ten thousand words each, of other stories each.
        "unrelated" => {
            let halves = stories.split_at(stories.len() / 2);
            [halves.0, halves.1].map(|half| running(half, 10_000)).to_vec()
        }
        // A megabyte in one passage, beside an article.
        "unbroken" => vec![one_passage(&megabyte(stories)), outlets(stories, 1, WORDS, None).remove(0)],
        // A megabyte without the end of a sentence, cut into passages as the reader of articles cuts it, beside itself.
        "pieces" => vec![in_pieces(&megabyte(stories)), in_pieces(&megabyte(stories)[..500_000])],
        _ => panic!("no case is called {case}"),
    }
}

fn compare(witnesses: &[Witness]) -> usize {
    collate(witnesses.to_vec(), None, &[], &AtomicBool::new(false)).unwrap().rows.len()
}

/// Vectors are made on all processors, of sentences that several witnesses have but once.
fn with_new_vectors(model: &Model, mut witnesses: Vec<Witness>) -> usize {
    let texts = |witness: &Witness| -> Vec<String> {
        (0..witness.passages.len()).map(|passage| witness.passage_text(passage).to_owned()).collect()
    };
    let all: Vec<String> = witnesses.iter().flat_map(texts).collect::<BTreeSet<_>>().into_iter().collect();
    let share = all.len().div_ceil(thread::available_parallelism().map_or(1, usize::from));
    let encode = |texts: &[String]| {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        model.encode(&texts, &AtomicBool::new(false)).unwrap()
    };
    let vectors: Vec<Vector> = thread::scope(|scope| {
        let workers: Vec<_> = all.chunks(share).map(|texts| scope.spawn(move || encode(texts))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let vectors: BTreeMap<String, Vector> = all.iter().cloned().zip(vectors).collect();
    for witness in &mut witnesses {
        witness.vectors = Some(texts(witness).iter().map(|text| vectors[text].clone()).collect());
    }
    compare(&witnesses)
}

fn again(known: &Alignments, witnesses: &[Witness]) -> usize {
    collate_again(known, witnesses.to_vec(), None, &[], &AtomicBool::new(false)).unwrap().0.rows.len()
}

/// The median time of some rounds, in milliseconds.
fn median(mut round: impl FnMut() -> usize) -> f64 {
    let (begun, mut times) = (Instant::now(), Vec::new());
    while times.len() < 5 || (times.len() < 200 && begun.elapsed() < Duration::from_secs(2)) {
        let begun = Instant::now();
        black_box(round());
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// So many witnesses of one story.
fn outlets(stories: &[(String, Story)], count: usize, words: usize, model: Option<&Model>) -> Vec<Witness> {
    let statements: Vec<Vec<&str>> = stories
        .iter()
        .flat_map(|(_, story)| story.rows.iter().map(move |row| (story, row)))
        .map(|(story, row)| {
            let english = row.readings.iter().filter(|(siglum, _)| story.witnesses[*siglum].language == "en");
            english.filter_map(|(siglum, reading)| sentence(story, siglum, reading.passages.first()?)).collect()
        })
        .filter(|readings: &Vec<&str>| !readings.is_empty())
        .collect();
    (0..count)
        .map(|number| {
            let paragraphs = paragraphs(&statements, number, words);
            story::witness(&number.to_string(), &english(number.to_string(), paragraphs), model).0
        })
        .collect()
}

fn english(outlet: String, paragraphs: Vec<Vec<String>>) -> GoldWitness {
    GoldWitness { outlet, language: "en".to_owned(), published: "2026-01-05T10:00:00Z".to_owned(), paragraphs }
}

fn sentence<'s>(story: &'s Story, siglum: &str, id: &str) -> Option<&'s str> {
    let number: usize = id.strip_prefix(siglum)?.parse().ok()?;
    story.witnesses.get(siglum)?.paragraphs.iter().flatten().nth(number.checked_sub(1)?).map(String::as_str)
}

/// Two sentences a paragraph.
fn paragraphs(statements: &[Vec<&str>], witness: usize, words: usize) -> Vec<Vec<String>> {
    let (mut sentences, mut had) = (Vec::new(), 0);
    for (number, readings) in statements.iter().enumerate() {
        // One statement of four is left out, each time another one.
        if had >= words || (number * 7 + witness * 3).is_multiple_of(4) {
            continue;
        }
        let reading = readings[(number + witness) % readings.len()];
        had += reading.split_whitespace().count();
        sentences.push(reading.to_owned());
    }
    sentences.chunks(2).map(<[String]>::to_vec).collect()
}

/// The English articles of some stories one after the other, up to so many words; from the beginning again when there are not enough.
fn running(stories: &[(String, Story)], words: usize) -> Witness {
    let articles = stories.iter().flat_map(|(_, story)| story.witnesses.values());
    let mut had = 0;
    let paragraphs =
        articles.filter(|article| article.language == "en").flat_map(|article| &article.paragraphs).cycle();
    let paragraphs = paragraphs.take_while(|paragraph| {
        let enough = had >= words;
        had += paragraph.iter().map(|sentence| sentence.split_whitespace().count()).sum::<usize>();
        !enough
    });
    story::witness("running", &english("running".to_owned(), paragraphs.cloned().collect()), None).0
}

/// A million bytes of words without a mark between them.
fn megabyte(stories: &[(String, Story)]) -> String {
    let words = running(stories, 10_000).text;
    let words = words.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut text = String::new();
    for (number, word) in words.clone().cycle().enumerate() {
        // No two rounds are alike.
        text.push_str(word);
        text.push_str(if number % 7 == number / 10_000 % 7 { " and " } else { " " });
        if text.len() >= 1_000_000 {
            break;
        }
    }
    text
}

fn one_passage(text: &str) -> Witness {
    let passages = vec![Passage { block: 0, span: Span::new(0, text.len()) }];
    Witness { passages, ..in_pieces(text) }
}

fn in_pieces(text: &str) -> Witness {
    let extraction = variorum_model::Extraction {
        member: None,
        reader: 1,
        media_type: "text/plain".to_owned(),
        url: None,
        outlet: None,
        title: None,
        byline: vec![],
        published: None,
        modified: None,
        language: None,
        section: None,
        agencies: vec![],
        blocks: vec![variorum_model::Block::included(variorum_model::BlockKind::Paragraph, text)],
        gaps: None,
        doubts: vec![],
    };
    Witness {
        source: "unbroken".to_owned(),
        outlet: None,
        title: None,
        published: None,
        modified: None,
        language: None,
        passages: variorum_text::passages(&extraction),
        vectors: None,
        text: extraction.text(),
    }
}
