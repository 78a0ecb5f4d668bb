//! The document in a record.
//!
//! Documents are what a server answered with success, and what was archived without asking a server, when it is of a kind that holds
//! articles. What only serves pages, the answers that scripts ask for, the rules for robots and an archive's notes on itself are passed over.

use super::super::answer::Answer;
use super::super::inflate::most_taken;
use super::http::{Body, Message};
use super::record::Record;
use crate::format::{self, Format};
use crate::{ReadError, beside};
use std::borrow::Cow;
use url::Url;

/// Puts the document in a record into the answer, when there is one and its address is wanted.
pub(super) fn collect(record: &Record<'_>, answer: &mut Answer, is_wanted: &dyn Fn(&str) -> bool) {
    let is_meant = |address: &&str| is_of_web(address) && !is_for_robots(address) && is_wanted(address);
    let Some(address) = record.address().filter(is_meant) else { return };
    let Some(Candidate { media_type, body, is_cut_off }) = Candidate::of(record) else { return };
    answer.looked_at(body.as_ref().map_or_else(|_| most_taken(record.block.len()), |body| body.len()));
    let bytes = match body {
        Ok(body) if !is_document(&media_type, &body) => return,
        // It would look like one that its outlet cut.
        Ok(_) if is_cut_off => Err(ReadError::Damaged),
        body => body.map(Cow::into_owned),
    };
    answer.push(None, Some(address.to_owned()), bytes);
}

/// What may be the document in a record.
struct Candidate<'a> {
    media_type: String,
    /// Its bytes, unpacked.
    body: Body<'a>,
    /// Whether a part of it alone was archived.
    is_cut_off: bool,
}

impl<'a> Candidate<'a> {
    fn of(record: &Record<'a>) -> Option<Self> {
        let is_part = ["WARC-Truncated", "WARC-Segment-Number"].iter().any(|field| record.head.field(field).is_some());
        match record.kind() {
            "response" => {
                let Some(message) = Message::parse(record.block) else {
                    return Some(Self { media_type: String::new(), body: Err(ReadError::Damaged), is_cut_off: true });
                };
                let media_type = message.head.media_type();
                let is_cut_off = is_part || message.is_cut_off();
                let is_candidate = message.status == 200 && may_be_document(&media_type);
                is_candidate.then(|| Self { media_type, body: message.body(), is_cut_off })
            }
            "resource" | "conversion" => {
                let media_type = record.head.media_type();
                let body = Ok(Cow::Borrowed(record.block));
                may_be_document(&media_type).then_some(Self { media_type, body, is_cut_off: is_part })
            }
            _ => None,
        }
    }
}

/// What became of a request.
pub(in super::super) enum Outcome {
    /// It was answered with success.
    Answered,
    /// It was sent on to this address.
    SentOn(Url),
}

/// What became of the request that the record holds the answer to.
pub(in super::super) fn outcome(record: &Record<'_>) -> Option<Outcome> {
    let message = Message::parse(record.block).filter(|_| record.kind() == "response")?;
    match message.status {
        200 => Some(Outcome::Answered),
        300..400 => {
            let target = Url::parse(record.address()?).ok()?.join(message.head.field("Location")?).ok()?;
            Some(Outcome::SentOn(target))
        }
        _ => None,
    }
}

fn is_of_web(address: &str) -> bool {
    ["http://", "https://", "file://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn is_for_robots(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| url.path() == "/robots.txt")
}

/// Whether a document of this media type may hold articles.
fn may_be_document(media_type: &str) -> bool {
    const TYPES: [&str; 11] = [
        "",
        "text/html",
        "application/xhtml+xml",
        "application/pdf",
        "text/plain",
        "text/markdown",
        "text/xml",
        "application/xml",
        "application/json",
        "message/rfc822",
        "multipart/related",
    ];
    TYPES.contains(&media_type)
        || media_type.ends_with("+json")
        || media_type.ends_with("+xml") && media_type != "image/svg+xml"
}

/// Whether a document of this media type holds articles: much of what servers call text, JSON or XML does not.
fn is_document(media_type: &str, body: &[u8]) -> bool {
    let start = &body[..body.len().min(beside::START)];
    if body.trim_ascii().is_empty() || beside::is_resource(start) {
        return false;
    }
    let kind = || format::of_start(start);
    match media_type {
        "text/html" | "application/xhtml+xml" | "application/pdf" | "message/rfc822" | "multipart/related" => true,
        "" => kind().is_ok_and(|kind| kind != Format::Json || holds_text(body)),
        _ if media_type.ends_with("json") => holds_text(body),
        _ if media_type.ends_with("xml") => kind().is_ok_and(|kind| kind != Format::PlainText),
        _ => true,
    }
}

/// Whether JSON has a field in which schema.org, ninjs or JSON Feed put the text of an article.
fn holds_text(body: &[u8]) -> bool {
    const WITHIN: usize = 256 << 10;
    const FIELDS: [&str; 7] = [
        "\"articleBody\"",
        "\"headline\"",
        "\"body_text\"",
        "\"body_html\"",
        "\"body_xhtml\"",
        "\"content_html\"",
        "\"content_text\"",
    ];
    let start = String::from_utf8_lossy(&body[..body.len().min(WITHIN)]);
    FIELDS.iter().any(|field| start.contains(field))
}
