//! Figures: numbers, money, percentages, places in an order, durations, dates and times, with their units, in words and digits.
//!
//! The kinds follow the types that the TIMEX3 and quantity annotations of the field tell apart (ISO 24617-1 for times; Almasian, Kazakova and
//! Gertz, "CQE: A Comprehensive Quantity Extractor", 2023, for quantities: value, unit, and how exactly it is meant).

mod amount;
mod clock;
mod days;
mod digits;
mod names;
mod number;
mod numerals;
pub(crate) mod pieces;
mod russian;
mod tense;
mod units;

use amount::Amount;
use jiff::civil::Date;
use pieces::{Piece, form, form_before, forms, forms_before, pieces};
use std::cell::RefCell;
use std::collections::HashMap;
use std::convert::Infallible;
use units::Counted;
use variorum_lexicon::{DURATION, DateWords, FigureWords, MONEY, Words, likeliest_language};
use variorum_model::{Exactness, Figure, FigureKind, FigureValue, Language, Span, StatedTime};

/// The figures of `text`, in the order in which they stand, without overlaps. Weekdays and days like "yesterday" are told by the day on which the
/// text was `published`. Where its
/// language is not known, it is taken for the one that its grammatical words are of.
pub fn figures(text: &str, language: Option<&Language>, published: Option<&StatedTime>) -> Vec<Figure> {
    let Ok(figures) = figures_while(text, &pieces(text), (language, published), || Ok::<(), Infallible>(()));
    figures
}

/// The figures of a text with these pieces, as long as `go_on` does not end it, which is asked before each paragraph.
pub(crate) fn figures_while<E>(
    text: &str,
    pieces: &[Piece<'_>],
    (language, published): (Option<&Language>, Option<&StatedTime>),
    go_on: impl Fn() -> Result<(), E>,
) -> Result<Vec<Figure>, E> {
    let published = published.map(StatedTime::date);
    let likeliest = language.is_none().then(|| likeliest_language(forms(pieces, 0))).flatten();
    let language = language.or(likeliest.as_ref());
    Search {
        text,
        pieces,
        language,
        words: FigureWords::of(language),
        grammar: Words::of(language),
        dates: DateWords::of(language),
        published,
        openers: RefCell::default(),
    }
    .all(go_on)
}

/// What a search for figures needs to know.
struct Search<'t> {
    text: &'t str,
    pieces: &'t [Piece<'t>],
    language: Option<&'t Language>,
    words: &'static FigureWords,
    grammar: &'static Words,
    dates: Option<&'static DateWords>,
    published: Option<Date>,
    /// Of each word that was met, whether a figure can begin with it: most words of a text stand in it more than once.
    openers: RefCell<HashMap<&'t str, bool>>,
}

impl<'t> Search<'t> {
    fn all<E>(&self, go_on: impl Fn() -> Result<(), E>) -> Result<Vec<Figure>, E> {
        let mut found = Vec::new();
        let mut place = 0;
        while let Some(piece) = self.pieces.get(place) {
            if piece.is_first {
                go_on()?;
            }
            match self.at(place) {
                Some((end, figures)) => {
                    found.extend(figures);
                    place = end.max(place + 1);
                }
                None => place += 1,
            }
        }
        Ok(found)
    }

    /// What stands at `place`, and where the search goes on behind it. No figure goes over the end of a paragraph.
    fn at(&self, place: usize) -> Option<(usize, Vec<Figure>)> {
        let (end, figures) = self.read(place)?;
        let inside = self.pieces.get(place + 1..end)?;
        (!inside.iter().any(|piece| piece.is_first)).then_some((end, figures))
    }

    /// Whether a figure can begin at `place`: most words begin none, which is told by them alone.
    fn can_begin(&self, place: usize) -> bool {
        let Some(piece) = self.pieces.get(place).filter(|piece| piece.is_word) else { return true };
        let is_code = piece.text.len() > 1 && piece.text.chars().all(char::is_uppercase);
        is_code || self.opens(&piece.form)
    }

    fn opens(&self, form: &'t str) -> bool {
        *self.openers.borrow_mut().entry(form).or_insert_with(|| {
            let is_weekday = |dates: &DateWords, name: &str| dates.weekday(name).is_some();
            self.words.opens(form)
                || self.dates.is_some_and(|dates| {
                    dates.month_named(form).is_some()
                        || is_weekday(dates, form)
                        || is_weekday(dates, self.words.without_part_of_day(form))
                })
                || numerals::is_numeral(form, self.language)
        })
    }

