//! The way from bytes to articles.

use crate::format::{self, Format};
use crate::{
    Contents, ReadError, charset, export, feed, html, json, mail, markdown, news, office, package, pdf, plain, raw,
};
use serde::{Deserialize, Serialize};

/// The version of this reader: a higher one reads better.
pub const READER_VERSION: u32 = 4;

/// The most bytes that a document may have.
pub const MOST_BYTES: usize = 64 << 20;

/// The most bytes of text that a document may have, markup included: what is parsed as a whole takes several times its size in memory.
pub(crate) const MOST_TEXT: usize = 32 << 20;

/// How a document is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOptions {
    /// Take the file as it is: UTF-8 text of which nothing is left out, stripped or normalised.
    pub raw: bool,
    /// Where the document came from, when that is known.
    pub address: Option<String>,
    /// The character set that the server said which it came from.
    pub charset: Option<String>,
    /// What its file is called. Only a piece of a page that does not say what it is is judged by it.
    pub file_name: Option<String>,
    /// Whether it is a mail that somebody passes on in another.
    pub forwarded: bool,
    /// The member of a package at which the answer begins: [`Contents::next`] of the answer before.
    pub from: u64,
}

/// Reads `bytes`: the articles in them, and the documents of their own that a package holds, in their order.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Contents, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    if options.raw {
        return raw::read(bytes).map(Contents::from);
    }
    match format::of_bytes(bytes)? {
        Some(Format::Pdf) => pdf::read(bytes, options).map(Contents::from),
        Some(Format::Zip) => package::zip::read(bytes, options),
        Some(Format::Gzip) => package::gzip::read(bytes, options),
        Some(Format::Tar) => package::tar::read(bytes, options),
        Some(Format::Warc) => Ok(package::warc::read(bytes, options)),
        _ => read_text(bytes, options),
    }
}

fn read_text(bytes: &[u8], options: &ReadOptions) -> Result<Contents, ReadError> {
    let decoded = charset::decode(bytes, options.charset.as_deref());
    if decoded.text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(ReadError::Empty);
    }
    let format = format::of_text(&decoded.text, options.file_name.as_deref())?;
    // The bytes of attachments are no text.
    if decoded.text.len() > MOST_TEXT && format != Format::Mail {
        return Err(ReadError::TooLarge { bytes: decoded.text.len(), most: MOST_TEXT });
    }
    let address = options.address.as_deref();
    match format {
        Format::Html => html::read(decoded, address).map(Contents::from),
        Format::Markdown => markdown::read(decoded, address).map(Contents::from),
        Format::Export => export::read(decoded),
        Format::FlatOdt => office::odt::read_flat(&decoded.text, address),
        Format::Mail => mail::read(bytes, options),
        Format::Feed => feed::read(&decoded, address),
        Format::Json => json::read(decoded, address),
        Format::NewsMl => news::newsml::read(&decoded, address),
        Format::Nitf => news::nitf::read(&decoded, address).map(Contents::from),
        _ => plain::read(decoded, address),
    }
}
