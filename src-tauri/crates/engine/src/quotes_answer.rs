//! The answer on quotes: stable, documented in ANSWERS, spans in code points.

use crate::MeaningAnswer;
use crate::contract::{SpanAnswer, UnreadAnswer};
use crate::quote_groups_answer::{QuoteGroupAnswer, SpeakerVerbsAnswer};
use crate::quoting::Quoting;
use serde::Serialize;
use variorum_model::{CodePoints, Language, Quote, QuoteKind, Siglum, Span, Witness};

/// The version of the answer of `quotes`.
pub const QUOTES_SCHEMA: &str = "variorum.quotes/1";

/// Who says what in each document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct QuotesAnswer {
    schema: &'static str,
    /// The documents, in the order of the files, or of the articles of the story.
    pub documents: Vec<QuotedDocument>,
    /// The primary sources by which the quotes were judged: those of the story, then the files that were named.
    pub primary: Vec<PrimaryDocument>,
    /// The quotes by utterance; null when there were too many files to compare.
    pub groups: Option<Vec<QuoteGroupAnswer>>,
    /// By which verbs the documents tell what each speaker said, where several tell the same; null when there were too many files to compare.
    pub speakers: Option<Vec<SpeakerVerbsAnswer>>,
    /// The model by which quotes were compared by meaning; null when by their words alone.
    pub meaning: Option<MeaningAnswer>,
    /// What could not be read.
    pub errors: Vec<UnreadAnswer>,
}

/// A primary source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PrimaryDocument {
    /// Its label, which follows those of the documents.
    pub siglum: Siglum,
    /// How the document was named.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The language in which it was read; null when it is not known.
    pub language: Option<Language>,
    /// The text in which the places stand.
    pub text: String,
}

/// A document and its quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct QuotedDocument {
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
    /// The language in which it was read; null when it is not known.
    pub language: Option<Language>,
    /// The text in which the places stand.
    pub text: String,
    /// Its quotes, in the order of the text.
    pub quotes: Vec<QuoteAnswer>,
}

/// Something that a text says somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
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
        (groups, speakers): (Option<Vec<QuoteGroupAnswer>>, Option<Vec<SpeakerVerbsAnswer>>),
        meaning: Option<MeaningAnswer>,
        errors: Vec<UnreadAnswer>,
    ) -> Self {
        let documents = documents.into_iter().enumerate().map(|(at, read)| QuotedDocument::new(at, read)).collect();
        Self { schema: QUOTES_SCHEMA, documents, primary, groups, speakers, meaning, errors }
    }
}

impl PrimaryDocument {
    /// A primary source behind so many documents and sources, which its package calls `member`.
    pub(crate) fn new(at: usize, read: Witness, member: Option<String>) -> Self {
        let Witness { source, outlet, title, language, text, .. } = read;
        Self { siglum: Siglum::new(at), source, member, outlet, title, language, text }
    }
}

impl QuotedDocument {
    fn new(at: usize, read: Quoting) -> Self {
        let Quoting { source, member, outlet, title, language, text, quotes, .. } = read;
        let points = CodePoints::new(&text);
        let quotes = quotes.into_iter().map(|quote| QuoteAnswer::new(&text, &points, quote)).collect();
        Self { siglum: Siglum::new(at), source, member, outlet, title, language, text, quotes }
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
    use crate::Meaning;
    use crate::contract::tests::{explained, keys};
    use crate::quoting::compare;
    use std::sync::atomic::AtomicBool;
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
        let documents = vec![read("a.txt", said), read("b.txt", "“The café is shut,” Ada Rahn claimed.")];
        let statement = document("The café is open.");
        let primary = vec![(crate::witnesses::witness("p.txt".into(), &statement), None)];
        let answer = compare(documents, primary, &Meaning::default(), vec![], true, &AtomicBool::new(false)).unwrap();
        let answer = serde_json::to_value(answer).unwrap();
        let document = &answer["documents"][0];
        let group = &answer["groups"][0];
        let altered = &group["quotes"][1];
        assert_eq!(altered["alterations"][0]["after"]["text"], "shut");
        assert_eq!(
            (&altered["verb"], &altered["verb_class"], &group["verbs_differ"]),
            (&"claim".into(), &"claiming".into(), &true.into())
        );
        assert_eq!(altered["against"]["siglum"], "C", "a primary source comes behind the documents");
        let quote = &document["quotes"][0];
        assert_eq!((&quote["speaker_name"], &quote["role"]), (&"Ada Rahn".into(), &"harbour pilot".into()));
        let explained = explained("Quotes");
        let parts = [&answer, document, quote, &quote["content"][0], &answer["primary"][0], group, altered];
        let speaker = &answer["speakers"][0];
        let verbs = &speaker["verbs"][0];
        let places = [&altered["against"], &altered["alterations"][0], speaker, verbs, &verbs["quotes"][0]];
        for part in parts.into_iter().chain(places) {
            for key in keys(part) {
                assert!(explained.contains(&key.as_str()), "{key}");
            }
        }
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let read = QuotedDocument::new(0, Quoting::new("a.txt".into(), &document("Café. “Ça ira,” Ada Rahn said.")));
        let place = &read.quotes[0].content[0];
        let written: String = read.text.chars().skip(place.start).take(place.end - place.start).collect();
        assert_eq!((written.as_str(), place.text.as_str()), ("Ça ira,", "Ça ira,"));
    }
}
