//! What a witness states that another one may contradict, read once for all comparisons.

use super::amount::{Amount, Dimension};
use super::calendar::Days;
use super::hours::Hours;
use crate::collate::{Cancelled, check};
use crate::figures::figures_while;
use crate::figures::pieces::{Piece, pieces};
use crate::names::{Name, found};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;
use variorum_lexicon::{Contraries, Cues, FigureWords, Words, likeliest_language};
use variorum_model::{Exactness, Figure, FigureKind, FigureValue, Language, Span, Witness};

/// What a witness states. It holds nothing of the witness itself, so that it can be kept from one collation to the next.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(super) language: Option<Language>,
    pub(super) published: Option<Date>,
    pub(super) pieces: Vec<Token>,
    pub(super) stated: Vec<Fact>,
    pub(crate) names: Vec<Name>,
    pub(super) words: &'static Words,
    pub(super) contraries: &'static Contraries,
    figure_words: &'static FigureWords,
}

/// A word, a number or a mark of a witness: what facts are compared by.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
pub(super) struct Token {
    /// In lower case, with a plain apostrophe.
    pub form: String,
    pub span: Span,
    pub is_number: bool,
    pub is_word: bool,
    /// Whether a paragraph begins with it.
    pub is_first: bool,
    pub has_capital: bool,
}

impl From<Piece<'_>> for Token {
    fn from(piece: Piece) -> Self {
        let Piece { text, form, span, is_number, is_word, is_first, .. } = piece;
        Self { form, span, is_number, is_word, is_first, has_capital: text.starts_with(char::is_uppercase) }
    }
}

/// A figure, a date or a time, and what it is told of.
#[derive(Debug)]
pub(super) struct Fact {
    /// Its place, with the words before it that tell how exactly it is meant.
    pub span: Span,
    /// The place of these words alone; empty where there are none.
    pub bound: Span,
    pub extent: Extent,
    /// What is counted, word by word; nothing where that is not said or is a unit.
    pub things: Vec<String>,
    /// Whether it is a number by itself between commas: ", 43,".
    pub is_aside: bool,
    /// The word that a bare number stands behind: "floor six".
    pub behind: Option<String>,
    /// What became of those who are counted.
    pub fate: Option<usize>,
    /// What it does by the word before it: "from", "to", "by", "since".
    pub role: Option<&'static str>,
    /// The words around it.
    pub context: BTreeSet<String>,
}

/// What a fact leaves possible.
#[derive(Debug)]
pub(super) enum Extent {
    Amount(Amount),
    Days(Days),
    Hours(Hours),
}

/// How many pieces around a figure belong to it.
const CONTEXT: usize = 6;
/// How far from a figure the word may stand that tells what became of those who are counted.
const FATE: usize = 5;

impl Facts {
    /// Reads a witness.
    pub(crate) fn read(witness: &Witness, cancelled: &AtomicBool) -> Result<Self, Cancelled> {
        let pieces = pieces(&witness.text);
        check(cancelled)?;
        let likeliest = || likeliest_language(pieces.iter().map(|piece| piece.form.as_str()));
        let language = witness.language.clone().or_else(likeliest);
        let told = (language.as_ref(), witness.published.as_ref());
        let figures = figures_while(&witness.text, &pieces, told, || check(cancelled))?;
        let mut read = Self {
            published: witness.published.as_ref().map(variorum_model::StatedTime::date),
            stated: Vec::new(),
            names: found(&pieces, witness.language.as_ref()),
            pieces: pieces.into_iter().map(Token::from).collect(),
            words: Words::of(language.as_ref()),
            contraries: Contraries::of(language.as_ref()),
            figure_words: FigureWords::of(language.as_ref()),
            language,
        };
        check(cancelled)?;
        let mut facts = Vec::new();
        for figure in &figures {
            check(cancelled)?;
            read.add(figure, &mut facts);
        }
        read.add_words(&figures, &mut facts);
        facts.sort_by_key(|fact: &Fact| fact.span);
        let inside: BTreeSet<usize> = facts
            .iter()
            .flat_map(|fact| read.place(fact.span.start)..read.place(fact.span.end.saturating_sub(1)) + 1)
            .collect();
        for fact in &mut facts {
            fact.context = read.context(fact.span, &inside);
        }
        read.stated = facts;
        Ok(read)
    }

