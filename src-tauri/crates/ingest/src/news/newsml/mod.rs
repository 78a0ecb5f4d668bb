//! NewsML-G2, and NewsML 1 before it.
//!
//! Nothing is fetched: neither the catalogues that explain a document's codes nor contents that stand elsewhere.

mod components;
mod content;
mod g2;
mod v1;

use crate::charset::Decoded;
use crate::news::Items;
use crate::xml;
use crate::{Contents, ReadError};

/// Reads the document `decoded`; `address` is where it came from. Fails with [`ReadError::NoDocuments`] when no item in it is a text.
pub(crate) fn read(decoded: &Decoded, address: Option<&str>) -> Result<Contents, ReadError> {
    let root = xml::parse(&decoded.text)?;
    let mut items = Items::default();
    match root.name.as_str() {
        "NewsML" => v1::read(&root, &mut items),
        _ => g2::read(&root, &mut items),
    }
    items.contents(&decoded.doubts, address)
}

/// Whether a status, such as `stat:canceled`, says that the item was withdrawn.
fn is_withdrawn(status: &str) -> bool {
    matches!(code(status).to_ascii_lowercase().as_str(), "canceled" | "cancelled" | "withheld" | "killed")
}

/// What a code says, without the name of the list that it stands in: `text` of `ninat:text`.
fn code(qcode: &str) -> &str {
    qcode.rsplit([':', '/']).next().unwrap_or(qcode).trim()
}
