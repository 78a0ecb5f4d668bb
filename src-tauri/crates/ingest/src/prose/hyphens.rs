//! Words that a plain text breaks at the ends of its lines.
//!
//! A soft hyphen only breaks a word. Of a hard one nobody knows whether it belongs to the word, unless the text has the whole word elsewhere:
//! "govern- / ment" is joined where "government" stands in a line; "state- / owned" keeps its hyphen.

use std::collections::BTreeSet;

/// Words before which a hyphen stands for what the next word ends with: "Ein- und Ausfahrt".
pub(crate) const CONJUNCTIONS: [&str; 12] = ["und", "oder", "bzw", "and", "or", "to", "et", "ou", "y", "o", "и", "или"];

/// The words that stand whole in the lines of a text, in lower case.
#[derive(Debug, Default)]
pub(super) struct Whole(BTreeSet<String>);

impl Whole {
    pub(super) fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let words = lines.flat_map(str::split_whitespace).filter(|word| hyphen(word).is_none());
        Self(words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect())
    }

    /// Goes on in `text` with the line `next`.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        match hyphen(text) {
            Some(Hyphen::Soft) => drop(text.pop()),
            Some(Hyphen::Hard) => {
                let half = text.rsplit(char::is_whitespace).next().unwrap_or_default();
                let half = half.trim_matches(|c: char| !c.is_alphanumeric());
                let word = next.split_whitespace().next().unwrap_or_default();
                let rest: String = word.chars().take_while(|c| c.is_alphanumeric()).collect();
                let is_small = |part: &str| part.chars().all(char::is_lowercase);
                // German nouns and the beginnings of sentences have capitals.
                let tail = half.char_indices().nth(1).and_then(|(second, _)| half.get(second..)).unwrap_or_default();
                if CONJUNCTIONS.contains(&word.to_lowercase().as_str()) {
                    text.push(' ');
                } else if is_small(tail) && is_small(&rest) && self.0.contains(&format!("{half}{rest}").to_lowercase())
                {
                    text.pop();
                }
            }
            None => text.push(' '),
        }
        text.push_str(next);
    }
}

enum Hyphen {
    Soft,
    Hard,
}

/// The hyphen in which a line ends inside a word.
fn hyphen(line: &str) -> Option<Hyphen> {
    if line.ends_with('\u{ad}') {
        return Some(Hyphen::Soft);
    }
    let before = line.strip_suffix(['-', '\u{2010}'])?;
    before.ends_with(char::is_alphanumeric).then_some(Hyphen::Hard)
}

/// Whether a word goes on from `line` to `next`.
pub(super) fn is_broken(line: &str, next: &str) -> bool {
    hyphen(line).is_some() && next.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(elsewhere: &str, line: &str, next: &str) -> String {
        let mut text = line.to_owned();
        Whole::of([elsewhere, line, next].into_iter()).join(&mut text, next);
        text
    }

    #[test]
    fn a_broken_word_is_whole_again_where_the_text_has_it_whole_or_the_hyphen_is_soft() {
        for (elsewhere, line, next, whole) in [
            ("The government fell.", "The govern-", "ment said", "The government said"),
            ("Die Regierung fiel.", "der Regie-", "rung", "der Regierung"),
            ("die fähren fuhren", "die fäh-", "ren", "die fähren"),
            ("le gouvernement", "un gouverne-", "ment", "un gouvernement"),
            ("el gobierno,", "un go-", "bierno", "un gobierno"),
            ("в правительстве", "в прави-", "тельстве", "в правительстве"),
            ("", "The govern\u{ad}", "ment", "The government"),
            ("", "The govern-", "ment", "The govern-ment"),
        ] {
            assert_eq!(joined(elsewhere, line, next), whole);
        }
    }

    #[test]
    fn a_compound_keeps_its_hyphen() {
        for (line, next, whole) in [
            ("the state-", "owned line", "the state-owned line"),
            ("the Anglo-", "American crew", "the Anglo-American crew"),
            ("the Ein-", "und Ausfahrt", "the Ein- und Ausfahrt"),
            ("it was late -", "very late", "it was late - very late"),
            ("the ferry", "sank", "the ferry sank"),
        ] {
            assert_eq!(joined("the state owned it", line, next), whole);
        }
    }
}
