//! Pages and feeds from a network in memory, read by real readers, kept in a real archive. This program is its own reader, so it brings its own
//! `main`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, which Clippy cannot see without a harness")]

use jiff::{SignedDuration, Timestamp};
use libtest_mimic::{Arguments, Trial};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use variorum_archive::{Archive, Document, NewArticle, Role};
use variorum_engine::{
    AddAddresses, AddSummary, AddedItem, Cancel, Catalogue, Command, Engine, Event, Extracted, FeedOutcome, Fetcher,
    FollowFeed, ListFeeds, ModelFile, Outcome, READER_COMMAND, Reading, RefreshFeeds, Settings, UnfollowFeed,
    extract_files, serve_reader, sources,
};
use variorum_fetch::{FetchError, Question, Reply, Time, Wire};
use variorum_model::{Block, BlockKind, Extraction};

fn main() {
    if std::env::args().nth(1).as_deref() == Some(READER_COMMAND) {
        serve_reader().unwrap();
        return;
    }
    let arguments = Arguments::from_args();
    let trial = |(name, test): &(&str, Test)| {
        let test = *test;
        Trial::test(*name, move || {
            tokio::runtime::Runtime::new()?.block_on(test());
            Ok(())
        })
    };
    libtest_mimic::run(&arguments, TESTS.iter().map(trial).collect()).exit();
}

type Test = fn() -> std::pin::Pin<Box<dyn Future<Output = ()>>>;

const TESTS: &[(&str, Test)] = &[
    ("an_address_is_read_like_a_file", || Box::pin(an_address_is_read_like_a_file())),
    ("an_address_is_added_and_a_changed_page_is_a_new_state", || {
        Box::pin(an_address_is_added_and_a_changed_page_is_a_new_state())
    }),
    ("a_page_is_read_in_the_characters_that_its_server_says", || {
        Box::pin(a_page_is_read_in_the_characters_that_its_server_says())
    }),
    ("a_better_reader_makes_new_readings_and_no_revisions", || {
        Box::pin(a_better_reader_makes_new_readings_and_no_revisions())
    }),
    ("a_fetch_that_takes_long_is_cancelled", || Box::pin(a_fetch_that_takes_long_is_cancelled())),
    ("what_is_no_feed_is_not_followed", || Box::pin(what_is_no_feed_is_not_followed())),
    ("a_followed_feed_brings_new_articles_and_changes", || Box::pin(a_followed_feed_brings_new_articles_and_changes())),
    ("an_entry_of_title_and_link_alone_is_followed", || Box::pin(an_entry_of_title_and_link_alone_is_followed())),
    ("a_feed_that_is_empty_for_now_stays_a_feed", || Box::pin(a_feed_that_is_empty_for_now_stays_a_feed())),
    ("what_could_not_be_had_is_asked_for_again", || Box::pin(what_could_not_be_had_is_asked_for_again())),
    ("what_was_not_asked_for_is_asked_for_the_next_time", || {
        Box::pin(what_was_not_asked_for_is_asked_for_the_next_time())
    }),
    ("a_dead_end_elsewhere_does_not_silence_a_server", || Box::pin(a_dead_end_elsewhere_does_not_silence_a_server())),
    ("a_refresh_that_takes_long_is_cancelled_at_once", || Box::pin(a_refresh_that_takes_long_is_cancelled_at_once())),
    #[cfg(unix)]
    ("a_reading_that_takes_long_is_cancelled_at_once", || Box::pin(a_reading_that_takes_long_is_cancelled_at_once())),
    ("what_a_site_refuses_is_not_asked_for_again", || Box::pin(what_a_site_refuses_is_not_asked_for_again())),
    ("a_feed_that_fails_is_named_and_the_others_are_read", || {
        Box::pin(a_feed_that_fails_is_named_and_the_others_are_read())
    }),
    ("every_feed_of_a_server_that_is_down_is_named", || Box::pin(every_feed_of_a_server_that_is_down_is_named())),
    ("a_refresh_tells_what_came_of_each_feed", || Box::pin(a_refresh_tells_what_came_of_each_feed())),
    ("a_refresh_tells_until_when_a_server_asks_to_wait", || {
        Box::pin(a_refresh_tells_until_when_a_server_asks_to_wait())
    }),
];

