//! Quotes by utterance, as JSON: stable, documented in ANSWERS, spans in code points.

use crate::contract::SpanAnswer;
use crate::quoting::Quoting;
use serde::Serialize;
use variorum_collate::{PrimaryText, QuotingText, quote_groups};
use variorum_model::{
    Alteration, CodePoints, QuoteGroup, QuoteInGroup, QuoteReference, QuoteStatus, Span, Vector, Witness,
};

/// Quotes of one utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteGroupAnswer {
    /// Who said it; null when no document names the speaker.
    pub speaker_name: Option<String>,
    /// The quotes.
    pub quotes: Vec<QuoteInGroupAnswer>,
}

/// A quote of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteInGroupAnswer {
    /// The document it stands in.
    pub source: String,
    /// Its number among that document's quotes, from 0.
    pub index: usize,
    /// How it stands to what it was held against.
    pub status: QuoteStatus,
    /// Whether that gives the words to somebody else.
    pub speaker_differs: bool,
    /// What it was held against; null when it has no counterpart.
    pub against: Option<AgainstAnswer>,
    /// The words that were changed.
    pub alterations: Vec<AlterationAnswer>,
}

/// Where the counterpart of a quote stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgainstAnswer {
    /// The document or primary source.
    pub source: String,
    /// The places, in the order of the quote.
    pub spans: Vec<SpanAnswer>,
}

/// Words that a quote has otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlterationAnswer {
    /// The words of what it was held against.
    pub before: SpanAnswer,
    /// The words of the quote.
    pub after: SpanAnswer,
    /// Whether both are one word by two conventions of spelling.
    pub spelling: bool,
}

/// The quotes of documents by utterance, judged by primary sources if there are any. `meanings` are those of each document's quotes.
pub(crate) fn groups(
    documents: &[Quoting],
    meanings: &[Option<Vec<Vector>>],
    primaries: &[Witness],
) -> Vec<QuoteGroupAnswer> {
    let texts: Vec<QuotingText> = documents
        .iter()
        .zip(meanings)
        .map(|(document, vectors)| QuotingText {
            text: &document.text,
            language: document.language.as_ref(),
            published: document.published.as_ref(),
            quotes: &document.quotes,
            vectors: vectors.as_deref(),
        })
        .collect();
    let sentences: Vec<Vec<Span>> =
        primaries.iter().map(|primary| primary.passages.iter().map(|passage| passage.span).collect()).collect();
    let sources: Vec<PrimaryText> = primaries
        .iter()
        .zip(&sentences)
        .map(|(primary, sentences)| PrimaryText {
            text: &primary.text,
            language: primary.language.as_ref(),
            sentences,
            vectors: primary.vectors.as_deref(),
        })
        .collect();
    let places = Places {
        documents: documents.iter().map(|document| Place::new(&document.source, &document.text)).collect(),
        primaries: primaries.iter().map(|primary| Place::new(&primary.source, &primary.text)).collect(),
    };
    quote_groups(&texts, &sources).into_iter().map(|group| places.group(group)).collect()
}

/// The texts in which places stand.
struct Places<'t> {
    documents: Vec<Place<'t>>,
    primaries: Vec<Place<'t>>,
}

struct Place<'t> {
    source: &'t str,
    text: &'t str,
    points: CodePoints<'t>,
}

impl<'t> Place<'t> {
    fn new(source: &'t str, text: &'t str) -> Self {
        Self { source, text, points: CodePoints::new(text) }
    }

    fn span(&self, span: Span) -> SpanAnswer {
        SpanAnswer::new(self.text, &self.points, span)
    }
}

impl Places<'_> {
    fn group(&self, group: QuoteGroup) -> QuoteGroupAnswer {
        let quotes = group.quotes.into_iter().map(|quote| self.quote(quote)).collect();
        QuoteGroupAnswer { speaker_name: group.speaker_name, quotes }
    }

    fn quote(&self, quote: QuoteInGroup) -> QuoteInGroupAnswer {
        let own = &self.documents[quote.document];
        let against = quote.against.map(|(reference, spans)| {
            let other = match reference {
                QuoteReference::Document(at) => &self.documents[at],
                QuoteReference::Primary(at) => &self.primaries[at],
            };
            (other, spans)
        });
        let altered = |other: &Place, change: &Alteration| AlterationAnswer {
            before: other.span(change.before),
            after: own.span(change.after),
            spelling: change.spelling,
        };
        let alterations = against.as_ref().map_or_else(Vec::new, |(other, _)| {
            quote.alterations.iter().map(|change| altered(other, change)).collect()
        });
        QuoteInGroupAnswer {
            source: own.source.to_owned(),
            index: quote.index,
            status: quote.status,
            speaker_differs: quote.speaker_differs,
            against: against.map(|(other, spans)| AgainstAnswer {
                source: other.source.to_owned(),
                spans: spans.into_iter().map(|span| other.span(span)).collect(),
            }),
            alterations,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, names};

    #[test]
    fn the_page_on_answers_explains_every_status() {
        let explained = explained("Quotes");
        for name in names::<QuoteStatus>() {
            assert!(explained.contains(&name.as_str()), "{name}");
        }
    }
}
