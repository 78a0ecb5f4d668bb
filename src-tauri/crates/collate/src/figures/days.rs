//! Days, months and years as texts write them, resolved against the day on which the text came out.

use super::pieces::{Piece, form, form_before, is_attached};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use variorum_lexicon::{DateWords, FigureWords, Words};

/// A date at a place.
#[derive(Debug, PartialEq)]
pub(super) struct Day {
    /// Behind its last piece.
    pub end: usize,
    /// As ISO 8601 writes it, with X for what is not known.
    pub value: String,
}

/// In how many pieces before a weekday a word that tells of the future counts for it.
const FUTURE_REACH: usize = 12;

/// Reads the date that begins at `start` in a text that came out on `published`.
pub(super) fn day(
    pieces: &[Piece<'_>],
    start: usize,
    (words, grammar, dates): (&FigureWords, &Words, Option<&DateWords>),
    published: Option<Date>,
) -> Option<Day> {
    let piece = pieces.get(start)?;
    if piece.is_number {
        return in_digits(pieces, start)
            .or_else(|| day_and_month(pieces, start, words, dates?, published))
            .or_else(|| year(pieces, start, words, grammar));
    }
    if !piece.is_word {
        return None;
    }
    weekday(pieces, start, words, dates?, published)
        .or_else(|| month_first(pieces, start, words, dates?, published))
        .or_else(|| relative(pieces, start, words, published))
}

/// `2024-10-22`, `22.10.2024`, `22/10/2024`.
fn in_digits(pieces: &[Piece<'_>], start: usize) -> Option<Day> {
    let piece = pieces.get(start)?;
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok()).flatten();
    let parted: Vec<&str> = piece.text.split('.').collect();
    if let [day, month, year] = parted.as_slice() {
        let date = date(number(year)?, number(month)?, number(day)?).filter(|_| year.len() == 4)?;
        return Some(Day { end: start + 1, value: date.to_string() });
    }
    let mark = form(pieces, start + 1);
    let has_parts = matches!(mark, "-" | "/")
        && form(pieces, start + 3) == mark
        && (1..=4).all(|part| is_attached(pieces, start + part));
    let (second, third) = (pieces.get(start + 2)?, pieces.get(start + 4).filter(|_| has_parts)?);
    let lead = third.text.get(..2)?;
    let (a, b, c) = (number(piece.text)?, number(second.text)?, number(third.text).or_else(|| number(lead))?);
    let date = if piece.text.len() == 4 {
        date(a, b, c)?
    } else {
        // Which of two small numbers is the month is not known.
        date(c, b, a).filter(|_| a > 12 || a == b).or_else(|| date(c, a, b).filter(|_| b > 12))?
    };
    Some(Day { end: start + 5, value: date.to_string() })
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day of a month that a piece is: "22", "22nd", "1er".
fn day_number(piece: &Piece<'_>, words: &FigureWords) -> Option<i16> {
    let end = piece.form.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.form.len());
    let (digits, ending) = piece.form.split_at_checked(end)?;
    let day: i16 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    (digits.len() <= 2 && (ending.is_empty() || words.is_ordinal_ending(ending))).then_some(day)
}

/// The month that a piece names; a word that is a month in lower case only by chance ("may", "march") is none in a language that writes its
/// months with a capital.
fn month(pieces: &[Piece<'_>], place: usize, dates: &DateWords) -> Option<i16> {
    let piece = pieces.get(place).filter(|piece| piece.is_word)?;
    let month = dates.month_named(&piece.form)?;
    (piece.text.starts_with(char::is_uppercase) || !dates.has_capitals()).then_some(month.into())
}

/// A year behind `place`, with what may stand before it: ", 2024", "de 2024", "2024 года".
fn year_behind(pieces: &[Piece<'_>], place: usize) -> Option<(usize, i16)> {
    let at = if matches!(form(pieces, place), "," | "de" | "del" | "of") { place + 1 } else { place };
    let piece = pieces.get(at).filter(|piece| piece.is_number && piece.text.len() == 4 && !piece.is_first)?;
    let year: i16 = piece.text.parse().ok().filter(|year| (1000..=2200).contains(year))?;
    Some((at + 1, year))
}

/// "22 October 2024", "22. Oktober", "22 de octubre de 2024".
fn day_and_month(
    pieces: &[Piece<'_>],
    start: usize,
    words: &FigureWords,
    dates: &DateWords,
    published: Option<Date>,
) -> Option<Day> {
    let day = day_number(pieces.get(start)?, words)?;
    let mut at = start + 1;
    if form(pieces, at) == "." && is_attached(pieces, at) || matches!(form(pieces, at), "de" | "of") {
        at += 1;
    }
    let month = month(pieces, at, dates)?;
    let mut end = at + 1;
    if form(pieces, end) == "." && is_attached(pieces, end) && form(pieces, at).chars().count() <= 4 {
        end += 1;
    }
    let year = year_behind(pieces, end);
    stated(year.map_or(end, |(end, _)| end), year.map(|(_, year)| year), month, Some(day), published)
}

/// "October 22, 2024", "October 2024", "in October".
fn month_first(
    pieces: &[Piece<'_>],
    start: usize,
    words: &FigureWords,
    dates: &DateWords,
    published: Option<Date>,
) -> Option<Day> {
    let month = month(pieces, start, dates)?;
    let mut at = start + 1;
    if form(pieces, at) == "." && is_attached(pieces, at) && form(pieces, start).chars().count() <= 4 {
        at += 1;
    }
    if let Some((end, year)) = year_behind(pieces, at) {
        return stated(end, Some(year), month, None, published);
    }
    if let Some(day) =
        pieces.get(at).filter(|piece| piece.is_number && !piece.is_first).and_then(|piece| day_number(piece, words))
    {
        let year = year_behind(pieces, at + 1);
        return stated(year.map_or(at + 1, |(end, _)| end), year.map(|(_, year)| year), month, Some(day), published);
    }
    // A month alone is also a name: "May said", "Mai und Müller".
    let before = form_before(pieces, start);
    let is_told = words.is_before_year(before)
        || start.checked_sub(2).is_some_and(|two| words.is_before_month(form(pieces, two), before));
    is_told.then(|| stated(at, None, month, None, published)).flatten()
}

fn stated(end: usize, year: Option<i16>, month: i16, day: Option<i16>, published: Option<Date>) -> Option<Day> {
    let value = match (year, day, published) {
        (Some(year), Some(day), _) => date(year, month, day)?.to_string(),
        (Some(year), None, _) => format!("{year:04}-{month:02}"),
        (None, Some(day), None) => format!("XXXX-{month:02}-{day:02}"),
        (None, None, None) => format!("XXXX-{month:02}"),
        (None, day, Some(published)) => {
            // The nearest such day.
            let of_year = |year: i16| date(year, month, day.unwrap_or(15));
            let years = [published.year(), published.year() - 1, published.year() + 1];
            let nearest = years
                .into_iter()
                .filter_map(of_year)
                .min_by_key(|date| (*date - published).get_days().unsigned_abs())?;
            if day.is_some() { nearest.to_string() } else { format!("{:04}-{month:02}", nearest.year()) }
        }
    };
    Some(Day { end, value })
}

/// "On Tuesday", "Tuesday, October 22".
fn weekday(
    pieces: &[Piece<'_>],
    start: usize,
    words: &FigureWords,
    dates: &DateWords,
    published: Option<Date>,
) -> Option<Day> {
    let word = form(pieces, start);
    let named = dates.weekday(word).or_else(|| dates.weekday(words.without_part_of_day(word)?))?;
    let comma = usize::from(form(pieces, start + 1) == ",");
    let the = usize::from(matches!(form(pieces, start + 1 + comma), "den" | "dem" | "the" | "le" | "el"));
    let behind = start + 1 + comma + the;
    let in_full = pieces.get(behind).filter(|piece| !piece.is_first).and_then(|piece| {
        if piece.is_number {
            in_digits(pieces, behind).or_else(|| day_and_month(pieces, behind, words, dates, published))
        } else {
            month_first(pieces, behind, words, dates, published)
        }
    });
    if in_full.is_some() {
        return in_full;
    }
    let Some(published) = published else {
        return Some(Day { end: start + 1, value: format!("XXXX-WXX-{}", named + 1) });
    };
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(named).ok()?).ok()?;
    let before = pieces.get(start.saturating_sub(FUTURE_REACH)..start)?;
    let sentence = before.iter().rev().take_while(|piece| !matches!(piece.text, "." | "!" | "?"));
    let is_future = sentence.into_iter().any(|piece| words.is_future(&piece.form));
    let back = i64::from(published.weekday().since(weekday));
    let date = if is_future && back > 0 {
        published.checked_add((7 - back).days()).ok()?
    } else {
        published.checked_sub(back.days()).ok()?
    };
    Some(Day { end: start + 1, value: date.to_string() })
}

/// "Yesterday".
fn relative(pieces: &[Piece<'_>], start: usize, words: &FigureWords, published: Option<Date>) -> Option<Day> {
    let piece = pieces.get(start)?;
    // French "aujourd'hui" and "avant-hier" are cut; "Morgen" with a capital and "la mañana" are mornings.
    let joined: String = pieces
        .get(start..start + 3)
        .map(|three| three.iter().map(|piece| piece.form.as_str()).collect())
        .unwrap_or_default();
    let (length, days) = match words.day(&joined) {
        Some(days) if is_attached(pieces, start + 1) => (3, days),
        _ => (1, words.day(&piece.form)?),
    };
    let is_part_of_day = matches!(form_before(pieces, start), "la" | "am" | "de" | "heute" | "gestern" | "ayer")
        || (piece.text.starts_with(char::is_uppercase) && form(pieces, start) == "morgen");
    if is_part_of_day {
        return None;
    }
    let date = published?.checked_add(i64::from(days).days()).ok()?;
    Some(Day { end: start + length, value: date.to_string() })
}

/// Four digits that are a year: of the last hundred years or the next, unless they count something; of any time behind a word that says so.
fn year(pieces: &[Piece<'_>], start: usize, words: &FigureWords, grammar: &Words) -> Option<Day> {
    let piece = pieces.get(start)?;
    let is_decade = piece.form.len() == 5 && piece.form.ends_with('s');
    let digits = piece.form.trim_end_matches('s');
    let year: i16 = (digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()?;
    let behind = form(pieces, start + 1);
    let is_told = words.is_before_year(form_before(pieces, start));
    let is_near = (1900..2100).contains(&year);
    let is_range = matches!(behind, "-" | "–" | "/") && pieces.get(start + 2).is_some_and(|piece| piece.is_number);
    let next = pieces.get(start + 1).filter(|next| next.is_word && !next.is_first);
    let is_round = year % 100 == 0;
    let has_unit = behind.chars().count() > 1 && words.unit(std::iter::once(behind)).is_some();
    // "2000 people" are counted, "2018 sales" are those of a year.
    let counts_things = is_round
        && !is_told
        && next.is_some_and(|next| next.text.starts_with(char::is_lowercase) && !grammar.is_function(&next.form));
    let counts = has_unit || behind == "%" || words.scale(behind).is_some() || counts_things;
    let dates = (1000..2200).contains(&year) && (is_near || is_told) && (!counts || is_range);
    let value = if is_decade { format!("{}X", digits.get(..3)?) } else { digits.to_owned() };
    dates.then(|| Day { end: start + 1, value })
}
