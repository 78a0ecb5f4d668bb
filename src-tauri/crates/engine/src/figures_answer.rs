//! The answer on figures: stable, documented in ANSWERS, spans in code points.

use crate::contract::{SpanAnswer, UnreadAnswer};
use crate::read_files::{FileDocument, FileRead, read_files};
use crate::witnesses::witness;
use crate::{Failure, MANY, Meaning, MeaningAnswer, Reading, Source};
use serde::Serialize;
use std::cmp::Reverse;
use std::sync::atomic::AtomicBool;
use variorum_collate::{collate, figures};
use variorum_messages::Catalogue;
use variorum_model::{CodePoints, Collation, DisagreementKind, Exactness, Figure, FigureKind, FigureValue, Witness};

/// The version of the answer of `figures`.
pub const FIGURES_SCHEMA: &str = "variorum.figures/1";

/// The figures of documents, and what cannot all be true of what they say.
#[derive(Debug, PartialEq, Serialize)]
pub struct FiguresAnswer {
    schema: &'static str,
    /// The documents, in the order of the files.
    pub documents: Vec<DocumentFigures>,
    /// What contradicts what, the most certain and weighty first; empty for one document and above [`MANY`] files.
    pub disagreements: Vec<DisagreementOfFigures>,
    /// The model by which the documents were compared by meaning; none when they were compared by their words alone, or not at all.
    pub meaning: Option<MeaningAnswer>,
    /// What could not be read.
    pub errors: Vec<UnreadAnswer>,
}

/// The figures of a document.
#[derive(Debug, PartialEq, Serialize)]
pub struct DocumentFigures {
    /// How the document was named.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// The text in which the figures stand.
    pub text: String,
    /// The figures, in the order of the text.
    pub figures: Vec<FigureAnswer>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Debug, PartialEq, Serialize)]
pub struct DisagreementOfFigures {
    /// What they disagree about.
    pub kind: DisagreementKind,
    /// Who says what, in the order of the documents.
    pub readings: Vec<DisagreeingReading>,
}

/// What a document says of it.
#[derive(Debug, PartialEq, Serialize)]
pub struct DisagreeingReading {
    /// How the document was named.
    pub source: String,
    /// Its words.
    #[serde(flatten)]
    pub span: SpanAnswer,
    /// What the figure says that stands there; null where none does.
    pub value: Option<FigureValue>,
}

/// Reads files, finds their figures, and compares what two to [`MANY`] of them say.
pub async fn figures_of_files(
    reading: &Reading,
    meaning: &Meaning,
    catalogue: &Catalogue,
    sources: &[Source],
    raw: bool,
) -> Result<FiguresAnswer, Failure> {
    let (mut documents, mut errors) = (Vec::new(), Vec::new());
    read_files(reading, catalogue, sources, raw, |read| match read {
        FileRead::Document(document) => documents.push(*document),
        FileRead::Unread(error) => errors.push(error),
    })
    .await;
    let is_compared = (2..=MANY).contains(&documents.len()) && sources.len() <= MANY;
    let witnesses: Vec<Witness> = if is_compared {
        documents.iter().map(|document| witness(document.source.clone(), &document.extraction)).collect()
    } else {
        Vec::new()
    };
    let by = meaning.clone();
    let work = tokio::task::spawn_blocking(move || -> Result<_, Failure> {
        let documents: Vec<DocumentFigures> = documents.into_iter().map(DocumentFigures::of).collect();
        let disagreements = if is_compared { ranked(&compared(witnesses, &by)?, &documents) } else { Vec::new() };
        Ok((documents, disagreements))
    });
    let (documents, disagreements) = work.await.map_err(|_| Failure::Interrupted)??;
    let meaning = if is_compared { meaning.answer() } else { None };
    Ok(FiguresAnswer { schema: FIGURES_SCHEMA, documents, disagreements, meaning, errors })
}

fn compared(mut witnesses: Vec<Witness>, meaning: &Meaning) -> Result<Collation, Failure> {
    let cancelled = AtomicBool::new(false);
    meaning.read(&mut witnesses, &cancelled)?;
    Ok(collate(witnesses, None, &[], &cancelled)?)
}

/// The disagreements of all rows: first those of rows whose joins are sure; then by their kind, in the order of [`DisagreementKind`]; then those in
/// which more documents take part; then in the order of the rows.
fn ranked(collation: &Collation, documents: &[DocumentFigures]) -> Vec<DisagreementOfFigures> {
    let points: Vec<CodePoints> = documents.iter().map(|document| CodePoints::new(&document.text)).collect();
    let of_rows = collation.rows.iter().flat_map(|row| row.disagrees.iter().map(move |found| (row, found)));
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
                Some(DisagreeingReading { source: document.source.clone(), value, span })
            });
            (is_unsure, DisagreementOfFigures { kind: found.kind, readings: readings.collect() })
        })
        .collect();
    found.sort_by_key(|(is_unsure, found)| (*is_unsure, found.kind, Reverse(found.readings.len())));
    found.into_iter().map(|(_, found)| found).collect()
}

impl DocumentFigures {
    fn of(document: FileDocument) -> Self {
        let extraction = document.extraction;
        let text = extraction.text();
        let points = CodePoints::new(&text);
        let found = figures(
            &text,
            extraction.language.as_ref(),
            extraction.published.as_ref().or(extraction.modified.as_ref()),
        );
        let figures = found.into_iter().map(|figure| FigureAnswer::new(&text, &points, figure)).collect();
        Self { source: document.source, member: extraction.member, figures, text }
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
    use variorum_model::{Block, BlockKind, Digest, Extraction, Language};

    fn document(text: &str) -> FileDocument {
        let extraction = Extraction {
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
        };
        FileDocument { source: "a.txt".into(), sha256: Digest::of(text.as_bytes()), extraction }
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let told = DocumentFigures::of(document("“Más” cost about $1.2 million."));
        let [figure] = told.figures.as_slice() else { panic!("{:?}", told.figures) };
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
        let named = |source: &str, text: &str| FileDocument { source: source.into(), ..document(text) };
        let documents = [named("a.txt", &text("$3 million", "12")), named("b.txt", &text("$8 million", "15"))];
        let witnesses =
            documents.iter().map(|document| witness(document.source.clone(), &document.extraction)).collect();
        let collation = collate(witnesses, None, &[], &AtomicBool::new(false)).unwrap();
        let documents: Vec<DocumentFigures> = documents.into_iter().map(DocumentFigures::of).collect();
        let ranked = ranked(&collation, &documents);
        let told: Vec<_> = ranked
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
        let documents = vec![DocumentFigures::of(document("Between 20 and 30 people came."))];
        let span = documents[0].figures[0].span.clone();
        let readings = vec![DisagreeingReading { source: "a.txt".into(), span, value: None }];
        let disagreements = vec![DisagreementOfFigures { kind: DisagreementKind::Number, readings }];
        let answer = FiguresAnswer { schema: FIGURES_SCHEMA, documents, disagreements, meaning: None, errors: vec![] };
        let answer = serde_json::to_value(answer).unwrap();
        let explained = explained("Figures");
        let (document, disagreement) = (&answer["documents"][0], &answer["disagreements"][0]);
        let all = [&answer, document, &document["figures"][0], disagreement, &disagreement["readings"][0]];
        for key in all.into_iter().flat_map(keys) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }
}
