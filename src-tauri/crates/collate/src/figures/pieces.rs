//! A text cut for the search for figures.

use variorum_model::Span;
use variorum_text::{TokenClass, tokens};

/// A word, a number or a mark.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
pub(crate) struct Piece<'t> {
    pub text: &'t str,
    /// In lower case, with a plain apostrophe.
    pub form: String,
    pub span: Span,
    pub is_number: bool,
    pub is_word: bool,
    /// Whether white space stands before it.
    pub is_apart: bool,
    /// Whether a paragraph begins with it.
    pub is_first: bool,
}

/// The pieces of `text` without its white space. What is elided before an apostrophe (French "d'un") is a piece of its own.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    // News has a word or a mark for every six bytes or so.
    let mut pieces = Vec::with_capacity(text.len() / 6);
    let (mut is_apart, mut is_first) = (true, true);
    for token in tokens(text) {
        let written = token.span.of(text);
        if token.class == TokenClass::Space {
            is_apart = true;
            is_first |= written.contains('\n');
            continue;
        }
        let is_behind_dollar = pieces.last().is_some_and(|before: &Piece<'_>| before.text == "$" && !is_apart);
        let first = if is_behind_dollar { country(written) } else { elided(written) };
        let parts = [first, written.len()];
        let mut start = 0;
        for end in parts {
            let Some(part) = written.get(start..end).filter(|part| !part.is_empty()) else { continue };
            pieces.push(Piece {
                text: part,
                form: lower(part),
                span: Span::new(token.span.start + start, token.span.start + end),
                is_number: part.starts_with(char::is_numeric),
                is_word: token.class == TokenClass::Word && !part.starts_with(char::is_numeric),
                is_apart,
                is_first,
            });
            (is_apart, is_first, start) = (false, false, end);
        }
    }
    pieces
}

fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase().replace('’', "'") }
}

/// Where the letters end between a dollar sign and digits: "$US113".
fn country(written: &str) -> usize {
    let digits = written.find(|c: char| c.is_ascii_digit());
    digits.filter(|at| written.get(..*at).is_some_and(|letters| letters.chars().all(char::is_uppercase))).unwrap_or(0)
}

/// Where the elided word ends that `written` begins with: nought where it begins with none.
fn elided(written: &str) -> usize {
    const LONGEST: usize = 5; // "jusqu'"
    let apostrophe = written.char_indices().enumerate().find(|(_, (_, c))| matches!(c, '\'' | '’'));
    apostrophe.map_or(0, |(letters, (at, mark))| {
        let behind = at + mark.len_utf8();
        let rest = written.get(behind..).map_or(0, |rest| rest.chars().count());
        let is_until = letters <= LONGEST && rest > 0 && written.to_lowercase().starts_with("jusqu");
        if is_until || (letters == 1 && rest > 1) { behind } else { 0 }
    })
}

/// The lower-case forms of the pieces from `start` on.
pub(super) fn forms<'p>(pieces: &'p [Piece<'_>], start: usize) -> impl Iterator<Item = &'p str> + Clone {
    pieces.iter().skip(start).map(|piece| piece.form.as_str())
}

/// The lower-case form of the piece at `place`; nothing beyond the ends of the text.
pub(super) fn form<'p>(pieces: &'p [Piece<'_>], place: usize) -> &'p str {
    pieces.get(place).map_or("", |piece| piece.form.as_str())
}

/// The lower-case form of the piece before `place`.
pub(super) fn form_before<'p>(pieces: &'p [Piece<'_>], place: usize) -> &'p str {
    place.checked_sub(1).map_or("", |before| form(pieces, before))
}

/// The lower-case forms of the pieces before `place`, from the nearest on.
pub(super) fn forms_before<'p>(pieces: &'p [Piece<'_>], place: usize) -> impl Iterator<Item = &'p str> {
    pieces.get(..place).unwrap_or_default().iter().rev().map(|piece| piece.form.as_str())
}

/// Whether the piece at `place` follows the one before it without white space.
pub(super) fn is_attached(pieces: &[Piece<'_>], place: usize) -> bool {
    pieces.get(place).is_some_and(|piece| !piece.is_apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elided_words_and_marks_stand_alone() {
        let cut = |text: &'static str| pieces(text).iter().map(|piece| piece.text).collect::<Vec<_>>();
        assert_eq!(cut("plus d’un an"), ["plus", "d’", "un", "an"]);
        assert_eq!(cut("US$1.5m, it's"), ["US", "$", "1.5m", ",", "it's"]);
        assert_eq!(cut("jusqu’à cinq"), ["jusqu’", "à", "cinq"]);
        assert_eq!(cut("five o'clock"), ["five", "o'", "clock"]);
    }
}
