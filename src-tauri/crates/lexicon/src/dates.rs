//! How dates are written, by language.

use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use variorum_model::Language;

/// The words of dates in one language.
#[derive(Debug, Deserialize)]
pub struct DateWords {
    /// Whether the names of months begin with a capital.
    capitals: bool,
    months: Stems,
    weekdays: Stems,
    filler: FxHashSet<String>,
    changed: Vec<String>,
    published: Vec<String>,
    day_first: bool,
    /// The names of months in full, in the form in which dates have them.
    month_names: Vec<String>,
    /// The names of weekdays in full, in the form in which dates have them.
    weekday_names: Vec<String>,
}

/// What the names of months or weekdays begin with, each with the number of its month or weekday, from nought.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
struct Stems(Vec<(usize, String)>);

impl From<Vec<String>> for Stems {
    fn from(listed: Vec<String>) -> Self {
        let stems = listed.iter().enumerate();
        Self(stems.flat_map(|(number, stems)| stems.split('|').map(move |stem| (number, stem.to_owned()))).collect())
    }
}

impl Stems {
    /// The number of the first for whose stems `holds`.
    fn first(&self, holds: impl Fn(&str) -> bool) -> Option<usize> {
        self.0.iter().find(|(_, stem)| holds(stem)).map(|(number, _)| *number)
    }
}

/// The number of a month, 1 to 12, of its place in a list.
fn number(month: usize) -> Option<i8> {
    i8::try_from(month + 1).ok()
}

static ALL: LazyLock<BTreeMap<String, DateWords>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../data/lexicons/dates.json")).unwrap_or_default());

impl DateWords {
    /// The words of every language that the program has a list for, in the order of their tags.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        ALL.values()
    }

    /// The words of `language`; none for a language of which the program has no list.
    pub fn of(language: Option<&Language>) -> Option<&'static Self> {
        language.and_then(|language| ALL.get(language.as_str()))
    }

    /// Whether 10/11/2024 is a day of November wherever the language is spoken. English is written in both orders.
    pub fn is_day_first(&self) -> bool {
        self.day_first
    }

    /// Whether the language writes the names of months with a capital.
    pub fn has_capitals(&self) -> bool {
        self.capitals
    }

    /// The month, 1 to 12, that `word` names in full or by its usual abbreviation, in lower case. Other than [`month`](Self::month) it takes
    /// no word that is only like one, since nothing around it says that it is a date.
    pub fn month_named(&self, word: &str) -> Option<i8> {
        let is_full = LazyCell::new(|| self.is_month_name(word));
        let named =
            |stem: &str| word.starts_with(stem) && (stem == word || (stem == "sep" && word == "sept") || *is_full);
        self.months.first(named).and_then(number)
    }

    /// Whether `word`, in lower case, is the name of a month in full.
    pub fn is_month_name(&self, word: &str) -> bool {
        self.month_names.iter().any(|name| is_form_of(name, word))
    }

    /// The day of the week, 0 for Monday to 6 for Sunday, that `word` names in full, in lower case.
    pub fn weekday(&self, word: &str) -> Option<usize> {
        let number = self.weekdays.first(|stem| word.starts_with(stem))?;
        self.weekday_names.iter().any(|name| is_form_of(name, word)).then_some(number)
    }

    /// The month, 1 to 12, that `word` names or abbreviates; `word` is in lower case. "Marines" and "decisions" begin like months and are none.
    pub fn month(&self, word: &str) -> Option<i8> {
        let is_name = LazyCell::new(|| self.is_month_name(word));
        self.months.first(|stem| word.starts_with(stem) && (is_abbreviation(stem, word) || *is_name)).and_then(number)
    }

    /// Whether `word` names or abbreviates a day of the week; `word` is in lower case.
    pub fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.first(|stem| word.starts_with(stem)).is_some()
    }

    /// Whether `word`, in lower case, belongs to dates and is hardly a name: a month or a weekday in full or as it is abbreviated, or filler.
    /// "Mercœur" begins like "mercredi" and is none.
    pub fn is_of_date(&self, word: &str) -> bool {
        let is_full = |names: &[String]| names.iter().any(|name| name == word);
        let is_stem = |stems: &Stems| stems.first(|stem| is_abbreviation(stem, word)).is_some();
        self.is_filler(word)
            || is_stem(&self.months)
            || is_stem(&self.weekdays)
            || is_full(&self.month_names)
            || is_full(&self.weekday_names)
    }

    /// Whether `word` says that what follows is the time of a change: "updated", "Aktualisierung"; `word` is in lower case.
    pub fn is_of_change(&self, word: &str) -> bool {
        self.changed.iter().any(|stem| word.starts_with(stem.as_str()))
    }

    /// Whether `word` says that what follows is the time of publication: "posted", "veröffentlicht"; `word` is in lower case.
    pub fn is_of_publication(&self, word: &str) -> bool {
        self.published.iter().any(|stem| word.starts_with(stem.as_str()))
    }

    /// Whether `word` stands around dates without saying anything of its own: "published", "Uhr", "года".
    pub fn is_filler(&self, word: &str) -> bool {
        self.filler.contains(word)
    }
}

/// Whether `word` is the stem, with one more letter perhaps: "sep", "sept".
fn is_abbreviation(stem: &str, word: &str) -> bool {
    word.starts_with(stem) && word.chars().count() <= stem.chars().count() + 1
}

/// Whether `word` is `name`, with another ending of up to two letters where the name is long: "октябрь" for "октября".
fn is_form_of(name: &str, word: &str) -> bool {
    const LONG: usize = 6;
    let stem = || name.char_indices().next_back().and_then(|(last, _)| name.get(..last)).unwrap_or(name);
    let is_near = || {
        let letters = name.chars().count();
        letters >= LONG && word.chars().count() <= letters + 1
    };
    name == word || (word.starts_with(stem()) && is_near())
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
        for (word, number) in
            [("октябрь", 10), ("октябре", 10), ("январём", 1), ("март", 3), ("марте", 3), ("decembre", 12)]
        {
            assert_eq!(month(word), [number], "{word}");
        }
        for word in
            ["marines", "decisions", "marketing", "junior", "марсель", "martes", "mayor", "novel", "octopus", "sepsis"]
        {
            assert!(month(word).is_empty(), "{word}");
        }
        assert!(DateWords::all().any(|words| words.is_weekday("четверг")));
        assert!(DateWords::all().all(|words| !words.changed.is_empty()
            && !words.published.is_empty()
            && words.month_names.len() + words.weekday_names.len() >= 19));
        let of_date = |word: &str| DateWords::all().any(|words| words.is_of_date(word));
        assert!(
            of_date("mercredi") && of_date("sept") && of_date("февраля") && !of_date("mercœur") && !of_date("mayoral")
        );
    }
}
