//! The verbs by which texts say who said something.

use crate::collate::{Cancelled, check};
use crate::prepared::{Piece, Prepared, Story};
use crate::quoted::Quoted;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use variorum_lexicon::{CueForm, CueRest, Cues};
use variorum_model::{Cue, CueClass, CueRow, Row, Siglum, Span};
use variorum_text::fold;

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
        while next < sentence.pieces.len() {
            let at = next;
            next += 1;
            if !sentence.may_be_verb(at, known) || quoted.holds(sentence.pieces[at].span) {
                continue;
            }
            let forms = known.beginning_with(&sentence.forms[at]);
            if let Some((form, spans, behind)) = forms.iter().find_map(|form| sentence.holds(at, form)) {
                found.push(Cue { lemma: form.lemma.clone(), class: form.class, passage, spans });
                next = behind;
            }
        }
    }
    Ok(found)
}

/// A passage as it is searched for verbs.
struct Sentence<'w> {
    text: &'w str,
    pieces: Vec<Piece>,
    /// The folded form of each piece.
    forms: Vec<String>,
}

impl<'w> Sentence<'w> {
    fn of(witness: &'w Prepared, passage: usize) -> Self {
        let text = witness.witness.text.as_str();
        let pieces = witness.pieces(&[passage]);
        let forms = pieces.iter().map(|piece| fold(piece.span.of(text))).collect();
        Self { text, pieces, forms }
    }

    fn may_be_verb(&self, at: usize, known: &Cues) -> bool {
        let is_capital = self.pieces[at].span.of(self.text).starts_with(char::is_uppercase);
        let before = at.checked_sub(1);
        let opens = before.is_none_or(|before| !self.pieces[before].is_word());
        (!is_capital || opens) && before.is_none_or(|before| !known.is_none_after(&self.forms[before]))
    }

    /// The places of a form whose first word stands at `at`, and the piece behind the words that stand together; none when the rest is missing.
    fn holds<'f>(&self, at: usize, form: &'f CueForm) -> Option<(&'f CueForm, Vec<Span>, usize)> {
        let first = self.pieces.get(at)?.span;
        match &form.rest {
            CueRest::Next(words) => {
                let behind = at + 1 + words.len();
                let last = self.pieces.get(behind - 1)?.span;
                (self.forms.get(at + 1..behind)? == words.as_slice()).then(|| (form, vec![first.cover(last)], behind))
            }
            CueRest::ClauseEnd(word) => {
                let ends = |at: &usize| self.pieces.get(at + 1).is_none_or(|next| !next.is_word());
                let end = (at + 1..self.pieces.len()).filter(ends).find(|end| self.forms[*end] == *word)?;
                Some((form, vec![first, self.pieces[end].span], at + 1))
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
    let of = |(siglum, places): (&Siglum, &Vec<usize>)| {
        let own = places.iter().filter_map(|place| cues.get(siglum.index())?.get(*place));
        // Which neutral verb it is, says nothing.
        let lemma = |cue: &Cue| if cue.class == CueClass::Neutral { String::new() } else { cue.lemma.clone() };
        let (lemmas, classes): (BTreeSet<String>, BTreeSet<CueClass>) = own.map(|cue| (lemma(cue), cue.class)).unzip();
        let language = story.witnesses.get(siglum.index()).and_then(|witness| witness.witness.language.as_ref());
        (language, lemmas, classes)
    };
    let read: Vec<_> = readings.iter().map(of).collect();
    read.iter().any(|(language, lemmas, classes)| {
        read.iter().any(
            |(other, other_lemmas, other_classes)| {
                if language == other { lemmas != other_lemmas } else { classes != other_classes }
            },
        )
    })
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
