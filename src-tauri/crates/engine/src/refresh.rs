//! What is new in the feeds that are followed.

use crate::add::{Addition, Content};
use crate::feed::{Entry, ReadFeed};
use crate::progress::Progress;
use crate::refresh_answer::{FeedOutcome, RefreshSummary, RefreshedFeed};
use crate::visits::{Errand, known, validators, visit_all};
use crate::{AddSummary, AddedItem, Command, Engine, Failure, JobId, NotRead, Outcome, Source};
use serde::Deserialize;
use std::collections::BTreeMap;
use tokio_util::sync::CancellationToken;
use variorum_archive::{Feed, Refreshed, Role};
use variorum_fetch::{Address, Answer, FetchError, Missed};
use variorum_model::Digest;

/// Asks the feeds that are followed, and for the articles that are new in them or of which they say something new. The outcome comes as an event.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct RefreshFeeds {}

impl Command for RefreshFeeds {
    const NAME: &'static str = "refresh_feeds";
    type Answer = JobId;

    async fn run(self, engine: &Engine) -> Result<JobId, Failure> {
        Ok(engine.start_job(|engine, job, cancelled| async move { Ok(engine.refresh(job, &cancelled).await?.added) }))
    }
}

/// The most articles that are asked for in one feed at once; the others come the next time.
const MOST_ARTICLES: usize = 100;

/// A feed while it is refreshed.
struct Asked {
    feed: Feed,
    became: Refreshed,
    /// What came of it; none as long as it was not asked, or when the person cancelled before.
    outcome: Option<FeedOutcome>,
    /// Whether all articles that it names were dealt with, so that it need not come again unchanged.
    is_complete: bool,
    /// How many of its articles are beyond those that are asked for at once.
    beyond: usize,
    /// How many of those were not asked for.
    unasked: usize,
}

impl Asked {
    fn new(feed: Feed) -> Self {
        Self { feed, became: Refreshed::default(), outcome: None, is_complete: true, beyond: 0, unasked: 0 }
    }

    /// What is told of it; none when it was not asked.
    fn told(&self) -> Option<RefreshedFeed> {
        let title = self.became.title.as_ref().or(self.feed.title.as_ref());
        Some(RefreshedFeed {
            address: self.feed.address.clone(),
            title: title.cloned(),
            outcome: self.outcome.clone()?,
            later: self.beyond + self.unasked,
        })
    }
}

/// An article to ask for.
struct Wanted {
    address: Address,
    /// The feeds that name it, by their numbers, with what they say of it.
    named: Vec<(usize, Digest)>,
}

impl Engine {
    /// Refreshes the feeds and waits for the outcome.
    pub async fn refresh_now(&self) -> Result<RefreshSummary, Failure> {
        let (job, cancelled) = self.begin_job();
        let summary = self.refresh(job, &cancelled).await;
        self.end_job(job);
        summary
    }

    async fn refresh(&self, job: JobId, cancelled: &CancellationToken) -> Result<RefreshSummary, Failure> {
        if !self.has_archive() {
            let added = AddSummary { items: Vec::new(), cancelled: false };
            return Ok(RefreshSummary { added, feeds: Vec::new(), later: 0 });
        }
        let feeds = self.with_archive(|archive| Ok(archive.read()?.feeds()?)).await?;
        let mut feeds: Vec<Asked> = feeds.into_iter().map(Asked::new).collect();
        let mut progress = Progress::new(self, job, feeds.len());
        let mut items: BTreeMap<usize, Vec<AddedItem>> = BTreeMap::new();
        let wanted = self.ask_feeds(&mut feeds, &mut items, &mut progress, cancelled).await?;
        let unasked = self.ask_for_articles(wanted, &mut feeds, &mut items, &mut progress, cancelled).await?;
        let later = unasked + feeds.iter().map(|asked| asked.beyond).sum::<usize>();

        let now = self.now();
        let told = feeds.iter().filter_map(Asked::told).collect();
        let is_cancelled = cancelled.is_cancelled();
        self.with_archive(move |archive| {
            Ok(archive.write(|writer| {
                for asked in feeds.iter_mut().filter(|asked| asked.outcome.is_some()) {
                    if !asked.is_complete {
                        asked.became.validators = None;
                    }
                    writer.refreshed(&asked.feed.address, &asked.became, now)?;
                }
                Ok(())
            })?)
        })
        .await?;
        let added = AddSummary { items: items.into_values().flatten().collect(), cancelled: is_cancelled };
        Ok(RefreshSummary { added, feeds: told, later })
    }

