//! Times as pages and agencies write them.
//!
//! Nothing is guessed: a time of day without a zone is cut to its day, and a day that could be two days is none.

mod places;
mod written;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use variorum_lexicon::zone_named;
use variorum_model::StatedTime;

pub(crate) use written::{Written, all_written, written};

/// The time that an attribute, a meta element or structured data states, in whatever notation.
pub(crate) fn stated(text: &str) -> Option<StatedTime> {
    let text = text.trim();
    sorted(text)
        .or_else(|| counted(text))
        .or_else(|| mailed(text))
        .or_else(|| written(text).map(|found| found.time))
        .filter(is_of_news)
}

/// News bears dates on which there was news to date, and that a clock of today could show.
pub(super) fn is_of_news(time: &StatedTime) -> bool {
    (1850..2100).contains(&time.date().year())
}

/// Year first, as ISO 8601 and its relatives write: `2024-10-22T18:04:00+01:00`, `2024-10-22 18:04 +0100`, `2024/10/22`, `20241022`,
/// `20241022T180400+0100`.
fn sorted(text: &str) -> Option<StatedTime> {
    if let Some((date, clock)) = compact(text) {
        let parts =
            || Some(format!("{}:{}:{}{}", clock.get(..2)?, clock.get(2..4)?, clock.get(4..6)?, clock.get(6..)?));
        let short = || Some(format!("{}:{}{}", clock.get(..2)?, clock.get(2..4)?, clock.get(4..)?));
        let of_digits = |count: usize| clock.bytes().take_while(u8::is_ascii_digit).count() == count;
        let clock = if of_digits(6) { parts() } else { short().filter(|_| of_digits(4)) };
        return Some(clock.and_then(|clock| at_clock(&date, &clock)).unwrap_or(date));
    }
    let day = text.get(..10)?.replace('/', "-");
    let date: StatedTime = day.parse().ok()?;
    let rest = text.get(10..)?;
    let Some(clock) = rest.strip_prefix(['T', 't', ' ']).map(str::trim) else {
        return rest.is_empty().then_some(date);
    };
    Some(at_clock(&date, clock).unwrap_or(date))
}

/// The day in the first eight digits, and what follows the `T` behind them.
fn compact(text: &str) -> Option<(StatedTime, &str)> {
    let (day, rest) = text.split_at_checked(8)?;
    let clock = if rest.is_empty() { rest } else { rest.strip_prefix('T')? };
    if !day.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let day = format!("{}-{}-{}", day.get(..4)?, day.get(4..6)?, day.get(6..)?);
    Some((day.parse().ok()?, clock))
}

/// The time on `date` that `clock` shows, when it names its zone: `18:04:00+01:00`, `18:04 Z`, `18:04:00.000 UTC`.
pub(super) fn at_clock(date: &StatedTime, clock: &str) -> Option<StatedTime> {
    let end = clock.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(clock.len());
    let (time, zone) = clock.split_at(end);
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut parts = time.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
    let dot = if fraction.is_empty() { "" } else { "." };
    format!("{date}T{hour:0>2}:{minute:0>2}:{second:0>2}{dot}{fraction}{}", offset(zone.trim())?).parse().ok()
}

/// A zone as an offset from UTC: `Z`, `+01:00`, `-0500`, `+3`, and the abbreviations that mean one zone only, in capitals.
pub(super) fn offset(zone: &str) -> Option<String> {
    if let Some(named) = zone_named(zone) {
        return (!named.several).then(|| named.offset.clone());
    }
    let zone = zone.to_lowercase();
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
            ("20241022T180400+0100", "2024-10-22T18:04:00+01:00"),
            ("20241022T1804Z", "2024-10-22T18:04:00Z"),
            ("20241022T180400", "2024-10-22"),
            ("20241022T18", "2024-10-22"),
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
}
