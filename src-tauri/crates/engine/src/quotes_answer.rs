//! The answer on quotes: stable, documented in ANSWERS, spans in code points.

use crate::MeaningAnswer;
use crate::contract::{SpanAnswer, UnreadAnswer};
use crate::quote_groups_answer::QuoteGroupAnswer;
use crate::quoting::Quoting;
use serde::Serialize;
use variorum_model::{CodePoints, Language, Quote, QuoteKind, Span};

/// The version of the answer of `quotes`.
pub const QUOTES_SCHEMA: &str = "variorum.quotes/1";

/// Who says what in each document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuotesAnswer {
    schema: &'static str,
    /// The documents, in the order of the files.
    pub documents: Vec<QuotedDocument>,
    /// The primary sources by which the quotes were judged, in the order of the files.
    pub primary: Vec<PrimaryDocument>,
    /// The quotes by utterance; null when there were too many documents to compare.
    pub groups: Option<Vec<QuoteGroupAnswer>>,
    /// The model by which quotes were compared by meaning; null when by their words alone.
    pub meaning: Option<MeaningAnswer>,
    /// What could not be read.
    pub errors: Vec<UnreadAnswer>,
}

/// A primary source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PrimaryDocument {
    /// How the document was named.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// The language in which it was read; null when it is not known.
    pub language: Option<Language>,
    /// The text in which the places stand.
    pub text: String,
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
    /// The answer for documents and primary sources that were read, and inputs that could not be.
    pub(crate) fn new(
        documents: Vec<Quoting>,
        primary: Vec<PrimaryDocument>,
        groups: Option<Vec<QuoteGroupAnswer>>,
        meaning: Option<MeaningAnswer>,
        errors: Vec<UnreadAnswer>,
    ) -> Self {
        let documents = documents.into_iter().map(QuotedDocument::new).collect();
        Self { schema: QUOTES_SCHEMA, documents, primary, groups, meaning, errors }
    }
}

impl QuotedDocument {
    fn new(read: Quoting) -> Self {
        let Quoting { source, member, language, text, quotes, .. } = read;
        let points = CodePoints::new(&text);
        let quotes = quotes.into_iter().map(|quote| QuoteAnswer::new(&text, &points, quote)).collect();
        Self { source, member, language, text, quotes }
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
    use variorum_model::{Block, BlockKind, Extraction};

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
        let read = |source: &str, text: &str| Quoting::new(source.into(), &document(text));
        let said = "“The café is open,” harbour pilot Ada Rahn said.";
        let documents = vec![read("a.txt", said), read("b.txt", "“The café is shut,” Ada Rahn said.")];
        let statement = document("The café is open.");
        let primary = vec![crate::witnesses::witness("p.txt".into(), &statement)];
        let groups = crate::quote_groups_answer::groups(&documents, &[None, None], &primary);
        let primary =
            vec![PrimaryDocument { source: "p.txt".into(), member: None, language: None, text: statement.text() }];
        let answer = QuotesAnswer::new(documents, primary, Some(groups), None, vec![]);
        let answer = serde_json::to_value(answer).unwrap();
        let document = &answer["documents"][0];
        let group = &answer["groups"][0];
        let altered = &group["quotes"][1];
        assert_eq!(altered["alterations"][0]["after"]["text"], "shut");
        let quote = &document["quotes"][0];
        assert_eq!((&quote["speaker_name"], &quote["role"]), (&"Ada Rahn".into(), &"harbour pilot".into()));
        let explained = explained("Quotes");
        let parts = [&answer, document, quote, &quote["content"][0], &answer["primary"][0], group, altered];
        for part in parts.into_iter().chain([&altered["against"], &altered["alterations"][0]]) {
            for key in keys(part) {
                assert!(explained.contains(&key.as_str()), "{key}");
            }
        }
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let read = QuotedDocument::new(Quoting::new("a.txt".into(), &document("Café. “Ça ira,” Ada Rahn said.")));
        let place = &read.quotes[0].content[0];
        let written: String = read.text.chars().skip(place.start).take(place.end - place.start).collect();
        assert_eq!((written.as_str(), place.text.as_str()), ("Ça ira,", "Ça ira,"));
    }
}
