//! The words around and inside names.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What the program knows of names, in all languages. All words are in lower case.
#[derive(Debug, Default, Deserialize)]
pub struct NameWords {
    titles: BTreeSet<String>,
    particles: BTreeSet<String>,
    nicknames: Vec<BTreeSet<String>>,
}

static ALL: LazyLock<NameWords> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../data/lexicons/names.json")).unwrap_or_default());

impl NameWords {
    /// The words.
    pub fn shipped() -> &'static Self {
        &ALL
    }

    /// Whether `word` before a name says what its bearer is: "minister".
    pub fn is_title(&self, word: &str) -> bool {
        self.titles.contains(word)
    }

    /// Whether `word` joins the parts of a name: "van".
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Whether two given names can be those of one person: "Betty", "Elizabeth".
    pub fn is_nickname(&self, one: &str, other: &str) -> bool {
        self.nicknames.iter().any(|names| names.contains(one) && names.contains(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_nicknames_are_read() {
        let words = NameWords::shipped();
        assert!(words.is_title("minister") && words.is_particle("van") && !words.is_title("betty"));
        assert!(words.is_nickname("betty", "elizabeth") && !words.is_nickname("betty", "robert"));
    }
}
