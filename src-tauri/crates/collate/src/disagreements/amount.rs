//! What an amount leaves possible: bounds, rounding, units.

use variorum_lexicon::{Contraries, DURATION, MONEY, Unit};
use variorum_model::{DisagreementKind, Exactness, Figure, FigureKind};

/// An amount, in the unit by which its kind is compared.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub of: Dimension,
    /// The unit in which it is told.
    unit: Option<String>,
    pub value: f64,
    low: f64,
    high: f64,
    /// The step to which it is told: ten thousand for "72 thousand".
    grain: f64,
    exactness: Exactness,
    is_range: bool,
}

/// What is measured.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Dimension {
    Count,
    Age,
    Ordinal,
    Percent,
    /// By what something has multiplied.
    Multiple,
    /// Money of a currency.
    Money(String),
    /// Something that units measure.
    Measure(String),
}

/// The step, in percent, to which "two fifths" and "six in ten" are told.
const SHARE: f64 = 5.0;
/// How far "about" reaches, as a share of the number.
const ABOUT: f64 = 0.15;
/// How much of a number rounding may add or take away; more is another number.
const ROUNDED: f64 = 0.2;
/// How much conversion between units may add or take away, since it is mostly done to round numbers.
const CONVERTED: f64 = 0.03;
const DAY: f64 = 86400.0;

impl Amount {
    pub fn read(figure: &Figure, (value, most, exactness): (f64, Option<f64>, Exactness), words: &Contraries) -> Self {
        let name = figure.unit.as_deref().unwrap_or_default();
        let (base, per) = name.split_once(" per ").map_or((name, None), |(base, per)| (base, Some(per)));
        let unit = Unit::named(name).or_else(|| Unit::named(base));
        let per = per.filter(|_| Unit::named(name).is_none()).map(|per| format!(" per {per}")).unwrap_or_default();
        let is_share = figure.kind == FigureKind::Number && unit.is_none() && 0.0 < value && value < 1.0;
        let of = match (figure.kind, unit) {
            (FigureKind::Percent, _) => Dimension::Percent,
            (FigureKind::Ordinal, _) => Dimension::Ordinal,
            _ if is_share => Dimension::Percent,
            (_, Some(unit)) if unit.of == MONEY => Dimension::Money(format!("{}{per}", unit.name)),
            (_, Some(unit)) if unit.name == "fahrenheit" || unit.factor.is_some() => {
                Dimension::Measure(format!("{}{per}", unit.of))
            }
            (_, Some(unit)) => Dimension::Measure(format!("{}{per}", unit.name)),
            _ if name == "year of age" => Dimension::Age,
            _ => Dimension::Count,
        };
        let factor = if is_share { 100.0 } else { unit.and_then(|unit| unit.factor).unwrap_or(1.0) };
        let is_fahrenheit = unit.is_some_and(|unit| unit.name == "fahrenheit");
        let scaled = |value: f64| if is_fahrenheit { (value - 32.0) * 5.0 / 9.0 } else { value * factor };
        let grain = if is_share { SHARE } else { grain(value) * factor };
        let (least, most_of_all) = (value.min(most.unwrap_or(value)), value.max(most.unwrap_or(value)));
        let (mut low, mut high) = (scaled(least), scaled(most_of_all));
        match exactness {
            Exactness::Exact => {}
            Exactness::About => (low, high) = (low - ABOUT * low.abs(), high + ABOUT * high.abs()),
            Exactness::AtLeast | Exactness::MoreThan => high = f64::INFINITY,
            Exactness::AtMost | Exactness::LessThan => low = f64::NEG_INFINITY,
        }
        // Whole weeks told in days, the first of which is counted, too.
        if let Some(days) = words.weeks_in_days(value).filter(|_| name == "day") {
            low = low.min(days * DAY);
        }
        Self {
            of,
            unit: unit.map(|unit| unit.name.clone()),
            value: scaled(value),
            low,
            high,
            grain,
            exactness,
            is_range: most.is_some(),
        }
    }

    pub fn multiple(times: f64) -> Self {
        Self::exact(Dimension::Multiple, times)
    }

    pub fn share(value: f64) -> Self {
        Self { grain: SHARE, ..Self::exact(Dimension::Percent, value) }
    }

    fn exact(of: Dimension, value: f64) -> Self {
        let unit = None;
        Self { of, unit, value, low: value, high: value, grain: 1.0, exactness: Exactness::Exact, is_range: false }
    }

    /// How many days it lasts at least and at most, for a length of time of at most a month.
    pub fn days(&self) -> Option<(f64, f64)> {
        const MONTH: f64 = 31.0;
        let is_duration = self.of == Dimension::Measure(DURATION.to_owned());
        let days = (self.low / DAY, self.high / DAY);
        (is_duration && days.1 <= MONTH).then_some(days)
    }

