//! Amounts: numbers with what they count, the ranges that two of them make, and shares.

use super::Search;
use super::number::{Number, number};
use super::numerals::numeral;
use super::pieces::{form, form_before, forms, is_attached};
use super::units::{self, Counted, counted};
use variorum_lexicon::{DURATION, MONEY, Unit};
use variorum_model::Figure;

/// Into how many parts "one in …" divides at most; what is larger is a year.
const MOST_PARTS: f64 = 1000.0;
/// Of how many parts several are a share: "300 out of 500" are counts of their own.
const MOST_SHARED: f64 = 10.0;

/// A number with what it counts.
pub(super) struct Amount {
    pub start: usize,
    pub end: usize,
    pub value: f64,
    /// What the last of its words that multiply multiplies by.
    pub scale: f64,
    pub most: Option<f64>,
    pub is_about: bool,
    pub is_ordinal: bool,
    /// Behind the number itself, without what it counts.
    pub number_end: usize,
    pub counted: Counted,
}

impl Amount {
    /// Its value when it shares the scale of `second`: the 5 of "5 to 6 million". None where that would make it the larger one.
    pub(super) fn scaled_like(&self, second: &Self) -> Option<f64> {
        let shares = self.scale < second.scale && self.value < second.value / second.scale;
        shares.then_some(self.value * second.scale)
    }
}

impl Search<'_> {
    /// "One in five", which is a fifth.
    pub(super) fn share(&self, place: usize) -> Option<(usize, Figure)> {
        let piece = self.pieces.get(place)?;
        let numeral = || numeral(self.pieces, place, self.words, self.language);
        let (end, part) = if piece.is_number {
            (place + 1, piece.text.parse().ok()?)
        } else if self.words.is_article(&piece.form) {
            (place + 1, 1.0)
        } else {
            numeral().filter(|read| piece.is_word && !read.is_ordinal).map(|read| (read.end, read.value))?
        };
        let at = end + self.words.ratio(forms(self.pieces, end))?;
        let whole = self.amount(at).filter(|whole| whole.start == at && !whole.is_ordinal)?;
        let is_share = part > 0.0
            && part < whole.value
            && whole.value <= if part <= 1.0 { MOST_PARTS } else { MOST_SHARED }
            && whole.scale <= 1.0
            && whole.counted.unit.is_none()
            && !whole.counted.is_percent;
        is_share.then(|| (whole.end, self.counted_figure(place, whole.end, part / whole.value, &whole.counted)))
    }

    /// The number at `place` with what it counts.
    pub(super) fn amount(&self, place: usize) -> Option<Amount> {
        // "-5": behind white space, directly before the digits.
        let piece = self.pieces.get(place)?;
        let is_sign = matches!(piece.text, "-" | "−" | "–")
            && piece.is_apart
            && is_attached(self.pieces, place + 1)
            && self.pieces.get(place + 1).is_some_and(|next| next.is_number || next.text == "$");
        let is_minus = is_sign || self.words.is_minus(&piece.form);
        let at = if is_minus { place + 1 } else { place };
        let currency = self.currency_before(at);
        let behind = currency.map_or(at, |(length, _)| at + length);
        let number = number(self.pieces, behind, self.words, self.language, currency.is_some()).filter(|number| {
            currency.is_none() && !is_minus
                || self.pieces.get(behind).is_some_and(|piece| piece.is_number)
                || (is_minus && number.most.is_none())
        })?;
        let Number { end, mut value, scale, most, is_about, is_ordinal, ending } = number;
        let number_end = end;
        let mut counted = match currency {
            Some(_) if ending.is_some() => return None,
            Some((_, unit)) => {
                let money = Counted { end, name: Some(unit.name.clone()), unit: Some(unit), ..Counted::default() };
                units::with_per(self.pieces, money, self.words)
            }
            None if is_ordinal => Counted { end, ..Counted::default() },
            None => counted(self.text, self.pieces, end, ending, self.words, self.grammar)?,
        };
        // "Zero-size text" counts nothing.
        if value == 0.0 && form(self.pieces, end) == "-" && counted.unit.is_none() && !counted.is_percent {
            return None;
        }
        // "Two years and a half".
        let is_measured = counted.unit.is_some_and(|unit| unit.of == DURATION) && value.fract() == 0.0;
        if let Some(length) = self.words.and_a_half(forms(self.pieces, counted.end)).filter(|_| is_measured) {
            value += 0.5;
            counted.end += length;
        }
        let value = if is_minus { -value } else { value };
        Some(Amount { start: place, end: counted.end, value, scale, most, is_about, is_ordinal, number_end, counted })
    }

    /// The currency that stands before a number: "$", "US $", "EUR".
    fn currency_before(&self, place: usize) -> Option<(usize, &'static Unit)> {
        let piece = self.pieces.get(place)?;
        let is_sign = !piece.is_word || (piece.text.len() > 1 && piece.text.chars().all(char::is_uppercase));
        is_sign.then(|| units::unit(self.pieces, place, self.words)).flatten().filter(|(_, unit)| unit.of == MONEY)
    }

    /// The range that `first` begins: its lower end, and the amount at its other end.
    pub(super) fn range(&self, first: &Amount) -> Option<(f64, Amount)> {
        let between = form(self.pieces, first.end);
        let is_dash = matches!(between, "-" | "–" | "—" | "‑" | "−");
        let before = form_before(self.pieces, first.start);
        let is_span = self.words.is_span(before, between);
        if !(is_dash || is_span || self.words.is_to(between)) {
            return None;
        }
        let second = self.amount(first.end + 1).filter(|second| second.start == first.end + 1 && !second.is_ordinal)?;
        let scaled = first.scaled_like(&second);
        let second = self.in_money_of(first, second, is_dash, scaled.is_some());
        // "$62 and $68 per share".
        let same_unit = first.counted.name == second.counted.name
            || first.counted.name.as_ref().zip(second.counted.name.as_ref()).is_some_and(|(first, second)| {
                second.strip_prefix(first.as_str()).is_some_and(|rest| rest.starts_with(" per "))
            });
        let shares = first.counted.name.is_none() && (second.counted.name.is_some() || scaled.is_some());
        let least = scaled.filter(|_| same_unit || shares).unwrap_or(first.value);
        // "2-1" is a score, "190-200" without a unit a range; "from 10 to 8" is a change that both ends tell.
        let rises = second.value > least;
        let is_range = if is_dash {
            rises && (shares || same_unit && first.counted.name.is_some())
        } else if is_span {
            same_unit || shares
        } else {
            rises && (same_unit && first.counted.name.is_some() && !self.words.is_by(before) || shares)
        };
        is_range.then_some((least, second))
    }

    /// The `second` end of a range in the money of the `first`, whose sign it need not repeat: "$5-6 million".
    fn in_money_of(&self, first: &Amount, second: Amount, is_dash: bool, is_scaled: bool) -> Amount {
        let Some(unit) = first.counted.unit.filter(|unit| unit.of == MONEY) else { return second };
        let is_bare = second.counted.unit.is_none() && !second.counted.is_percent;
        if !is_bare || !(is_dash || is_scaled && second.counted.name.is_none()) {
            return second;
        }
        let money =
            Counted { end: second.number_end, name: Some(unit.name.clone()), unit: Some(unit), ..Counted::default() };
        let counted = units::with_per(self.pieces, money, self.words);
        Amount { end: counted.end, counted, ..second }
    }
}
