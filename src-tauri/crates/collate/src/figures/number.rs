//! A number of any dress at one place of a text: digits, words, parts, crowds, with what multiplies it.

use super::digits::{digits, vulgar};
use super::numerals::numeral;
use super::pieces::{Piece, form, form_before, forms_before, is_attached};
use variorum_lexicon::FigureWords;
use variorum_model::Language;

/// A number at a place.
#[derive(Debug)]
pub(super) struct Number<'t> {
    /// Behind its last piece.
    pub end: usize,
    pub value: f64,
    /// Up to how much a crowd counts: "thousands" are one to ten of them.
    pub most: Option<f64>,
    pub is_ordinal: bool,
    /// Letters that stand behind its digits in the same word and name no number: "60mph".
    pub ending: Option<&'t str>,
}

impl Number<'_> {
    fn of(end: usize, value: f64) -> Self {
        Self { end, value, most: None, is_ordinal: false, ending: None }
    }
}

/// Reads the number that begins at `start`.
pub(super) fn number<'t>(
    pieces: &[Piece<'t>],
    start: usize,
    words: &FigureWords,
    language: Option<&Language>,
) -> Option<Number<'t>> {
    let piece = pieces.get(start)?;
    if let Some(value) = vulgar(piece.text) {
        return Some(Number::of(start + 1, value));
    }
    if piece.is_number {
        return in_digits(pieces, start, words, language);
    }
    if !piece.is_word {
        // ".500"
        let behind = pieces
            .get(start + 1)
            .filter(|behind| piece.text == "." && piece.is_apart && behind.is_number && !behind.is_apart)?;
        let value = format!("0.{}", behind.text).parse().ok()?;
        return Some(Number::of(start + 2, value));
    }
    if let Some(value) = words.numeral(&piece.form) {
        return Some(multiplied(pieces, Number::of(start + 1, value), words));
    }
    crowd(pieces, start, words).or_else(|| part(pieces, start, words, None)).or_else(|| {
        // "Около десятка" in a language without articles.
        let is_about = words.exactness(forms_before(pieces, start)).is_some();
        if let Some(value) = words.group(&piece.form).filter(|_| is_about) {
            return Some(Number::of(start + 1, value));
        }
        let group = words.is_article(&piece.form).then(|| words.group(form(pieces, start + 1))).flatten();
        if let Some(value) = group {
            return Some(Number::of(start + 2, value));
        }
        let scaled = words.is_article(&piece.form).then(|| words.scale(form(pieces, start + 1))).flatten();
        if let Some(value) = scaled {
            return Some(multiplied(pieces, Number::of(start + 2, value), words));
        }
        in_words(pieces, start, words, language)
    })
}

fn in_digits<'t>(
    pieces: &[Piece<'t>],
    start: usize,
    words: &FigureWords,
    language: Option<&Language>,
) -> Option<Number<'t>> {
    let piece = pieces.get(start)?;
    let read = digits(piece.text, words.decimal())?;
    let mut number = Number::of(start + 1, read.value);
    if read.ending.is_empty() {
        let grouped = grouped(pieces, start, language);
        if grouped > start + 1 {
            let all: String = pieces.get(start..grouped)?.iter().map(|piece| piece.text).collect();
            number = Number { value: digits(&all, words.decimal())?.value, ..Number::of(grouped, 0.0) };
        }
        if let Some(whole) = pieces.get(number.end).and_then(|behind| vulgar(behind.text)) {
            number = Number::of(number.end + 1, number.value + whole);
        }
        return Some(match part(pieces, number.end, words, Some(number.value)) {
            Some(part) => part,
            None => multiplied(pieces, number, words),
        });
    }
    let ending = read.ending.to_lowercase();
    // "10th", but "5m" and "3k" are numbers in every language that has these letters for them.
    if words.is_ordinal_ending(&ending)
        && words.scale(&ending).is_none()
        && words.unit(std::iter::once(ending.as_str())).is_none()
    {
        return Some(Number { is_ordinal: true, ..number });
    }
    if let Some(scale) = words.scale(&ending) {
        return Some(Number::of(start + 1, number.value * scale));
    }
    Some(Number { ending: Some(read.ending), ..number })
}

