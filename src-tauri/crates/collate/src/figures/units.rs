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
}

/// How many words of what is counted are named.
const MOST_WORDS: usize = 4;

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
            return Some(Counted { end: end + length - 1, name: Some("percent".into()), unit: None, is_percent: true });
        }
        let (length, unit) = words.unit(all())?;
        return Some(with_per(
            pieces,
            Counted { end: end + length - 1, name: Some(unit.name.clone()), unit: Some(unit), is_percent: false },
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
            Counted { end: at + 1, name: Some("percent".into()), unit: None, is_percent: true },
            words,
        ));
    }
    if let Some(length) = words.percent(forms(pieces, at)) {
        return Some(with_per(
            pieces,
            Counted { end: at + length, name: Some("percent".into()), unit: None, is_percent: true },
            words,
        ));
    }
    let age = words
        .age(forms(pieces, at))
        .map(|length| at + length)
        .or_else(|| words.age(forms(pieces, end)).map(|length| end + length));
    if let Some(end) = age {
        return Some(Counted { end, name: Some("year of age".into()), unit: None, is_percent: false });
    }
    // "Trois milliards d'euros".
    let at = if words.is_of(form(pieces, at)) && words.unit(forms(pieces, at + 1)).is_some() { at + 1 } else { at };
    if let Some((length, unit)) = words.unit(forms(pieces, at)).filter(|_| is_unit(pieces, at)) {
        return Some(with_per(
            pieces,
            Counted { end: at + length, name: Some(unit.name.clone()), unit: Some(unit), is_percent: false },
            words,
        ));
    }
    Some(Counted { end, name: things(text, pieces, at, words, grammar), unit: None, is_percent: false })
}

/// A unit of one letter behind a blank is one only where it is written as one: "5 m", and no initial or article.
fn is_unit(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    piece.text.chars().count() > 1 || !piece.text.starts_with(char::is_uppercase)
}

/// "Per barrel", "a year" behind a unit.
pub(super) fn with_per(pieces: &[Piece<'_>], counted: Counted, words: &FigureWords) -> Counted {
    let at = counted.end;
    let is_per = words.is_per(form(pieces, at)) || (form(pieces, at) == "/" && is_attached(pieces, at));
    let named = words.unit(forms(pieces, at + 1)).map(|(length, unit)| (length, unit.name.clone()));
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
    while let Some(piece) = pieces.get(at).filter(|piece| {
        piece.is_word && at < first + MOST_WORDS && !piece.is_first && !grammar.is_function(&piece.form)
    }) {
        at += 1;
        let is_plural = piece.form.chars().count() > 3
            && piece.form.ends_with('s')
            && !piece.form.ends_with("ss")
            && !piece.form.ends_with("us");
        if is_plural || !form(pieces, at).starts_with(char::is_alphabetic) {
            break;
        }
    }
    let (from, to) = (pieces.get(first)?.span.start, pieces.get(at.checked_sub(1)?)?.span.end);
    (at > first).then(|| text.get(from..to).map(str::to_owned)).flatten()
}
