//! Figures, dates and times that cannot both be true.

use super::Contradiction;
use super::alike::{alike, shared};
use super::amount::{Amount, Dimension};
use super::facts::{Extent, Fact, Side};
use std::collections::BTreeSet;
use variorum_model::{DisagreementKind, Span};

/// Two facts, one of each side, that speak of one thing and cannot both be true.
struct Clash<'f> {
    x: &'f Fact,
    y: &'f Fact,
    kind: DisagreementKind,
    /// How many words tell that they speak of one thing.
    score: usize,
}

/// How much more than a word around it what is counted tells of which thing a figure speaks.
const SAME_THING: usize = 3;

/// The figures, dates and times of two readings that cannot both be true. What agrees with something on the other side is taken away; of what
/// is left, only what speaks of the same thing is held against each other, by `least` words around it.
pub(super) fn figured(x: &Side, y: &Side, least: usize) -> Vec<Contradiction> {
    let slack = day_slack(x, y);
    let left = |side: &Side, other: &Side| -> Vec<usize> {
        let agreed = |fact: &Fact| other.figures.iter().any(|other| agree(fact, other, slack));
        (0..side.figures.len()).filter(|place| side.figures.get(*place).is_some_and(|fact| !agreed(fact))).collect()
    };
    let (xs, ys) = (left(x, y), left(y, x));
    let mut clashes: Vec<(usize, usize, Clash)> = Vec::new();
    for i in &xs {
        for j in &ys {
            if let (Some(one), Some(other)) = (x.figures.get(*i), y.figures.get(*j))
                && let Some(clash) = clash((x, one), (y, other)).filter(|clash| clash.score >= least)
            {
                clashes.push((*i, *j, clash));
            }
        }
    }
    clashes.sort_by_key(|(i, j, clash)| (std::cmp::Reverse(clash.score), *i, *j));
    let (mut taken_x, mut taken_y) = (BTreeSet::new(), BTreeSet::new());
    clashes.retain(|(i, j, _)| {
        let is_free = !taken_x.contains(i) && !taken_y.contains(j);
        if is_free {
            taken_x.insert(*i);
            taken_y.insert(*j);
        }
        is_free
    });
    let clashes = clashes.into_iter().map(|(_, _, clash)| clash).collect();
    at_one_time(clashes).iter().filter(|clash| !clash.is_vague()).map(Clash::contradiction).chain(since(x, y)).collect()
}

/// By how many days the days of two readings may differ: where a time is told in two zones, midnight may lie between their clocks.
fn day_slack(x: &Side, y: &Side) -> i32 {
    let crosses = x.figures.iter().any(|x| {
        y.figures.iter().any(|y| match (&x.extent, &y.extent) {
            (Extent::Hours(x), Extent::Hours(y)) => x.agrees(y) && x.lies_on_another_day(y),
            _ => false,
        })
    });
    i32::from(crosses)
}

fn agree(x: &Fact, y: &Fact, slack: i32) -> bool {
    match (&x.extent, &y.extent) {
        (Extent::Amount(a), Extent::Amount(b)) => a.agrees(b) && x.role_fits(y),
        (Extent::Days(x), Extent::Days(y)) => x.agrees(y, slack),
        (Extent::Hours(x), Extent::Hours(y)) => x.agrees(y),
        _ => false,
    }
}

