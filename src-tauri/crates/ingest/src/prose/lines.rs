//! What each piece of a draft is, and why it is left out.

use super::draft::Piece;
use super::head::LONGEST_HEADLINE;
use super::paragraphs::{ends_sentence, is_rule};
use crate::furniture::{Recognizer, Wording};
use crate::html::kind_of;
use crate::metadata::names;
use crate::normal::word_count;
use variorum_model::{Block, BlockKind, LeftOut};

/// A line with more words is no subhead.
const LONGEST_SUBHEAD: usize = 12;

/// The most lines that a list of other stories has.
const MOST_TEASERS: usize = 12;

/// What the words of a piece say of it.
#[allow(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
pub(super) struct Signs {
    pub(super) names_section: bool,
    pub(super) row_of_labels: Option<LeftOut>,
    pub(super) names_picture_house: bool,
    pub(super) may_be_caption: bool,
    pub(super) announces_teasers: bool,
    pub(super) heads_comments: bool,
}

impl Signs {
    fn of(wording: &Wording<'_>) -> Self {
        Self {
            names_section: wording.is_section_label(),
            row_of_labels: wording.is_row_of_labels(),
            names_picture_house: wording.names_a_picture_house(),
            may_be_caption: wording.is_caption_above_credit(),
            announces_teasers: wording.announces_teasers(),
            heads_comments: wording.heads_comments(),
        }
    }
}

