//! Makes up articles of some 6,000 bytes each and traces them: `trace COUNT nothing` makes them up alone, `trace COUNT runs` finds what they share and
//! which are copies, and `trace COUNT origins` also from where those of each story have their text. It answers how many bytes the articles have, how many
//! copies and, of more articles than one, origins there are. `tests/perf/trace.py` measures it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a chore that ends where it cannot go on")]

use std::env;
use variorum_group::{Told, trace};

/// An article has so many bytes, more or less.
const BYTES: usize = 6_000;
/// So many articles in a row are on one event.
const STORY: usize = 10;
/// One article in so many takes most of what the first on its event has.
const COPIES: u64 = 4;
/// Words as frequent as Zipf's law has it, over so many of them.
const VOCABULARY: f64 = 200_000.0;

const FUNCTION: [&str; 16] =
    ["the", "of", "to", "and", "a", "in", "that", "is", "for", "it", "on", "was", "with", "as", "by", "at"];
const SYLLABLES: [&str; 16] =
    ["ta", "re", "mi", "son", "lu", "ve", "ka", "der", "po", "in", "sha", "el", "no", "bra", "gon", "ur"];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, what] = arguments.as_slice() else { panic!("usage: trace COUNT nothing|runs|origins") };
    let texts = texts(count.parse().unwrap());
    let articles: Vec<Told<'_>> =
        texts.iter().map(|text| Told { outlet: None, agencies: &[], published: None, text }).collect();
    let numbers: Vec<usize> = (0..articles.len()).collect();
    let stories: Vec<Vec<usize>> = match what.as_str() {
        "origins" => numbers.chunks(STORY).map(<[usize]>::to_vec).collect(),
        _ => Vec::new(),
    };
    let bytes: usize = texts.iter().map(String::len).sum();
    if what == "nothing" {
        println!("{bytes} 0 0");
        return;
    }
    let traced = trace(&articles, &stories);
    let carried = traced.origins.iter().flatten().filter(|origin| origin.articles.len() > 1).count();
    println!("{bytes} {} {carried}", traced.copies.len());
}

/// Texts made up of paragraphs, the same each time: no text of anybody stands in them.
fn texts(count: usize) -> Vec<String> {
    let mut random = Random(42);
    let mut first: Vec<String> = Vec::new();
    (0..count)
        .map(|number| {
            let mut paragraphs = paragraphs(&mut random);
            if number % STORY == 0 {
                first.clone_from(&paragraphs);
            } else if random.below(COPIES) == 0 {
                let keep = paragraphs.len() / 4;
                paragraphs.truncate(keep);
                paragraphs.splice(0..0, first.iter().take(first.len() * 3 / 4).cloned());
            }
            paragraphs.join("\n\n")
        })
        .collect()
}

fn paragraphs(random: &mut Random) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut left = BYTES;
    while left > 0 {
        let sentences: Vec<String> = (0..=random.below(3)).map(|_| sentence(random)).collect();
        let paragraph = sentences.join(" ");
        left = left.saturating_sub(paragraph.len());
        paragraphs.push(paragraph);
    }
    paragraphs
}

fn sentence(random: &mut Random) -> String {
    let words: Vec<String> = (0..8 + random.below(25)).map(|_| word(random)).collect();
    let said = words.join(" ");
    if random.below(6) == 0 { format!("“{said},” she said.") } else { format!("{said}.") }
}

fn word(random: &mut Random) -> String {
    if random.below(5) < 2 {
        return FUNCTION[random.below(16) as usize].to_owned();
    }
    let mut rank = VOCABULARY.powf(random.part()) as usize;
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[rank % 16]);
        rank /= 16;
        if rank == 0 {
            return word;
        }
    }
}

/// Numbers that are the same each time (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from nought up to, not including, one.
    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}
