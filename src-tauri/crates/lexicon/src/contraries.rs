//! Words by which two statements contradict each other, by language.

use crate::figures::Phrases;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use variorum_model::Language;

/// What the program knows of the words of one language that make statements contradict each other. All words are in lower case.
#[derive(Debug, Default, Deserialize)]
pub struct Contraries {
    general: FxHashSet<String>,
    fates: Fates,
    opposites: Pairs,
    directions: Pairs,
    orders: FxHashSet<String>,
    than: FxHashSet<String>,
    refusals: Phrases<()>,
    no_denials: FxHashSet<String>,
    clause_ends: FxHashSet<String>,
    multiples: FxHashMap<String, f64>,
    shares: FxHashSet<String>,
    rounds: FxHashSet<String>,
    weeks_in_days: FxHashMap<String, f64>,
    seasons: FxHashMap<String, i8>,
    since: FxHashSet<String>,
    roles: FxHashMap<String, String>,
    day_parts: FxHashMap<String, [u8; 2]>,
    zones: FxHashMap<String, String>,
}

/// The numbers of fates, by the words that tell them.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<Vec<String>>")]
struct Fates(FxHashMap<String, usize>);

impl From<Vec<Vec<String>>> for Fates {
    fn from(lists: Vec<Vec<String>>) -> Self {
        let mut fates = FxHashMap::default();
        for (number, words) in lists.into_iter().enumerate() {
            for word in words {
                fates.entry(word).or_insert(number);
            }
        }
        Self(fates)
    }
}

/// The numbers of pairs of words that stand against each other, by these words, each with the side on which a word stands.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<[Vec<String>; 2]>")]
struct Pairs(FxHashMap<String, Vec<(usize, usize)>>);

impl From<Vec<[Vec<String>; 2]>> for Pairs {
    fn from(pairs: Vec<[Vec<String>; 2]>) -> Self {
        let mut sides: FxHashMap<String, Vec<(usize, usize)>> = FxHashMap::default();
        for (number, pair) in pairs.into_iter().enumerate() {
            for (side, words) in pair.into_iter().enumerate() {
                for word in words {
                    let sides = sides.entry(word).or_default();
                    if sides.last() != Some(&(number, side)) {
                        sides.push((number, side));
                    }
                }
            }
        }
        Self(sides)
    }
}

impl Pairs {
    fn of(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        self.0.get(word).into_iter().flatten().copied()
    }
}

static ALL: LazyLock<BTreeMap<&'static str, Contraries>> = LazyLock::new(|| {
    [
        ("de", include_str!("../../../../data/lexicons/contraries/de.json")),
        ("en", include_str!("../../../../data/lexicons/contraries/en.json")),
        ("es", include_str!("../../../../data/lexicons/contraries/es.json")),
        ("fr", include_str!("../../../../data/lexicons/contraries/fr.json")),
        ("ru", include_str!("../../../../data/lexicons/contraries/ru.json")),
    ]
    .into_iter()
    .filter_map(|(tag, json)| Some((tag, serde_json::from_str(json).ok()?)))
    .collect()
});

static NONE: LazyLock<Contraries> = LazyLock::new(Contraries::default);

