//! How dates are written, by language.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The words of dates in one language.
#[derive(Debug, Deserialize)]
pub struct DateWords {
    months: Vec<String>,
    weekdays: Vec<String>,
    filler: BTreeSet<String>,
    changed: Vec<String>,
    /// The names of months and weekdays in full, in the form in which dates have them.
    full: Vec<String>,
}

static ALL: LazyLock<BTreeMap<String, DateWords>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../data/lexicons/dates.json")).unwrap_or_default());

impl DateWords {
    /// The words of every language that the program has a list for, in the order of their tags.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        ALL.values()
    }

    /// The month, 1 to 12, that `word` names or abbreviates; `word` is in lower case.
    pub fn month(&self, word: &str) -> Option<i8> {
        let named = |stems: &String| stems.split('|').any(|stem| word.starts_with(stem));
        self.months.iter().zip(1..).find(|(stems, _)| named(stems)).map(|(_, month)| month)
    }

    /// Whether `word` names or abbreviates a day of the week; `word` is in lower case.
    pub fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.iter().any(|stem| word.starts_with(stem.as_str()))
    }

    /// Whether `word`, in lower case, belongs to dates and is hardly a name: a month or a weekday in full or as it is abbreviated, or filler.
    /// "Mercœur" begins like "mercredi" and is none.
    pub fn is_of_date(&self, word: &str) -> bool {
        let is_short = |stem: &str| word.starts_with(stem) && word.chars().count() <= stem.chars().count() + 1;
        let is_full = |names: &[String]| names.iter().any(|name| name == word);
        let months = self.months.iter().flat_map(|stems| stems.split('|'));
        self.is_filler(word)
            || months.chain(self.weekdays.iter().map(String::as_str)).any(is_short)
            || is_full(&self.full)
    }

    /// Whether `word` says that what follows is the time of a change: "updated", "Aktualisierung"; `word` is in lower case.
    pub fn is_of_change(&self, word: &str) -> bool {
        self.changed.iter().any(|stem| word.starts_with(stem.as_str()))
    }

    /// Whether `word` stands around dates without saying anything of its own: "published", "Uhr", "года".
    pub fn is_filler(&self, word: &str) -> bool {
        self.filler.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(word: &str) -> Vec<i8> {
        DateWords::all().filter_map(|words| words.month(word)).collect()
    }

    #[test]
    fn months_are_known_in_full_and_abbreviated() {
        assert_eq!(ALL.len(), 5);
        assert_eq!(month("октября"), [10]);
        assert_eq!(month("мая"), [5]);
        assert_eq!(month("juillet"), [7]);
        assert_eq!(month("sept"), [9, 9, 9, 9]);
        assert_eq!(month("märz"), [3]);
        assert!(month("monday").is_empty());
        assert!(DateWords::all().any(|words| words.is_weekday("четверг")));
        assert!(DateWords::all().all(|words| !words.changed.is_empty() && words.full.len() >= 19));
        let of_date = |word: &str| DateWords::all().any(|words| words.is_of_date(word));
        assert!(
            of_date("mercredi") && of_date("sept") && of_date("февраля") && !of_date("mercœur") && !of_date("mayoral")
        );
    }
}
