//! Phrases by which furniture is known, by language.

use crate::Line;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;
use variorum_model::{Language, LeftOut};

/// The phrases of one language.
#[derive(Debug)]
pub struct Furniture {
    language: &'static str,
    phrases: HashMap<String, Vec<Entry>>,
    /// For each word that begins a phrase, how many words the longest such phrase has.
    beginnings: HashMap<String, usize>,
    reported: HashSet<String>,
    attributed: HashSet<String>,
    addressed: HashSet<String>,
    /// Each as its words.
    withheld: Vec<Vec<String>>,
}

/// A phrase of the lists found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    /// What the phrase says of its block.
    pub reason: LeftOut,
    /// Where it stands.
    pub place: PhrasePlace,
    /// How many words it has.
    pub words: usize,
    /// Whether the list asks for a colon behind it, and the line has it.
    pub colon: bool,
}

/// Where in a line a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhrasePlace {
    /// It is the whole line.
    Whole,
    /// The line begins with it.
    Opening,
    /// It stands anywhere in the line.
    Inside,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    reason: LeftOut,
    place: PhrasePlace,
    colon: bool,
}

#[derive(Deserialize)]
struct Lists {
    withheld: Vec<String>,
    reported: Vec<String>,
    attributed: Vec<String>,
    addressed: Vec<String>,
    #[serde(flatten)]
    phrases: BTreeMap<LeftOut, Places>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    #[serde(default)]
    whole: Vec<String>,
    #[serde(default)]
    opens: Vec<String>,
    #[serde(default)]
    contains: Vec<String>,
}

static ALL: LazyLock<Vec<Furniture>> = LazyLock::new(|| {
    [
        ("de", include_str!("../../../../data/lexicons/furniture/de.json")),
        ("en", include_str!("../../../../data/lexicons/furniture/en.json")),
        ("es", include_str!("../../../../data/lexicons/furniture/es.json")),
        ("fr", include_str!("../../../../data/lexicons/furniture/fr.json")),
        ("ru", include_str!("../../../../data/lexicons/furniture/ru.json")),
    ]
    .into_iter()
    .filter_map(|(language, json)| Some(Furniture::from_lists(language, serde_json::from_str(json).ok()?)))
    .collect()
});

