//! Lines to running text: what stands between the end of a line and the beginning of the next one.
//!
//! A soft hyphen only breaks a word. A hard one does when the next line goes on in lower case, unless something speaks for a compound: the
//! document has it elsewhere inside a line, or has both halves as words but never the whole; the first half is a single letter, has a hyphen
//! itself, or is a prefix that keeps one; or a conjunction follows, as in "Ein- und Ausfahrt". Where nothing speaks for a compound the word
//! is joined, since narrow columns break many words and few compounds.

use super::script::is_dense;
use crate::prose::CONJUNCTIONS;
use std::collections::BTreeSet;

/// First halves that keep their hyphen.
const PREFIXES: [&str; 8] = ["self", "ex", "vice", "all", "quasi", "non", "pro", "anti"];

/// The words that a document has inside its lines, in lower case, where no line's end can have broken them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    pub(super) fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let mut words = BTreeSet::new();
        for line in lines {
            let line = line.trim_end();
            let whole = if ends_broken(line) { line.rsplit_once(' ').map_or("", |(whole, _)| whole) } else { line };
            let inside =
                whole.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
            words.extend(inside.filter(|word| !word.is_empty()));
        }
        Self(words)
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Goes on in `text` with the line `next`.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        let next = next.trim_start();
        let end = text.trim_end().len();
        text.truncate(end);
        let (Some(last), Some(first)) = (text.chars().next_back(), next.chars().next()) else {
            text.push_str(next);
            return;
        };
        let before = text.chars().rev().nth(1);
        let half = text.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        match last {
            '\u{ad}' => drop(text.pop()),
            '-' | '\u{2010}' if before.is_some_and(char::is_alphanumeric) => {
                let rest: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
                if CONJUNCTIONS.contains(&rest.to_lowercase().as_str()) {
                    text.push(' ');
                } else if first.is_lowercase() && !self.is_compound(half, &rest) {
                    text.pop();
                }
            }
            '—' if before.is_some_and(|c| !c.is_whitespace()) => {}
            '–' if before.is_some_and(char::is_numeric) && first.is_numeric() => {}
            '/' if before.is_some_and(char::is_alphanumeric) => {}
            _ if is_dense(last) && is_dense(first) => {}
            _ => text.push(' '),
        }
        text.push_str(next);
    }

    /// Whether a hyphen belongs between the end of a line and the beginning of the next.
    fn is_compound(&self, half: &str, rest: &str) -> bool {
        let half = half.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let rest = rest.to_lowercase();
        let (whole, compound) = (format!("{half}{rest}"), format!("{half}-{rest}"));
        if self.has(&whole) {
            return false;
        }
        self.has(&compound)
            || half.chars().count() < 2
            || half.contains(['-', '\u{2010}'])
            || half.chars().any(char::is_numeric)
            || PREFIXES.contains(&half.as_str())
            || (self.has(&half) && self.has(&rest))
    }
}

/// Whether a line ends inside a word.
pub(super) fn ends_broken(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with('\u{ad}')
        || line.strip_suffix(['-', '\u{2010}']).is_some_and(|before| before.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(vocabulary: &str, line: &str, next: &str) -> String {
        let mut text = line.to_owned();
        Vocabulary::of([vocabulary, line].into_iter()).join(&mut text, next);
        text
    }

    #[test]
    fn a_word_broken_at_the_end_of_a_line_is_whole_again() {
        for (line, next, whole) in [
            ("the har-", "bour was closed", "the harbour was closed"),
            ("the har\u{ad}", "bour", "the harbour"),
            ("der Hafen\u{2010}", "meister", "der Hafenmeister"),
            ("the ferry", "sank", "the ferry sank"),
            ("港は閉", "鎖された", "港は閉鎖された"),
        ] {
            assert_eq!(joined("", line, next), whole);
        }
    }

    #[test]
    fn a_compound_keeps_its_hyphen() {
        for (line, next, whole) in [
            ("the Anglo-", "American crew", "the Anglo-American crew"),
            ("an X-", "ray", "an X-ray"),
            ("the ex-", "captain", "the ex-captain"),
            ("a state-of-the-", "art ferry", "a state-of-the-art ferry"),
            ("a 30-", "year lease", "a 30-year lease"),
            ("the Ein-", "und Ausfahrt", "the Ein- und Ausfahrt"),
            ("COVID-", "19", "COVID-19"),
            ("the quay—", "closed since", "the quay—closed since"),
            ("in 2014–", "2018", "in 2014–2018"),
        ] {
            assert_eq!(joined("", line, next), whole);
        }
    }

    #[test]
    fn the_rest_of_the_document_tells_compounds_from_broken_words() {
        assert_eq!(joined("the prime-minister said", "the prime-", "minister"), "the prime-minister");
        assert_eq!(joined("a prime quay for the minister", "the prime-", "minister"), "the prime-minister");
        assert_eq!(joined("the harbour; a har bour", "the har-", "bour"), "the harbour");
    }
}
