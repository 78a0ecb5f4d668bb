//! Words of numbers, units and money, by language.

use crate::tenses::TenseWords;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use variorum_model::{Exactness, Language};

/// A unit of measurement or of money.
#[derive(Debug, PartialEq)]
pub struct Unit {
    /// Its name, in English, in the singular.
    pub name: String,
    /// What it measures; `money` for a currency. Units that measure the same can be converted.
    pub of: String,
    /// How much it is in the unit by which its kind is compared; none where no factor alone converts it.
    pub factor: Option<f64>,
}

/// What a currency measures.
pub const MONEY: &str = "money";
/// What an hour measures.
pub const DURATION: &str = "duration";

/// What the program knows of the words around figures in one language. All words are in lower case.
#[derive(Debug, Default)]
pub struct FigureWords {
    lists: Lists,
    exactness: Phrases<Exactness>,
    percent: Phrases<()>,
    ages: Phrases<()>,
    around_hours: Phrases<i16>,
    and_a_half: Phrases<()>,
    parts_of_day: Phrases<bool>,
    ratios: Phrases<()>,
    /// What tells the tenses of the language.
    pub tenses: Option<&'static TenseWords>,
    units: Phrases<&'static Unit>,
    /// All words with which something begins that these lists know, but for units.
    openers: FxHashSet<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Lists {
    scales: FxHashMap<String, f64>,
    #[serde(default)]
    short_scales: FxHashMap<String, f64>,
    groups: FxHashMap<String, f64>,
    crowds: FxHashMap<String, f64>,
    #[serde(default)]
    crowds_of: FxHashMap<String, f64>,
    tens: FxHashSet<String>,
    numerals: FxHashMap<String, f64>,
    fractions: FxHashMap<String, u32>,
    halves: FxHashSet<String>,
    and_a_half: Vec<String>,
    determiners: FxHashSet<String>,
    ratios: Vec<String>,
    #[serde(default)]
    rough_groups: FxHashSet<String>,
    #[serde(default)]
    day_parts: Vec<String>,
    people: FxHashSet<String>,
    before_part_of_day: FxHashSet<String>,
    rank_units: FxHashSet<String>,
    before_adverbs: FxHashSet<String>,
    #[serde(default)]
    noun_capitals: bool,
    articles: FxHashSet<String>,
    of: FxHashSet<String>,
    ordinal_endings: FxHashSet<String>,
    no_numbers: FxHashSet<String>,
    one: Option<String>,
    before_no_one: FxHashSet<String>,
    after_no_one: FxHashSet<String>,
    percent: Vec<String>,
    per: FxHashSet<String>,
    to: FxHashSet<String>,
    to_day: FxHashSet<String>,
    or: FxHashSet<String>,
    spans: Vec<(String, String)>,
    by: FxHashSet<String>,
    about: Vec<String>,
    at_least: Vec<String>,
    more_than: Vec<String>,
    at_most: Vec<String>,
    less_than: Vec<String>,
    minus: FxHashSet<String>,
    ages: Vec<String>,
    days: FxHashMap<String, i32>,
    before_year: FxHashSet<String>,
    #[serde(default)]
    before_month: Vec<(String, String)>,
    #[serde(default)]
    ranks: FxHashSet<String>,
    am: FxHashSet<String>,
    pm: FxHashSet<String>,
    before_noon: Vec<String>,
    after_noon: Vec<String>,
    before_time: FxHashSet<String>,
    oclock: FxHashSet<String>,
    #[serde(default)]
    only_oclock: FxHashSet<String>,
    clock_words: FxHashMap<String, String>,
    around_hours: Vec<(String, i16)>,
    designations: FxHashSet<String>,
    decimal: Option<char>,
}

/// A unit as its file has it: its signs, which every language uses, and its names by language.
#[derive(Deserialize)]
struct Listed {
    unit: String,
    #[serde(default)]
    of: Option<String>,
    #[serde(default)]
    factor: Option<f64>,
    symbols: Vec<String>,
    #[serde(flatten)]
    names: BTreeMap<String, Vec<String>>,
}

static UNITS: LazyLock<Vec<(Unit, Listed)>> = LazyLock::new(|| {
    let files = [
        include_str!("../../../../data/lexicons/figures/units.json"),
        include_str!("../../../../data/lexicons/figures/currencies.json"),
    ];
    let listed = files.into_iter().flat_map(|json| serde_json::from_str::<Vec<Listed>>(json).unwrap_or_default());
    let unit = |listed: &Listed| Unit {
        name: listed.unit.clone(),
        of: listed.of.clone().unwrap_or_else(|| MONEY.to_owned()),
        factor: listed.factor,
    };
    listed.map(|listed| (unit(&listed), listed)).collect()
});

/// The codes of currencies: their signs that are letters.
static CODES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let money = UNITS.iter().filter(|(unit, _)| unit.of == MONEY);
    let signs = money.flat_map(|(_, listed)| listed.symbols.iter().map(String::as_str));
    signs.filter(|sign| sign.chars().all(char::is_alphabetic)).collect()
});