/// A network in memory.
#[derive(Clone)]
struct Network(Arc<Mutex<State>>);

struct State {
    pages: BTreeMap<String, Result<Reply, FetchError>>,
    asked: Vec<String>,
    now: Timestamp,
    takes: Duration,
}

impl Network {
    fn new() -> Self {
        let now = Timestamp::from_second(1_730_000_000).unwrap();
        Self(Arc::new(Mutex::new(State { pages: BTreeMap::new(), asked: vec![], now, takes: Duration::ZERO })))
    }

    /// From now on there is this at an address. Its tag is made from its bytes.
    fn put(&self, address: &str, body: &str) {
        let etag = Some(format!("\"{}-{}\"", body.len(), body.bytes().map(u64::from).sum::<u64>()));
        self.set(address, Ok(Reply { status: 200, body: body.into(), etag, ..Reply::default() }));
    }

    fn set(&self, address: &str, answer: Result<Reply, FetchError>) {
        self.0.lock().unwrap().pages.insert(address.into(), answer);
    }

    /// What was asked since the last time.
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().asked)
    }

    fn fetcher(&self) -> Fetcher {
        let [clock, bed] = [self.clone(), self.clone()];
        let sleep = move |time| bed.0.lock().unwrap().now += SignedDuration::try_from(time).unwrap();
        let time = Time { now: Arc::new(move || clock.0.lock().unwrap().now), sleep: Arc::new(sleep) };
        Fetcher::new(Arc::new(self.clone()), time)
    }
}

impl Wire for Network {
    fn ask(&self, question: &Question<'_>) -> Result<Reply, FetchError> {
        let address = question.address.as_str();
        let (takes, answer) = {
            let mut state = self.0.lock().unwrap();
            state.asked.push(address.into());
            (state.takes, state.pages.get(address).cloned())
        };
        std::thread::sleep(takes);
        match answer {
            // A site without robots rules.
            None if address.ends_with("/robots.txt") => Ok(Reply { status: 404, ..Reply::default() }),
            None => Err(FetchError::HostNotFound),
            Some(Ok(reply)) if question.known.is_some_and(|known| known.etag == reply.etag) => {
                Ok(Reply { status: 304, ..Reply::default() })
            }
            Some(answer) => answer,
        }
    }
}

/// An engine on a network, with an archive that goes away with it.
struct Desk {
    network: Network,
    engine: Engine,
    events: Arc<Mutex<Vec<Event>>>,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self::on(Network::new(), tempfile::tempdir().unwrap(), std::env::current_exe().unwrap())
    }

    fn on(network: Network, folder: tempfile::TempDir, reader: PathBuf) -> Self {
        let clock = network.clone();
        let settings = Settings {
            archive: folder.path().join("archive"),
            reader,
            fetcher: network.fetcher(),
            model: ModelFile::Missing,
            samples: None,
            locale: "en".into(),
            clock: Arc::new(move || clock.0.lock().unwrap().now),
        };
        let events = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&events);
        let engine = Engine::open(settings, Arc::new(move |event| heard.lock().unwrap().push(event))).unwrap();
        Self { network, engine, events, folder }
    }

    /// The same with a reader that never answers.
    #[cfg(unix)]
    fn with_a_silent_reader(self) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let Self { network, engine, folder, .. } = self;
        drop(engine);
        let reader = folder.path().join("reader");
        std::fs::write(&reader, "#!/bin/sh\nexec sleep 60\n").unwrap();
        std::fs::set_permissions(&reader, std::fs::Permissions::from_mode(0o755)).unwrap();
        Self::on(network, folder, reader)
    }

    async fn add(&self, address: &str) -> Vec<AddedItem> {
        self.engine.add_now(vec![address.into()], |_| {}).await.unwrap().items
    }

    async fn follow(&self, address: &str) {
        FollowFeed { address: address.into() }.run(&self.engine).await.unwrap();
        self.network.asked();
    }

    async fn refresh(&self) -> Vec<String> {
        said(&self.engine.refresh_now().await.unwrap().added.items)
    }

    /// What came of each feed, with how many of its articles are left for the next time, and how many are left of all.
    async fn refresh_feeds(&self) -> (Vec<String>, usize) {
        let summary = self.engine.refresh_now().await.unwrap();
        let feeds = summary.feeds.iter().map(|feed| {
            let came = match &feed.outcome {
                FeedOutcome::Changed => "changed".to_owned(),
                FeedOutcome::Unchanged => "unchanged".to_owned(),
                FeedOutcome::Failed { error, waits_until: None } => error.code.clone(),
                FeedOutcome::Failed { error, waits_until: Some(until) } => format!("{} until {until}", error.code),
            };
            format!("{} {came} {}", feed.address, feed.later)
        });
        (feeds.collect(), summary.later)
    }

    /// What came of a job, once it is over.
    async fn outcome(&self) -> AddSummary {
        loop {
            tokio::time::sleep(Duration::from_millis(10)).await;
            for event in self.events.lock().unwrap().drain(..) {
                if let Event::Added { summary, .. } = event {
                    return summary;
                }
            }
        }
    }
}

