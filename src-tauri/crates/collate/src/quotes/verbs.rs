//! Verbs of speech in a sentence, with their auxiliaries.

use super::lexed::Kind;
use super::sentence::Sentence;
use std::ops::Range;
use variorum_lexicon::{Inflection, VerbForm, WordClass, WordClasses};

/// A verb with what belongs to it: "has repeatedly called", "did not say".
#[derive(Clone, Debug)]
pub(crate) struct Verb<'f> {
    /// All its words.
    pub group: Range<usize>,
    /// The word that the verb's form begins with.
    pub at: usize,
    /// What the verb can be here.
    pub form: &'f VerbForm,
    /// Whether it is in the passive.
    pub passive: bool,
    /// Whether "to" opens the group.
    pub infinitive: bool,
}

impl Verb<'_> {
    /// Whether the verb has a subject of its own: neither infinitive nor participle.
    pub fn is_finite(&self) -> bool {
        !self.infinitive && (self.form.inflection != Inflection::Ing || self.group.start < self.at)
    }
}

/// The verb of speech that begins at `at`, if one does.
pub(crate) fn verb<'s>(sentence: &Sentence<'s>, at: usize) -> Option<Verb<'s>> {
    let token = sentence.tokens.get(at)?;
    if token.kind != Kind::Word || token.owns || (token.capital && at > 0 && !is_heading(sentence)) {
        return None;
    }
    let forms = sentence.speech.verbs(&token.word);
    let whole = |form: &&VerbForm| (0..form.rest.len()).all(|next| sentence.word(at + 1 + next) == form.rest[next]);
    forms.iter().filter(whole).find_map(|form| with_form(sentence, at, form))
}

/// The verb at `at`, if the words around it let it be this form.
fn with_form<'s>(sentence: &Sentence<'s>, at: usize, form: &'s VerbForm) -> Option<Verb<'s>> {
    let start = group_start(sentence, at);
    let infinitive = start < at && sentence.word(start) == "to";
    let aux = |classes: &[WordClass]| (start..at).any(|at| sentence.any(at, classes));
    if form.inflection == Inflection::Adjective {
        let has_verb = aux(&[WordClass::Be])
            || (start..at).any(|at| sentence.has(at, WordClass::Contracted))
            || matches!(sentence.word(at.wrapping_sub(1)), "remains" | "remained" | "seems" | "seemed" | "sounded");
        return has_verb.then_some(Verb { group: start..at + 1, at, form, passive: false, infinitive });
    }
    let has_be = aux(&[WordClass::Be])
        || (start..at)
            .any(|at| sentence.has(at, WordClass::Contracted) && sentence.word(at).ends_with(['m', 's', 'e']));
    let passive = sentence.speech.is("en")
        && form.inflection.is_participle()
        && has_be
        && !aux(&[WordClass::Modal]) | aux(&[WordClass::Be]);
    let verb = Verb { group: start..at + 1 + form.rest.len(), at, form, passive, infinitive };
    is_verb_here(sentence, &verb).then_some(verb)
}

/// Whether most words of the sentence have capitals, as in American headlines.
fn is_heading(sentence: &Sentence) -> bool {
    let words = sentence.tokens.iter().filter(|token| token.kind == Kind::Word && token.word.len() > 3);
    let (mut all, mut capitals) = (0, 0);
    for token in words.take(12) {
        all += 1;
        capitals += usize::from(token.capital);
    }
    all > 3 && capitals * 4 >= all * 3
}

/// Where the auxiliaries, adverbs and "to" before the verb at `at` begin.
fn group_start(sentence: &Sentence, at: usize) -> usize {
    let mut start = at;
    let mut next = at;
    while next > 0 {
        next -= 1;
        if sentence.any(next, &[WordClass::Auxiliary, WordClass::Modal]) {
            start = next;
        } else if !sentence.speech.is("en")
            && sentence.has(next, WordClass::Object)
            && !sentence.any(next, &[WordClass::Subject, WordClass::Determiner])
        {
            // "se souvient"
            start = next;
        } else if sentence.has(next, WordClass::Contracted) {
            // The pronoun in it is the subject.
            return next;
        } else if sentence.word(next) == "to" && sentence.speech.is("en") {
            return next;
        } else if sentence.is_adverb(next) || (sentence.word(next) == "been") {
            if at - next > 5 {
                break;
            }
        } else {
            break;
        }
    }
    // Adverbs before the auxiliaries or a bare verb belong to the group.
    while start > 0 && sentence.is_adverb(start - 1) && at - start < 5 && start > 1 {
        start -= 1;
    }
    start
}

