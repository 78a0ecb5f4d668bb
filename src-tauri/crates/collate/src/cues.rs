//! The verbs by which texts say who said something.

use crate::collate::{Cancelled, check};
use crate::prepared::{Prepared, Story};
use crate::quoted::Quoted;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use variorum_lexicon::{CueForm, CueRest, Cues};
use variorum_model::{Cue, CueClass, CueRow, Language, QuoteVerb, Row, Siglum, Span};
use variorum_text::{TokenClass, fold, sentences, tokens};

/// The cues of a witness, in the order of its text. Words inside quotation marks are the speaker's and none; nor is a word with a capital inside a sentence,
/// or one behind a word that makes it a noun or a mere possibility.
pub(crate) fn cues(witness: &Prepared, cancelled: &AtomicBool) -> Result<Vec<Cue>, Cancelled> {
    let known = Cues::of(witness.witness.language.as_ref());
    let quoted = Quoted::of(witness.witness);
    let mut found = Vec::new();
    for passage in 0..witness.passages.len() {
        check(cancelled)?;
        let sentence = Sentence::of(witness, passage);
        let mut next = 0;
        while next < sentence.words.len() {
            let at = next;
            next += 1;
            if !sentence.may_be_verb(at, known) || quoted.holds(sentence.words[at].span) {
                continue;
            }
            let forms = known.beginning_with(&sentence.words[at].form);
            if let Some((form, spans, behind)) = forms.iter().find_map(|form| sentence.holds(at, form)) {
                found.push(Cue { lemma: form.lemma.clone(), class: form.class, passage, spans });
                next = behind;
            }
        }
    }
    Ok(found)
}

/// The verb in the words that tell of a quote; none where they hold none that is known. What the words tell is for the grammar of quotes to say; here
/// only what makes the verb a noun or a mere possibility counts.
pub(crate) fn verb_of(text: &str, cue: &[Span], language: Option<&Language>) -> Option<QuoteVerb> {
    let known = Cues::of(language);
    cue.iter().find_map(|cue| {
        let sentence = Sentence::around(text, *cue);
        let inside =
            |at: &usize| cue.start <= sentence.words[*at].span.start && sentence.words[*at].span.end <= cue.end;
        let places = (0..sentence.words.len()).filter(inside).filter(|at| !sentence.is_none_at(*at, known));
        places.into_iter().find_map(|at| {
            let forms = known.beginning_with(&sentence.words[at].form);
            let (form, ..) = forms.iter().find_map(|form| sentence.holds(at, form))?;
            Some(QuoteVerb { lemma: form.lemma.clone(), class: form.class })
        })
    })
}

/// A passage as it is searched for verbs.
struct Sentence<'w> {
    text: &'w str,
    words: Vec<Word>,
}

/// A word or mark of it.
struct Word {
    span: Span,
    is_mark: bool,
    form: String,
}

impl<'w> Sentence<'w> {
    fn of(witness: &'w Prepared, passage: usize) -> Self {
        let text = witness.witness.text.as_str();
        let pieces = witness.pieces(&[passage]).into_iter();
        let word = |span: Span, is_word: bool| Word { span, is_mark: !is_word, form: fold(span.of(text)) };
        Self { text, words: pieces.map(|piece| word(piece.span, piece.is_word())).collect() }
    }

    /// The sentence in which `place` begins.
    fn around(text: &'w str, place: Span) -> Self {
        let start = text[..place.start].rfind('\n').map_or(0, |end| end + 1);
        let end = text[place.start..].find('\n').map_or(text.len(), |length| place.start + length);
        let line = Span::new(start, end);
        let holds = |sentence: &Span| sentence.start <= place.start && place.start < sentence.end;
        let sentence = sentences(line.of(text)).into_iter().map(|span| span.shifted(start)).find(holds).unwrap_or(line);
        let read = tokens(sentence.of(text)).filter(|token| token.class != TokenClass::Space).map(|token| Word {
            span: token.span.shifted(sentence.start),
            is_mark: !matches!(token.class, TokenClass::Word | TokenClass::Number),
            form: fold(token.span.of(sentence.of(text))),
        });
        Self { text, words: read.collect() }
    }