    /// The number of the first piece that does not end before `at`.
    pub(super) fn place(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.span.end <= at)
    }

    pub(super) fn form(&self, place: usize) -> &str {
        self.pieces.get(place).map_or("", |piece| piece.form.as_str())
    }

    /// The words from `place` on.
    pub(super) fn forms(&self, place: usize) -> impl Iterator<Item = &str> {
        self.pieces.get(place..).unwrap_or_default().iter().map(|piece| piece.form.as_str())
    }

    /// The words from `place` on, `length` pieces of them, as a phrase.
    pub(super) fn phrase(&self, place: usize, length: usize) -> String {
        let pieces = self.pieces.get(place..place + length).unwrap_or_default();
        pieces.iter().map(|piece| piece.form.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether a sentence ends with the piece at `place`.
    pub(super) fn ends_sentence(&self, place: usize) -> bool {
        let next = self.pieces.get(place + 1);
        matches!(self.form(place), "!" | "?" | "…")
            || next.is_none_or(|next| next.is_first)
            || (self.form(place) == "." && next.is_some_and(|next| next.has_capital))
    }

    /// Whether the piece at `place` is a word that says something of its own.
    pub(super) fn is_content(&self, place: usize) -> bool {
        self.pieces.get(place).is_some_and(|piece| {
            piece.is_word && piece.form.chars().count() > 1 && !self.words.is_function(&piece.form)
        })
    }

    fn add(&self, figure: &Figure, facts: &mut Vec<Fact>) {
        let (start, end) = (self.place(figure.span.start), self.place(figure.span.end - 1) + 1);
        if self.is_share(start) {
            return;
        }
        let before = || self.pieces.get(..start).unwrap_or_default().iter().rev().map(|piece| piece.form.as_str());
        let length = self.figure_words.exactness(before()).filter(|_| figure.exactness != Exactness::Exact);
        let from = start - length.map_or(0, |(length, _)| length);
        let number = |value: &FigureValue| if let FigureValue::Number(number) = value { Some(*number) } else { None };
        match (&figure.value, figure.kind) {
            (FigureValue::Stated(value), FigureKind::Time) => {
                let extent = Hours::read(self, value, start, end).map(Extent::Hours);
                facts.extend(extent.map(|extent| self.fact(from, start, end, extent, &[])));
            }
            (FigureValue::Stated(value), _) => {
                let last =
                    |last: &FigureValue| if let FigureValue::Stated(last) = last { Some(last.clone()) } else { None };
                let first = Days::read(self, value, start, end);
                let last =
                    figure.value_max.as_ref().and_then(last).and_then(|last| Days::read(self, &last, start, end));
                let days = match (first, last) {
                    (Some(first), Some(last)) => Some(first.until(last)),
                    (first, _) => first,
                };
                let extent = days.map(Extent::Days);
                facts.extend(extent.map(|extent| self.fact(from, start, end, extent, &[])));
            }
            (FigureValue::Number(value), _) => {
                if figure.unit.is_none()
                    && let Some((end, hours)) = Hours::in_words(self, *value, end)
                {
                    facts.push(self.fact(from, start, end, Extent::Hours(hours), &[]));
                    return;
                }
                let things = self.things(figure, end);
                let most = figure.value_max.as_ref().and_then(number);
                let is_round = || (start..end).any(|place| self.contraries.is_round(self.form(place)));
                let meant = figure.exactness;
                let meant = if meant == Exactness::Exact && is_round() { Exactness::About } else { meant };
                let amount = |value, most, exactness| {
                    Extent::Amount(Amount::read(figure, (value, most, exactness), self.contraries))
                };
                // "It rose from 4 to 6 percent" names two amounts and no range.
                let between = (start..end).find(|place| self.figure_words.is_to(self.form(*place)));
                if let (Some(most), Some(between)) = (most, between)
                    && self.role_before(start) == Some("from")
                    && self.is_of_change(start)
                {
                    let (low, high) = (amount(*value, None, meant), amount(most, None, meant));
                    facts.push(self.fact(start, start, between, low, &things));
                    facts.push(self.fact(between + 1, between + 1, end, high, &things));
                    return;
                }
                facts.push(self.fact(from, start, end, amount(*value, most, meant), &things));
            }
        }
    }

    /// What is no figure by itself: "doubled", "one in five", "in the evening".
    fn add_words(&self, figures: &[Figure], facts: &mut Vec<Fact>) {
        for place in 0..self.pieces.len() {
            let form = self.form(place);
            if let Some(times) = self.contraries.multiple(form) {
                facts.push(self.fact(place, place, place + 1, Extent::Amount(Amount::multiple(times)), &[]));
            }
            if let Some(hours) = self.contraries.day_part(form) {
                let hours = Hours::part_of_day(hours);
                facts.push(self.fact(place, place, place + 1, Extent::Hours(hours), &[]));
            }
            if let Some((behind, part)) = self.part(place)
                && let Some(whole) = self.figure_at(behind, figures)
                && let FigureValue::Number(number) = whole.value
                && part <= number
            {
                let end = self.place(whole.span.end - 1) + 1;
                let extent = Extent::Amount(Amount::share(100.0 * part / number));
                facts.push(self.fact(place, place, end, extent, &[]));
            }
        }
    }

    fn figure_at<'f>(&self, place: usize, figures: &'f [Figure]) -> Option<&'f Figure> {
        let start = self.pieces.get(place)?.span.start;
        figures.binary_search_by_key(&start, |figure| figure.span.start).ok().and_then(|at| figures.get(at))
    }

    /// The part that is told at `place` of a whole, and where the whole stands: "one in five".
    fn part(&self, place: usize) -> Option<(usize, f64)> {
        let form = self.form(place);
        let is_number = self.pieces.get(place).is_some_and(|piece| piece.is_number);
        let part = if is_number { form.parse().ok()? } else { f64::from(self.words.numeral(form)?) };
        let length = (1..=2).find(|length| self.contraries.is_share(&self.phrase(place + 1, *length)))?;
        let behind = place + 1 + length;
        let is_number = self.pieces.get(behind).is_some_and(|piece| piece.is_number);
        (is_number || self.words.numeral(self.form(behind)).is_some()).then_some((behind, part))
    }

    /// Whether the number at `place` is one of the two of a share.
    fn is_share(&self, place: usize) -> bool {
        self.part(place).is_some()
            || (1..=3).any(|back| {
                place.checked_sub(back).and_then(|at| self.part(at)).is_some_and(|(behind, _)| behind == place)
            })
    }

    fn fact(&self, from: usize, start: usize, end: usize, extent: Extent, things: &[String]) -> Fact {
        let at = |place: usize| self.pieces.get(place).map_or(0, |piece| piece.span.start);
        let behind = |place: usize| {
            place.checked_sub(1).map_or(0, |last| self.pieces.get(last).map_or(0, |piece| piece.span.end))
        };
        let bound = if from < start { Span::new(at(from), behind(start)) } else { Span::new(at(start), at(start)) };
        Fact {
            span: Span::new(at(from), behind(end)),
            bound,
            extent,
            things: things.to_vec(),
            is_aside: things.is_empty()
                && matches!(self.form(start.wrapping_sub(1)), "," | "(")
                && matches!(self.form(end), "," | ")" | "."),
            behind: from
                .checked_sub(1)
                .filter(|before| self.is_content(*before))
                .map(|before| self.form(before).to_owned()),
            fate: self.fate(start, end),
            role: self.role_before(from),
            context: BTreeSet::new(),
        }
    }

    pub(super) fn is_in_digits(&self, fact: &Fact) -> bool {
        let places = self.place(fact.span.start)..=self.place(fact.span.end.saturating_sub(1));
        places.into_iter().any(|place| self.pieces.get(place).is_some_and(|piece| piece.is_number))
    }

    fn role_before(&self, place: usize) -> Option<&'static str> {
        self.contraries.role(self.form(place.checked_sub(1)?))
    }

    /// Whether the sentence around `place` tells of a rise or a fall.
    fn is_of_change(&self, place: usize) -> bool {
        let around = place.saturating_sub(3 * CONTEXT)..self.pieces.len().min(place + CONTEXT);
        around.into_iter().any(|place| self.contraries.directions(self.form(place)).next().is_some())
    }

    /// The words of what a figure counts.
    fn things(&self, figure: &Figure, end: usize) -> Vec<String> {
        let mut things = Vec::new();
        if figure.kind == FigureKind::Ordinal {
            things.extend(
                (end..end + 3).take_while(|place| self.is_content(*place)).map(|place| self.form(place).to_owned()),
            );
        } else if figure.kind == FigureKind::Number
            && let Some(unit) = &figure.unit
            && variorum_lexicon::Unit::named(unit).is_none()
        {
            things.extend(unit.to_lowercase().split_whitespace().map(str::to_owned));
        }
        things
    }

    /// What became of those who are counted: the nearest word that says so, not beyond another number or the end of the sentence.
    fn fate(&self, start: usize, end: usize) -> Option<usize> {
        let is_number = |place: usize| self.pieces.get(place).is_some_and(|piece| piece.is_number);
        let behind = (end..self.pieces.len().min(end + FATE))
            .take_while(|place| !is_number(*place) && (*place == end || !self.ends_sentence(place - 1)))
            .enumerate();
        let before = (start.saturating_sub(FATE)..start)
            .rev()
            .take_while(|place| !is_number(*place) && !self.ends_sentence(*place))
            .enumerate();
        let nearest = |mut places: Box<dyn Iterator<Item = (usize, usize)> + '_>| {
            places.find_map(|(far, place)| Some((far, self.contraries.fate(self.form(place))?)))
        };
        let (behind, before) = (nearest(Box::new(behind)), nearest(Box::new(before)));
        [before, behind].into_iter().flatten().min_by_key(|(far, _)| *far).map(|(_, fate)| fate)
    }

    /// The words around a figure that are `inside` none.
    fn context(&self, span: Span, inside: &BTreeSet<usize>) -> BTreeSet<String> {
        let (start, end) = (self.place(span.start), self.place(span.end.saturating_sub(1)) + 1);
        let behind = (end..self.pieces.len().min(end + CONTEXT))
            .take_while(|place| *place == end || !self.ends_sentence(place - 1));
        let before = (start.saturating_sub(CONTEXT)..start).rev().take_while(|place| !self.ends_sentence(*place));
        before
            .chain(behind)
            .filter(|place| self.is_content(*place) && !inside.contains(place))
            .map(|place| self.form(place).to_owned())
            .collect()
    }

    /// Whether the piece at `place` is a verb of saying, or one begins with it.
    pub(super) fn is_saying(&self, place: usize) -> bool {
        let form = self.form(place);
        self.words.is_known() && !Cues::of(self.language.as_ref()).beginning_with(form).is_empty()
    }

    /// Whether a word with a capital belongs to a figure, or to the time before it: "Euro", "New York time".
    fn is_of_fact(&self, span: Span) -> bool {
        let behind = self.stated.partition_point(|fact| fact.span.start < span.end);
        let before = behind.checked_sub(1).and_then(|before| self.stated.get(before));
        before.is_some_and(|fact| {
            span.start < fact.span.end
                || (matches!(&fact.extent, Extent::Hours(hours) if !hours.is_vague)
                    && self.place(span.start) == self.place(fact.span.end - 1) + 1)
        })
    }

    /// What the passages at `spans` state.
    pub(crate) fn of(&self, spans: &[Span]) -> Side<'_> {
        let inside = |span: Span| spans.iter().any(|whole| whole.start <= span.start && span.end <= whole.end);
        let places = spans
            .iter()
            .flat_map(|span| self.place(span.start)..self.pieces.partition_point(|piece| piece.span.start < span.end));
        let from = |spans: &[Span]| spans.iter().map(|span| span.start).min().unwrap_or_default();
        let first = self.stated.partition_point(|fact| fact.span.start < from(spans));
        let last = spans.iter().map(|span| span.end).max().unwrap_or_default();
        let facts =
            self.stated.iter().skip(first).take_while(|fact| fact.span.start < last).filter(|fact| inside(fact.span));
        let first = self.names.partition_point(|name| name.span.start < from(spans));
        let names = self.names.iter().skip(first).take_while(|name| name.span.start < last);
        let names = names.filter(|name| inside(name.span) && !self.is_of_fact(name.span));
        Side { places: places.collect(), figures: facts.collect(), names: names.collect(), facts: self }
    }
}

/// One of two readings that are held against each other.
pub(crate) struct Side<'f> {
    pub(super) facts: &'f Facts,
    /// The numbers of its pieces.
    pub(super) places: Vec<usize>,
    pub(super) figures: Vec<&'f Fact>,
    pub(super) names: Vec<&'f Name>,
}

impl Fact {
    /// What is counted, where it is a count of its own kind and no word that can stand for any.
    pub fn is_of_thing(&self, contraries: &Contraries) -> bool {
        !self.things.is_empty()
            && !self.things.iter().any(|thing| contraries.is_general(thing) || contraries.fate(thing).is_some())
    }

    /// Whether it is a bare number.
    pub fn counts_nothing(&self) -> bool {
        self.things.is_empty() && self.dimension() == Some(&Dimension::Count)
    }

    pub fn dimension(&self) -> Option<&Dimension> {
        if let Extent::Amount(amount) = &self.extent { Some(&amount.of) } else { None }
    }
}
