//! Times of day.

use super::number::number;
use super::pieces::{Piece, form, form_before, forms, is_attached};
use variorum_lexicon::{FigureWords, zone_named};
use variorum_model::Language;

/// A time of day at a place.
#[derive(Debug, PartialEq)]
pub(super) struct Clock {
    /// Behind its last piece.
    pub end: usize,
    /// Hours and minutes, with the offset from UTC where the zone is said.
    pub value: String,
}

/// Reads the time that begins at `start`.
pub(super) fn clock(
    pieces: &[Piece<'_>],
    start: usize,
    words: &FigureWords,
    language: Option<&Language>,
) -> Option<Clock> {
    let piece = pieces.get(start)?;
    if piece.is_word {
        if let Some((length, minutes)) = words.around_hour(forms(pieces, start)) {
            return around_hour(pieces, start + length, minutes, words, language);
        }
        let time = words.clock_word(&piece.form)?;
        // "Le Midi", "l'après-midi" and "Midi Libre" are no noon.
        let is_name = piece.text.starts_with(char::is_uppercase) && !words.has_noun_capitals();
        let is_part = form_before(pieces, start) == "-" && is_attached(pieces, start);
        let goes_on = form(pieces, start + 1) == "-" && is_attached(pieces, start + 1);
        return (!is_name && !is_part && !goes_on).then(|| zoned(pieces, start + 1, time.to_owned(), language));
    }
    // "2:03:45" is a length of time.
    let is_rest = form_before(pieces, start) == ":" && is_attached(pieces, start);
    if !piece.is_number || is_rest {
        return None;
    }
    let digits = piece.form.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.form.len());
    let (hours, ending) = piece.form.split_at_checked(digits)?;
    let hours: u8 = hours.parse().ok().filter(|hours| *hours <= 24)?;
    let mut end = start + 1;
    let mut minutes = None;
    // "18:04", and "18.04 Uhr", "9.40 p.m.", "18h30", "18 h 30".
    if ending.is_empty() && form(pieces, end) == ":" && is_attached(pieces, end) && is_attached(pieces, end + 1) {
        let behind = pieces.get(end + 1)?;
        let (two, rest) = behind.form.split_at_checked(2)?;
        minutes = Some(two.parse::<u8>().ok().filter(|minutes| *minutes < 60)?);
        end += 2;
        if form(pieces, end) == ":"
            && is_attached(pieces, end)
            && pieces.get(end + 1).is_some_and(|seconds| seconds.is_number && seconds.text.len() == 2)
        {
            end += 2;
        }
        let half = words.half_day(rest);
        if !rest.is_empty() && half.is_none()
            || form(pieces, end) == "."
                && is_attached(pieces, end)
                && pieces.get(end + 1).is_some_and(|next| next.is_number && !next.is_apart)
        {
            return None;
        }
        if let Some(is_after_noon) = half {
            return Some(zoned(pieces, end, written(hours, minutes, Some(is_after_noon))?, language));
        }
    } else if let Some(rest) = ending.strip_prefix('.') {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (two, rest) = rest.split_at_checked(digits).filter(|(two, _)| two.len() == 2)?;
        minutes = Some(two.parse::<u8>().ok().filter(|minutes| *minutes < 60)?);
        let half = words.half_day(rest).or_else(|| {
            rest.is_empty().then(|| half_day(pieces, end, words).map(|(is_after_noon, _)| is_after_noon)).flatten()
        });
        if half.is_none() && !(rest.is_empty() && words.is_oclock(form(pieces, end))) {
            return None;
        }
        if !rest.is_empty() {
            return Some(zoned(pieces, end, written(hours, minutes, half)?, language));
        }
    } else if let Some(rest) = ending.strip_prefix('h').filter(|_| words.is_oclock("h")) {
        if !rest.is_empty() {
            minutes = Some(rest.parse::<u8>().ok().filter(|minutes| rest.len() == 2 && *minutes < 60)?);
        }
        return Some(zoned(pieces, end, written(hours, minutes, None)?, language));
    } else if let Some(is_after_noon) = words.half_day(ending) {
        return Some(zoned(pieces, end, written(hours, None, Some(is_after_noon))?, language));
    } else if !ending.is_empty() {
        return None;
    }
    let mut half = half_day(pieces, end, words);
    // "John 3:16", "lost 2:11", "1:10 odds": one digit is an hour only behind a word of time or before "p.m.".
    let is_told = words.is_before_time(form_before(pieces, start));
    let is_zoned = pieces.get(end).is_some_and(|piece| zone_named(piece.text).is_some());
    let mut is_time = minutes.is_some() && (!ending.is_empty() || is_told || is_zoned || digits == 2);
    if let Some((_, behind)) = half {
        (end, is_time) = (behind, true);
    } else if words.is_oclock(form(pieces, end))
        || words.is_oclock(&(form(pieces, end).to_owned() + form(pieces, end + 1)))
    {
        // "Five hours" are no time of day: only a clear hour is, or one behind "at".
        let length = if words.is_oclock(form(pieces, end)) { 1 } else { 2 };
        let word = form(pieces, end);
        let is_clear = words.is_only_oclock(word) || (word == "h" && words.decimal() == Some(','));
        let behind = pieces
            .get(end + length)
            .filter(|piece| piece.is_number && piece.text.len() == 2 && is_clear && word == "h");
        if let Some(read) = behind.and_then(|piece| piece.text.parse::<u8>().ok()).filter(|minutes| *minutes < 60) {
            (minutes, end) = (Some(read), end + length + 1);
            is_time = true;
        } else if is_clear || minutes.is_some() || is_told {
            end += length;
            is_time = true;
        }
        // "3 heures du matin".
        if half.is_none() {
            half = half_day(pieces, if is_time { end } else { end + length }, words).filter(|_| hours <= 12);
            if let Some((_, behind)) = half {
                (end, is_time) = (behind, true);
            }
        }
    }
    is_time
        .then(|| {
            Some(zoned(pieces, end, written(hours, minutes, half.map(|(is_after_noon, _)| is_after_noon))?, language))
        })
        .flatten()
}