    fn may_be_verb(&self, at: usize, known: &Cues) -> bool {
        let is_capital = self.words[at].span.of(self.text).starts_with(char::is_uppercase);
        let opens = at.checked_sub(1).is_none_or(|before| self.words[before].is_mark);
        (!is_capital || opens) && !self.is_none_at(at, known)
    }

    /// Whether the word before makes the one at `at` a noun or a mere possibility.
    fn is_none_at(&self, at: usize, known: &Cues) -> bool {
        at.checked_sub(1).is_some_and(|before| known.is_none_after(&self.words[before].form))
    }

    /// The places of a form whose first word stands at `at`, and the piece behind the words that stand together; none when the rest is missing.
    fn holds<'f>(&self, at: usize, form: &'f CueForm) -> Option<(&'f CueForm, Vec<Span>, usize)> {
        let first = self.words.get(at)?.span;
        match &form.rest {
            CueRest::Next(words) => {
                let behind = at + 1 + words.len();
                let last = self.words.get(behind - 1)?.span;
                let rest = self.words.get(at + 1..behind)?.iter().map(|word| &word.form);
                rest.eq(words).then(|| (form, vec![first.cover(last)], behind))
            }
            CueRest::ClauseEnd(word) => {
                let ends = |at: &usize| self.words.get(at + 1).is_none_or(|next| next.is_mark);
                let end = (at + 1..self.words.len()).filter(ends).find(|end| self.words[*end].form == *word)?;
                Some((form, vec![first, self.words[end].span], at + 1))
            }
        }
    }
}

/// The rows in which several readings have a cue.
pub(crate) fn cue_rows(
    rows: &[Row],
    story: &Story,
    cues: &[Vec<Cue>],
    cancelled: &AtomicBool,
) -> Result<Vec<CueRow>, Cancelled> {
    let read = |(number, row): (usize, &Row)| {
        check(cancelled)?;
        let readings: BTreeMap<Siglum, Vec<usize>> = row
            .readings
            .iter()
            .filter_map(|(siglum, reading)| {
                let own = cues.get(siglum.index())?;
                let in_passage = |passage: &usize| {
                    let before = |cue: &Cue| cue.passage < *passage;
                    own.partition_point(before)..own.partition_point(|cue| cue.passage <= *passage)
                };
                let held: Vec<usize> = reading.passages.iter().flat_map(in_passage).collect();
                (!held.is_empty()).then_some((*siglum, held))
            })
            .collect();
        Ok((readings.len() > 1).then(|| CueRow { row: number, differs: differ(&readings, story, cues), readings }))
    };
    rows.iter().enumerate().filter_map(|row| read(row).transpose()).collect()
}

fn differ(readings: &BTreeMap<Siglum, Vec<usize>>, story: &Story, cues: &[Vec<Cue>]) -> bool {
    let choices = readings.iter().map(|(siglum, places)| {
        let language = story.witnesses.get(siglum.index()).and_then(|witness| witness.witness.language.as_ref());
        let own = places.iter().filter_map(|place| cues.get(siglum.index())?.get(*place));
        Choice::of(language, own.map(|cue| (cue.lemma.as_str(), cue.class)))
    });
    Choice::differ(&choices.collect::<Vec<_>>())
}

/// The verbs that a text has for something, as they are compared.
pub(crate) struct Choice<'c> {
    language: Option<&'c Language>,
    lemmas: BTreeSet<&'c str>,
    classes: BTreeSet<CueClass>,
}