impl Contraries {
    /// The words of `language`; empty lists for one that the program has none for.
    pub fn of(language: Option<&Language>) -> &'static Self {
        language.and_then(|language| ALL.get(language.as_str())).unwrap_or(&NONE)
    }

    /// Whether `word` names what is counted so generally that it can stand for another word: "people", "times".
    pub fn is_general(&self, word: &str) -> bool {
        self.general.contains(word)
    }

    /// What became of those who are counted, by number: "killed" and "dead" are one, "injured" is another. The numbers are the same in all
    /// languages.
    pub fn fate(&self, word: &str) -> Option<usize> {
        self.fates.0.get(word).copied()
    }

    /// The pairs of opposites of which `word` is one, with the side on which it stands: "agreed", "refused".
    pub fn opposites(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        self.opposites.of(word)
    }

    /// The pairs of directions of which `word` is one, with the side on which it stands: "rose", "fell"; "longer", "shorter".
    pub fn directions(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        self.directions.of(word)
    }

    /// Whether what `word` says holds for the words right behind it alone: "before the fire brigade", "more lenient".
    pub fn is_order(&self, word: &str) -> bool {
        self.orders.contains(word)
    }

    /// Whether `word` stands before what something is compared with.
    pub fn is_than(&self, word: &str) -> bool {
        self.than.contains(word)
    }

    /// Whether the first of `words` deny what follows without a word of negation: "failed", "ruled out".
    pub fn is_refusal<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        self.refusals.longest(words).is_some()
    }

    /// Whether the words, of which one is a negation, deny nothing: "not only".
    pub fn is_no_denial(&self, words: &str) -> bool {
        self.no_denials.contains(words)
    }

    /// Whether a clause ends before `word`.
    pub fn ends_clause(&self, word: &str) -> bool {
        self.clause_ends.contains(word)
    }

    /// By what `word` says that something has multiplied: "doubled".
    pub fn multiple(&self, word: &str) -> Option<f64> {
        self.multiples.get(word).copied()
    }

    /// Whether the words stand between a part and the whole: "one in five".
    pub fn is_share(&self, words: &str) -> bool {
        self.shares.contains(words)
    }

    /// Whether a number that `word` names is a round one, meant so: "une dizaine".
    pub fn is_round(&self, word: &str) -> bool {
        self.rounds.contains(word)
    }

    /// How many days whole weeks have that are told as `days`: French "quinze jours" are two weeks.
    pub fn weeks_in_days(&self, days: f64) -> Option<f64> {
        self.weeks_in_days.get(&days.to_string()).copied()
    }

    /// The first month, 1 to 12, of the season that `word` names.
    pub fn season(&self, word: &str) -> Option<i8> {
        self.seasons.get(word).copied()
    }

    /// Whether what `word` stands before began then and goes on.
    pub fn is_since(&self, word: &str) -> bool {
        self.since.contains(word)
    }

    /// What a figure or a date does behind `word`: "from", "to", "by", "until".
    pub fn role(&self, word: &str) -> Option<&str> {
        self.roles.get(word).map(String::as_str)
    }

    /// From which hour to which the part of the day lasts that `word` names; those behind midnight go on from 24.
    pub fn day_part(&self, word: &str) -> Option<[u8; 2]> {
        self.day_parts.get(word).copied()
    }

    /// The rule of the time zone, as POSIX writes it, that the words name: "new york time".
    pub fn zone(&self, words: &str) -> Option<&str> {
        self.zones.get(words).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        assert_eq!(ALL.len(), 5);
        for (tag, words) in ALL.iter() {
            let pairs = |pairs: &Pairs| pairs.0.values().flatten().map(|(number, _)| number + 1).max();
            assert!(words.fates.0.values().max() >= Some(&5), "{tag}");
            assert!(pairs(&words.directions) >= Some(5) && pairs(&words.opposites) >= Some(6), "{tag}");
            for (word, sides) in words.opposites.0.iter().chain(&words.directions.0) {
                assert!(sides.iter().all(|(number, side)| !sides.contains(&(*number, 1 - side))), "{tag}: {word}");
            }
        }
    }

    #[test]
    fn a_word_knows_its_opposites() {
        let english = Contraries::of(Language::from_tag("en").as_ref());
        let sides = |word: &str| english.directions(word).collect::<Vec<_>>();
        assert_eq!(sides("rose")[0].0, sides("fell")[0].0);
        assert_ne!(sides("rose")[0].1, sides("fell")[0].1);
        assert!(sides("clock").is_empty());
        assert_eq!(english.fate("killed"), english.fate("dead"));
        assert!(english.is_no_denial("not only") && !english.is_no_denial("not true"));
    }
}
