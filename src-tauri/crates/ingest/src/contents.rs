//! What stands in a document.

use crate::{Listing, ReadError};
use serde::{Deserialize, Serialize};
use variorum_model::Extraction;

/// What stands in a document, as far as one answer holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Its parts, in their order.
    pub parts: Vec<Part>,
    /// At which member the next answer goes on ([`ReadOptions::from`](crate::ReadOptions::from)); none when this is the last.
    pub next: Option<u64>,
    /// What it lists, when it is a feed.
    pub listing: Option<Listing>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// An article.
    Article(Box<Extraction>),
    /// A document of its own inside a package, to be read by a question of its own.
    Member(Member),
    /// A part that cannot be read.
    Unread {
        /// What the package calls it.
        name: Option<String>,
        /// Why.
        error: ReadError,
    },
}

/// A document inside a package: a file in a ZIP archive, a response in a WARC file, an attachment of a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// What the package calls it.
    pub name: Option<String>,
    /// The address that it came from, where the package says so.
    pub address: Option<String>,
    /// Whether it is a mail that somebody passes on in another: what its header says is said of the article, whoever sent it.
    #[serde(default)]
    pub forwarded: bool,
    /// Its bytes.
    #[serde(with = "base64_text")]
    pub bytes: Vec<u8>,
}

impl From<Extraction> for Contents {
    fn from(extraction: Extraction) -> Self {
        Self { parts: vec![Part::Article(Box::new(extraction))], ..Self::default() }
    }
}

/// Bytes as text: a JSON list of numbers would be three times as long.
mod base64_text {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Listed;
    use variorum_model::Digest;

    #[test]
    fn parts_cross_a_process_border_unchanged() {
        let member = Member { name: Some("a.html".into()), address: None, forwarded: false, bytes: vec![0, 255, b'<'] };
        let unread = Part::Unread { name: None, error: ReadError::Empty };
        let listed = Listed { address: "https://harbour.example/fire".into(), said: Digest::of(b"Fire") };
        let listing = Some(Listing { title: None, entries: vec![listed] });
        let contents = Contents { parts: vec![Part::Member(member), unread], next: Some(7), listing };
        let json = serde_json::to_string(&contents).unwrap();
        assert_eq!(serde_json::from_str::<Contents>(&json).unwrap(), contents);
    }
}
