//! Answers of the command line as JSON: stable, documented in the README, spans in code points.

use crate::MeaningAnswer;
use serde::Serialize;
use std::collections::BTreeMap;
use variorum_model::{
    BlockKind, CodePoints, Collation, Digest, DisagreementKind, Extraction, Language, LeftOut, ReadingDoubt, Relation,
    Siglum, Span, StatedTime, VariantKind,
};

/// The version of the answer of `extract`.
pub const EXTRACT_SCHEMA: &str = "variorum.extract/1";
/// The version of the answer of `collate`.
pub const COLLATE_SCHEMA: &str = "variorum.collate/1";

/// A document as read.
#[derive(Debug, Serialize)]
pub struct ExtractAnswer {
    schema: &'static str,
    /// How the document was named.
    pub source: String,
    /// The hash of the file.
    pub sha256: Digest,
    /// The kind of document, as found in its bytes.
    pub media_type: String,
    /// The address that the document gives as its own.
    pub url: Option<String>,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors' names.
    pub byline: Vec<String>,
    /// When it was first published.
    pub published: Option<StatedTime>,
    /// When it was last changed.
    pub modified: Option<StatedTime>,
    /// The language of the body.
    pub language: Option<Language>,
    /// The text that is compared.
    pub text: String,
    /// All blocks, in document order.
    pub blocks: Vec<BlockAnswer>,
    /// What a person should know about this reading.
    pub doubts: Vec<ReadingDoubt>,
}

/// A block of a document.
#[derive(Debug, Serialize)]
pub struct BlockAnswer {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
    /// Where it starts in the document's text, in code points; null when it is left out.
    pub start: Option<usize>,
    /// Where it ends.
    pub end: Option<usize>,
    /// Whether it takes part in comparisons.
    pub included: bool,
    /// Why it does not.
    pub reason: Option<LeftOut>,
}