/// The clash of two facts that do not agree, when they speak of one thing.
fn clash<'f>((x_side, x): (&Side, &'f Fact), (y_side, y): (&Side, &'f Fact)) -> Option<Clash<'f>> {
    if !x.role_fits(y) {
        return None;
    }
    let kind = match (&x.extent, &y.extent) {
        (Extent::Amount(a), Extent::Amount(b)) => counted(x_side, (x, a), y_side, (y, b))?,
        (Extent::Days(_), Extent::Days(_)) => DisagreementKind::Date,
        (Extent::Hours(_), Extent::Hours(_)) => DisagreementKind::Time,
        _ => return None,
    };
    let other: Vec<&str> = y.context.iter().map(String::as_str).collect();
    let around = shared(x.context.iter().map(String::as_str), &other);
    let things = same_things(x, y);
    let fate = x.fate.is_some() && x.fate == y.fate;
    let role = usize::from(x.role.is_some() && x.role == y.role);
    let score = around + role + SAME_THING * (usize::from(things) + usize::from(fate));
    // What counts things and what counts nothing that is said are seldom one.
    let is_told = |side: &Side, fact: &Fact| fact.is_of_thing(side.facts.contraries);
    let is_told_once = (is_told(x_side, x) && y.counts_nothing()) || (is_told(y_side, y) && x.counts_nothing());
    if is_told_once && score < 2 {
        return None;
    }
    // Where nothing around them is the same, or the words cannot be held against each other, they must be the only ones of their kind.
    let of_kind = |side: &Side, fact: &Fact| side.figures.iter().filter(|other| is_of_kind(fact, other)).count();
    (score > 0 || (of_kind(x_side, x) == 1 && of_kind(y_side, y) == 1)).then_some(Clash { x, y, kind, score })
}

fn is_of_kind(x: &Fact, y: &Fact) -> bool {
    match (&x.extent, &y.extent) {
        (Extent::Amount(x), Extent::Amount(y)) => x.of.is_one_with(&y.of),
        (Extent::Days(_), Extent::Days(_)) => true,
        (Extent::Hours(x), Extent::Hours(y)) => x.is_vague == y.is_vague,
        _ => false,
    }
}

fn same_things(x: &Fact, y: &Fact) -> bool {
    let other: Vec<&str> = y.things.iter().map(String::as_str).collect();
    shared(x.things.iter().map(String::as_str), &other) > 0
}

/// What two amounts disagree about, when they count the same.
fn counted(
    x_side: &Side,
    (x, a): (&Fact, &Amount),
    y_side: &Side,
    (y, b): (&Fact, &Amount),
) -> Option<DisagreementKind> {
    if x.fate.is_some() && y.fate.is_some() && x.fate != y.fate {
        return None;
    }
    if a.is_of_another_currency(b) {
        return Some(DisagreementKind::Money);
    }
    let is_place = |x: &Amount, y: &Amount| x.of == Dimension::Ordinal && y.of == Dimension::Count;
    if is_place(a, b) || is_place(b, a) {
        // "The ninth floor", "floor six".
        let (place, count) = if is_place(a, b) { (x, y) } else { (y, x) };
        let is_named = count.behind.as_ref().is_some_and(|word| place.things.iter().any(|thing| alike(thing, word)));
        return is_named.then_some(DisagreementKind::Ordinal);
    }
    if !a.of.is_one_with(&b.of) {
        return None;
    }
    // "One of the dead" counts nothing that another number could stand in the place of; a bare number is an age between commas only.
    let is_pronoun = |side: &Side, fact: &Fact, amount: &Amount| {
        amount.of == Dimension::Count && (amount.value - 1.0).abs() < f64::EPSILON && !side.facts.is_in_digits(fact)
    };
    let is_no_age = |fact: &Fact, amount: &Amount| amount.of == Dimension::Count && !fact.is_aside;
    if is_pronoun(x_side, x, a)
        || is_pronoun(y_side, y, b)
        || (a.of != b.of && [&a.of, &b.of].contains(&&Dimension::Age) && (is_no_age(x, a) || is_no_age(y, b)))
    {
        return None;
    }
    let is_one_language = x_side.facts.language == y_side.facts.language;
    let both_told = x.is_of_thing(x_side.facts.contraries) && y.is_of_thing(y_side.facts.contraries);
    if both_told && is_one_language && !same_things(x, y) {
        return None;
    }
    Some(if a.is_bounded_against(b) && (a.value - b.value).abs() < 1e-9 {
        DisagreementKind::Comparative
    } else {
        a.kind()
    })
}

/// Figures that are told each with its own time are two things: a toll that grows, the price in two months.
fn at_one_time(clashes: Vec<Clash>) -> Vec<Clash> {
    let is_time = |clash: &Clash| matches!(clash.kind, DisagreementKind::Date | DisagreementKind::Time);
    let (times, figures): (Vec<Clash>, Vec<Clash>) = clashes.into_iter().partition(is_time);
    if times.is_empty() {
        figures
    } else if figures.is_empty() {
        times
    } else {
        Vec::new()
    }
}

/// How long something has lasted on one side, and since when on the other.
fn since(x: &Side, y: &Side) -> Vec<Contradiction> {
    let one_way = |lasting: &Side, begun: &Side| {
        let durations: Vec<_> = lasting
            .figures
            .iter()
            .filter_map(
                |fact| if let Extent::Amount(amount) = &fact.extent { Some((*fact, amount.days()?)) } else { None },
            )
            .collect();
        let dates: Vec<_> = begun
            .figures
            .iter()
            .filter(|fact| fact.role == Some("since"))
            .filter_map(|fact| {
                if let Extent::Days(days) = &fact.extent {
                    Some((*fact, days.days_until(begun.facts.published?)?))
                } else {
                    None
                }
            })
            .collect();
        let ([(duration, (least, most))], [(date, days)]) = (durations.as_slice(), dates.as_slice()) else {
            return None;
        };
        let lasts_too = begun.figures.iter().any(|fact| fact.dimension() == duration.dimension());
        let began_too = lasting.figures.iter().any(|fact| matches!(fact.extent, Extent::Days(_)));
        // The first day may be counted or not.
        let fits = *least <= days + 1.0 && days - 1.0 <= *most;
        (!lasts_too && !began_too && !fits && !duration.context.is_disjoint(&date.context))
            .then_some((duration.span, date.span))
    };
    let kind = DisagreementKind::Duration;
    let there = one_way(x, y).map(|(a_span, b_span)| Contradiction { kind, a_span, b_span });
    let back = one_way(y, x).map(|(b_span, a_span)| Contradiction { kind, a_span, b_span });
    there.into_iter().chain(back).collect()
}

impl Fact {
    /// Whether nothing in the words before two facts says that they do different things: "from 4", "to 6".
    fn role_fits(&self, other: &Self) -> bool {
        // "By Friday" and "on Friday", "from Friday" may be one day.
        let is_day = matches!(self.extent, Extent::Days(_));
        let roles = self
            .role
            .zip(other.role)
            .filter(|(x, y)| !is_day || [x, y].iter().all(|role| !matches!(**role, "from" | "to" | "by")));
        roles.is_none_or(|(x, y)| x == y)
    }
}

impl Clash<'_> {
    fn is_vague(&self) -> bool {
        let vague = |fact: &Fact| matches!(&fact.extent, Extent::Hours(hours) if hours.is_vague);
        vague(self.x) || vague(self.y)
    }

    fn contradiction(&self) -> Contradiction {
        let place =
            |fact: &Fact| -> Span { if self.kind == DisagreementKind::Comparative { fact.bound } else { fact.span } };
        Contradiction { kind: self.kind, a_span: place(self.x), b_span: place(self.y) }
    }
}