static ALL: LazyLock<BTreeMap<&'static str, FigureWords>> = LazyLock::new(|| {
    [
        ("de", include_str!("../../../../data/lexicons/figures/de.json")),
        ("en", include_str!("../../../../data/lexicons/figures/en.json")),
        ("es", include_str!("../../../../data/lexicons/figures/es.json")),
        ("fr", include_str!("../../../../data/lexicons/figures/fr.json")),
        ("ru", include_str!("../../../../data/lexicons/figures/ru.json")),
    ]
    .into_iter()
    .filter_map(|(tag, json)| Some((tag, FigureWords::new(tag, serde_json::from_str(json).ok()?))))
    .collect()
});

static SIGNS_ALONE: LazyLock<FigureWords> = LazyLock::new(|| FigureWords::new("", Lists::default()));

impl Unit {
    /// The unit of a name, as figures have it.
    pub fn named(name: &str) -> Option<&'static Self> {
        UNITS.iter().map(|(unit, _)| unit).find(|unit| unit.name == name)
    }
}

impl FigureWords {
    /// The words of `language`; for one that the program has no lists for, the signs of units and money that all languages share.
    pub fn of(language: Option<&Language>) -> &'static Self {
        language.and_then(|language| ALL.get(language.as_str())).unwrap_or(&SIGNS_ALONE)
    }

    fn new(tag: &str, lists: Lists) -> Self {
        let mut units = Phrases::default();
        for (unit, listed) in UNITS.iter() {
            for name in listed.symbols.iter().chain(listed.names.get(tag).into_iter().flatten()) {
                units.insert(pieces_of(name), unit);
            }
        }
        let mut exactness = Phrases::default();
        for (phrases, meant) in [
            (&lists.about, Exactness::About),
            (&lists.at_least, Exactness::AtLeast),
            (&lists.more_than, Exactness::MoreThan),
            (&lists.at_most, Exactness::AtMost),
            (&lists.less_than, Exactness::LessThan),
        ] {
            for phrase in phrases {
                exactness.insert(pieces_of(phrase).into_iter().rev().collect(), meant);
            }
        }
        let mut around_hours = Phrases::default();
        for (phrase, minutes) in &lists.around_hours {
            around_hours.insert(pieces_of(phrase), *minutes);
        }
        let mut parts_of_day = Phrases::default();
        for (list, is_after_noon) in [(&lists.before_noon, false), (&lists.after_noon, true)] {
            for phrase in list {
                parts_of_day.insert(pieces_of(phrase), is_after_noon);
            }
        }
        let tenses = TenseWords::of(Language::from_tag(tag).as_ref());
        let firsts = around_hours.0.keys();
        let times = lists.clock_words.keys().chain(lists.days.keys());
        let numbers = lists.numerals.keys().chain(lists.crowds.keys()).chain(lists.crowds_of.keys());
        let parts = lists.groups.keys().chain(lists.fractions.keys());
        let small = lists.articles.iter().chain(&lists.minus).chain(&lists.tens);
        // "Avant-hier" is cut.
        let cut = lists.days.keys().filter_map(|day| pieces_of(day).into_iter().next());
        let whole = firsts.chain(times).chain(numbers).chain(parts).chain(small).cloned();
        let openers = whole.chain(cut).collect();
        Self {
            parts_of_day,
            ratios: Phrases::of_list(&lists.ratios),
            tenses,
            exactness,
            around_hours,
            and_a_half: Phrases::of_list(&lists.and_a_half),
            percent: Phrases::of_list(&lists.percent),
            ages: Phrases::of_list(&lists.ages),
            units,
            openers,
            lists,
        }
    }

    /// Whether a time, a day or a number may begin with `word`, which is no number word that is counted on with, no month and no weekday.
    pub fn opens(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// By what `word` multiplies the number before it: "million".
    pub fn scale(&self, word: &str) -> Option<f64> {
        self.lists.scales.get(word).copied()
    }

    /// By what letters that are also a unit's multiply an amount of money or of people: the "m" of "$5m".
    pub fn short_scale(&self, letters: &str) -> Option<f64> {
        self.lists.short_scales.get(letters).copied()
    }

    /// How many `word` is, with an article or a number before it: "dozen".
    pub fn group(&self, word: &str) -> Option<f64> {
        self.lists.groups.get(word).copied()
    }

    /// From which number up `word` counts, up to ten times as many: "thousands".
    pub fn crowd(&self, word: &str) -> Option<f64> {
        self.lists.crowds.get(word).copied()
    }

    /// From which number up `word` counts where it is said of what: "scores of".
    pub fn crowd_of(&self, word: &str) -> Option<f64> {
        self.lists.crowds_of.get(word).copied()
    }

    /// Whether `word` makes ten times a crowd of the one behind it: "tens".
    pub fn is_tens(&self, word: &str) -> bool {
        self.lists.tens.contains(word)
    }

    /// The number that `word` names by itself: "anderthalb", "двое".
    pub fn numeral(&self, word: &str) -> Option<f64> {
        self.lists.numerals.get(word).copied()
    }

    /// Into how many parts `word` divides: "third".
    pub fn fraction(&self, word: &str) -> Option<u32> {
        self.lists.fractions.get(word).copied()
    }

    /// Whether `word` halves only what stands directly behind it: "halbe", "media".
    pub fn is_half(&self, word: &str) -> bool {
        self.lists.halves.contains(word)
    }

    /// How many of `words`, from the first, add a half to the number before them: "and a half".
    pub fn and_a_half<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<usize> {
        self.and_a_half.longest(words).map(|(length, ())| length)
    }

    /// Whether `word` stands before a noun as an article does: "the", "its".
    pub fn is_determiner(&self, word: &str) -> bool {
        self.lists.determiners.contains(word)
    }

    /// Whether `word` is an article, or another word for one, before a fraction or a group.
    pub fn is_article(&self, word: &str) -> bool {
        self.lists.articles.contains(word)
    }

    /// Whether `word` stands between a part or a group and what it is of.
    pub fn is_of(&self, word: &str) -> bool {
        self.lists.of.contains(word)
    }

    /// Whether a number in digits with this ending is a place in an order: "10th".
    pub fn is_ordinal_ending(&self, ending: &str) -> bool {
        self.lists.ordinal_endings.contains(ending)
    }

    /// Whether `word` looks like a number and is another word.
    pub fn is_no_number(&self, word: &str) -> bool {
        self.lists.no_numbers.contains(word)
    }

    /// Whether `word` is the word for one that counts only between some words.
    pub fn is_one(&self, word: &str) -> bool {
        self.lists.one.as_deref() == Some(word)
    }

    /// Whether the word for one counts nothing between these words: "no one", "one another".
    pub fn is_no_one(&self, before: &str, after: &str) -> bool {
        self.lists.before_no_one.contains(before) || self.lists.after_no_one.contains(after)
    }

    /// How many of `words`, from the first, say that a number is a percentage.
    pub fn percent<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<usize> {
        self.percent.longest(words).map(|(length, ())| length)
    }

    /// How many of `words`, from the first, say that a number is somebody's age.
    pub fn age<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<usize> {
        self.ages.longest(words).map(|(length, ())| length)
    }

    /// The unit that `words` begin with, and how many of them name it.
    pub fn unit<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, &'static Unit)> {
        self.units.longest(words)
    }

    /// Whether `word`, in lower case, is the code of a currency.
    pub fn is_currency_code(&self, word: &str) -> bool {
        CODES.contains(word)
    }

    /// Whether `word` is a unit of time as well as a place in an order: "second".
    pub fn is_rank_unit(&self, word: &str) -> bool {
        self.lists.rank_units.contains(word)
    }

    /// Whether a place in an order behind `word` is none: "at first".
    pub fn is_before_adverb(&self, word: &str) -> bool {
        self.lists.before_adverbs.contains(word)
    }

    /// How many of `words`, from the first, stand between a part and the number it is of: "in", "out of".
    pub fn ratio<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<usize> {
        self.ratios.longest(words).map(|(length, ())| length)
    }

    /// Whether `word` is a group that is never counted exactly: "quinzaine".
    pub fn is_rough_group(&self, word: &str) -> bool {
        self.lists.rough_groups.contains(word)
    }

    /// `word` without the part of the day that is written in one with its weekday: "samstag" of "samstagabend".
    pub fn without_part_of_day<'w>(&self, word: &'w str) -> &'w str {
        self.lists.day_parts.iter().find_map(|part| word.strip_suffix(part.as_str())).unwrap_or(word)
    }

    /// Whether `word` is a plural without its usual ending that is often counted: "people".
    pub fn is_people(&self, word: &str) -> bool {
        self.lists.people.contains(word)
    }

    /// Whether a word for a day is a part of the day behind `word`: "la mañana", "heute Morgen".
    pub fn is_before_part_of_day(&self, word: &str) -> bool {
        self.lists.before_part_of_day.contains(word)
    }

    /// Whether the language writes its nouns with capitals.
    pub fn has_noun_capitals(&self) -> bool {
        self.lists.noun_capitals
    }

    /// How exactly a number is meant by the words before it, given from the last to the first, and how many of them say so.
    pub fn exactness<'w>(&self, words_before: impl Iterator<Item = &'w str>) -> Option<(usize, Exactness)> {
        self.exactness.longest(words_before)
    }

    /// Whether `word` stands between a unit and what it is told for each of: "per".
    pub fn is_per(&self, word: &str) -> bool {
        self.lists.per.contains(word)
    }

    /// Whether `word` stands between the two ends of a range: "to".
    pub fn is_to(&self, word: &str) -> bool {
        self.lists.to.contains(word)
    }

    /// Whether `word` stands between two days of a month: "10 through 12 June", "du 10 au 12 juin".
    pub fn is_to_day(&self, word: &str) -> bool {
        self.lists.to_day.contains(word)
    }

    /// Whether `word` stands between two numbers that share a unit: "or".
    pub fn is_or(&self, word: &str) -> bool {
        self.lists.or.contains(word)
    }

    /// Whether a range stands between and behind these words: "between", "and".
    pub fn is_span(&self, before: &str, between: &str) -> bool {
        self.lists.spans.iter().any(|(open, middle)| open == before && middle == between)
    }

    /// Whether the number behind `word` is a difference, which begins no range: "by 5 to 20".
    pub fn is_by(&self, word: &str) -> bool {
        self.lists.by.contains(word)
    }

    /// Whether `word` makes the number behind it negative.
    pub fn is_minus(&self, word: &str) -> bool {
        self.lists.minus.contains(word)
    }

    /// How many days after the text's own day the one is that `word` names: "yesterday".
    pub fn day(&self, word: &str) -> Option<i32> {
        self.lists.days.get(word).copied()
    }

    /// Whether four digits behind `word` are a year.
    pub fn is_before_year(&self, word: &str) -> bool {
        self.lists.before_year.contains(word)
    }

    /// Whether a month alone behind these two words is one: "end of".
    pub fn is_before_month(&self, first: &str, second: &str) -> bool {
        self.lists.before_month.iter().any(|words| (words.0.as_str(), words.1.as_str()) == (first, second))
    }

    /// Whether the ordinal behind `word` is a place in an order: "finished second".
    pub fn is_rank(&self, word: &str) -> bool {
        self.lists.ranks.contains(word)
    }

    /// Whether `word` says that a time is before noon (`false`) or after it (`true`).
    pub fn half_day(&self, word: &str) -> Option<bool> {
        if self.lists.am.contains(word) {
            return Some(false);
        }
        self.lists.pm.contains(word).then_some(true)
    }

    /// The half of the day that `words` name behind an hour, `true` after noon, and how many of them do: "du matin".
    pub fn part_of_day<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, bool)> {
        self.parts_of_day.longest(words)
    }

    /// Whether the hour of a clock may stand behind `word`: "at".
    pub fn is_before_time(&self, word: &str) -> bool {
        self.lists.before_time.contains(word)
    }

    /// Whether `word` says that the number before it is an hour of the clock.
    pub fn is_oclock(&self, word: &str) -> bool {
        self.lists.oclock.contains(word)
    }

    /// Whether `word` begins what is said of the hours of a clock and never of a length of time: "Uhr", "o'clock".
    pub fn is_only_oclock(&self, word: &str) -> bool {
        self.lists.only_oclock.contains(word)
    }

    /// The time that `word` names: "noon".
    pub fn clock_word(&self, word: &str) -> Option<&str> {
        self.lists.clock_words.get(word).map(String::as_str)
    }

    /// By how many minutes the time lies after the hour that stands behind these words, and how many of them say so: "half past".
    pub fn around_hour<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, i16)> {
        self.around_hours.longest(words)
    }

    /// Whether a number behind `word` is a name and counts nothing: "page 3".
    pub fn is_designation(&self, word: &str) -> bool {
        self.lists.designations.contains(word)
    }

    /// The mark before decimals.
    pub fn decimal(&self) -> Option<char> {
        self.lists.decimal
    }
}

