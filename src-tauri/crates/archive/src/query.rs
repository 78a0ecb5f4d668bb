//! What is searched for, as a person writes it.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::iter::Peekable;
use std::str::Chars;
use variorum_model::Language;
use variorum_text::{Term, fold, terms};

/// Why a query is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// It names nothing that should be found. Write a word.
    #[error("there is no word in this search that could be found")]
    NothingToFind,
    /// A quotation mark has no partner.
    #[error("a quotation mark is not closed")]
    OpenPhrase,
    /// Nothing stands behind a field's colon.
    #[error("nothing is written behind {0}:")]
    EmptyField(String),
    /// What stands behind `before:` or `after:` is no day.
    #[error("{0} is not a day; write it as 2024-10-22, 2024-10 or 2024")]
    NotADay(String),
    /// What stands behind `language:` is not a language's code.
    #[error("{0} is not the code of a language; write two or three letters such as en, de or zh")]
    NotALanguage(String),
    /// It has more words than are searched at once.
    #[error("this is too long to be searched")]
    TooLong,
}

impl QueryError {
    /// The code of every variant.
    pub const CODES: &[&str] = &[
        "search_nothing_to_find",
        "search_open_phrase",
        "search_empty_field",
        "search_not_a_day",
        "search_not_a_language",
        "search_too_long",
    ];

    /// The stable code, from which catalogues make words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NothingToFind => "search_nothing_to_find",
            Self::OpenPhrase => "search_open_phrase",
            Self::EmptyField(_) => "search_empty_field",
            Self::NotADay(_) => "search_not_a_day",
            Self::NotALanguage(_) => "search_not_a_language",
            Self::TooLong => "search_too_long",
        }
    }
}

/// A query that is understood. All that it names must be found, and nothing that it excludes.
///
/// A word finds it in headline or text; `"some words"` finds them side by side; `harb*` finds what begins like this; `title:` looks in headlines
/// alone, and `quote:` inside quotation marks alone, for a word or a phrase. `speaker:` takes words of the name of somebody who speaks. `outlet:`
/// takes words of an outlet's name, several times for any of several, `language:` likewise a language's code. `after:` takes the first day, month or year that is meant, `before:` the first one that is
/// not. A minus excludes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub(crate) wanted: Vec<Phrase>,
    pub(crate) unwanted: Vec<Phrase>,
    pub(crate) outlets: Vec<Vec<String>>,
    pub(crate) no_outlets: Vec<Vec<String>>,
    pub(crate) languages: Vec<Language>,
    pub(crate) no_languages: Vec<Language>,
    /// The names of those who speak.
    pub(crate) speakers: Vec<Phrase>,
    pub(crate) no_speakers: Vec<Phrase>,
    /// The first day that is meant.
    pub(crate) from: Date,
    /// The last one.
    pub(crate) to: Date,
}

/// Terms that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) place: Place,
    pub(crate) terms: Vec<String>,
    /// Whether the last term is the beginning of what is meant.
    pub(crate) begins: bool,
}

/// Where a phrase is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Anywhere,
    Title,
    Quotation,
    Speaker,
}

/// The days of which something can be searched.
pub(crate) const FIRST_DAY: Date = date(1970, 1, 1);
const LAST_DAY: Date = date(9999, 12, 31);

/// More terms are no question that a person writes; the work for a query stays bounded.
const MOST_TERMS: usize = 64;

/// A star behind fewer letters would mean half the archive.
const FEWEST_LETTERS: usize = 2;

