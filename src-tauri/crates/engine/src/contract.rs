//! Answers of the command line as JSON: stable, documented in the README, spans in code points.

use crate::{DecisionLine, MeaningAnswer, ShownBlock, ShownReading};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use variorum_collate::not_compared;
use variorum_model::{
    BlockKind, CodePoints, Collation, Decided, Digest, DisagreementKind, Extraction, Language, LeftOut, ReadingDoubt,
    Relation, Siglum, Span, StatedTime, VariantKind, Witness,
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
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
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
            member: extraction.member.clone(),
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct UnreadAnswer {
    /// The input.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
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

/// The answer of a command that could not do what it was asked.
#[derive(Debug, Serialize)]
pub struct RefusedAnswer {
    /// The version of the answer that the command would have given.
    pub schema: &'static str,
    /// Why.
    pub error: ErrorAnswer,
    /// The inputs that could not be read; null when that is not why.
    pub errors: Option<Vec<UnreadAnswer>>,
    /// The blocks that could be meant; null when that is not why.
    pub blocks: Option<Vec<ShownBlock>>,
    /// The passages that could be meant; null when that is not why.
    pub passages: Option<Vec<ShownReading>>,
    /// The decisions that stand against it; null when that is not why.
    pub decisions: Option<Vec<DecisionLine>>,
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

/// A document as it takes part in a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct WitnessAnswer {
    /// Its label.
    pub siglum: Siglum,
    /// How the document was named.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it was first published.
    pub published: Option<StatedTime>,
    /// The language of the body.
    pub language: Option<Language>,
    /// The text that is compared.
    pub text: String,
    /// Its sentences.
    pub passages: Vec<PassageAnswer>,
}

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PassageAnswer {
    /// Its number.
    pub id: usize,
    /// The number of its block.
    pub block: usize,
    /// Its place.
    #[serde(flatten)]
    pub span: SpanAnswer,
}

/// A place in a text, in Unicode code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SpanAnswer {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The words there.
    pub text: String,
}

impl SpanAnswer {
    /// The place `span` of `text`, whose code points are counted in `points`.
    pub(crate) fn new(text: &str, points: &CodePoints, span: Span) -> Self {
        Self { start: points.at(span.start), end: points.at(span.end), text: span.of(text).to_owned() }
    }
}

impl WitnessAnswer {
    /// The answer for a witness that was read in `document`.
    pub(crate) fn new(siglum: Siglum, witness: &Witness, document: &Extraction) -> Self {
        let points = CodePoints::new(&witness.text);
        let passages = witness.passages.iter().enumerate().map(|(id, passage)| PassageAnswer {
            id,
            block: passage.block,
            span: SpanAnswer::new(&witness.text, &points, passage.span),
        });
        Self {
            siglum,
            source: witness.source.clone(),
            member: document.member.clone(),
            outlet: witness.outlet.clone(),
            title: witness.title.clone(),
            published: witness.published.clone(),
            language: witness.language.clone(),
            passages: passages.collect(),
            text: witness.text.clone(),
        }
    }
}

#[derive(Debug, Serialize)]
struct RowAnswer {
    id: usize,
    base: Siglum,
    readings: BTreeMap<String, ReadingAnswer>,
    /// Who has no reading here because it is in another language; who else has none does not carry the statement.
    not_compared: Vec<Siglum>,
    disagrees: Vec<DisagreementAnswer>,
    /// What persons decided about this row; empty where the program alone made it.
    decided: BTreeSet<Decided>,
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

/// One place at which two texts differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct VariantAnswer {
    /// What the difference is made of.
    pub kind: VariantKind,
    /// The words of the first text.
    pub a_span: SpanAnswer,
    /// The words of the second.
    pub b_span: SpanAnswer,
}

impl CollateAnswer {
    /// The answer for a collation of what was read in `documents`, which are its witnesses, with the model that took part in it, and for the
    /// inputs that could not.
    pub fn new<'d>(
        collation: &Collation,
        documents: impl Iterator<Item = &'d Extraction>,
        meaning: Option<MeaningAnswer>,
        errors: Vec<UnreadAnswer>,
    ) -> Self {
        let texts: Vec<(&str, CodePoints)> =
            collation.witnesses.iter().map(|witness| (witness.text.as_str(), CodePoints::new(&witness.text))).collect();
        let span = |siglum: Siglum, span: Span| {
            texts.get(siglum.index()).map_or(SpanAnswer { start: 0, end: 0, text: String::new() }, |(text, points)| {
                SpanAnswer::new(text, points, span)
            })
        };
        let witnesses = (0..)
            .zip(collation.witnesses.iter().zip(documents))
            .map(|(index, (witness, document))| WitnessAnswer::new(Siglum::new(index), witness, document))
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
                not_compared: not_compared(collation, row),
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
                decided: row.decided.clone(),
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use serde_json::Value;
    use ts_rs::{Config, TS};
    use variorum_model::Block;

    const PAGE: &str = include_str!("../../../docs/ANSWERS.md");

    /// The names in the first cells of the tables below a heading of the page on answers.
    pub(crate) fn explained(heading: &str) -> Vec<&'static str> {
        let (_, section) = PAGE.split_once(&format!("\n## {heading}\n")).unwrap();
        let section = section.split("\n## ").next().unwrap();
        let cells = section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
        cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
    }

    /// What an enum of the model can be.
    pub(crate) fn names<T: TS>() -> Vec<String> {
        T::decl(&Config::new()).split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }

    pub(crate) fn keys(answer: &Value) -> Vec<String> {
        answer.as_object().unwrap().keys().cloned().collect()
    }

    #[test]
    fn the_page_on_answers_explains_every_reason_and_doubt_and_no_others() {
        assert!(names::<LeftOut>().len() > 15 && names::<ReadingDoubt>().len() > 7);
        assert_eq!(explained("Reasons"), names::<LeftOut>());
        assert_eq!(explained("Doubts"), names::<ReadingDoubt>());
    }

    #[test]
    fn the_page_on_answers_explains_every_field_of_a_refusal() {
        let error = ErrorAnswer { code: String::new(), message: String::new() };
        let refused = RefusedAnswer {
            schema: COLLATE_SCHEMA,
            error,
            errors: None,
            blocks: None,
            passages: None,
            decisions: None,
        };
        let answer = serde_json::to_value(refused).unwrap();
        let explained = explained("When something cannot be done");
        for key in keys(&answer).iter().chain(&keys(&answer["error"])) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }

    #[test]
    fn the_page_on_answers_explains_every_field_of_a_document() {
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
            language: None,
            section: None,
            agencies: vec![],
            blocks: vec![Block::included(BlockKind::Paragraph, "Ferries sail again.")],
            gaps: None,
            doubts: vec![],
        };
        let answer = ExtractAnswer::new("a.txt".into(), Digest::of(b""), &extraction);
        let answer = serde_json::to_value(answer).unwrap();
        let explained = explained("A document");
        for key in keys(&answer).iter().chain(&keys(&answer["blocks"][0])) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
        for kind in names::<BlockKind>() {
            assert!(PAGE.contains(&format!("`{kind}`")), "{kind}");
        }
    }
}
