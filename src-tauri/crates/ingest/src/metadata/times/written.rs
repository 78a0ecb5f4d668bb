//! Times as people write them: `October 22, 2024 6:04 PM UTC`, `22. Oktober 2024`, `22 октября 2024, 18:04`.

use super::{at_clock, is_of_news, offset};
use jiff::civil::Date;
use variorum_lexicon::{DateWords, Line};
use variorum_model::StatedTime;

/// In how many words, from the beginning of a text, a time is looked for.
const LONGEST: usize = 60;

/// A time found in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) time: StatedTime,
    /// Whether the text says nothing else: it is a line that dates the article.
    pub(crate) alone: bool,
    /// Whether the words in front of it call it the time of a change.
    pub(crate) of_change: bool,
}

/// The first time that `text` writes out: `October 22, 2024 6:04 PM UTC`, `22. Oktober 2024`, `22 октября 2024, 18:04`, `22.10.2024`.
pub(crate) fn written(text: &str) -> Option<Written> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let line = Line::new(text);
    let words = line.words().get(..LONGEST).unwrap_or(line.words());
    let mut found = DateWords::all().filter_map(|language| {
        (0..words.len()).find_map(|start| {
            let (date, taken) = day(language, &words[start..], text)?;
            let time = StatedTime::from_date(date);
            let rest = &words[start + taken..];
            let before = || clock(&words[start.saturating_sub(4)..start]);
            let clock = clock(rest).or_else(before);
            let time = clock.and_then(|clock| at_clock(&time, &clock).or_else(|| at_offset(&time, &clock, text)));
            let time = time.unwrap_or_else(|| StatedTime::from_date(date));
            let alone = words[..start].iter().chain(rest).all(|word| is_around_dates(language, word));
            let of_change = words[..start].iter().any(|word| language.is_of_change(word));
            is_of_news(&time).then_some(Written { time, alone, of_change })
        })
    });
    // "April" is a month in several languages, "Saturday" a day in one.
    let first = found.next()?;
    Some(if first.alone { first } else { found.find(|written| written.alone).unwrap_or(first) })
}

/// The time on `date` when `clock` shows, by the offset that stands in `text` behind it: `18:04 +02:00`.
fn at_offset(date: &StatedTime, clock: &str, text: &str) -> Option<StatedTime> {
    let (time, _) = clock.split_once(' ')?;
    let (_, behind) = text.split_once(time)?;
    let offset = behind.split_whitespace().next()?.trim_matches(['(', ')', ',']);
    let is_offset = offset.starts_with(['+', '-', '−']) && offset.chars().filter(char::is_ascii_digit).count() == 4;
    at_clock(date, &format!("{time} {offset}")).filter(|_| is_offset)
}

/// The day that begins with the first of the `words` of `text`, and how many words it takes.
fn day(language: &DateWords, words: &[String], text: &str) -> Option<(Date, usize)> {
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<i16>().ok());
    let dated = |year: i16, month: i8, day: i16, taken: usize| {
        let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        (words.get(taken - 1).is_some() && year > 999).then_some((date, taken))
    };
    let named = |at: usize| words.get(at).filter(|word| word.len() > 2).and_then(|word| language.month(word));
    if let Some(month) = named(0) {
        // October 22, 2024; October 22nd, 2024
        let ordinal = usize::from(words.get(2).is_some_and(|word| matches!(word.as_str(), "st" | "nd" | "rd" | "th")));
        let day = number(1).or_else(|| ordinal_number(words.get(1)?))?;
        return dated(number(2 + ordinal)?, month, day, 3 + ordinal);
    }
    let first = number(0).or_else(|| ordinal_number(words.first()?))?;
    // 22 de octubre de 2024
    let filler =
        |at: usize| usize::from(words.get(at).is_some_and(|word| matches!(word.as_str(), "de" | "del" | "of" | "er")));
    let before_month = filler(1);
    if let Some(month) = named(1 + before_month) {
        let before_year = filler(2 + before_month);
        let at = 2 + before_month + before_year;
        return dated(number(at)?, month, first, at + 1);
    }
    let (second, third) = (number(1)?, number(2)?);
    let parted_by = |mark: &str| words.get(..3).is_some_and(|words| text.contains(&words.join(mark)));
    let month = |number: i16| i8::try_from(number).ok().filter(|month| (1..=12).contains(month));
    if !["-", ".", "/"].into_iter().any(parted_by) {
        return None;
    }
    if first > 999 {
        return dated(first, month(second)?, third, 3);
    }
    // Whoever writes full stops puts the day first. 22/10/2024 and 10/22/2024 can only be one day; 10/11/2024 could be two.
    match (month(first), month(second)) {
        (_, Some(month)) if parted_by(".") => dated(third, month, first, 3),
        (None, Some(month)) => dated(third, month, first, 3),
        (Some(month), None) => dated(third, month, second, 3),
        (Some(month), Some(_)) if first == second => dated(third, month, first, 3),
        _ => None,
    }
}