impl ExtractAnswer {
    /// The answer for one document.
    pub fn new(source: String, sha256: Digest, extraction: &Extraction) -> Self {
        let text = extraction.text();
        let points = CodePoints::new(&text);
        let blocks = extraction
            .blocks
            .iter()
            .zip(extraction.spans())
            .map(|(block, span)| BlockAnswer {
                kind: block.kind,
                text: block.text.clone(),
                start: span.map(|span| points.at(span.start)),
                end: span.map(|span| points.at(span.end)),
                included: block.left_out.is_none(),
                reason: block.left_out,
            })
            .collect();
        Self {
            schema: EXTRACT_SCHEMA,
            source,
            sha256,
            media_type: extraction.media_type.clone(),
            url: extraction.url.clone(),
            outlet: extraction.outlet.clone(),
            title: extraction.title.clone(),
            byline: extraction.byline.clone(),
            published: extraction.published.clone(),
            modified: extraction.modified.clone(),
            language: extraction.language.clone(),
            blocks,
            doubts: extraction.doubts.clone(),
            text,
        }
    }
}

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnreadAnswer {
    /// The input.
    pub source: String,
    /// Why.
    pub error: ErrorAnswer,
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ErrorAnswer {
    /// The stable code.
    pub code: String,
    /// The reason and what to do, in the person's language.
    pub message: String,
}

/// A collation.
#[derive(Debug, Serialize)]
pub struct CollateAnswer {
    schema: &'static str,
    witnesses: Vec<WitnessAnswer>,
    rows: Vec<RowAnswer>,
    pairs: Vec<PairAnswer>,
    /// The model by which passages were compared by meaning; null when they were compared by their words alone.
    meaning: Option<MeaningAnswer>,
    errors: Vec<UnreadAnswer>,
}

#[derive(Debug, Serialize)]
struct WitnessAnswer {
    siglum: Siglum,
    source: String,
    outlet: Option<String>,
    title: Option<String>,
    published: Option<StatedTime>,
    language: Option<Language>,
    text: String,
    passages: Vec<PassageAnswer>,
}

#[derive(Debug, Serialize)]
struct PassageAnswer {
    id: usize,
    block: usize,
    #[serde(flatten)]
    span: SpanAnswer,
}

/// A place in a document's text, in Unicode code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct SpanAnswer {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Debug, Serialize)]
struct RowAnswer {
    id: usize,
    base: Siglum,
    readings: BTreeMap<String, ReadingAnswer>,
    disagrees: Vec<DisagreementAnswer>,
}

#[derive(Debug, Serialize)]
struct ReadingAnswer {
    passages: Vec<usize>,
    relation: Option<Relation>,
    moved: bool,
    unsure: bool,
}

#[derive(Debug, Serialize)]
struct DisagreementAnswer {
    kind: DisagreementKind,
    readings: BTreeMap<String, SpanAnswer>,
}

#[derive(Debug, Serialize)]
struct PairAnswer {
    a: Siglum,
    b: Siglum,
    a_passages: Vec<usize>,
    b_passages: Vec<usize>,
    relation: Relation,
    score: f64,
    variants: Vec<VariantAnswer>,
}

#[derive(Debug, Serialize)]
struct VariantAnswer {
    kind: VariantKind,
    a_span: SpanAnswer,
    b_span: SpanAnswer,
}

impl CollateAnswer {
    /// The answer for a collation with the model that took part in it, and for the inputs that could not.
    pub fn new(collation: &Collation, meaning: Option<MeaningAnswer>, errors: Vec<UnreadAnswer>) -> Self {
        let texts: Vec<(&str, CodePoints)> =
            collation.witnesses.iter().map(|witness| (witness.text.as_str(), CodePoints::new(&witness.text))).collect();
        let span = |siglum: Siglum, span: Span| {
            texts.get(siglum.index()).map_or(SpanAnswer { start: 0, end: 0, text: String::new() }, |(text, points)| {
                SpanAnswer { start: points.at(span.start), end: points.at(span.end), text: span.of(text).to_owned() }
            })
        };
        let witnesses = (0..)
            .zip(&collation.witnesses)
            .map(|(index, witness)| {
                let siglum = Siglum::new(index);
                let passages = witness.passages.iter().enumerate();
                WitnessAnswer {
                    siglum,
                    source: witness.source.clone(),
                    outlet: witness.outlet.clone(),
                    title: witness.title.clone(),
                    published: witness.published.clone(),
                    language: witness.language.clone(),
                    text: witness.text.clone(),
                    passages: passages
                        .map(|(id, passage)| PassageAnswer {
                            id,
                            block: passage.block,
                            span: span(siglum, passage.span),
                        })
                        .collect(),
                }
            })
            .collect();
        let rows = collation
            .rows
            .iter()
            .enumerate()
            .map(|(id, row)| RowAnswer {
                id,
                base: row.base,
                readings: row
                    .readings
                    .iter()
                    .map(|(siglum, reading)| {
                        let answer = ReadingAnswer {
                            passages: reading.passages.clone(),
                            relation: reading.relation,
                            moved: reading.moved,
                            unsure: reading.unsure,
                        };
                        (siglum.to_string(), answer)
                    })
                    .collect(),
                disagrees: row
                    .disagrees
                    .iter()
                    .map(|found| DisagreementAnswer {
                        kind: found.kind,
                        readings: found
                            .readings
                            .iter()
                            .map(|(siglum, place)| (siglum.to_string(), span(*siglum, *place)))
                            .collect(),
                    })
                    .collect(),
            })
            .collect();
        let pairs = collation
            .pairs
            .iter()
            .map(|pair| PairAnswer {
                a: pair.a,
                b: pair.b,
                a_passages: pair.a_passages.clone(),
                b_passages: pair.b_passages.clone(),
                relation: pair.relation,
                score: pair.score,
                variants: pair
                    .variants
                    .iter()
                    .map(|variant| VariantAnswer {
                        kind: variant.kind,
                        a_span: span(pair.a, variant.a_span),
                        b_span: span(pair.b, variant.b_span),
                    })
                    .collect(),
            })
            .collect();
        Self { schema: COLLATE_SCHEMA, witnesses, rows, pairs, meaning, errors }
    }
}
