//! The words of a text as quotations are compared by: without typography.

use crate::signs::{hash, plain_figure};
use variorum_model::Span;
use variorum_text::{Token, TokenClass, fold, tokens};

/// A word, a figure, or a sign that is read out like a word ("%").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its place.
    pub span: Span,
    /// How it is compared: folded, ё as е, figures without the marks that group them.
    pub form: String,
    /// The hash of its form.
    pub key: u64,
    /// Whether it, or letters of it, stand in square brackets.
    pub bracketed: bool,
}

impl Word {
    fn new(span: Span, form: String, bracketed: bool) -> Self {
        Self { span, key: hash(form.bytes()), form, bracketed }
    }
}

/// The words of a stretch of `text`. Dots in brackets are no words, and letters in brackets belong to the word around them ("[T]here").
pub(crate) fn read(text: &str, stretch: Span) -> Vec<Word> {
    let tokens: Vec<Token> = tokens(stretch.of(text)).collect();
    let mut found: Vec<Word> = Vec::new();
    let (mut bracketed, mut glued) = (false, false);
    for (at, token) in tokens.iter().enumerate() {
        let span = token.span.shifted(stretch.start);
        let written = span.of(text);
        match token.class {
            TokenClass::Mark if written == "[" => {
                bracketed = true;
                glued = at > 0 && follows_letter(&tokens, at);
                continue;
            }
            TokenClass::Mark if written == "]" => {
                bracketed = false;
                glued = found.last().is_some_and(|word| word.bracketed && word.span.end == span.start);
                continue;
            }
            TokenClass::Mark | TokenClass::Sign if !is_spoken(written) => {}
            TokenClass::Space => {}
            class => {
                let form = folded(written, class);
                match found.last_mut() {
                    Some(last) if glued && last.span.end + 1 == span.start => {
                        *last = Word::new(last.span.cover(span), format!("{}{form}", last.form), true);
                    }
                    Some(last) if class == TokenClass::Number && is_grouped(text, last, span) => {
                        *last = Word::new(last.span.cover(span), format!("{}{form}", last.form), last.bracketed);
                    }
                    _ => found.push(Word::new(span, form, bracketed)),
                }
            }
        }
        glued = false;
    }
    found
}

/// Whether the bracket at `at` opens inside a word ("un[der]").
fn follows_letter(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| token.class == TokenClass::Word)
}

fn folded(written: &str, class: TokenClass) -> String {
    let form = fold(written).replace('ё', "е");
    if class == TokenClass::Number { plain_figure(&form) } else { form }
}

/// Signs that are read out.
fn is_spoken(written: &str) -> bool {
    matches!(written, "%" | "‰" | "&" | "+" | "=" | "°" | "§" | "№" | "$" | "€" | "£" | "¥" | "₽" | "₴" | "₹")
}

/// Whether the figure at `span` is the next group of thousands of the one before it: "10 000".
fn is_grouped(text: &str, before: &Word, span: Span) -> bool {
    let between = Span::new(before.span.end, span.start).of(text);
    let digits = |span: Span, least: usize| {
        let written = span.of(text);
        (least..=3).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_digit())
    };
    let last_group = before.span.of(text).rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let opens = before.span.of(text).chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    opens
        && (1..=3).contains(&last_group.len())
        && between.chars().count() == 1
        && between.chars().all(char::is_whitespace)
        && digits(span, 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        read(text, Span::new(0, text.len())).into_iter().map(|word| word.form).collect()
    }

    #[test]
    fn typography_makes_no_other_words() {
        assert_eq!(forms("“Don’t—ever!” 10 000 за неё"), forms("don't -- ever 10,000 За нее"));
        assert_eq!(forms("colour-coded…"), ["colour", "coded"]);
    }

    #[test]
    fn letters_in_brackets_belong_to_their_word() {
        let text = "[T]here is [sic] one […] more";
        let words = read(text, Span::new(0, text.len()));
        let told: Vec<(&str, bool)> = words.iter().map(|word| (word.form.as_str(), word.bracketed)).collect();
        assert_eq!(told, [("there", true), ("is", false), ("sic", true), ("one", false), ("more", false)]);
    }

    #[test]
    fn signs_that_are_read_out_are_words() {
        assert_eq!(forms("5 % of $3"), ["5", "%", "of", "$", "3"]);
    }
}
