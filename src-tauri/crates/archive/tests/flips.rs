//! A byte of the archive's files is changed, anywhere: nothing crashes, no altered text passes for a sound one, and the rest is salvaged.
//!
//! `VARIORUM_MANY_FLIPS=2000 cargo test -p variorum-archive --test flips -- --nocapture` measures the figure that is stated.
#![allow(clippy::unwrap_used, clippy::panic)]

use jiff::Timestamp;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use variorum_archive::{Archive, ArchiveError, Document, NewArticle, Role};
use variorum_model::{Anchor, Block, BlockKind, Extraction};

const ARTICLES: usize = 40;

/// Numbers by chance, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

fn at(second: usize) -> Timestamp {
    Timestamp::from_second(1_730_000_000 + second as i64).unwrap()
}

/// Sentences of made-up words, as long as an article is.
fn text(chance: &mut Chance) -> Vec<String> {
    const WORDS: [&str; 20] = [
        "harbour", "ferry", "council", "storm", "quay", "minister", "vote", "bridge", "island", "closed", "opened",
        "said", "after", "before", "night", "repair", "budget", "crew", "winter", "tide",
    ];
    let sentence = |chance: &mut Chance| {
        let words: Vec<&str> = (0..8 + chance.below(14)).map(|_| WORDS[chance.below(WORDS.len())]).collect();
        format!("{} {}.", words.join(" "), chance.below(90_000))
    };
    (0..6 + chance.below(10)).map(|_| (0..3).map(|_| sentence(chance)).collect::<Vec<_>>().join(" ")).collect()
}

fn read_of(number: usize, chance: &mut Chance) -> Extraction {
    Extraction {
        member: None,
        reader: 1,
        media_type: "text/html".into(),
        url: Some(format!("https://outlet{}.example/news/{number}", number % 7)),
        outlet: Some(format!("Outlet {}", number % 7)),
        title: Some(format!("Headline {number} on the {} quays", chance.below(1000))),
        byline: vec![format!("Writer {}", number % 11)],
        published: "2024-10-22T18:04:00Z".parse().ok(),
        modified: None,
        language: variorum_model::Language::from_tag("en"),
        section: None,
        agencies: vec![],
        blocks: text(chance).iter().map(|text| Block::included(BlockKind::Paragraph, text)).collect(),
        gaps: None,
        doubts: vec![],
    }
}

/// The files of an archive as they stand while a program writes it: some of it in the database, some in the log.
struct Files {
    database: Vec<u8>,
    log: Vec<u8>,
    told: BTreeMap<String, String>,
}

fn written(chance: &mut Chance) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let mut archive = Archive::open(&path).unwrap();
    let mut story = None;
    let mut first = None;
    for number in 0..ARTICLES {
        // What was written before stands in the database from here on.
        if number == ARTICLES * 2 / 3 {
            drop(archive);
            archive = Archive::open(&path).unwrap();
        }
        let read = read_of(number, chance);
        let article = archive
            .write(|w| {
                let bytes = format!("<html>{}{}</html>", read.title.as_deref().unwrap(), read.text());
                let capture = w.receive(bytes.as_bytes(), &format!("{number}.html"), at(number))?.sha256;
                let new = NewArticle { url: read.url.clone(), outlet: read.outlet.clone(), role: Role::Report };
                let article = w.add_article(&new, at(number))?;
                w.record(article, Document { capture, part: 1 }, &read, at(number))?;
                if number % 5 == 0 {
                    story = Some(w.add_story(&format!("Story {number}"), at(number))?);
                }
                w.place_by_program(article, story.unwrap(), &serde_json::json!(["words"]), at(number))?;
                if number % 9 == 0 {
                    let block = Anchor { text: read.blocks[0].text.clone(), before: None, after: None, ordinal: 0 };
                    w.leave_out(article, block, at(number))?;
                }
                if number % 13 == 0 {
                    let changed = Extraction { title: Some(format!("Changed {number}")), ..read.clone() };
                    let capture = w.receive(format!("again {bytes}").as_bytes(), "again.html", at(number))?.sha256;
                    w.record(article, Document { capture, part: 1 }, &changed, at(number + 1))?;
                }
                Ok(article)
            })
            .unwrap();
        first.get_or_insert(article);
    }
    let story = archive.read().unwrap().stories().unwrap()[1].id;
    archive.write(|w| w.rename_story(story, "A title by a person", at(999)).map(|_| ())).unwrap();
    archive.write(|w| w.move_article(first.unwrap(), story, at(999)).map(|_| ())).unwrap();
    archive.write(|w| w.follow("https://outlet.example/feed", Some("Outlet"), at(999))).unwrap();
    let told = told(&archive).into_iter().map(|(what, told)| (what, told.unwrap())).collect();
    let log = path.with_file_name("archive.db-wal");
    Files { database: fs::read(&path).unwrap(), log: fs::read(log).unwrap(), told }
}

