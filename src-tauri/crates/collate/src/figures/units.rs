//! What a number counts or measures.

use super::pieces::{Piece, form, forms, is_attached};
use variorum_lexicon::{FigureWords, Unit, Words};

/// What stands with a number.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Behind its last piece.
    pub end: usize,
    /// Its name: a unit's own, or what is counted, as it is written.
    pub name: Option<String>,
    pub unit: Option<&'static Unit>,
    pub is_percent: bool,
    /// Whether its unit is one letter in the word of the digits, which a name may have too: "5s".
    pub is_letter: bool,
}

/// How many words of what is counted are named.
const MOST_WORDS: usize = 4;

/// The unit whose name stands at `place`, and how many pieces it takes. The code of a currency is one only in capitals: "TRY", not "try".
pub(super) fn unit(pieces: &[Piece<'_>], place: usize, words: &FigureWords) -> Option<(usize, &'static Unit)> {
    let piece = pieces.get(place)?;
    words
        .unit(forms(pieces, place))
        .filter(|_| !words.is_currency_code(&piece.form) || !piece.text.contains(char::is_lowercase))
}

/// What the number that ends before `end` counts; `ending` are the letters in the word of its digits.
pub(super) fn counted(
    text: &str,
    pieces: &[Piece<'_>],
    end: usize,
    ending: Option<&str>,
    words: &FigureWords,
    grammar: &Words,
) -> Option<Counted> {
    if let Some(ending) = ending {
        let lower = ending.to_lowercase();
        let all = || std::iter::once(lower.as_str()).chain(forms(pieces, end));
        if let Some(length) = words.percent(all()) {
            return Some(Counted {
                end: end + length - 1,
                name: Some("percent".into()),
                is_percent: true,
                ..Counted::default()
            });
        }
        // "-7C".
        let degrees = || ["°", lower.as_str()].into_iter();
        let (length, unit) =
            if matches!(ending, "C" | "F") { (1, words.unit(degrees())?.1) } else { words.unit(all())? };
        if words.is_currency_code(&lower) && ending.contains(char::is_lowercase) {
            return None;
        }
        return Some(with_per(
            pieces,
            Counted {
                end: end + length - 1,
                name: Some(unit.name.clone()),
                unit: Some(unit),
                is_letter: matches!(ending, "s" | "C" | "F"),
                ..Counted::default()
            },
            words,
        ));
    }
    // "40-yard", "15-year-old".
    let at = if matches!(form(pieces, end), "-" | "‑") && is_attached(pieces, end) && is_attached(pieces, end + 1) {
        end + 1
    } else {
        end
    };
    let is_inside = |place: usize| pieces.get(place).is_some_and(|piece| !piece.is_first);
    if !is_inside(at) {
        return Some(Counted { end, ..Counted::default() });
    }
    if form(pieces, at) == "%" {
        return Some(with_per(
            pieces,
            Counted { end: at + 1, name: Some("percent".into()), is_percent: true, ..Counted::default() },
            words,
        ));
    }
    if let Some(length) = words.percent(forms(pieces, at)) {
        return Some(with_per(
            pieces,
            Counted { end: at + length, name: Some("percent".into()), is_percent: true, ..Counted::default() },
            words,
        ));
    }
    let age = words
        .age(forms(pieces, at))
        .map(|length| at + length)
        .or_else(|| words.age(forms(pieces, end)).map(|length| end + length));
    if let Some(end) = age {
        return Some(Counted { end, name: Some("year of age".into()), ..Counted::default() });
    }
    // "Trois milliards d'euros".
    let at = if words.is_of(form(pieces, at)) && unit(pieces, at + 1, words).is_some() { at + 1 } else { at };
    if let Some((length, unit)) = unit(pieces, at, words).filter(|_| is_unit(pieces, at, words)) {
        return Some(with_per(
            pieces,
            Counted { end: at + length, name: Some(unit.name.clone()), unit: Some(unit), ..Counted::default() },
            words,
        ));
    }
    Some(Counted { end, name: things(text, pieces, at, words, grammar), ..Counted::default() })
}

/// A unit of one letter behind a blank is one only where it is written as one: "5 m", and no initial or article. "Two second chances" are no
/// seconds.
fn is_unit(pieces: &[Piece<'_>], at: usize, words: &FigureWords) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    let is_rank = words.is_rank_unit(&piece.form)
        && piece.is_apart
        && pieces.get(at + 1).is_some_and(|next| next.is_word && is_plural(&next.form));
    !is_rank && (piece.text.chars().count() > 1 || !piece.text.starts_with(char::is_uppercase))
}

/// Whether a word looks like a plural that ends what is counted.
pub(super) fn is_plural(form: &str) -> bool {
    form.chars().count() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us")
}

/// "Per barrel", "a year" behind a unit.
pub(super) fn with_per(pieces: &[Piece<'_>], counted: Counted, words: &FigureWords) -> Counted {
    let at = counted.end;
    let is_per = words.is_per(form(pieces, at)) || (form(pieces, at) == "/" && is_attached(pieces, at));
    let named = unit(pieces, at + 1, words).map(|(length, unit)| (length, unit.name.clone()));
    // "$5 a barrel" needs to be known for a unit, since "$5 a friend" is none; "per" says it of anything.
    let is_thing = is_per && !words.is_article(form(pieces, at));
    let thing = || pieces.get(at + 1).filter(|piece| is_thing && piece.is_word).map(|piece| (1, piece.form.clone()));
    match named.filter(|_| is_per).or_else(thing) {
        Some((length, each)) => {
            let name = counted.name.map(|name| format!("{name} per {each}"));
            Counted { end: at + 1 + length, name, ..counted }
        }
        None => counted,
    }
}

/// The words of what is counted, as they are written: up to the first that looks like the plural that ends it, before any that is none of it.
fn things(text: &str, pieces: &[Piece<'_>], start: usize, words: &FigureWords, grammar: &Words) -> Option<String> {
    // "One of the most active companies".
    let mut at = start;
    while words.is_of(form(pieces, at)) || (at > start && grammar.is_function(form(pieces, at)) && at < start + 4) {
        at += 1;
    }
    let first = at;
    // German writes its nouns with capitals: behind the first of them a word in small letters is none of it.
    let mut has_noun = false;
    while let Some(piece) = pieces.get(at).filter(|piece| {
        let is_capital = piece.text.starts_with(char::is_uppercase);
        let is_inside = !words.has_noun_capitals() || !has_noun || is_capital;
        has_noun |= is_capital;
        is_inside && piece.is_word && at < first + MOST_WORDS && !piece.is_first && !grammar.is_function(&piece.form)
    }) {
        at += 1;
        if is_plural(&piece.form) || words.is_people(&piece.form) || !form(pieces, at).starts_with(char::is_alphabetic)
        {
            break;
        }
    }
    let (from, to) = (pieces.get(first)?.span.start, pieces.get(at.checked_sub(1)?)?.span.end);
    (at > first).then(|| text.get(from..to).map(str::to_owned)).flatten()
}