const FEED: &str = "https://gazette.example/feed";
const FERRY: &str = "https://gazette.example/ferry";
const BRIDGE: &str = "https://gazette.example/bridge";

/// A page of news with this in it.
fn article(title: &str, sentence: &str) -> String {
    let prose = "The harbour board met on Tuesday evening in the town hall, where some sixty residents had come to listen. \
                 Its chair said that the timetable would be printed before the end of the month, and that fares would stay as they are.";
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><article><h1>{title}</h1><p>{sentence} {prose}</p><p>{prose}</p></article></body></html>"
    )
}

/// A feed of these articles: address and title.
fn feed(articles: &[(&str, &str)]) -> String {
    let item = |(address, title): &(&str, &str)| {
        format!(
            "<item><title>{title}</title><link>{address}</link><description>It was on Tuesday.</description></item>"
        )
    };
    let items: String = articles.iter().map(item).collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour Gazette</title>\
             <link>https://gazette.example/</link>{items}</channel></rss>"
    )
}

/// Each item with what became of it.
fn said(items: &[AddedItem]) -> Vec<String> {
    let one = |item: &AddedItem| {
        let became = match &item.outcome {
            Outcome::Added { .. } => "added",
            Outcome::Revised { .. } => "revised",
            Outcome::Known { .. } => "known",
            Outcome::NotReadable { code, .. } => code,
        };
        format!("{} {became}", item.source)
    };
    items.iter().map(one).collect()
}

async fn an_address_is_read_like_a_file() {
    let network = Network::new();
    network.put(FERRY, &article("The ferry sails", "The ferry sails again."));
    let moved = Reply { status: 301, location: Some(FERRY.into()), ..Reply::default() };
    network.set("https://old.example/ferry", Ok(moved));
    let reading = Reading::new(std::env::current_exe().unwrap(), network.fetcher());
    let files = ["https://old.example/ferry", "https://gazette.example/nothing", "https://"].map(Into::into);
    let mut extracted = Vec::new();
    extract_files(&reading, &Catalogue::new("en"), &sources(&files), false, |one| extracted.push(one)).await;
    let [Extracted::Document(document), Extracted::Unread(missing), Extracted::Unread(wrong)] = extracted.as_slice()
    else {
        panic!("{extracted:?}");
    };
    assert_eq!(document.source, "https://old.example/ferry");
    assert_eq!(document.url.as_deref(), Some(FERRY));
    assert!(document.text.contains("The ferry sails again."));
    assert_eq!((missing.error.code.as_str(), wrong.error.code.as_str()), ("host_not_found", "not_an_address"));
}

async fn an_address_is_added_and_a_changed_page_is_a_new_state() {
    let desk = Desk::new();
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails on Monday."));
    assert_eq!(said(&desk.add(FERRY).await), [format!("{FERRY} added")]);
    assert_eq!(said(&desk.add(FERRY).await), [format!("{FERRY} known")]);
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails on Friday."));
    assert_eq!(said(&desk.add(FERRY).await), [format!("{FERRY} revised")]);
    assert_eq!(desk.network.asked(), [FERRY; 3], "what a person names is fetched at once, without robots rules");
}

