//! Whether two texts are one article in two states.

use crate::Shingles;
use jiff::{SignedDuration, Timestamp};

/// Two states of one article lie at most this far apart, as far as the text alone tells.
const WINDOW: SignedDuration = SignedDuration::from_hours(7 * 24);

/// More than this share of the words is most of the text.
const MOST: f64 = 0.5;

/// What an article is known by.
#[derive(Clone, Copy, Debug)]
pub struct Traits<'a> {
    /// Its address, in the form in which addresses are compared.
    pub url: Option<&'a str>,
    /// The name of the outlet.
    pub outlet: Option<&'a str>,
    /// When it was published; failing that, when it came in.
    pub time: Timestamp,
    /// The shingles of its text.
    pub shingles: &'a Shingles,
}

/// How two texts stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// One article: they have one address.
    SameAddress,
    /// One article: the same outlet, within seven days, most of the text shared, and no address says otherwise.
    SameText,
    /// Two articles, but a person should be asked: the same outlet and most of the text shared, yet at two addresses or more than seven days
    /// apart.
    Doubtful,
    /// Two articles.
    Different,
}

/// Whether two texts are one article in two states. An article is known by its address; failing that, the same outlet, within seven days and
/// most of the text shared make one article.
///
/// The share is the containment of [`Shingles`] (runs of five words) of the shorter text in the longer, so that an article that grew or was
/// cut stays the same; "most" is more than half.
pub fn identity(a: &Traits<'_>, b: &Traits<'_>) -> Identity {
    let at_two_addresses = match (a.url, b.url) {
        (Some(a), Some(b)) if a == b => return Identity::SameAddress,
        (Some(_), Some(_)) => true,
        _ => false,
    };
    let same_outlet = a.outlet.is_some() && a.outlet == b.outlet;
    if !same_outlet || a.shingles.containment(b.shingles) <= MOST {
        return Identity::Different;
    }
    if at_two_addresses || a.time.duration_since(b.time).abs() > WINDOW {
        Identity::Doubtful
    } else {
        Identity::SameText
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str =
        "Two tugs brought the empty ferry into the harbour shortly before midnight, the coastguard said.";

    fn day(day: i64) -> Timestamp {
        Timestamp::from_second(1_741_700_000 + day * 86_400).unwrap()
    }

    /// Address, outlet, day and text.
    type Captured<'a> = (Option<&'a str>, Option<&'a str>, i64, &'a str);

    fn judged(a: Captured<'_>, b: Captured<'_>) -> Identity {
        let shingles = [a, b].map(|it| Shingles::of(it.3));
        let [a, b] = [(a, &shingles[0]), (b, &shingles[1])].map(|(it, shingles)| Traits {
            url: it.0,
            outlet: it.1,
            time: day(it.2),
            shingles,
        });
        let found = identity(&a, &b);
        assert_eq!(found, identity(&b, &a), "whichever comes first");
        found
    }

    #[test]
    fn one_address_is_one_article_whatever_it_says() {
        let url = Some("https://harbour.example/ferry");
        assert_eq!(judged((url, Some("Post"), 0, REPORT), (url, None, 400, "Rewritten.")), Identity::SameAddress);
    }

    #[test]
    fn failing_an_address_outlet_time_and_text_decide() {
        let url = Some("https://harbour.example/ferry");
        let grown = format!("{REPORT} Nobody was hurt, a spokeswoman for the line told reporters on the quay.");
        assert_eq!(judged((url, Some("Post"), 0, REPORT), (None, Some("Post"), 7, &grown)), Identity::SameText);
        assert_eq!(judged((None, Some("Post"), 0, REPORT), (None, Some("Wire"), 0, REPORT)), Identity::Different);
        assert_eq!(judged((None, None, 0, REPORT), (None, None, 0, REPORT)), Identity::Different);
        assert_eq!(
            judged((None, Some("Post"), 0, REPORT), (None, Some("Post"), 0, "Other news.")),
            Identity::Different
        );
    }

    #[test]
    fn a_person_is_asked_when_text_and_address_or_time_disagree() {
        let [first, second] = ["https://harbour.example/1", "https://harbour.example/2"].map(Some);
        assert_eq!(judged((first, Some("Post"), 0, REPORT), (second, Some("Post"), 0, REPORT)), Identity::Doubtful);
        assert_eq!(judged((None, Some("Post"), 0, REPORT), (None, Some("Post"), 8, REPORT)), Identity::Doubtful);
    }
}
