//! Plain texts, and bytes that are none.

use crate::case::{Case, either, read, unread};
use crate::story::{TITLE, text};

pub fn cases() -> Vec<Case> {
    [lines(), characters(), words(), markdown()].into_iter().flatten().collect()
}

/// The article, and something after it.
fn with(more: impl AsRef<[u8]>) -> Vec<u8> {
    [format!("{TITLE}\n\n{}\n\n", text()).as_bytes(), more.as_ref()].concat()
}

fn lines() -> Vec<Case> {
    vec![
        either("a line of 20 MB", "txt", || with("the quay is wet and ".repeat(1_000_000))),
        either("a line of 20 MB without a blank", "txt", || with("a".repeat(20_000_000))),
        unread("20 MB of empty lines", "txt", &["empty"], || b"\n".repeat(20_000_000)),
        unread("blanks of every kind and nothing else", "txt", &["empty"], || {
            " \t\u{a0}\u{2003}\u{3000}\r\n\u{2028}\u{85}".repeat(1_000).into_bytes()
        }),
        either("2,000,000 lines of one letter", "txt", || with("a\n".repeat(2_000_000))),
        either("500,000 paragraphs of one word", "txt", || with("word\n\n".repeat(500_000))),
        read("lines that end with carriage returns alone", "txt", || with("One more line.\r".repeat(50_000))),
        either("the same paragraph 50,000 times", "txt", || {
            with("The ferries sailed again on Tuesday.\n\n".repeat(50_000))
        }),
        unread("no byte at all", "txt", &["empty"], Vec::new),
        either("one byte", "txt", || b"a".to_vec()),
        unread("a byte order mark and nothing else", "txt", &["empty"], || b"\xef\xbb\xbf".to_vec()),
    ]
}

fn characters() -> Vec<Case> {
    vec![
        unread("null bytes only", "txt", &["binary", "empty"], || vec![0; 1_000_000]),
        unread("noise", "txt", &["binary"], noise),
        either("every byte there is", "txt", || (0..=255).cycle().take(100_000).collect()),
        read("bytes that are not UTF-8 among letters that are", "txt", || {
            with(b"The caf\xe9 on the quay \xff\xfe\xf5 \xc0\xaf \xed\xa0\x80 \xe2\x28\xa1 \x80 stays open.\n")
        }),
        read("a letter cut in two at the end", "txt", || with(b"caf\xc3")),
        either("lone surrogates in UTF-16", "txt", || {
            let units = text().encode_utf16().collect::<Vec<_>>();
            let mut bytes = b"\xff\xfe".to_vec();
            for unit in units.iter().chain(&[0xd83d, 0x20, 0xdc00, 0xdc00, 0xd800]) {
                bytes.extend(unit.to_le_bytes());
            }
            bytes
        }),
        either("UTF-16 that ends in the middle of a letter", "txt", || {
            let mut bytes: Vec<u8> = text().encode_utf16().flat_map(u16::to_be_bytes).collect();
            bytes.truncate(bytes.len() - 1);
            bytes
        }),
        either("UTF-32", "txt", || text().chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()),
        either("a letter with 500,000 accents", "txt", || {
            with(format!("a{}", "\u{301}\u{323}\u{489}".repeat(170_000)))
        }),
        either("300,000 people joined into one sign", "txt", || with("👩\u{200d}".repeat(300_000))),
        either("500,000 changes of direction", "txt", || with("\u{202e}a\u{202d}b\u{2066}c".repeat(170_000))),
        either("100,000 commands to a terminal", "txt", || {
            with("\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m go ".repeat(100_000))
        }),
        either("a million signs from outside the first plane", "txt", || with("𝔸𝔹 🜁 ".repeat(250_000))),
    ]
}

fn words() -> Vec<Case> {
    vec![
        either("2,000,000 ends of sentences", "txt", || with("a. ".repeat(700_000))),
        either("a million abbreviations in a row", "txt", || with("U.S.A.e.g.Dr.".repeat(80_000))),
        either("500,000 quotation marks that open", "txt", || with("“‘„«".repeat(125_000))),
        either("500,000 brackets that open", "txt", || with("([{".repeat(170_000))),
        either("a number of 2,000,000 digits", "txt", || with("7".repeat(2_000_000))),
        either("300,000 dates in a row", "txt", || with("31/12/2029 12:61:61 UTC+99 ".repeat(75_000))),
        either("300,000 names in a row", "txt", || with("Tilda Marrow and Osk Brede, ".repeat(75_000))),
        either("50,000 bylines", "txt", || with("By Tilda Marrow and Osk Brede\n\n".repeat(50_000))),
        either("100,000 lines of which each is a teaser", "txt", || {
            with("See also: Ferries stand still\n\n".repeat(100_000))
        }),
        either("500,000 addresses", "txt", || with("https://a.example/b?c=d#e ".repeat(200_000))),
    ]
}

fn markdown() -> Vec<Case> {
    vec![
        either("quotations in Markdown, 50,000 deep", "md", || with(format!("# Ferries\n\n{} x", ">".repeat(50_000)))),
        either("lists in Markdown, 2,000 deep", "md", || {
            with(format!(
                "# Ferries\n\n{}",
                (0..2_000).map(|depth| format!("{}- x\n", " ".repeat(depth * 2))).collect::<String>()
            ))
        }),
        either("100,000 brackets in Markdown", "md", || with(format!("# Ferries\n\n{}", "[".repeat(100_000)))),
        either("100,000 links in links in Markdown", "md", || with(format!("# Ferries\n\n{}", "[a](".repeat(100_000)))),
        either("stresses in Markdown that never end", "md", || {
            with(format!("# Ferries\n\n{}", "*a **b _c ".repeat(50_000)))
        }),
        either("back ticks in Markdown of every length", "md", || {
            with(format!(
                "# Ferries\n\n{}",
                (1..1_500).map(|length| format!("e{}", "`".repeat(length))).collect::<String>()
            ))
        }),
        either("50,000 definitions of one link in Markdown", "md", || {
            with(format!("# Ferries\n\n{}\n{}", "[a]: b\n".repeat(50_000), "[a] ".repeat(50_000)))
        }),
        either("a table of 5,000 columns in Markdown", "md", || {
            let row = |cell: &str| format!("{}|\n", cell.repeat(5_000));
            with(format!("# Ferries\n\n{}{}{}", row("|a"), row("|-"), row("|b").repeat(100)))
        }),
    ]
}

/// A million bytes that look like nothing.
fn noise() -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    // None of the kinds that are known by their first bytes.
    [1, 2, 3, 4].into_iter().chain(std::iter::repeat_with(next)).take(1_000_000).collect()
}
