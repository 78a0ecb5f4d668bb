//! An item of news, in whichever format it came.

use crate::ReadError;
use crate::metadata::Statement;
use crate::normal::word_count;
use crate::prose::rich::Written;
use crate::prose::{Draft, Piece, is_cut_off};
use variorum_model::{Extraction, ReadingDoubt};

/// A summary with so many words is the article's text, which some put in the summary's place.
const FULL: usize = 200;

/// An item of news: an entry of a feed, or a story as an agency sends it.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) media_type: &'static str,
    /// What it says of its article.
    pub(crate) statement: Statement,
    /// What it shows between headline and text: byline, dateline, the words with its pictures.
    pub(crate) above: Vec<Piece>,
    /// The article's text, where the item has it.
    pub(crate) content: Option<Written>,
    /// What the article is about.
    pub(crate) summary: Option<Written>,
}

impl Item {
    /// What the item is called, when it cannot be read.
    pub(crate) fn name(&self) -> Option<String> {
        self.statement.headlines.first().or(self.statement.urls.first()).cloned()
    }

    /// Where its article stands.
    pub(crate) fn address(&self) -> Option<String> {
        self.statement.urls.first().cloned()
    }

    /// Headlines, times and authors as they are stated, each kind for itself.
    pub(crate) fn stated(&self) -> Vec<String> {
        let Statement { headlines, published, modified, authors, .. } = &self.statement;
        [headlines, published, modified, authors].map(|stated| stated.join("\n")).into()
    }

    /// The article: of content and summary the one that holds more, the summary doubted as such. `address` is where the item came from, if
    /// it came alone.
    pub(crate) fn article(self, doubts: &[ReadingDoubt], address: Option<&str>) -> Result<Extraction, ReadError> {
        let mut draft = Draft::stating(self.media_type, &self.statement, address);
        draft.doubts.extend_from_slice(doubts);
        draft.pieces.extend(self.above);
        let pieces = |written: Option<Written>| written.map_or_else(|| Ok(Vec::new()), Written::pieces);
        let (content, summary) = (pieces(self.content)?, pieces(self.summary)?);
        let (content_words, summary_words) = (words(&content), words(&summary));
        let has_content = content_words > 0 && content_words >= summary_words;
        let body = if has_content { content } else { summary };
        // Some give the summary twice.
        let is_summary = !has_content || (summary_words > 0 && content_words <= summary_words + summary_words / 5);
        if is_cut_off(&body) || (is_summary && content_words.max(summary_words) < FULL) {
            draft.doubts.push(ReadingDoubt::SummaryOnly);
        }
        draft.pieces.extend(body);
        draft.read()
    }
}

fn words(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| word_count(&piece.text)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    fn doubts(content: Option<&str>, summary: Option<&str>) -> Vec<ReadingDoubt> {
        let written = |text: &str| Written::Unsaid(text.to_owned());
        let item = Item {
            media_type: "application/rss+xml",
            statement: Statement::default(),
            above: vec![],
            content: content.map(written),
            summary: summary.map(written),
        };
        let mut doubts = item.article(&[], None).unwrap().doubts;
        doubts.retain(|doubt| *doubt != ReadingDoubt::ShortBody);
        doubts
    }

    #[test]
    fn a_summary_does_not_look_like_the_whole_text() {
        let long = format!("{PROSE}\n\n").repeat(3);
        assert_eq!(doubts(None, Some(PROSE)), [ReadingDoubt::SummaryOnly]);
        assert_eq!(doubts(Some(&long), Some(PROSE)), []);
        assert_eq!(doubts(Some(PROSE), Some(PROSE)), [ReadingDoubt::SummaryOnly]);
        assert_eq!(doubts(Some("<img src=x>"), Some(PROSE)), [ReadingDoubt::SummaryOnly]);
        assert_eq!(doubts(None, Some(&long.repeat(5))), []);
        assert_eq!(doubts(Some(&format!("{long}The ferry was towed […]")), None), [ReadingDoubt::SummaryOnly]);
    }
}
