//! Which days a date leaves possible.

use super::facts::Facts;
use jiff::ToSpan;
use jiff::civil::Date;

/// The days that a date can mean.
#[derive(Debug, PartialEq)]
pub(super) enum Days {
    /// One of these periods, each from its first day to its last.
    Periods(Vec<(Date, Date)>),
    /// A day of an unknown week, 1 for Monday.
    Weekday(i8),
    /// A month of an unknown year, with its day if that is told.
    Month(i8, Option<i8>),
}

/// How far before a year its season may be named: "in the spring of 2023".
const SEASON: usize = 3;

impl Days {
    /// What the date `value` means that stands from `start` to `end`.
    pub fn read(facts: &Facts, value: &str, start: usize, end: usize) -> Option<Self> {
        let number = |from: usize, to: usize| value.get(from..to).and_then(|digits| digits.parse::<i16>().ok());
        if let Some(weekday) = value.strip_prefix("XXXX-WXX-") {
            return weekday.parse().ok().map(Self::Weekday);
        }
        if let Some(rest) = value.strip_prefix("XXXX-") {
            let (month, day) = rest.split_once('-').map_or((rest, None), |(month, day)| (month, day.parse().ok()));
            return Some(Self::Month(month.parse().ok()?, day));
        }
        if value.ends_with('X') {
            let first = number(0, 3)?.checked_mul(10)?;
            return Some(Self::Periods(vec![(Date::new(first, 1, 1).ok()?, Date::new(first + 9, 12, 31).ok()?)]));
        }
        let year = number(0, 4)?;
        let month = number(5, 7).and_then(|month| i8::try_from(month).ok());
        let day = number(8, 10).and_then(|day| i8::try_from(day).ok());
        // Without a year in the text, the nearest such day or month was taken, and the writer may mean another one.
        let has_year = (start..end).any(|place| facts.form(place).contains(value.get(..4).unwrap_or(value)));
        let around = |first: Date, last: Date| {
            let years = if has_year || !facts.is_month_told(start, end) { 0..=0 } else { -1..=1 };
            let shifted = |day: Date, years: i32| day.checked_add(years.years()).ok();
            Self::Periods(years.filter_map(|years| Some((shifted(first, years)?, shifted(last, years)?))).collect())
        };
        match (month, day) {
            (Some(month), Some(day)) => {
                let day = Date::new(year, month, day).ok()?;
                let is_weekday = end == start + 1 && facts.is_weekday(start);
                // A night lies on two days: "in der Nacht zum 5. Oktober".
                let (first, last) =
                    if facts.is_night(start, end) { (day.yesterday().ok()?, day.tomorrow().ok()?) } else { (day, day) };
                Some(if is_weekday { Self::Periods(week_around(first, last)) } else { around(first, last) })
            }
            (Some(month), None) => {
                let first = Date::new(year, month, 1).ok()?;
                Some(around(first, first.last_of_month()))
            }
            _ => {
                let before = (start.saturating_sub(SEASON)..start).rev();
                let season = before.into_iter().find_map(|place| facts.contraries.season(facts.form(place)));
                let first = Date::new(year, season.unwrap_or(1), 1).ok()?;
                let months = if season.is_some() { 3 } else { 12 };
                // A winter may be the one that begins in the year or the one that ends in it.
                let early = if season == Some(12) { first.checked_sub(1.year()).ok()? } else { first };
                Some(Self::Periods(
                    [early, first].into_iter().filter_map(|first| Some((first, last_month(first, months)?))).collect(),
                ))
            }
        }
    }

    /// All days from this one to `last`, which is one of the same month.
    pub fn until(self, last: Self) -> Self {
        match (self, last) {
            (Self::Periods(firsts), Self::Periods(lasts)) => {
                Self::Periods(firsts.into_iter().zip(lasts).map(|((first, _), (_, last))| (first, last)).collect())
            }
            (Self::Month(month, _), _) => Self::Month(month, None),
            (first, _) => first,
        }
    }

    /// Whether both can be the same time; up to `slack` days apart.
    pub fn agrees(&self, other: &Self, slack: i32) -> bool {
        match (self, other) {
            (Self::Periods(xs), Self::Periods(ys)) => {
                let touch = |(x, x_end): &(Date, Date), (y, y_end): &(Date, Date)| {
                    let far = |from: Date, to: Date| (to - from).get_days();
                    far(*x, *y_end) >= -slack && far(*y, *x_end) >= -slack
                };
                xs.iter().any(|x| ys.iter().any(|y| touch(x, y)))
            }
            (Self::Weekday(x), Self::Weekday(y)) => x == y,
            (Self::Month(x, x_day), Self::Month(y, y_day)) => {
                x == y && x_day.zip(*y_day).is_none_or(|(x, y)| x.abs_diff(y) <= slack.unsigned_abs() as u8)
            }
            (Self::Periods(periods), Self::Weekday(weekday)) | (Self::Weekday(weekday), Self::Periods(periods)) => {
                periods.iter().any(|(first, last)| first != last || first.weekday().to_monday_one_offset() == *weekday)
            }
            (Self::Periods(periods), Self::Month(month, day)) | (Self::Month(month, day), Self::Periods(periods)) => {
                periods.iter().any(|(first, last)| {
                    (last.year() > first.year() || (first.month()..=last.month()).contains(month))
                        && (first != last || day.is_none_or(|day| day == first.day()))
                })
            }
            (Self::Weekday(_), Self::Month(..)) | (Self::Month(..), Self::Weekday(_)) => true,
        }
    }

    /// How many days lie between it and the day `published`, for a day before that.
    pub fn days_until(&self, published: Date) -> Option<f64> {
        let Self::Periods(periods) = self else { return None };
        let past = periods.iter().filter(|(first, last)| first == last && *first <= published);
        let (day, _) = past.max_by_key(|(first, _)| *first)?;
        Some(f64::from((published - *day).get_days()))
    }
}

impl Facts {
    /// Whether a part of the day that goes on behind midnight is named beside the date from `start` to `end`.
    fn is_night(&self, start: usize, end: usize) -> bool {
        let mut around = (start.saturating_sub(SEASON)..start).chain(end..end + SEASON);
        around.any(|place| self.contraries.day_part(self.form(place)).is_some_and(|[_, last]| last > 24))
    }

    /// Whether a month is named from `start` to `end`: "yesterday" names none.
    fn is_month_told(&self, start: usize, end: usize) -> bool {
        let dates = variorum_lexicon::DateWords::of(self.language.as_ref());
        dates.is_some_and(|dates| (start..end).any(|place| dates.month_named(self.form(place)).is_some()))
    }

    fn is_weekday(&self, place: usize) -> bool {
        let dates = variorum_lexicon::DateWords::of(self.language.as_ref());
        dates.is_some_and(|dates| dates.weekday(self.form(place)).is_some())
    }
}

/// A weekday alone is the nearest one for the reader, which can lie before or behind the day of the text.
fn week_around(first: Date, last: Date) -> Vec<(Date, Date)> {
    let shifted = |days: i32| Some((first.checked_add(days.days()).ok()?, last.checked_add(days.days()).ok()?));
    [-7, 0, 7].into_iter().filter_map(shifted).collect()
}

/// The last day of so many months from `first` on.
fn last_month(first: Date, months: i32) -> Option<Date> {
    first.checked_add(months.months()).ok()?.checked_sub(1.day()).ok()
}
