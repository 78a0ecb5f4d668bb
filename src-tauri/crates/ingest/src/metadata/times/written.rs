//! Times as people write them: `October 22, 2024 6:04 PM UTC`, `22. Oktober 2024`, `22 октября 2024, 18:04`.

use super::places::at_place;
use super::{at_clock, is_of_news, offset};
use jiff::civil::Date;
use std::ops::Range;
use variorum_lexicon::{DateWords, Line, zone_named};
use variorum_model::{Language, StatedTime};

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
    all_written(text, None).into_iter().next()
}

/// All times that a `text` in this `language` writes out: "Published 12 February 2025, 14:05 GMT | Updated 20:10 GMT" has two.
pub(crate) fn all_written(text: &str, language: Option<&Language>) -> Vec<Written> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let line = Line::new(text);
    let words = line.words().get(..LONGEST).unwrap_or(line.words());
    let own = DateWords::of(language);
    let day_first = own.is_some_and(DateWords::is_day_first);
    // "April" is a month in several languages, "Saturday" a day in one.
    let mut found = own
        .into_iter()
        .chain(DateWords::all())
        .map(|own| Reading { language: own, of_text: language, words, text, day_first }.times())
        .filter(|times| !times.is_empty());
    let is_alone = |times: &Vec<Written>| times.iter().all(|written| written.alone);
    let Some(first) = found.next() else { return Vec::new() };
    if is_alone(&first) { first } else { found.find(is_alone).unwrap_or(first) }
}

/// A text as one language reads it.
struct Reading<'t> {
    language: &'t DateWords,
    /// The language of the text, where it is known.
    of_text: Option<&'t Language>,
    words: &'t [String],
    text: &'t str,
    /// Whether 10/11/2024 is a day of November.
    day_first: bool,
}