/// Where digits end that are grouped by blanks: "72 000".
fn grouped(pieces: &[Piece<'_>], start: usize, language: Option<&Language>) -> usize {
    let is_plain = |piece: &Piece<'_>| piece.text.bytes().all(|byte| byte.is_ascii_digit());
    let groups_by_blanks = language.is_some_and(|language| language.as_str() != "en");
    let first =
        pieces.get(start).is_some_and(|piece| is_plain(piece) && piece.text.len() <= 3 && !piece.text.starts_with('0'));
    let mut end = start + 1;
    while first && groups_by_blanks {
        let Some((before, piece)) = pieces.get(end - 1).zip(pieces.get(end)) else { break };
        let gap = piece.span.start - before.span.end;
        let has_decimals = |text: &str| {
            text.len() > 3
                && text.get(..3).is_some_and(|three| three.bytes().all(|byte| byte.is_ascii_digit()))
                && matches!(text.as_bytes().get(3), Some(b',' | b'.'))
        };
        if !piece.is_number
            || gap == 0
            || gap > 3
            || piece.is_first
            || !((is_plain(piece) && piece.text.len() == 3) || has_decimals(piece.text))
        {
            break;
        }
        end += 1;
        if !is_plain(piece) {
            break;
        }
    }
    end
}

/// The number with the words behind it that multiply it: "1.2 million", "two dozen".
fn multiplied<'t>(pieces: &[Piece<'t>], mut number: Number<'t>, words: &FigureWords) -> Number<'t> {
    loop {
        let word = form(pieces, number.end);
        // One letter multiplies only in the word of the digits: "5 m" are metres.
        let scale = words.scale(word).filter(|_| word.chars().count() > 1).or_else(|| words.group(word));
        let Some(scale) = scale.filter(|_| !pieces.get(number.end).is_none_or(|piece| piece.is_first)) else {
            return number;
        };
        number = Number::of(number.end + 1, number.value * scale);
        // "Mio." and its like end with a full stop.
        if form(pieces, number.end) == "."
            && is_attached(pieces, number.end)
            && word.chars().count() <= 4
            && pieces.get(number.end + 1).is_some_and(|next| next.is_word && !next.is_first)
            && words.scale(word).is_some()
            && word.chars().all(char::is_alphabetic)
            && !word.ends_with(['n', 'd', 's', 'l'])
        {
            number.end += 1;
        }
    }
}

fn in_words<'t>(
    pieces: &[Piece<'t>],
    start: usize,
    words: &FigureWords,
    language: Option<&Language>,
) -> Option<Number<'t>> {
    let read = numeral(pieces, start, words, language)?;
    let word = form(pieces, start);
    if read.end == start + 1 && words.is_one(word) {
        let behind = form(pieces, read.end);
        let counts = words.is_of(behind) || pieces.get(read.end).is_some_and(|piece| piece.is_word);
        let is_end =
            (words.is_to(behind) || words.is_or(behind)) && numeral(pieces, read.end + 1, words, language).is_some();
        if !is_end && (!counts || words.is_no_one(form_before(pieces, start), behind)) {
            return None;
        }
    }
    if read.is_ordinal {
        return Some(Number { is_ordinal: true, ..Number::of(read.end, read.value) });
    }
    Some(match part(pieces, read.end, words, Some(read.value)) {
        Some(part) => part,
        None => multiplied(pieces, Number::of(read.end, read.value), words),
    })
}

/// A part of a whole, of which `count` are taken: "two-thirds"; with an article or alone, one: "a third of", "half".
fn part<'t>(pieces: &[Piece<'t>], start: usize, words: &FigureWords, count: Option<f64>) -> Option<Number<'t>> {
    let word = form(pieces, start);
    if let Some(count) = count {
        let at = if word == "-" { start + 1 } else { start };
        let parts = words.fraction(form(pieces, at))?;
        // "Two quarters" may be of a year; "one third" and "two thirds" of something are parts.
        let is_of = words.is_of(form(pieces, at + 1));
        return (is_of || word == "-" || parts > count && parts != 4.0 && count > 1.0)
            .then(|| of_whole(pieces, Number::of(at + 1, count / parts), words));
    }
    let has_article = words.is_article(word);
    let at = if has_article { start + 1 } else { start };
    let parts = words.fraction(form(pieces, at))?;
    let behind = form(pieces, at + 1);
    // "The final third of the match" is no part of one that is counted; "half of", "half the" are.
    let is_part = words.is_of(behind) && (has_article || parts == 2.0) || (parts == 2.0 && words.is_article(behind));
    is_part.then(|| of_whole(pieces, Number::of(at + 1, 1.0 / parts), words))
}

/// The part with the number that it is a part of: "a quarter of a million", "half a dozen".
fn of_whole<'t>(pieces: &[Piece<'t>], part: Number<'t>, words: &FigureWords) -> Number<'t> {
    let at = if words.is_of(form(pieces, part.end)) { part.end + 1 } else { part.end };
    let whole = form(pieces, at + 1);
    let scale = words.scale(whole).or_else(|| words.group(whole)).filter(|_| words.is_article(form(pieces, at)));
    match scale {
        Some(scale) => Number::of(at + 2, part.value * scale),
        None => part,
    }
}

/// "Thousands", "tens of thousands", "hundreds of millions".
fn crowd<'t>(pieces: &[Piece<'t>], start: usize, words: &FigureWords) -> Option<Number<'t>> {
    let word = form(pieces, start);
    let tens = words.is_tens(word).then_some(10.0);
    let least = words.crowd(word).or(tens)?;
    let mut number = Number { most: Some(least * 10.0), ..Number::of(start + 1, least) };
    let of = if words.is_of(form(pieces, start + 1)) { start + 2 } else { start + 1 };
    let behind = form(pieces, of);
    if let Some(scale) = words.crowd(behind).or_else(|| words.scale(behind)).filter(|scale| *scale > least) {
        number = Number { most: Some(least * scale * 10.0), ..Number::of(of + 1, least * scale) };
    } else if tens.is_some() && words.crowd(word).is_none() {
        return None;
    }
    Some(number)
}
