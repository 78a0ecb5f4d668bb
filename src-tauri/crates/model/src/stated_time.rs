//! Times as pages state them.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A time exactly as precise as its source states it, written as RFC 3339: a date (`2024-10-22`), or a date and time with its offset
/// from UTC (`2024-10-22T18:04:00+01:00`). A time without a zone is cut to its date: to guess a zone would be to invent a time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct StatedTime(String);

/// The text is not a time as RFC 3339 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time is written as 2024-10-22 or 2024-10-22T18:04:00+01:00")]
pub struct StatedTimeError;

impl StatedTime {
    /// A day, no time of day being known.
    pub fn from_date(date: Date) -> Self {
        Self(date.to_string())
    }

    /// An instant with the offset at which it was stated.
    pub fn from_zoned(zoned: &ZonedDateTime) -> Self {
        Self(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    /// The day as stated, in the stated offset.
    pub fn date(&self) -> Date {
        self.0.get(..10).and_then(|day| day.parse().ok()).unwrap_or_default()
    }

    /// The instant; the first one of the day in UTC when only the day is stated.
    pub fn earliest(&self) -> Timestamp {
        self.0.parse().unwrap_or_else(|_| {
            self.date().to_zoned_datetime(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
        })
    }

    /// Whether a time of day is stated.
    pub fn has_time(&self) -> bool {
        self.0.len() > 10
    }

    /// As RFC 3339.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for StatedTime {
    type Err = StatedTimeError;

    fn from_str(text: &str) -> Result<Self, StatedTimeError> {
        let shape = text.as_bytes();
        let valid = match shape.len() {
            10 => text.parse::<Date>().is_ok(),
            20.. => shape[10] == b'T' && text.parse::<Timestamp>().is_ok() && !text.contains('['),
            _ => false,
        };
        if valid { Ok(Self(text.to_owned())) } else { Err(StatedTimeError) }
    }
}

impl TryFrom<String> for StatedTime {
    type Error = StatedTimeError;

    fn try_from(text: String) -> Result<Self, StatedTimeError> {
        text.parse()
    }
}

impl From<StatedTime> for String {
    fn from(time: StatedTime) -> Self {
        time.0
    }
}

impl fmt::Display for StatedTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for StatedTime {
    /// By instant, then by the text, so that the order is total.
    fn cmp(&self, other: &Self) -> Ordering {
        self.earliest().cmp(&other.earliest()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for StatedTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_and_times_with_an_offset_are_times() {
        for good in ["2024-10-22", "2024-10-22T18:04:00Z", "2024-10-22T18:04:00+01:00", "2024-10-22T18:04:00.5Z"] {
            assert!(good.parse::<StatedTime>().is_ok(), "{good}");
        }
        for bad in ["", "2024", "2024-13-01", "2024-10-22T18:04:00", "22 October 2024", "2024-10-22 18:04:00Z"] {
            assert!(bad.parse::<StatedTime>().is_err(), "{bad}");
        }
    }

    #[test]
    fn times_are_ordered_by_instant_whatever_their_offset() {
        let early: StatedTime = "2024-10-22T18:04:00+02:00".parse().unwrap();
        let late: StatedTime = "2024-10-22T17:00:00Z".parse().unwrap();
        assert!(early < late);
        assert!("2024-10-22".parse::<StatedTime>().unwrap() < early);
    }
}