impl Reading<'_> {
    fn times(&self) -> Vec<Written> {
        let days = self.days();
        let is_of_day = |at: usize| days.iter().any(|(_, day)| day.contains(&at));
        let alone = (0..self.words.len()).all(|at| is_of_day(at) || is_around_dates(self.language, &self.words[at]));
        let mut found = Vec::new();
        let mut add = |time: StatedTime, of_change: bool| {
            if is_of_news(&time) {
                found.push(Written { time, alone, of_change });
            }
        };
        // Up to where the words belong to the days before.
        let mut taken = 0;
        for (number, (date, day)) in days.iter().enumerate() {
            let date = StatedTime::from_date(*date);
            let lead = &self.words[taken..day.start];
            let next = days.get(number + 1).map_or(self.words.len(), |(_, next)| next.start);
            let end = (day.end..next).find(|at| self.announces(&self.words[*at]).is_some()).unwrap_or(next);
            let behind = clock(&self.words[day.end..end]);
            taken = if behind.is_some() { end } else { day.end };
            let clock_shown = behind.or_else(|| clock(&lead[lead.len().saturating_sub(4)..]));
            add(self.at(&date, clock_shown), self.is_change(lead));
            // "… | Updated 20:10": on the same day.
            let rest = &self.words[end..next];
            if next == self.words.len()
                && self.is_change(rest)
                && let Some(clock) = clock(rest)
            {
                add(self.at(&date, Some(clock)), true);
            }
        }
        found
    }

    /// The days that are written out, with the numbers of their words.
    fn days(&self) -> Vec<(Date, Range<usize>)> {
        let (mut found, mut start) = (Vec::new(), 0);
        while start < self.words.len() {
            let day = self.day(&self.words[start..]);
            if let Some((date, taken)) = day {
                found.push((date, start..start + taken));
            }
            start += day.map_or(1, |(_, taken)| taken);
        }
        found
    }

    /// The time on `date` when `clock` shows, its day where the zone is not said.
    fn at(&self, date: &StatedTime, clock: Option<String>) -> StatedTime {
        let time = clock.and_then(|clock| {
            let (shown, zone) = clock.split_once(' ').unwrap_or((&clock, ""));
            at_clock(date, &format!("{shown} {}", self.zone_as_written(zone)))
                .or_else(|| at_offset(date, &clock, self.text))
                .or_else(|| at_place(date, shown, self.words))
        });
        time.unwrap_or_else(|| date.clone())
    }

    /// The zone that `word` names, in the capitals in which the text has it: "est" and "cet" are words, and "EST" is one in French.
    fn zone_as_written<'w>(&'w self, word: &'w str) -> &'w str {
        let is_known = |language: &&Language| DateWords::of(Some(language)).is_some();
        let language = self.of_text.filter(is_known);
        let is_zone =
            |written: &&str| zone_named(written).is_some_and(|zone| language.is_none() || zone.is_of(language));
        let written = self.text.split(|c: char| !c.is_alphanumeric()).filter(|written| written.to_lowercase() == word);
        written.into_iter().find(is_zone).unwrap_or(word)
    }

    /// Whether words in front of a time call it that of a change: the last of them that says anything does.
    fn is_change(&self, words: &[String]) -> bool {
        words.iter().rev().find_map(|word| self.announces(word)).unwrap_or(false)
    }

    /// Whether `word` announces the time of a change; none where it announces none.
    fn announces(&self, word: &str) -> Option<bool> {
        let of_change = self.language.is_of_change(word);
        (of_change || self.language.is_of_publication(word)).then_some(of_change)
    }

    /// The day that begins with the first of the `words`, and how many words it takes.
    fn day(&self, words: &[String]) -> Option<(Date, usize)> {
        let number = |at: usize| words.get(at).and_then(|word| word.parse::<i16>().ok());
        let dated = |year: i16, month: i8, day: i16, taken: usize| {
            let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
            (words.get(taken - 1).is_some() && year > 999).then_some((date, taken))
        };
        let named = |at: usize| words.get(at).filter(|word| word.len() > 2).and_then(|word| self.language.month(word));
        if let Some(month) = named(0) {
            // October 22, 2024; October 22nd, 2024
            let ordinal =
                usize::from(words.get(2).is_some_and(|word| matches!(word.as_str(), "st" | "nd" | "rd" | "th")));
            let day = number(1).or_else(|| ordinal_number(words.get(1)?))?;
            return dated(number(2 + ordinal)?, month, day, 3 + ordinal);
        }
        let first = number(0).or_else(|| ordinal_number(words.first()?))?;
        // 22 de octubre de 2024
        let filler = |at: usize| {
            usize::from(words.get(at).is_some_and(|word| matches!(word.as_str(), "de" | "del" | "of" | "er")))
        };
        let before_month = filler(1);
        if let Some(month) = named(1 + before_month) {
            let before_year = filler(2 + before_month);
            let at = 2 + before_month + before_year;
            return dated(number(at)?, month, first, at + 1);
        }
        let (second, third) = (number(1)?, number(2)?);
        let parted_by = |mark: &str| words.get(..3).is_some_and(|words| self.text.contains(&words.join(mark)));
        let month = |number: i16| i8::try_from(number).ok().filter(|month| (1..=12).contains(month));
        if !["-", ".", "/"].into_iter().any(parted_by) {
            return None;
        }
        if first > 999 {
            return dated(first, month(second)?, third, 3);
        }
        // Whoever writes full stops puts the day first. 22/10/2024 and 10/22/2024 can only be one day; 10/11/2024 could be two in English.
        match (month(first), month(second)) {
            (_, Some(month)) if self.day_first || parted_by(".") => dated(third, month, first, 3),
            (None, Some(month)) => dated(third, month, first, 3),
            (Some(month), None) => dated(third, month, second, 3),
            (Some(month), Some(_)) if first == second => dated(third, month, first, 3),
            _ => None,
        }
    }
}

/// The time on `date` when `clock` shows, by the offset that stands in `text` behind it: `18:04 +02:00`.
fn at_offset(date: &StatedTime, clock: &str, text: &str) -> Option<StatedTime> {
    let (time, _) = clock.split_once(' ')?;
    let (_, behind) = text.split_once(time)?;
    let offset = behind.split_whitespace().next()?.trim_matches(['(', ')', ',']);
    let is_offset = offset.starts_with(['+', '-', '−']) && offset.chars().filter(char::is_ascii_digit).count() == 4;
    at_clock(date, &format!("{time} {offset}")).filter(|_| is_offset)
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
    // 19h05, 19h
    if let Some((hour, minute)) = hour.split_once('h') {
        let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
        let zone = words.get(at + 1).map_or("", String::as_str);
        return on_24_hours(hour.parse().ok()?, minute, zone);
    }
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
    on_24_hours(hour, minute, zone)
}

