//! The answer on figures: stable, documented in ANSWERS, spans in code points.

use crate::contract::{SpanAnswer, UnreadAnswer};
use crate::read_files::{FileDocument, FileRead, read_files};
use crate::{Reading, Source};
use serde::Serialize;
use variorum_collate::figures;
use variorum_messages::Catalogue;
use variorum_model::{CodePoints, Exactness, Figure, FigureKind, FigureValue};

/// The version of the answer of `figures`.
pub const FIGURES_SCHEMA: &str = "variorum.figures/1";

/// The figures of documents.
#[derive(Debug, PartialEq, Serialize)]
pub struct FiguresAnswer {
    schema: &'static str,
    /// The documents, in the order of the files.
    pub documents: Vec<DocumentFigures>,
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

/// Reads files and finds their figures.
pub async fn figures_of_files(
    reading: &Reading,
    catalogue: &Catalogue,
    sources: &[Source],
    raw: bool,
) -> FiguresAnswer {
    let (mut documents, mut errors) = (Vec::new(), Vec::new());
    read_files(reading, catalogue, sources, raw, |read| match read {
        FileRead::Document(document) => documents.push(DocumentFigures::of(*document)),
        FileRead::Unread(error) => errors.push(error),
    })
    .await;
    FiguresAnswer { schema: FIGURES_SCHEMA, documents, errors }
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
    fn the_page_on_answers_explains_every_field() {
        let documents = vec![DocumentFigures::of(document("Between 20 and 30 people came."))];
        let answer = FiguresAnswer { schema: FIGURES_SCHEMA, documents, errors: vec![] };
        let answer = serde_json::to_value(answer).unwrap();
        let explained = explained("Figures");
        let document = &answer["documents"][0];
        for key in keys(&answer).iter().chain(&keys(document)).chain(&keys(&document["figures"][0])) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }
}
