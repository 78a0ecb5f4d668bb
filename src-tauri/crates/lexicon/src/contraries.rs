//! Words by which two statements contradict each other, by language.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;
use variorum_model::Language;

/// What the program knows of the words of one language that make statements contradict each other. All words are in lower case.
#[derive(Debug, Default, Deserialize)]
pub struct Contraries {
    general: BTreeSet<String>,
    fates: Vec<BTreeSet<String>>,
    opposites: Vec<[BTreeSet<String>; 2]>,
    directions: Vec<[BTreeSet<String>; 2]>,
    orders: BTreeSet<String>,
    than: BTreeSet<String>,
    refusals: BTreeSet<String>,
    no_denials: BTreeSet<String>,
    clause_ends: BTreeSet<String>,
    multiples: HashMap<String, f64>,
    shares: BTreeSet<String>,
    rounds: BTreeSet<String>,
    weeks_in_days: HashMap<String, f64>,
    seasons: HashMap<String, i8>,
    since: BTreeSet<String>,
    roles: HashMap<String, String>,
    day_parts: HashMap<String, [u8; 2]>,
    zones: HashMap<String, String>,
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
        self.fates.iter().position(|words| words.contains(word))
    }

    /// The pairs of opposites of which `word` is one, with the side on which it stands: "agreed", "refused".
    pub fn opposites(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        sides(&self.opposites, word)
    }

    /// The pairs of directions of which `word` is one, with the side on which it stands: "rose", "fell"; "longer", "shorter".
    pub fn directions(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        sides(&self.directions, word)
    }

    /// Whether what `word` says holds for the words right behind it alone: "before the fire brigade", "more lenient".
    pub fn is_order(&self, word: &str) -> bool {
        self.orders.contains(word)
    }

    /// Whether `word` stands before what something is compared with.
    pub fn is_than(&self, word: &str) -> bool {
        self.than.contains(word)
    }

    /// Whether the words deny what follows without a word of negation: "failed", "ruled out".
    pub fn is_refusal(&self, words: &str) -> bool {
        self.refusals.contains(words)
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

fn sides<'l>(pairs: &'l [[BTreeSet<String>; 2]], word: &str) -> impl Iterator<Item = (usize, usize)> + use<'l> {
    let word = word.to_owned();
    (0..).zip(pairs).flat_map(move |(number, pair)| {
        let holds: Vec<_> = (0..).zip(pair).filter(|(_, words)| words.contains(&word)).map(|(side, _)| side).collect();
        holds.into_iter().map(move |side| (number, side))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        assert_eq!(ALL.len(), 5);
        for (tag, words) in ALL.iter() {
            assert!(words.fates.len() >= 6 && words.directions.len() >= 5 && words.opposites.len() >= 6, "{tag}");
            for pair in words.opposites.iter().chain(&words.directions) {
                assert!(pair[0].is_disjoint(&pair[1]), "{tag}: {pair:?}");
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
