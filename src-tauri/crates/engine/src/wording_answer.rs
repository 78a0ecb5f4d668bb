//! The answer on wording: stable, documented in ANSWERS, spans in code points.

use crate::MeaningAnswer;
use crate::contract::{SpanAnswer, UnreadAnswer, VariantAnswer, WitnessAnswer};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use variorum_collate::{Cancelled, wording};
use variorum_model::{
    CodePoints, Collation, Cue, CueClass, CueRow, Extraction, Headline, OwnWord, Relation, SetApart, Siglum, Span,
    WordsNotCompared,
};

/// The version of the answer of `wording`.
pub const WORDING_SCHEMA: &str = "variorum.wording/1";

/// How the witnesses of a story word what they tell.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct WordingAnswer {
    schema: &'static str,
    /// The witness to whose headline the others are held.
    pub base: Option<Siglum>,
    /// The witnesses, in the order of their labels.
    pub witnesses: Vec<WordedWitness>,
    /// The rows of the collation in which two readings or more have a verb of attribution.
    pub rows: Vec<CueRowAnswer>,
    /// The model by which passages were compared by meaning; null when they were compared by their words alone.
    pub meaning: Option<MeaningAnswer>,
    /// What could not be read.
    pub errors: Vec<UnreadAnswer>,
}

/// A witness and its wording.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct WordedWitness {
    /// The document.
    #[serde(flatten)]
    pub witness: WitnessAnswer,
    /// The witnesses that it nearly wholly stands in, or that nearly wholly stand in it.
    pub copies: Vec<Siglum>,
    /// Whether it counts as a voice of its own for others.
    pub is_voice: bool,
    /// The words that set it apart.
    pub words: SetApartAnswer,
    /// Its headline; null when it has none.
    pub headline: Option<HeadlineAnswer>,
    /// Its verbs of attribution, in the order of the text.
    pub cues: Vec<CueAnswer>,
}

/// The words that set a text apart.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct SetApartAnswer {
    /// Why its words were not held against others; null when they were.
    pub not_compared: Option<WordsNotCompared>,
    /// The voices that it was held against.
    pub against: Vec<Siglum>,
    /// How many of its words were counted.
    pub counted: usize,
    /// How many words of the others were counted.
    pub counted_elsewhere: usize,
    /// The words, the one that is most its own first; empty when none stands out.
    pub words: Vec<OwnWordAnswer>,
}

/// A word that a text uses more than others do.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct OwnWordAnswer {
    /// Its folded form.
    pub word: String,
    /// By how many standard deviations the log-odds ratio lies above nought.
    pub z: f64,
    /// How often it is used here.
    pub count: usize,
    /// How often the others use it.
    pub elsewhere: usize,
    /// How many of them do.
    pub outlets: usize,
    /// Its uses here.
    pub uses: Vec<UseAnswer>,
}

/// A use of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct UseAnswer {
    /// The number of the passage.
    pub passage: usize,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Its place in the text.
    #[serde(flatten)]
    pub span: SpanAnswer,
}

/// A headline beside the others. Its places are places in `title`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct HeadlineAnswer {
    /// The headlines that are the same, word for word.
    pub same: Vec<Siglum>,
    /// The other headlines in its language.
    pub against: Vec<Siglum>,
    /// The words that all of these have.
    pub in_all: Vec<SpanAnswer>,
    /// The words that none of these has.
    pub in_none: Vec<SpanAnswer>,
    /// How it differs from the base's headline; null where it is another one, or the base's own.
    pub edited: Option<EditedHeadlineAnswer>,
    /// Where its statement stands in the text; null when there is no text.
    pub in_body: Option<HeadlineInBodyAnswer>,
}

/// A headline that shares most of its words with the base's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EditedHeadlineAnswer {
    /// Verbatim or edited.
    pub relation: Relation,
    /// The differences: `a_span` is a place in the base's `title`, `b_span` in this one's.
    pub variants: Vec<VariantAnswer>,
}