    /// Asks the feeds, and finds the articles that are to be asked for, in the order of the feeds.
    async fn ask_feeds(
        &self,
        feeds: &mut [Asked],
        items: &mut BTreeMap<usize, Vec<AddedItem>>,
        progress: &mut Progress,
        cancelled: &CancellationToken,
    ) -> Result<Vec<Wanted>, Failure> {
        let errand = |asked: &Asked| {
            let address = Address::read(&asked.feed.address).map_err(NotRead::from)?;
            Ok(Errand { address, known: asked.feed.validators.clone().map(known), is_feed: true })
        };
        let errands = feeds.iter().map(errand).collect::<Result<_, Failure>>()?;
        let mut answers = visit_all(self.reading().fetcher(), errands, cancelled);
        let mut found: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
        while let Some((number, answer)) = answers.next().await {
            let Some(asked) = feeds.get_mut(number) else { continue };
            let failed = match answer {
                Err(Missed { error: FetchError::Cancelled, .. }) => continue,
                Ok(Answer::Unchanged) => None,
                Err(missed) => Some((self.error(missed.error.code(), &missed.error), missed.waits_until)),
                Ok(Answer::Page(page)) => {
                    asked.became.validators = Some(validators(page.known.clone()));
                    let reading = self.reading().read_page(&asked.feed.address, *page);
                    let Some(read) = cancelled.run_until_cancelled(reading).await else { continue };
                    match ReadFeed::of(read) {
                        Ok(feed) => {
                            asked.became.title = feed.title;
                            found.insert(number, feed.entries);
                            None
                        }
                        Err(failure) => Some((self.error(failure.code(), &failure), None)),
                    }
                }
            };
            // What it says that is new is told when that is known.
            asked.outcome = Some(FeedOutcome::Unchanged);
            if let Some((error, waits_until)) = failed {
                asked.is_complete = false;
                asked.became.failed = Some(error.code.clone());
                let (code, message) = (error.code.clone(), error.message.clone());
                items.entry(number).or_default().push(AddedItem {
                    source: asked.feed.address.clone(),
                    member: None,
                    outcome: Outcome::NotReadable { code, message, kept: false },
                });
                let waits_until = waits_until.map(|until| until.to_string());
                asked.outcome = Some(FeedOutcome::Failed { error, waits_until });
            }
            progress.step(self, &asked.feed.address);
        }
        self.wanted(found, feeds).await
    }

    /// The articles that were not dealt with as the feeds speak of them now.
    async fn wanted(&self, found: BTreeMap<usize, Vec<Entry>>, feeds: &mut [Asked]) -> Result<Vec<Wanted>, Failure> {
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut places: BTreeMap<Address, usize> = BTreeMap::new();
        for (number, entries) in found {
            let Some(asked) = feeds.get_mut(number) else { continue };
            let address = asked.feed.address.clone();
            let dealt_with: BTreeMap<String, Digest> =
                self.with_archive(move |archive| Ok(archive.read()?.entries(&address)?)).await?;
            let is_new = |entry: &Entry| dealt_with.get(entry.address.as_str()) != Some(&entry.said);
            let new: Vec<Entry> = entries.into_iter().filter(is_new).collect();
            if !new.is_empty() {
                asked.outcome = Some(FeedOutcome::Changed);
            }
            asked.beyond = new.len().saturating_sub(MOST_ARTICLES);
            for Entry { address, said } in new.into_iter().take(MOST_ARTICLES) {
                let place = *places.entry(address.clone()).or_insert(wanted.len());
                match wanted.get_mut(place) {
                    Some(known) => known.named.push((number, said)),
                    None => wanted.push(Wanted { address, named: vec![(number, said)] }),
                }
            }
            asked.is_complete &= asked.beyond == 0;
        }
        Ok(wanted)
    }

