//! Zones that are named by where the clock hangs: "heure de Paris", "hora peninsular", "по московскому времени".

use jiff::civil::Time;
use jiff::tz::TimeZone;
use variorum_model::StatedTime;

/// Berlin, Madrid, Paris; London; New York; Moscow: the rules of each, and the first whole year in which they have held since.
const CENTRAL: (&str, i16) = ("CET-1CEST,M3.5.0,M10.5.0/3", 1997);
const BRITISH: (&str, i16) = ("GMT0BST,M3.5.0/1,M10.5.0", 1997);
const EASTERN: (&str, i16) = ("EST5EDT,M3.2.0,M11.1.0", 2007);
const MOSCOW: (&str, i16) = ("MSK-3", 2015);

const PLACES: [(&str, (&str, i16)); 16] = [
    ("heure de paris", CENTRAL),
    ("hora peninsular", CENTRAL),
    ("hora de madrid", CENTRAL),
    ("hora española", CENTRAL),
    ("berliner zeit", CENTRAL),
    ("deutscher zeit", CENTRAL),
    ("london time", BRITISH),
    ("londoner zeit", BRITISH),
    ("heure de londres", BRITISH),
    ("eastern time", EASTERN),
    ("new york time", EASTERN),
    ("moscow time", MOSCOW),
    ("moskauer zeit", MOSCOW),
    ("heure de moscou", MOSCOW),
    ("hora de moscú", MOSCOW),
    ("московскому времени", MOSCOW),
];

/// The time on `date` when a clock shows `time`, as `hh:mm`, in the place that `words` name; none in the hour that a clock shows twice or never.
pub(super) fn at_place(date: &StatedTime, time: &str, words: &[String]) -> Option<StatedTime> {
    let said = words.join(" ");
    let (_, (rules, since)) = PLACES.iter().find(|(name, _)| said.contains(name))?;
    let day = date.date();
    if day.year() < *since {
        return None;
    }
    let time: Time = time.parse().ok()?;
    let zone = TimeZone::posix(rules).ok()?;
    let zoned = zone.to_ambiguous_zoned_datetime(day.to_datetime(time)).unambiguous().ok()?;
    Some(StatedTime::from_zoned(&zoned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_lexicon::Line;

    #[test]
    fn a_clock_in_a_named_place_shows_its_zone_in_five_languages() {
        for (date, time, words, expected) in [
            ("2025-05-31", "17:50", "heure de Paris", "2025-05-31T17:50:00+02:00"),
            ("2025-01-31", "17:50", "hora peninsular", "2025-01-31T17:50:00+01:00"),
            ("2025-01-31", "17:50", "Uhr Berliner Zeit", "2025-01-31T17:50:00+01:00"),
            ("2025-07-04", "17:50", "Eastern Time", "2025-07-04T17:50:00-04:00"),
            ("2025-07-04", "17:50", "по московскому времени", "2025-07-04T17:50:00+03:00"),
        ] {
            let date: StatedTime = date.parse().unwrap();
            let found = at_place(&date, time, Line::new(words).words());
            assert_eq!(found.map(|time| time.to_string()).as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn what_a_clock_shows_twice_or_showed_by_other_rules_is_no_time() {
        let at = |date: &str, time: &str| at_place(&date.parse().unwrap(), time, Line::new("heure de Paris").words());
        assert_eq!(at("2025-10-26", "02:30"), None);
        assert_eq!(at("1990-06-01", "12:00"), None);
        assert!(at("2025-10-26", "03:30").is_some());
    }
}
