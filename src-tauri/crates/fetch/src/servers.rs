//! What is remembered of the servers that were asked.

use crate::Address;
use crate::robots::Robots;
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
    /// Until when it asked to be left alone.
    pub busy_until: Option<Timestamp>,
    /// Its robots rules, and when they were read.
    pub robots: Option<(Timestamp, Arc<Robots>)>,
}

impl Servers {
    /// The server of an address; plain and secure connections lead to the same.
    pub(crate) fn of(&self, address: &Address) -> Arc<Mutex<Server>> {
        let mut servers = self.by_name.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(servers.entry(address.over_https().server()).or_default())
    }
}
