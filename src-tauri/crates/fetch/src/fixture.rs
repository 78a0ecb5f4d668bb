//! A network in memory, for the tests of this crate.

use crate::{FetchError, Fetcher, Question, Reply, Time, Wire};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What each address answers; nothing else is connected to the network.
#[derive(Default)]
pub(crate) struct Script {
    answers: BTreeMap<String, Result<Reply, FetchError>>,
    each_takes: Duration,
}

impl Script {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn answer(mut self, address: &str, reply: Reply) -> Self {
        self.answers.insert(address.into(), Ok(reply));
        self
    }

    pub(crate) fn fail(mut self, address: &str, error: FetchError) -> Self {
        self.answers.insert(address.into(), Err(error));
        self
    }

    pub(crate) fn each_takes(mut self, time: Duration) -> Self {
        self.each_takes = time;
        self
    }
}

pub(crate) fn page(text: &str) -> Reply {
    let content_type = Some("text/html; charset=utf-8".into());
    Reply { status: 200, body: text.into(), content_type, ..Reply::default() }
}

pub(crate) fn redirect(location: &str) -> Reply {
    Reply { status: 302, location: Some(location.into()), ..Reply::default() }
}

/// What was asked, and a clock that moves only where someone waits.
#[derive(Clone)]
pub(crate) struct Log(Arc<Mutex<(Vec<String>, Timestamp)>>);

impl Log {
    pub(crate) fn asked(&self) -> Vec<String> {
        self.0.lock().unwrap().0.clone()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.lock().unwrap().1
    }

    pub(crate) fn slept_since(&self, then: Timestamp) -> Duration {
        self.now().duration_since(then).unsigned_abs()
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.0.lock().unwrap().1 += SignedDuration::try_from(time).unwrap();
    }
}

/// A fetcher on a script.
pub(crate) fn fetcher(script: Script) -> (Fetcher, Log) {
    let log = Log(Arc::new(Mutex::new((Vec::new(), Timestamp::from_second(1_730_000_000).unwrap()))));
    let [clock, bed] = [log.clone(), log.clone()];
    let time = Time { now: Arc::new(move || clock.now()), sleep: Arc::new(move |time| bed.pass(time)) };
    (Fetcher::new(Arc::new(Played { script, log: log.clone() }), time), log)
}

struct Played {
    script: Script,
    log: Log,
}

impl Wire for Played {
    fn ask(&self, question: &Question<'_>) -> Result<Reply, FetchError> {
        let address = question.address.as_str();
        self.log.0.lock().unwrap().0.push(address.into());
        self.log.pass(self.script.each_takes);
        self.script.answers.get(address).cloned().unwrap_or(Err(FetchError::HostNotFound))
    }
}
