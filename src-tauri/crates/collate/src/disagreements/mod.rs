//! Readings of one statement that contradict each other: figures, dates, times, names, denials and comparisons that cannot both be true.
//!
//! What each witness states is read once ([`Facts`]); then the readings of a row are held against each other, two by two. A mark on what agrees
//! is worse than a miss: only what certainly speaks of the same thing is compared. The kinds of contradiction are those of de Marneffe, Rafferty
//! and Manning, "Finding Contradictions in Text" (2008): numeric mismatch, negation, antonyms; those that need knowledge of the world are left out.

mod alike;
mod amount;
mod calendar;
mod comparisons;
mod denials;
mod facts;
mod figured;
mod gather;
mod hours;
mod naming;

pub(crate) use facts::Facts;
pub(crate) use gather::gather;

use crate::names::NameGroups;
use facts::Side;
use variorum_model::{DisagreementKind, Span};

/// Two places, one in each witness, that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Contradiction {
    pub kind: DisagreementKind,
    pub a_span: Span,
    pub b_span: Span,
}

/// How many words must tell that two figures speak of one thing where it is not sure that the readings do.
const UNSURE: usize = 3;

/// What cannot both be true in two readings of one statement. Where it is not sure that they are of one, figures alone are compared, and those only that
/// have much around them in common. `groups` tell which names are variants of one.
pub(crate) fn contradictions(x: &Side, y: &Side, groups: &NameGroups, is_sure: bool) -> Vec<Contradiction> {
    if !is_sure {
        return figured::figured(x, y, UNSURE);
    }
    let mut found = figured::figured(x, y, 0);
    found.extend(denials::denied(x, y));
    found.extend(comparisons::compared(x, y));
    found.extend(naming::named(x, y, groups));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicBool;
    use variorum_model::{Language, Witness};

    fn witness(language: &str, text: &str) -> Witness {
        Witness {
            source: String::new(),
            outlet: None,
            title: None,
            published: "2025-03-12T09:00:00Z".parse().ok(),
            modified: None,
            language: Language::from_tag(language),
            text: text.into(),
            passages: vec![],
            vectors: None,
        }
    }

    /// What two sentences of one statement contradict each other in.
    fn found(language: &str, one: &str, other: &str) -> Vec<(DisagreementKind, String, String)> {
        let read = |text| Facts::read(&witness(language, text), &AtomicBool::new(false)).unwrap();
        let (x, y) = (read(one), read(other));
        let groups = NameGroups::new(x.names.iter().chain(&y.names));
        let sides = (x.of(&[Span::new(0, one.len())]), y.of(&[Span::new(0, other.len())]));
        let found = contradictions(&sides.0, &sides.1, &groups, true).into_iter();
        found.map(|found| (found.kind, found.a_span.of(one).to_owned(), found.b_span.of(other).to_owned())).collect()
    }

    #[test]
    fn what_cannot_both_be_true_is_marked_where_it_stands() {
        use DisagreementKind::{Comparative, Date, Money, Name, Negation, Number, Time};
        for (language, one, other, kind, a, b) in [
            ("en", "The flood killed nine villagers.", "The flood killed 19 villagers.", Number, "nine", "19"),
            ("en", "Repairs cost $3 million.", "Repairs cost $8 million.", Money, "$3 million", "$8 million"),
            ("en", "The quay reopened on 3 March.", "The quay reopened on 5 March.", Date, "3 March", "5 March"),
            (
                "en",
                "The quay was shut from 3 to 5 March.",
                "The quay was shut on 8 March.",
                Date,
                "3 to 5 March",
                "8 March",
            ),
            ("en", "The ferry left at 18:20.", "The ferry left at 19:20.", Time, "18:20", "19:20"),
            (
                "en",
                "The owner did not insure the barge.",
                "The owner insured the barge.",
                Negation,
                "not insure",
                "insured",
            ),
            ("en", "Water levels rose in Callow.", "Water levels fell in Callow.", Comparative, "rose", "fell"),
            (
                "en",
                "It was found by Ada Brill at noon.",
                "It was found by Ida Brill at noon.",
                Name,
                "Ada Brill",
                "Ida Brill",
            ),
            (
                "de",
                "Der Wirt hat nicht bezahlt.",
                "Der Wirt hat bezahlt.",
                Negation,
                "Wirt hat nicht bezahlt",
                "Wirt hat bezahlt",
            ),
            (
                "en",
                "The crew knew of the fire.",
                "The crew knew nothing of the fire.",
                Negation,
                "knew of the fire",
                "knew nothing of the fire",
            ),
            (
                "en",
                "Asked about the toll, the mayor said she would lift it.",
                "Asked about the toll, the mayor said she would not.",
                Negation,
                "the mayor said she would",
                "the mayor said she would not",
            ),
            ("ru", "Цены выросли в марте.", "Цены упали в марте.", Comparative, "выросли", "упали"),
        ] {
            assert_eq!(found(language, one, other), [(kind, a.to_owned(), b.to_owned())], "{one} / {other}");
        }
    }

    #[test]
    fn what_can_both_be_true_is_not_marked() {
        for (language, one, other) in [
            ("en", "About 300 sheep drowned.", "The flood drowned 287 sheep."),
            ("en", "The wall is 30 feet long.", "The wall is nine metres long."),
            ("en", "The quay was shut from 3 to 5 March.", "The quay was shut on 4 March."),
            ("en", "The hall holds 80 singers.", "The hall holds 12 drummers."),
            ("en", "Three were killed by noon on Monday.", "Five were killed by Tuesday."),
            ("en", "The council did not reject the plan.", "The council approved the plan."),
            ("en", "Not only the roof burned.", "The roof burned."),
            ("en", "The wharf is older than the mill.", "The mill is younger than the wharf."),
            ("en", "Minister Ada Brill opened the lock.", "Brill opened the lock."),
            ("en", "Six in ten voters stayed at home.", "Of the voters, 61 percent stayed at home."),
            ("fr", "Une vingtaine de barques ont coulé.", "Dix-neuf barques ont coulé."),
            ("es", "No vino ninguno al puerto.", "Nadie vino al puerto."),
        ] {
            assert_eq!(found(language, one, other), [], "{one} / {other}");
        }
    }
}
