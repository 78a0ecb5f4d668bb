use super::super::samples::{gzip, record, response};
use super::*;
use crate::{Member, Part};
use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use proptest::prelude::*;
use std::io::Write as _;

const PAGE: &[u8] = b"<html><p>Ferries sail.</p></html>";
const FIRE: &str = "https://harbour.example/fire";
const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";

fn page(address: &str) -> Vec<u8> {
    record("response", address, &response("200 OK", HTML, PAGE))
}

/// All parts of a file, whatever number of answers they take.
fn read_all(bytes: &[u8]) -> Vec<Part> {
    let (mut parts, mut options) = (Vec::new(), ReadOptions::default());
    loop {
        let contents = read(bytes, &options);
        parts.extend(contents.parts);
        let Some(next) = contents.next else { return parts };
        assert!(next > options.from);
        options.from = next;
    }
}

/// The parts of a file, each by its address or its fault.
fn outline(bytes: &[u8]) -> Vec<String> {
    let line = |part| match part {
        Part::Member(member) => member.address.unwrap(),
        Part::Unread { name, error } => format!("{} {}", error.code(), name.unwrap_or_default()).trim().to_owned(),
        Part::Article(_) => "article".into(),
    };
    read_all(bytes).into_iter().map(line).collect()
}

/// The body of the one document in an archive of this answer.
fn body(fields: &str, packed: &[u8]) -> Result<Vec<u8>, ReadError> {
    let file = record("response", FIRE, &response("200 OK", &format!("{HTML}{fields}"), packed));
    match read_all(&file).remove(0) {
        Part::Member(member) => Ok(member.bytes),
        Part::Unread { error, .. } => Err(error),
        Part::Article(_) => Ok(Vec::new()),
    }
}

#[test]
fn documents_are_what_was_answered_with_success() {
    let other = |status: &str, fields: &str, body: &[u8]| {
        record("response", "https://harbour.example/x", &response(status, fields, body))
    };
    let file = [
        record("warcinfo", "", b"software: x\r\n"),
        record("request", FIRE, b"GET /fire HTTP/1.1\r\n\r\n"),
        page(FIRE),
        record("revisit", FIRE, &response("200 OK", HTML, b"")),
        record("metadata", FIRE, b"outlink: x"),
        record("resource", "file:///port.html", PAGE),
        record("resource", "urn:thumbnail:x", PAGE),
        record("conversion", "https://harbour.example/c", PAGE),
        record("response", "dns:harbour.example", b"20260101 harbour.example"),
        other("404 Not Found", HTML, PAGE),
        other("301 Moved", "Location: /fire\r\n", PAGE),
        other("200 OK", "Content-Type: image/png\r\n", b"\x89PNG\r\n\x1a\n"),
        other("200 OK", "Content-Type: text/css\r\n", b"p{margin:0}"),
        other("200 OK", "Content-Type: text/plain\r\n", b"(function(){var x=1;})();"),
        other("200 OK", "Content-Type: application/json\r\n", b"{\"ad\":1}"),
        other("200 OK", "Content-Type: application/xml\r\n", b"<?xml version=\"1.0\"?><urlset/>"),
        other("200 OK", "Content-Type: text/html\r\n", b" \n"),
        record(
            "response",
            "https://a.example/robots.txt",
            &response("200 OK", "Content-Type: text/plain\r\n", b"User-agent: *"),
        ),
        record(
            "response",
            "<https://a.example/note>",
            &response("200 OK", "content-type: TEXT/Plain\r\n", b"Ferries sail."),
        ),
        record(
            "response",
            "https://a.example/j",
            &response("200 OK", "Content-Type: application/ld+json\r\n", b"{\"headline\":\"x\"}"),
        ),
        record(
            "response",
            "https://a.example/f",
            &response("200 OK", "Content-Type: application/rss+xml\r\n", b"<rss version='2.0'/>"),
        ),
    ]
    .concat();
    let documents = [
        FIRE,
        "file:///port.html",
        "https://harbour.example/c",
        "https://a.example/note",
        "https://a.example/j",
        "https://a.example/f",
    ];
    assert_eq!(outline(&file), documents);
    let member = Member { name: None, address: Some(FIRE.into()), forwarded: false, bytes: PAGE.to_vec() };
    assert_eq!(read_all(&page(FIRE)), [Part::Member(member)]);
}

#[test]
fn a_compressed_file_is_the_same_archive() {
    let records = [page("https://a.example/1"), record("request", FIRE, b"x"), page("https://a.example/2")];
    let expected = ["https://a.example/1", "https://a.example/2"];
    let one_each: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    assert_eq!(outline(&one_each), expected);
    assert_eq!(outline(&gzip(&records.concat())), expected);
    assert_eq!(outline(&[one_each, vec![0; 100]].concat()), expected);
}

