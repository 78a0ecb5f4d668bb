//! One record of a WARC file.

use super::head::Head;

/// What each record begins with.
pub(super) const START: &[u8] = b"WARC/1.";

/// A record.
#[derive(Debug)]
pub(in super::super) struct Record<'a> {
    pub(super) head: Head,
    /// What it is about: a message or a document.
    pub(super) block: &'a [u8],
}

/// A stretch of a file that is no record.
#[derive(Debug)]
pub(super) struct Broken {
    /// The address that the record names, as far as it can be read.
    pub(super) address: Option<String>,
}

impl Record<'_> {
    /// What kind of record it is: `response`, `request` and so on.
    pub(super) fn kind(&self) -> &str {
        self.head.field("WARC-Type").unwrap_or_default()
    }

    /// The address that it is about.
    pub(in super::super) fn address(&self) -> Option<&str> {
        address(&self.head)
    }
}

/// The address in a head. Some programs put it in angle brackets.
fn address(head: &Head) -> Option<&str> {
    head.field("WARC-Target-URI").map(|address| address.trim_start_matches('<').trim_end_matches('>'))
}

/// The record at a place in the file, or behind the blank lines there, and the place behind it. A record is broken whose length leads to
/// neither the empty lines behind a record nor another one nor the end; what follows it is looked for from its block on, since its length may be what is wrong.
pub(super) fn at(bytes: &[u8], at: usize) -> Option<(Result<Record<'_>, Broken>, usize)> {
    let start = past_blank_lines(bytes, at);
    let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
    if !rest.starts_with(START) {
        return Some((Err(Broken { address: None }), next_start(bytes, start)));
    }
    let head = match Head::parse(rest, false) {
        Ok(head) => head,
        Err(broken) => {
            let broken_at = start + broken.at.max(1);
            return Some((
                Err(Broken { address: address(&broken.head).map(str::to_owned) }),
                next_start(bytes, broken_at),
            ));
        }
    };
    let block = start + head.end;
    let end = head
        .field("Content-Length")
        .and_then(|length| length.parse().ok())
        .and_then(|length| block.checked_add(length));
    if let Some(end) = end
        && let Some(content) = bytes.get(block..end)
    {
        let behind = past_blank_lines(bytes, end);
        let rest = &bytes[behind..];
        if bytes[end..].starts_with(b"\r\n\r\n") || rest.is_empty() || rest.starts_with(START) {
            return Some((Ok(Record { head, block: content }), behind));
        }
    }
    Some((Err(Broken { address: address(&head).map(str::to_owned) }), next_start(bytes, block)))
}

fn past_blank_lines(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// Where the next line begins, from a place on, that is the first of a record; the end when there is none.
fn next_start(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(rest) = bytes.get(at..) {
        if rest.starts_with(START) {
            return at;
        }
        let Some(length) = rest.iter().position(|byte| *byte == b'\n') else { break };
        at += length + 1;
    }
    bytes.len()
}