    /// Asks for articles and adds what comes. Says how many were not asked for.
    async fn ask_for_articles(
        &self,
        wanted: Vec<Wanted>,
        feeds: &mut [Asked],
        items: &mut BTreeMap<usize, Vec<AddedItem>>,
        progress: &mut Progress,
        cancelled: &CancellationToken,
    ) -> Result<usize, Failure> {
        let addresses: Vec<Address> = wanted.iter().map(|wanted| wanted.address.clone()).collect();
        let errands = self
            .with_archive(move |archive| {
                let reader = archive.read()?;
                let errand = |address: Address| {
                    let known = reader.page(address.as_str())?.map(known);
                    Ok(Errand { address, known, is_feed: false })
                };
                addresses.into_iter().map(errand).collect::<Result<Vec<_>, Failure>>()
            })
            .await?;
        progress.more(wanted.len());
        let mut answers = visit_all(self.reading().fetcher(), errands, cancelled);
        let mut is_dealt_with = vec![false; wanted.len()];
        let mut is_asked = vec![false; wanted.len()];
        while let Some((number, answer)) = answers.next().await {
            let Some(article) = wanted.get(number) else { continue };
            let address = article.address.as_str();
            let answer = answer.map_err(|missed| missed.error);
            is_asked[number] = answer != Err(FetchError::Cancelled);
            let (came, done) = self.take_in(address, answer, cancelled).await;
            if done {
                self.note_entries(article, feeds).await?;
            }
            is_dealt_with[number] = done;
            // Behind the feeds that failed, in the order of the feeds and their entries.
            items.entry(feeds.len() + number).or_default().extend(came);
            progress.step(self, address);
        }
        for ((article, done), was_asked) in wanted.iter().zip(is_dealt_with).zip(&is_asked) {
            for (feed, _) in &article.named {
                if let Some(asked) = feeds.get_mut(*feed) {
                    asked.is_complete &= done;
                    asked.unasked += usize::from(!was_asked);
                }
            }
        }
        Ok(is_asked.iter().filter(|was_asked| !**was_asked).count())
    }

    /// Adds an article that came, and says whether it is dealt with for as long as the feed says nothing new of it.
    async fn take_in(
        &self,
        address: &str,
        answer: Result<Answer, FetchError>,
        cancelled: &CancellationToken,
    ) -> (Vec<AddedItem>, bool) {
        match answer {
            Ok(Answer::Unchanged) => (Vec::new(), true),
            Ok(Answer::Page(page)) => {
                let content = Content::Source(Source::at(address));
                let reading = self.reading().read_page(address, *page);
                let Some(read) = cancelled.run_until_cancelled(reading).await else { return (Vec::new(), false) };
                let reader_failed = matches!(read.documents, Err(NotRead::Sandbox(_)));
                let addition = Addition { content, role: Role::Report, story: None };
                let Some(items) = self.enter(addition, read, cancelled).await else { return (Vec::new(), false) };
                let is_lost = |item: &AddedItem| matches!(item.outcome, Outcome::NotReadable { kept: false, .. });
                let done = !reader_failed && !items.iter().any(is_lost);
                (items, done)
            }
            Err(FetchError::Cancelled) => (Vec::new(), false),
            Err(error) => {
                let outcome = self.not_readable(error.code(), &error, false);
                (vec![AddedItem { source: address.to_owned(), member: None, outcome }], error.lasts())
            }
        }
    }

    async fn note_entries(&self, article: &Wanted, feeds: &[Asked]) -> Result<(), Failure> {
        let now = self.now();
        let address = article.address.to_string();
        let named: Vec<(String, Digest)> = article
            .named
            .iter()
            .filter_map(|(feed, said)| Some((feeds.get(*feed)?.feed.address.clone(), *said)))
            .collect();
        self.with_archive(move |archive| {
            Ok(archive.write(|writer| {
                named.iter().try_for_each(|(feed, said)| writer.set_entry(feed, &address, *said, now))
            })?)
        })
        .await
    }
}
