//! What is remembered of the servers that were asked.

use crate::robots::Robots;
use crate::{Address, FetchError};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// All servers that were asked.
#[derive(Debug, Default)]
pub(crate) struct Servers {
    by_name: Mutex<BTreeMap<String, Arc<Mutex<Server>>>>,
}

/// One server; whoever asks it holds its lock until the answer is there.
#[derive(Debug, Default)]
pub(crate) struct Server {
    /// When it last answered, or failed to.
    pub asked_at: Option<Timestamp>,
    /// When it was last asked for a page that the program found by itself, a feed and what an address led on to not counted.
    pub page_asked_at: Option<Timestamp>,
    /// Until when it asked to be left alone.
    pub busy_until: Option<Timestamp>,
    /// Its robots rules or why they could not be read, and when they were asked for.
    pub robots: Option<(Timestamp, Result<Arc<Robots>, FetchError>)>,
}

impl Servers {
    /// The server of an address; plain and secure connections lead to the same.
    pub(crate) fn of(&self, address: &Address) -> Arc<Mutex<Server>> {
        let mut servers = self.by_name.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(servers.entry(Self::name(address)).or_default())
    }

    /// What the server of an address is called.
    pub(crate) fn name(address: &Address) -> String {
        address.over_https().server()
    }
}
