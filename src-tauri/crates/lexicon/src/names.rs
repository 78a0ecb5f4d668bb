//! The words around and inside names.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What the program knows of names, in all languages. All words are in lower case.
#[derive(Debug, Default, Deserialize)]
pub struct NameWords {
    titles: FxHashSet<String>,
    particles: FxHashSet<String>,
    nicknames: Nicknames,
}

/// The numbers of the lists in which given names stand.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<BTreeSet<String>>")]
struct Nicknames(FxHashMap<String, Vec<usize>>);

impl From<Vec<BTreeSet<String>>> for Nicknames {
    fn from(lists: Vec<BTreeSet<String>>) -> Self {
        let mut numbers: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (number, names) in lists.into_iter().enumerate() {
            for name in names {
                numbers.entry(name).or_default().push(number);
            }
        }
        Self(numbers)
    }
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
        let lists = |name: &str| self.nicknames.0.get(name);
        lists(one).is_some_and(|ones| lists(other).is_some_and(|others| ones.iter().any(|one| others.contains(one))))
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
