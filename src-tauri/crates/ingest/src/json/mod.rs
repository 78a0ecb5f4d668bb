//! Articles in JSON: JSON Feed, schema.org, ninjs, and what `variorum extract` writes; one value, a list of them, or one a line.

mod feed;
mod mended;
mod ninjs;
mod read_back;
mod schema_org;
mod values;

pub(crate) use mended::mended;

use crate::charset::Decoded;
use crate::news::Items;
use crate::{Contents, ReadError};
use serde_json::Value;
use variorum_model::ReadingDoubt;

/// Reads the document `decoded`; `address` is where it came from. Fails with [`ReadError::UnknownFormat`] when it holds no article.
pub(crate) fn read(decoded: Decoded, address: Option<&str>) -> Result<Contents, ReadError> {
    let found = values::values(&decoded.text)?;
    let mut doubts = decoded.doubts;
    if found.replaced && !doubts.contains(&ReadingDoubt::ReplacedCharacters) {
        doubts.push(ReadingDoubt::ReplacedCharacters);
    }
    let mut items = Items::default();
    let mut has_articles = false;
    for value in &found.values {
        match value {
            Ok(value) => {
                let before = items.len();
                has_articles |= take(value, address, &mut items);
                if items.len() == before && found.values.len() > 1 {
                    items.refuse(None, unknown());
                }
            }
            Err(error) => items.refuse(None, error.clone()),
        }
    }
    if !has_articles {
        return Err(unknown());
    }
    items.contents(&doubts, address)
}

/// Takes the articles in `value`, and says whether it is of a kind that holds any.
fn take(value: &Value, address: Option<&str>, items: &mut Items) -> bool {
    match value {
        Value::Array(values) => {
            let mut found = false;
            for value in values {
                found |= take(value, address, items);
            }
            found
        }
        _ if items.is_full() => true,
        value if feed::is(value) => feed::take(value, address, items),
        value if read_back::is(value) => read_back::take(value, items),
        value if schema_org::is(value) => schema_org::take(value, address, items),
        value if ninjs::is(value) => ninjs::take(value, items),
        // As content interfaces answer.
        Value::Object(object) => object.get("_items").is_some_and(|inner| take(inner, address, items)),
        _ => false,
    }
}

fn unknown() -> ReadError {
    ReadError::UnknownFormat { media_type: "application/json".into() }
}