async fn a_page_is_read_in_the_characters_that_its_server_says() {
    let network = Network::new();
    // "The mayor of Łódź" in ISO 8859-2, which as Windows-1252, a guess, would be other letters.
    let body =
        article("The ferry sails", "The mayor of \u{a3}\u{f3}d\u{bc} sails.").replace("<meta charset=\"utf-8\">", "");
    let body: Vec<u8> = body.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let content_type = Some("text/html; charset=ISO-8859-2".into());
    network.set(FERRY, Ok(Reply { status: 200, body, content_type, ..Reply::default() }));
    let reading = Reading::new(std::env::current_exe().unwrap(), network.fetcher());
    let mut extracted = Vec::new();
    extract_files(&reading, &Catalogue::new("en"), &sources(&[FERRY.into()]), false, |one| extracted.push(one)).await;
    let [Extracted::Document(document)] = extracted.as_slice() else { panic!("{extracted:?}") };
    assert!(document.text.contains("The mayor of Łódź sails."), "{}", document.text);
}

async fn a_fetch_that_takes_long_is_cancelled() {
    let desk = Desk::new();
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails."));
    desk.network.0.lock().unwrap().takes = Duration::from_secs(5);
    let began = Instant::now();
    let job = AddAddresses { addresses: vec![FERRY.into()] }.run(&desk.engine).await.unwrap();
    Cancel { job }.run(&desk.engine).await.unwrap();
    let summary = desk.outcome().await;
    assert!(summary.cancelled && summary.items.is_empty());
    assert!(began.elapsed() < Duration::from_secs(3));
}

async fn what_is_no_feed_is_not_followed() {
    let desk = Desk::new();
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails."));
    let follow =
        async |address: &str| FollowFeed { address: address.into() }.run(&desk.engine).await.unwrap_err().code();
    assert_eq!(follow(FERRY).await, "not_a_feed");
    assert_eq!(follow("https://nowhere.example/feed").await, "host_not_found");
    assert_eq!(follow("feed.xml").await, "not_an_address", "a file is not followed");
    let unfollow = UnfollowFeed { address: FEED.into() }.run(&desk.engine).await;
    assert_eq!(unfollow.unwrap_err().code(), "not_followed");
}

async fn a_followed_feed_brings_new_articles_and_changes() {
    let desk = Desk::new();
    let refreshed = |address: &str, became: &str| vec![format!("{address} {became}")];
    desk.network.put(FEED, &feed(&[(FERRY, "The ferry sails")]));
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails on Monday."));
    desk.follow(FEED).await;
    assert_eq!(desk.refresh().await, refreshed(FERRY, "added"));
    assert_eq!(desk.network.asked(), ["https://gazette.example/robots.txt", FEED, FERRY]);

    assert_eq!(desk.refresh().await, Vec::<String>::new());
    assert_eq!(desk.network.asked(), [FEED], "an unchanged feed leads to no article");

    // A new article, and nothing new of the other one.
    desk.network.put(FEED, &feed(&[(BRIDGE, "The bridge is closed"), (FERRY, "The ferry sails")]));
    desk.network.put(BRIDGE, &article("The bridge is closed", "The old bridge is closed to lorries."));
    assert_eq!(desk.refresh().await, refreshed(BRIDGE, "added"));
    assert_eq!(desk.network.asked(), [FEED, BRIDGE]);

    // The feed says something new of an article that has changed, and of one that has not.
    desk.network.put(FEED, &feed(&[(BRIDGE, "The bridge is shut"), (FERRY, "The ferry sails on Friday")]));
    desk.network.put(FERRY, &article("The ferry sails on Friday", "The ferry sails on Friday."));
    assert_eq!(desk.refresh().await, refreshed(FERRY, "revised"));

    let feeds = ListFeeds {}.run(&desk.engine).await.unwrap();
    assert_eq!((feeds.len(), feeds[0].articles, feeds[0].error.is_none()), (1, 2, true));
    UnfollowFeed { address: FEED.into() }.run(&desk.engine).await.unwrap();
    desk.network.asked();
    assert_eq!(desk.refresh().await, Vec::<String>::new());
    assert_eq!(desk.network.asked(), Vec::<String>::new());
}