    fn read(&self, place: usize) -> Option<(usize, Vec<Figure>)> {
        if !self.can_begin(place) {
            return None;
        }
        let time = |end, value, kind| (end, vec![self.figure(place, end, kind, FigureValue::Stated(value))]);
        // "5 May" is a date, "18:04" a time, and neither is a number.
        if let Some(clock) = clock::clock(self.pieces, place, self.words, self.language) {
            return Some(time(clock.end, clock.value, FigureKind::Time));
        }
        let words = (self.words, self.grammar, self.dates);
        if let Some((first, last)) = days::days(self.pieces, place, words, self.published) {
            let figure = self.figure(place, first.end, FigureKind::Date, FigureValue::Stated(first.value));
            return Some((first.end, vec![Figure { value_max: Some(FigureValue::Stated(last)), ..figure }]));
        }
        if let Some(day) = days::day(self.pieces, place, words, self.published) {
            return Some(time(day.end, day.value, FigureKind::Date));
        }
        if let Some((end, share)) = self.share(place) {
            return Some((end, vec![share]));
        }
        let first = self.amount(place)?;
        if self.is_name(place, &first) {
            return Some((first.end, Vec::new()));
        }
        Some(self.with_next(&first))
    }

    /// The figures that begin with `first`: a range, two that share a unit, or it alone.
    fn with_next(&self, first: &Amount) -> (usize, Vec<Figure>) {
        if first.is_ordinal && !self.is_rank(first) {
            return (first.end, Vec::new());
        }
        if first.is_ordinal {
            return (
                first.end,
                vec![self.figure(first.start, first.end, FigureKind::Ordinal, FigureValue::Number(first.value))],
            );
        }
        if let Some((least, second)) = self.range(first) {
            let mut figure = self.counted_figure(first.start, second.end, least, &second.counted);
            figure.value_max = Some(FigureValue::Number(second.value));
            return (second.end, vec![figure]);
        }
        // "Eight or nine euros".
        let shared = first
            .counted
            .name
            .is_none()
            .then(|| self.words.is_or(form(self.pieces, first.end)).then(|| self.amount(first.end + 1)).flatten())
            .flatten();
        let shared = shared.filter(|second| {
            let gives_more = second.counted.unit.is_some() || first.scaled_like(second).is_some();
            gives_more && !second.is_ordinal && second.start == first.end + 1
        });
        let mut figure = match &shared {
            Some(second) => {
                let value = first.scaled_like(second).unwrap_or(first.value);
                self.counted_figure(first.start, first.end, value, &second.counted)
            }
            None => self.counted_figure(first.start, first.end, first.value, &first.counted),
        };
        if first.is_about && figure.exactness == Exactness::Exact {
            figure.exactness = Exactness::About;
        }
        if let Some(most) = first.most {
            figure.value_max = Some(FigureValue::Number(most));
            figure.exactness = Exactness::About;
        }
        (first.end, vec![figure])
    }

    /// Whether an ordinal counts: in digits, or behind a word that says which one is meant. "First", "at first" and "third-party" do not.
    fn is_rank(&self, ordinal: &Amount) -> bool {
        let Some(piece) = self.pieces.get(ordinal.start) else { return false };
        let before = form_before(self.pieces, ordinal.start);
        let is_meant = self.grammar.is_function(before) && !self.words.is_designation(before)
            || before.ends_with("'s")
            || self.words.is_rank(before);
        // "A third of them", "for a second": parts and times, not places in an order.
        let is_other = self.words.is_article(before)
            && (self.words.fraction(&piece.form).is_some() || self.words.is_rank_unit(&piece.form));
        let is_adverb = self.words.is_before_adverb(before);
        piece.is_number || (is_meant && !is_adverb && !is_other && form(self.pieces, ordinal.end) != "-")
    }

    fn counted_figure(&self, start: usize, end: usize, value: f64, counted: &Counted) -> Figure {
        let of = counted.unit.map(|unit| unit.of.as_str());
        let kind = match of {
            _ if counted.is_percent => FigureKind::Percent,
            Some(MONEY) => FigureKind::Money,
            Some(DURATION) => FigureKind::Duration,
            _ => FigureKind::Number,
        };
        Figure { unit: counted.name.clone(), ..self.figure(start, end, kind, FigureValue::Number(value)) }
    }

    fn figure(&self, start: usize, end: usize, kind: FigureKind, value: FigureValue) -> Figure {
        let from = self.pieces.get(start).map_or(0, |piece| piece.span.start);
        let to = end.checked_sub(1).and_then(|last| self.pieces.get(last)).map_or(from, |piece| piece.span.end);
        Figure { span: Span::new(from, to), kind, value, value_max: None, unit: None, exactness: self.exactness(start) }
    }

    /// What the words before `start` say of how exactly the figure is meant.
    fn exactness(&self, start: usize) -> Exactness {
        if form_before(self.pieces, start) == "~" {
            return Exactness::About;
        }
        self.words.exactness(forms_before(self.pieces, start)).map_or(Exactness::Exact, |(_, exactness)| exactness)
    }
}

#[cfg(test)]
mod tests;
