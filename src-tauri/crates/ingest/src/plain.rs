//! Plain text: an article that somebody saved or pasted, where no markup tells reporting from what stands around it.

use crate::charset::Decoded;
use crate::furniture::{Recognizer, Wording};
use crate::html::{kind_of, plain};
use crate::metadata::{names, times};
use crate::normal::{folded, word_count};
use crate::{READER_VERSION, ReadError};
use variorum_model::{Block, BlockKind, Extraction, LeftOut, ReadingDoubt, StatedTime};

/// A first line with more words is no headline.
const LONGEST_HEADLINE: usize = 30;
/// A line with more words is no subhead.
const LONGEST_SUBHEAD: usize = 12;
/// A body with fewer words is short.
const SHORT: usize = 20;
/// Lines of so many characters, from the first number to the second, were broken where the page was full.
const BROKEN_LINE: std::ops::RangeInclusive<usize> = 45..=100;

/// Reads the text `decoded`; `address` is where it came from.
pub(crate) fn read(decoded: Decoded, address: Option<&str>) -> Result<Extraction, ReadError> {
    let paragraphs = paragraphs(&decoded.text);
    if paragraphs.is_empty() {
        return Err(ReadError::NoText);
    }
    let language = variorum_text::detect(&paragraphs.join("\n"));
    let recognizer = Recognizer::new(language.as_ref());
    let lines =
        Lines { wordings: paragraphs.iter().map(|text| recognizer.wording(text)).collect(), paragraphs: &paragraphs };
    let blocks = lines.blocks();
    let included: Vec<&Block> = blocks.iter().filter(|block| block.left_out.is_none()).collect();
    let mut doubts = decoded.doubts;
    if included.iter().map(|block| word_count(&block.text)).sum::<usize>() < SHORT {
        doubts.push(ReadingDoubt::ShortBody);
    }
    let said = |reason: LeftOut| blocks.iter().filter(move |block| block.left_out == Some(reason));
    Ok(Extraction {
        reader: READER_VERSION,
        media_type: "text/plain".into(),
        url: address.map(str::to_owned),
        outlet: None,
        title: said(LeftOut::Headline).map(|block| block.text.clone()).next(),
        byline: said(LeftOut::Byline)
            .map(|block| names::names(&block.text, false))
            .find(|names| !names.is_empty())
            .unwrap_or_default(),
        published: said(LeftOut::Dateline).find_map(|block| dated(&block.text)),
        modified: None,
        language,
        blocks,
        gaps: None,
        doubts,
    })
}

/// The time that a line states which does nothing else.
fn dated(line: &str) -> Option<StatedTime> {
    times::written(line).map(|written| written.time)
}

