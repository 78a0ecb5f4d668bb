//! Answers on standard output.

use serde::Serialize;
use std::io::{self, Write};
use variorum_engine::{BlockAnswer, MeaningAnswer, ReadingDoubt};

/// Says on standard error where passages could not be compared by meaning.
pub fn say_words_alone(meaning: Option<&MeaningAnswer>) {
    if meaning.is_none() {
        eprintln!("variorum: compared by words alone: no model of sentence vectors was found (see --model)");
    }
}

/// Writes `answer` as one line of JSON.
pub fn json_line(out: &mut impl Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    out.write_all(b"\n")
}

/// A name or title from outside as it may stand in a line on a terminal: characters that could steer it, end the line or turn the direction of
/// what stands beside them are shown as replacement characters.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// The most characters of a text that stand for it in a line.
const BEGINNING: usize = 72;

/// The beginning of a text from outside, as it may stand in a line on a terminal.
pub fn beginning(text: &str) -> String {
    match text.char_indices().nth(BEGINNING) {
        Some((end, _)) => format!("{} …", plain(text[..end].trim_end())),
        None => plain(text),
    }
}

/// How a document is named in a line: with what its package calls it, where it came in one.
pub fn named(source: &str, member: Option<&str>) -> String {
    match member {
        Some(member) => format!("{} ({})", plain(source), plain(member)),
        None => plain(source),
    }
}

/// How an article is called in a line: by its outlet, else as its document is named.
pub fn called(outlet: Option<&str>, source: &str, member: Option<&str>) -> String {
    outlet.map_or_else(|| named(source, member), plain)
}

/// A text from outside as it may stand on a terminal, its lines kept.
pub fn plain_lines(text: &str) -> String {
    text.split('\n').map(plain).collect::<Vec<_>>().join("\n")
}

fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name of the contract (`photo_caption`) as words.
pub fn in_words(name: &impl Serialize) -> String {
    let name = serde_json::to_value(name).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('_', " ")
}

/// What a person should know about a reading; none when there is nothing.
pub fn doubts(doubts: &[ReadingDoubt]) -> Option<String> {
    (!doubts.is_empty()).then(|| doubts.iter().map(in_words).collect::<Vec<_>>().join(", "))
}

/// Writes a block and a blank line; one that is left out is indented, with its reason.
pub fn block(out: &mut impl Write, block: &BlockAnswer) -> io::Result<()> {
    match block.reason {
        None => writeln!(out, "{}\n", plain_lines(&block.text)),
        Some(reason) => writeln!(out, "    [left out: {}] {}\n", in_words(&reason), plain_lines(&block.text)),
    }
}
