//! Reading ahead of what is taken, within bounds.

use crate::ReadSource;
use std::collections::{BTreeMap, HashMap, VecDeque};
use tokio::task::{Id, JoinError, JoinSet};

/// How many sources may be ahead of the one that is taken next.
const MOST_AHEAD: usize = 16;

/// How many bytes what was read and waits to be taken may have before no more is begun. What is being read comes on top: one source a reader,
/// and one that is being fetched.
const MOST_WAITING: usize = 128 << 20;

/// Reads sources, several at a time, and hands them on in their order. Dropped, it stops what is being read.
pub(crate) struct ReadAhead<I: Iterator, S> {
    sources: I,
    start: S,
    at_once: usize,
    /// The sources whose reading has begun, the one that is taken next first.
    begun: VecDeque<I::Item>,
    /// How many were taken.
    taken: usize,
    running: JoinSet<ReadSource>,
    /// The number of the source that a task reads.
    numbers: HashMap<Id, usize>,
    /// What was read, by the number of its source.
    read: BTreeMap<usize, Result<ReadSource, JoinError>>,
    /// How many bytes `read` has.
    waiting: usize,
}

impl<I, S, F> ReadAhead<I, S>
where
    I: Iterator,
    S: FnMut(&I::Item) -> F,
    F: Future<Output = ReadSource> + Send + 'static,
{
    /// Reads `sources`, `at_once` of them at a time, by what `start` makes of each.
    pub(crate) fn new(sources: I, at_once: usize, start: S) -> Self {
        Self {
            sources,
            start,
            at_once,
            begun: VecDeque::new(),
            taken: 0,
            running: JoinSet::new(),
            numbers: HashMap::new(),
            read: BTreeMap::new(),
            waiting: 0,
        }
    }

    /// The next source and what was read of it; none when all were taken.
    pub(crate) async fn next(&mut self) -> Option<(I::Item, Result<ReadSource, JoinError>)> {
        loop {
            while let Some(ended) = self.running.try_join_next_with_id() {
                self.keep(ended);
            }
            self.begin();
            if let Some(read) = self.read.remove(&self.taken) {
                self.taken += 1;
                self.waiting -= read.as_ref().map_or(0, ReadSource::size);
                return self.begun.pop_front().map(|source| (source, read));
            }
            // The source that is next is being read: it was begun first, and what is not kept runs.
            let ended = self.running.join_next_with_id().await?;
            self.keep(ended);
        }
    }

    fn begin(&mut self) {
        while self.running.len() < self.at_once
            && self.begun.len() < MOST_AHEAD
            && self.waiting < MOST_WAITING
            && let Some(source) = self.sources.next()
        {
            let task = self.running.spawn((self.start)(&source));
            self.numbers.insert(task.id(), self.taken + self.begun.len());
            self.begun.push_back(source);
        }
    }

    fn keep(&mut self, ended: Result<(Id, ReadSource), JoinError>) {
        let (task, read) = match ended {
            Ok((task, read)) => (task, Ok(read)),
            Err(error) => (error.id(), Err(error)),
        };
        if let Some(number) = self.numbers.remove(&task) {
            self.waiting += read.as_ref().map_or(0, ReadSource::size);
            self.read.insert(number, read);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn read(bytes: usize) -> ReadSource {
        ReadSource { bytes: Some(vec![0; bytes]), came_from: None, documents: Ok(vec![]), listing: None }
    }

    #[tokio::test]
    async fn sources_come_in_their_order_however_long_each_takes() {
        let mut ahead = ReadAhead::new([30_u64, 0, 20, 5, 0].into_iter(), 3, |delay| {
            let delay = Duration::from_millis(*delay);
            async move {
                tokio::time::sleep(delay).await;
                read(delay.as_millis() as usize)
            }
        });
        let mut taken = Vec::new();
        while let Some((source, read)) = ahead.next().await {
            assert_eq!(read.unwrap().bytes.unwrap().len() as u64, source);
            taken.push(source);
        }
        assert_eq!(taken, [30, 0, 20, 5, 0]);
    }

    #[tokio::test]
    async fn a_source_whose_reading_fails_loses_no_other() {
        let mut ahead = ReadAhead::new(0..5, 2, |number| {
            let number = *number;
            async move {
                assert!(number != 2, "this one fails");
                read(number)
            }
        });
        let mut fates = Vec::new();
        while let Some((_, read)) = ahead.next().await {
            fates.push(read.is_ok());
        }
        assert_eq!(fates, [true, true, false, true, true]);
    }

    #[tokio::test]
    async fn nothing_more_is_begun_while_much_waits() {
        let begun = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&begun);
        // The first takes long, and all others, which are large, are read meanwhile.
        let mut ahead = ReadAhead::new(0..40, 2, move |number| {
            count.fetch_add(1, Ordering::Relaxed);
            let first = *number == 0;
            async move {
                tokio::time::sleep(Duration::from_millis(if first { 300 } else { 1 })).await;
                read(if first { 0 } else { MOST_WAITING / 4 })
            }
        });
        assert_eq!(ahead.next().await.unwrap().0, 0);
        assert_eq!(begun.load(Ordering::Relaxed), 1 + 4, "four of them are as much as may wait");
        let mut rest = 0;
        while ahead.next().await.is_some() {
            rest += 1;
        }
        assert_eq!(rest, 39);
    }

    #[tokio::test]
    async fn what_is_being_read_stops_with_it() {
        let alive = Arc::new(());
        let mut ahead = ReadAhead::new(0..4, 2, |number| {
            let (held, first) = (Arc::clone(&alive), *number == 0);
            async move {
                tokio::time::sleep(if first { Duration::ZERO } else { Duration::from_mins(1) }).await;
                drop(held);
                read(0)
            }
        });
        ahead.next().await;
        drop(ahead);
        tokio::time::timeout(Duration::from_secs(5), async {
            while Arc::strong_count(&alive) > 1 {
                tokio::task::yield_now().await;
            }
        })
        .await
        .unwrap();
    }
}
