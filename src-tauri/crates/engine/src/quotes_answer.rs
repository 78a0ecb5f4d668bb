//! The answer on quotes: stable, documented in ANSWERS, spans in code points.

use crate::contract::{SpanAnswer, UnreadAnswer};
use serde::Serialize;
use variorum_collate::quotes;
use variorum_model::{BlockKind, CodePoints, Extraction, Language, Quote, QuoteKind, Span};
use variorum_text::detect;

/// The version of the answer of `quotes`.
pub const QUOTES_SCHEMA: &str = "variorum.quotes/1";

/// Who says what in each document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotesAnswer {
    schema: &'static str,
    /// The documents, in the order of the files.
    pub documents: Vec<QuotedDocument>,
    /// What could not be read.
    pub errors: Vec<UnreadAnswer>,
}

/// A document and its quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotedDocument {
    /// How the document was named.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// The language in which it was read; null when it is not known.
    pub language: Option<Language>,
    /// The text in which the places stand.
    pub text: String,
    /// Its quotes, in the order of the text.
    pub quotes: Vec<QuoteAnswer>,
}

/// Something that a text says somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteAnswer {
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// What was said.
    pub content: Vec<SpanAnswer>,
    /// The words that tell that it was said.
    pub cue: Vec<SpanAnswer>,
    /// The words that tell who said it.
    pub speaker: Vec<SpanAnswer>,
    /// The speaker's name; null when the text gives none.
    pub speaker_name: Option<String>,
    /// The speaker's office; null when the text gives none.
    pub role: Option<String>,
    /// Whether one of its quotation marks is missing.
    pub mark_missing: bool,
}

impl QuotesAnswer {
    /// The answer for documents that were read and inputs that could not be.
    pub fn new(documents: Vec<QuotedDocument>, errors: Vec<UnreadAnswer>) -> Self {
        Self { schema: QUOTES_SCHEMA, documents, errors }
    }
}

impl QuotedDocument {
    /// The quotes of what was read under the name `source`.
    pub(crate) fn new(source: String, extraction: &Extraction) -> Self {
        let text = extraction.text();
        // What the words say counts more than what the page declares: templates declare one language for all pages.
        let language = detect(&text).or_else(|| extraction.language.clone());
        let kinds = extraction.blocks.iter().map(|block| block.kind);
        let blocks: Vec<(BlockKind, Span)> =
            kinds.zip(extraction.spans()).filter_map(|(kind, span)| Some((kind, span?))).collect();
        let points = CodePoints::new(&text);
        let found = quotes(&text, &blocks, language.as_ref());
        let quotes = found.into_iter().map(|quote| QuoteAnswer::new(&text, &points, quote)).collect();
        Self { source, member: extraction.member.clone(), language, quotes, text }
    }
}

impl QuoteAnswer {
    fn new(text: &str, points: &CodePoints, quote: Quote) -> Self {
        let places = |spans: &[Span]| spans.iter().map(|span| SpanAnswer::new(text, points, *span)).collect();
        Self {
            kind: quote.kind,
            content: places(&quote.content),
            cue: places(&quote.cue),
            speaker: places(&quote.speaker),
            speaker_name: quote.speaker_name,
            role: quote.role,
            mark_missing: quote.mark_missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use variorum_model::Block;

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

    #[test]
    fn the_page_on_answers_explains_every_field_on_quotes() {
        let read = QuotedDocument::new("a.txt".into(), &document("“The café is open,” harbour pilot Ada Rahn said."));
        let answer = serde_json::to_value(QuotesAnswer::new(vec![read], vec![])).unwrap();
        let document = &answer["documents"][0];
        let quote = &document["quotes"][0];
        assert_eq!((&quote["speaker_name"], &quote["role"]), (&"Ada Rahn".into(), &"harbour pilot".into()));
        let explained = explained("Quotes");
        for part in [&answer, document, quote, &quote["content"][0]] {
            for key in keys(part) {
                assert!(explained.contains(&key.as_str()), "{key}");
            }
        }
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let read = QuotedDocument::new("a.txt".into(), &document("Café. “Ça ira,” Ada Rahn said."));
        let place = &read.quotes[0].content[0];
        let written: String = read.text.chars().skip(place.start).take(place.end - place.start).collect();
        assert_eq!((written.as_str(), place.text.as_str()), ("Ça ira,", "Ça ira,"));
    }
}
