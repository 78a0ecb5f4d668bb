//! The people whom a text names, with their offices.

use super::lexed::{Kind, Token};
use super::sentence::Sentence;
use std::collections::HashMap;
use std::ops::Range;
use variorum_lexicon::{Speech, WordClass};

/// Somebody, or something, that the text names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    /// The fullest form of the name.
    pub name: String,
    /// The words of that form, in lower case.
    pub words: Vec<String>,
    /// The office, as the text words it.
    pub role: Option<String>,
    pub gender: Option<Gender>,
    /// Whether it is an organisation or a place.
    pub is_organisation: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// Everybody whom a text names, with the places where it does.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub all: Vec<Person>,
    /// Where each mention begins and whose it is, in the order of the text.
    pub mentions: Vec<(usize, usize)>,
    /// The people by each word of their names, the latest first known last.
    by_word: HashMap<String, Vec<usize>>,
}

/// A name in a sentence.
pub(crate) struct Name {
    /// Its tokens, without titles and offices before it.
    pub range: Range<usize>,
    /// Where titles and offices before it begin.
    pub from: usize,
}

impl People {
    /// Reads the names of all paragraphs: full ones first, so that a surname in the headline finds its owner.
    pub fn of(text: &str, paragraphs: &[Vec<Token>], speech: &'static Speech) -> Self {
        let mut people = Self::default();
        let mut found: Vec<(usize, &[Token], Name)> = Vec::new();
        for tokens in paragraphs {
            let sentence = Sentence { text, tokens, quotations: &[], speech };
            for name in names(&sentence, 0..tokens.len()) {
                found.push((tokens[name.range.start].span.start, tokens, name));
            }
        }
        for full in [true, false] {
            for (at, tokens, name) in &found {
                // "Dr. Rahn" is a name of its own, too, where the text gives no other.
                let titled = name.from < name.range.start;
                if (name.range.len() > 1) != full {
                    continue;
                }
                let sentence = Sentence { text, tokens, quotations: &[], speech };
                let known = if full { None } else { people.owner_of(&sentence, name) };
                let known = known.or_else(|| (full || titled).then(|| people.register(&sentence, name)));
                if let Some(person) = known {
                    people.describe(person, &sentence, name);
                    people.mentions.push((*at, person));
                }
            }
        }
        people.mentions.sort_unstable();
        people
    }

    /// The person whose full name this is; a new one when the text has not named them before.
    fn register(&mut self, sentence: &Sentence, name: &Name) -> usize {
        let words: Vec<String> = sentence.tokens[name.range.clone()]
            .iter()
            .map(|token| token.word.clone())
            .filter(|word| !word.is_empty())
            .collect();
        let last = words.last().cloned().unwrap_or_default();
        let known = self.by_word.get(&last).into_iter().flatten().copied().find(|person| {
            let other = &self.all[*person].words;
            other.last() == Some(&last)
                && other
                    .first()
                    .zip(words.first())
                    .is_some_and(|(a, b)| a == b || is_short_for(a, b) || is_short_for(b, a))
        });
        let written = written(sentence, &name.range);
        if let Some(person) = known {
            if words.len() > self.all[person].words.len() && !written.contains('\n') {
                self.all[person].name = written;
                self.all[person].words = words;
            }
            return person;
        }
        let person = self.all.len();
        for word in &words {
            self.by_word.entry(word.clone()).or_default().push(person);
        }
        let is_organisation =
            sentence.tokens[name.range.clone()].iter().any(|token| token.classes.has(WordClass::Organisation));
        self.all.push(Person { name: written, words, is_organisation, ..Person::default() });
        person
    }

    /// The person whose surname, or whose first name, a single word is.
    pub fn owner_of(&self, sentence: &Sentence, name: &Name) -> Option<usize> {
        let word = &sentence.tokens.get(name.range.end.checked_sub(1)?)?.word;
        self.with_word(word)
    }

    /// The person with this word in their name: as surname first.
    pub fn with_word(&self, word: &str) -> Option<usize> {
        let people = self.by_word.get(word)?;
        let surname = |person: &&usize| self.all[**person].words.last().is_some_and(|last| last == word);
        let is_person = |person: &&usize| !self.all[**person].is_organisation;
        people
            .iter()
            .filter(is_person)
            .find(surname)
            .or_else(|| people.iter().find(surname))
            .or_else(|| people.iter().find(is_person))
            .copied()
    }

