//! How fast an archive of many articles takes in and answers, and how large it is: `cargo xtask bench archive ARTICLES`.
//!
//! The articles are made up ([`articles`]). What is measured is what the archive does with an article that was read: reading is measured by
//! itself. An article counts as acknowledged when capture, revision and search row are on the disk.

#[path = "../../../../tests/perf/articles.rs"]
mod articles;

use crate::add::{Kept, keep, settle};
use crate::known_terms::KnownTerms;
use crate::learning::{learn, learn_anew};
use crate::placing::{headline, place_waiting};
use articles::{Articles, Made, Random, word_of};
use jiff::Timestamp;
use serde_json::json;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::time::{Duration, Instant};
use variorum_archive::{Archive, ArchiveError, Document, Query, Role, Writer};
use variorum_model::StoryId;

const SEED: u64 = 0x5EED_5EED_5EED_5EED;

/// So many articles are measured at the beginning and at the end, one by one and in batches.
const SOME: usize = 500;

/// So many articles are acknowledged at once in batches.
const BATCH: usize = 100;

/// What was asked for.
#[derive(Clone, Copy)]
enum Asked {
    AtMost(f64),
    AtLeast(f64),
}

fn tell(what: &str, figure: f64, unit: &str, asked: Asked) {
    let (bound, reached) = match asked {
        Asked::AtMost(most) => (format!("at most {most}"), figure <= most),
        Asked::AtLeast(least) => (format!("at least {least}"), figure >= least),
    };
    println!("{what:<58} {figure:>9.2} {unit:<4} asked: {bound}{}", if reached { "" } else { "  MISSED" });
}

/// The times that something took, each beside what it took of a processor, which on a busy machine is less.
#[derive(Default)]
struct Times(Vec<(Duration, Duration)>);

impl Times {
    fn of<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (begun, spent) = (Instant::now(), spent());
        let done = work();
        self.0.push((begun.elapsed(), self::spent().saturating_sub(spent)));
        done
    }

    fn quantile(&self, part: f64) -> f64 {
        let mut sorted: Vec<Duration> = self.0.iter().map(|(took, _)| *took).collect();
        sorted.sort_unstable();
        let at = (sorted.len().saturating_sub(1) as f64 * part).round() as usize;
        sorted.get(at).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }

    fn rate(&self, articles: usize) -> Rate {
        let a_second = |time: Duration| articles as f64 / time.as_secs_f64();
        Rate { seen: a_second(self.0.iter().map(|it| it.0).sum()), spent: a_second(self.0.iter().map(|it| it.1).sum()) }
    }
}

/// So many articles a second, and so many a second of a processor.
struct Rate {
    seen: f64,
    spent: f64,
}

/// What this thread has had of a processor, where the system says so.
fn spent() -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(said.split(' ').next().and_then(|nanoseconds| nanoseconds.parse().ok()).unwrap_or_default())
}

fn tell_rate(what: &str, rate: &Rate, asked: f64) {
    tell(what, rate.seen, "/s", Asked::AtLeast(asked));
    println!("{:<58} {:>9.2} /s", "  by processor time", rate.spent);
}

fn acknowledge(writer: &Writer<'_>, made: &Made, now: Timestamp) -> Result<Kept, ArchiveError> {
    let capture = writer.receive(made.page.as_bytes(), "page.html", now)?.sha256;
    keep(writer, Role::Report, Document { capture, part: 1 }, &made.read, now)
}

/// An archive that is filled.
struct Filling {
    archive: Archive,
    articles: Articles,
    /// The stories of the articles by the numbers of those who made them up.
    stories: BTreeMap<usize, StoryId>,
    text: usize,
    captures: usize,
    count: usize,
    /// Some of what came in, by which searches are made up.
    sample: Vec<Made>,
}

