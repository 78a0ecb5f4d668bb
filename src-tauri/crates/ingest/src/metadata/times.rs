//! Times as pages and agencies write them.
//!
//! Nothing is guessed: a time of day without a zone is cut to its day, and a day that could be two days is none.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use variorum_lexicon::{DateWords, Line};
use variorum_model::StatedTime;

/// The time that an attribute, a meta element or structured data states, in whatever notation.
pub(crate) fn stated(text: &str) -> Option<StatedTime> {
    let text = text.trim();
    sorted(text)
        .or_else(|| counted(text))
        .or_else(|| mailed(text))
        .or_else(|| written(text).map(|found| found.time))
        .filter(is_of_news)
}

/// In how many words, from the beginning of a text, a time is looked for.
const LONGEST: usize = 60;

/// A time found in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) time: StatedTime,
    /// Whether the text says nothing else: it is a line that dates the article.
    pub(crate) alone: bool,
}

/// News bears dates on which there was news to date, and that a clock of today could show.
fn is_of_news(time: &StatedTime) -> bool {
    (1850..2100).contains(&time.date().year())
}

/// Year first, as ISO 8601 and its relatives write: `2024-10-22T18:04:00+01:00`, `2024-10-22 18:04 +0100`, `2024/10/22`, `20241022`.
fn sorted(text: &str) -> Option<StatedTime> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if text.len() == 8 && digits(text) {
        let day = format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?);
        return day.parse().ok();
    }
    let day = text.get(..10)?.replace('/', "-");
    let date: StatedTime = day.parse().ok()?;
    let rest = text.get(10..)?;
    let Some(clock) = rest.strip_prefix(['T', 't', ' ']).map(str::trim) else {
        return rest.is_empty().then_some(date);
    };
    Some(at_clock(&date, clock).unwrap_or(date))
}

/// The time on `date` that `clock` shows, when it names its zone: `18:04:00+01:00`, `18:04 Z`, `18:04:00.000 UTC`.
fn at_clock(date: &StatedTime, clock: &str) -> Option<StatedTime> {
    let end = clock.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(clock.len());
    let (time, zone) = clock.split_at(end);
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut parts = time.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
    let dot = if fraction.is_empty() { "" } else { "." };
    format!("{date}T{hour:0>2}:{minute:0>2}:{second:0>2}{dot}{fraction}{}", offset(zone.trim())?).parse().ok()
}

/// A zone as an offset from UTC: `Z`, `+01:00`, `-0500`, `+3`, and the abbreviations that mean one zone only.
fn offset(zone: &str) -> Option<String> {
    const NAMED: [(&str, &str); 13] = [
        ("z", "Z"),
        ("utc", "Z"),
        ("gmt", "Z"),
        ("cet", "+01:00"),
        ("cest", "+02:00"),
        ("mez", "+01:00"),
        ("mesz", "+02:00"),
        ("msk", "+03:00"),
        ("мск", "+03:00"),
        ("est", "-05:00"),
        ("edt", "-04:00"),
        ("pst", "-08:00"),
        ("pdt", "-07:00"),
    ];
    let zone = zone.to_lowercase();
    if let Some((_, offset)) = NAMED.iter().find(|(name, _)| *name == zone) {
        return Some((*offset).to_owned());
    }
    let signed = zone.strip_prefix("gmt").or(zone.strip_prefix("utc")).unwrap_or(&zone).replace('−', "-");
    let sign = signed.get(..1).filter(|sign| *sign == "+" || *sign == "-")?;
    let digits: String = signed[1..].chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "00"),
        4 => digits.split_at(2),
        _ => return None,
    };
    Some(format!("{sign}{hours:0>2}:{minutes}"))
}

/// Seconds or thousandths since 1970.
fn counted(text: &str) -> Option<StatedTime> {
    let count: i64 = text.parse().ok()?;
    let instant = match text.len() {
        10 => Timestamp::from_second(count).ok()?,
        13 => Timestamp::from_millisecond(count).ok()?,
        _ => return None,
    };
    Some(StatedTime::from_zoned(&instant.to_zoned_datetime(TimeZone::UTC)))
}

/// As mail and feeds write: `Tue, 22 Oct 2024 18:04:00 +0100`.
fn mailed(text: &str) -> Option<StatedTime> {
    jiff::fmt::rfc2822::parse(text).ok().map(|zoned| StatedTime::from_zoned(&zoned))
}

