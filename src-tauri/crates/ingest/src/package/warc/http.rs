//! The answer of a server as it was archived.
//!
//! Programs that archive from a browser often keep the fields that say how a body was packed, though they keep the body unpacked. So what does
//! not begin as it should is taken as it is, and what begins so and then breaks off is damaged.

use super::super::inflate::inflate;
use super::head::Head;
use crate::ReadError;
use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::borrow::Cow;

/// How many times over a body may be packed.
const MOST_CODINGS: usize = 4;

/// A body, packed or not.
pub(super) type Body<'a> = Result<Cow<'a, [u8]>, ReadError>;

/// An answer.
pub(super) struct Message<'a> {
    pub(super) status: u16,
    pub(super) head: Head,
    packed: &'a [u8],
}

impl<'a> Message<'a> {
    /// The answer in a record's block.
    pub(super) fn parse(block: &'a [u8]) -> Option<Self> {
        let head = Head::parse(block, true).ok()?;
        let (version, rest) = head.first.split_once(' ')?;
        let status = rest.trim_start().get(..3)?.parse().ok()?;
        let packed = &block[head.end..];
        version.to_ascii_uppercase().starts_with("HTTP/").then_some(Self { status, head, packed })
    }

    /// Its body, unpacked.
    pub(super) fn body(&self) -> Body<'a> {
        let mut body = Cow::Borrowed(self.packed);
        if self.is_in_pieces() {
            body = joined(body)?;
        }
        let codings = self.codings();
        if codings.len() > MOST_CODINGS {
            return Err(ReadError::UnpacksTooLarge);
        }
        for coding in codings.iter().rev() {
            body = unpacked(body, coding)?;
        }
        Ok(body)
    }

    /// Whether the body has fewer bytes than the server said. What was packed shows it itself, and its length says nothing of a body that is
    /// kept unpacked.
    pub(super) fn is_cut_off(&self) -> bool {
        let length = self.head.field("Content-Length").and_then(|length| length.parse::<usize>().ok());
        !self.is_in_pieces() && self.codings().is_empty() && length.is_some_and(|length| self.packed.len() < length)
    }

    fn is_in_pieces(&self) -> bool {
        let codings = self.head.field("Transfer-Encoding").unwrap_or_default();
        codings.split(',').any(|coding| coding.trim().eq_ignore_ascii_case("chunked"))
    }

    /// How the body was packed, in the order in which it was.
    fn codings(&self) -> Vec<String> {
        let codings = self.head.field("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        let codings = codings.split(',').map(str::trim);
        codings.filter(|coding| !coding.is_empty() && *coding != "identity").map(str::to_owned).collect()
    }
}

/// The pieces of a body, joined.
fn joined(body: Cow<'_, [u8]>) -> Body<'_> {
    if piece(&body).is_none() {
        return Ok(body);
    }
    let mut joined = Vec::new();
    let mut rest = &body[..];
    loop {
        let (length, behind) = piece(rest).ok_or(ReadError::Damaged)?;
        if length == 0 {
            return Ok(Cow::Owned(joined));
        }
        let (bytes, behind) = behind.split_at_checked(length).ok_or(ReadError::Damaged)?;
        joined.extend_from_slice(bytes);
        rest = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).ok_or(ReadError::Damaged)?;
    }
}

/// The length that is said of a piece, and what is behind the line that says so.
fn piece(bytes: &[u8]) -> Option<(usize, &[u8])> {
    /// How long the line may be.
    const LONGEST: usize = 1000;
    let end = bytes.iter().take(LONGEST).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let length = line.split(';').next().unwrap_or_default().trim();
    let is_number = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| usize::from_str_radix(length, 16).ok()).flatten().map(|length| (length, &bytes[end + 1..]))
}

/// A body with one coding undone.
fn unpacked<'a>(body: Cow<'a, [u8]>, coding: &str) -> Body<'a> {
    let packed = body.len();
    let result = match coding {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => {
            return inflate(GzDecoder::new(&body[..]), packed).map(Cow::Owned);
        }
        "deflate" => inflate(ZlibDecoder::new(&body[..]), packed).or_else(|error| match error {
            // Some servers leave out the wrapping that the standard asks for.
            ReadError::Damaged => inflate(DeflateDecoder::new(&body[..]), packed),
            other => Err(other),
        }),
        "br" => inflate(Decompressor::new(&body[..], 4096), packed),
        "zstd" if body.starts_with(b"\x28\xb5\x2f\xfd") => {
            return Err(ReadError::UnknownFormat { media_type: "application/zstd".into() });
        }
        _ => return Ok(body),
    };
    match result {
        // These two have no first bytes to be known by, but what they yield is hardly ever a text.
        Err(ReadError::Damaged) if std::str::from_utf8(&body).is_ok() => Ok(body),
        result => result.map(Cow::Owned),
    }
}