    /// Notes the office and the gender that stand beside a name.
    fn describe(&mut self, person: usize, sentence: &Sentence, name: &Name) {
        let before = super::roles::before(sentence, name);
        let role = before.or_else(|| super::roles::behind(sentence, name.range.end));
        let gender = (name.from..name.range.start).find_map(|at| gender(sentence, at));
        let gender =
            gender.or_else(|| role.clone().and_then(|role| role.clone().find_map(|at| gender_of_role(sentence, at))));
        let known = &mut self.all[person];
        known.gender = known.gender.or(gender);
        if known.role.is_none()
            && let Some(role) = role
        {
            known.role = Some(written(sentence, &role));
        }
    }

    /// The people mentioned from `at` on.
    pub fn behind(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let start = self.mentions.partition_point(|(place, _)| *place < at);
        self.mentions[start..].iter().map(|(_, person)| *person)
    }

    /// The people mentioned before `at`, the latest first.
    pub fn before(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.mentions.partition_point(|(place, _)| *place < at);
        self.mentions[..end].iter().rev().map(|(_, person)| *person)
    }
}

fn is_short_for(short: &str, long: &str) -> bool {
    short.chars().count() <= 2 && long.starts_with(short.trim_end_matches('.'))
}

pub(crate) fn gender(sentence: &Sentence, at: usize) -> Option<Gender> {
    if sentence.has(at, WordClass::Female) {
        Some(Gender::Female)
    } else if sentence.has(at, WordClass::Male) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// Offices of men are offices of women in many texts; "spokeswoman" is not.
fn gender_of_role(sentence: &Sentence, at: usize) -> Option<Gender> {
    gender(sentence, at).filter(|gender| *gender == Gender::Female || sentence.word(at).ends_with("man"))
}

/// The words of a range as they are written, blanks folded, without a possessive ending.
pub(crate) fn written(sentence: &Sentence, range: &Range<usize>) -> String {
    let (Some(first), Some(last)) =
        (sentence.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| sentence.tokens.get(last)))
    else {
        return String::new();
    };
    let whole = first.span.cover(last.span).of(sentence.text);
    let whole = if last.owns { whole.trim_end_matches(['s', 'S']).trim_end_matches(['\'', '’']) } else { whole };
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that join the parts of a name in lower case.
const PARTICLES: [&str; 17] =
    ["de", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "zu", "bin", "ibn", "al", "el", "y"];

/// The names in `range`: runs of words with capitals, without titles and offices before them.
pub(crate) fn names(sentence: &Sentence, range: Range<usize>) -> Vec<Name> {
    let german = sentence.speech.is("de");
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if !is_part(sentence, at, range.start) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        while end < range.end && !sentence.tokens[end - 1].owns {
            let particle = PARTICLES.contains(&sentence.word(end))
                && end + 1 < range.end
                && is_part(sentence, end + 1, range.start);
            if !(is_part(sentence, end, range.start) || particle) {
                break;
            }
            end += 1;
        }
        // Titles and offices go before the name.
        let is_office = |at: usize| {
            sentence.any(at, &[WordClass::Role, WordClass::Title])
                || matches!(sentence.word(at), "former" | "then" | "ex")
        };
        let is_organisation = (start..end).any(|at| sentence.has(at, WordClass::Organisation));
        let last_office = (start..end).rev().find(|at| is_office(*at));
        let mut from = last_office.filter(|last| last + 1 < end && !is_organisation).map_or(start, |last| last + 1);
        if german && end - from > 2 && !is_organisation {
            // German nouns have capitals, too: the last two are the name.
            from = end - 2;
        }
        if last_office != Some(end - 1) || end - from > 1 {
            found.push(Name { range: from..end, from: start });
        }
        at = end;
    }
    found
}

fn is_part(sentence: &Sentence, at: usize, start: usize) -> bool {
    let Some(token) = sentence.tokens.get(at) else { return false };
    if token.kind != Kind::Word || !token.capital {
        return false;
    }
    let office = token.classes.any(&[WordClass::Role, WordClass::Title, WordClass::Organisation]);
    let grammatical = token.classes.any(&[
        WordClass::Determiner,
        WordClass::Possessive,
        WordClass::Subject,
        WordClass::Object,
        WordClass::Preposition,
        WordClass::Coordinator,
        WordClass::Subordinator,
        WordClass::Relative,
        WordClass::Auxiliary,
        WordClass::Adverb,
        WordClass::Time,
        WordClass::Contracted,
    ]);
    let verb_first = at == start && !sentence.speech.verbs(&token.word).is_empty();
    (office || !grammatical) && !verb_first
}
