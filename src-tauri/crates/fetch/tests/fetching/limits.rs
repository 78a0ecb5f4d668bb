//! Servers that send too much, too slowly or too little.

use crate::server::{Network, Step, answer};
use std::time::{Duration, Instant};
use variorum_fetch::FetchError;

const MINUTE: Duration = Duration::from_mins(1);
const MOMENT: Duration = Duration::from_millis(700);
const ADDRESS: &str = "https://gazette.example/";

/// The error, and that it came in time.
fn in_a_moment(network: &Network, address: &str) -> FetchError {
    let began = Instant::now();
    let error = network.ask(address, MOMENT, 1_000_000).unwrap_err();
    assert!(began.elapsed() < MOMENT * 4, "{:?}", began.elapsed());
    error
}

#[test]
fn an_endless_body_ends_at_the_limit() {
    let network = Network::new(|request| {
        let head = if request.starts_with("get /chunked ") { "Transfer-Encoding: chunked\r\n" } else { "" };
        let piece = if head.is_empty() {
            vec![b'a'; 4000]
        } else {
            b"a0\r\n".iter().copied().chain([b'a'; 160]).chain(*b"\r\n").collect()
        };
        vec![Step::Send(format!("HTTP/1.1 200 OK\r\n{head}\r\n").into_bytes()), Step::Endlessly(piece)]
    });
    for address in [ADDRESS, "https://gazette.example/chunked"] {
        assert_eq!(network.ask(address, MINUTE, 300_000), Err(FetchError::TooLarge));
    }
}

#[test]
fn a_length_beyond_the_limit_is_not_waited_for() {
    let network = Network::new(|_| {
        let mut steps = answer("200 OK", &["Content-Length: 99999999999"], b"a");
        steps.push(Step::Pause(MOMENT * 3));
        steps
    });
    assert_eq!(in_a_moment(&network, ADDRESS), FetchError::TooLarge);
}

#[test]
fn a_small_answer_does_not_swell_beyond_the_limit() {
    let network = Network::new(|_| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::copy(&mut std::io::Read::take(std::io::repeat(0), 80_000_000), &mut encoder).unwrap();
        answer("200 OK", &["Content-Encoding: gzip"], &encoder.finish().unwrap())
    });
    assert_eq!(network.ask(ADDRESS, MINUTE, variorum_fetch::MOST_BYTES), Err(FetchError::TooLarge));
}

#[test]
fn headers_do_not_go_on_for_ever() {
    let network = Network::new(|request| {
        let start = Step::Send(b"HTTP/1.1 200 OK\r\n".to_vec());
        let line = if request.starts_with("get /line ") { b"a".repeat(100) } else { b"X-A: b\r\n".to_vec() };
        vec![start, Step::Endlessly(line)]
    });
    for address in [ADDRESS, "https://gazette.example/line"] {
        assert_eq!(network.ask(address, MINUTE, 1000), Err(FetchError::NotUnderstood));
    }
}

#[test]
fn a_server_that_sends_a_byte_now_and_then_is_left() {
    let network = Network::new(|request| {
        let mut steps = match request.split(' ').nth(1) {
            Some("/headers") => vec![Step::Send(b"HTTP/1.1 200 OK\r\n".to_vec())],
            Some("/silent") => vec![],
            _ => answer("200 OK", &["Content-Length: 1000"], b""),
        };
        for _ in 0..100 {
            steps.push(Step::Pause(MOMENT / 10));
            if !request.starts_with("get /silent ") {
                steps.push(Step::Send(b"a".to_vec()));
            }
        }
        steps
    });
    for path in ["headers", "silent", "body"] {
        assert_eq!(in_a_moment(&network, &format!("https://gazette.example/{path}")), FetchError::TooSlow, "{path}");
    }
}

#[test]
fn an_answer_that_is_shorter_than_it_says_is_cut_short() {
    let network = Network::new(|request| match request.split(' ').nth(1) {
        Some("/chunked") => answer("200 OK", &["Transfer-Encoding: chunked"], b"a0\r\nThe ferry"),
        Some("/nothing") => vec![],
        _ => answer("200 OK", &["Content-Length: 100"], b"The ferry"),
    });
    for path in ["length", "chunked", "nothing"] {
        let address = format!("https://gazette.example/{path}");
        assert_eq!(network.ask(&address, MINUTE, 1000), Err(FetchError::CutShort), "{path}");
    }
}

#[test]
fn an_answer_that_is_longer_than_it_says_ends_where_it_says() {
    let network = Network::new(|_| answer("200 OK", &["Content-Length: 9"], b"The ferry sails."));
    assert_eq!(network.ask(ADDRESS, MINUTE, 1000).unwrap().body, b"The ferry");
}
