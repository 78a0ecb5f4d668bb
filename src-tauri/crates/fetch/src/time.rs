//! Time, as the program that uses this crate tells it.

use jiff::Timestamp;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// What time it is, and how to let some of it pass.
#[derive(Clone)]
pub struct Time {
    /// What time it is.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// Lets this much time pass; the thread does nothing meanwhile.
    pub sleep: Arc<dyn Fn(Duration) + Send + Sync>,
}

impl Time {
    pub(crate) fn now(&self) -> Timestamp {
        (self.now)()
    }

    pub(crate) fn sleep(&self, time: Duration) {
        (self.sleep)(time);
    }

    /// How long ago `then` was; nothing when it is still to come.
    pub(crate) fn since(&self, then: Timestamp) -> Duration {
        Duration::try_from(self.now().duration_since(then)).unwrap_or(Duration::ZERO)
    }

    /// How long it is until `then`; nothing when that is past.
    pub(crate) fn until(&self, then: Timestamp) -> Duration {
        Duration::try_from(then.duration_since(self.now())).unwrap_or(Duration::ZERO)
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Time").finish_non_exhaustive()
    }
}
