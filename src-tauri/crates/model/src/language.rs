//! Which language a text is in.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language as a BCP 47 primary subtag in lower case: `en`, `ru`, `zh`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
#[ts(as = "String")]
pub struct Language(String);

impl Language {
    /// The language of a BCP 47 tag such as `en-GB`, or none when the tag does not begin with a language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        let valid = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
        valid.then_some(Self(primary))
    }

    /// The subtag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_cut_to_its_language() {
        assert_eq!(Language::from_tag("en-GB").unwrap().as_str(), "en");
        assert_eq!(Language::from_tag("RU_ru").unwrap().as_str(), "ru");
        assert_eq!(Language::from_tag("x"), None);
        assert_eq!(Language::from_tag(""), None);
    }
}