fn shown<T: std::fmt::Debug>(answer: Result<T, ArchiveError>) -> Result<String, ArchiveError> {
    answer.map(|answer| format!("{answer:?}"))
}

/// All that an archive tells, by what was asked.
fn told(archive: &Archive) -> BTreeMap<String, Result<String, ArchiveError>> {
    let mut told = BTreeMap::new();
    let mut tell = |what: String, answer: Result<String, ArchiveError>| drop(told.insert(what, answer));
    let reader = match archive.read() {
        Ok(reader) => reader,
        Err(error) => {
            tell("open".into(), Err(error));
            return told;
        }
    };
    tell("library".into(), shown(reader.library()));
    tell("acts".into(), shown(reader.acts()));
    tell("feeds".into(), shown(reader.feeds()));
    tell("outlets".into(), shown(reader.outlets()));
    tell("ledger".into(), shown(reader.ledger()));
    let query = variorum_archive::Query::parse("headline").unwrap();
    tell("search".into(), shown(reader.search(&query, false, 20).map(|found| found.total)));
    match reader.captures() {
        Ok(captures) => {
            tell("captures".into(), Ok(format!("{captures:?}")));
            for sha256 in captures {
                tell(format!("capture {sha256}"), shown(reader.capture(sha256)));
            }
        }
        Err(error) => tell("captures".into(), Err(error)),
    }
    match reader.stories() {
        Ok(stories) => {
            tell("stories".into(), Ok(format!("{stories:?}")));
            for story in stories {
                tell(format!("decisions {}", story.id), shown(reader.decisions(story.id)));
                tell(format!("arrangements {}", story.id), shown(reader.arrangements(story.id)));
                match reader.story(story.id) {
                    Ok(Some(story)) => {
                        for article in story.articles {
                            let id = article.article.id;
                            tell(format!("states {id}"), shown(reader.revisions(id)));
                            let state = article.revision.id;
                            tell(format!("corrections {id}"), shown(reader.corrections(id, state)));
                            tell(format!("article {id}"), Ok(format!("{article:?}")));
                        }
                    }
                    Ok(None) => tell(format!("story {}", story.id), Ok("none".into())),
                    Err(error) => tell(format!("story {}", story.id), Err(error)),
                }
            }
        }
        Err(error) => tell("stories".into(), Err(error)),
    }
    told
}

/// The articles that are in an archive, each with all that it tells of it.
fn articles(told: &BTreeMap<String, String>) -> BTreeMap<&str, &str> {
    told.iter().filter_map(|(what, told)| Some((what.strip_prefix("article ")?, told.as_str()))).collect()
}

/// What became of wrong bytes.
#[derive(Default)]
struct Outcome {
    refused: AtomicUsize,
    found: AtomicUsize,
    unnoticed: AtomicUsize,
    salvaged: AtomicUsize,
    lost: AtomicUsize,
}

