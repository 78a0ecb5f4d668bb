//! Verbs of attribution, by language.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use variorum_model::{CueClass, Language};

/// The verbs by which texts in one language say who said something. All words are in lower case.
#[derive(Debug, Default)]
pub struct Cues {
    /// The forms of verbs by their first words.
    forms: BTreeMap<String, Vec<CueForm>>,
    not_after: BTreeSet<String>,
}

/// One form of a verb of attribution.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CueForm {
    /// The words that follow the first one.
    pub rest: CueRest,
    /// The verb.
    pub lemma: String,
    /// What it tells.
    pub class: CueClass,
}

/// What belongs to a form behind its first word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueRest {
    /// Words that follow at once ("pointed *out*"); none for most verbs.
    Next(Vec<String>),
    /// A word that ends the clause ("räumte der Minister *ein*").
    ClauseEnd(String),
}

/// A form whose words stand together.
pub(crate) struct WholeForm<'c> {
    pub first: &'c str,
    pub rest: &'c [String],
    pub lemma: &'c str,
}

#[derive(Deserialize)]
struct Lists {
    not_after: BTreeSet<String>,
    classes: BTreeMap<CueClass, BTreeMap<String, Vec<String>>>,
}

static ALL: LazyLock<BTreeMap<&'static str, Cues>> = LazyLock::new(|| {
    [
        ("de", include_str!("../../../../data/lexicons/cues/de.json")),
        ("en", include_str!("../../../../data/lexicons/cues/en.json")),
        ("es", include_str!("../../../../data/lexicons/cues/es.json")),
        ("fr", include_str!("../../../../data/lexicons/cues/fr.json")),
        ("ru", include_str!("../../../../data/lexicons/cues/ru.json")),
    ]
    .into_iter()
    .filter_map(|(tag, json)| Some((tag, Cues::from_lists(serde_json::from_str(json).ok()?))))
    .collect()
});

static NONE: LazyLock<Cues> = LazyLock::new(Cues::default);

impl Cues {
    /// The verbs of `language`; none for a language of which the program knows none.
    pub fn of(language: Option<&Language>) -> &'static Self {
        language.and_then(|language| ALL.get(language.as_str())).unwrap_or(&NONE)
    }

    /// The forms that begin with `word`, the longest first.
    pub fn beginning_with(&self, word: &str) -> &[CueForm] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether what looks like a verb is none behind `word` ("their claims"), or attributes nothing ("would not say").
    pub fn is_none_after(&self, word: &str) -> bool {
        self.not_after.contains(word)
    }

    /// All forms whose words stand together, in the order of their first words.
    pub(crate) fn forms(&self) -> impl Iterator<Item = WholeForm<'_>> {
        self.forms.iter().flat_map(|(first, forms)| {
            forms.iter().filter_map(move |form| match &form.rest {
                CueRest::Next(rest) => Some(WholeForm { first, rest, lemma: &form.lemma }),
                CueRest::ClauseEnd(_) => None,
            })
        })
    }

    fn from_lists(lists: Lists) -> Self {
        let mut forms: BTreeMap<String, Vec<CueForm>> = BTreeMap::new();
        for (class, verbs) in lists.classes {
            for (lemma, written) in verbs {
                for form in written {
                    let mut words = form.split(' ').map(str::to_owned);
                    let first = words.next().unwrap_or_default();
                    let mut rest: Vec<String> = words.collect();
                    let rest = match rest.as_slice() {
                        [gap, _] if gap == "…" => CueRest::ClauseEnd(rest.remove(1)),
                        _ => CueRest::Next(rest),
                    };
                    forms.entry(first).or_default().push(CueForm { rest, lemma: lemma.clone(), class });
                }
            }
        }
        for forms in forms.values_mut() {
            forms.sort_by(|x, y| x.rest.length().cmp(&y.rest.length()).reverse().then_with(|| x.cmp(y)));
        }
        Self { forms, not_after: lists.not_after }
    }
}

impl CueRest {
    fn length(&self) -> usize {
        match self {
            Self::Next(words) => words.len(),
            Self::ClauseEnd(_) => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_class_and_no_form_belongs_to_two_verbs() {
        assert_eq!(ALL.len(), 5);
        for (tag, cues) in ALL.iter() {
            let classes: BTreeSet<CueClass> = cues.forms.values().flatten().map(|form| form.class).collect();
            assert_eq!(classes.len(), 9, "{tag}");
            assert!(!cues.not_after.is_empty(), "{tag}");
            for (first, forms) in &cues.forms {
                assert_eq!(first, &first.to_lowercase(), "{tag}");
                let rests: BTreeSet<&CueRest> = forms.iter().map(|form| &form.rest).collect();
                assert_eq!(rests.len(), forms.len(), "{tag} {first}");
            }
        }
    }

    #[test]
    fn a_parted_verb_stands_before_the_plain_one_that_begins_alike() {
        let german = Cues::of(Language::from_tag("de").as_ref());
        let lemmas: Vec<&str> = german.beginning_with("forderte").iter().map(|form| form.lemma.as_str()).collect();
        assert_eq!(lemmas, ["auffordern", "fordern"]);
        assert_eq!(german.beginning_with("räumte").first().map(|form| form.class), Some(CueClass::Conceding));
        assert!(Cues::of(None).beginning_with("said").is_empty());
    }
}
