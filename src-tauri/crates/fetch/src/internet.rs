//! Requests over the internet.

use crate::body::decoded;
use crate::resolver::{Names, Permits, PermittedMachines};
use crate::wire::{Question, Reply, Wire};
use crate::{FetchError, is_public};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use ureq::http::HeaderMap;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::transport::{Connector, RustlsConnector, TcpConnector};
use ureq::{Agent, Body};

/// The internet, over HTTP/1.1 and TLS.
#[derive(Clone, Debug)]
pub struct Internet {
    agent: Agent,
}

/// How long a server may take to accept a connection and to agree on its security.
const CONNECTING: Duration = Duration::from_secs(15);
/// The most bytes of the headers of an answer.
const MOST_HEADER_BYTES: usize = 64 * 1024;

impl Internet {
    /// The public internet as the system sees it: its servers of names, and its certificates. `program` is the name and version by which servers
    /// are told who asks, as `Variorum/1.0`.
    pub fn public(program: &str) -> Self {
        let permits = |machine: SocketAddr| is_public(machine.ip());
        Self::new(program, Names::System, Arc::new(permits), RootCerts::PlatformVerifier)
    }

    /// Another network than the public internet, for tests: its names, which of its machines may be connected to, and the certificate (DER) that
    /// it trusts.
    pub fn other(
        program: &str,
        names: Names,
        permits: impl Fn(SocketAddr) -> bool + Send + Sync + 'static,
        certificate: &[u8],
    ) -> Self {
        let trusted = Certificate::from_der(certificate).to_owned();
        Self::new(program, names, Arc::new(permits), RootCerts::new_with_certs(&[trusted]))
    }

    fn new(program: &str, names: Names, permits: Permits, roots: RootCerts) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder().root_certs(roots).unversioned_rustls_crypto_provider(provider).build();
        let config = Agent::config_builder()
            .tls_config(tls)
            // The default would take one from the environment, and a proxy looks up names where no rule on addresses reaches.
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_response_header_size(MOST_HEADER_BYTES)
            // A kept connection would be used again without a look at where it leads.
            .max_idle_connections(0)
            .timeout_connect(Some(CONNECTING))
            .user_agent(program)
            .accept("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")
            .build();
        let connector = ().chain(TcpConnector::default()).chain(RustlsConnector::default());
        Self { agent: Agent::with_parts(config, connector, PermittedMachines { names, permits }) }
    }
}

impl Wire for Internet {
    fn ask(&self, question: &Question<'_>) -> Result<Reply, FetchError> {
        let mut request = self.agent.get(question.address.as_str()).header("accept-encoding", "gzip, br, deflate");
        for (name, value) in question.known.into_iter().flat_map(|known| known.conditions(question.address)) {
            request = request.header(name, value);
        }
        let (head, body) = request.config().timeout_global(Some(question.within)).build().call()?.into_parts();
        let header = |name| header(&head.headers, name);
        let status = head.status.as_u16();
        let body = match status {
            200 | 203 => read(body, header("content-encoding").as_deref(), question)?,
            _ => Vec::new(),
        };
        Ok(Reply {
            status,
            body,
            content_type: header("content-type"),
            location: header("location"),
            etag: header("etag"),
            last_modified: header("last-modified"),
            retry_after: header("retry-after"),
        })
    }
}

fn read(body: Body, encoding: Option<&str>, question: &Question<'_>) -> Result<Vec<u8>, FetchError> {
    if !question.cut && body.content_length().is_some_and(|length| length > question.most) {
        return Err(FetchError::TooLarge);
    }
    decoded(body.into_reader(), encoding, question.most, question.cut)
}

/// A header as text; none when it is not UTF-8.
fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    String::from_utf8(value.as_bytes().to_vec()).ok()
}
