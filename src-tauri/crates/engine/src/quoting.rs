//! Documents with their quotes.

use variorum_collate::quotes;
use variorum_model::{BlockKind, Extraction, Language, Passage, Quote, Span, StatedTime, Witness};
use variorum_text::detect;

/// A document and who says what in it.
#[derive(Clone, Debug)]
pub(crate) struct Quoting {
    pub source: String,
    pub member: Option<String>,
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
        let (member, published) = (extraction.member.clone(), extraction.published.clone());
        Self { source, member, language, published, text, quotes }
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
