//! A document on the way to an article: pieces of text with what its format says of each.

use super::lines::{self, Lines};
use crate::disguise::{Unseen, has_look_alikes};
use crate::furniture::{Recognizer, claimant, is_withheld, mark_authors};
use crate::garbled::is_garbled;
use crate::metadata::{self, Metadata, Statement, agencies, names};
use crate::normal::{folded, word_count};
use crate::{READER_VERSION, ReadError};
use variorum_model::{Block, BlockKind, Extraction, Language, LeftOut, ReadingDoubt};

/// A body with fewer words is short.
const SHORT: usize = 20;

/// In a text with more characters, the words show the language more surely than what is stated.
const ENOUGH_TO_DETECT: usize = 200;

/// What stands between the cells of a row of a table, which is one piece: a stroke, which is part of no word.
pub(crate) const BETWEEN_CELLS: &str = " | ";

/// A stretch of text, such as a paragraph or a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its text, in the form in which blocks keep it.
    pub(crate) text: String,
    /// What the format's markup says that it is; none where it says nothing, as in plain text.
    pub(crate) kind: Option<BlockKind>,
    /// What of it was not seen.
    pub(crate) unseen: Unseen,
    /// Whether an empty line stands above it in a plain text.
    pub(crate) is_set_off: bool,
    /// Whether the document holds it and does not show it.
    pub(crate) is_unshown: bool,
}

impl Piece {
    /// A piece of which the markup says that it is of this kind.
    pub(crate) fn of(kind: BlockKind, text: &str) -> Self {
        Self { text: folded(text), kind: Some(kind), unseen: Unseen::of(text), is_set_off: false, is_unshown: false }
    }

    /// The row of a table whose cells are these.
    pub(crate) fn row(cells: &[Self]) -> Self {
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        let mut unseen = Unseen::default();
        for cell in cells {
            unseen |= cell.unseen;
        }
        Self {
            text: folded(&texts.join(BETWEEN_CELLS)),
            kind: Some(BlockKind::Paragraph),
            unseen,
            is_set_off: false,
            is_unshown: false,
        }
    }

    /// A piece that the document holds and does not show.
    pub(crate) fn unshown(text: &str) -> Self {
        Self { is_unshown: true, ..Self::of(BlockKind::Furniture, text) }
    }

    /// A piece of which no markup says anything.
    pub(crate) fn plain(text: &str) -> Self {
        Self { text: folded(text), kind: None, unseen: Unseen::of(text), is_set_off: false, is_unshown: false }
    }
}

/// What a format's module found in a document. What no markup says is told by words and by the order of the pieces.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) media_type: &'static str,
    /// What the document says of itself outside its text. Its first title is the headline.
    pub(crate) stated: Metadata,
    /// The text in document order.
    pub(crate) pieces: Vec<Piece>,
    /// What stands beside the text, such as a credit along the side of a picture: it follows the text and says nothing of its end.
    pub(crate) beside: Vec<Block>,
    /// What was noticed on the way.
    pub(crate) doubts: Vec<ReadingDoubt>,
}

impl Draft {
    /// A document of which nothing is known yet.
    pub(crate) fn new(media_type: &'static str) -> Self {
        Self { media_type, stated: Metadata::default(), pieces: Vec::new(), beside: Vec::new(), doubts: Vec::new() }
    }

    /// A document that says this of itself, with its headline as the first piece; `address` is where it came from.
    pub(crate) fn stating(media_type: &'static str, statement: &Statement, address: Option<&str>) -> Self {
        let stated = Metadata::stated(statement, address);
        let pieces = stated.titles.first().map(|title| Piece::of(BlockKind::Headline, title)).into_iter().collect();
        Self { media_type, stated, pieces, beside: Vec::new(), doubts: Vec::new() }
    }

