//! Zones of time by the abbreviations that newspapers and machines write.

use serde::Deserialize;
use std::sync::LazyLock;
use variorum_model::Language;

/// A zone of time.
#[derive(Debug, Deserialize)]
pub struct Zone {
    names: Vec<String>,
    /// From UTC, as ISO 8601 writes it.
    pub offset: String,
    /// The languages that write it so.
    #[serde(rename = "in")]
    languages: Vec<String>,
    /// Whether its abbreviation names another zone elsewhere, so that a machine may mean either.
    #[serde(default)]
    pub several: bool,
}

impl Zone {
    /// Whether texts in `language` write this zone so.
    pub fn is_of(&self, language: Option<&Language>) -> bool {
        language.is_some_and(|language| self.languages.iter().any(|tag| tag == language.as_str()))
    }
}

static ALL: LazyLock<Vec<Zone>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../data/lexicons/zones.json")).unwrap_or_default());

/// The zone that `name` names as it is written: in capitals, since "est" and "cet" are words.
pub fn zone_named(name: &str) -> Option<&'static Zone> {
    ALL.iter().find(|zone| zone.names.iter().any(|known| known == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_named_in_capitals_in_its_languages() {
        let (english, french) = (Language::from_tag("en"), Language::from_tag("fr"));
        let eastern = zone_named("EST").unwrap();
        assert_eq!(eastern.offset, "-05:00");
        assert!(eastern.is_of(english.as_ref()) && !eastern.is_of(french.as_ref()));
        assert!(zone_named("est").is_none() && zone_named("cet").is_none() && zone_named("мск").is_some());
    }
}
