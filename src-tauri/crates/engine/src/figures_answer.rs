//! The answer on figures: stable, documented in ANSWERS, spans in code points.

use crate::MeaningAnswer;
use crate::contract::{SpanAnswer, UnreadAnswer};
use serde::Serialize;
use std::cmp::Reverse;
use variorum_collate::figures;
use variorum_model::{
    CodePoints, DisagreementKind, Exactness, Extraction, Figure, FigureKind, FigureValue, Row, Siglum, Witness,
};

/// The version of the answer of `figures`.
pub const FIGURES_SCHEMA: &str = "variorum.figures/1";

/// The figures of documents, and what cannot all be true of what they say.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct FiguresAnswer {
    schema: &'static str,
    /// The documents, in the order of the files, or of the articles of the story.
    pub documents: Vec<DocumentFigures>,
    /// What contradicts what, the most certain and weighty first; empty for one document and above fifty files.
    pub disagreements: Vec<DisagreementOfFigures>,
    /// The model by which the documents were compared by meaning; none when they were compared by their words alone, or not at all.
    pub meaning: Option<MeaningAnswer>,
    /// What could not be read.
    pub errors: Vec<UnreadAnswer>,
}

/// The figures of a document.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct DocumentFigures {
    /// Its label; in a story of the archive that of the article.
    pub siglum: Siglum,
    /// How the document was named.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The text in which the figures stand.
    pub text: String,
    /// The figures, in the order of the text.
    pub figures: Vec<FigureAnswer>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct FigureAnswer {
    /// Its place.
    #[serde(flatten)]
    pub span: SpanAnswer,
    /// What it is.
    pub kind: FigureKind,
    /// What it says.
    pub value: FigureValue,
    /// The other end of a range.
    pub value_max: Option<FigureValue>,
    /// Its unit, or what is counted.
    pub unit: Option<String>,
    /// Whether it is not meant to the last digit.
    pub approximate: bool,
    /// How exactly it is meant.
    pub exactness: Exactness,
}

/// Readings of one statement that cannot all be true.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct DisagreementOfFigures {
    /// What they disagree about.
    pub kind: DisagreementKind,
    /// Who says what, in the order of the documents.
    pub readings: Vec<DisagreeingReading>,
}

/// What a document says of it.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct DisagreeingReading {
    /// The label of the document.
    pub siglum: Siglum,
    /// How the document was named.
    pub source: String,
    /// Its words.
    #[serde(flatten)]
    pub span: SpanAnswer,
    /// What the figure says that stands there; null where none does.
    pub value: Option<FigureValue>,
}

impl FiguresAnswer {
    /// The answer for witnesses that were read in `documents`, and for what could not be read. `rows` are those in which they were compared; none where
    /// they were not.
    pub(crate) fn new<'d>(
        witnesses: &[Witness],
        documents: impl Iterator<Item = &'d Extraction>,
        rows: &[Row],
        meaning: Option<MeaningAnswer>,
        errors: Vec<UnreadAnswer>,
    ) -> Self {
        let told = (0..).zip(witnesses.iter().zip(documents));
        let documents: Vec<DocumentFigures> =
            told.map(|(at, (witness, document))| DocumentFigures::of(Siglum::new(at), witness, document)).collect();
        let disagreements = ranked(rows, &documents);
        Self { schema: FIGURES_SCHEMA, documents, disagreements, meaning, errors }
    }
}

/// The disagreements of all rows: first those of rows whose joins are sure; then by their kind, in the order of [`DisagreementKind`]; then those in
/// which more documents take part; then in the order of the rows.
fn ranked(rows: &[Row], documents: &[DocumentFigures]) -> Vec<DisagreementOfFigures> {
    let points: Vec<CodePoints> = documents.iter().map(|document| CodePoints::new(&document.text)).collect();
    let of_rows = rows.iter().flat_map(|row| row.disagrees.iter().map(move |found| (row, found)));
    let mut found: Vec<_> = of_rows
        .map(|(row, found)| {
            let is_unsure =
                found.readings.keys().any(|siglum| row.readings.get(siglum).is_some_and(|reading| reading.unsure));
            let readings = found.readings.iter().filter_map(|(siglum, span)| {
                let (document, points) = (documents.get(siglum.index())?, points.get(siglum.index())?);
                let span = SpanAnswer::new(&document.text, points, *span);
                let stands_there =
                    |figure: &&FigureAnswer| figure.span.start < span.end && span.start < figure.span.end;
                let value = document.figures.iter().find(stands_there).map(|figure| figure.value.clone());
                Some(DisagreeingReading { siglum: *siglum, source: document.source.clone(), value, span })
            });
            (is_unsure, DisagreementOfFigures { kind: found.kind, readings: readings.collect() })
        })
        .collect();
    found.sort_by_key(|(is_unsure, found)| (*is_unsure, found.kind, Reverse(found.readings.len())));
    found.into_iter().map(|(_, found)| found).collect()
}

