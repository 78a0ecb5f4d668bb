//! The words by which articles are compared.

use std::collections::BTreeMap;
use variorum_lexicon::Words;
use variorum_model::{Language, Span};
use variorum_text::{Token, TokenClass, fold, tokens};

/// A text counts as written in a language when at least one in this many of its words is a function word of that language. News prose has
/// one in two or three.
const ONE_IN: usize = 10;

/// How many letters of a word make its root. Words of the European languages that share so many letters share their stem far more often than not
/// (McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval", 2004, who compare such prefixes with stemmers).
const ROOT_LETTERS: usize = 6;

/// A word of a text, in the form in which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The folded form.
    pub(crate) folded: String,
    /// Its first letters, which inflected forms of a word have in common; a figure is whole. Of a pair the roots of both.
    pub(crate) root: String,
    /// The word in the text, or the two words of a pair.
    pub(crate) span: Span,
    /// Whether it is written as a name: with a capital that no start of a sentence asks for.
    pub(crate) is_name: bool,
}

impl Term {
    /// Whether it is written in digits.
    pub(crate) fn is_figure(&self) -> bool {
        self.folded.starts_with(char::is_numeric)
    }

    /// Whether it stands for two words.
    fn is_pair(&self) -> bool {
        self.root.contains(' ')
    }
}

/// The terms of a text: its words other than function words.
///
/// Where the program knows no function words of the language (or the text is in another one), they would drown the rest. There the terms
/// are the pairs of adjacent words, the names and the figures, which share less by chance; this also serves scripts that write no blanks, whose
/// words are cut into characters.
pub(crate) fn terms(text: &str, language: Option<&Language>) -> Vec<Term> {
    let words = words(text);
    let lexicon = Words::of(language);
    let content: Vec<Term> = words.iter().filter(|word| !lexicon.is_function(&word.folded)).cloned().collect();
    if (words.len() - content.len()) * ONE_IN >= words.len() {
        return content;
    }
    let pairs = words.windows(2).filter_map(|two| match two {
        [first, second] => Some(Term {
            folded: format!("{} {}", first.folded, second.folded),
            root: pair(first, second),
            span: first.span.cover(second.span),
            is_name: false,
        }),
        _ => None,
    });
    pairs.chain(words.iter().filter(|word| word.is_name || word.is_figure()).cloned()).collect()
}

/// The pairs of neighbouring terms, by their roots: what is said of what. Where terms are pairs, these.
pub(crate) fn pairs(terms: &[Term]) -> impl Iterator<Item = String> {
    let are_pairs = terms.iter().any(Term::is_pair);
    let own = terms.iter().filter(|term| term.is_pair()).map(|term| term.root.clone());
    let made = terms.windows(2).filter(move |_| !are_pairs).filter_map(|two| match two {
        [first, second] => Some(pair(first, second)),
        _ => None,
    });
    own.chain(made)
}

fn pair(first: &Term, second: &Term) -> String {
    format!("{} {}", first.root, second.root)
}

/// How often each counts in all.
pub(crate) fn counts(words: impl Iterator<Item = (String, u32)>) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for (word, times) in words {
        *counts.entry(word).or_insert(0) += times;
    }
    counts
}

fn words(text: &str) -> Vec<Term> {
    let mut found = Vec::new();
    // The two tokens before, the nearest first.
    let mut before: [Option<Token>; 2] = [None, None];
    for token in tokens(text) {
        let word = token.span.of(text);
        if is_word(token) {
            let folded = between_apostrophes(&fold(word)).to_owned();
            let is_figure = token.class == TokenClass::Number;
            let root = if is_figure { folded.clone() } else { folded.chars().take(ROOT_LETTERS).collect() };
            let is_name = word.starts_with(char::is_uppercase) && follows_a_word(text, before);
            found.push(Term { folded, root, span: token.span, is_name });
        }
        before = [Some(token), before[0]];
    }
    found
}

fn is_word(token: Token) -> bool {
    matches!(token.class, TokenClass::Word | TokenClass::Number)
}

/// Whether a blank and a word stand before, so that no sentence and no quotation begins here.
fn follows_a_word(text: &str, before: [Option<Token>; 2]) -> bool {
    match before {
        [Some(blank), Some(word)] => blank.span.of(text) == " " && is_word(word),
        _ => false,
    }
}

/// The longest part between apostrophes: a possessive ending or an elided article is no part of the word.
fn between_apostrophes(folded: &str) -> &str {
    folded.split('\'').max_by_key(|part| part.len()).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str, tag: &str) -> Vec<String> {
        terms(text, Language::from_tag(tag).as_ref()).into_iter().map(|term| term.folded).collect()
    }

    #[test]
    fn terms_are_the_words_that_carry_content() {
        assert_eq!(folded("The ferry’s crew and the Coastguard", "en"), ["ferry", "crew", "coastguard"]);
        assert_eq!(folded("L’incendie de la salle", "fr"), ["incendie", "salle"]);
    }

    #[test]
    fn without_function_words_terms_are_pairs_names_and_figures() {
        let terms = ["il traghetto", "traghetto per", "per skerrow", "skerrow 31", "skerrow", "31"];
        assert_eq!(folded("il traghetto per Skerrow 31", "it"), terms);
        assert_eq!(folded("渡轮起火", "zh"), ["渡 轮", "轮 起", "起 火"]);
    }

    #[test]
    fn inflected_forms_have_one_root_and_figures_are_whole() {
        let roots = |text: &str| -> Vec<String> { words(text).into_iter().map(|term| term.root).collect() };
        assert_eq!(roots("negotiated negotiations 1234567"), ["negoti", "negoti", "1234567"]);
        assert_eq!(roots("договором договорах"), ["догово", "догово"]);
    }

    #[test]
    fn pairs_are_of_neighbours_that_carry_content() {
        let pairs_of = |text, tag| -> Vec<String> { pairs(&terms(text, Language::from_tag(tag).as_ref())).collect() };
        assert_eq!(pairs_of("The crew of the ferry and the coastguard", "en"), ["crew ferry", "ferry coastg"]);
        assert_eq!(pairs_of("il traghetto per Skerrow", "it"), ["il traghe", "traghe per", "per skerro"]);
        assert_eq!(pairs_of("ferry", "en"), Vec::<String>::new());
    }

    #[test]
    fn a_text_in_another_language_than_stated_is_compared_by_pairs() {
        assert_eq!(folded("il traghetto verde affonda", "en"), ["il traghetto", "traghetto verde", "verde affonda"]);
    }

    #[test]
    fn a_capital_makes_a_name_only_inside_a_sentence() {
        let names = |text| -> Vec<String> {
            let terms = terms(text, Language::from_tag("en").as_ref());
            terms.into_iter().filter(|term| term.is_name).map(|term| term.folded).collect()
        };
        assert_eq!(
            names("Smoke was seen. Tugs from Port Callow came.\nLater the Hesper sank."),
            ["port", "callow", "hesper"]
        );
        assert_eq!(names("He said “Tugs came”."), Vec::<String>::new());
    }
}