/// The first time that `text` writes out: `October 22, 2024 6:04 PM UTC`, `22. Oktober 2024`, `22 октября 2024, 18:04`, `22.10.2024`.
pub(crate) fn written(text: &str) -> Option<Written> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let line = Line::new(text);
    let words = line.words().get(..LONGEST).unwrap_or(line.words());
    DateWords::all().find_map(|language| {
        (0..words.len()).find_map(|start| {
            let (date, taken) = day(language, &words[start..], text)?;
            let time = StatedTime::from_date(date);
            let rest = &words[start + taken..];
            let before = || clock(&words[start.saturating_sub(4)..start]);
            let time = clock(rest).or_else(before).and_then(|clock| at_clock(&time, &clock)).unwrap_or(time);
            let alone = words[..start].iter().chain(rest).all(|word| is_around_dates(language, word));
            is_of_news(&time).then_some(Written { time, alone })
        })
    })
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
        || offset(word).is_some()
        || matches!(word, "et" | "bst" | "ist" | "cst" | "cdt" | "jst" | "aest")
        || language.month(word).is_some()
        || language.is_weekday(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        stated(text).map(|time| time.to_string())
    }

    #[test]
    fn times_of_machines_are_read_as_exactly_as_they_are_stated() {
        for (text, time) in [
            ("2024-10-22T18:04:00+01:00", "2024-10-22T18:04:00+01:00"),
            ("2024-10-22T18:04:00.000Z", "2024-10-22T18:04:00Z"),
            ("2024-10-22T18:04:00.250Z", "2024-10-22T18:04:00.25Z"),
            ("2024-10-22T18:04-0500", "2024-10-22T18:04:00-05:00"),
            ("2024-10-22 18:04:00 UTC", "2024-10-22T18:04:00Z"),
            ("2024-10-22T18:04:00", "2024-10-22"),
            ("2024-10-22 at noon", "2024-10-22"),
            ("2024/10/22", "2024-10-22"),
            ("20241022", "2024-10-22"),
            ("Tue, 22 Oct 2024 18:04:00 +0100", "2024-10-22T18:04:00+01:00"),
            ("1729616640", "2024-10-22T17:04:00+00:00"),
            ("1729616640000", "2024-10-22T17:04:00+00:00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(time), "{text}");
        }
    }

    #[test]
    fn times_of_people_are_read_in_five_languages() {
        for (text, time) in [
            ("October 23, 2024 8:12 AM UTC", "2024-10-23T08:12:00Z"),
            ("Published Tue, Oct 22 2024, 6:04 PM", "2024-10-22"),
            ("Tuesday 11 March 2025, 9.15pm GMT", "2025-03-11T21:15:00Z"),
            ("March 3rd, 2025", "2025-03-03"),
            ("Published 7:07 PM EST Nov 19, 2019", "2019-11-19T19:07:00-05:00"),
            ("12:40 AM CET, 5 May 2021", "2021-05-05T00:40:00+01:00"),
            ("Stand: 23. Oktober 2024, 06:58 Uhr MESZ", "2024-10-23T06:58:00+02:00"),
            ("23.10.2024, 06:58 Uhr", "2024-10-23"),
            ("03.04.2024", "2024-04-03"),
            ("le 12 mars 2025 à 14 h 20", "2025-03-12"),
            ("1er août 2024", "2024-08-01"),
            ("22 de octubre de 2024", "2024-10-22"),
            ("23 октября 2024, 12:40 мск", "2024-10-23T12:40:00+03:00"),
        ] {
            assert_eq!(read(text).as_deref(), Some(time), "{text}");
        }
    }

    #[test]
    fn what_states_no_day_or_two_days_is_no_time() {
        for text in [
            "",
            "today",
            "10/11/2024",
            "3 hours ago",
            "2024",
            "October 2024",
            "0001-01-01",
            "31 February 2024",
            "Oct 22",
            "2024-13-40",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_only_dates_is_told_from_a_sentence() {
        assert!(written("Posted: 11 March 2025 22:30").unwrap().alone);
        assert!(written("Mittwoch, 23. Oktober 2024, 06:58 Uhr").unwrap().alone);
        assert!(!written("He was born on 11 March 1985 in Callow.").unwrap().alone);
    }
}
