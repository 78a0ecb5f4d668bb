//! Conventions of spelling, by language.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use variorum_model::Language;

/// How a language spells one word in two ways. All words are in lower case.
#[derive(Debug)]
pub struct Spelling {
    words: HashMap<String, String>,
    /// The longest first.
    endings: Vec<(String, String)>,
    letters: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Lists {
    endings: Vec<(String, String)>,
    words: Vec<(String, String)>,
    letters: Vec<(String, String)>,
}

static ALL: LazyLock<BTreeMap<&'static str, Spelling>> = LazyLock::new(|| {
    [
        ("de", include_str!("../../../../data/lexicons/spelling/de.json")),
        ("en", include_str!("../../../../data/lexicons/spelling/en.json")),
    ]
    .into_iter()
    .filter_map(|(tag, json)| Some((tag, Spelling::from_lists(serde_json::from_str(json).ok()?))))
    .collect()
});

/// So many letters stand before an ending that is spelled in two ways: "honour", and not "hour".
const STEM_LETTERS: usize = 3;
/// Before two letters that are changed, fewer do: "metre".
const SHORT_STEM: usize = 2;

impl Spelling {
    /// The conventions of a language; none where it has one.
    pub fn of(language: Option<&Language>) -> Option<&'static Self> {
        ALL.get(language?.as_str())
    }

    /// One spelling for a word, whichever convention it is spelled by.
    pub fn one(&self, word: &str) -> String {
        let mut one = self.words.get(word).cloned().unwrap_or_else(|| word.to_owned());
        for (written, other) in &self.endings {
            let least =
                if written.starts_with("tre") || written.starts_with("bre") { SHORT_STEM } else { STEM_LETTERS };
            if let Some(stem) = one.strip_suffix(written.as_str())
                && stem.chars().count() >= least
            {
                one = format!("{stem}{other}");
                break;
            }
        }
        for (written, other) in &self.letters {
            one = one.replace(written.as_str(), other);
        }
        one
    }

    fn from_lists(lists: Lists) -> Self {
        let mut endings = lists.endings;
        endings.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
        Self { words: lists.words.into_iter().collect(), endings, letters: lists.letters }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        assert_eq!(ALL.len(), 2);
    }

    #[test]
    fn a_word_is_spelled_in_one_way() {
        let english = Spelling::of(Language::from_tag("en").as_ref()).unwrap();
        assert_eq!(english.one("honoured"), "honored");
        assert_eq!(english.one("hour"), "hour");
        assert_eq!(english.one("grey"), "gray");
    }
}
