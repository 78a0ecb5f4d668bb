//! Words and the marks between them.

use unicode_segmentation::UnicodeSegmentation;
use variorum_model::Span;

/// A stretch of text that is compared as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub class: TokenClass,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenClass {
    /// A word; in scripts written without blanks, a character or what the script groups.
    Word,
    /// Digits, with the separators inside them.
    Number,
    /// A run of blanks and line ends.
    Space,
    /// A mark that is read aloud as a word is: of money, of a share, of a sum, of what is greater or less; a minus.
    Sign,
    /// Any other mark.
    Mark,
}

/// Cuts `text` into tokens by the word boundaries of Unicode Standard Annex 29; together they cover the text without gaps.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (length, class) = plain(rest.as_bytes()).unwrap_or_else(|| {
            let piece = rest.split_word_bounds().next().unwrap_or(rest);
            (piece.len(), class(text, start, piece))
        });
        let span = Span::new(start, start + length);
        start = span.end;
        Some(Token { span, class })
    })
}

/// The first token of `rest`, where it is one of the most frequent and the rules of the annex need not be asked: letters without accents, or one blank,
/// before a mark or a blank that ends them under any rule.
fn plain(rest: &[u8]) -> Option<(usize, TokenClass)> {
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters > 0 {
        let ends =
            rest.get(letters).is_none_or(|byte| matches!(byte, b' ' | b'\n' | b',' | b'-' | b';' | b'!' | b'?' | b')'));
        return ends.then_some((letters, TokenClass::Word));
    }
    let is_blank = rest.first() == Some(&b' ') && rest.get(1).is_some_and(|next| next.is_ascii() && *next != b' ');
    is_blank.then_some((1, TokenClass::Space))
}

fn class(text: &str, start: usize, piece: &str) -> TokenClass {
    if piece.chars().all(char::is_whitespace) {
        TokenClass::Space
    } else if piece.starts_with(char::is_numeric) {
        TokenClass::Number
    } else if piece.chars().any(char::is_alphanumeric) {
        TokenClass::Word
    } else if piece.chars().all(is_sign) || is_minus(text, start, piece) {
        TokenClass::Sign
    } else {
        TokenClass::Mark
    }
}

/// The currency signs of Unicode's block for them and of older blocks, and the signs of shares and sums.
const fn is_sign(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '₠'..='⃏' | '﹩' | '＄' | '￠' | '￡' | '￥' | '￦' | '%' | '‰' | '٪' | '％' | '<' | '>' | '=' | '+' | '±' | '≈' | '≤' | '≥' | '°')
}

/// Whether the dash at `start` makes the number behind it negative: it stands close before digits and apart from what is in front.
fn is_minus(text: &str, start: usize, dash: &str) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let behind = text.get(start + dash.len()..).and_then(|behind| behind.chars().next());
    matches!(dash, "-" | "−" | "–")
        && before.is_none_or(|before| before.is_whitespace() || before == '(')
        && behind.is_some_and(char::is_numeric)
}

/// The words and numbers of `text`.
pub fn words(text: &str) -> impl Iterator<Item = Token> {
    // A blank parts words whatever stands around it, and most of what stands between two needs no further rules, which take most of the time.
    let mut next = 0;
    text.split(' ').flat_map(move |piece| {
        let start = next;
        next += piece.len() + 1;
        let (plain, rest) = match plain_word(piece) {
            Some(word) => (Some(word).filter(|word| !word.span.is_empty()), ""),
            None => (None, piece),
        };
        let cut = tokens(rest).filter(|token| matches!(token.class, TokenClass::Word | TokenClass::Number));
        plain.into_iter().chain(cut).map(move |token| {
            let span = Span::new(start + token.span.start, start + token.span.end);
            Token { span, ..token }
        })
    })
}

/// The one word of a piece of text that is nothing but plain letters and digits between plain marks, without length where there are but marks; none for any
/// other piece.
fn plain_word(piece: &str) -> Option<Token> {
    let (mut start, mut word) = (0, piece);
    if !piece.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        word = piece.trim_start_matches(is_plain_mark);
        start = piece.len() - word.len();
        word = word.trim_end_matches(is_plain_mark);
        if !word.chars().all(is_plain_letter) {
            return None;
        }
    }
    let class = if word.starts_with(|c: char| c.is_ascii_digit()) { TokenClass::Number } else { TokenClass::Word };
    Some(Token { span: Span::new(start, start + word.len()), class })
}

/// Letters and digits between which no word ends: those of Latin and Cyrillic.
fn is_plain_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (matches!(c, 'À'..='ɏ' | 'Ѐ'..='ӿ') && c.is_alphabetic())
}

/// Marks that belong to no word when nothing but other marks stands between them and a blank.
const fn is_plain_mark(c: char) -> bool {
    (c.is_ascii_punctuation() && c != '_') || matches!(c, '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '–' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<(&str, TokenClass)> {
        tokens(text).map(|token| (token.span.of(text), token.class)).collect()
    }

    #[test]
    fn figures_and_contractions_are_one_token() {
        use TokenClass::{Mark, Number, Sign, Space, Word};
        assert_eq!(cut("It’s $72,000."), [("It’s", Word), (" ", Space), ("$", Sign), ("72,000", Number), (".", Mark)]);
    }

    #[test]
    fn signs_are_told_from_punctuation() {
        use TokenClass::{Mark, Number, Sign, Space, Word};
        let classes = |text| cut(text).into_iter().map(|(_, class)| class).collect::<Vec<_>>();
        assert_eq!(classes("-5% €3"), [Sign, Number, Sign, Space, Sign, Number]);
        assert_eq!(classes("2-1, so"), [Number, Mark, Number, Mark, Space, Word]);
    }

    #[test]
    fn scripts_without_blanks_are_cut_too() {
        assert_eq!(words("克里姆林宫").count(), 5);
    }

    proptest! {
        #[test]
        fn tokens_are_what_the_annex_cuts(text in "(\\PC|[a-zA-Z]{1,3}|[ \\n,;.:'_0-9\u{301}\u{200d}\u{ad}-]){0,40}") {
            let cut: Vec<(usize, usize)> = tokens(&text).map(|token| (token.span.start, token.span.end)).collect();
            let whole: Vec<(usize, usize)> =
                text.split_word_bound_indices().map(|(start, piece)| (start, start + piece.len())).collect();
            prop_assert_eq!(cut, whole);
            for token in tokens(&text) {
                prop_assert_eq!(token.class, class(&text, token.span.start, token.span.of(&text)));
            }
        }

        #[test]
        fn words_are_the_tokens_that_are_words(text in "[a-cZ09éßїЖ’‘'“”»\\u{ad}\\u{301}\\u{a0}א漢カ€°\".,:;_/ \t\n-]{0,60}") {
            let cut: Vec<Token> = tokens(&text)
                .filter(|token| matches!(token.class, TokenClass::Word | TokenClass::Number))
                .collect();
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), cut);
        }

        #[test]
        fn tokens_cover_the_text_without_gaps(text in "\\PC{0,80}") {
            let mut next = 0;
            for token in tokens(&text) {
                prop_assert_eq!(token.span.start, next);
                prop_assert!(!token.span.is_empty());
                next = token.span.end;
            }
            prop_assert_eq!(next, text.len());
        }
    }
}
