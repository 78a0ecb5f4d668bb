//! WARC and WACZ files.

use crate::case::{Case, either, read, unread};
use crate::deflate::{blanks, expanded, gzip, gzipped, stored};
use crate::story::page_with;
use crate::zip::{archive, member};

pub fn cases() -> Vec<Case> {
    let lying = |name: &'static str, length: &'static str| {
        either(name, "warc", move || [record(length, &response("", &page_with(""))), honest()].concat())
    };
    vec![
        lying("a web archive whose record is longer than the file", "99999999"),
        lying("a web archive whose record is shorter than it is", "7"),
        lying("a web archive whose record is shorter than nothing", "-5"),
        lying("a web archive whose record has a length of 30 digits", "999999999999999999999999999999"),
        lying("a web archive whose record has a length that is no number", "0x10, 12"),
        either("a web archive of a record without a length", "warc", || {
            b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx".to_vec()
        }),
        either("a web archive of 100,000 empty records", "warc", || record("0", b"").repeat(100_000)),
        either("a web archive of 300 pages", "warc", || honest().repeat(300)),
        either("a web archive with a line of 10 MB", "warc", || {
            [
                format!("WARC/1.0\r\nX-Long: {}\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "a".repeat(10_000_000))
                    .into_bytes(),
                honest(),
            ]
            .concat()
        }),
        either("a web archive with 300,000 lines in one head", "warc", || {
            [
                format!("WARC/1.0\r\n{}Content-Length: 0\r\n\r\n\r\n\r\n", "X: y\r\n".repeat(300_000)).into_bytes(),
                honest(),
            ]
            .concat()
        }),
        either("a web archive of a web archive, 15 deep", "warc", || {
            (0..15).fold(honest(), |inside, _| whole(&response("Content-Type: application/warc\r\n", &inside)))
        }),
        either("a web archive of a page in pieces that lie", "warc", || {
            let pieces =
                [b"ffffffffffffffff\r\n".to_vec(), page_with(""), b"\r\n-1\r\n\r\n0\r\n\r\n".to_vec()].concat();
            [whole(&response("Transfer-Encoding: chunked\r\n", &pieces)), honest()].concat()
        }),
        either("a web archive of a page that expands to a gigabyte", "warc", || {
            let bomb = gzip(&blanks(4_160_000), 0, expanded(4_160_000) as u32);
            [whole(&response("Content-Encoding: gzip\r\n", &bomb)), honest()].concat()
        }),
        either("a web archive of a page packed five times over", "warc", || {
            let packed = (0..5).fold(page_with(""), |inside, _| gzipped(&inside));
            [whole(&response("Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n", &packed)), honest()].concat()
        }),
        unread("a web archive of a page that is shorter than its server said", "warc", &["damaged"], || {
            whole(&response("Content-Length: 999999\r\n", &page_with("")))
        }),
        read("a packed web archive of 5,000 broken members of a megabyte", "warc.gz", || {
            [gzipped(&honest()), megabyte().repeat(5_000)].concat()
        }),
        read("a web archive in a package that takes long to look through for its pages", "wacz", || {
            let pages = b"{\"url\":\"https://orsel.example/ferries\"}\n";
            archive(&[
                member("pages/pages.jsonl", pages),
                member("archive/a.warc.gz", &[gzipped(&honest()), megabyte().repeat(5_000)].concat()),
            ])
        }),
        either("a web archive of an answer that is only a head", "warc", || {
            [whole(b"HTTP/1.1 200"), honest()].concat()
        }),
        either("a web archive of an answer that sends elsewhere without end", "warc", || {
            let away = b"HTTP/1.1 301 Moved\r\nLocation: http://orsel.example/ferries\r\n\r\n";
            [whole(away).repeat(100), honest()].concat()
        }),
        read("a packed web archive with a broken record in the middle", "warc.gz", || {
            let mut broken = gzipped(&honest());
            broken[20..60].fill(0xaa);
            [gzipped(&honest()), broken, gzipped(&honest())].concat()
        }),
        either("a packed web archive whose records begin anywhere", "warc.gz", || {
            let whole = honest().repeat(3);
            [gzipped(&whole[..100]), gzipped(&whole[100..])].concat()
        }),
        either("a web archive in a package with an index that lies", "wacz", || {
            archive(&[
                member("datapackage.json", b"{\"profile\":\"data-package\",\"wacz_version\":\"1.1.1\",\"resources\":[{\"path\":\"../../etc/passwd\",\"hash\":\"sha256:00\",\"bytes\":-1}]}"),
                member("indexes/index.cdx", b"example,orsel)/ 20340314061200 {\"offset\":\"99999999999\",\"length\":\"-1\",\"filename\":\"../x.warc\"}\n"),
                member("archive/data.warc", &honest()),
            ])
        }),
        either("a web archive in a package that lists no pages", "wacz", || {
            archive(&[member("datapackage.json", b"{}"), member("pages/pages.jsonl", b"\xff\xfe{]")])
        }),
    ]
}

/// A member of a gzip file that begins as a record, expands to a megabyte, and has a wrong sum.
fn megabyte() -> Vec<u8> {
    let mut begun = stored(b"WARC/1.0\r\n");
    begun[0] = 0; // More blocks follow.
    gzip(&[begun, blanks(4_000)].concat(), 0, 10 + expanded(4_000) as u32)
}

/// A record that says to be so long.
fn record(length: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://orsel.example/ferries\r\nWARC-Date: 2034-03-14T06:12:00Z\r\n\
         WARC-Record-ID: <urn:uuid:0d1c3b52-7a5e-4f0b-9d4c-0a7be3a6f011>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn whole(block: &[u8]) -> Vec<u8> {
    record(&block.len().to_string(), block)
}

/// The answer of a server.
fn response(headers: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n").as_bytes(), body].concat()
}

/// A record with the article.
fn honest() -> Vec<u8> {
    whole(&response("", &page_with("")))
}