impl Query {
    /// Understands what a person wrote.
    pub fn parse(written: &str) -> Result<Self, QueryError> {
        let mut query = Self {
            wanted: Vec::new(),
            unwanted: Vec::new(),
            outlets: Vec::new(),
            no_outlets: Vec::new(),
            languages: Vec::new(),
            no_languages: Vec::new(),
            speakers: Vec::new(),
            no_speakers: Vec::new(),
            from: FIRST_DAY,
            to: LAST_DAY,
        };
        let mut bounded = false;
        let mut left = MOST_TERMS;
        let mut rest = written.chars().peekable();
        while let Some(part) = Part::next(&mut rest)? {
            let Part { excluded, field, value } = part;
            let term_count = terms(&value).len();
            left = left.checked_sub(term_count.max(1)).ok_or(QueryError::TooLong)?;
            if field != Field::None && term_count == 0 {
                return Err(QueryError::EmptyField(field.name().to_owned()));
            }
            match field {
                Field::None | Field::Title | Field::Quote => {
                    let place = match field {
                        Field::Title => Place::Title,
                        Field::Quote => Place::Quotation,
                        _ => Place::Anywhere,
                    };
                    let phrases = if excluded { &mut query.unwanted } else { &mut query.wanted };
                    phrases.extend(Phrase::new(place, &value));
                }
                Field::Outlet => {
                    let outlets = if excluded { &mut query.no_outlets } else { &mut query.outlets };
                    outlets.push(terms(&value).into_iter().map(|term| term.text).collect());
                }
                Field::Speaker => {
                    let speakers = if excluded { &mut query.no_speakers } else { &mut query.speakers };
                    speakers.extend(Phrase::new(Place::Speaker, &value));
                }
                Field::Language => {
                    let language = Language::from_tag(&value).ok_or(QueryError::NotALanguage(value))?;
                    let languages = if excluded { &mut query.no_languages } else { &mut query.languages };
                    languages.push(language);
                }
                Field::Before | Field::After => {
                    let day = first_day(&value).ok_or(QueryError::NotADay(value))?;
                    bounded = true;
                    // What is not before a day is from that day on.
                    if excluded == (field == Field::Before) {
                        query.from = query.from.max(day);
                    } else {
                        query.to = query.to.min(day.yesterday().unwrap_or(Date::MIN));
                    }
                }
            }
        }
        let narrowed =
            bounded || !query.outlets.is_empty() || !query.languages.is_empty() || !query.speakers.is_empty();
        if query.wanted.is_empty() && (!narrowed || !query.unwanted.is_empty()) {
            return Err(QueryError::NothingToFind);
        }
        Ok(query)
    }
}

impl Query {
    /// Whether it asks who speaks.
    pub const fn asks_who_speaks(&self) -> bool {
        !self.speakers.is_empty() || !self.no_speakers.is_empty()
    }
}

impl Phrase {
    /// The phrase of what was written; none when there is no letter in it.
    fn new(place: Place, written: &str) -> Option<Self> {
        let mut found = terms(written);
        let mut begins =
            written.ends_with('*') && found.last().is_some_and(|last| last.text.chars().count() >= FEWEST_LETTERS);
        // The last letter of a run closes it in what was written, and may stand anywhere in a text.
        if let Some(last) = found.pop_if(|last| last.closing) {
            let in_pair =
                found.last().is_some_and(|pair: &Term| pair.span.end == last.span.end && pair.head < pair.span.end);
            if !in_pair {
                begins = true;
                found.push(last);
            }
        }
        (!found.is_empty()).then(|| Self { place, terms: found.into_iter().map(|term| term.text).collect(), begins })
    }

    /// The places at which the phrase stands in a text of these terms.
    pub(crate) fn find<'t>(&self, text: &'t [Term]) -> impl Iterator<Item = variorum_model::Span> + use<'_, 't> {
        let last = self.terms.len().saturating_sub(1);
        text.windows(self.terms.len().max(1)).filter_map(move |window| {
            let alike = window.iter().zip(&self.terms).enumerate().all(|(at, (term, wanted))| {
                term.text == *wanted || (self.begins && at == last && term.text.starts_with(wanted.as_str()))
            });
            let [first, .., end] = window else {
                return window.first().filter(|_| alike).map(|only| only.span.start..self.end_of(only)).map(Into::into);
            };
            alike.then(|| (first.span.start..self.end_of(end)).into())
        })
    }

    /// Whether the phrase stands among these terms.
    pub(crate) fn is_in(&self, words: &[String]) -> bool {
        let last = self.terms.len().saturating_sub(1);
        words.windows(self.terms.len().max(1)).any(|window| {
            window.iter().zip(&self.terms).enumerate().all(|(at, (word, wanted))| {
                word == wanted || (self.begins && at == last && word.starts_with(wanted.as_str()))
            })
        })
    }

    /// Where what was found ends: of two letters that begin with the one that is meant, with that one.
    fn end_of(&self, term: &Term) -> usize {
        if self.terms.last().is_some_and(|wanted| *wanted == term.text) { term.span.end } else { term.head }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    None,
    Title,
    Quote,
    Outlet,
    Speaker,
    Language,
    Before,
    After,
}