/// The pieces of a draft with what is known of each.
pub(super) struct Lines<'t> {
    pub(super) pieces: &'t [Piece],
    pub(super) signs: Vec<Signs>,
    /// Why each is left out, as far as that is known.
    reasons: Vec<Option<LeftOut>>,
    pub(super) headline: Option<usize>,
    /// The outlet that the line above the headline names.
    pub(super) outlet: Option<String>,
    /// The first and the last paragraph of prose: what is furniture only at the edges of an article is looked for outside.
    first: usize,
    last: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a draft of these pieces, for which the document itself gives the headline `title`, if it does.
    pub(super) fn new(pieces: &'t [Piece], title: Option<&str>, recognizer: &Recognizer) -> Self {
        let (mut reasons, mut signs) = (Vec::new(), Vec::new());
        for piece in pieces {
            let wording = recognizer.wording(&piece.text);
            // A line across the page says nothing.
            let said = if is_rule(&piece.text) { Some(LeftOut::OutsideArticle) } else { wording.reason() };
            let reason = if piece.is_unshown { Some(LeftOut::NotShown) } else { stated_reason(piece.kind, said) };
            reasons.push(reason);
            signs.push(Signs::of(&wording));
        }
        let mut lines = Self { pieces, signs, reasons, headline: None, outlet: None, first: 0, last: pieces.len() };
        lines.mark_captions();
        match title {
            Some(title) => lines.mark_stated_headline(title),
            None => lines.mark_headline(recognizer),
        }
        lines.mark_head();
        lines.mark_teasers();
        lines.mark_comments();
        lines.mark_edges(recognizer);
        lines.keep_days(recognizer);
        lines
    }

    /// The blocks of the text.
    pub(super) fn blocks(&self) -> Vec<Block> {
        self.pieces
            .iter()
            .enumerate()
            .map(|(number, piece)| match self.reason(number) {
                Some(reason) => Block::left_out(kind_of(reason), &piece.text, reason),
                None => Block::included(self.kind(number), &piece.text),
            })
            .collect()
    }

    pub(super) fn text(&self, number: usize) -> &str {
        self.pieces.get(number).map_or("", |piece| &piece.text)
    }

    pub(super) fn reason(&self, number: usize) -> Option<LeftOut> {
        self.reasons.get(number).copied().flatten()
    }

    pub(super) fn set(&mut self, number: usize, reason: LeftOut) {
        if let Some(known) = self.reasons.get_mut(number) {
            *known = Some(reason);
        }
    }

    pub(super) fn is(&self, number: usize, sign: impl Fn(&Signs) -> bool) -> bool {
        self.signs.get(number).is_some_and(sign)
    }

    pub(super) fn is_prose(&self, number: usize) -> bool {
        self.reason(number).is_none() && is_sentence(self.text(number))
    }

    /// A line that heads something: short, and no sentence.
    fn is_label(&self, number: usize, most: usize) -> bool {
        let text = self.text(number);
        word_count(text) <= most && !ends_sentence(text) && !text.ends_with([':', ',', ';'])
    }

    /// Pictures come with a description and, below it, a credit.
    fn mark_captions(&mut self) {
        for number in 0..self.pieces.len() {
            if address(self.text(number)).is_some() {
                self.set(number, LeftOut::SourceFooter);
            }
            let may_be_caption = self.reason(number).is_none() && self.is(number, |signs| signs.may_be_caption);
            if may_be_caption && self.reason(number + 1).is_none() && self.is_name_and_house(number + 1) {
                self.set(number + 1, LeftOut::PhotoCredit);
            }
            if may_be_caption && self.reason(number + 1) == Some(LeftOut::PhotoCredit) {
                self.set(number, LeftOut::PhotoCaption);
            }
        }
    }

    /// A line such as "Ines Okafor / Harbour Post": below a picture's caption, that is a credit.
    fn is_name_and_house(&self, number: usize) -> bool {
        let Some((person, house)) = self.text(number).split_once('/') else { return false };
        names::is_bare(person.trim()) && (1..=4).contains(&word_count(house)) && !ends_sentence(house)
    }

    /// The lines below one that announces other stories are their headlines, as long as they are no sentences: titles ask and shout, too. A list
    /// that stands right below its heading ends at the first empty line.
    fn mark_teasers(&mut self) {
        let last_set_off = self.pieces.iter().rposition(|piece| piece.is_set_off).unwrap_or_default();
        for number in 0..self.pieces.len() {
            if !self.is(number, |signs| signs.announces_teasers) {
                continue;
            }
            self.set(number, LeftOut::Teaser);
            let is_set_off = |number: usize| self.pieces.get(number).is_some_and(|piece| piece.is_set_off);
            let is_tight = number < last_set_off && !is_set_off(number + 1);
            let is_title = |below: usize| match self.reason(below) {
                // Titles are announced one by one, too, and dated.
                Some(LeftOut::Teaser | LeftOut::Dateline) => true,
                // "Video: the ferry burns" looks like a credit.
                Some(LeftOut::PhotoCredit | LeftOut::PhotoCaption) => is_tight,
                Some(_) => false,
                None => self.is_label(below, LONGEST_HEADLINE) || self.is_short_sentence(below, is_tight),
            };
            let listed: Vec<usize> = (number + 1..self.pieces.len())
                .take(MOST_TEASERS)
                .take_while(|below| is_title(*below) && !(is_tight && is_set_off(*below)))
                .filter(|below| self.reason(*below) != Some(LeftOut::Dateline))
                .collect();
            for below in listed {
                self.set(below, LeftOut::Teaser);
            }
        }
    }

    /// A sentence that may be the headline of another story: a question or a call, and any sentence in a list `is_tight`.
    fn is_short_sentence(&self, number: usize, is_tight: bool) -> bool {
        let text = self.text(number);
        word_count(text) <= LONGEST_SUBHEAD && (is_tight || text.ends_with(['?', '!']))
    }

    /// What stands below a line that heads the readers' comments is theirs, when most of the text stands above.
    fn mark_comments(&mut self) {
        let all: usize = self.pieces.iter().map(|piece| word_count(&piece.text)).sum();
        let mut above = 0;
        let heading = (0..self.pieces.len()).find(|number| {
            let is_heading = above * 2 > all && self.is(*number, |signs| signs.heads_comments);
            above += word_count(self.text(*number));
            is_heading
        });
        for number in heading.into_iter().flat_map(|heading| heading..self.pieces.len()) {
            // The foot of the page goes on with furniture of other kinds.
            if self.reason(number).is_none() || heading == Some(number) {
                self.set(number, LeftOut::Comments);
            }
        }
    }

    /// Section labels and the like before and after the prose.
    fn mark_edges(&mut self, recognizer: &Recognizer) {
        let after = self.headline.map_or(0, |headline| headline + 1);
        let prose: Vec<usize> = (after..self.pieces.len()).filter(|number| self.is_prose(*number)).collect();
        self.first = prose.first().copied().unwrap_or(after);
        self.last = prose.last().copied().unwrap_or(self.pieces.len());
        for number in 0..self.pieces.len() {
            if self.reason(number).is_some() || (self.first..=self.last).contains(&number) {
                continue;
            }
            // The results of a sport stand below its name.
            if (number + 1..number + 3).all(|below| self.is_row_of_data(below)) {
                continue;
            }
            let row = self.signs.get(number).and_then(|signs| signs.row_of_labels);
            if self.is(number, |signs| signs.names_section) {
                self.set(number, LeftOut::SectionLabel);
            } else if let Some(reason) = row {
                self.set(number, reason);
            } else if number > self.last && recognizer.wording(self.text(number)).is_contact() {
                self.set(number, LeftOut::AuthorBio);
            }
        }
    }

    /// Whether a line has numbers and is neither a sentence nor anything else that is known: "Callow 3–1 Skerrow".
    fn is_row_of_data(&self, number: usize) -> bool {
        self.reason(number).is_none()
            && self.text(number).contains(|c: char| c.is_ascii_digit())
            && self.is_label(number, LONGEST_HEADLINE)
    }

    /// A day between paragraphs heads what happened on it, unless the markup says that it dates the article.
    fn keep_days(&mut self, recognizer: &Recognizer) {
        // Without prose nothing stands between.
        let end = if self.is_prose(self.first) { self.last } else { self.first };
        for number in self.first..end {
            let is_stated = self.pieces.get(number).is_some_and(|piece| piece.kind == Some(BlockKind::Dateline));
            if self.reason(number) == Some(LeftOut::Dateline)
                && !is_stated
                && recognizer.wording(self.text(number)).names_a_day()
                && let Some(reason) = self.reasons.get_mut(number)
            {
                *reason = None;
            }
        }
    }

    /// What an included piece is: as its markup says, else as it looks.
    fn kind(&self, number: usize) -> BlockKind {
        if let Some(kind) = self.pieces.get(number).and_then(|piece| piece.kind) {
            return kind;
        }
        let is_item = |text: &str| {
            text.starts_with(['•', '–', '-', '*', '·', '▪', '◦'])
                && text.chars().nth(1).is_some_and(char::is_whitespace)
        };
        let headline = self.headline.filter(|headline| number < self.first && *headline < number);
        if is_item(self.text(number)) {
            BlockKind::ListItem
        } else if headline.is_some_and(|headline| (headline + 1..number).all(|above| self.reason(above).is_some()))
            && !ends_sentence(self.text(number))
        {
            BlockKind::Dek
        } else if !self.is_label(number, LONGEST_SUBHEAD)
            || self.text(number).contains(". ")
            || (number > self.last && self.is_row_of_data(number))
        {
            BlockKind::Paragraph
        } else {
            BlockKind::Subhead
        }
    }
}