async fn an_entry_of_title_and_link_alone_is_followed() {
    let desk = Desk::new();
    let bare = |title: &str| {
        format!(
            "<rss version=\"2.0\"><channel><title>Harbour Gazette</title><item><title>{title}</title><link>{FERRY}</link></item></channel></rss>"
        )
    };
    desk.network.put(FEED, &bare("The ferry sails"));
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails on Monday."));
    desk.follow(FEED).await;
    assert_eq!(desk.refresh().await, [format!("{FERRY} added")]);
    assert_eq!(desk.refresh().await, Vec::<String>::new());
    desk.network.put(FEED, &bare("The ferry sails on Friday"));
    desk.network.put(FERRY, &article("The ferry sails on Friday", "The ferry sails on Friday."));
    assert_eq!(desk.refresh().await, [format!("{FERRY} revised")]);
}

async fn a_feed_that_is_empty_for_now_stays_a_feed() {
    let desk = Desk::new();
    desk.network.put(FEED, &feed(&[]));
    desk.follow(FEED).await;
    assert_eq!(desk.refresh().await, Vec::<String>::new());
    let feeds = ListFeeds {}.run(&desk.engine).await.unwrap();
    assert_eq!(feeds[0].title.as_deref(), Some("Harbour Gazette"));
    assert!(feeds[0].error.is_none());
}

async fn what_could_not_be_had_is_asked_for_again() {
    let desk = Desk::new();
    desk.network.put(FEED, &feed(&[(FERRY, "The ferry sails")]));
    desk.network.set(FERRY, Err(FetchError::TooSlow));
    desk.follow(FEED).await;
    assert_eq!(desk.refresh().await, [format!("{FERRY} too_slow")]);
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails."));
    assert_eq!(desk.refresh().await, [format!("{FERRY} added")]);
}

async fn what_was_not_asked_for_is_asked_for_the_next_time() {
    let desk = Desk::new();
    desk.network.put(FEED, &feed(&[(FERRY, "The ferry sails"), (BRIDGE, "The bridge is closed")]));
    desk.follow(FEED).await;
    desk.network.set(FERRY, Err(FetchError::NoConnection));
    desk.network.put(BRIDGE, &article("The bridge is closed", "The old bridge is closed to lorries."));
    assert_eq!(desk.refresh().await, [format!("{FERRY} no_connection")], "no outcome for what was not asked");
    assert!(!desk.network.asked().contains(&BRIDGE.to_owned()));
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails."));
    assert_eq!(desk.refresh().await, [format!("{FERRY} added"), format!("{BRIDGE} added")]);
}

async fn a_dead_end_elsewhere_does_not_silence_a_server() {
    let desk = Desk::new();
    desk.network.put(FEED, &feed(&[(FERRY, "The ferry sails"), (BRIDGE, "The bridge is closed")]));
    desk.follow(FEED).await;
    let moved = Reply { status: 302, location: Some("https://dead.example/ferry".into()), ..Reply::default() };
    desk.network.set(FERRY, Ok(moved));
    desk.network.set("https://dead.example/robots.txt", Err(FetchError::NoConnection));
    desk.network.put(BRIDGE, &article("The bridge is closed", "The old bridge is closed to lorries."));
    assert_eq!(desk.refresh().await, [format!("{FERRY} no_connection"), format!("{BRIDGE} added")]);
}