/// "Half past two": the hour at `start`, and so many minutes.
fn around_hour(
    pieces: &[Piece<'_>],
    start: usize,
    minutes: i16,
    words: &FigureWords,
    language: Option<&Language>,
) -> Option<Clock> {
    let hour = number(pieces, start, words, language, false)
        .filter(|hour| (1.0..=12.0).contains(&hour.value) && hour.value.fract() == 0.0)?;
    let half = half_day(pieces, hour.end, words);
    let minutes = (hour.value as i16 * 60 + minutes).rem_euclid(12 * 60);
    let (hours, minutes) = (u8::try_from(minutes / 60).ok()?, u8::try_from(minutes % 60).ok()?);
    let hours = if hours == 0 { 12 } else { hours };
    let time = written(hours, Some(minutes), half.map(|(is_after_noon, _)| is_after_noon))?;
    Some(zoned(pieces, half.map_or(hour.end, |(_, end)| end), time, language))
}

/// "a.m." or "p.m." at `place`: whether it is after noon, and where it ends.
fn half_day(pieces: &[Piece<'_>], place: usize, words: &FigureWords) -> Option<(bool, usize)> {
    if let Some((length, is_after_noon)) = words.part_of_day(forms(pieces, place)) {
        return Some((is_after_noon, place + length));
    }
    let is_after_noon = words.half_day(form(pieces, place))?;
    let dot = form(pieces, place + 1) == "." && is_attached(pieces, place + 1) && form(pieces, place).contains('.');
    Some((is_after_noon, place + 1 + usize::from(dot)))
}

fn written(hours: u8, minutes: Option<u8>, is_after_noon: Option<bool>) -> Option<String> {
    let hours = match is_after_noon {
        None => hours % 24,
        Some(_) if !(1..=12).contains(&hours) => return None,
        Some(is_after_noon) => hours % 12 + if is_after_noon { 12 } else { 0 },
    };
    Some(format!("{hours:02}:{:02}", minutes.unwrap_or(0)))
}

/// The time with its zone, if one stands behind it.
fn zoned(pieces: &[Piece<'_>], end: usize, time: String, language: Option<&Language>) -> Clock {
    let at = if form(pieces, end) == "(" { end + 1 } else { end };
    match pieces.get(at).and_then(|piece| zone_named(piece.text)).filter(|zone| zone.is_of(language)) {
        Some(zone) => Clock { end: at + 1, value: time + &zone.offset },
        None => Clock { end, value: time },
    }
}
