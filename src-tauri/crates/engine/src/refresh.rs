//! What is new in the feeds that are followed.

use crate::add::{Addition, Content};
use crate::feed::{Entry, ReadFeed};
use crate::visits::{Errand, known, validators, visit_all};
use crate::{AddSummary, AddedItem, Command, Engine, Event, Failure, JobId, NotRead, Outcome, Source};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tokio_util::sync::CancellationToken;
use variorum_archive::{Feed, Refreshed, Role};
use variorum_fetch::{Address, Answer, FetchError};
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

/// What came of refreshing the feeds.
#[derive(Clone, Debug)]
pub struct RefreshSummary {
    /// What came in, and what did not.
    pub added: AddSummary,
    /// How many feeds are followed.
    pub feeds: usize,
    /// How many articles were found in them and not asked for yet.
    pub later: usize,
}

/// The version of the answer of `refresh`.
pub const REFRESH_SCHEMA: &str = "variorum.refresh/1";

/// What came in, as the command line answers.
#[derive(Debug, Serialize)]
pub struct RefreshAnswer<'s> {
    schema: &'static str,
    items: &'s [AddedItem],
}

impl<'s> RefreshAnswer<'s> {
    /// The answer for what came in: one item an article, and one for each feed that did not answer.
    pub fn new(summary: &'s RefreshSummary) -> Self {
        Self { schema: REFRESH_SCHEMA, items: &summary.added.items }
    }
}

/// The most articles that are asked for in one feed at once; the others come the next time.
const MOST_ARTICLES: usize = 100;

/// A feed while it is refreshed.
struct Asked {
    feed: Feed,
    became: Refreshed,
    /// Whether it was asked before the person cancelled.
    has_answered: bool,
    /// Whether all articles that it names were dealt with, so that it need not come again unchanged.
    is_complete: bool,
    /// How many of its articles are beyond those that are asked for at once.
    beyond: usize,
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
            return Ok(RefreshSummary { added, feeds: 0, later: 0 });
        }
        let feeds = self.with_archive(|archive| Ok(archive.read()?.feeds()?)).await?;
        let mut feeds: Vec<Asked> = feeds
            .into_iter()
            .map(|feed| Asked { feed, became: Refreshed::default(), has_answered: false, is_complete: true, beyond: 0 })
            .collect();
        let mut progress = Progress { job, done: 0, total: feeds.len() };
        let mut items: BTreeMap<usize, Vec<AddedItem>> = BTreeMap::new();
        let wanted = self.ask_feeds(&mut feeds, &mut items, &mut progress, cancelled).await?;
        let unasked = self.ask_for_articles(wanted, &mut feeds, &mut items, &mut progress, cancelled).await?;
        let later = unasked + feeds.iter().map(|asked| asked.beyond).sum::<usize>();

        let (now, followed) = (self.now(), feeds.len());
        let is_cancelled = cancelled.is_cancelled();
        self.with_archive(move |archive| {
            Ok(archive.write(|writer| {
                for asked in feeds.iter_mut().filter(|asked| asked.has_answered) {
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
        Ok(RefreshSummary { added, feeds: followed, later })
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
                Err(FetchError::Cancelled) => continue,
                Ok(Answer::Unchanged) => None,
                Err(error) => Some(self.not_readable(error.code(), &error, false)),
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
                        Err(failure) => Some(self.not_readable(failure.code(), &failure, false)),
                    }
                }
            };
            asked.has_answered = true;
            if let Some(outcome) = failed {
                asked.is_complete = false;
                if let Outcome::NotReadable { code, .. } = &outcome {
                    asked.became.failed = Some(code.clone());
                }
                items.entry(number).or_default().push(AddedItem {
                    source: asked.feed.address.clone(),
                    member: None,
                    outcome,
                });
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
            let mut new = entries.into_iter().filter(|new| dealt_with.get(new.address.as_str()) != Some(&new.said));
            for Entry { address, said } in new.by_ref().take(MOST_ARTICLES) {
                let place = *places.entry(address.clone()).or_insert(wanted.len());
                match wanted.get_mut(place) {
                    Some(known) => known.named.push((number, said)),
                    None => wanted.push(Wanted { address, named: vec![(number, said)] }),
                }
            }
            asked.beyond = new.count();
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
        progress.total += wanted.len();
        let mut answers = visit_all(self.reading().fetcher(), errands, cancelled);
        let mut is_dealt_with = vec![false; wanted.len()];
        let mut unasked = wanted.len();
        while let Some((number, answer)) = answers.next().await {
            let Some(article) = wanted.get(number) else { continue };
            let address = article.address.as_str();
            unasked -= usize::from(answer != Err(FetchError::Cancelled));
            let (came, done) = self.take_in(address, answer, cancelled).await;
            if done {
                self.note_entries(article, feeds).await?;
            }
            is_dealt_with[number] = done;
            // Behind the feeds that failed, in the order of the feeds and their entries.
            items.entry(feeds.len() + number).or_default().extend(came);
            progress.step(self, address);
        }
        for (article, _) in wanted.iter().zip(is_dealt_with).filter(|(_, done)| !done) {
            for (feed, _) in &article.named {
                if let Some(asked) = feeds.get_mut(*feed) {
                    asked.is_complete = false;
                }
            }
        }
        Ok(unasked)
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
                let items = self.enter(Addition { content, role: Role::Report, story: None }, read).await;
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

/// How far a job is.
struct Progress {
    job: JobId,
    done: usize,
    total: usize,
}

impl Progress {
    fn step(&mut self, engine: &Engine, source: &str) {
        self.done += 1;
        let (job, done, total) = (self.job, self.done, self.total);
        engine.tell(Event::Adding { job, done, total, source: Some(source.to_owned()) });
    }
}