fn flip(files: &Files, folder: &Path, chance: &mut Chance, outcome: &Outcome) {
    // Half of them in the database, half in the log, whichever is longer.
    let place = match chance.below(2) {
        0 => chance.below(files.database.len()),
        _ => files.database.len() + chance.below(files.log.len()),
    };
    let difference = 1 + chance.below(255) as u8;
    let (mut database, mut log) = (files.database.clone(), files.log.clone());
    match place.checked_sub(database.len()) {
        None => database[place] ^= difference,
        Some(place) => log[place] ^= difference,
    }
    let [damaged, new]: [PathBuf; 2] = ["damaged/archive.db", "new/archive.db"].map(|name| folder.join(name));
    fs::create_dir_all(damaged.parent().unwrap()).unwrap();
    let of_log = damaged.with_file_name("archive.db-wal");
    fs::write(&damaged, &database).unwrap();
    fs::write(&of_log, &log).unwrap();

    let salvaged = Archive::salvage(&damaged, &new).unwrap_or_else(|error| panic!("byte {place}: {error}"));
    assert!(fs::read(&damaged).unwrap() == database && fs::read(&of_log).unwrap() == log, "byte {place}: changed");
    assert_eq!(salvaged.checked.findings, [], "byte {place}: {:?}", salvaged.lost);
    let carried: BTreeMap<String, String> =
        told(&Archive::open_read_only(&new).unwrap()).into_iter().map(|(what, told)| (what, told.unwrap())).collect();
    let (was, is) = (articles(&files.told), articles(&carried));
    for (article, told) in &is {
        assert_eq!(was.get(article), Some(told), "byte {place}: {article} is another one");
    }
    outcome.salvaged.fetch_add(is.len(), Relaxed);
    outcome.lost.fetch_add(was.len() - is.len(), Relaxed);

    // Opened as it is: whatever is told is what was written, or it is said that something is wrong.
    match Archive::open(&damaged) {
        Err(error) => {
            assert!(["archive_damaged", "not_an_archive"].contains(&error.code()), "byte {place}: {error}");
            outcome.refused.fetch_add(1, Relaxed);
        }
        Ok(archive) => {
            let mut noticed = false;
            for (what, told) in told(&archive) {
                match told {
                    Ok(told) => assert_eq!(files.told.get(&what), Some(&told), "byte {place}: {what}"),
                    Err(error) => {
                        assert_eq!(error.code(), "archive_damaged", "byte {place}: {what}: {error}");
                        noticed = true;
                    }
                }
            }
            let findings = archive.check().unwrap().findings;
            assert!(!noticed || !findings.is_empty(), "byte {place}: a check finds nothing");
            let outcome = if findings.is_empty() { &outcome.unnoticed } else { &outcome.found };
            outcome.fetch_add(1, Relaxed);
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_wrong_byte_anywhere_alters_nothing_unseen_and_the_rest_is_salvaged() {
    let flips = std::env::var("VARIORUM_MANY_FLIPS").ok().and_then(|number| number.parse().ok()).unwrap_or(100);
    let files = written(&mut Chance(0x5EED_0006));
    let folder = tempfile::tempdir().unwrap();
    let outcome = Outcome::default();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Relaxed);
                    if number >= flips {
                        break;
                    }
                    let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(number as u64 + 1));
                    chance.below(1);
                    flip(&files, &folder.path().join(number.to_string()), &mut chance, &outcome);
                }
            });
        }
    });
    let of = |count: &AtomicUsize| count.load(Relaxed);
    let (salvaged, lost) = (of(&outcome.salvaged), of(&outcome.lost));
    println!(
        "{flips} wrong bytes in {} of database and {} of log: 0 crashes, 0 altered texts; refused on opening {}, \
         found by a check {}, in a place that counts for nothing {}; articles salvaged {salvaged}, lost {lost}",
        files.database.len(),
        files.log.len(),
        of(&outcome.refused),
        of(&outcome.found),
        of(&outcome.unnoticed),
    );
    assert!(salvaged * 100 >= (salvaged + lost) * 99, "{lost} of {} articles are lost", salvaged + lost);
}