/// Why a piece is left out of which the markup says that it is of this `kind`, and its words that it is left out because of `said`.
const fn stated_reason(kind: Option<BlockKind>, said: Option<LeftOut>) -> Option<LeftOut> {
    match kind {
        Some(BlockKind::Byline) => Some(LeftOut::Byline),
        Some(BlockKind::Dateline) => Some(LeftOut::Dateline),
        Some(BlockKind::Caption) => Some(LeftOut::PhotoCaption),
        Some(BlockKind::Credit) => Some(LeftOut::PhotoCredit),
        Some(BlockKind::Teaser) => Some(LeftOut::Teaser),
        // The day on which a page was printed is not the article's, nor is a name in its margin.
        Some(BlockKind::Furniture) => match said {
            Some(LeftOut::Dateline | LeftOut::Byline | LeftOut::PhotoCaption | LeftOut::PhotoCredit) | None => {
                Some(LeftOut::OutsideArticle)
            }
            said => said,
        },
        Some(BlockKind::Headline) => Some(LeftOut::Headline),
        Some(BlockKind::Dek) => None,
        Some(BlockKind::Paragraph | BlockKind::Subhead | BlockKind::ListItem | BlockKind::BlockQuote) | None => said,
    }
}

/// Whether the text is prose: more than a heading, and ended as sentences are.
pub(super) fn is_sentence(text: &str) -> bool {
    word_count(text) > LONGEST_SUBHEAD && ends_sentence(text)
}

