//! Days, months and years as texts write them, resolved against the day on which the text came out.

use super::pieces::{Piece, form, form_before, forms_before, is_attached};
use super::tense::{Lies, lies};
use super::units::is_plural;
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

/// Reads the days of one month that begin at `start`, and the last of them: "10 to 12 June", "June 10-12, 2025", "du 10 au 12 juin".
pub(super) fn days(
    pieces: &[Piece<'_>],
    start: usize,
    (words, grammar, dates): (&FigureWords, &Words, Option<&DateWords>),
    published: Option<Date>,
) -> Option<(Day, String)> {
    let dates = dates?;
    let is_month_first = pieces.get(start)?.is_word;
    let month = if is_month_first { Some(month(pieces, start, dates)?) } else { None };
    let at = start + usize::from(is_month_first) + usize::from(is_month_first && is_shortened(pieces, start, dates));
    let first = day_number(pieces.get(at)?, words)?;
    let between = at + 1 + usize::from(form(pieces, at + 1) == "." && is_attached(pieces, at + 1));
    let is_between = matches!(form(pieces, between), "-" | "–" | "—" | "‑")
        || words.is_to_day(form(pieces, between))
        || words.is_span(form_before(pieces, start), form(pieces, between));
    if !is_between {
        return None;
    }
    let last = match month {
        None => day_and_month(pieces, between + 1, words, dates, published)?,
        Some(month) => {
            let day = day_number(pieces.get(between + 1)?, words)?;
            let behind = between + 2;
            // "June 10 to 12 July", "June 10 to 12 people".
            if self::month(pieces, behind, dates).is_some() || is_counted(pieces, behind, false, words, grammar) {
                return None;
            }
            let year = year_behind(pieces, behind, words);
            let end = year.map_or(behind, |(end, _)| end);
            stated(end, year.map(|(_, year)| year), (month, Some(day)), published, || {
                lies(pieces, start, end, words.tenses)
            })?
        }
    };
    // Both are days of one month and year, which the last one names.
    let (month, day) = last.value.rsplit_once('-')?;
    let is_ahead = day.parse().is_ok_and(|day: i16| first < day);
    is_ahead.then(|| (Day { end: last.end, value: format!("{month}-{first:02}") }, last.value.clone()))
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

/// Whether the month at `place` is cut short by the full stop behind it: "Oct.", but not "May."
fn is_shortened(pieces: &[Piece<'_>], place: usize, dates: &DateWords) -> bool {
    form(pieces, place + 1) == "." && is_attached(pieces, place + 1) && !dates.is_month_name(form(pieces, place))
}

/// A year behind `place`, with what may stand before it: ", 2024", "de 2024", "2024 года".
fn year_behind(pieces: &[Piece<'_>], place: usize, words: &FigureWords) -> Option<(usize, i16)> {
    let at = if form(pieces, place) == "," || words.is_of(form(pieces, place)) { place + 1 } else { place };
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
    if form(pieces, at) == "." && is_attached(pieces, at) || words.is_of(form(pieces, at)) {
        at += 1;
    }
    let month = month(pieces, at, dates)?;
    let mut end = at + 1;
    if is_shortened(pieces, at, dates) {
        end += 1;
    }
    let year = year_behind(pieces, end, words);
    let end = year.map_or(end, |(end, _)| end);
    stated(end, year.map(|(_, year)| year), (month, Some(day)), published, || lies(pieces, start, end, words.tenses))
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
    if is_shortened(pieces, start, dates) {
        at += 1;
    }
    if let Some((end, year)) = year_behind(pieces, at, words) {
        return stated(end, Some(year), (month, None), published, || Lies::Open);
    }
    if let Some(day) =
        pieces.get(at).filter(|piece| piece.is_number && !piece.is_first).and_then(|piece| day_number(piece, words))
    {
        let year = year_behind(pieces, at + 1, words);
        let end = year.map_or(at + 1, |(end, _)| end);
        return stated(end, year.map(|(_, year)| year), (month, Some(day)), published, || {
            lies(pieces, start, end, words.tenses)
        });
    }
    // A month alone is also a name: "May said", "Mai und Müller".
    let before = form_before(pieces, start);
    let is_told = words.is_before_year(before)
        || start.checked_sub(2).is_some_and(|two| words.is_before_month(form(pieces, two), before));
    is_told.then(|| stated(at, None, (month, None), published, || lies(pieces, start, at, words.tenses))).flatten()
}

/// A year that has every day that there is.
const LEAP_YEAR: i16 = 2000;

/// How many days away the nearest day may be that nothing tells to be over or to come.
const NEAREST: i32 = 92;

/// A day or a month, of the year that is said, else of the one that the text's own day and its clause tell.
fn stated(
    end: usize,
    year: Option<i16>,
    (month, day): (i16, Option<i16>),
    published: Option<Date>,
    lies: impl Fn() -> Lies,
) -> Option<Day> {
    let written = |year: i16| match day {
        Some(day) => Some(date(year, month, day)?.to_string()),
        None => Some(format!("{year:04}-{month:02}")),
    };
    let told = year.or_else(|| of_year(month, day, published?, lies()));
    let value = match (told, day) {
        (Some(year), _) => written(year)?,
        (None, Some(day)) => date(LEAP_YEAR, month, day).map(|_| format!("XXXX-{month:02}-{day:02}"))?,
        (None, None) => format!("XXXX-{month:02}"),
    };
    Some(Day { end, value })
}

/// The year of a day, or of a month, that lies so from the day on which the text was published; none where that is not told.
fn of_year(month: i16, day: Option<i16>, published: Date, lies: Lies) -> Option<i16> {
    let away = |at: &Date| (*at - published).get_days();
    let years = || (published.year() - 1..=published.year() + 1).rev();
    let days = |of_month: fn(Date) -> Date| {
        years().filter_map(move |year| {
            date(year, month, day.unwrap_or(1)).map(|at| if day.is_none() { of_month(at) } else { at })
        })
    };
    let found = match lies {
        // A text may be older than the day that it is dated by.
        Lies::Before => days(Date::first_of_month).find(|at| away(at) <= if day.is_some() { 7 } else { 0 }),
        Lies::Ahead | Lies::Next => days(Date::last_of_month).filter(|at| away(at) >= 0).min(),
        Lies::Open => days(|first| first.saturating_add(14.days()))
            .min_by_key(|at| away(at).abs())
            .filter(|at| away(at).abs() <= NEAREST),
    }?;
    Some(found.year())
}

/// "On Tuesday", "Tuesday, October 22".
fn weekday(
    pieces: &[Piece<'_>],
    start: usize,
    words: &FigureWords,
    dates: &DateWords,
    published: Option<Date>,
) -> Option<Day> {
    // "Samstagabend".
    let name = form(pieces, start);
    let named = dates.weekday(name).or_else(|| dates.weekday(words.without_part_of_day(name)))?;
    let comma = usize::from(form(pieces, start + 1) == ",");
    let the = usize::from(words.is_determiner(form(pieces, start + 1 + comma)));
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
    let end = start + 1;
    let lies = lies(pieces, start, end, words.tenses);
    let Some(published) = published.filter(|_| lies != Lies::Open) else {
        return Some(Day { end, value: format!("XXXX-WXX-{}", named + 1) });
    };
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(named).ok()?).ok()?;
    let back = i64::from(published.weekday().since(weekday));
    let days = match lies {
        Lies::Ahead if back > 0 => 7 - back,
        Lies::Next => 7 - back,
        _ => -back,
    };
    Some(Day { end, value: published.checked_add(days.days()).ok()?.to_string() })
}

/// "Yesterday".
fn relative(pieces: &[Piece<'_>], start: usize, words: &FigureWords, published: Option<Date>) -> Option<Day> {
    let piece = pieces.get(start)?;
    // French "aujourd'hui" and "avant-hier" are cut; "Morgen" with a capital and "la mañana" are mornings.
    let three = pieces.get(start..start + 3).filter(|_| is_attached(pieces, start + 1));
    let joined = three.map(|three| three.iter().map(|piece| piece.form.as_str()).collect::<String>());
    let (length, days) = match joined.and_then(|joined| words.day(&joined)) {
        Some(days) => (3, days),
        None => (1, words.day(&piece.form)?),
    };
    let is_part_of_day = words.is_before_part_of_day(form_before(pieces, start))
        || (words.has_noun_capitals() && days > 0 && length == 1 && piece.text.starts_with(char::is_uppercase));
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
    let before = form_before(pieces, start);
    let is_near = (1900..2100).contains(&year);
    let is_range = matches!(behind, "-" | "–" | "/") && pieces.get(start + 2).is_some_and(|piece| piece.is_number);
    let has_unit = behind.chars().count() > 1 && words.unit(std::iter::once(behind)).is_some();
    let is_about = words.exactness(forms_before(pieces, start)).is_some();
    let has_things = is_counted(pieces, start + 1, year % 100 == 0, words, grammar);
    // "Until 2018" is a time, "up to 2000 people" a number.
    let is_told = before == "(" || words.is_before_year(before) && !(is_about && has_things);
    let is_of_year = is_told || words.is_determiner(before) && year % 100 != 0;
    let counts = has_unit
        || behind == "%"
        || words.scale(behind).is_some()
        || !is_decade && !is_of_year && (is_about || has_things);
    let dates = (1000..2200).contains(&year) && (is_near || is_told) && (!counts || is_range);
    if !dates {
        return None;
    }
    let value = if is_decade { format!("{}X", digits.get(..3)?) } else { digits.to_owned() };
    // "2019/20" is one year, or a season, by its beginning.
    let end = pieces.get(start + 2).filter(|end| behind == "/" && end.is_number && end.text.len() == 2);
    let is_season = end.and_then(|end| end.text.parse().ok()) == Some((year + 1) % 100)
        && is_attached(pieces, start + 1)
        && is_attached(pieces, start + 2);
    let value = if is_season { format!("{value}/{:04}", year + 1) } else { value };
    Some(Day { end: if is_season { start + 3 } else { start + 1 }, value })
}

/// Whether the word at `place` names what a number counts: a noun in small letters ("houses", and after a round number any), or with a capital where
/// nouns are written so.
fn is_counted(pieces: &[Piece<'_>], place: usize, is_round: bool, words: &FigureWords, grammar: &Words) -> bool {
    pieces.get(place).filter(|next| next.is_word && !next.is_first && !grammar.is_function(&next.form)).is_some_and(
        |next| {
            if words.has_noun_capitals() {
                return next.text.starts_with(char::is_uppercase);
            }
            let is_many = is_plural(&next.form) || words.is_people(&next.form);
            next.text.starts_with(char::is_lowercase) && (is_round || is_many)
        },
    )
}
