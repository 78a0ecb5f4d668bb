//! Words that weigh little, deny, or count, by language.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use variorum_model::Language;

/// What the comparison knows of the words of one language. All words are in lower case.
#[derive(Debug, Default)]
pub struct Words {
    function: FxHashSet<String>,
    negations: FxHashSet<String>,
    weekdays: Vec<String>,
    months: Vec<String>,
    numerals: FxHashMap<String, u32>,
}

#[derive(Deserialize)]
struct Lists {
    function: FxHashSet<String>,
    negations: FxHashSet<String>,
    weekdays: Vec<String>,
    months: Vec<String>,
    numerals: Vec<String>,
}

static ALL: LazyLock<BTreeMap<&'static str, Words>> = LazyLock::new(|| {
    [
        ("de", include_str!("../../../../data/lexicons/words/de.json")),
        ("en", include_str!("../../../../data/lexicons/words/en.json")),
        ("es", include_str!("../../../../data/lexicons/words/es.json")),
        ("fr", include_str!("../../../../data/lexicons/words/fr.json")),
        ("ru", include_str!("../../../../data/lexicons/words/ru.json")),
    ]
    .into_iter()
    .filter_map(|(tag, json)| Some((tag, Words::from_lists(serde_json::from_str(json).ok()?))))
    .collect()
});

/// The language of which `words`, in lower case, have the most grammatical words; none when two have equally many. For texts too short for their
/// letters to tell: in single sentences small words tell languages apart better (Grefenstette, "Comparing two language identification schemes",
/// 1995).
pub fn likeliest_language<'w>(words: impl Iterator<Item = &'w str>) -> Option<Language> {
    let mut counts: Vec<(usize, &str)> = ALL.keys().map(|tag| (0, *tag)).collect();
    for word in words {
        for ((count, _), words) in counts.iter_mut().zip(ALL.values()) {
            *count += usize::from(words.is_function(word));
        }
    }
    counts.sort_unstable_by(|x, y| y.cmp(x));
    let [(most, tag), (second, _), ..] = counts.as_slice() else { return None };
    if most > second { Language::from_tag(tag) } else { None }
}

static NONE: LazyLock<Words> = LazyLock::new(Words::default);

impl Words {
    /// The words of `language`; empty lists for one that the program has none for.
    pub fn of(language: Option<&Language>) -> &'static Self {
        language.and_then(|language| ALL.get(language.as_str())).unwrap_or(&NONE)
    }

    /// Whether the program has lists for the language.
    pub fn is_known(&self) -> bool {
        !self.function.is_empty()
    }

    /// Whether `word` is a grammatical word (article, preposition, pronoun, auxiliary), or a plain verb of saying.
    pub fn is_function(&self, word: &str) -> bool {
        self.function.contains(word)
    }

    /// Whether `word` denies.
    pub fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word)
    }

    /// The day of the week that `word` names: 0 for Monday to 6 for Sunday.
    pub fn weekday(&self, word: &str) -> Option<usize> {
        position(&self.weekdays, word)
    }

    /// The month that `word` names: 0 for January to 11 for December.
    pub fn month(&self, word: &str) -> Option<usize> {
        position(&self.months, word)
    }

    /// The number that `word` names.
    pub fn numeral(&self, word: &str) -> Option<u32> {
        self.numerals.get(word).copied()
    }

    fn from_lists(lists: Lists) -> Self {
        Self {
            function: lists.function,
            negations: lists.negations,
            weekdays: lists.weekdays,
            months: lists.months,
            numerals: lists.numerals.into_iter().zip(0..).collect(),
        }
    }
}

fn position(list: &[String], word: &str) -> Option<usize> {
    list.iter().position(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        assert_eq!(ALL.len(), 5);
        for (tag, words) in ALL.iter() {
            assert_eq!((words.weekdays.len(), words.months.len(), words.numerals.len()), (7, 12, 21), "{tag}");
            assert!(words.function.len() > 80 && words.negations.len() > 6, "{tag}");
        }
    }

    #[test]
    fn a_short_text_is_in_the_language_of_its_small_words() {
        let of = |text: &str| likeliest_language(text.split(' ')).map(|language| language.to_string());
        assert_eq!(of("it cost the city $5 million").as_deref(), Some("en"));
        assert_eq!(of("die kosten der fähre").as_deref(), Some("de"));
        assert_eq!(of("$5 million"), None);
    }

    #[test]
    fn words_are_known_in_their_language_only() {
        let german = Words::of(Language::from_tag("de").as_ref());
        assert_eq!(german.weekday("dienstag"), Some(1));
        assert_eq!(german.numeral("zwölf"), Some(12));
        assert!(german.is_negation("kein") && !german.is_function("kein"));
        let japanese = Words::of(Language::from_tag("ja").as_ref());
        assert_eq!(japanese.weekday("dienstag"), None);
        assert!(german.is_known() && !japanese.is_known());
    }
}