impl<'c> Choice<'c> {
    pub fn of(language: Option<&'c Language>, verbs: impl Iterator<Item = (&'c str, CueClass)>) -> Self {
        // Which neutral verb it is, says nothing.
        let plain = |(lemma, class)| (if class == CueClass::Neutral { "" } else { lemma }, class);
        let (lemmas, classes) = verbs.map(plain).unzip();
        Self { language, lemmas, classes }
    }

    /// Whether two texts in one language have other verbs, or two in two languages verbs of other classes.
    pub fn differ(choices: &[Self]) -> bool {
        choices.iter().any(|one| {
            choices.iter().any(|other| {
                if one.language == other.language { one.lemmas != other.lemmas } else { one.classes != other.classes }
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::tests::{witness, wording_of};

    fn read(language: &str, text: &str) -> Vec<(String, CueClass, Vec<String>)> {
        let witnesses = [witness("a", language, text)];
        let story = Story::prepare(&witnesses);
        let words = |cue: &Cue| cue.spans.iter().map(|span| span.of(text).to_owned()).collect();
        cues(&story.witnesses[0], &AtomicBool::new(false))
            .unwrap()
            .iter()
            .map(|cue| (cue.lemma.clone(), cue.class, words(cue)))
            .collect()
    }

    fn lemmas(language: &str, text: &str) -> Vec<String> {
        read(language, text).into_iter().map(|(lemma, ..)| lemma).collect()
    }

    #[test]
    fn verbs_of_attribution_are_known_in_five_languages() {
        assert_eq!(
            lemmas("en", "The pilot said so, the owner claimed otherwise, the office conceded nothing."),
            ["say", "claim", "concede"]
        );
        assert_eq!(lemmas("de", "Der Lotse behauptete das, der Reeder dementierte."), ["behaupten", "dementieren"]);
        assert_eq!(
            lemmas("fr", "Le pilote a déclaré hier, souligne-t-il, que tout va bien."),
            ["déclarer", "souligner"]
        );
        assert_eq!(lemmas("es", "El piloto afirmó ayer y la empresa negó todo."), ["afirmar", "negar"]);
        assert_eq!(lemmas("ru", "Лоцман заявил это, владелец признал ошибку."), ["заявить", "признать"]);
    }

    #[test]
    fn a_parted_verb_is_found_with_both_parts() {
        let found = read("de", "Den Fehler räumte der Reeder, ein alter Mann, am Abend ein, wie er sagte.");
        let parts = vec!["räumte".to_owned(), "ein".to_owned()];
        assert_eq!(found[0], ("einräumen".to_owned(), CueClass::Conceding, parts));
        assert_eq!(found[1].0, "sagen");
        assert_eq!(lemmas("en", "She pointed out the risk."), ["point out"]);
        assert_eq!(lemmas("en", "She pointed at it."), Vec::<String>::new());
    }

    #[test]
    fn nouns_names_and_mere_possibilities_are_no_cues() {
        for text in [
            "He maintains a dialogue.",
            "His claims are old.",
            "The United States left.",
            "She would not say.",
            "He declined to say.",
            "A State report",
        ] {
            assert_eq!(lemmas("en", text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_the_speaker_says_inside_quotation_marks_is_no_cue_of_the_outlet() {
        assert_eq!(lemmas("en", "“They claimed it was over. They lied,” she said."), ["say"]);
    }

    #[test]
    fn a_row_tells_who_chose_which_verb() {
        let text =
            |verb: &str| format!("The harbour office {verb} that the old ferry left Callow without a pilot on board.");
        let read = wording_of(vec![
            witness("a", "en", &text("said")),
            witness("b", "en", &text("claimed")),
            witness("c", "en", "The old ferry left Callow without a pilot on board."),
        ]);
        let [row] = read.rows.as_slice() else { panic!("{:?}", read.rows) };
        assert!(row.differs);
        assert_eq!(row.readings, BTreeMap::from([(Siglum::new(0), vec![0]), (Siglum::new(1), vec![0])]));
        for (one, other, differs) in
            [("said", "noted", false), ("denied", "dismissed", true), ("claimed", "claims", false)]
        {
            let read = wording_of(vec![witness("a", "en", &text(one)), witness("b", "en", &text(other))]);
            assert_eq!(read.rows[0].differs, differs, "{one} {other}");
        }
    }
}
