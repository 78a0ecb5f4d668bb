//! Numbers in words.

use super::pieces::{Piece, form, form_before, is_attached};
use super::russian::Russian;
use std::sync::LazyLock;
use text2num::digit_string::DigitString;
use text2num::error::Error;
use text2num::{LangInterpreter, Language as Interpreter};
use variorum_lexicon::FigureWords;
use variorum_model::Language;

/// A number in words.
#[derive(Debug)]
pub(super) struct Numeral {
    /// Behind its last word.
    pub end: usize,
    pub value: f64,
    pub is_ordinal: bool,
}

/// What reads number words, each made once: that of German compiles all its words.
static GERMAN: LazyLock<Interpreter> = LazyLock::new(Interpreter::german);
static ENGLISH: LazyLock<Interpreter> = LazyLock::new(Interpreter::english);
static SPANISH: LazyLock<Interpreter> = LazyLock::new(Interpreter::spanish);
static FRENCH: LazyLock<Interpreter> = LazyLock::new(Interpreter::french);

/// The longest number in words has fewer words.
const MOST_WORDS: usize = 16;

/// Reads the number in words that begins at `start`.
pub(super) fn numeral(
    pieces: &[Piece<'_>],
    start: usize,
    words: &FigureWords,
    language: Option<&Language>,
) -> Option<Numeral> {
    match language?.as_str() {
        "de" => read(pieces, start, words, &*GERMAN),
        "en" => read(pieces, start, words, &*ENGLISH),
        "es" => read(pieces, start, words, &*SPANISH),
        "fr" => read(pieces, start, words, &*FRENCH),
        "ru" => read(pieces, start, words, &Russian),
        _ => None,
    }
}

/// Whether a number in words can begin with the word of this form.
pub(super) fn is_numeral(form: &str, language: Option<&Language>) -> bool {
    let mut digits = DigitString::new();
    language.is_some_and(|language| match language.as_str() {
        "de" => GERMAN.apply(form, &mut digits).is_ok(),
        "en" => ENGLISH.apply(form, &mut digits).is_ok(),
        "es" => SPANISH.apply(form, &mut digits).is_ok(),
        "fr" => FRENCH.apply(form, &mut digits).is_ok(),
        "ru" => Russian.apply(form, &mut digits).is_ok(),
        _ => false,
    })
}

fn read(
    pieces: &[Piece<'_>],
    start: usize,
    words: &FigureWords,
    interpreter: &impl LangInterpreter,
) -> Option<Numeral> {
    let mut digits = DigitString::new();
    let mut found = None;
    let mut place = start;
    for _ in 0..MOST_WORDS {
        let Some(piece) = pieces.get(place).filter(|piece| piece.is_word && (place == start || !piece.is_first)) else {
            break;
        };
        let is_part =
            !words.is_no_number(&piece.form) || found.is_some() || words.scale(form(pieces, place + 1)).is_some();
        match if is_part { interpreter.apply(&piece.form, &mut digits) } else { Err(Error::NaN) } {
            Ok(()) => {
                // The marker stands in the digits only for a word that ends the number.
                let is_ordinal = digits.is_ordinal() || !interpreter.get_morph_marker(&piece.form).is_none();
                found = Some(Numeral { end: place + 1, value: digits.parse() as f64, is_ordinal });
                if is_ordinal {
                    break;
                }
            }
            Err(Error::Incomplete) => match &found {
                Some(head) if goes_on(pieces, (start, place), head.value, words, interpreter) => {}
                _ => break,
            },
            Err(_) => break,
        }
        place += 1;
        // "Twenty-five" is one number; "two-year" ends at its hyphen.
        if form(pieces, place) == "-" && is_attached(pieces, place) && is_attached(pieces, place + 1) {
            place += 1;
        }
        if place >= pieces.len() {
            break;
        }
    }
    found
}

/// Whether the number from `start` on, which is `head` so far, goes on behind the word at `link`: "two hundred and fifty" is one number, "two
/// hundred and three hundred" are two.
fn goes_on(
    pieces: &[Piece<'_>],
    (start, link): (usize, usize),
    head: f64,
    words: &FigureWords,
    interpreter: &impl LangInterpreter,
) -> bool {
    let Some(tail) = read(pieces, link + 1, words, interpreter) else { return false };
    let open = open_places(head);
    if tail.value < open {
        return true;
    }
    // "Two hundred and fifty thousand": a larger scale multiplies both parts, unless they are the ends of a span.
    let scale = (link + 2..tail.end).find_map(|place| words.scale(form(pieces, place)));
    scale.is_some_and(|scale| scale > open) && !words.is_span(form_before(pieces, start), form(pieces, link))
}

/// Below what a part must be that is added to `value`: a hundred for 300. French counts on from sixty by twenty.
fn open_places(value: f64) -> f64 {
    let mut open = 1.0;
    while value > 0.0 && value % (open * 10.0) == 0.0 {
        open *= 10.0;
    }
    if (10.0..20.0).contains(&open) { 20.0 } else { open }
}
