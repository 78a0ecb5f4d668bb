//! The name and the office of each speaker.

use super::lexed::Token;
use super::paragraphs::Read;
use super::people::{Gender, Name, People, names, written};
use super::sentence::Sentence;
use super::{nominative, roles};
use std::ops::Range;
use variorum_lexicon::{Speech, WordClass};
use variorum_model::Span;

/// Who a speaker is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    pub name: Option<String>,
    pub role: Option<String>,
}

/// How many earlier mentions a pronoun or an office is held against.
const REMEMBERED: usize = 200;

/// The name and office of the speaker of each attribution.
pub(crate) fn named(text: &str, read: &Read, speech: &'static Speech) -> Vec<Named> {
    let people = People::of(text, &read.paragraphs, speech);
    let mut namer = Namer { text, read, speech, people: &people, focus: Vec::new() };
    read.attributions
        .iter()
        .map(|attribution| namer.name(attribution.speaker.first().copied(), !attribution.cue.is_empty()))
        .collect()
}

struct Namer<'r> {
    text: &'r str,
    read: &'r Read,
    speech: &'static Speech,
    people: &'r People,
    /// Who spoke, in order, with the place.
    focus: Vec<(usize, usize)>,
}

impl Namer<'_> {
    fn name(&mut self, speaker: Option<Span>, has_cue: bool) -> Named {
        let Some(span) = speaker else { return Named::default() };
        let Some((tokens, range)) = self.tokens(span) else { return Named::default() };
        let sentence = Sentence { text: self.text, tokens, quotations: &[], speech: self.speech };
        let person = self.person(&sentence, &range);
        if let Some(person) = person {
            if has_cue || self.focus.is_empty() {
                self.focus.push((span.start, person));
            }
            let known = &self.people.all[person];
            return Named {
                name: Some(nominative::name(&known.name, &known.words, self.speech)),
                role: known.role.clone(),
            };
        }
        unnamed(&sentence, &range)
    }

    /// The tokens of the paragraph in which `span` stands, and the range of the span's own.
    fn tokens(&self, span: Span) -> Option<(&[Token], Range<usize>)> {
        let starts = |tokens: &Vec<Token>| tokens.first().map_or(0, |token| token.span.start);
        let filled: &[Vec<Token>] = &self.read.paragraphs;
        let place = filled.partition_point(|tokens| starts(tokens) <= span.start).checked_sub(1)?;
        let tokens = filled.get(place)?;
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        (start < end).then_some((tokens.as_slice(), start..end))
    }

    fn person(&self, sentence: &Sentence, range: &Range<usize>) -> Option<usize> {
        let at = sentence.tokens[range.start].span.start;
        if range.len() == 1 {
            if sentence.has(range.start, WordClass::Relative) && !sentence.has(range.start, WordClass::Determiner) {
                return self.antecedent(sentence, range.start);
            }
            let pronoun = sentence.any(
                range.start,
                &[WordClass::Subject, WordClass::Object, WordClass::Possessive, WordClass::Contracted],
            );
            if pronoun && !sentence.has(range.start, WordClass::Determiner) {
                return self.pronoun(sentence, range.start, at);
            }
        }
        if several(sentence, range).is_some() {
            return None;
        }
        if let Some(name) = own_name(sentence, range) {
            let word = &sentence.tokens[name.range.end - 1].word;
            let same = |person: &usize| self.people.all[*person].words.last().is_some_and(|last| last == word);
            // Of several people with one surname, the one named last.
            let latest = self.people.before(at + 1).take(REMEMBERED).find(same);
            let by_place = self
                .people
                .mentions
                .binary_search_by_key(&sentence.tokens[name.range.start].span.start, |(place, _)| *place);
            if let Ok(place) = by_place
                && name.range.len() > 1
            {
                return Some(self.people.mentions[place].1);
            }
            return latest.or_else(|| self.people.owner_of(sentence, &name));
        }
        if let Some(owner) = owner_of_document(sentence, range) {
            return self.person(sentence, &owner);
        }
        self.by_office(sentence, range, at)
    }

    /// The person whom a relative pronoun at `at` refers to.
    fn antecedent(&self, sentence: &Sentence, at: usize) -> Option<usize> {
        let mut end = at;
        while end > 0 && !sentence.is_word(end - 1) {
            end -= 1;
        }
        let start = super::subject::phrase_start(sentence, end, end.saturating_sub(12))?;
        self.person(sentence, &(start..end)).filter(|_| end - start > 1 || sentence.is_name(start))
    }

    /// Whom "he" or "she" means: who spoke last, else who was named last, of that gender.
    fn pronoun(&self, sentence: &Sentence, at: usize, place: usize) -> Option<usize> {
        let word = sentence.word(at);
        let stem = word.split('\'').next().unwrap_or(word);
        let classes = self.speech.classes(stem);
        let gender = match (classes.has(WordClass::Female), classes.has(WordClass::Male)) {
            (true, false) => Gender::Female,
            (false, true) => Gender::Male,
            _ => return None,
        };
        let fits = |person: &usize| {
            let person = &self.people.all[*person];
            !person.is_organisation && person.gender.is_none_or(|known| known == gender)
        };
        let certain = |person: &usize| fits(person) && self.people.all[*person].gender == Some(gender);
        let spoke = self.focus.iter().rev().take(3).map(|(_, person)| *person);
        let last = spoke.clone().find(fits);
        last.or_else(|| self.people.before(place).take(REMEMBERED).find(certain))
            .or_else(|| self.people.before(place).take(REMEMBERED).find(fits))
            // "“It is over,” she said. Rahn left": who is named next.
            .or_else(|| self.people.behind(place).take(1).find(fits))
    }

    /// The person named before whose office the phrase tells: "the spokesman".
    fn by_office(&self, sentence: &Sentence, range: &Range<usize>, at: usize) -> Option<usize> {
        let definite = sentence.any(range.start, &[WordClass::Determiner, WordClass::Possessive])
            && !matches!(sentence.word(range.start), "a" | "an" | "ein" | "eine" | "un" | "une" | "una");
        if !definite && !self.speech.is("ru") {
            return None;
        }
        let head = head_noun(sentence, range)?;
        let office = sentence.word(head);
        if !sentence.has(head, WordClass::Role) {
            return None;
        }
        let holds = |person: &usize| {
            let role = self.people.all[*person].role.as_ref();
            role.is_some_and(|role| {
                role.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == office)
            })
        };
        self.people.before(at).take(REMEMBERED).find(holds)
    }
}