    pub fn kind(&self) -> DisagreementKind {
        match &self.of {
            Dimension::Measure(of) if of == DURATION => DisagreementKind::Duration,
            Dimension::Money(_) => DisagreementKind::Money,
            Dimension::Percent => DisagreementKind::Percent,
            Dimension::Ordinal => DisagreementKind::Ordinal,
            Dimension::Count | Dimension::Age | Dimension::Multiple | Dimension::Measure(_) => DisagreementKind::Number,
        }
    }

    /// Whether both can be true of one thing.
    pub fn agrees(&self, other: &Self) -> bool {
        if !self.of.is_one_with(&other.of) {
            return self.says_the_same(other);
        }
        let margin = if self.unit == other.unit { 0.0 } else { CONVERTED * self.value.abs().min(other.value.abs()) };
        if self.is_point() && other.is_point() {
            // A figure that is told more coarsely may be the other one, rounded.
            let (coarse, fine) = if self.grain >= other.grain { (self, other) } else { (other, self) };
            let rounding = if coarse.grain > fine.grain * (1.0 + f64::EPSILON) || self.unit != other.unit {
                (coarse.grain / 2.0).min(ROUNDED * coarse.value.abs())
            } else {
                0.0
            };
            return (coarse.value - fine.value).abs() <= rounding + margin + 1e-9 * coarse.value.abs();
        }
        let (low, high) = (self.low.max(other.low) - margin, self.high.min(other.high) + margin);
        low < high || (low <= high && !self.is_bounded_against(other))
    }

    /// Whether one is more than what the other one is less than.
    pub fn is_bounded_against(&self, other: &Self) -> bool {
        let is_above = |amount: &Self| matches!(amount.exactness, Exactness::MoreThan | Exactness::AtLeast);
        let is_below = |amount: &Self| matches!(amount.exactness, Exactness::LessThan | Exactness::AtMost);
        is_above(self) && is_below(other) || is_below(self) && is_above(other)
    }

    fn is_point(&self) -> bool {
        self.exactness == Exactness::Exact && !self.is_range && self.low >= self.high
    }

    /// Whether two amounts of other kinds say the same: a third time and three times, 100 percent more and twice as much.
    fn says_the_same(&self, other: &Self) -> bool {
        let bare = |of: &Dimension| matches!(of, Dimension::Count | Dimension::Ordinal);
        let times = |x: &Self, y: &Self| {
            x.of == Dimension::Multiple
                && y.of == Dimension::Percent
                && [x.value - 1.0, 1.0 - x.value].iter().any(|share| (100.0 * share - y.value).abs() < 1.0)
        };
        let in_its_unit = |amount: &Self| {
            let factor = amount.unit.as_deref().and_then(Unit::named).and_then(|unit| unit.factor).unwrap_or(1.0);
            amount.value / factor
        };
        let equal = (in_its_unit(self) - in_its_unit(other)).abs() < 1e-6;
        (equal && (bare(&self.of) || bare(&other.of))) || times(self, other) || times(other, self)
    }

    /// Whether it is the same number of another currency.
    pub fn is_of_another_currency(&self, other: &Self) -> bool {
        let both_money = matches!((&self.of, &other.of), (Dimension::Money(_), Dimension::Money(_)));
        both_money
            && !self.of.is_one_with(&other.of)
            && (self.value - other.value).abs() <= f64::EPSILON * self.value.abs()
    }
}

impl Dimension {
    /// Whether amounts of both can be compared: "dollar" may be any dollar, and an age may be told as a number.
    pub fn is_one_with(&self, other: &Self) -> bool {
        // "180 million a year" may be told without the year.
        let base = |name: &str| name.split(" per ").next().unwrap_or_default().to_owned();
        let bases = |x: &str, y: &str| {
            if x.contains(" per ") == y.contains(" per ") { (x.to_owned(), y.to_owned()) } else { (base(x), base(y)) }
        };
        match (self, other) {
            (Self::Measure(x), Self::Measure(y)) => {
                let (x, y) = bases(x, y);
                x == y
            }
            (Self::Money(x), Self::Money(y)) => {
                let (x, y) = bases(x, y);
                let ends = |x: &str, y: &str| x.ends_with(y) && x.trim_end_matches(y).ends_with(' ');
                x == y || ends(&x, &y) || ends(&y, &x)
            }
            (Self::Age, Self::Count) | (Self::Count, Self::Age) => true,
            _ => self == other,
        }
    }
}

/// The step to which a number is told. One nought at the end is not seen as rounded: 40 is told as exactly as 43.
fn grain(value: f64) -> f64 {
    const FEWEST_NOUGHTS: i32 = 2;
    if value == 0.0 || !value.is_finite() {
        return 1.0;
    }
    let is_step = |power: i32| {
        let steps = value / 10_f64.powi(power);
        (steps - steps.round()).abs() < 1e-6 && steps.abs() >= 0.5
    };
    let power = (-6..=15).rev().find(|power| is_step(*power)).unwrap_or(0);
    if (1..FEWEST_NOUGHTS).contains(&power) { 1.0 } else { 10_f64.powi(power) }
}
