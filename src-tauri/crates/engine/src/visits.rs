//! Pages that the program asks for by itself, when a person has feeds refreshed.

use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::{Semaphore, mpsc};
use tokio_util::sync::CancellationToken;
use variorum_archive::Validators;
use variorum_fetch::{Address, Answer, FetchError, Fetcher, Known, Missed};

/// A page to ask for.
#[derive(Clone, Debug)]
pub(crate) struct Errand {
    pub address: Address,
    /// What is known of the page; unchanged it does not come again.
    pub known: Option<Known>,
    /// Whether it is a feed itself, and no article that one names.
    pub is_feed: bool,
}

impl Errand {
    fn run(&self, fetcher: &Fetcher, cancelled: &dyn Fn() -> bool) -> Result<Answer, Missed> {
        if self.is_feed {
            fetcher.visit_feed(&self.address, self.known.as_ref(), cancelled)
        } else {
            fetcher.visit(&self.address, self.known.as_ref(), cancelled)
        }
    }
}

/// How many servers are asked at once.
const SERVERS: usize = 8;

/// Asks for pages: each server for one after the other, in the order of the errands, and some servers at once. The answers come as they come, each
/// with the number of its errand. A server that does not answer is not asked for its other pages: for articles there is no answer then, and for
/// feeds, which a person named, the same as for the page that was asked for.
pub(crate) fn visit_all(fetcher: &Fetcher, errands: Vec<Errand>, cancelled: &CancellationToken) -> Answers {
    // One page may wait to be taken; each can be large.
    let (sender, answers) = mpsc::channel(1);
    let mut by_server: BTreeMap<String, Vec<(usize, Errand)>> = BTreeMap::new();
    for (number, errand) in errands.into_iter().enumerate() {
        by_server.entry(errand.address.server()).or_default().push((number, errand));
    }
    let places = Arc::new(Semaphore::new(SERVERS));
    for errands in by_server.into_values() {
        let (fetcher, cancelled) = (fetcher.clone(), cancelled.clone());
        let (places, sender) = (Arc::clone(&places), sender.clone());
        tokio::spawn(async move {
            let Ok(_place) = places.acquire().await else { return };
            // Why the server is asked for nothing more.
            let mut silence: Option<Missed> = None;
            for (number, errand) in errands {
                if silence.is_some() && !errand.is_feed {
                    return;
                }
                let (fetcher, cancelled) = (fetcher.clone(), cancelled.clone());
                let visit = move || errand.run(&fetcher, &|| cancelled.is_cancelled());
                let died = Missed { error: FetchError::NotUnderstood, silences: false, waits_until: None };
                let answer = match silence {
                    Some(missed) => Err(missed),
                    None => tokio::task::spawn_blocking(visit).await.unwrap_or(Err(died)),
                };
                silence = silence.or(answer.as_ref().err().copied().filter(|missed| missed.silences));
                if sender.send((number, answer)).await.is_err() {
                    return;
                }
            }
        });
    }
    Answers { answers, cancelled: cancelled.clone() }
}

/// The answers that pages give.
pub(crate) struct Answers {
    answers: mpsc::Receiver<(usize, Result<Answer, Missed>)>,
    cancelled: CancellationToken,
}

impl Answers {
    /// The next answer, with the number of its errand; none when no more will come, or the person has cancelled.
    pub(crate) async fn next(&mut self) -> Option<(usize, Result<Answer, Missed>)> {
        tokio::select! {
            biased;
            () = self.cancelled.cancelled() => None,
            next = self.answers.recv() => next,
        }
    }
}

/// What is known of a page, as the archive keeps it.
pub(crate) fn validators(known: Known) -> Validators {
    Validators { answered: known.address, etag: known.etag, last_modified: known.last_modified }
}

/// What the archive keeps of a page, as it is said to servers.
pub(crate) fn known(validators: Validators) -> Known {
    Known { address: validators.answered, etag: validators.etag, last_modified: validators.last_modified }
}
