//! How fast an archive of many articles takes in and answers: `searching ARTICLES FOLDER`, which is made and must not hold an archive.
//!
//! The articles are generated, the same each time: lengths as in newspapers (a median of some 500 words, few of several thousand), words as
//! frequent as Zipf's law has it over 200,000 of them, in sentences and paragraphs, one in six sentences inside quotation marks, of forty outlets
//! over ten years. They are recorded one by one, each durable before the next; beside them stand searches of every kind. Printed are the rate of
//! the first and the last thousand articles, how long searches take with their snippets, and the size of the database beside the bytes it was given.
#![allow(clippy::unwrap_used, reason = "a measure ends where it cannot go on")]

use jiff::{SignedDuration, Timestamp};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use variorum_archive::{Archive, Document, NewArticle, Query, Role};
use variorum_model::{Block, BlockKind, Extraction, Language};

/// A small generator of numbers, the same for the same seed.
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

const VOCABULARY: f64 = 200_000.0;

/// A word: the rank is drawn by Zipf's law, and frequent words are short.
fn word(random: &mut Random) -> String {
    let rank = VOCABULARY.powf(random.part()) as u64;
    spelled(rank)
}

fn spelled(rank: u64) -> String {
    const SYLLABLES: [&str; 20] = [
        "ta", "re", "mi", "son", "lu", "ve", "ka", "der", "po", "in", "sha", "el", "no", "qui", "bra", "fe", "gon",
        "wi", "ur", "zy",
    ];
    let mut rest = rank;
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[(rest % 20) as usize]);
        rest /= 20;
        if rest == 0 {
            return word;
        }
    }
}

fn sentence(random: &mut Random) -> String {
    let words: Vec<String> = (0..8 + random.below(25)).map(|_| word(random)).collect();
    let text = words.join(" ");
    if random.below(6) == 0 { format!("“{text},” a speaker said.") } else { format!("{text}.") }
}

fn article(random: &mut Random, number: u64) -> Extraction {
    // The product of three parts has a long tail: a median of some 28 sentences, a hundred and more in few articles.
    let sentences = 6 + (220.0 * random.part() * random.part().sqrt() * random.part().sqrt()) as u64;
    let mut blocks = Vec::new();
    let mut left = sentences;
    while left > 0 {
        let here = (1 + random.below(4)).min(left);
        let text: Vec<String> = (0..here).map(|_| sentence(random)).collect();
        blocks.push(Block::included(BlockKind::Paragraph, text.join(" ")));
        left -= here;
    }
    let published = Timestamp::from_second(1_400_000_000).unwrap() + SignedDuration::from_mins(52 * number as i64);
    Extraction {
        member: None,
        reader: 1,
        media_type: "text/html".into(),
        url: Some(format!("https://outlet{}.example/{number}", number % 40)),
        outlet: Some(format!("Outlet {}", number % 40)),
        title: Some((0..8).map(|_| word(random)).collect::<Vec<_>>().join(" ")),
        byline: vec![],
        published: published.to_string().parse().ok(),
        modified: None,
        language: Language::from_tag(if number.is_multiple_of(5) { "de" } else { "en" }),
        section: None,
        agencies: vec![],
        blocks,
        gaps: None,
        doubts: vec![],
    }
}

/// What a person could ask: words of every frequency, alone and together, phrases that stand in an article, fields, beginnings.
fn queries(random: &mut Random, some: &[Extraction]) -> Vec<(&'static str, String)> {
    let mut queries = Vec::new();
    for read in some {
        let text = &read.blocks[0].text;
        let words: Vec<&str> = text.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).take(12).collect();
        if words.len() < 6 {
            continue;
        }
        queries.push(("one word", word(random)));
        queries.push(("a rare word", spelled(2_000 + random.below(150_000))));
        queries.push(("the commonest word", spelled(1)));
        queries.push(("two words", format!("{} {}", words[1], words[4])));
        queries.push(("three words", format!("{} {} {}", words[0], words[3], words[5])));
        queries.push(("a phrase", format!("\"{} {}\"", words[2], words[3])));
        queries.push(("a long phrase", format!("\"{}\"", words[..5].join(" "))));
        queries.push(("in quotations", format!("quote:{}", word(random))));
        queries.push(("outlet and days", format!("{} outlet:\"outlet 7\" after:2015-03 before:2016", word(random))));
        queries.push(("without", format!("{} -{}", words[1], words[5])));
        queries.push(("a beginning", format!("{}*", spelled(400 + random.below(7_000)))));
    }
    queries
}