/// Whether the words before it let the word be a verb rather than a noun or an adjective.
fn is_verb_here(sentence: &Sentence, verb: &Verb) -> bool {
    let Some(before) = verb.group.start.checked_sub(1) else {
        return verb.group.start < verb.at
            || verb.form.inflection == Inflection::Ing
            || verb.form.inflection.is_past()
            || !sentence.speech.is("en");
    };
    if verb.group.start < verb.at && !sentence.is_adverb(verb.group.start) {
        // Auxiliaries or "to" tell.
        return true;
    }
    let token = &sentence.tokens[before];
    if !sentence.speech.is("en") {
        return !token.classes.any(&[WordClass::Determiner, WordClass::Possessive, WordClass::Preposition])
            || token.classes.any(&[WordClass::Subject, WordClass::Object, WordClass::Relative]);
    }
    let form = verb.form.inflection;
    let owned = token.owns && !token.classes.has(WordClass::Contracted);
    let article = token.classes.any(&[WordClass::Determiner, WordClass::Possessive]);
    if form == Inflection::Ing {
        return !owned && (!article || is_quantity(&token.word));
    }
    let preposition = token.classes.has(WordClass::Preposition) && !token.classes.has(WordClass::Subordinator);
    if owned || preposition || (article && !is_quantity(&token.word)) {
        return false;
    }
    if form.is_past() {
        return true;
    }
    let nominal =
        sentence.speech.classes(verb.form.lemma.split(' ').next().unwrap_or_default()).has(WordClass::Nominal);
    let plural = token.word.ends_with('s') && !token.word.ends_with("ss") && !token.classes.has(WordClass::Time);
    if form == Inflection::Third {
        // "Reports", "claims" behind a plural, a number or an adjective is a noun.
        // "face questions about", "raising questions about"
        let object = nominal && !sentence.speech.verbs(&token.word).is_empty() && !token.capital;
        let plain = object || plural && !token.capital && token.classes == WordClasses::default();
        let counted = article && !matches!(token.word.as_str(), "this" | "that" | "one") || token.kind == Kind::Number;
        let listed = token.classes.has(WordClass::Coordinator) && before > 0 && plural_before(sentence, before);
        return !plain && (!nominal || !(counted || listed));
    }
    if form == Inflection::Base {
        let subject = token.classes.any(&[WordClass::Subject, WordClass::Relative])
            || is_quantity(&token.word) && article && !nominal;
        let joined = before > 1 && sentence.word(before - 1) == "and";
        let many = matches!(
            token.word.as_str(),
            "people" | "police" | "others" | "men" | "women" | "percent" | "%" | "majority"
        );
        let named =
            !nominal && token.kind == Kind::Word && !token.classes.any(&[WordClass::Coordinator, WordClass::Auxiliary]);
        return plural || subject || many || joined || named || (token.kind == Kind::Comma && before > 1);
    }
    form.is_participle() && (token.kind == Kind::Comma || sentence.any(before, &[WordClass::Subordinator]))
}

/// Whether a plural stands before the "and" at `at`: "comments and reports" are nouns.
fn plural_before(sentence: &Sentence, at: usize) -> bool {
    sentence.word(at - 1).ends_with('s') && sentence.speech.verbs(sentence.word(at - 1)).is_empty()
}

/// Determiners that can be subjects of their own: "many say", "this shows".
fn is_quantity(word: &str) -> bool {
    matches!(
        word,
        "this"
            | "that"
            | "these"
            | "those"
            | "all"
            | "many"
            | "most"
            | "some"
            | "both"
            | "several"
            | "few"
            | "others"
            | "half"
            | "one"
            | "two"
            | "three"
    )
}