impl DocumentFigures {
    fn of(siglum: Siglum, witness: &Witness, document: &Extraction) -> Self {
        let text = witness.text.clone();
        let points = CodePoints::new(&text);
        let day = witness.published.as_ref().or(witness.modified.as_ref());
        let found = figures(&text, witness.language.as_ref(), day);
        let figures = found.into_iter().map(|figure| FigureAnswer::new(&text, &points, figure)).collect();
        Self {
            siglum,
            source: witness.source.clone(),
            member: document.member.clone(),
            outlet: witness.outlet.clone(),
            title: witness.title.clone(),
            figures,
            text,
        }
    }
}

impl FigureAnswer {
    fn new(text: &str, points: &CodePoints, figure: Figure) -> Self {
        Self {
            span: SpanAnswer::new(text, points, figure.span),
            kind: figure.kind,
            value: figure.value,
            value_max: figure.value_max,
            unit: figure.unit,
            approximate: figure.exactness != Exactness::Exact,
            exactness: figure.exactness,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use crate::witnesses::witness;
    use std::sync::atomic::AtomicBool;
    use variorum_collate::collate;
    use variorum_model::{Block, BlockKind, Language};

    fn document(text: &str) -> Extraction {
        Extraction {
            member: None,
            reader: 1,
            media_type: "text/plain".into(),
            url: None,
            outlet: None,
            title: None,
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

    fn told(documents: &[(&str, &Extraction)]) -> FiguresAnswer {
        let witnesses = documents.iter().map(|(source, document)| witness((*source).into(), document)).collect();
        let collation = collate(witnesses, None, &[], &AtomicBool::new(false)).unwrap();
        let documents = documents.iter().map(|(_, document)| *document);
        FiguresAnswer::new(&collation.witnesses, documents, &collation.rows, None, vec![])
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let document = document("“Más” cost about $1.2 million.");
        let told = told(&[("a.txt", &document)]);
        let [figure] = told.documents[0].figures.as_slice() else { panic!("{told:?}") };
        assert_eq!((figure.span.start, figure.span.end, figure.span.text.as_str()), (17, 29, "$1.2 million"));
        assert!(figure.approximate);
    }

    #[test]
    fn disagreements_are_ranked_and_carry_their_values() {
        let text = |cost: &str, count: &str| {
            format!(
                "The harbour bridge at Tarn was closed by {count} inspectors. The new harbour bridge at Tarn costs {cost} in all."
            )
        };
        let (one, other) = (document(&text("$3 million", "12")), document(&text("$8 million", "15")));
        let told = told(&[("a.txt", &one), ("b.txt", &other)]);
        let told: Vec<_> = told
            .disagreements
            .iter()
            .map(|found| {
                let sides = found.readings.iter().map(|side| (side.source.as_str(), side.value.clone()));
                (found.kind, sides.collect::<Vec<_>>())
            })
            .collect();
        let number = |number: f64| Some(FigureValue::Number(number));
        assert_eq!(
            told,
            [
                (DisagreementKind::Money, vec![("a.txt", number(3e6)), ("b.txt", number(8e6))]),
                (DisagreementKind::Number, vec![("a.txt", number(12.0)), ("b.txt", number(15.0))]),
            ]
        );
    }

    #[test]
    fn the_page_on_answers_explains_every_field() {
        let (one, other) = (document("Some 20 to 30 barges sank off Tarn."), document("Nine barges sank off Tarn."));
        let answer = serde_json::to_value(told(&[("a.txt", &one), ("b.txt", &other)])).unwrap();
        let explained = explained("Figures");
        let (document, disagreement) = (&answer["documents"][0], &answer["disagreements"][0]);
        let all = [&answer, document, &document["figures"][0], disagreement, &disagreement["readings"][0]];
        for key in all.into_iter().flat_map(keys) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }
}