impl Furniture {
    /// The lists to consult for a text in `language`: its own, and the English ones, since share lines and credits are English everywhere;
    /// all of them when the language is not known or has no list.
    pub fn for_language(language: Option<&Language>) -> Vec<&'static Self> {
        let tag = language.map(Language::as_str).filter(|tag| ALL.iter().any(|lists| lists.language == *tag));
        ALL.iter().filter(|lists| tag.is_none_or(|tag| lists.language == tag || lists.language == "en")).collect()
    }

    /// The phrases of the lists that stand in `line`.
    pub fn phrases(&self, line: &Line) -> Vec<Phrase> {
        let words = line.words();
        let mut found = Vec::new();
        for (start, first) in words.iter().enumerate() {
            let Some(longest) = self.beginnings.get(first) else { continue };
            let mut joined = String::new();
            for (count, word) in words[start..].iter().take(*longest).enumerate() {
                if count > 0 {
                    joined.push(' ');
                }
                joined.push_str(word);
                for entry in self.phrases.get(&joined).map_or(&[][..], Vec::as_slice) {
                    let stands = match entry.place {
                        PhrasePlace::Whole => start == 0 && count + 1 == words.len(),
                        PhrasePlace::Opening => start == 0,
                        PhrasePlace::Inside => true,
                    };
                    if stands && (!entry.colon || line.colon_after(start + count)) {
                        let Entry { reason, place, colon } = *entry;
                        found.push(Phrase { reason, place, words: count + 1, colon });
                    }
                }
            }
        }
        found
    }

    /// Whether the line has a word that reports and that captions and titles lack: "said", "was", "because".
    pub fn reports(&self, line: &Line) -> bool {
        line.words().iter().any(|word| self.reported.contains(word))
    }

    /// Whether the line has a word that names who said something, as reporting does and furniture hardly ever: "said", "according".
    pub fn attributes(&self, line: &Line) -> bool {
        line.words().iter().any(|word| self.attributed.contains(word))
    }

    /// Whether the line has a word with which a page speaks to its readers or of itself: "you", "unsere".
    pub fn addresses(&self, line: &Line) -> bool {
        line.words().iter().any(|word| self.addressed.contains(word))
    }

    /// Whether the line says that the rest of a text is kept from who does not pay or sign in: "Subscribe to continue reading".
    pub fn withholds(&self, line: &Line) -> bool {
        self.withheld.iter().any(|phrase| line.words().windows(phrase.len()).any(|words| words == phrase))
    }

    /// Of how many labels the line is made, such as "Home News Sport" of three: phrases that the lists know as whole lines. None when a word
    /// of it belongs to none.
    pub fn labels(lists: &[&Self], line: &Line) -> Option<usize> {
        let words = line.words();
        let (mut start, mut labels) = (0, 0);
        while start < words.len() {
            start += lists.iter().filter_map(|lists| lists.label_at(words.get(start..)?)).max()?;
            labels += 1;
        }
        (labels > 0).then_some(labels)
    }

    /// How many words the longest label has with which `words` begin.
    fn label_at(&self, words: &[String]) -> Option<usize> {
        let longest = *self.beginnings.get(words.first()?)?;
        (1..=longest.min(words.len())).rev().find(|count| {
            let entries = words.get(..*count).and_then(|words| self.phrases.get(&words.join(" ")));
            entries.is_some_and(|entries| entries.iter().any(|entry| entry.place == PhrasePlace::Whole))
        })
    }

    fn from_lists(language: &'static str, lists: Lists) -> Self {
        let mut phrases: HashMap<String, Vec<Entry>> = HashMap::new();
        let mut beginnings: HashMap<String, usize> = HashMap::new();
        for (reason, places) in lists.phrases {
            for (place, texts) in [
                (PhrasePlace::Whole, places.whole),
                (PhrasePlace::Opening, places.opens),
                (PhrasePlace::Inside, places.contains),
            ] {
                for text in texts {
                    let line = Line::new(&text);
                    let Some(first) = line.words().first() else { continue };
                    let longest = beginnings.entry(first.clone()).or_default();
                    *longest = line.words().len().max(*longest);
                    let entry = Entry { reason, place, colon: text.ends_with(':') };
                    phrases.entry(line.words().join(" ")).or_default().push(entry);
                }
            }
        }
        Self {
            language,
            phrases,
            beginnings,
            reported: lists.reported.into_iter().collect(),
            attributed: lists.attributed.into_iter().collect(),
            addressed: lists.addressed.into_iter().collect(),
            withheld: lists
                .withheld
                .iter()
                .map(|text| Line::new(text).words().to_vec())
                .filter(|words| !words.is_empty())
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, text: &str) -> Vec<(LeftOut, PhrasePlace)> {
        let line = Line::new(text);
        Furniture::for_language(Language::from_tag(language).as_ref())
            .into_iter()
            .flat_map(|lists| lists.phrases(&line))
            .map(|phrase| (phrase.reason, phrase.place))
            .collect()
    }

    #[test]
    fn every_list_is_read() {
        let languages: Vec<&str> = ALL.iter().map(|lists| lists.language).collect();
        assert_eq!(languages, ["de", "en", "es", "fr", "ru"]);
        for lists in ALL.iter() {
            assert!(lists.phrases.len() > 200 && lists.reported.len() > 15, "{}", lists.language);
            assert!(lists.addressed.len() > 9 && lists.attributed.len() > 9, "{}", lists.language);
            assert!(lists.withheld.len() > 20, "{}", lists.language);
        }
    }

    #[test]
    fn a_phrase_is_found_where_its_list_says() {
        assert!(found("en", "See also: harbour plans").contains(&(LeftOut::Teaser, PhrasePlace::Opening)));
        assert!(found("ru", "Читайте также: порт открыт").contains(&(LeftOut::Teaser, PhrasePlace::Opening)));
        assert!(found("de", "Anzeige").contains(&(LeftOut::Advertisement, PhrasePlace::Whole)));
        assert!(!found("de", "Anzeige gegen den Reeder").iter().any(|(reason, _)| *reason == LeftOut::Advertisement));
        assert!(found("fr", "Partager sur Facebook").contains(&(LeftOut::ShareLine, PhrasePlace::Inside)));
    }

    #[test]
    fn a_phrase_with_a_colon_needs_its_colon() {
        assert!(found("en", "Related: the ferry").contains(&(LeftOut::Teaser, PhrasePlace::Opening)));
        assert!(!found("en", "Related costs rose").iter().any(|(reason, _)| *reason == LeftOut::Teaser));
    }

    #[test]
    fn a_row_of_labels_is_told_from_a_line_with_another_word() {
        let labels = |language: &str, text: &str| {
            let lists = Furniture::for_language(Language::from_tag(language).as_ref());
            Furniture::labels(&lists, &Line::new(text))
        };
        assert_eq!(labels("en", "Home  World news Sport"), Some(3));
        assert_eq!(labels("de", "Startseite Politik Abo"), Some(3));
        assert_eq!(labels("en", "Home secretary resigns"), None);
        assert_eq!(labels("en", ""), None);
    }

    #[test]
    fn a_language_without_lists_consults_all() {
        assert!(found("pl", "Lesen Sie auch").contains(&(LeftOut::Teaser, PhrasePlace::Opening)));
        assert!(found("es", "Lesen Sie auch").is_empty());
    }
}