impl Filling {
    /// Adds articles, so many at a time, and says how many are acknowledged a second. They are placed afterwards where they were made up to stand.
    fn add(&mut self, count: usize, at_once: usize) -> Rate {
        let mut times = Times::default();
        let mut left = count;
        while left > 0 {
            let batch: Vec<Made> = self.articles.by_ref().take(at_once.min(left)).collect();
            left -= batch.len();
            let now = self.now();
            let kept = times.of(|| {
                let all = |writer: &Writer<'_>| batch.iter().map(|made| acknowledge(writer, made, now)).collect();
                self.archive.write(all)
            });
            let kept: Vec<Kept> = kept.unwrap();
            self.archive
                .write(|writer| {
                    for (made, kept) in batch.iter().zip(&kept) {
                        let story = match self.stories.entry(made.story) {
                            Entry::Occupied(story) => *story.get(),
                            Entry::Vacant(new) => *new.insert(writer.add_story(&headline(&made.read), now)?),
                        };
                        let reasons = json!([{ "kind": "names", "names": ["Tasoluve", "Kapore"] }, { "kind": "days", "apart": 1 }]);
                        writer.place_by_program(kept.article, story, &reasons, now)?;
                        learn(writer, kept.article)?;
                    }
                    Ok(())
                })
                .unwrap();
            for made in batch {
                self.came_in(made);
            }
        }
        times.rate(count)
    }

    /// Adds articles and places each as the program does.
    fn place(&mut self, count: usize) -> Times {
        let (mut times, mut known) = (Times::default(), KnownTerms::default());
        for made in self.articles.by_ref().take(count).collect::<Vec<_>>() {
            let now = self.now();
            let kept = self.archive.write(|writer| acknowledge(writer, &made, now)).unwrap();
            let archive = &mut self.archive;
            times.of(|| archive.write(|writer| settle(writer, &mut known, kept, None, &made.read, now))).unwrap();
            self.came_in(made);
        }
        times
    }

    fn came_in(&mut self, made: Made) {
        self.text += made.read.text().len();
        self.captures += zstd::bulk::compress(made.page.as_bytes(), 3).unwrap().len();
        self.count += 1;
        if self.count.is_multiple_of(101) && self.sample.len() < 80 {
            self.sample.push(made);
        }
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(1_760_000_000 + self.count as i64).unwrap()
    }
}

/// What a person could ask: words of every frequency, alone and together, phrases that stand in an article, fields, beginnings.
fn queries(some: &[Made]) -> Vec<(&'static str, String)> {
    let mut random = Random(SEED);
    let mut queries = Vec::new();
    for made in some {
        let text = made.read.text();
        let words: Vec<&str> = text.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).take(12).collect();
        if words.len() < 6 {
            continue;
        }
        queries.push(("one word", word_of(random.rank(200_000.0))));
        queries.push(("a rare word", word_of(2_000 + random.below(150_000))));
        queries.push(("the commonest word", "the".to_owned()));
        queries.push(("two words", format!("{} {}", words[1], words[4])));
        queries.push(("three words", format!("{} {} {}", words[0], words[3], words[5])));
        queries.push(("a phrase", format!("\"{} {}\"", words[2], words[3])));
        queries.push(("a long phrase", format!("\"{}\"", words[..5].join(" "))));
        queries.push(("in quotations", format!("quote:{}", word_of(random.rank(200_000.0)))));
        queries.push(("outlet and days", format!("{} outlet:\"post 7\" after:2020-10 before:2021", words[1])));
        queries.push(("without", format!("{} -{}", words[1], words[5])));
        queries.push(("a beginning", format!("{}*", word_of(400 + random.below(7_000)))));
    }
    queries
}

