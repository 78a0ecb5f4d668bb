//! Jobs that take long: how fast they go, how they are cancelled, and how they go on after they were cut off. Documents are read by real readers:
//! this program is its own, so it brings its own `main`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, which Clippy cannot see without a harness")]

use jiff::{SignedDuration, Timestamp};
use libtest_mimic::{Arguments, Trial};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use variorum_engine::{
    AddSummary, Cancel, Command, Engine, Event, Fetcher, ModelFile, Outcome, Pace, READER_COMMAND, Settings,
    serve_reader,
};
use variorum_fetch::{FetchError, Question, Reply, Time, Wire};

fn main() {
    if std::env::args().nth(1).as_deref() == Some(READER_COMMAND) {
        serve_reader().unwrap();
        return;
    }
    let trial = |name: &str, test: fn(&tokio::runtime::Runtime)| {
        Trial::test(name, move || {
            test(&tokio::runtime::Runtime::new()?);
            Ok(())
        })
    };
    let trials = vec![
        trial("a_folder_whose_adding_was_cut_off_is_not_read_again_up_to_there", |runtime| {
            runtime.block_on(a_folder_whose_adding_was_cut_off_is_not_read_again_up_to_there());
        }),
        trial("a_package_of_many_is_cancelled_within_a_second_and_leaves_nothing", |runtime| {
            runtime.block_on(a_package_of_many_is_cancelled_within_a_second_and_leaves_nothing());
        }),
        trial("the_pace_is_told_once_it_is_known", |runtime| {
            runtime.block_on(the_pace_is_told_once_it_is_known());
        }),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// No network.
struct Nothing;

impl Wire for Nothing {
    fn ask(&self, _: &Question<'_>) -> Result<Reply, FetchError> {
        Err(FetchError::HostNotFound)
    }
}

/// An archive and files to bring in, with a clock of which each look lasts two seconds.
struct Desk {
    folder: TempDir,
    looks: Arc<AtomicU32>,
    events: Arc<Mutex<Vec<Event>>>,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("files")).unwrap();
        Self { folder, looks: Arc::default(), events: Arc::default() }
    }

    fn engine(&self, reader: PathBuf) -> Engine {
        let time = Time { now: Arc::new(|| Timestamp::UNIX_EPOCH), sleep: Arc::new(|_| {}) };
        let (looks, heard) = (Arc::clone(&self.looks), Arc::clone(&self.events));
        let settings = Settings {
            archive: self.folder.path().join("archive"),
            reader,
            fetcher: Fetcher::new(Arc::new(Nothing), time),
            model: ModelFile::Missing,
            samples: None,
            locale: "en".into(),
            clock: Arc::new(move || {
                let look = looks.fetch_add(1, Ordering::Relaxed);
                Timestamp::from_second(1_750_000_000).unwrap() + SignedDuration::from_secs(2 * i64::from(look))
            }),
        };
        Engine::open(settings, Arc::new(move |event| heard.lock().unwrap().push(event))).unwrap()
    }

    fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    fn put(&self, name: &str, title: &str) {
        let prose = format!(
            "The harbour board spoke about {title} on Tuesday evening in the town hall. {title} stays as it is."
        );
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><title>{title}</title></head>\
             <body><article><h1>{title}</h1><p>{prose}</p><p>{prose}</p></article></body></html>"
        );
        fs::write(self.files().join(name), page).unwrap();
    }
}

fn own() -> PathBuf {
    std::env::current_exe().unwrap()
}

fn became(summary: &AddSummary) -> Vec<&str> {
    let one = |outcome: &'_ Outcome| match outcome {
        Outcome::Added { .. } => "added",
        Outcome::Revised { .. } => "revised",
        Outcome::Known { .. } => "known",
        Outcome::NotReadable { .. } => "not readable",
    };
    summary.items.iter().map(|item| one(&item.outcome)).collect()
}

async fn a_folder_whose_adding_was_cut_off_is_not_read_again_up_to_there() {
    let desk = Desk::new();
    for (name, title) in [("a.html", "Ferries"), ("b.html", "Bridges"), ("c.html", "Tunnels")] {
        desk.put(name, title);
    }
    let engine = desk.engine(own());
    let first = engine.add_now(vec![desk.files()], |_| {}).await.unwrap();
    assert_eq!(became(&first), ["added"; 3]);
    drop(engine);

    // Of what is new or changed a reader is asked, and this one is not there.
    desk.put("c.html", "Canals");
    desk.put("d.html", "Railways");
    let engine = desk.engine(desk.folder.path().join("no reader"));
    let again = engine.add_now(vec![desk.files()], |_| {}).await.unwrap();
    assert_eq!(became(&again), ["known", "known", "not readable", "not readable"]);
    let checked = engine.check(|_, _| {}).await.unwrap();
    assert_eq!((checked.captures, checked.lines, checked.findings.len()), (5, 7, 0), "each drop is an arrival");
    drop(engine);

    let engine = desk.engine(own());
    fs::rename(desk.files().join("a.html"), desk.files().join("e.html")).unwrap();
    let whole = engine.add_now(vec![desk.files()], |_| {}).await.unwrap();
    assert_eq!(became(&whole), ["known", "added", "added", "known"]);
}

async fn a_package_of_many_is_cancelled_within_a_second_and_leaves_nothing() {
    let desk = Desk::new();
    let mut lines = String::new();
    for number in 0..1500 {
        let body = format!("The ferry number {number} sails at dawn. Its master says that nothing is late. ").repeat(6);
        let article = format!(
            "{{\"@type\": \"NewsArticle\", \"headline\": \"Ferry {number} sails\", \"articleBody\": \"{body}\"}}"
        );
        writeln!(lines, "{article}").unwrap();
    }
    fs::write(desk.files().join("many.jsonl"), lines).unwrap();
    let engine = desk.engine(own());
    let before = desk.looks.load(Ordering::Relaxed);
    let job = engine.add_paths(vec![desk.files()]);
    // The clock is looked at when the job begins, and again when what was read is to be entered.
    while desk.looks.load(Ordering::Relaxed) < before + 2 {
        assert!(!is_over(&desk), "it is read and entered");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    let began = Instant::now();
    Cancel { job }.run(&engine).await.unwrap();
    while !is_over(&desk) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    let events = desk.events.lock().unwrap().clone();
    let Some(Event::Added { summary, .. }) = events.last() else { panic!("{events:?}") };
    assert!(summary.cancelled && summary.items.is_empty(), "{summary:?}");
    let checked = engine.check(|_, _| {}).await.unwrap();
    assert_eq!((checked.captures, checked.states, checked.lines), (0, 0, 0));
}

fn is_over(desk: &Desk) -> bool {
    matches!(desk.events.lock().unwrap().last(), Some(Event::Added { .. }))
}

async fn the_pace_is_told_once_it_is_known() {
    let desk = Desk::new();
    for number in 10..22 {
        desk.put(&format!("{number}.html"), &format!("Ferry {number}"));
    }
    desk.engine(own()).add_now(vec![desk.files()], |_| {}).await.unwrap();
    let events = desk.events.lock().unwrap().clone();
    let paces: Vec<Option<Pace>> = events
        .iter()
        .map(|event| match event {
            Event::Adding { pace, .. } => *pace,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(paces[..4].iter().all(Option::is_none), "{paces:?}");
    // Each takes two looks at the clock.
    let told = (5..=12).map(|done| Some(Pace { per_minute: 15, rest_seconds: (12 - done) * 4 }));
    assert_eq!(paces[4..], told.collect::<Vec<_>>());
}
