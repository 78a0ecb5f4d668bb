//! What a language's grammar gives to find who said what: classes of words, verbs with what they take, names of offices.

use crate::inflected::inflected;
use crate::{Cues, VerbForm};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;
use variorum_model::Language;

/// The grammar of speech of one language. All words are in lower case.
#[derive(Debug, Default)]
pub struct Speech {
    language: Option<Language>,
    /// The forms of verbs by their first words.
    verbs: FxHashMap<String, Vec<VerbForm>>,
    classes: FxHashMap<String, WordClasses>,
    /// Phrases before a source ("according to"), by words, the longest first.
    sources: Vec<Vec<String>>,
}

/// What a word can be. A word can be several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordClass {
    /// A pronoun that can be a subject.
    Subject,
    /// A pronoun that can be an object.
    Object,
    /// A word that begins a noun phrase.
    Determiner,
    /// A determiner that names an owner.
    Possessive,
    /// A preposition.
    Preposition,
    /// A word that joins equals.
    Coordinator,
    /// A word that opens a clause inside another.
    Subordinator,
    /// A relative pronoun.
    Relative,
    /// A word that opens an indirect question.
    Wh,
    /// The word that opens reported speech.
    That,
    /// A form of an auxiliary verb.
    Auxiliary,
    /// A form of the auxiliary of the passive.
    Be,
    /// A modal verb.
    Modal,
    /// A pronoun run together with an auxiliary.
    Contracted,
    /// A word that stands between a verb and what belongs to it.
    Adverb,
    /// A day, a month, a time of day.
    Time,
    /// A frequent finite verb that is none of speech.
    Verb,
    /// A title before a name.
    Title,
    /// An office or a trade that a person has.
    Role,
    /// A noun of speech that a clause follows ("the claim that").
    SpeechNoun,
    /// A noun of speech that is somebody's ("his support for").
    OwnedNoun,
    /// Something that holds words of its owner ("Rahn's letter").
    Document,
    /// A verb whose plain form and whose third person are nouns, too.
    Nominal,
    /// A word that a woman is meant by.
    Female,
    /// A word that a man is meant by.
    Male,
    /// A pronoun for several people.
    Collective,
    /// A word in the name of an organisation or a place.
    Organisation,
    /// A phrase of one word behind its source.
    SourceBehind,
}

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClasses(u32);

impl WordClasses {
    /// Whether the word can be `class`.
    pub fn has(self, class: WordClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether the word can be any of `classes`.
    pub fn any(self, classes: &[WordClass]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }

    fn add(&mut self, class: WordClass) {
        self.0 |= 1 << class as u32;
    }
}

#[derive(Deserialize)]
struct Lists {
    verbs: Vec<crate::inflected::Group>,
    #[serde(default)]
    irregular: BTreeMap<String, String>,
    #[serde(default)]
    nouns: String,
    #[serde(default)]
    owned_nouns: String,
    #[serde(default)]
    nominal: String,
    sources: Vec<String>,
    #[serde(default)]
    sources_behind: Vec<String>,
    words: BTreeMap<WordClass, String>,
    titles: String,
    roles: String,
    female: String,
    male: String,
    collective: String,
    organisations: String,
}

static ALL: LazyLock<BTreeMap<&'static str, Speech>> = LazyLock::new(|| {
    [
        ("de", include_str!("../../../../data/lexicons/attribution/de.json")),
        ("en", include_str!("../../../../data/lexicons/attribution/en.json")),
        ("es", include_str!("../../../../data/lexicons/attribution/es.json")),
        ("fr", include_str!("../../../../data/lexicons/attribution/fr.json")),
        ("ru", include_str!("../../../../data/lexicons/attribution/ru.json")),
    ]
    .into_iter()
    .filter_map(|(tag, json)| Some((tag, Speech::from_lists(tag, &serde_json::from_str(json).ok()?))))
    .collect()
});

static NONE: LazyLock<Speech> = LazyLock::new(Speech::default);

