//! Which times of day a time leaves possible.

use super::facts::Facts;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use variorum_lexicon::FigureWords;

/// The times that a time of day can mean.
#[derive(Debug)]
pub(super) struct Hours {
    /// Minutes since midnight where it is told, from the first to the last of each possible period.
    periods: Vec<(i32, i32)>,
    /// By how many minutes the clocks there are ahead of UTC, where that is told.
    offset: Option<i32>,
    /// Whether it is told to the hour only.
    is_hour: bool,
    /// Whether it is a part of the day and no time.
    pub is_vague: bool,
}

const HOUR: i32 = 60;
const DAY: i32 = 24 * HOUR;
/// How far a time that is told to the hour may be from one that is told to the minute.
const ABOUT_THE_HOUR: i32 = 15;
/// Clocks differ between zones by whole and half hours.
const ZONES: i32 = 30;
/// How many pieces around a time may name the part of the day.
const REACH: usize = 4;

impl Hours {
    /// What the time `value` means that stands from `start` to `end`.
    pub fn read(facts: &Facts, value: &str, start: usize, end: usize) -> Option<Self> {
        let hour: i32 = value.get(..2)?.parse().ok()?;
        let minute: i32 = value.get(3..5)?.parse().ok()?;
        let words = FigureWords::of(facts.language.as_ref());
        let written = |place: usize| facts.form(place);
        let digits = |place: usize| written(place).find(|c: char| !c.is_ascii_digit()).unwrap_or(written(place).len());
        let says_half = (start..=end).any(|place| {
            words.half_day(written(place)).is_some()
                || words
                    .half_day(written(place).get(digits(place)..).unwrap_or_default().trim_start_matches('.'))
                    .is_some()
        });
        let is_named = words.clock_word(written(start)).is_some();
        let is_clear = says_half || is_named || hour > 12 || written(start).starts_with('0');
        let is_hour = minute == 0 && !is_named && (start..end).all(|place| !written(place).ends_with("00"));
        let at = hour * HOUR + minute;
        let mut times = if is_clear { vec![at] } else { vec![at % DAY, (at + DAY / 2) % DAY] };
        if !is_clear && let Some(part) = part_around(facts, start, end) {
            times.retain(|time| within(*time, part));
            if times.is_empty() {
                times.push(at);
            }
        }
        let offset = offset(value.get(5..)?).or_else(|| named_zone(facts, end));
        Some(Self { periods: times.into_iter().map(|time| (time, time)).collect(), offset, is_hour, is_vague: false })
    }

    /// The hour that a bare number is with the part of the day behind it, and where that ends: "nine in the morning".
    pub fn in_words(facts: &Facts, value: f64, end: usize) -> Option<(usize, Self)> {
        if value.fract() != 0.0 || !(1.0..=12.0).contains(&value) {
            return None;
        }
        let behind = (end..end + REACH).take_while(|place| *place == end || !facts.is_content(place - 1));
        let place = behind.into_iter().find(|place| facts.contraries.day_part(facts.form(*place)).is_some())?;
        let part = facts.contraries.day_part(facts.form(place))?;
        let at = value as i32 * HOUR;
        let time = [at % DAY, (at + DAY / 2) % DAY].into_iter().find(|time| within(*time, part))?;
        Some((
            place + 1,
            Self { periods: vec![(time, time)], offset: named_zone(facts, place + 1), is_hour: true, is_vague: false },
        ))
    }

    /// A part of the day.
    pub fn part_of_day([first, last]: [u8; 2]) -> Self {
        Self {
            periods: vec![(i32::from(first) * HOUR, i32::from(last) * HOUR)],
            offset: None,
            is_hour: false,
            is_vague: true,
        }
    }

    /// Whether both can be the same time.
    pub fn agrees(&self, other: &Self) -> bool {
        let is_told_twice = self.offset.is_some() == other.offset.is_some();
        let shift = self.offset.unwrap_or(0) - other.offset.unwrap_or(0);
        let margin = if self.is_hour == other.is_hour { 0 } else { ABOUT_THE_HOUR };
        self.periods.iter().any(|(x, x_end)| {
            other.periods.iter().any(|(y, y_end)| {
                if !is_told_twice {
                    // The zone of one is not known.
                    return self.is_vague || other.is_vague || (x - y) % ZONES == 0;
                }
                [-DAY, 0, DAY].iter().any(|turn| {
                    let (y, y_end) = (y + shift + turn, y_end + shift + turn);
                    *x <= y_end + margin && y <= *x_end + margin
                })
            })
        })
    }

    /// Whether the two, which agree, stand on two days where they are told.
    pub fn lies_on_another_day(&self, other: &Self) -> bool {
        let days = |hours: &Self| {
            let offset = hours.offset.unwrap_or(0);
            hours.periods.first().map(|(first, _)| (first - offset).div_euclid(DAY))
        };
        self.offset.is_some() && other.offset.is_some() && days(self) != days(other)
    }
}

/// Whether a time of day lies in a part of the day, which may go on behind midnight.
fn within(time: i32, [first, last]: [u8; 2]) -> bool {
    let (first, last) = (i32::from(first) * HOUR, i32::from(last) * HOUR);
    (first..=last).contains(&time) || (first..=last).contains(&(time + DAY))
}

fn part_around(facts: &Facts, start: usize, end: usize) -> Option<[u8; 2]> {
    let behind = (end..end + REACH).take_while(|place| *place == end || !facts.ends_sentence(place - 1));
    let before = (start.saturating_sub(REACH)..start).rev().take_while(|place| !facts.ends_sentence(*place));
    behind.chain(before).find_map(|place| facts.contraries.day_part(facts.form(place)))
}

/// The offset as ISO 8601 writes it, in minutes.
fn offset(written: &str) -> Option<i32> {
    if written == "Z" {
        return Some(0);
    }
    let (hours, minutes) = written.get(1..)?.split_once(':')?;
    let offset = hours.parse::<i32>().ok()? * HOUR + minutes.parse::<i32>().ok()?;
    Some(if written.starts_with('-') { -offset } else { offset })
}

/// The offset, on the day of the text, of the zone that is named behind `end`: "New York time".
fn named_zone(facts: &Facts, end: usize) -> Option<i32> {
    let rule = (1..=REACH).rev().find_map(|length| facts.contraries.zone(&facts.phrase(end, length)))?;
    zone_offset(rule, facts.published?)
}

fn zone_offset(rule: &str, day: Date) -> Option<i32> {
    let zone = TimeZone::posix(rule).ok()?;
    let noon = day.at(12, 0, 0, 0).to_zoned_datetime(zone).ok()?;
    Some(noon.offset().seconds() / HOUR)
}