/// Phrases by their first word.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>", bound = "Self: From<Vec<String>>")]
pub(crate) struct Phrases<T>(FxHashMap<String, Vec<(Vec<String>, T)>>);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl Phrases<()> {
    pub(crate) fn of_list(list: &[String]) -> Self {
        let mut phrases = Self::default();
        for phrase in list {
            phrases.insert(pieces_of(phrase), ());
        }
        phrases
    }
}

impl From<Vec<String>> for Phrases<()> {
    fn from(listed: Vec<String>) -> Self {
        let mut phrases = Self::default();
        for phrase in listed {
            phrases.insert(phrase.split(' ').map(str::to_owned).collect(), ());
        }
        phrases
    }
}

impl<T: Copy> Phrases<T> {
    pub(crate) fn insert(&mut self, words: Vec<String>, meant: T) {
        let mut words = words.into_iter();
        let Some(first) = words.next() else { return };
        let list = self.0.entry(first).or_default();
        list.push((words.collect(), meant));
        list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }

    /// The longest phrase that `words` begin with, and how many words it has.
    pub(crate) fn longest<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> Option<(usize, T)> {
        let list = self.0.get(words.next()?)?;
        let most = list.first().map_or(0, |(rest, _)| rest.len());
        let behind: Vec<&str> = words.take(most).collect();
        let (rest, meant) = list.iter().find(|(rest, _)| {
            behind.len() >= rest.len() && rest.iter().zip(&behind).all(|(word, found)| word == found)
        })?;
        Some((rest.len() + 1, *meant))
    }
}

