//! Bytes of every kind: what the reader refuses, and how.

#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;
use variorum_ingest::{MOST_BYTES, Part, ReadOptions, read};
use variorum_model::ReadingDoubt;

fn code(bytes: &[u8]) -> &'static str {
    read(bytes, &ReadOptions::default()).map_or_else(|error| error.code(), |_| "read")
}

#[test]
fn what_is_no_article_is_refused_with_its_reason() {
    assert_eq!(code(b""), "empty");
    assert_eq!(code(b" \r\n\xEF\xBB\xBF "), "empty");
    assert_eq!(code(b"\xEF\xBB\xBF\n"), "empty");
    assert_eq!(code(b"GIF89a ..."), "unknown_format");
    assert_eq!(code(b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f"), "binary");
    assert_eq!(code(&vec![b'a'; MOST_BYTES + 1]), "too_large");
    assert_eq!(code("<div>".repeat(2_000).as_bytes()), "too_deep");
    assert_eq!(code(b"A line of text."), "read");
}

#[test]
fn a_raw_file_is_taken_as_it_is_whatever_it_looks_like() {
    let options = ReadOptions { raw: true, ..ReadOptions::default() };
    let page = "\u{feff}<p>See also</p>\r\n\r\nSource link\r\n";
    let Part::Article(taken) = read(page.as_bytes(), &options).unwrap().parts.remove(0) else { panic!("no article") };
    assert_eq!(taken.text(), page);
    assert!(taken.blocks.iter().all(|block| block.left_out.is_none()));
    assert_eq!(read(b"\xff\xfe\xfd", &options).unwrap_err().code(), "not_utf8");
}

/// What the reader says of a page or a text with `words` in it.
fn doubts(words: &str) -> Vec<ReadingDoubt> {
    let body = "The harbour of Norrisay stays closed until the wind has dropped, the harbour office said on Tuesday. "
        .repeat(4);
    let page = format!(
        "<!doctype html><title>Harbour</title><nav>Me\u{200b}nu</nav><article><h1>Harbour closed</h1><p>{body}</p><p>{words} {body}</p></article>"
    );
    let text = format!("Harbour closed\n\n{body}\n\n{words} {body}\n");
    let found = [page, text].map(|document| {
        let parts = read(document.as_bytes(), &ReadOptions::default()).unwrap().parts;
        let [Part::Article(article)] = parts.as_slice() else { panic!("not one article") };
        article.doubts.clone()
    });
    assert_eq!(found[0], found[1]);
    found[0].clone()
}

#[test]
fn what_characters_hide_is_told_of_the_article_and_of_nothing_around_it() {
    assert_eq!(doubts("Ferries wait."), []);
    assert_eq!(doubts("Fer\u{200b}ries wait."), [ReadingDoubt::HiddenCharacters]);
    assert_eq!(doubts("Ferries \u{202e}tiaw\u{202c}."), [ReadingDoubt::DirectionOverrides]);
    assert_eq!(doubts("Fеrries wait."), [ReadingDoubt::LookAlikeLetters]);
    assert_eq!(doubts("Cafe\u{301} and co\u{ad}operation"), []);
    let page = "<article><h1>Harbour</h1><p>Fer&#8203;ries &#x202e;tiaw&#x202c; until the wind has dropped, they said.</p></article>";
    let parts = read(page.as_bytes(), &ReadOptions::default()).unwrap().parts;
    let [Part::Article(article)] = parts.as_slice() else { panic!("not one article") };
    for doubt in [ReadingDoubt::HiddenCharacters, ReadingDoubt::DirectionOverrides] {
        assert!(article.doubts.contains(&doubt), "{:?}", article.doubts);
    }
    assert!(article.text().starts_with("Ferries tiaw until"), "{}", article.text());
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &ReadOptions::default());
    }

    #[test]
    fn no_markup_makes_the_reader_panic(
        page in "<(html|p|div)>(<(p|div|a href=x|table|tr|td|li|h1|h2|figure|figcaption|blockquote|b|br|span class=byline)>|</(p|div|a|table|li|h1)>|[A-Za-z ]{1,30}|[.“”©@:|/é&;]){0,60}"
    ) {
        if let Ok(contents) = read(page.as_bytes(), &ReadOptions::default()) {
            for part in contents.parts {
                let Part::Article(extraction) = part else { continue };
                let text = extraction.text();
                for (block, span) in extraction.blocks.iter().zip(extraction.spans()) {
                    prop_assert_eq!(span.map(|span| span.of(&text)), block.left_out.is_none().then_some(block.text.as_str()));
                    prop_assert!(!block.text.is_empty());
                }
            }
        }
    }

    #[test]
    fn reading_twice_reads_the_same(text in "([A-Z][a-z]{1,9}( [a-z]{1,9}){0,20}[.:]?\n){1,12}") {
        let options = ReadOptions::default();
        prop_assert_eq!(read(text.as_bytes(), &options), read(text.as_bytes(), &options));
    }
}
