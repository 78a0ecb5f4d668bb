//! From the name of a server to the machines that may be connected to.

use crate::FetchError;
use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Where the addresses of servers are looked up.
#[derive(Clone, Debug)]
pub enum Names {
    /// Where the system looks them up.
    System,
    /// In this list alone, as `host:port`. For tests: it can send any name to any machine.
    Listed(BTreeMap<String, SocketAddr>),
}

/// Whether a machine may be connected to.
pub(crate) type Permits = Arc<dyn Fn(SocketAddr) -> bool + Send + Sync>;

/// Looks names up and lets only permitted machines through. The client connects to what this returns and to nothing else, for every request
/// anew, and asks it about hosts that are written as numbers too.
pub(crate) struct PermittedMachines {
    pub names: Names,
    pub permits: Permits,
}

impl Resolver for PermittedMachines {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut permitted = self.empty();
        for machine in self.look_up(uri, config, timeout)?.iter().filter(|machine| (self.permits)(**machine)) {
            permitted.push(*machine);
        }
        if permitted.is_empty() { Err(ureq::Error::Other(FetchError::RefusedAddress.into())) } else { Ok(permitted) }
    }
}

impl PermittedMachines {
    fn look_up(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        match &self.names {
            Names::System => match DefaultResolver::default().resolve(uri, config, timeout) {
                // Systems say "no such name" and "no server of names answers" in their own words alone.
                Err(ureq::Error::Io(_)) => Err(ureq::Error::HostNotFound),
                other => other,
            },
            Names::Listed(listed) => {
                let host = uri
                    .scheme()
                    .zip(uri.authority())
                    .and_then(|(scheme, authority)| DefaultResolver::host_and_port(scheme, authority));
                let machine = host.and_then(|host| listed.get(&host)).ok_or(ureq::Error::HostNotFound)?;
                let mut found = self.empty();
                found.push(*machine);
                Ok(found)
            }
        }
    }
}

impl fmt::Debug for PermittedMachines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PermittedMachines").field("names", &self.names).finish_non_exhaustive()
    }
}