/// The web address that a piece is, if it is nothing else.
pub(super) fn address(text: &str) -> Option<&str> {
    let is_address =
        (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace);
    is_address.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    /// Each paragraph's kind and, if it is left out, why.
    fn blocks(text: &str) -> Vec<(BlockKind, Option<LeftOut>)> {
        let pieces: Vec<Piece> = text.split('\n').map(Piece::plain).collect();
        let lines = Lines::new(&pieces, None, &Recognizer::new(None));
        lines.blocks().iter().map(|block| (block.kind, block.left_out)).collect()
    }

    const PARAGRAPH: (BlockKind, Option<LeftOut>) = (BlockKind::Paragraph, None);
    const TEASER: (BlockKind, Option<LeftOut>) = (BlockKind::Teaser, Some(LeftOut::Teaser));

    #[test]
    fn a_text_of_nothing_but_pointers_is_read_in_good_time() {
        // Quadratic time would be minutes.
        assert!(blocks(&"Read more\n".repeat(100_000)).iter().take(100_000).all(|block| *block == TEASER));
    }

    #[test]
    fn furniture_between_paragraphs_is_left_out_with_its_reason() {
        let text = format!(
            "Ferry fire under control\nFerry fire under control\nThe ferry is towed into the harbour, in Callow, March 11, 2025.\n\
             Tom Reyes | AFP | Getty Images\n{PROSE}\nSee also Tickets to cost more from May\n{PROSE}\nA second fire in five years\n\
             Source link\nNews"
        );
        assert_eq!(
            blocks(&text),
            [
                (BlockKind::Headline, Some(LeftOut::Headline)),
                (BlockKind::Headline, Some(LeftOut::RepeatedHeadline)),
                (BlockKind::Caption, Some(LeftOut::PhotoCaption)),
                (BlockKind::Credit, Some(LeftOut::PhotoCredit)),
                PARAGRAPH,
                TEASER,
                PARAGRAPH,
                (BlockKind::Subhead, None),
                (BlockKind::Furniture, Some(LeftOut::SourceFooter)),
                (BlockKind::Furniture, Some(LeftOut::SectionLabel)),
            ]
        );
    }

    #[test]
    fn lines_below_an_announcement_of_other_stories_are_teasers() {
        let text = format!(
            "Fire out\n{PROSE}\nRelated stories\nTickets to cost more\nBell buoy adrift, boats told to keep clear\n{PROSE}"
        );
        assert_eq!(blocks(&text)[1..], [PARAGRAPH, TEASER, TEASER, TEASER, PARAGRAPH]);
    }

    #[test]
    fn a_list_of_other_stories_has_questions_and_ends_at_an_empty_line() {
        let listed = |announced: &str, titles: [&str; 2], subhead: &str| {
            let text = format!("Fire out\n\n{PROSE}\n\n{announced}\n{}\n\n{subhead}\n\n{PROSE}", titles.join("\n"));
            let lines = Lines::new(&super::super::rich::plain_pieces(&text), None, &Recognizer::new(None)).blocks();
            lines.iter().skip(1).map(|block| (block.kind, block.left_out)).collect::<Vec<_>>()
        };
        for (announced, titles, subhead) in [
            ("Read more:", ["Who pays for the fire?", "The bell buoy is back."], "A second fire in five years"),
            (
                "Mehr zum Thema",
                ["Wer zahlt für den Brand?", "Video: Die Fähre im Hafen"],
                "Zweiter Brand in fünf Jahren",
            ),
            (
                "À lire aussi",
                ["Qui paiera l’incendie ?", "La bouée est de retour."],
                "Un deuxième incendie en cinq ans",
            ),
            ("Lee también", ["¿Quién paga el incendio?", "Vuelve la boya"], "Segundo incendio en cinco años"),
            ("Читайте также", ["Кто заплатит за пожар?", "Буй вернули на место!"], "Второй пожар за пять лет"),
        ] {
            let expected = [PARAGRAPH, TEASER, TEASER, TEASER, (BlockKind::Subhead, None), PARAGRAPH];
            assert_eq!(listed(announced, titles, subhead), expected, "{announced}");
        }
    }

    #[test]
    fn rows_of_data_below_the_prose_are_kept() {
        let text =
            format!("Fire out\n{PROSE}\nFootball\nCallow 3–1 Skerrow\nHousing | Budget | 45 %\nHome | News | Sport");
        let found = blocks(&text);
        assert_eq!(found[2..5], [(BlockKind::Subhead, None), PARAGRAPH, PARAGRAPH]);
        assert_eq!(found[5].1, Some(LeftOut::Navigation));
    }

    #[test]
    fn what_readers_add_is_no_article() {
        let text = format!(
            "Fire out\n{PROSE}\n{PROSE}\n2 Comments\nridgewalker\nI was on board and it was worse than that, believe me, all of you."
        );
        let comments = (BlockKind::Furniture, Some(LeftOut::Comments));
        assert_eq!(blocks(&text)[1..], [PARAGRAPH, PARAGRAPH, comments, comments, comments]);
    }

    #[test]
    fn a_subhead_above_most_of_the_text_heads_no_comments() {
        let text = format!("Fire out\nA ferry\nA fire\nA quay\nA night\n{PROSE}\nComment\n{PROSE}\n{PROSE}");
        assert_eq!(blocks(&text)[7..], [PARAGRAPH, PARAGRAPH]);
    }

    #[test]
    fn days_between_paragraphs_are_subheads() {
        let text = format!("Fire out\n2 March 2022\n{PROSE}\n3 March 2022\n{PROSE}\n14:41\n{PROSE}\n4 March 2022");
        let dateline = (BlockKind::Dateline, Some(LeftOut::Dateline));
        let subhead = (BlockKind::Subhead, None);
        assert_eq!(blocks(&text)[1..], [dateline, PARAGRAPH, subhead, PARAGRAPH, dateline, PARAGRAPH, dateline]);
    }

    #[test]
    fn a_section_is_a_label_at_the_edges_and_a_subhead_between() {
        let label = (BlockKind::Furniture, Some(LeftOut::SectionLabel));
        let text = format!("World\nFire out\n{PROSE}\nAnalysis\n{PROSE}\nPolitics");
        let found = blocks(&text);
        assert_eq!((found[0], found[3], found[5]), (label, (BlockKind::Subhead, None), label));
        assert_eq!(found[1], (BlockKind::Headline, Some(LeftOut::Headline)));
    }

    proptest! {
        #[test]
        fn no_piece_is_lost_or_changed(text in "(([A-Z][a-z]{1,8}( [a-z]{1,9}){0,15}[.:]?)\n){0,12}[A-Z][a-z]{1,9}") {
            let pieces: Vec<Piece> = text.split('\n').map(Piece::plain).collect();
            let blocks = Lines::new(&pieces, None, &Recognizer::new(None)).blocks();
            let texts: Vec<String> = blocks.into_iter().map(|block| block.text).collect();
            prop_assert_eq!(texts.join("\n"), text);
        }
    }
}