fn quantile(times: &mut [Duration], part: f64) -> f64 {
    times.sort_unstable();
    let at = ((times.len() - 1) as f64 * part).round() as usize;
    times[at].as_secs_f64() * 1000.0
}

fn main() {
    let count: u64 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap();
    let path = PathBuf::from(std::env::args().nth(2).unwrap()).join("archive.db");
    assert!(!path.exists());
    let mut archive = Archive::open(&path).unwrap();
    let mut random = Random(0x5EED_5EED_5EED_5EED);
    let (mut text, mut compressed, mut sample) = (0, 0, Vec::new());
    let mut thousands = Vec::new();
    let mut spent = Duration::ZERO;
    for number in 0..count {
        let read = article(&mut random, number);
        let bytes = read.text();
        text += bytes.len();
        compressed += zstd::encode_all(bytes.as_bytes(), 3).unwrap().len();
        let new = NewArticle { url: read.url.clone(), outlet: read.outlet.clone(), role: Role::Report };
        let at = Timestamp::from_second(1_760_000_000 + number as i64).unwrap();
        let started = Instant::now();
        archive
            .write(|w| {
                let capture = w.receive(bytes.as_bytes(), &read.url.clone().unwrap(), at)?.sha256;
                let article = w.add_article(&new, at)?;
                w.record(article, Document { capture, part: 1 }, &read, at)
            })
            .unwrap();
        spent += started.elapsed();
        if number % (count / 60).max(1) == 0 {
            sample.push(read);
        }
        if number % 1000 == 999 {
            thousands.push(1000.0 / spent.as_secs_f64());
            spent = Duration::ZERO;
        }
    }
    println!("{count} articles of {} bytes each", text as u64 / count);
    let (Some(first), Some(last)) = (thousands.first(), thousands.last()) else { return };
    println!("recorded one by one: the first thousand at {first:.0} a second, the last at {last:.0}");

    drop(archive);
    let archive = Archive::open_read_only(&path).unwrap();
    let size = std::fs::metadata(&path).unwrap().len();
    println!(
        "database {size} bytes, of which the captures take {compressed}: the rest is {:.2} times the text of {text}",
        (size as f64 - compressed as f64) / text as f64
    );
    let queries = queries(&mut random, &sample);
    let mut all = Vec::new();
    let mut kinds: Vec<(&str, Vec<Duration>)> = Vec::new();
    for (kind, written) in &queries {
        let query = Query::parse(written).unwrap();
        let started = Instant::now();
        let found = archive.read().unwrap().search(&query, false, 20).unwrap();
        let took = started.elapsed();
        assert!(found.states.iter().all(|state| !state.passages.is_empty()));
        all.push(took);
        match kinds.iter_mut().find(|(known, _)| known == kind) {
            Some((_, times)) => times.push(took),
            None => kinds.push((kind, vec![took])),
        }
    }
    println!(
        "{} searches with snippets: median {:.1} ms, p95 {:.1} ms",
        all.len(),
        quantile(&mut all, 0.5),
        quantile(&mut all, 0.95)
    );
    for (kind, mut times) in kinds {
        println!("  {kind}: median {:.1} ms, p95 {:.1} ms", quantile(&mut times, 0.5), quantile(&mut times, 0.95));
    }
}
