//! Lines to running text: what stands between the end of a line and the beginning of the next one.
//!
//! A hard hyphen breaks a word where nothing speaks for a compound ([`Vocabulary::joint`]), since narrow columns break many words and few
//! compounds.

use super::script::is_dense;
use crate::prose::{Joint, Vocabulary};

/// Goes on in `text` with the line `next` of a document that has the words of `vocabulary`.
pub(super) fn join(vocabulary: &Vocabulary, text: &mut String, next: &str) {
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
        '-' | '\u{2010}' if before.is_some_and(char::is_alphanumeric) => match vocabulary.joint(half, next, true) {
            Joint::Joined => drop(text.pop()),
            Joint::Hyphen => {}
            Joint::Blank => text.push(' '),
        },
        '—' if before.is_some_and(|c| !c.is_whitespace()) => {}
        '–' if before.is_some_and(char::is_numeric) && first.is_numeric() => {}
        '/' if before.is_some_and(char::is_alphanumeric) => {}
        _ if is_dense(last) && is_dense(first) => {}
        _ => text.push(' '),
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(vocabulary: &str, line: &str, next: &str) -> String {
        let mut text = line.to_owned();
        join(&Vocabulary::of([vocabulary, line].into_iter()), &mut text, next);
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