/// A phrase as the text is cut when figures are looked for: words, and every mark for itself; what is elided before an apostrophe is a word.
pub(crate) fn pieces_of(phrase: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut is_open = false;
    for c in phrase.chars() {
        let is_letter = c.is_alphabetic() || c == '\'';
        match pieces.last_mut().filter(|_| is_open && is_letter) {
            Some(open) => open.push(c),
            None if c.is_whitespace() => {}
            None => pieces.push(c.into()),
        }
        is_open = is_letter && c != '\'';
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        assert_eq!(ALL.len(), 5);
        assert!(UNITS.len() > 80 && UNITS.iter().all(|(unit, _)| unit.of == MONEY || !unit.name.is_empty()));
        for (tag, words) in ALL.iter() {
            assert!(words.scale("million").is_some() || *tag == "es" || *tag == "ru", "{tag}");
            assert!(words.exactness.0.len() > 10 && words.units.0.len() > 100, "{tag}");
        }
    }

    #[test]
    fn the_longest_name_of_a_unit_is_taken() {
        let english = FigureWords::of(Language::from_tag("en").as_ref());
        let unit =
            |words: &[&str]| english.unit(words.iter().copied()).map(|(length, unit)| (length, unit.name.as_str()));
        assert_eq!(unit(&["miles", "per", "hour", "winds"]), Some((3, "mile per hour")));
        assert_eq!(unit(&["miles", "per", "gallon"]), Some((1, "mile")));
        assert_eq!(unit(&["km", "/", "h"]), Some((3, "kilometre per hour")));
        assert_eq!(unit(&["us", "$"]), Some((2, "US dollar")));
        assert_eq!(unit(&["people"]), None);
    }

    #[test]
    fn what_stands_before_a_number_says_how_exactly_it_is_meant() {
        let english = FigureWords::of(Language::from_tag("en").as_ref());
        let meant = |words: &[&str]| english.exactness(words.iter().rev().copied()).map(|(_, exactness)| exactness);
        assert_eq!(meant(&["saw", "no", "more", "than"]), Some(Exactness::AtMost));
        assert_eq!(meant(&["saw", "more", "than"]), Some(Exactness::MoreThan));
        assert_eq!(meant(&["saw", "about"]), Some(Exactness::About));
        assert_eq!(meant(&["saw"]), None);
    }
}