    /// The article, each block labelled. Fails when there is no text but what stands around one.
    pub(crate) fn read(mut self) -> Result<Extraction, ReadError> {
        self.pieces.retain(|piece| !piece.text.is_empty());
        if self.pieces.iter().all(|piece| piece.kind.is_some_and(stands_around)) {
            return Err(ReadError::NoText);
        }
        let Self { media_type, stated, pieces, beside, mut doubts } = self;
        let language = language(&pieces, stated.language);
        let recognizer = Recognizer::new(language.as_ref());
        let headed = || pieces.iter().find(|piece| piece.kind == Some(BlockKind::Headline));
        let title = stated.titles.first().cloned().or_else(|| headed().map(|piece| piece.text.clone()));
        let lines = Lines::new(&pieces, title.as_deref(), &recognizer);
        let mut blocks = lines.blocks();
        blocks.extend(beside);
        let byline = if stated.byline.is_empty() { byline(&blocks) } else { stated.byline };
        mark_authors(&mut blocks, &byline, &recognizer);
        let included = blocks.iter().filter(|block| block.left_out.is_none());
        if included.map(|block| word_count(&block.text)).sum::<usize>() < SHORT {
            doubts.push(ReadingDoubt::ShortBody);
        }
        if !doubts.contains(&ReadingDoubt::SummaryOnly) && is_withheld(&blocks, stated.paid, &recognizer) {
            doubts.push(ReadingDoubt::SummaryOnly);
        }
        let mut unseen = Unseen::default();
        for piece in &pieces {
            unseen |= piece.unseen;
        }
        doubts.extend(unseen.doubts());
        doubts.extend(has_look_alikes(&blocks).then_some(ReadingDoubt::LookAlikeLetters));
        if !doubts.contains(&ReadingDoubt::WrongCharset) && is_garbled(&blocks) {
            doubts.push(ReadingDoubt::WrongCharset);
        }
        let said = |reason: LeftOut| blocks.iter().filter(move |block| block.left_out == Some(reason));
        // What stands between paragraphs is what they speak of.
        let is_prose = |block: &Block| block.left_out.is_none() && lines::is_sentence(&block.text);
        let first = blocks.iter().position(is_prose).unwrap_or(blocks.len());
        let last = blocks.iter().rposition(is_prose).unwrap_or(blocks.len());
        let around = |reason: LeftOut| {
            let numbered = blocks.iter().enumerate().filter(move |(number, _)| *number < first || *number > last);
            numbered.map(|(_, block)| block).filter(move |block| block.left_out == Some(reason))
        };
        let footer = || around(LeftOut::SourceFooter).find_map(|block| lines::address(&block.text)).map(str::to_owned);
        let url = stated.url.or_else(footer);
        let dated = |of_change: bool| {
            let lines = around(LeftOut::Dateline).chain(around(LeftOut::Byline));
            let times = lines.flat_map(|block| recognizer.times(&block.text));
            times.filter(move |written| written.of_change == of_change).map(|written| written.time)
        };
        let known = url.as_deref().and_then(metadata::outlet_at).map(|outlet| outlet.name.clone());
        Ok(Extraction {
            member: None,
            reader: READER_VERSION,
            media_type: media_type.into(),
            outlet: known
                .or(stated.outlet)
                .or_else(|| said(LeftOut::Copyright).find_map(|block| claimant(&block.text)))
                .or_else(|| masthead(&blocks, &recognizer))
                .or(lines.outlet),
            url,
            title: title.or_else(|| said(LeftOut::Headline).map(|block| block.text.clone()).next()),
            byline,
            published: stated.published.or_else(|| dated(false).next()),
            modified: stated.modified.or_else(|| dated(true).next()),
            language,
            section: stated.sections.into_iter().next(),
            agencies: agencies::agencies(&blocks, &stated.senders, stated.agencies),
            blocks,
            gaps: None,
            doubts,
        })
    }
}

/// The language of the text, as its words show it; as the document states it where they are too few.
fn language(pieces: &[Piece], stated: Option<Language>) -> Option<Language> {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let text = texts.join("\n");
    let detected = variorum_text::detect(&text);
    if text.chars().count() > ENOUGH_TO_DETECT { detected.or(stated) } else { stated.or(detected) }
}

/// Whether blocks of this kind stand around an article's text and are none of it.
const fn stands_around(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Headline
        | BlockKind::Byline
        | BlockKind::Dateline
        | BlockKind::Caption
        | BlockKind::Credit
        | BlockKind::Teaser
        | BlockKind::Furniture => true,
        BlockKind::Dek | BlockKind::Paragraph | BlockKind::Subhead | BlockKind::ListItem | BlockKind::BlockQuote => {
            false
        }
    }
}

