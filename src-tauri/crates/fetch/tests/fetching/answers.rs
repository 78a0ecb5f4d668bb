//! What is sent, and what comes of the answer.

use crate::server::{Network, Step, answer};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::time::Duration;
use variorum_fetch::{Address, Answer, FetchError, Fetched, Known};

const MINUTE: Duration = Duration::from_mins(1);

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn fetch(network: &Network, address: &str) -> Result<Fetched, FetchError> {
    match network.fetcher().fetch(&Address::read(address).unwrap(), None)? {
        Answer::Page(fetched) => Ok(*fetched),
        Answer::Unchanged => panic!("a page comes"),
    }
}

#[test]
fn the_body_of_a_page_comes_as_its_author_made_it() {
    let network = Network::new(|request| match request.split(' ').nth(1) {
        Some("/chunked") => answer("200 OK", &["Transfer-Encoding: chunked"], b"4\r\nThe \r\n6\r\nferry.\r\n0\r\n\r\n"),
        Some("/gzip") => {
            let body = gzip("Die Fähre.".as_bytes());
            answer("200 OK", &["Content-Encoding: gzip", &format!("Content-Length: {}", body.len())], &body)
        }
        Some("/to-the-end") => answer("200 OK", &["Content-Type: text/html; charset=windows-1252"], b"The f\xe9rry."),
        _ => answer("404 Not Found", &["Content-Length: 0"], b""),
    });
    assert_eq!(fetch(&network, "https://gazette.example/chunked").unwrap().body, b"The ferry.");
    assert_eq!(fetch(&network, "https://gazette.example/gzip").unwrap().body, "Die Fähre.".as_bytes());
    let ended = fetch(&network, "https://gazette.example/to-the-end").unwrap();
    assert_eq!(ended.body, b"The f\xe9rry.");
    assert_eq!(ended.charset.as_deref(), Some("windows-1252"));
    assert_eq!(fetch(&network, "https://gazette.example/").unwrap_err(), FetchError::PageNotFound);
}

#[test]
fn a_request_says_what_asks_and_nothing_about_the_person() {
    let network = Network::new(|request| {
        if request.starts_with("get /a ") {
            answer("302 Found", &["Location: /b", "Set-Cookie: person=7", "Content-Length: 0"], b"")
        } else {
            answer("200 OK", &["Content-Length: 2"], b"ok")
        }
    });
    fetch(&network, "https://gazette.example/b?x={y}|z").unwrap();
    fetch(&network, "https://gazette.example/a").unwrap();
    for request in network.asked() {
        let names: Vec<&str> = request.lines().skip(1).filter_map(|line| line.split(':').next()).collect();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            assert!(["host", "user-agent", "accept", "accept-encoding"].contains(&name), "{request}");
        }
        assert!(request.contains("user-agent: variorum/1.0\r\n"), "{request}");
    }
}

#[test]
fn an_unchanged_page_does_not_come_again() {
    let network = Network::new(|request| {
        let same = request.contains("if-none-match: \"7\"\r\n")
            && request.contains("if-modified-since: tue, 22 oct 2024 08:00:00 gmt\r\n");
        if same {
            return answer("304 Not Modified", &["ETag: \"7\""], b"");
        }
        let headers = ["ETag: \"7\"", "Last-Modified: Tue, 22 Oct 2024 08:00:00 GMT", "Content-Length: 2"];
        answer("200 OK", &headers, b"ok")
    });
    let address = Address::read("https://gazette.example/a").unwrap();
    let fetcher = network.fetcher();
    let Answer::Page(first) = fetcher.fetch(&address, None).unwrap() else { panic!("a page comes") };
    assert_eq!(fetcher.fetch(&address, Some(&first.known)), Ok(Answer::Unchanged));

    // What is known of one address is told to no other one.
    let elsewhere = Known { address: "https://other.example/".into(), ..first.known.clone() };
    assert!(matches!(fetcher.fetch(&address, Some(&elsewhere)), Ok(Answer::Page(_))));
    // A header that someone put there cannot become two.
    let odd = Known { etag: Some("\"7\"\r\nX-Other: 1".into()), ..first.known };
    network.ask_knowing(address.as_str(), MINUTE, 100, Some(&odd)).unwrap();
    assert!(network.asked().iter().all(|request| !request.contains("x-other")));
}

#[test]
fn a_plain_address_is_read_in_the_open_where_there_is_no_secure_one() {
    let network = Network::new(|_| answer("200 OK", &["Content-Length: 2"], b"ok"));
    assert_eq!(fetch(&network, "http://gazette.example/").unwrap().address, "https://gazette.example/");
    for plain in ["http://refusing.example/", "http://confused.example/"] {
        assert_eq!(fetch(&network, plain).unwrap().address, plain);
        assert!(fetch(&network, &plain.replace("http:", "https:")).is_err());
    }
}

#[test]
fn a_site_that_cannot_prove_its_name_is_not_read() {
    let network = Network::new(|_| answer("200 OK", &["Content-Length: 2"], b"ok"));
    assert_eq!(fetch(&network, "https://wrong-name.example/").unwrap_err(), FetchError::TlsFault);
    let stranger = Network::new(|_| answer("200 OK", &["Content-Length: 2"], b"ok"));
    let mut trusting_another = network;
    trusting_another.certificate = stranger.certificate;
    assert_eq!(fetch(&trusting_another, "https://gazette.example/").unwrap_err(), FetchError::TlsFault);
    assert_eq!(trusting_another.asked(), Vec::<String>::new());
}

#[test]
fn what_is_no_http_is_named() {
    let network = Network::new(|_| vec![Step::Send(b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec())]);
    assert_eq!(network.ask("https://gazette.example/", MINUTE, 100), Err(FetchError::NotUnderstood));
}