/// What there is to say of a speaker without a name of their own.
fn unnamed(sentence: &Sentence, range: &Range<usize>) -> Named {
    if let Some(whole) = several(sentence, range) {
        return Named { name: Some(written(sentence, &whole)), role: None };
    }
    let owner = owner_of_document(sentence, range);
    let found = own_name(sentence, owner.as_ref().unwrap_or(range));
    let name = found.map(|name| written(sentence, &name.range));
    let role = (name.is_none())
        .then(|| head_noun(sentence, range).filter(|head| sentence.has(*head, WordClass::Role)))
        .flatten()
        .and_then(|_| roles::office(sentence, range.clone()))
        .map(|role| written(sentence, &role));
    Named { name, role }
}

/// The name of the speaker in a phrase: not that of an employer ("a spokesman for Rahn Shipping") or an owner ("Rahn's lawyer").
fn own_name(sentence: &Sentence, range: &Range<usize>) -> Option<Name> {
    names(sentence, range.clone()).into_iter().find(|name| {
        let before = name.from.checked_sub(1).filter(|before| *before >= range.start);
        let governed = before.is_some_and(|before| {
            let article = sentence.has(before, WordClass::Determiner) && before > range.start;
            sentence.has(if article { before - 1 } else { before }, WordClass::Preposition)
        });
        let owner = sentence.tokens[name.range.end - 1].owns && name.range.end < range.end;
        // "Rahn campaign officials": a name before a noun in lower case is a part of it.
        let part = name.range.end < range.end
            && sentence.is_word(name.range.end)
            && !sentence.any(
                name.range.end,
                &[
                    WordClass::Preposition,
                    WordClass::Coordinator,
                    WordClass::Relative,
                    WordClass::Adverb,
                    WordClass::Time,
                ],
            )
            && !sentence.is_verb(name.range.end);
        !governed && !owner && !part
    })
}

/// The noun that a phrase is about: the last before a preposition, a comma or a relative pronoun.
fn head_noun(sentence: &Sentence, range: &Range<usize>) -> Option<usize> {
    let end = (range.start + 1..range.end)
        .find(|at| {
            !sentence.is_word(*at) || sentence.any(*at, &[WordClass::Preposition, WordClass::Relative, WordClass::That])
        })
        .unwrap_or(range.end);
    (range.start..end).next_back()
}

/// Whose words a statement or a letter holds: "Rahn's statement".
fn owner_of_document(sentence: &Sentence, range: &Range<usize>) -> Option<Range<usize>> {
    let head = head_noun(sentence, range)?;
    let owner = (range.start..head).find(|at| sentence.tokens[*at].owns || sentence.has(*at, WordClass::Possessive))?;
    let tells = sentence.any(head, &[WordClass::Document, WordClass::SpeechNoun]);
    tells.then_some(range.start..owner + 1)
}

/// The names of several speakers: "Moscow and Tehran".
fn several(sentence: &Sentence, range: &Range<usize>) -> Option<Range<usize>> {
    let found = names(sentence, range.clone());
    let joined = |pair: &&[Name]| {
        let between = pair[0].range.end..pair[1].from;
        between.len() == 1 && sentence.has(between.start, WordClass::Coordinator)
    };
    let pair = found.windows(2).find(joined)?;
    (pair[0].from == range.start).then(|| pair[0].range.start..pair[1].range.end)
}
