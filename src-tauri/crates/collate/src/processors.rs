//! Work shared out over all processors.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many portions each processor takes on the average: enough that none is left with much while the others are done.
const PORTIONS: usize = 16;

/// What `make` makes of each number below `count`, in their order. Which processor makes what does not show. No number is begun after one has
/// failed. Fewer than `least` are made sooner than another thread has begun.
pub(crate) fn shared_out<T: Send, E: Send>(
    count: usize,
    least: usize,
    make: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    if processors == 1 || count < least {
        return (0..count).map(make).collect();
    }
    let portion = count.div_ceil(processors * PORTIONS);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(portion, Ordering::Relaxed);
            if start >= count {
                return Ok(done);
            }
            let own: Result<Vec<T>, E> = (start..count.min(start + portion)).map(&make).collect();
            match own {
                Ok(own) => done.push((start, own)),
                Err(error) => {
                    next.store(count, Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    };
    let mut all = thread::scope(|scope| {
        let workers: Vec<_> = (1..processors).map(|_| scope.spawn(work)).collect();
        workers.into_iter().fold(work(), |all, worker| {
            let own = worker.join().unwrap_or_else(|panic| resume_unwind(panic));
            let mut all = all?;
            all.extend(own?);
            Ok(all)
        })
    })?;
    all.sort_unstable_by_key(|(start, _)| *start);
    Ok(all.into_iter().flat_map(|(_, own)| own).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;
    use std::time::Duration;

    #[test]
    fn what_is_made_stands_in_the_order_of_the_numbers() {
        for count in [0, 1, 7, 8, 33, 1_000] {
            let squares = shared_out(count, 8, |number| Ok::<_, Infallible>(number * number)).unwrap();
            assert_eq!(squares, (0..count).map(|number| number * number).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nothing_is_begun_after_a_failure() {
        let begun = AtomicUsize::new(0);
        let made = shared_out(1_000, 8, |number| {
            begun.fetch_add(1, Ordering::Relaxed);
            thread::sleep(Duration::from_millis(u64::from(number > 0)));
            if number == 0 { Err("failed") } else { Ok(number) }
        });
        assert_eq!(made, Err("failed"));
        assert!(begun.load(Ordering::Relaxed) < 900);
    }
}
