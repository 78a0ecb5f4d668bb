//! A capture as read.

use crate::{Block, Language, Span, StatedTime};
use serde::{Deserialize, Serialize};

/// One document as read by one version of the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
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
    /// Everything that was read, in document order.
    pub blocks: Vec<Block>,
    /// What a person should know about this reading.
    pub doubts: Vec<ReadingDoubt>,
}

/// Something about a reading that a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ReadingDoubt {
    /// Bytes that the declared or detected character set does not know were replaced.
    ReplacedCharacters,
    /// The document declares one character set and is written in another.
    WrongCharset,
    /// Two ways of finding the body found different ones.
    ExtractorsDisagree,
    /// Little or no body text was found on the page.
    ShortBody,
}

impl Extraction {
    /// What stands between two blocks in [`Extraction::text`].
    pub const BLANK_LINE: &str = "\n\n";

    /// The text that is compared: the included blocks, joined by a blank line.
    pub fn text(&self) -> String {
        let included: Vec<&str> =
            self.blocks.iter().filter(|block| block.left_out.is_none()).map(|block| block.text.as_str()).collect();
        included.join(Self::BLANK_LINE)
    }

    /// Where each block stands in [`Extraction::text`]; none for a block that is left out.
    pub fn spans(&self) -> Vec<Option<Span>> {
        let mut next = 0;
        self.blocks
            .iter()
            .map(|block| {
                block.left_out.is_none().then(|| {
                    let span = Span::new(next, next + block.text.len());
                    next = span.end + Self::BLANK_LINE.len();
                    span
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, LeftOut};

    #[test]
    fn spans_point_at_the_included_blocks() {
        let extraction = Extraction {
            reader: 1,
            media_type: "text/plain".into(),
            url: None,
            outlet: None,
            title: None,
            byline: vec![],
            published: None,
            modified: None,
            language: None,
            blocks: vec![
                Block::left_out(BlockKind::Headline, "Title", LeftOut::Headline),
                Block::included(BlockKind::Paragraph, "Erste Zeile."),
                Block::left_out(BlockKind::Teaser, "See also", LeftOut::Teaser),
                Block::included(BlockKind::Paragraph, "Über alles."),
            ],
            doubts: vec![],
        };
        let text = extraction.text();
        assert_eq!(text, "Erste Zeile.\n\nÜber alles.");
        let read: Vec<Option<&str>> = extraction.spans().iter().map(|span| span.map(|span| span.of(&text))).collect();
        assert_eq!(read, [None, Some("Erste Zeile."), None, Some("Über alles.")]);
    }
}