impl Field {
    const ALL: [Self; 7] =
        [Self::Title, Self::Quote, Self::Outlet, Self::Speaker, Self::Language, Self::Before, Self::After];

    const fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Title => "title",
            Self::Quote => "quote",
            Self::Outlet => "outlet",
            Self::Speaker => "speaker",
            Self::Language => "language",
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// One part of what was written.
struct Part {
    excluded: bool,
    field: Field,
    value: String,
}

impl Part {
    fn next(rest: &mut Peekable<Chars<'_>>) -> Result<Option<Self>, QueryError> {
        while rest.next_if(|c| c.is_whitespace()).is_some() {}
        let excluded = rest.next_if(|c| matches!(c, '-' | '−')).is_some();
        let mut part = Self { excluded, field: Field::None, value: String::new() };
        while let Some(c) = rest.next_if(|c| !c.is_whitespace()) {
            if is_quotation_mark(c) && part.value.is_empty() {
                loop {
                    let c = rest.next().ok_or(QueryError::OpenPhrase)?;
                    if is_quotation_mark(c) {
                        break;
                    }
                    part.value.push(c);
                }
                // A star belongs to a word, not to a phrase, in which it is no letter.
                part.value.truncate(part.value.trim_end_matches('*').len());
                return Ok(Some(part));
            }
            part.value.push(c);
            if matches!(c, ':' | '：')
                && part.field == Field::None
                && let Some(field) =
                    Field::ALL.into_iter().find(|field| fold(&part.value) == format!("{}:", field.name()))
            {
                part.field = field;
                part.value.clear();
            }
        }
        Ok((part.excluded || part.field != Field::None || !part.value.is_empty()).then_some(part))
    }
}

fn is_quotation_mark(c: char) -> bool {
    fold(c.encode_utf8(&mut [0; 4])) == "\""
}

/// The first day of a year, a month or a day.
fn first_day(written: &str) -> Option<Date> {
    let numbers: Vec<&str> = written.split('-').collect();
    let number = |at: usize, digits: usize| match numbers.get(at) {
        None => Some(1),
        Some(text) => (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?,
    };
    let day = Date::new(number(0, 4)?, number(1, 2)?.try_into().ok()?, number(2, 2)?.try_into().ok()?).ok()?;
    (numbers.len() <= 3).then_some(day)
}

/// How many days after the first that can be told a day is.
pub(crate) fn day_number(day: Date) -> i64 {
    let days = day.clamp(FIRST_DAY, LAST_DAY).since((jiff::Unit::Day, FIRST_DAY)).map(|since| since.get_days());
    i64::from(days.unwrap_or_default())
}

/// The day of a number.
pub(crate) fn day_of(number: i64) -> Date {
    FIRST_DAY.checked_add(number.clamp(0, day_number(LAST_DAY)).days()).unwrap_or(FIRST_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phrase(place: Place, terms: &[&str], begins: bool) -> Phrase {
        Phrase { place, terms: terms.iter().map(|term| (*term).to_owned()).collect(), begins }
    }

    fn wanted(written: &str) -> Vec<Phrase> {
        Query::parse(written).unwrap().wanted
    }

    #[test]
    fn words_and_phrases_are_told_apart_whatever_the_marks() {
        use Place::{Anywhere, Quotation, Title};
        assert_eq!(
            wanted("Ferries \"sail again\""),
            [phrase(Anywhere, &["ferries"], false), phrase(Anywhere, &["sail", "again"], false)]
        );
        assert_eq!(wanted("„sail again“ «no wind»").len(), 2);
        assert_eq!(
            wanted("title:harbour quote:\"no wind\" QUOTE:gale"),
            [
                phrase(Title, &["harbour"], false),
                phrase(Quotation, &["no", "wind"], false),
                phrase(Quotation, &["gale"], false)
            ]
        );
        assert_eq!(
            wanted("COVID-19 14:30"),
            [phrase(Anywhere, &["covid", "19"], false), phrase(Anywhere, &["14", "30"], false)]
        );
    }

    #[test]
    fn a_star_and_a_letter_alone_are_beginnings() {
        assert_eq!(wanted("harb*"), [phrase(Place::Anywhere, &["harb"], true)]);
        assert_eq!(wanted("h*"), [phrase(Place::Anywhere, &["h"], false)]);
        assert_eq!(wanted("王"), [phrase(Place::Anywhere, &["王"], true)]);
        assert_eq!(wanted("王毅说"), [phrase(Place::Anywhere, &["王毅", "毅说"], false)]);
    }

    #[test]
    fn a_minus_excludes() {
        let query = Query::parse("ferries -gale -outlet:post -language:de").unwrap();
        assert_eq!(query.unwanted, [phrase(Place::Anywhere, &["gale"], false)]);
        assert_eq!(query.no_outlets, [["post"]]);
        assert_eq!(query.no_languages, [Language::from_tag("de").unwrap()]);
    }

    #[test]
    fn days_months_and_years_bound() {
        let query = Query::parse("after:2024-10 before:2025").unwrap();
        assert_eq!((query.from, query.to), (date(2024, 10, 1), date(2024, 12, 31)));
        assert_eq!(Query::parse("-before:2024-10-22").unwrap().from, date(2024, 10, 22));
        assert_eq!(day_of(day_number(date(2024, 2, 29))), date(2024, 2, 29));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let error = |written: &str| Query::parse(written).unwrap_err();
        for empty in ["", "  ", "-", "!?", "-gale", "-outlet:post", "outlet:post -gale"] {
            assert_eq!(error(empty), QueryError::NothingToFind, "{empty}");
        }
        assert_eq!(error("\"sail again"), QueryError::OpenPhrase);
        assert_eq!(error("outlet: post"), QueryError::EmptyField("outlet".into()));
        assert_eq!(error("before:soon"), QueryError::NotADay("soon".into()));
        assert_eq!(error("after:2024-13-01"), QueryError::NotADay("2024-13-01".into()));
        assert_eq!(error("language:german"), QueryError::NotALanguage("german".into()));
        assert_eq!(error(&"gale ".repeat(MOST_TERMS + 1)), QueryError::TooLong);
        let codes = [
            QueryError::NothingToFind,
            QueryError::OpenPhrase,
            QueryError::EmptyField(String::new()),
            QueryError::NotADay(String::new()),
            QueryError::NotALanguage(String::new()),
            QueryError::TooLong,
        ];
        assert_eq!(codes.map(|error| error.code()), *QueryError::CODES);
    }

    #[test]
    fn a_phrase_is_found_where_it_stands() {
        let found = |written: &str, text: &'static str| -> Vec<&str> {
            let terms = terms(text);
            wanted(written).iter().flat_map(|phrase| phrase.find(&terms)).map(|span| span.of(text)).collect()
        };
        assert_eq!(found("\"sail again\"", "Ferries sail, again."), ["sail, again"]);
        assert_eq!(found("ferr*", "Ferries, ferry, fare."), ["Ferries", "ferry"]);
        assert_eq!(found("王", "他说，王毅到访。国王好"), ["王", "王"]);
        assert_eq!(found("王毅", "王毅到访"), ["王毅"]);
        assert_eq!(found("gale", ""), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_understood_or_refused(written in "(\\PC|[-:\"*“„ ]|title:|before:|2024){0,30}") {
            if let Ok(query) = Query::parse(&written) {
                prop_assert!(query.wanted.iter().chain(&query.unwanted).all(|phrase| !phrase.terms.is_empty()));
            }
        }
    }
}
