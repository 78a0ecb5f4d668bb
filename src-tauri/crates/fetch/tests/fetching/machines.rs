//! Which machines are connected to.

use crate::server::{Network, answer, time};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use variorum_fetch::{Address, FetchError, Fetcher, Internet, is_public};

fn fetch(internet: Internet, address: &str) -> Result<(), FetchError> {
    let address = Address::read(address).unwrap();
    Fetcher::new(Arc::new(internet), time()).fetch(&address, None).map(|_| ())
}

fn ok(_: &str) -> Vec<crate::server::Step> {
    answer("200 OK", &["Content-Length: 2"], b"ok")
}

#[test]
fn this_machine_and_private_networks_are_not_reached_however_they_are_written() {
    let network = Network::new(ok);
    let port = network.secure.port();
    let written = [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "localhost",
        "0.0.0.0",
        "0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.0.1",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
    ];
    for host in written {
        for scheme in ["https", "http"] {
            let address = format!("{scheme}://{host}:{port}/");
            assert_eq!(fetch(Internet::public("Variorum/1.0"), &address), Err(FetchError::RefusedAddress), "{address}");
        }
    }
    assert_eq!(network.asked(), Vec::<String>::new());
}

#[test]
fn a_name_that_leads_to_this_machine_is_refused_whatever_it_led_to_before() {
    let network = Network::new(ok);
    let refused = fetch(network.internet(|machine| is_public(machine.ip())), "https://rebinding.example/");
    assert_eq!(refused, Err(FetchError::RefusedAddress));
    assert_eq!(network.asked(), Vec::<String>::new());
}

#[test]
fn a_redirect_into_a_private_network_is_refused() {
    let network = Network::new(|request| {
        let to = match request.split(' ').nth(1) {
            Some("/name") => "https://other.example/inside",
            _ => "https://127.0.0.1/inside",
        };
        answer("302 Found", &[&format!("Location: {to}"), "Content-Length: 0"], b"")
    });
    for path in ["name", "number"] {
        // The first connection is let through, as if it led to a public machine.
        let first = std::sync::atomic::AtomicBool::new(true);
        let permits = move |machine: SocketAddr| first.swap(false, Relaxed) || is_public(machine.ip());
        let address = format!("https://gazette.example/{path}");
        assert_eq!(fetch(network.internet(permits), &address), Err(FetchError::RefusedAddress), "{path}");
    }
    assert!(network.asked().iter().all(|request| !request.contains("/inside")));
}

#[test]
fn a_name_that_does_not_exist_is_named() {
    let unknown = fetch(Network::new(ok).internet(|_| true), "https://nowhere.example/");
    assert_eq!(unknown, Err(FetchError::HostNotFound));
}