fn measure(count: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let mut filling = Filling {
        archive: Archive::open(&path).unwrap(),
        articles: Articles::of(SEED),
        stories: BTreeMap::new(),
        text: 0,
        captures: 0,
        count: 0,
        sample: Vec::new(),
    };
    let first = (filling.add(SOME, 1), filling.add(SOME, BATCH));
    filling.add(count.saturating_sub(4 * SOME), BATCH);
    let last = (filling.add(SOME, 1), filling.add(SOME, BATCH));
    println!(
        "\n{} articles of {} bytes of text, in {} stories",
        filling.count,
        filling.text / filling.count,
        filling.stories.len()
    );
    tell_rate("acknowledged one by one, the first", &first.0, 800.0);
    tell_rate("acknowledged one by one, the last", &last.0, 800.0);
    tell_rate("acknowledged in batches, the first", &first.1, 2000.0);
    tell_rate("acknowledged in batches, the last", &last.1, 2000.0);
    let of_first = |(first, last): (&Rate, &Rate)| 100.0 * last.spent / first.spent;
    tell(
        "the last one by one, of the first, by processor time",
        of_first((&first.0, &last.0)),
        "%",
        Asked::AtLeast(80.0),
    );
    tell(
        "the last in batches, of the first, by processor time",
        of_first((&first.1, &last.1)),
        "%",
        Asked::AtLeast(80.0),
    );
    let placing = filling.place(SOME);
    tell("placing one article, median", placing.quantile(0.5), "ms", Asked::AtMost(50.0));
    tell("placing one article, p95", placing.quantile(0.95), "ms", Asked::AtMost(50.0));

    let now = filling.now();
    let Filling { archive, text, captures, sample, .. } = filling;
    drop(archive);
    let size = std::fs::metadata(&path).unwrap().len() as f64;
    let (text, captures) = (text as f64, captures as f64);
    tell("database less compressed captures, of the text", (size - captures) / text, "×", Asked::AtMost(1.6));
    tell("database, of text and compressed captures together", size / (text + captures), "×", Asked::AtMost(1.6));
    let (mut opening, mut library) = (Times::default(), Times::default());
    for _ in 0..9 {
        let archive = opening.of(|| {
            let mut archive = Archive::open(&path).unwrap();
            learn_anew(&mut archive).unwrap();
            archive.index_anew(|_, _| ()).unwrap();
            place_waiting(&mut archive, &mut KnownTerms::default(), now).unwrap();
            archive.sum_up().unwrap();
            archive
        });
        library.of(|| archive.read().unwrap().library()).unwrap();
    }
    tell("opening the archive", opening.quantile(0.5), "ms", Asked::AtMost(100.0));
    tell("opening the library", library.quantile(0.5), "ms", Asked::AtMost(100.0));

    let archive = Archive::open_read_only(&path).unwrap();
    let (mut all, mut kinds) = (Times::default(), BTreeMap::<&str, Times>::new());
    for (kind, written) in queries(&sample) {
        let query = Query::parse(&written).unwrap();
        let found = all.of(|| archive.read().unwrap().search(&query, false, 20)).unwrap();
        assert!(found.states.iter().all(|state| !state.passages.is_empty()), "{written}");
        kinds.entry(kind).or_default().0.extend(all.0.last());
    }
    println!("{} searches, twenty results with snippets each:", all.0.len());
    tell("searching, median", all.quantile(0.5), "ms", Asked::AtMost(20.0));
    tell("searching, p95", all.quantile(0.95), "ms", Asked::AtMost(20.0));
    for (kind, times) in kinds {
        println!("  {kind:<20} median {:>6.1} ms, p95 {:>6.1} ms", times.quantile(0.5), times.quantile(0.95));
    }
    if let Some(kept) = std::env::var_os("VARIORUM_KEEP") {
        std::fs::copy(&path, kept).unwrap();
    }
}

#[test]
#[ignore = "a measurement, which prints figures beside those that were asked for"]
fn rates_of_an_archive() {
    if let Some(folder) = std::env::var_os("VARIORUM_PAGES") {
        for (number, made) in Articles::of(SEED).take(SOME).enumerate() {
            std::fs::write(std::path::Path::new(&folder).join(format!("{number:04}.html")), made.page).unwrap();
        }
    }
    let counts = std::env::var("VARIORUM_ARTICLES").unwrap_or_else(|_| "20000".to_owned());
    for count in counts.split_whitespace() {
        measure(count.parse().unwrap());
    }
}
