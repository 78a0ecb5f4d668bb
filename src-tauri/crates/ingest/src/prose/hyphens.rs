//! Words that are broken at the ends of lines.
//!
//! A soft hyphen only breaks a word. Of a hard one nobody knows whether it belongs to the word. What the text has elsewhere decides: the word
//! with its hyphen, the whole word, or both halves as words. Where it has neither, the shape of the halves does, and whether the text breaks
//! words at all: "traf- / fic" is joined in a text that is set in narrow columns, "state- / owned" keeps its hyphen.

use std::collections::BTreeSet;

/// Words before which a hyphen stands for what the next word ends with: "Ein- und Ausfahrt".
const CONJUNCTIONS: [&str; 9] = ["und", "oder", "bzw", "y", "o", "e", "u", "и", "или"];

/// Those that words end with, too, so that the hyphen must stand in the word behind them again: "two- to three-day", but "Toron- / to".
const ENDING_CONJUNCTIONS: [&str; 5] = ["and", "or", "to", "et", "ou"];

/// First halves that keep their hyphen.
const PREFIXES: [&str; 9] = ["self", "ex", "vice", "all", "quasi", "non", "pro", "anti", "well"];

/// First halves that may have a hyphen of their own, though most words that begin so have none: to re-sign is not to resign.
const DOUBTFUL_PREFIXES: [&str; 3] = ["re", "co", "pre"];

/// A text with as many lines that end inside a word breaks its words there.
const SEVERAL: usize = 3;

/// The words that a text has inside its lines, in lower case, where no line's end can have broken them.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: BTreeSet<String>,
    /// How many lines end inside a word.
    breaks: usize,
}

/// What stands between two parts of a text that the end of a line parts behind a hyphen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// Nothing: the hyphen broke a word.
    Joined,
    /// The hyphen.
    Hyphen,
    /// The hyphen and a blank: it stands for the end of another word.
    Blank,
}

impl Vocabulary {
    pub(crate) fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let mut found = Self::default();
        for line in lines {
            let line = line.trim_end();
            let is_broken = ends_broken(line);
            found.breaks += usize::from(is_broken);
            let whole =
                if is_broken { line.rsplit_once(char::is_whitespace).map_or("", |(whole, _)| whole) } else { line };
            let inside = whole.split_whitespace().map(bare).filter(|word| !word.is_empty());
            found.words.extend(inside.map(str::to_lowercase));
        }
        found
    }

    /// What stands between the end of a line, which ends in the hard hyphen behind the word `half`, and the line `next`. Where nothing else
    /// decides, `is_broken` says that the hyphen broke a word.
    pub(crate) fn joint(&self, half: &str, next: &str, is_broken: bool) -> Joint {
        let half = bare(half);
        let mut following = next.split_whitespace();
        let rest: String = following.next().unwrap_or_default().chars().take_while(|c| c.is_alphanumeric()).collect();
        let is_small = half.ends_with(char::is_lowercase) && rest.chars().all(char::is_lowercase) && !rest.is_empty();
        let (half, rest) = (half.to_lowercase(), rest.to_lowercase());
        let is_doubtful = DOUBTFUL_PREFIXES.contains(&half.as_str()) && !is_broken;
        let (has_whole, has_compound) = (self.has(&format!("{half}{rest}")), self.has(&format!("{half}-{rest}")));
        if is_small && has_whole && !has_compound {
            return if is_doubtful { Joint::Hyphen } else { Joint::Joined };
        }
        let mut goes_on = || following.next().is_some_and(|word| bare(word).contains(['-', '\u{2010}']));
        if rest.is_empty()
            || CONJUNCTIONS.contains(&rest.as_str())
            || (ENDING_CONJUNCTIONS.contains(&rest.as_str()) && goes_on())
        {
            return Joint::Blank;
        }
        let is_compound = has_compound
            || half.chars().count() < 2
            || !half.chars().all(char::is_alphabetic)
            || PREFIXES.contains(&half.as_str())
            || (self.has(&half) && self.has(&rest));
        if is_small && !is_compound && is_broken { Joint::Joined } else { Joint::Hyphen }
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Goes on in `text`, lines of a plain text, with the line `next`.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        match hyphen(text) {
            Some(Hyphen::Soft) => drop(text.pop()),
            Some(Hyphen::Hard) => {
                let half = text.rsplit(char::is_whitespace).next().unwrap_or_default();
                match self.joint(half, next, self.breaks >= SEVERAL) {
                    Joint::Joined => drop(text.pop()),
                    Joint::Hyphen => {}
                    Joint::Blank => text.push(' '),
                }
            }
            None => text.push(' '),
        }
        text.push_str(next);
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
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

/// Whether a line ends inside a word.
pub(crate) fn ends_broken(line: &str) -> bool {
    hyphen(line.trim_end()).is_some()
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
        Vocabulary::of([elsewhere, line, next].into_iter()).join(&mut text, next);
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

    #[test]
    fn a_whole_word_elsewhere_comes_before_a_conjunction_that_a_word_ends_with() {
        for (elsewhere, line, next, whole) in [
            ("the mayor of Toronto", "all of Toron-", "to had", "all of Toronto had"),
            ("El aumento afecta", "el mayor aumen-", "to de", "el mayor aumento de"),
            ("", "a two-", "to three-day week", "a two- to three-day week"),
            ("", "the short-", "and long-term costs", "the short- and long-term costs"),
            ("", "in Toron-", "to had", "in Toron-to had"),
            ("", "a two-", "(or three-) day week", "a two- (or three-) day week"),
        ] {
            assert_eq!(joined(elsewhere, line, next), whole);
        }
    }

    #[test]
    fn a_word_that_may_have_a_hyphen_of_its_own_keeps_it() {
        assert_eq!(joined("the director would not resign", "they would re-", "sign"), "they would re-sign");
        assert_eq!(joined("a well-known critic; wellknown", "a well-", "known"), "a well-known");
    }

    #[test]
    fn a_text_that_breaks_its_words_is_joined_by_the_shape_of_the_halves() {
        let lines =
            ["The bridge was closed to all traf-", "fic after inspec-", "tors found cracks in a gir-", "der, a"];
        let vocabulary = Vocabulary::of(lines.into_iter());
        let mut text = lines[0].to_owned();
        lines[1..].iter().for_each(|line| vocabulary.join(&mut text, line));
        assert_eq!(text, "The bridge was closed to all traffic after inspectors found cracks in a girder, a");
        for (line, next, whole) in [
            ("the ex-", "captain", "the ex-captain"),
            ("a well-", "known critic", "a well-known critic"),
            ("an X-", "ray", "an X-ray"),
            ("the Anglo-", "American", "the Anglo-American"),
            ("a 30-", "year lease", "a 30-year lease"),
            ("Toron-", "to had", "Toronto had"),
        ] {
            let mut text = line.to_owned();
            vocabulary.join(&mut text, next);
            assert_eq!(text, whole);
        }
    }
}
