//! Bytes of every kind: what the reader refuses, and how.

use proptest::prelude::*;
use variorum_ingest::{MOST_BYTES, Part, ReadOptions, read};

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
