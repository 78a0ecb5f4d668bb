//! A server on this machine, and a network in which it stands for whole sites.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use variorum_fetch::{Address, FetchError, Fetcher, Internet, Known, Names, Question, Reply, Time, Wire};

/// What a server does in answer to a request, one after the other; then it closes the connection.
pub enum Step {
    Send(Vec<u8>),
    Pause(Duration),
    /// This again and again, for as long as someone listens.
    Endlessly(Vec<u8>),
}

/// What a site does when it is asked: for a request line and its headers, in lower case, one a line.
type Site = fn(&str) -> Vec<Step>;

/// A network of one site, "gazette.example", on a secure and a plain port.
pub struct Network {
    pub secure: SocketAddr,
    plain: SocketAddr,
    closed: SocketAddr,
    pub certificate: Vec<u8>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Network {
    pub fn new(site: Site) -> Self {
        let names = ["gazette.example", "other.example", "rebinding.example"].map(String::from);
        let made = rcgen::generate_simple_self_signed(names).unwrap();
        let certificate = made.cert.der().to_vec();
        let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let asked = Arc::new(Mutex::default());
        let log = Arc::clone(&asked);
        let secure = listen(move |stream| {
            let connection = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            serve(rustls::StreamOwned::new(connection, stream), site, &log);
        });
        let log = Arc::clone(&asked);
        let plain = listen(move |stream| serve(stream, site, &log));
        // Given back at once, so that nobody listens there.
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        Self { secure, plain, closed, certificate, asked }
    }

    /// The network as it is seen from outside: what its machines are called, and which may be connected to.
    pub fn internet(&self, permits: impl Fn(SocketAddr) -> bool + Send + Sync + 'static) -> Internet {
        let names = [
            ("gazette.example:443", self.secure),
            ("gazette.example:80", self.plain),
            // One whose secure port takes no connection, and one that speaks in the open there, too.
            ("refusing.example:443", self.closed),
            ("refusing.example:80", self.plain),
            ("confused.example:443", self.plain),
            ("confused.example:80", self.plain),
            ("other.example:443", self.secure),
            ("rebinding.example:443", self.secure),
            ("127.0.0.1:443", self.secure),
            ("wrong-name.example:443", self.secure),
        ];
        let names = names.map(|(name, machine)| (name.to_owned(), machine));
        Internet::other("Variorum/1.0", Names::Listed(BTreeMap::from(names)), permits, &self.certificate)
    }

    pub fn fetcher(&self) -> Fetcher {
        Fetcher::new(Arc::new(self.internet(|_| true)), time())
    }

    /// Asks once, with limits that a test can wait for.
    pub fn ask(&self, address: &str, within: Duration, most: u64) -> Result<Reply, FetchError> {
        self.ask_knowing(address, within, most, None)
    }

    pub fn ask_knowing(
        &self,
        address: &str,
        within: Duration,
        most: u64,
        known: Option<&Known>,
    ) -> Result<Reply, FetchError> {
        let address = Address::read(address).unwrap();
        self.internet(|_| true).ask(&Question { address: &address, known, within, most, cut: false })
    }

    /// The requests that came, in lower case.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

pub fn time() -> Time {
    Time { now: Arc::new(jiff::Timestamp::now), sleep: Arc::new(thread::sleep) }
}

/// A whole answer with these lines of headers.
pub fn answer(status: &str, headers: &[&str], body: &[u8]) -> Vec<Step> {
    let mut bytes = format!("HTTP/1.1 {status}\r\n").into_bytes();
    for header in headers {
        bytes.extend_from_slice(format!("{header}\r\n").as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    vec![Step::Send(bytes)]
}

fn listen(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let serve = Arc::new(serve);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let serve = Arc::clone(&serve);
            thread::spawn(move || serve(stream));
        }
    });
    address
}

fn serve(mut stream: impl Read + Write, site: Site, asked: &Mutex<Vec<String>>) {
    let mut request = String::new();
    let mut lines = BufReader::new(&mut stream);
    // Who hangs up early has asked nothing.
    while lines.read_line(&mut request).is_ok_and(|read| read > 0) && !request.ends_with("\r\n\r\n") {}
    if !request.ends_with("\r\n\r\n") {
        return;
    }
    let request = request.to_lowercase();
    asked.lock().unwrap().push(request.clone());
    for step in site(&request) {
        match step {
            Step::Send(bytes) => {
                if stream.write_all(&bytes).and_then(|()| stream.flush()).is_err() {
                    return;
                }
            }
            Step::Pause(time) => thread::sleep(time),
            Step::Endlessly(bytes) => while stream.write_all(&bytes).and_then(|()| stream.flush()).is_ok() {},
        }
    }
}