/// The number in `22nd` and `1er`.
fn ordinal_number(word: &str) -> Option<i16> {
    word.strip_suffix("st")
        .or(word.strip_suffix("nd"))
        .or(word.strip_suffix("rd"))
        .or(word.strip_suffix("th"))
        .or(word.strip_suffix("er"))?
        .parse()
        .ok()
}

/// The time of day after a date, with its zone if that is named, as `hh:mm zone` on 24 hours.
fn clock(words: &[String]) -> Option<String> {
    let at = words.iter().take(6).position(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let word = words.get(at)?;
    let (hour, half) = half_day(word);
    let hour: u8 = hour.parse().ok()?;
    let between = usize::from(words.get(at + 1).is_some_and(|word| word == "h"));
    let (minute, half, next) = match words.get(at + 1 + between) {
        Some(word) if half.is_none() && word.starts_with(|c: char| c.is_ascii_digit()) => {
            let (minute, half) = half_day(word);
            (minute.parse().ok()?, half, at + 2 + between)
        }
        _ => (0, half, at + 1),
    };
    let rest: Vec<&str> =
        words.get(next..)?.iter().map(String::as_str).filter(|word| *word != "m" && *word != "uhr").collect();
    let half = half.or(rest.first().copied().filter(|word| matches!(*word, "am" | "pm" | "a" | "p")));
    let zone = rest
        .get(usize::from(half.is_some() && matches!(rest.first(), Some(&("am" | "pm" | "a" | "p")))))
        .copied()
        .unwrap_or_default();
    let hour = match half {
        Some("pm" | "p") if hour < 12 => hour + 12,
        Some("am" | "a") if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60_u8).then(|| format!("{hour:02}:{minute:02} {zone}"))
}

/// The number in `9pm`, and the half of the day.
fn half_day(word: &str) -> (&str, Option<&'static str>) {
    if let Some(number) = word.strip_suffix("pm") {
        (number, Some("pm"))
    } else if let Some(number) = word.strip_suffix("am") {
        (number, Some("am"))
    } else {
        (word, None)
    }
}

/// Whether `word` may stand in a line that only dates an article: numbers, weekdays, zones, "published".
fn is_around_dates(language: &DateWords, word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || language.is_filler(word)
        || language.is_of_change(word)
        || offset(word).is_some()
        || matches!(word, "et" | "bst" | "ist" | "cst" | "cdt" | "jst" | "aest")
        || language.month(word).is_some()
        || language.is_weekday(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_behind_a_time_is_its_zone() {
        let read = |text: &str| written(text).unwrap().time.to_string();
        assert_eq!(read("вторник, 22 октября 2024, 18:04 +03:00"), "2024-10-22T18:04:00+03:00");
        assert_eq!(read("22 October 2024, 18:04 (-0500)"), "2024-10-22T18:04:00-05:00");
        assert_eq!(read("22 October 2024, 18:04 - 20:00"), "2024-10-22");
    }

    #[test]
    fn a_line_that_only_dates_is_told_from_a_sentence() {
        assert!(written("Posted: 11 March 2025 22:30").unwrap().alone);
        assert!(written("Mittwoch, 23. Oktober 2024, 06:58 Uhr").unwrap().alone);
        assert!(written("31 mai 2025, 17 h 50 (heure de Paris)").unwrap().alone);
        assert!(written("Updated: 4 June 2025").unwrap().of_change && !written("4 June 2025").unwrap().of_change);
        assert!(written("Saturday 26 April 2025").unwrap().alone);
        assert!(!written("He was born on 11 March 1985 in Callow.").unwrap().alone);
    }
}
