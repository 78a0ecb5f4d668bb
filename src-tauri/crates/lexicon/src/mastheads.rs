//! How newspapers and stations are named.

use crate::Line;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The words of mastheads, in lower case.
#[derive(Debug, Default, Deserialize)]
pub struct MastheadWords {
    words: BTreeSet<String>,
    endings: Vec<String>,
    articles: BTreeSet<String>,
    particles: BTreeSet<String>,
    /// The particles behind which stands where or of whom a newspaper is.
    of: BTreeSet<String>,
}

/// A longer text is no name, and without an article in front even fewer words are.
const MOST_WORDS: usize = 5;
const MOST_WITHOUT_ARTICLE: usize = 3;

static ALL: LazyLock<MastheadWords> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../data/lexicons/mastheads.json")).unwrap_or_default()
});

impl MastheadWords {
    /// Those of all languages.
    pub fn all() -> &'static Self {
        &ALL
    }

    /// Whether `word` is one by which newspapers and stations call themselves: "Post", "Hafenbote", "Вестник".
    pub fn has(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.words.contains(&word)
            || self.endings.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
    }

    /// Whether `word` is an article, as it stands before the names of newspapers.
    pub fn is_article(&self, word: &str) -> bool {
        self.articles.contains(&word.to_lowercase())
    }

    /// Whether `text` is named as newspapers and stations are: a few words with capitals, such a word the last of them or the first, with its
    /// place behind: "The Harbour Post", "Le Courrier de Callow", "Вестник Междуречья".
    pub fn is_masthead(&self, text: &str) -> bool {
        let is_capital = |word: &str| {
            let lower = word.to_lowercase();
            word.starts_with(char::is_uppercase) || self.particles.contains(&lower) || self.articles.contains(&lower)
        };
        let parts = || text.split([' ', '\'', '’', '-']).filter(|part| !part.is_empty());
        let line = Line::new(text);
        let words = line.words();
        let named: Vec<&String> = words.iter().skip_while(|word| self.articles.contains(*word)).collect();
        let is_of = |words: &[&String]| {
            words.first().is_some_and(|word| self.has(word) && word.starts_with(is_cyrillic))
                || matches!(words, [word, of, _, ..] if self.has(word) && self.of.contains(*of))
        };
        let is_named = || named.last().is_some_and(|word| self.has(word)) || is_of(&named);
        let most = if named.len() < words.len() || is_of(&named) { MOST_WORDS } else { MOST_WITHOUT_ARTICLE };
        (2..=most).contains(&words.len())
            && text.chars().all(|c| c.is_alphabetic() || " '’-&".contains(c))
            && parts().all(is_capital)
            && is_named()
    }
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_newspapers_are_told_from_other_lines() {
        for name in [
            "THE HARBOUR POST",
            "The Callow Times",
            "Der Hafenbote",
            "Diario de Callow",
            "Callower Zeitung",
            "Le Courrier de Callow",
            "L’Écho du Port",
            "EL DIARIO DE CALLOW",
            "Вестник Междуречья",
        ] {
            assert!(MastheadWords::all().is_masthead(name), "{name}");
        }
        for line in [
            "Post office closes",
            "Post Office Closes for Good",
            "Harbour Post closes its office",
            "Ferry Fire Under Control",
            "News",
            "Fähre brennt im Hafen",
            "Post and Mail Delivery to Cost More in Spring",
            "Harbour Post: what we know",
            "Паром сгорел у причала",
        ] {
            assert!(!MastheadWords::all().is_masthead(line), "{line}");
        }
    }
}