fn on_24_hours(hour: u8, minute: u8, zone: &str) -> Option<String> {
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02} {zone}"))
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
        || zone_named(&word.to_uppercase()).is_some()
        || matches!(word, "et" | "ist" | "aest")
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

    /// The times of publication and of change that a line in this language states.
    fn stated(tag: &str, text: &str) -> (Vec<String>, Vec<String>) {
        let (changed, published): (Vec<_>, Vec<_>) =
            all_written(text, Language::from_tag(tag).as_ref()).into_iter().partition(|written| written.of_change);
        let shown = |times: Vec<Written>| times.iter().map(|written| written.time.to_string()).collect();
        (shown(published), shown(changed))
    }

    #[test]
    fn a_line_that_states_when_it_was_published_and_changed_states_both() {
        for (tag, text, published, changed) in [
            ("fr", "Publié le 12/02/2025 à 19h05 | Mis à jour à 20h10", "2025-02-12", "2025-02-12"),
            ("fr", "Publié le 12/02/2025 à 19:05 GMT, mis à jour le 13/02/2025", "2025-02-12T19:05:00Z", "2025-02-13"),
            (
                "en",
                "Published 12 February 2025, 14:05 GMT | Updated 20:10 GMT",
                "2025-02-12T14:05:00Z",
                "2025-02-12T20:10:00Z",
            ),
            (
                "en",
                "Updated 20:10 GMT, 13 February 2025 Published 14:05 GMT, 12 February 2025",
                "2025-02-12T14:05:00Z",
                "2025-02-13T20:10:00Z",
            ),
            (
                "de",
                "Veröffentlicht am 12.02.2025, 19:05 Uhr – Aktualisiert am 13.02.2025, 8.30 Uhr",
                "2025-02-12",
                "2025-02-13",
            ),
            (
                "es",
                "Publicado el 03/02/2025 a las 19:05 | Actualizado el 04/02/2025 a las 9:10",
                "2025-02-03",
                "2025-02-04",
            ),
            (
                "ru",
                "Опубликовано: 12.02.2025, 19:05 мск. Обновлено: 20:10 мск",
                "2025-02-12T19:05:00+03:00",
                "2025-02-12T20:10:00+03:00",
            ),
        ] {
            assert_eq!(stated(tag, text), (vec![published.to_owned()], vec![changed.to_owned()]), "{text}");
        }
    }

    #[test]
    fn a_time_of_change_is_none_of_publication() {
        for (tag, text, changed) in [
            ("en", "Updated 14:05 GMT, 12 February 2025", "2025-02-12T14:05:00Z"),
            ("fr", "Mis à jour le 3/2/2025 à 20h10 par la rédaction", "2025-02-03"),
            ("de", "Zuletzt aktualisiert am 12.02.2025", "2025-02-12"),
            ("es", "Actualizado: 12 de febrero de 2025", "2025-02-12"),
            ("ru", "Обновлено: 13 февраля 2025, 20:10 мск", "2025-02-13T20:10:00+03:00"),
        ] {
            assert_eq!(stated(tag, text), (vec![], vec![changed.to_owned()]), "{text}");
        }
        assert_eq!(stated("fr", "Mise en ligne le 12 février 2025").0, ["2025-02-12"]);
    }

    #[test]
    fn which_number_is_the_day_is_decided_by_the_language() {
        for tag in ["de", "fr", "es", "ru"] {
            assert_eq!(stated(tag, "10/11/2024").0, ["2024-11-10"], "{tag}");
            assert_eq!(stated(tag, "10/22/2024").0, ["2024-10-22"], "{tag}");
        }
        assert_eq!(stated("en", "10/11/2024"), (vec![], vec![]));
        assert_eq!(stated("en", "10/22/2024").0, ["2024-10-22"]);
    }

    #[test]
    fn words_in_small_letters_are_no_zones() {
        for (tag, text, time) in [
            ("fr", "Publié le 12/02/2025 à 19h05, cet article est réservé", "2025-02-12"),
            ("fr", "Publié le 12/02/2025 à 19h05 EST UN JOUR", "2025-02-12"),
            ("fr", "Publié le 12/02/2025 à 19h05 CET", "2025-02-12T19:05:00+01:00"),
            ("en", "Published 12 February 2025, 14:05 EST", "2025-02-12T14:05:00-05:00"),
        ] {
            assert_eq!(stated(tag, text).0, [time], "{text}");
        }
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