#[test]
fn what_is_broken_is_said_and_the_rest_is_read() {
    let length = format!("Content-Length: {}", response("200 OK", HTML, PAGE).len());
    let honest = String::from_utf8(page(FIRE)).unwrap();
    let lying = |lie: &str| honest.replace(&length, &format!("Content-Length: {lie}")).into_bytes();
    assert_ne!(lying("7"), page(FIRE));
    let broken = format!("damaged {FIRE}");
    for length in ["86000", "7", "-5", "999999999999999999999999999999", "0x10, 12", ""] {
        let file = [page("https://a.example/1"), lying(length), page("https://a.example/2")].concat();
        assert_eq!(outline(&file), ["https://a.example/1", &broken, "https://a.example/2"], "{length}");
    }
    let noise = [page("https://a.example/1"), b"noise\nmore\n".to_vec(), page("https://a.example/2")].concat();
    assert_eq!(outline(&noise), ["https://a.example/1", "damaged", "https://a.example/2"]);
    let cut = &page(FIRE)[..150];
    assert_eq!(outline(cut), [broken.as_str()]);
    let no_blank_lines = page("https://a.example/1").trim_ascii_end().to_vec();
    assert_eq!(outline(&[no_blank_lines, page(FIRE)].concat()), ["https://a.example/1", FIRE]);
    let truncated = honest.replace("WARC-Type", "WARC-Truncated: length\r\nWARC-Type");
    assert_eq!(outline(truncated.as_bytes()), [broken.as_str()]);
}

#[test]
fn a_body_with_fewer_bytes_than_its_server_said_is_damaged() {
    let length = |length: usize| format!("Content-Length: {length}\r\n");
    assert_eq!(body(&length(PAGE.len()), PAGE), Ok(PAGE.to_vec()));
    assert_eq!(body(&length(PAGE.len() + 1), PAGE), Err(ReadError::Damaged));
    assert_eq!(body(&format!("Content-Encoding: identity\r\n{}", length(900)), PAGE), Err(ReadError::Damaged));
    assert_eq!(body(&length(7), PAGE), Ok(PAGE.to_vec()), "the length of what was packed");
    assert_eq!(body(&format!("Content-Encoding: gzip\r\n{}", length(900)), PAGE), Ok(PAGE.to_vec()));
    assert_eq!(
        body(&format!("Transfer-Encoding: Chunked\r\n{}", length(900)), b"3\r\nabc\r\n0\r\n\r\n"),
        Ok(b"abc".to_vec())
    );
}

#[test]
fn members_without_records_do_not_fill_one_answer_without_end() {
    // Blank lines of which compression makes hardly less than it may.
    let lines = |number: u32| {
        let bits = number.wrapping_mul(2_654_435_761);
        (0..1000).map(move |place| if place < 32 && bits >> place & 1 == 1 { b'\r' } else { b'\n' })
    };
    let blank = gzip(&(0..8000).flat_map(lines).collect::<Vec<u8>>());
    let file = [gzip(&page(FIRE)), blank.repeat(20), gzip(&page(FIRE))].concat();
    assert!(read(&file, &ReadOptions::default()).next.is_some());
    assert_eq!(outline(&file), [FIRE, FIRE]);
}

#[test]
fn small_members_that_together_unpack_to_too_much_end_the_reading() {
    let blank = gzip(&b"\n".repeat(1 << 20));
    let mut broken = gzip(&[&page(FIRE)[..], &b"x".repeat(1 << 20)].concat());
    let at = broken.len() - 6;
    broken[at] ^= 1;
    for member in [blank, broken] {
        let file = [gzip(&page("https://a.example/1")), member.repeat(2000)].concat();
        let seen = outline(&file);
        assert_eq!(seen[0], "https://a.example/1");
        assert!(seen.len() < 5 && seen.last().is_some_and(|last| last == "unpacks_too_large"), "{seen:?}");
    }
}

#[test]
fn a_broken_member_does_not_spoil_those_behind_it() {
    let mut broken = gzip(&page(FIRE));
    broken[20..60].fill(0xaa);
    let file = [gzip(&page("https://a.example/1")), broken, gzip(&page("https://a.example/2"))].concat();
    assert_eq!(outline(&file), ["https://a.example/1", "damaged", "https://a.example/2"]);
    let whole = gzip(&page(FIRE));
    assert_eq!(outline(&[&gzip(&page(FIRE))[..], &whole[..whole.len() / 2]].concat()), [FIRE, "damaged"]);
}

