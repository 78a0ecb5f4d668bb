//! Quotes by utterance, as JSON: stable, documented in ANSWERS, spans in code points.

use crate::contract::SpanAnswer;
use crate::quoting::Quoting;
use serde::Serialize;
use std::sync::atomic::AtomicBool;
use variorum_collate::{Cancelled, PrimaryText, QuotingText, quote_groups, speaker_verbs};
use variorum_model::{
    Alteration, CodePoints, CueClass, Quote, QuoteGroup, QuoteInGroup, QuoteReference, QuoteStatus, Siglum, Span,
    SpeakerVerbs, Vector, Witness,
};

/// Quotes of one utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct QuoteGroupAnswer {
    /// Who said it; null when no document names the speaker.
    pub speaker_name: Option<String>,
    /// Whether documents tell of it by different verbs (neutral ones are alike), or by verbs of other classes where their languages differ.
    pub verbs_differ: bool,
    /// The quotes.
    pub quotes: Vec<QuoteInGroupAnswer>,
}

/// A quote of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct QuoteInGroupAnswer {
    /// The label of the document it stands in.
    pub siglum: Siglum,
    /// The document it stands in.
    pub source: String,
    /// Its number among that document's quotes, from 0.
    pub index: usize,
    /// The words that tell that it was said, as in `documents`.
    pub cue: Vec<SpanAnswer>,
    /// The verb in them; null where none is there whose choice is compared.
    pub verb: Option<String>,
    /// What that verb tells beside that something was said.
    pub verb_class: Option<CueClass>,
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AgainstAnswer {
    /// The label of the document or primary source.
    pub siglum: Siglum,
    /// The document or primary source.
    pub source: String,
    /// The places, in the order of the quote.
    pub spans: Vec<SpanAnswer>,
}

/// Words that a quote has otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AlterationAnswer {
    /// The words of what it was held against.
    pub before: SpanAnswer,
    /// The words of the quote.
    pub after: SpanAnswer,
    /// Whether both are one word by two conventions of spelling.
    pub spelling: bool,
}

/// By which verbs the documents tell what one speaker said, as far as several of them have a verb for the same utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SpeakerVerbsAnswer {
    /// The speaker's name, as full as the quotes give it.
    pub speaker_name: String,
    /// The verbs, in the order of the documents.
    pub verbs: Vec<VerbUsesAnswer>,
}

/// Where a document has a verb.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct VerbUsesAnswer {
    /// The label of the document.
    pub siglum: Siglum,
    /// The verb.
    pub verb: String,
    /// What it tells beside that something was said.
    pub verb_class: CueClass,
    /// The quotes that it tells of.
    pub quotes: Vec<VerbUseAnswer>,
}

/// A quote that a verb tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct VerbUseAnswer {
    /// The number of its group, from 0.
    pub group: usize,
    /// Its number among the document's quotes, from 0.
    pub index: usize,
    /// The words that tell that it was said.
    pub cue: Vec<SpanAnswer>,
}

/// The quotes of documents by utterance, judged by primary sources if there are any, and the verbs by speaker. `meanings` are those of each document's
/// quotes.
pub(crate) fn by_utterance(
    documents: &[Quoting],
    meanings: &[Option<Vec<Vector>>],
    primaries: &[Witness],
    cancelled: &AtomicBool,
) -> Result<(Vec<QuoteGroupAnswer>, Vec<SpeakerVerbsAnswer>), Cancelled> {
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
        documents: (0..)
            .zip(documents)
            .map(|(at, read)| Place::new(at, &read.source, &read.text, &read.quotes))
            .collect(),
        primaries: (documents.len()..)
            .zip(primaries)
            .map(|(at, primary)| Place::new(at, &primary.source, &primary.text, &[]))
            .collect(),
    };
    let groups = quote_groups(&texts, &sources, cancelled)?;
    let speakers = speaker_verbs(&texts, &groups).into_iter().map(|speaker| places.speaker(speaker, &groups)).collect();
    Ok((groups.into_iter().map(|group| places.group(group)).collect(), speakers))
}

/// The texts in which places stand.
struct Places<'t> {
    documents: Vec<Place<'t>>,
    primaries: Vec<Place<'t>>,
}

struct Place<'t> {
    siglum: Siglum,
    source: &'t str,
    text: &'t str,
    quotes: &'t [Quote],
    points: CodePoints<'t>,
}

impl<'t> Place<'t> {
    fn new(at: usize, source: &'t str, text: &'t str, quotes: &'t [Quote]) -> Self {
        Self { siglum: Siglum::new(at), source, text, quotes, points: CodePoints::new(text) }
    }

    /// The words that tell that a quote was said.
    fn cue(&self, index: usize) -> Vec<SpanAnswer> {
        self.quotes.get(index).iter().flat_map(|quote| &quote.cue).map(|span| self.span(*span)).collect()
    }

    fn span(&self, span: Span) -> SpanAnswer {
        SpanAnswer::new(self.text, &self.points, span)
    }
}

impl Places<'_> {
    fn group(&self, group: QuoteGroup) -> QuoteGroupAnswer {
        let quotes = group.quotes.into_iter().map(|quote| self.quote(quote)).collect();
        QuoteGroupAnswer { speaker_name: group.speaker_name, verbs_differ: group.verbs_differ, quotes }
    }

    fn speaker(&self, speaker: SpeakerVerbs, groups: &[QuoteGroup]) -> SpeakerVerbsAnswer {
        let verbs = speaker.verbs.into_iter().map(|uses| {
            let own = &self.documents[uses.document];
            let quote = |(group, place): (usize, usize)| {
                let index = groups[group].quotes[place].index;
                VerbUseAnswer { group, index, cue: own.cue(index) }
            };
            VerbUsesAnswer {
                siglum: own.siglum,
                verb: uses.verb.lemma,
                verb_class: uses.verb.class,
                quotes: uses.quotes.into_iter().map(quote).collect(),
            }
        });
        SpeakerVerbsAnswer { speaker_name: speaker.speaker_name, verbs: verbs.collect() }
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
        let (verb, verb_class) = quote.verb.map(|verb| (verb.lemma, verb.class)).unzip();
        QuoteInGroupAnswer {
            siglum: own.siglum,
            source: own.source.to_owned(),
            index: quote.index,
            cue: own.cue(quote.index),
            verb,
            verb_class,
            status: quote.status,
            speaker_differs: quote.speaker_differs,
            against: against.map(|(other, spans)| AgainstAnswer {
                siglum: other.siglum,
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