/// The passage that carries most of a headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct HeadlineInBodyAnswer {
    /// Whether it has two thirds of the headline's words and all of its figures.
    pub stands: bool,
    /// The number of the passage.
    pub passage: usize,
    /// The words of the headline that it lacks.
    pub not_there: Vec<SpanAnswer>,
    /// Those of them that no other passage has.
    pub nowhere: Vec<SpanAnswer>,
}

/// A verb of attribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CueAnswer {
    /// The verb.
    pub lemma: String,
    /// What it tells beside that something was said.
    pub class: CueClass,
    /// The number of the passage.
    pub passage: usize,
    /// Its words; two places when the verb is parted.
    pub cue: Vec<SpanAnswer>,
}

/// A row of the collation in which several readings have a verb of attribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CueRowAnswer {
    /// The number of the row, as `collate` numbers it.
    pub row: usize,
    /// Whether the verbs differ (neutral ones are alike), or their classes where the languages do.
    pub differs: bool,
    /// For each reading that has any, the numbers of its verbs in `cues`.
    pub readings: BTreeMap<String, Vec<usize>>,
}

impl WordingAnswer {
    /// The answer for a collation of what was read in `documents`, which are its witnesses, with the model that took part in it, and for the
    /// inputs that could not.
    pub(crate) fn new<'d>(
        collation: &Collation,
        documents: impl Iterator<Item = &'d Extraction>,
        meaning: Option<MeaningAnswer>,
        errors: Vec<UnreadAnswer>,
        cancelled: &AtomicBool,
    ) -> Result<Self, Cancelled> {
        let told = wording(collation, cancelled)?;
        let title = |siglum: Siglum| {
            let witness = collation.witnesses.get(siglum.index());
            Places::of(witness.and_then(|witness| witness.title.as_deref()).unwrap_or_default())
        };
        let base_title = collation.base.map_or_else(|| Places::of(""), title);
        let witnesses = told
            .witnesses
            .into_iter()
            .zip(collation.witnesses.iter().zip(documents))
            .map(|(told, (witness, document))| {
                let body = Places::of(&witness.text);
                let title = title(told.siglum);
                WordedWitness {
                    witness: WitnessAnswer::new(told.siglum, witness, document),
                    copies: told.copies,
                    is_voice: told.is_voice,
                    words: set_apart(told.words, &body),
                    headline: told.headline.map(|headline| headline_answer(headline, &title, &base_title)),
                    cues: told.cues.into_iter().map(|cue| cue_answer(cue, &body)).collect(),
                }
            })
            .collect();
        let rows = told.rows.into_iter().map(row_answer).collect();
        Ok(Self { schema: WORDING_SCHEMA, base: collation.base, witnesses, rows, meaning, errors })
    }
}

/// A text whose places are told.
struct Places<'t> {
    text: &'t str,
    points: CodePoints<'t>,
}

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    fn at(&self, span: Span) -> SpanAnswer {
        SpanAnswer::new(self.text, &self.points, span)
    }

    fn all(&self, spans: Vec<Span>) -> Vec<SpanAnswer> {
        spans.into_iter().map(|span| self.at(span)).collect()
    }
}

fn set_apart(told: SetApart, body: &Places) -> SetApartAnswer {
    let word = |word: OwnWord| OwnWordAnswer {
        z: word.z,
        count: word.uses.len(),
        elsewhere: word.elsewhere,
        outlets: word.outlets,
        uses: word
            .uses
            .into_iter()
            .map(|place| UseAnswer { passage: place.passage, quoted: place.quoted, span: body.at(place.span) })
            .collect(),
        word: word.word,
    };
    SetApartAnswer {
        not_compared: told.not_compared,
        against: told.against,
        counted: told.counted,
        counted_elsewhere: told.counted_elsewhere,
        words: told.words.into_iter().map(word).collect(),
    }
}

fn headline_answer(told: Headline, title: &Places, base_title: &Places) -> HeadlineAnswer {
    HeadlineAnswer {
        same: told.same,
        against: told.against,
        in_all: title.all(told.in_all),
        in_none: title.all(told.in_none),
        edited: told.edited.map(|edited| EditedHeadlineAnswer {
            relation: edited.relation,
            variants: edited
                .variants
                .into_iter()
                .map(|variant| VariantAnswer {
                    kind: variant.kind,
                    a_span: base_title.at(variant.a_span),
                    b_span: title.at(variant.b_span),
                })
                .collect(),
        }),
        in_body: told.in_body.map(|found| HeadlineInBodyAnswer {
            stands: found.stands,
            passage: found.passage,
            not_there: title.all(found.not_there),
            nowhere: title.all(found.nowhere),
        }),
    }
}

