//! Words that tell whether a clause speaks of what was or of what is to come.

use crate::figures::{Phrases, pieces_of};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use variorum_model::Language;

/// What a word says of when its clause happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "was", "said".
    Past,
    /// By its ending alone, which a participle of the future has too: "closed" in "will be closed".
    PastOrParticiple,
    /// "will".
    Future,
    /// "would", "was due to": neither is said.
    Open,
}

/// The words of one language for times past and to come. All words are in lower case.
#[derive(Debug)]
pub struct TenseWords {
    lists: Lists,
    phrases: Phrases<Option<Tense>>,
    next_behind: Phrases<()>,
    last_behind: Phrases<()>,
}

#[derive(Debug, Deserialize)]
struct Lists {
    past: Vec<String>,
    past_endings: Vec<String>,
    no_past: Vec<String>,
    future: Vec<String>,
    future_endings: Vec<String>,
    open: Vec<String>,
    open_endings: Vec<String>,
    clause: FxHashSet<String>,
    until: FxHashSet<String>,
    since: FxHashSet<String>,
    next: FxHashSet<String>,
    next_behind: Vec<String>,
    last: FxHashSet<String>,
    last_behind: Vec<String>,
    before_open: FxHashSet<String>,
}

static ALL: LazyLock<BTreeMap<String, TenseWords>> = LazyLock::new(|| {
    let all: BTreeMap<String, Lists> =
        serde_json::from_str(include_str!("../../../../data/lexicons/tenses.json")).unwrap_or_default();
    all.into_iter().map(|(tag, lists)| (tag, TenseWords::new(lists))).collect()
});

impl TenseWords {
    /// The words of `language`; none for a language of which the program has no list.
    pub fn of(language: Option<&Language>) -> Option<&'static Self> {
        language.and_then(|language| ALL.get(language.as_str()))
    }

    fn new(lists: Lists) -> Self {
        let mut phrases = Phrases::default();
        for (list, tense) in [
            (&lists.no_past, None),
            (&lists.past, Some(Tense::Past)),
            (&lists.future, Some(Tense::Future)),
            (&lists.open, Some(Tense::Open)),
        ] {
            for phrase in list {
                phrases.insert(pieces_of(phrase), tense);
            }
        }
        Self {
            next_behind: Phrases::of_list(&lists.next_behind),
            last_behind: Phrases::of_list(&lists.last_behind),
            phrases,
            lists,
        }
    }

    /// What the first of `words` says of its clause.
    pub fn tense<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> Option<Tense> {
        if let Some((_, tense)) = self.phrases.longest(words.clone()) {
            return tense;
        }
        let word = words.next()?;
        let ends = |endings: &[String]| {
            endings.iter().any(|ending| word.strip_suffix(ending.as_str()).is_some_and(|stem| stem.chars().count() > 1))
        };
        if ends(&self.lists.open_endings) {
            Some(Tense::Open)
        } else if ends(&self.lists.future_endings) {
            Some(Tense::Future)
        } else {
            ends(&self.lists.past_endings).then_some(Tense::PastOrParticiple)
        }
    }

    /// Whether another clause begins with `word`.
    pub fn opens_clause(&self, word: &str) -> bool {
        self.lists.clause.contains(word)
    }

    /// Whether the day behind `word` is an end: "until".
    pub fn is_until(&self, word: &str) -> bool {
        self.lists.until.contains(word)
    }

    /// Whether `word`, before a day, says that it is the next one.
    pub fn is_next(&self, word: &str) -> bool {
        self.lists.next.contains(word)
    }

    /// Whether `words`, behind a day, say that it is the next one: "lundi prochain".
    pub fn is_next_behind<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        self.next_behind.longest(words).is_some()
    }

    /// Whether `word`, before a day, says that it is over: "last", "since".
    pub fn is_last(&self, word: &str) -> bool {
        self.lists.last.contains(word) || self.lists.since.contains(word)
    }

    /// Whether `words`, behind a day, say that it is over: "lundi dernier".
    pub fn is_last_behind<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        self.last_behind.longest(words).is_some()
    }

    /// Whether `word`, before a day, leaves open whether the day is over: "by", "for".
    pub fn leaves_open(&self, word: &str) -> bool {
        self.lists.before_open.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_endings_tell_of_what_was_and_what_will_be() {
        assert_eq!(ALL.len(), 5);
        for (tag, words, expected) in [
            ("en", "was due to open", Some(Tense::Open)),
            ("en", "was", Some(Tense::Past)),
            ("en", "published", Some(Tense::PastOrParticiple)),
            ("en", "hundred", None),
            ("en", "due to the storm", None),
            ("fr", "rouvrira", Some(Tense::Future)),
            ("fr", "rouvrirait", Some(Tense::Open)),
            ("es", "comenzó", Some(Tense::PastOrParticiple)),
            ("ru", "будет", Some(Tense::Future)),
            ("de", "beginnt", None),
        ] {
            let tenses = TenseWords::of(Language::from_tag(tag).as_ref()).unwrap();
            assert_eq!(tenses.tense(words.split(' ')), expected, "{words}");
        }
    }
}
