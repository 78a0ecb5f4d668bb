//! Answers on standard output.

use serde::Serialize;
use std::io::{self, Write};

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
