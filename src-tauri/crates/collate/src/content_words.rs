//! The words of a passage that say what it is about.

use crate::prepared::Prepared;
use crate::signs::{key, plain_figure};
use variorum_model::Span;
use variorum_text::{TokenClass, fold};

/// A word that is no grammatical word and no denial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContentWord {
    /// Its place in the witness's text.
    pub span: Span,
    /// Its folded form, without an article or an ending behind an apostrophe.
    pub word: String,
    /// What it shares with its other forms: its first letters, or the value of a figure.
    pub key: String,
    /// Whether it counts, or names a day or a month.
    pub is_figure: bool,
    /// Whether it is written with a capital where small letters could stand: not at the beginning of a sentence, of a quotation or behind a
    /// colon. None where that cannot be told.
    pub capital: Option<bool>,
}

/// The content words of a passage, in order.
pub(crate) fn content_words(witness: &Prepared, passage: usize) -> Vec<ContentWord> {
    let text = witness.witness.text.as_str();
    let mut found = Vec::new();
    // The passage before, as a whole, ended with a stop.
    let mut opens = true;
    for piece in witness.pieces(&[passage]) {
        let written = piece.span.of(text);
        if !piece.is_word() {
            opens = opens || matches!(fold(written).as_str(), "\"" | "'" | ":" | "¿" | "¡");
            continue;
        }
        let capital = (!opens).then(|| written.starts_with(char::is_uppercase));
        opens = false;
        let form = fold(written);
        let word = headword(&form);
        let is_day = witness.words.weekday(word).or_else(|| witness.words.month(word)).is_some();
        // "One" is a pronoun more often than a figure.
        let numeral = witness.words.numeral(word);
        let is_grammatical = |word: &str| witness.words.is_function(word) || witness.words.is_negation(word);
        if numeral.is_some_and(|value| value < 2) || is_grammatical(&form) || is_grammatical(word) {
            continue;
        }
        let is_figure = piece.class == TokenClass::Number || numeral.is_some() || is_day;
        let is_initials = || word.chars().count() == 2 && written.chars().take(2).all(char::is_uppercase);
        if !is_figure && word.chars().count() < 3 && !is_initials() {
            continue;
        }
        let key = match numeral {
            Some(value) => value.to_string(),
            None if piece.class == TokenClass::Number => plain_figure(&form),
            None => key(word),
        };
        found.push(ContentWord { span: piece.span, word: word.to_owned(), key, is_figure, capital });
    }
    found
}

/// A folded form without what an apostrophe joins to it: "government's", "they'll", "l'accord". What is more than that stays whole.
fn headword(form: &str) -> &str {
    match form.split_once('\'') {
        Some((before, after)) if after.chars().count() < 3 => before,
        Some((before, after)) if before.chars().count() < 3 => after,
        _ => form,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prepared::Story;
    use crate::wording::tests::witness;

    fn read(language: &str, text: &str) -> Vec<(String, bool, Option<bool>)> {
        let witnesses = [witness("a", language, text)];
        let story = Story::prepare(&witnesses);
        let words = content_words(&story.witnesses[0], 0);
        words.into_iter().map(|word| (word.word, word.is_figure, word.capital)).collect()
    }

    fn words(language: &str, text: &str) -> Vec<String> {
        read(language, text).into_iter().map(|(word, ..)| word).collect()
    }

    #[test]
    fn grammatical_words_and_denials_are_no_content() {
        assert_eq!(words("en", "They'll not say it's the harbour's fault."), ["harbour", "fault"]);
        assert_eq!(
            words("fr", "Il n'a pas signé l'accord d'hier aujourd'hui."),
            ["signé", "accord", "hier", "aujourd'hui"]
        );
    }

    #[test]
    fn figures_days_and_months_are_figures() {
        let figures: Vec<String> = read("en", "On Tuesday, 12 March, twelve of 1,200 boats sailed as one.")
            .into_iter()
            .filter_map(|(word, is_figure, _)| is_figure.then_some(word))
            .collect();
        assert_eq!(figures, ["tuesday", "12", "march", "twelve", "1,200"]);
    }

    #[test]
    fn a_capital_tells_nothing_where_a_sentence_opens() {
        let capitals: Vec<Option<bool>> = read("en", "Ferries wait: “Waves block Callow harbour.”")
            .into_iter()
            .map(|(.., capital)| capital)
            .collect();
        assert_eq!(capitals, [None, Some(false), None, Some(false), Some(true), Some(false)]);
    }
}