#[test]
fn bodies_are_unpacked_as_their_fields_say() {
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::default());
    deflated.write_all(PAGE).unwrap();
    let mut wrapped = ZlibEncoder::new(Vec::new(), Compression::default());
    wrapped.write_all(PAGE).unwrap();
    let unpacked_brotli = [b"\x0b\x10\x80", PAGE, b"\x03"].concat();
    for (fields, packed) in [
        ("", PAGE.to_vec()),
        ("Content-Encoding: gzip\r\n", gzip(PAGE)),
        ("Content-Encoding: gzip, GZIP\r\n", gzip(&gzip(PAGE))),
        ("Content-Encoding: br\r\n", unpacked_brotli),
        ("Content-Encoding: deflate\r\n", wrapped.finish().unwrap()),
        ("Content-Encoding: deflate\r\n", deflated.finish().unwrap()),
        (
            "Transfer-Encoding: chunked\r\n",
            b"8;x=y\r\n<html><p\r\n19\r\n>Ferries sail.</p></html>\r\n0\r\n\r\n".to_vec(),
        ),
    ] {
        assert_eq!(body(fields, &packed).as_deref(), Ok(PAGE), "{fields}");
    }
    for fields in [
        "Content-Encoding: gzip\r\n",
        "Content-Encoding: br\r\n",
        "Content-Encoding: deflate\r\n",
        "Transfer-Encoding: chunked\r\n",
    ] {
        assert_eq!(body(fields, PAGE).as_deref(), Ok(PAGE), "kept unpacked: {fields}");
    }
}

#[test]
fn bodies_that_break_off_or_swell_are_not_read() {
    let whole = gzip(PAGE);
    assert_eq!(body("Content-Encoding: gzip\r\n", &whole[..whole.len() / 2]), Err(ReadError::Damaged));
    assert_eq!(body("Content-Encoding: br\r\n", &[0xff; 40]), Err(ReadError::Damaged));
    assert_eq!(body("Transfer-Encoding: chunked\r\n", b"ffffffffffff\r\nshort"), Err(ReadError::Damaged));
    assert_eq!(body("Transfer-Encoding: chunked\r\n", b"5\r\n<html"), Err(ReadError::Damaged));
    assert_eq!(body("Content-Encoding: gzip\r\n", &gzip(&vec![b' '; 4 << 20])), Err(ReadError::UnpacksTooLarge));
    assert_eq!(body("Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n", PAGE), Err(ReadError::UnpacksTooLarge));
    let zstd = ReadError::UnknownFormat { media_type: "application/zstd".into() };
    assert_eq!(body("Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd...."), Err(zstd));
}

/// Text that compression does not shrink to next to nothing, whichever does it.
fn sentences(count: u32) -> String {
    (0..count).map(|number| format!("Ferry {number} sails. ")).collect()
}

#[test]
fn a_file_in_several_answers_holds_the_same_documents() {
    let large = |number: u32| {
        let filler = format!("<html>{number}{}</html>", sentences(330_000));
        record("response", &format!("https://a.example/{number}"), &response("200 OK", HTML, filler.as_bytes()))
    };
    let records: Vec<Vec<u8>> = (0..8).map(large).collect();
    let expected: Vec<String> = (0..8).map(|number| format!("https://a.example/{number}")).collect();
    for file in [records.concat(), records.iter().flat_map(|record| gzip(record)).collect(), gzip(&records.concat())] {
        assert_eq!(read(&file, &ReadOptions::default()).parts.len(), 3);
        assert_eq!(outline(&file), expected);
    }
}

#[test]
fn what_is_unpacked_in_vain_counts_for_an_answer() {
    let swollen = gzip(format!("{{\"x\":\"{}\"}}", " ".repeat(1 << 20)).as_bytes());
    let fields = "Content-Type: application/json\r\nContent-Encoding: gzip\r\n";
    let file = record("response", FIRE, &response("200 OK", fields, &swollen)).repeat(140);
    let contents = read(&file, &ReadOptions::default());
    assert_eq!((contents.parts.len(), contents.next.is_some()), (0, true));
}

#[test]
fn heads_without_end_are_passed_over_in_bounded_time() {
    for head in [
        "WARC/1.0\n".repeat(200_000),
        format!("WARC/1.0\r\n{}", "X: y\r\n".repeat(300_000)),
        "WARC/1.0\nX".repeat(200_000),
    ] {
        let file = [head.into_bytes(), b"\r\n".to_vec(), page(FIRE)].concat();
        let parts = read(&file, &ReadOptions::default());
        assert!(parts.parts.iter().any(|part| matches!(part, Part::Unread { error: ReadError::Damaged, .. })));
    }
    let long = format!("WARC/1.0\r\nX: {}\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "a".repeat(3_000_000)).into_bytes();
    assert_eq!(outline(&[long, page(FIRE)].concat()), ["damaged", FIRE]);
}

proptest! {
    #[test]
    fn no_bytes_lead_to_a_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        is_compressed in any::<bool>(),
    ) {
        let packed = response("200 OK", "Content-Type: text/html\r\nContent-Encoding: br\r\n", b"\x0b\x02\x80pages\x03");
        let mut file = [page(FIRE), record("response", FIRE, &packed), page(FIRE)].concat();
        if is_compressed {
            file = [gzip(&file[..]), gzip(&page(FIRE))].concat();
        }
        for (at, byte) in flips {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = read_all(&file);
    }
}
