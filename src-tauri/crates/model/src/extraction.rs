//! A capture as read.

use crate::{Block, Language, Span, StatedTime};
use serde::{Deserialize, Serialize};

/// One document as read by one version of the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
    /// What the package in which the document came calls it. A name to be shown and never a place; none for a document that came alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// The version of the reader; a higher one reads better.
    pub reader: u32,
    /// The kind of document, as found in its bytes: `text/html`, `text/plain`.
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
    /// The section of the site or of the paper in which it stands.
    #[serde(default)]
    pub section: Option<String>,
    /// The agencies that it is marked as coming from.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Everything that was read, in document order.
    pub blocks: Vec<Block>,
    /// What stands before, between and after the blocks of a document that was taken as it is: one string more than there are blocks.
    /// None for a document that was read: there, the included blocks are joined by a blank line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gaps: Option<Vec<String>>,
    /// What a person should know about this reading.
    pub doubts: Vec<ReadingDoubt>,
}

/// Something about a reading that a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ReadingDoubt {
    /// Bytes that the declared or detected character set does not know were replaced.
    ReplacedCharacters,
    /// The document declares one character set and is written in another, or its letters were spoilt so before it was saved.
    WrongCharset,
    /// Two ways of finding the body found different ones.
    ExtractorsDisagree,
    /// Pages of the document could not be read, or not to their end.
    PagesMissing,
    /// Little or no body text was found on the page.
    ShortBody,
    /// What was read is a summary of the article, or its beginning, and not its whole text.
    SummaryOnly,
    /// Several stories may stand in it, which could not be told apart safely.
    SeveralStories,
    /// Characters that are not seen stand inside words, or spell something of their own.
    HiddenCharacters,
    /// The order in which characters show is overridden: another text shows than stands there.
    DirectionOverrides,
    /// Words are spelt with letters of another alphabet that look like their own.
    LookAlikeLetters,
    /// The page hides all of its prose until a script shows it, which was read as if it showed.
    ShownByScript,
    /// A state of the article has far less text than the one before, as a page does that was not read in full: it takes no part in comparisons.
    Collapsed,
}

impl Extraction {
    /// What stands between two included blocks in [`Extraction::text`], unless [`Extraction::gaps`] says otherwise.
    pub const BLANK_LINE: &str = "\n\n";

    /// The text that is compared: the included blocks, joined by a blank line; for a document that was taken as it is, all of it.
    pub fn text(&self) -> String {
        self.laid_out().0
    }

    /// Where each block stands in [`Extraction::text`]; none for a block that is left out.
    pub fn spans(&self) -> Vec<Option<Span>> {
        self.laid_out().1
    }

    fn laid_out(&self) -> (String, Vec<Option<Span>>) {
        let mut text = String::new();
        let mut spans = Vec::with_capacity(self.blocks.len());
        for (number, block) in self.blocks.iter().enumerate() {
            if block.left_out.is_some() {
                spans.push(None);
                continue;
            }
            match &self.gaps {
                Some(gaps) => text.push_str(gaps.get(number).map_or("", String::as_str)),
                None if text.is_empty() => {}
                None => text.push_str(Self::BLANK_LINE),
            }
            let start = text.len();
            text.push_str(&block.text);
            spans.push(Some(Span::new(start, text.len())));
        }
        text.push_str(self.gaps.as_ref().and_then(|gaps| gaps.get(self.blocks.len())).map_or("", String::as_str));
        (text, spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, LeftOut};

    fn extraction(blocks: Vec<Block>, gaps: Option<Vec<String>>) -> Extraction {
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
            language: None,
            section: None,
            agencies: vec![],
            blocks,
            gaps,
            doubts: vec![],
        }
    }

    fn read(extraction: &Extraction) -> Vec<Option<String>> {
        let text = extraction.text();
        extraction.spans().iter().map(|span| span.map(|span| span.of(&text).to_owned())).collect()
    }

    #[test]
    fn spans_point_at_the_included_blocks() {
        let blocks = vec![
            Block::left_out(BlockKind::Headline, "Title", LeftOut::Headline),
            Block::included(BlockKind::Paragraph, "Erste Zeile."),
            Block::left_out(BlockKind::Teaser, "See also", LeftOut::Teaser),
            Block::included(BlockKind::Paragraph, "Über alles."),
        ];
        let extraction = extraction(blocks, None);
        assert_eq!(extraction.text(), "Erste Zeile.\n\nÜber alles.");
        assert_eq!(read(&extraction), [None, Some("Erste Zeile.".into()), None, Some("Über alles.".into())]);
    }

    #[test]
    fn a_document_taken_as_it_is_keeps_what_stands_between_its_blocks() {
        let blocks = ["One.", "Two."].map(|text| Block::included(BlockKind::Paragraph, text)).to_vec();
        let extraction = extraction(blocks, Some(["\u{feff}", "\r\n \r\n", "\n"].map(String::from).to_vec()));
        assert_eq!(extraction.text(), "\u{feff}One.\r\n \r\nTwo.\n");
        assert_eq!(read(&extraction), [Some("One.".into()), Some("Two.".into())]);
    }
}