/// The paragraphs of a text: its lines, those put together again that were broken only because they were full.
fn paragraphs(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut together: Vec<&str> = Vec::new();
    let lines = text.lines().flat_map(|line| line.split('\r')).map(str::trim).chain([""]);
    for line in lines {
        if !line.is_empty() {
            together.push(line);
            continue;
        }
        if were_broken(&together) {
            found.push(together.join(" "));
        } else {
            found.extend(together.iter().map(|line| (*line).to_owned()));
        }
        together.clear();
    }
    found.iter().map(|paragraph| folded(paragraph)).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Whether lines that follow one another are one paragraph: all but the last are as long as lines of a full page, and one at least breaks off
/// inside a sentence.
fn were_broken(lines: &[&str]) -> bool {
    let Some((_, full)) = lines.split_last() else { return false };
    !full.is_empty()
        && full.iter().all(|line| BROKEN_LINE.contains(&line.chars().count()))
        && full.iter().any(|line| !ends_sentence(line))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '“', '»', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// The paragraphs of a text with what is known of each.
struct Lines<'t> {
    paragraphs: &'t [String],
    wordings: Vec<Wording<'t>>,
}

impl Lines<'_> {
    fn blocks(&self) -> Vec<Block> {
        let headline = self.headline();
        let (first, last) = self.body(headline);
        (0..self.paragraphs.len()).map(|number| self.block(number, headline, first, last)).collect()
    }

    fn text(&self, number: usize) -> &str {
        self.paragraphs.get(number).map_or("", String::as_str)
    }

    fn reason(&self, number: usize) -> Option<LeftOut> {
        self.wordings.get(number).and_then(Wording::reason)
    }

    fn is(&self, number: usize, test: impl Fn(&Wording<'_>) -> bool) -> bool {
        self.wordings.get(number).is_some_and(test)
    }

    /// The headline: the first line that is no furniture, if it is short, is followed by longer text and is not a sentence. One that is said
    /// again below is one even if it is.
    fn headline(&self) -> Option<usize> {
        let first = (0..self.paragraphs.len().min(6))
            .find(|number| self.reason(*number).is_none() && !self.is(*number, |wording| wording.is_section_label()))?;
        let text = self.text(first);
        let again = || (first + 1..self.paragraphs.len()).any(|number| plain(self.text(number)) == plain(text));
        let followed = (first + 1..self.paragraphs.len()).any(|number| self.is_prose(number));
        let is_headline =
            word_count(text) <= LONGEST_HEADLINE && followed && (!text.ends_with(['.', ',', ';', ':']) || again());
        is_headline.then_some(first)
    }

    fn is_prose(&self, number: usize) -> bool {
        self.reason(number).is_none()
            && word_count(self.text(number)) > LONGEST_SUBHEAD
            && ends_sentence(self.text(number))
    }

    /// From which to which paragraph the reporting runs: what is furniture only at the edges of an article is looked for outside.
    fn body(&self, headline: Option<usize>) -> (usize, usize) {
        let after = headline.map_or(0, |headline| headline + 1);
        let prose = || (after..self.paragraphs.len()).filter(|number| self.is_prose(*number));
        (prose().next().unwrap_or(after), prose().next_back().unwrap_or(self.paragraphs.len()))
    }

    fn block(&self, number: usize, headline: Option<usize>, first: usize, last: usize) -> Block {
        let text = self.text(number).to_owned();
        if Some(number) == headline {
            return Block::left_out(BlockKind::Headline, text, LeftOut::Headline);
        }
        if headline.is_some_and(|headline| plain(self.text(headline)) == plain(&text)) {
            return Block::left_out(BlockKind::Headline, text, LeftOut::RepeatedHeadline);
        }
        let reason = self.reason(number).or_else(|| self.by_place(number, first, last));
        if let Some(reason) = reason {
            return Block::left_out(kind_of(reason), text, reason);
        }
        let is_label =
            word_count(&text) <= LONGEST_SUBHEAD && !ends_sentence(&text) && !text.ends_with([':', ',', ';']);
        let kind = if number > last || !is_label {
            if list_item(&text) { BlockKind::ListItem } else { BlockKind::Paragraph }
        } else if headline.is_some_and(|headline| headline + 1 == number) {
            BlockKind::Dek
        } else if list_item(&text) {
            BlockKind::ListItem
        } else {
            BlockKind::Subhead
        };
        Block::included(kind, text)
    }

    /// What a paragraph is by where it stands.
    fn by_place(&self, number: usize, first: usize, last: usize) -> Option<LeftOut> {
        // Pictures come with a description and, below it, a credit.
        if self.reason(number + 1) == Some(LeftOut::PhotoCredit) && self.is(number, |wording| wording.is_caption_above_credit()) {
            return Some(LeftOut::PhotoCaption);
        }
        let at_edge = number < first || number > last;
        if at_edge && self.is(number, |wording| wording.is_section_label()) {
            return Some(LeftOut::SectionLabel);
        }
        (number > last && self.is(number, |wording| wording.is_contact())).then_some(LeftOut::AuthorBio)
    }
}

/// Whether a line is an entry of a list.
fn list_item(text: &str) -> bool {
    text.starts_with(['•', '–', '-', '*', '·', '▪', '◦']) && text.chars().nth(1).is_some_and(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Extraction {
        read(Decoded { text: text.to_owned(), doubts: vec![] }, None).unwrap()
    }

    /// Each block with its kind and, if it is left out, why.
    fn blocks(text: &str) -> Vec<(BlockKind, Option<LeftOut>)> {
        read_text(text).blocks.iter().map(|block| (block.kind, block.left_out)).collect()
    }

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    #[test]
    fn furniture_between_paragraphs_is_left_out_with_its_reason() {
        let text = format!(
            "Ferry fire under control\n\nFerry fire under control\n\nThe ferry is towed into the harbour, in Callow, March 11, 2025.\n\n\
             Tom Reyes | AFP | Getty Images\n\n{PROSE}\n\nSee also  Tickets to cost more from May\n\n{PROSE}\n\nA second fire in five years\n\n\
             Source link\n\nNews\n"
        );
        assert_eq!(
            blocks(&text),
            [
                (BlockKind::Headline, Some(LeftOut::Headline)),
                (BlockKind::Headline, Some(LeftOut::RepeatedHeadline)),
                (BlockKind::Caption, Some(LeftOut::PhotoCaption)),
                (BlockKind::Credit, Some(LeftOut::PhotoCredit)),
                (BlockKind::Paragraph, None),
                (BlockKind::Teaser, Some(LeftOut::Teaser)),
                (BlockKind::Paragraph, None),
                (BlockKind::Paragraph, None),
                (BlockKind::Furniture, Some(LeftOut::SourceFooter)),
                (BlockKind::Furniture, Some(LeftOut::SectionLabel)),
            ]
        );
        assert_eq!(read_text(&text).title.as_deref(), Some("Ferry fire under control"));
    }

    #[test]
    fn lines_broken_on_a_full_page_are_one_paragraph() {
        let text = "Ferry fire\n\nThe ferry reached the harbour shortly before midnight, and nobody\non board was hurt, the coastguard said on Wednesday morning after\na search of the decks.\n";
        assert_eq!(blocks(text).len(), 2);
        assert!(read_text(text).text().contains("nobody on board"));
    }

    #[test]
    fn a_paragraph_a_line_stays_a_paragraph_a_line() {
        let text = format!("Ferry fire\n{PROSE}\n{PROSE}\n“No,” she said.\n");
        assert_eq!(read_text(&text).blocks.len(), 4);
        assert_eq!(read_text(&text).blocks[3].left_out, None);
    }

    #[test]
    fn a_text_that_begins_with_a_sentence_has_no_headline() {
        assert_eq!(read_text(&format!("{PROSE}\n\n{PROSE}")).title, None);
    }

    #[test]
    fn byline_and_date_are_kept_as_facts() {
        let found =
            read_text(&format!("Ferry fire under control\n\nBy Ines Okafor\n\nWednesday 12 March 2025\n\n{PROSE}"));
        assert_eq!(found.byline, ["Ines Okafor"]);
        assert_eq!(found.published.unwrap().as_str(), "2025-03-12");
    }
}