fn cue_answer(told: Cue, body: &Places) -> CueAnswer {
    CueAnswer { lemma: told.lemma, class: told.class, passage: told.passage, cue: body.all(told.spans) }
}

fn row_answer(told: CueRow) -> CueRowAnswer {
    let readings = told.readings.into_iter().map(|(siglum, cues)| (siglum.to_string(), cues));
    CueRowAnswer { row: told.row, differs: told.differs, readings: readings.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::explained;
    use crate::witnesses::witness;
    use serde_json::Value;
    use variorum_collate::collate;
    use variorum_model::{Block, BlockKind, Language};

    fn document(title: &str, text: &str) -> Extraction {
        Extraction {
            member: None,
            reader: 1,
            media_type: "text/plain".into(),
            url: None,
            outlet: None,
            title: Some(title.into()),
            byline: vec![],
            published: None,
            modified: None,
            language: Language::from_tag("en"),
            section: None,
            agencies: vec![],
            blocks: vec![Block::included(BlockKind::Paragraph, text)],
            gaps: None,
            doubts: vec![],
        }
    }

    fn answer() -> Value {
        let night = |verb: &str| format!("The harbour office {verb} that both ferries would stay in Callow. ");
        let stranded = "Café guests, stranded, slept on board. Stranded guests were fed. The stranded sang.".to_owned();
        let documents = [
            document("Été storm strands 2 ferries", &(night("said") + &vec![stranded; 6].join(" "))),
            document(
                "Été storm strands 3 ferries",
                &(night("claimed") + "Crews tied ropes and burned lamps until dawn."),
            ),
            document("Night at sea", &(night("said") + "Nobody left the piers, and bakers brought bread.")),
        ];
        let witnesses = documents.iter().enumerate().map(|(at, document)| witness(at.to_string(), document)).collect();
        let collation = collate(witnesses, Some(1), &[], &AtomicBool::new(false)).unwrap();
        let never = AtomicBool::new(false);
        serde_json::to_value(WordingAnswer::new(&collation, documents.iter(), None, vec![], &never).unwrap()).unwrap()
    }

    /// The keys of an answer, whatever their depth, but for those of `readings`, which are labels.
    fn keys(answer: &Value, found: &mut Vec<String>) {
        match answer {
            Value::Object(fields) => {
                for (key, value) in fields {
                    found.push(key.clone());
                    if key != "readings" {
                        keys(value, found);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
            _ => {}
        }
    }

    #[test]
    fn the_page_on_answers_explains_every_field_on_wording() {
        let mut found = Vec::new();
        keys(&answer(), &mut found);
        for key in ["uses", "quoted", "variants", "nowhere", "cue", "differs"] {
            assert!(found.iter().any(|found| found == key), "the sample has no {key}");
        }
        let explained = explained("Wording");
        for key in found {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }

    #[test]
    fn places_are_counted_in_code_points_of_the_text_or_the_headline_they_stand_in() {
        let answer = answer();
        let is_true = |span: &Value, text: &Value| {
            let place = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
            let written = text.as_str().unwrap().chars();
            let written: String = written.skip(place("start")).take(place("end") - place("start")).collect();
            assert_eq!(written, span["text"].as_str().unwrap());
        };
        let (own, base) = (&answer["witnesses"][0], &answer["witnesses"][1]);
        let uses = own["words"]["words"][0]["uses"].as_array().unwrap();
        assert!(uses.len() > 10);
        for place in uses {
            is_true(place, &own["text"]);
        }
        let variant = &own["headline"]["edited"]["variants"][0];
        assert_eq!((&variant["a_span"]["text"], &variant["b_span"]["text"]), (&"3".into(), &"2".into()));
        is_true(&variant["a_span"], &base["title"]);
        is_true(&variant["b_span"], &own["title"]);
    }
}
