//! A number of any dress at one place of a text: digits, words, parts, crowds, with what multiplies it.

use super::digits::{digits, vulgar};
use super::numerals::numeral;
use super::pieces::{Piece, form, form_before, forms, forms_before, is_attached};
use super::units;
use variorum_lexicon::{FigureWords, MONEY};
use variorum_model::Language;

/// A number at a place.
#[derive(Debug)]
pub(super) struct Number<'t> {
    /// Behind its last piece.
    pub end: usize,
    pub value: f64,
    /// What the last of its words that multiply multiplies by: a million in "20 million", one where none does.
    pub scale: f64,
    /// Up to how much a crowd counts: "thousands" are one to ten of them.
    pub most: Option<f64>,
    /// Whether it is a group that is never counted exactly: "une quinzaine".
    pub is_about: bool,
    pub is_ordinal: bool,
    /// Letters that stand behind its digits in the same word and name no number: "60mph".
    pub ending: Option<&'t str>,
}

impl Number<'_> {
    fn of(end: usize, value: f64) -> Self {
        Self { end, value, scale: 1.0, most: None, is_about: false, is_ordinal: false, ending: None }
    }
}

/// Reads the number that begins at `start`.
pub(super) fn number<'t>(
    pieces: &[Piece<'t>],
    start: usize,
    words: &FigureWords,
    language: Option<&Language>,
    is_money: bool,
) -> Option<Number<'t>> {
    let piece = pieces.get(start)?;
    // Not within a word whose letters were read wrongly.
    if let Some(value) = vulgar(piece.text).filter(|_| piece.is_apart || !ends_word(pieces, start)) {
        return Some(Number::of(start + 1, value));
    }
    if piece.is_number {
        return in_digits(pieces, start, words, language, is_money);
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
        // "Ein Paar" are two, "ein paar" a few.
        let is_noun = !words.has_noun_capitals()
            || pieces.get(start + 1).is_some_and(|piece| piece.text.starts_with(char::is_uppercase));
        let group = words.group(form(pieces, start + 1)).filter(|_| is_noun && words.is_article(&piece.form));
        if let Some(value) = group {
            let is_about = words.is_rough_group(form(pieces, start + 1));
            return Some(Number { is_about, ..Number::of(start + 2, value) });
        }
        let scaled = words.is_article(&piece.form).then(|| words.scale(form(pieces, start + 1))).flatten();
        if let Some(value) = scaled {
            return Some(multiplied(pieces, Number { scale: value, ..Number::of(start + 2, value) }, words));
        }
        in_words(pieces, start, words, language)
    })
}

/// Whether the piece before `place` is a word.
fn ends_word(pieces: &[Piece<'_>], place: usize) -> bool {
    place.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|before| before.is_word)
}

