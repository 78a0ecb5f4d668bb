//! Answers on standard output.

use serde::Serialize;
use std::io::{self, Write};
use variorum_engine::{BlockAnswer, ExtractAnswer};

/// Writes `answer` as one line of JSON.
pub fn json_line(out: &mut impl Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    out.write_all(b"\n")
}

/// A text from outside as it may stand on a terminal: control characters, which could steer it, are shown as replacement characters.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// A name of the contract (`photo_caption`) as words.
pub fn in_words(name: &impl Serialize) -> String {
    let name = serde_json::to_value(name).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('_', " ")
}

/// What a person should know about a reading; none when there is nothing.
pub fn doubts(document: &ExtractAnswer) -> Option<String> {
    let doubts: Vec<String> = document.doubts.iter().map(in_words).collect();
    (!doubts.is_empty()).then(|| doubts.join(", "))
}

/// Writes a block and a blank line; one that is left out is indented, with its reason.
pub fn block(out: &mut impl Write, block: &BlockAnswer) -> io::Result<()> {
    match block.reason {
        None => writeln!(out, "{}\n", plain(&block.text)),
        Some(reason) => writeln!(out, "    [left out: {}] {}\n", in_words(&reason), plain(&block.text)),
    }
}