async fn a_refresh_that_takes_long_is_cancelled_at_once() {
    let desk = Desk::new();
    desk.network.put(FEED, &feed(&[(FERRY, "The ferry sails")]));
    desk.follow(FEED).await;
    desk.network.0.lock().unwrap().takes = Duration::from_secs(2);
    let job = RefreshFeeds {}.run(&desk.engine).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let began = Instant::now();
    Cancel { job }.run(&desk.engine).await.unwrap();
    let summary = desk.outcome().await;
    assert!(summary.cancelled && summary.items.is_empty());
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

#[cfg(unix)]
async fn a_reading_that_takes_long_is_cancelled_at_once() {
    let desk = Desk::new();
    desk.network.put(FEED, &feed(&[(FERRY, "The ferry sails")]));
    desk.follow(FEED).await;
    let desk = desk.with_a_silent_reader();
    let job = RefreshFeeds {}.run(&desk.engine).await.unwrap();
    while !desk.network.0.lock().unwrap().asked.contains(&FEED.to_owned()) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let began = Instant::now();
    Cancel { job }.run(&desk.engine).await.unwrap();
    let summary = desk.outcome().await;
    assert!(summary.cancelled && summary.items.is_empty());
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    let feeds = ListFeeds {}.run(&desk.engine).await.unwrap();
    assert_eq!(feeds[0].refreshed, None, "it has not been read, so it is asked for again");
}

async fn what_a_site_refuses_is_not_asked_for_again() {
    let desk = Desk::new();
    desk.network.put(FEED, &feed(&[(FERRY, "The ferry sails"), (BRIDGE, "The bridge is closed")]));
    desk.network.put("https://gazette.example/robots.txt", "User-agent: *\nDisallow: /ferry");
    desk.network.set(BRIDGE, Ok(Reply { status: 403, ..Reply::default() }));
    desk.follow(FEED).await;
    assert_eq!(desk.refresh().await, [format!("{FERRY} disallowed_by_robots"), format!("{BRIDGE} page_forbidden")]);
    desk.network.asked();
    assert_eq!(desk.refresh().await, Vec::<String>::new());
    assert_eq!(desk.network.asked(), [FEED]);
}

async fn a_feed_that_fails_is_named_and_the_others_are_read() {
    let desk = Desk::new();
    let other = "https://other.example/feed";
    for address in [FEED, other] {
        desk.network.put(address, &feed(&[(FERRY, "The ferry sails")]));
        desk.follow(address).await;
    }
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails."));
    desk.network.set(FEED, Ok(Reply { status: 500, ..Reply::default() }));
    assert_eq!(desk.refresh().await, [format!("{FEED} server_failed"), format!("{FERRY} added")]);
    let feeds = ListFeeds {}.run(&desk.engine).await.unwrap();
    let errors: Vec<_> = feeds.iter().map(|feed| feed.error.as_ref().map(|error| error.code.as_str())).collect();
    assert_eq!(errors, [Some("server_failed"), None]);
}

async fn every_feed_of_a_server_that_is_down_is_named() {
    let desk = Desk::new();
    let [sport, other] = ["https://gazette.example/sport", "https://other.example/feed"];
    for address in [FEED, sport, other] {
        desk.network.put(address, &feed(&[]));
        desk.follow(address).await;
    }
    for address in [FEED, sport] {
        desk.network.set(address, Err(FetchError::NoConnection));
    }
    let summary = desk.engine.refresh_now().await.unwrap();
    assert_eq!(said(&summary.added.items), [format!("{FEED} no_connection"), format!("{sport} no_connection")]);
    let told: Vec<(&str, bool)> = summary
        .feeds
        .iter()
        .map(|feed| (feed.address.as_str(), matches!(feed.outcome, FeedOutcome::Failed { .. })))
        .collect();
    assert_eq!(told, [(FEED, true), (sport, true), (other, false)]);
    assert!(!desk.network.asked().contains(&sport.to_owned()), "a server that is down is not asked again and again");
    let feeds = ListFeeds {}.run(&desk.engine).await.unwrap();
    let errors: Vec<_> = feeds.iter().map(|feed| feed.error.as_ref().map(|error| error.code.as_str())).collect();
    assert_eq!(errors, [Some("no_connection"), Some("no_connection"), None]);
}

async fn a_refresh_tells_what_came_of_each_feed() {
    let desk = Desk::new();
    let wire = "https://wire.example/feed";
    desk.network.put(FEED, &feed(&[(FERRY, "The ferry sails"), (BRIDGE, "The bridge is closed")]));
    desk.network.put(wire, &feed(&[(BRIDGE, "The bridge is closed")]));
    for address in [FEED, wire] {
        desk.follow(address).await;
    }
    desk.network.set(FERRY, Err(FetchError::NoConnection));
    // Both feeds name the article that is not asked for; of all that are left it is one.
    assert_eq!(desk.refresh_feeds().await, (vec![format!("{FEED} changed 1"), format!("{wire} changed 1")], 1));
    desk.network.put(FERRY, &article("The ferry sails", "The ferry sails."));
    desk.network.put(BRIDGE, &article("The bridge is closed", "The old bridge is closed to lorries."));
    assert_eq!(desk.refresh_feeds().await, (vec![format!("{FEED} changed 0"), format!("{wire} changed 0")], 0));
    assert_eq!(desk.refresh_feeds().await, (vec![format!("{FEED} unchanged 0"), format!("{wire} unchanged 0")], 0));

    let addresses: Vec<String> = (0..103).map(|number| format!("https://gazette.example/{number}")).collect();
    let many: Vec<(&str, &str)> = addresses.iter().map(|address| (address.as_str(), "More")).collect();
    for address in &addresses {
        desk.network.set(address, Ok(Reply { status: 404, ..Reply::default() }));
    }
    desk.network.put(FEED, &feed(&many));
    let (feeds, later) = desk.refresh_feeds().await;
    assert_eq!((feeds, later), (vec![format!("{FEED} changed 3"), format!("{wire} unchanged 0")], 3));
}

async fn a_refresh_tells_until_when_a_server_asks_to_wait() {
    let desk = Desk::new();
    desk.network.put(FEED, &feed(&[]));
    desk.follow(FEED).await;
    let retry_after = Some("Wed, 30 Oct 2097 08:00:00 GMT".into());
    desk.network.set(FEED, Ok(Reply { status: 429, retry_after, ..Reply::default() }));
    let told = vec![format!("{FEED} asked_to_wait until 2097-10-30T08:00:00Z 0")];
    assert_eq!(desk.refresh_feeds().await, (told, 0));
}

async fn a_better_reader_makes_new_readings_and_no_revisions() {
    let folder = tempfile::tempdir().unwrap();
    let page = article("The ferry sails", "The ferry sails.");
    let now = Timestamp::from_second(1_730_000_000).unwrap();
    let paragraph = |text: &str| Block::included(BlockKind::Paragraph, text);
    let old = |text: &str| Extraction {
        member: None,
        reader: 1,
        media_type: "text/html".into(),
        url: None,
        outlet: None,
        title: Some("The ferry sails".into()),
        byline: vec![],
        published: None,
        modified: None,
        language: None,
        section: None,
        agencies: vec![],
        blocks: vec![paragraph(text)],
        gaps: None,
        doubts: vec![],
    };
    let long = "An older reader found far more on this page than there is. ".repeat(40);
    let mut archive = Archive::open(&folder.path().join("archive/variorum.sqlite")).unwrap();
    let articles = archive.write(|writer| {
        let mut articles = Vec::new();
        for (page, read) in [(page.clone(), old("Share this page.")), (format!("{page} "), old(&long))] {
            let capture = writer.receive(page.as_bytes(), "page.html", now)?.sha256;
            let article = writer.add_article(&NewArticle { url: None, outlet: None, role: Role::Report }, now)?;
            writer.record(article, Document { capture, part: 1 }, &read, now)?;
            articles.push(article);
        }
        writer.receive(b"never read", "notes.bin", now)?;
        Ok(articles)
    });
    let articles = articles.unwrap();
    drop(archive);

    let desk = Desk::on(Network::new(), folder, std::env::current_exe().unwrap());
    let mut told = Vec::new();
    let answer = desk.engine.read_anew(|done, total| told.push((done, total))).await.unwrap();
    assert_eq!((answer.captures, answer.read_anew, answer.kept, answer.errors.len()), (2, 1, 1, 0));
    assert_eq!(told, [(2, 2)]);
    let again = desk.engine.read_anew(|_, _| {}).await.unwrap();
    assert_eq!((again.captures, again.read_anew), (1, 0), "what was read anew is not read again");
    let Desk { engine, folder, .. } = desk;
    drop(engine);
    let archive = Archive::open_read_only(&folder.path().join("archive/variorum.sqlite")).unwrap();
    let reader = archive.read().unwrap();
    let [read, kept] = [articles[0], articles[1]].map(|article| reader.article(article).unwrap().unwrap());
    assert_eq!((read.revisions, kept.revisions), (1, 1));
    assert!(read.extraction.reader > 1 && read.extraction.text().contains("The harbour board met on Tuesday"));
    assert_eq!(kept.extraction, old(&long), "a reading that lost the text takes no place");
    assert_eq!(reader.ledger().unwrap().len(), 3, "nothing came in");
}
