//! Documents with their quotes.

use crate::contract::UnreadAnswer;
use crate::quote_groups_answer::by_utterance;
use crate::quotes_answer::PrimaryDocument;
use crate::{Failure, Meaning, QuotesAnswer};
use std::sync::atomic::AtomicBool;
use variorum_collate::quotes;
use variorum_model::{BlockKind, Extraction, Language, Passage, Quote, Span, StatedTime, Vector, Witness};
use variorum_text::detect;

/// A document and who says what in it.
#[derive(Clone, Debug)]
pub(crate) struct Quoting {
    pub source: String,
    pub member: Option<String>,
    pub outlet: Option<String>,
    pub title: Option<String>,
    pub language: Option<Language>,
    pub published: Option<StatedTime>,
    pub text: String,
    pub quotes: Vec<Quote>,
}

impl Quoting {
    /// The quotes of what was read under the name `source`.
    pub fn new(source: String, extraction: &Extraction) -> Self {
        let text = extraction.text();
        // What the words say counts more than what the page declares: templates declare one language for all pages.
        let language = detect(&text).or_else(|| extraction.language.clone());
        let kinds = extraction.blocks.iter().map(|block| block.kind);
        let blocks: Vec<(BlockKind, Span)> =
            kinds.zip(extraction.spans()).filter_map(|(kind, span)| Some((kind, span?))).collect();
        let quotes = quotes(&text, &blocks, language.as_ref());
        Self {
            source,
            member: extraction.member.clone(),
            outlet: extraction.outlet.clone(),
            title: extraction.title.clone(),
            language,
            published: extraction.published.clone(),
            text,
            quotes,
        }
    }

    /// What is said, each quote a passage of its own, to be given vectors.
    pub fn said(&self) -> Witness {
        let (mut text, mut passages) = (String::new(), Vec::new());
        for (block, quote) in self.quotes.iter().enumerate() {
            let start = text.len();
            let pieces: Vec<&str> = quote.content.iter().map(|span| span.of(&self.text)).collect();
            text.push_str(&pieces.join(" "));
            passages.push(Passage { block, span: Span::new(start, text.len()) });
            text.push('\n');
        }
        Witness {
            source: self.source.clone(),
            outlet: None,
            title: None,
            published: None,
            modified: None,
            language: self.language.clone(),
            text,
            passages,
            vectors: None,
        }
    }
}

/// The answer on documents and the primary sources that their quotes are judged by, each with what its package calls it. `compares` says whether
/// quotes are to be held against each other at all.
pub(crate) fn compare(
    documents: Vec<Quoting>,
    primary: Vec<(Witness, Option<String>)>,
    meaning: &Meaning,
    errors: Vec<UnreadAnswer>,
    compares: bool,
    cancelled: &AtomicBool,
) -> Result<QuotesAnswer, Failure> {
    let (mut sources, members): (Vec<Witness>, Vec<Option<String>>) = primary.into_iter().unzip();
    let mut said: Vec<Witness> = documents.iter().map(Quoting::said).collect();
    let has_others = compares && (documents.len() > 1 || !sources.is_empty());
    if has_others {
        meaning.read(&mut said, cancelled)?;
        meaning.read(&mut sources, cancelled)?;
    }
    let meanings: Vec<Option<Vec<Vector>>> = said.into_iter().map(|said| said.vectors).collect();
    let told = compares.then(|| by_utterance(&documents, &meanings, &sources, cancelled)).transpose()?.unzip();
    let behind = documents.len()..;
    let primary = behind.zip(sources.into_iter().zip(members));
    let primary = primary.map(|(at, (read, member))| PrimaryDocument::new(at, read, member)).collect();
    let by = if has_others { meaning.answer() } else { None };
    Ok(QuotesAnswer::new(documents, primary, told, by, errors))
}