fn in_digits<'t>(
    pieces: &[Piece<'t>],
    start: usize,
    words: &FigureWords,
    language: Option<&Language>,
    is_money: bool,
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
    // "$100m", "100m euros" and "100m people" are millions, "100m" are metres.
    let is_many = is_money
        || words.is_people(form(pieces, start + 1))
        || units::unit(pieces, start + 1, words).is_some_and(|(_, unit)| unit.of == MONEY);
    let scale = words.scale(&ending).or_else(|| words.short_scale(&ending).filter(|_| is_many));
    // "10th", but "5m" and "3k" are numbers in every language that has these letters for them.
    if words.is_ordinal_ending(&ending) && scale.is_none() && words.unit(std::iter::once(ending.as_str())).is_none() {
        return Some(Number { is_ordinal: true, ..number });
    }
    if let Some(scale) = scale {
        return Some(Number { scale, ..Number::of(start + 1, number.value * scale) });
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
    if !first || !groups_by_blanks {
        return end;
    }
    while let Some((before, piece)) = pieces.get(end - 1).zip(pieces.get(end)) {
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
        // "Two and a half million", "un million et demi".
        if let Some(length) = words.and_a_half(forms(pieces, number.end)).filter(|_| number.value.fract() == 0.0) {
            number.value += number.scale / 2.0;
            number.end += length;
        }
        let word = form(pieces, number.end);
        // One letter multiplies only in the word of the digits: "5 m" are metres.
        let scale = words.scale(word).filter(|_| word.chars().count() > 1).or_else(|| words.group(word));
        let Some(scale) = scale.filter(|_| !pieces.get(number.end).is_none_or(|piece| piece.is_first)) else {
            return number;
        };
        number = Number { scale, ..Number::of(number.end + 1, number.value * scale) };
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
    if read.end == start + 1 && words.is_one(word) && words.and_a_half(forms(pieces, read.end)).is_none() {
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
    part(pieces, read.end, words, Some(read.value)).or_else(|| {
        let last = form(pieces, read.end - 1);
        let scale = words.scale(last).filter(|_| read.end > start + 1).unwrap_or(1.0);
        Some(multiplied(pieces, Number { scale, ..Number::of(read.end, read.value) }, words))
    })
}

/// A part of a whole, of which `count` are taken: "two-thirds"; with an article or alone, one: "a third of", "half".
fn part<'t>(pieces: &[Piece<'t>], start: usize, words: &FigureWords, count: Option<f64>) -> Option<Number<'t>> {
    let word = form(pieces, start);
    let is_alone = count.is_none();
    let skips = if is_alone { words.is_article(word) } else { word == "-" };
    let at = if skips { start + 1 } else { start };
    let parts = words.fraction(form(pieces, at))?;
    let value = count.unwrap_or(1.0) / f64::from(parts);
    // "Half a million", "a quarter of a million", "eine halbe Million".
    if let Some((end, scale)) = scale_of(pieces, at + 1, words) {
        return Some(Number { scale, ..Number::of(end, value * scale) });
    }
    let behind = form(pieces, at + 1);
    if let Some(count) = count {
        // "Two quarters" may be of a year; "one third" and "two thirds" of something are parts.
        let is_part = words.is_of(behind) || skips || f64::from(parts) > count && parts != 4 && count > 1.0;
        return is_part.then(|| Number::of(at + 1, value));
    }
    if words.is_half(form(pieces, at)) {
        // "Media hora", but "la media de los salarios" is no half.
        let unit = at + 1 + usize::from(behind == "-");
        return words.unit(forms(pieces, unit)).map(|_| Number::of(unit, value));
    }
    if parts == 2 && (words.is_article(behind) || words.is_determiner(behind)) {
        return Some(Number::of(at + 2, value));
    }
    // "The final third of the match" is no part of one that is counted; "half of" is.
    (words.is_of(behind) && (skips || parts == 2)).then(|| Number::of(at + 1, value))
}

/// The scale that a part at the end of `start` is of: "a million", "of a million", "-million".
fn scale_of(pieces: &[Piece<'_>], start: usize, words: &FigureWords) -> Option<(usize, f64)> {
    let mut at = start;
    if words.is_of(form(pieces, at)) || (form(pieces, at) == "-" && is_attached(pieces, at)) {
        at += 1;
    }
    if words.is_article(form(pieces, at)) {
        at += 1;
    }
    let word = form(pieces, at);
    let scale = words.scale(word).filter(|_| word.chars().count() > 1)?;
    (!pieces.get(at)?.is_first).then_some((at + 1, scale))
}

/// "Thousands", "tens of thousands", "hundreds of millions".
fn crowd<'t>(pieces: &[Piece<'t>], start: usize, words: &FigureWords) -> Option<Number<'t>> {
    let word = form(pieces, start);
    let tens = words.is_tens(word).then_some(10.0);
    // "Scores of people", but test scores are none.
    let is_of_some = words.is_of(form(pieces, start + 1));
    let least = words.crowd(word).or(tens).or_else(|| words.crowd_of(word).filter(|_| is_of_some))?;
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
