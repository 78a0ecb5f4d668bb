//! Pages into the archive.

use crate::add::{Addition, Content};
use crate::{Command, Engine, Failure, JobId, Source};
use serde::Deserialize;
use variorum_archive::Role;

/// Fetches the pages at these addresses and adds them. The outcome comes as an event.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AddAddresses {
    /// The addresses as the person wrote them. None of them is ever taken for a file.
    pub addresses: Vec<String>,
}

impl Command for AddAddresses {
    const NAME: &'static str = "add_addresses";
    type Answer = JobId;

    async fn run(self, engine: &Engine) -> Result<JobId, Failure> {
        let addition = |address: &String| Addition {
            content: Content::Source(Source::at(address)),
            role: Role::Report,
            story: None,
        };
        let additions = self.addresses.iter().map(addition).collect();
        Ok(engine.start_adding(move || Ok(additions)))
    }
}