impl Speech {
    /// The grammar of `language`; an empty one for a language that the program has none for.
    pub fn of(language: Option<&Language>) -> &'static Self {
        language.and_then(|language| ALL.get(language.as_str())).unwrap_or(&NONE)
    }

    /// The languages that the program has a grammar for, in the order of their tags.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        ALL.values()
    }

    /// The language; none for the empty grammar.
    pub fn language(&self) -> Option<&Language> {
        self.language.as_ref()
    }

    /// Whether it is the grammar of the language with this tag.
    pub fn is(&self, tag: &str) -> bool {
        self.language.as_ref().is_some_and(|language| language.as_str() == tag)
    }

    /// What `word` can be.
    pub fn classes(&self, word: &str) -> WordClasses {
        let listed = self.classes.get(word).copied();
        listed.or_else(|| self.compound(word)).unwrap_or_default()
    }

    /// German writes an office and what it is held in as one word: "Kremlsprecher".
    fn compound(&self, word: &str) -> Option<WordClasses> {
        /// The shortest office that ends a compound, in bytes; shorter ones end other words, too.
        const SHORTEST: usize = 6;
        if !self.is("de") {
            return None;
        }
        let ends = word.char_indices().skip(3).map(|(at, _)| &word[at..]).take_while(|end| end.len() >= SHORTEST);
        let offices = ends.filter_map(|end| self.classes.get(end)).filter(|classes| classes.has(WordClass::Role));
        offices.copied().next()
    }

    /// The forms of verbs that begin with `word`, the longest first.
    pub fn verbs(&self, word: &str) -> &[VerbForm] {
        self.verbs.get(word).map_or(&[], Vec::as_slice)
    }

    /// The phrases that stand before a source ("according to"), by words.
    pub fn sources(&self) -> &[Vec<String>] {
        &self.sources
    }

    fn from_lists(tag: &str, lists: &Lists) -> Self {
        let language = Language::from_tag(tag);
        let mut verbs = inflected(&lists.verbs, &lists.irregular);
        // The verbs whose choice is compared introduce speech, too, where the grammar does not know more of them.
        for form in Cues::of(language.as_ref()).forms() {
            verbs.entry(form.first.to_owned()).or_insert_with(|| vec![VerbForm::of_speech(form.lemma, form.rest)]);
        }
        for forms in verbs.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
        }
        let mut classes: FxHashMap<String, WordClasses> = FxHashMap::default();
        let mut put = |words: &str, class: WordClass| {
            for word in words.split(' ').filter(|word| !word.is_empty()) {
                classes.entry(word.to_owned()).or_default().add(class);
            }
        };
        for (class, words) in &lists.words {
            put(words, *class);
        }
        for (words, class) in [
            (&lists.nouns, WordClass::SpeechNoun),
            (&lists.owned_nouns, WordClass::OwnedNoun),
            (&lists.nominal, WordClass::Nominal),
            (&lists.titles, WordClass::Title),
            (&lists.roles, WordClass::Role),
            (&lists.female, WordClass::Female),
            (&lists.male, WordClass::Male),
            (&lists.collective, WordClass::Collective),
            (&lists.organisations, WordClass::Organisation),
            (&lists.sources_behind.join(" "), WordClass::SourceBehind),
        ] {
            put(words, class);
        }
        let words = |phrase: &String| phrase.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut sources: Vec<Vec<String>> = lists.sources.iter().map(words).collect();
        sources.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        Self { language, verbs, classes, sources }
    }

    /// How many of `words` belong to the grammar of this language.
    pub fn known(&self, words: &HashSet<String>) -> usize {
        words.iter().filter(|word| self.classes.contains_key(*word)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Takes;

    fn english() -> &'static Speech {
        Speech::of(Language::from_tag("en").as_ref())
    }

    #[test]
    fn every_language_has_verbs_sources_and_the_classes_of_its_grammar() {
        assert_eq!(Speech::all().count(), 5);
        for speech in Speech::all() {
            let language = speech.language().unwrap();
            assert!(speech.verbs.len() > 100, "{language} {}", speech.verbs.len());
            assert!(!speech.sources.is_empty(), "{language}");
            let every = speech.classes.values().fold(0, |all, classes| all | classes.0);
            for class in [WordClass::Subject, WordClass::Determiner, WordClass::Role, WordClass::That, WordClass::Wh] {
                assert!(WordClasses(every).has(class), "{language} {class:?}");
            }
        }
        assert!(Speech::of(None).verbs("said").is_empty());
    }

    #[test]
    fn verbs_are_known_by_their_forms_and_by_what_they_take() {
        let said = &english().verbs("said")[0];
        assert_eq!(said.lemma, "say");
        assert!(said.takes(Takes::Clause) && said.takes(Takes::Quote) && !said.takes(Takes::Person));
        assert!(english().verbs("criticizing")[0].takes(Takes::Object));
        assert!(english().verbs("denies").iter().any(|form| form.lemma == "deny"));
        assert_eq!(english().verbs("pointed")[0].rest, ["out"]);
        assert!(english().verbs("called").iter().any(|form| form.prepositions.iter().any(|word| word == "for")));
    }

    #[test]
    fn verbs_that_are_compared_introduce_speech_in_every_language() {
        let german = Speech::of(Language::from_tag("de").as_ref());
        assert_eq!(german.verbs("sagte")[0].lemma, "sagen");
        assert!(german.verbs("sagte")[0].takes(Takes::Quote));
        assert!(german.classes("hafensprecherin").has(WordClass::Role));
    }
}