/// The outlet that begins the row of labels above the headline: "Harbour Post | Home | Sport".
fn masthead(blocks: &[Block], recognizer: &Recognizer) -> Option<String> {
    let above = blocks.iter().take_while(|block| block.left_out.is_some_and(|reason| reason != LeftOut::Headline));
    above
        .filter(|block| block.left_out == Some(LeftOut::Navigation))
        .find_map(|block| recognizer.wording(&block.text).name_before_labels())
}

/// The names in the first line that has any.
fn byline(blocks: &[Block]) -> Vec<String> {
    let lines = blocks.iter().filter(|block| block.left_out == Some(LeftOut::Byline));
    lines.map(|block| names::names(&block.text, false)).find(|names| !names.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    #[test]
    fn what_the_markup_says_of_a_piece_is_kept() {
        let mut draft = Draft::new("text/plain");
        draft.pieces = vec![
            Piece::of(BlockKind::Headline, "Ferry fire"),
            Piece::of(BlockKind::Byline, "Ines Okafor"),
            Piece::of(BlockKind::Caption, "The quay."),
            Piece::of(BlockKind::Paragraph, PROSE),
            Piece::of(BlockKind::ListItem, "Two cabins burnt."),
            Piece::of(BlockKind::Paragraph, ""),
        ];
        let read = draft.read().unwrap();
        let labels: Vec<_> = read.blocks.iter().map(|block| (block.kind, block.left_out)).collect();
        assert_eq!(
            labels,
            [
                (BlockKind::Headline, Some(LeftOut::Headline)),
                (BlockKind::Byline, Some(LeftOut::Byline)),
                (BlockKind::Caption, Some(LeftOut::PhotoCaption)),
                (BlockKind::Paragraph, None),
                (BlockKind::ListItem, None),
            ]
        );
        assert_eq!((read.title.as_deref(), read.byline.join(";")), (Some("Ferry fire"), "Ines Okafor".into()));
    }

    #[test]
    fn a_stated_headline_is_found_in_the_text_and_nothing_else_is_taken_for_one() {
        let read = |pieces: &[&str]| {
            let mut draft = Draft::new("text/plain");
            draft.stated.titles.push("Ferry fire".into());
            draft.pieces = pieces.iter().map(|text| Piece::plain(text)).collect();
            draft.read().unwrap()
        };
        let shown = read(&["Ferry fire", PROSE]);
        assert_eq!(shown.blocks[0].left_out, Some(LeftOut::Headline));
        let unshown = read(&["A quiet night", PROSE]);
        assert_eq!(unshown.blocks[0].left_out, None);
        assert_eq!(unshown.title.as_deref(), Some("Ferry fire"));
    }

    #[test]
    fn days_and_addresses_between_paragraphs_are_not_the_articles() {
        let read = |pieces: &[&str]| {
            let mut draft = Draft::new("text/plain");
            draft.pieces = pieces.iter().map(|text| Piece::plain(text)).collect();
            draft.read().unwrap()
        };
        let address = "https://harbour-post.example/fire";
        let between = read(&["Fire out", PROSE, "24 February 2022", PROSE, address, "Published 3 March 2022", PROSE]);
        assert_eq!((between.published, between.url, between.outlet), (None, None, None));
        let around = read(&["Fire out", "24 February 2022", PROSE, "3 March 2022", PROSE, address]);
        assert_eq!(around.published.unwrap().to_string(), "2022-02-24");
        assert_eq!(around.url.as_deref(), Some(address));
    }

    #[test]
    fn a_document_without_text_is_no_article() {
        assert_eq!(Draft::new("text/plain").read().unwrap_err(), ReadError::NoText);
        let mut draft = Draft::new("text/plain");
        draft.pieces = vec![Piece::of(BlockKind::Headline, "Ferry fire"), Piece::of(BlockKind::Caption, "The quay.")];
        assert_eq!(draft.read().unwrap_err(), ReadError::NoText);
    }
}
