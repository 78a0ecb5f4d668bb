//! What each block of a page is, and why it is left out.

use super::body::{Body, DOUBTFUL, FURNITURE};
use super::headline::plain;
use super::page::{Page, Tag, TextBlock};
use crate::furniture::{Recognizer, Wording};
use crate::metadata::{Metadata, names};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use variorum_lexicon::{Mark, Marks};
use variorum_model::{Block, BlockKind, LeftOut};

/// The most blocks outside the article that are kept for a person to look through.
pub(super) const MOST_OUTSIDE: usize = 300;

/// Labels the blocks of one page.
pub(super) struct Labels<'p> {
    pub(super) page: &'p Page,
    marks: &'p [Marks],
    body: &'p Body,
    pub(super) headline: Option<usize>,
    pub(super) metadata: &'p Metadata,
    recognizer: &'p Recognizer,
    /// The article's titles, as titles are compared.
    titles: BTreeSet<String>,
    /// The sections that the page names, in the same form.
    sections: BTreeSet<String>,
    dek: Option<usize>,
    /// The first and the last block of the body.
    first: usize,
    last: usize,
    /// The first block of the body that is long enough for a sentence, and the last.
    prose: (usize, usize),
    /// The look of the places in which most of the body stands, and how large it is set.
    look: Option<usize>,
    size: u16,
}

/// A block of the body with fewer words may be something that stands above it.
const PROSE: usize = 15;

/// What stands by a picture and is no more than its caption has at most so many words.
const LONGEST_CAPTION: usize = 40;

impl<'p> Labels<'p> {
    /// Labels for `page`, whose places are marked by `marks` and whose body and headline were found.
    pub(super) fn new(
        page: &'p Page,
        marks: &'p [Marks],
        body: &'p Body,
        headline: Option<usize>,
        metadata: &'p Metadata,
        recognizer: &'p Recognizer,
    ) -> Self {
        let shown = headline.and_then(|headline| page.blocks.get(headline)).map(|block| plain(&block.text));
        let titles =
            metadata.titles.iter().map(|title| plain(title)).chain(shown).filter(|title| title.len() > 12).collect();
        let first = body.taken.iter().position(|taken| *taken).unwrap_or(page.blocks.len());
        let last = body.taken.iter().rposition(|taken| *taken).unwrap_or_default();
        let taken = || page.blocks.iter().enumerate().filter(|(number, _)| body.taken.get(*number) == Some(&true));
        let mut prose = taken().filter(|(_, block)| block.words >= PROSE).map(|(number, _)| number);
        let from = prose.next().unwrap_or(first);
        let prose = (from, prose.next_back().unwrap_or(from));
        let mut looks: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, block) in taken() {
            let look = page.places.get(block.place).map_or(0, |place| place.look);
            *looks.entry(look).or_default() += block.words;
        }
        let look = looks.into_iter().max_by_key(|(_, words)| *words).map(|(look, _)| look);
        let size = page.text_size();
        let mut labels = Self {
            page,
            marks,
            body,
            headline,
            metadata,
            recognizer,
            titles,
            sections: metadata.sections.iter().map(|section| plain(section)).collect(),
            dek: None,
            first,
            last,
            prose,
            look,
            size,
        };
        labels.dek = labels.find_dek();
        labels
    }

    /// The numbers of the blocks from the headline to the end of the body.
    pub(super) fn article(&self) -> RangeInclusive<usize> {
        self.headline.unwrap_or(self.body.region.start).min(self.first)..=self.last
    }

    /// The blocks of the page in document order, each with its number among all blocks. Of the blocks outside the article no more than a
    /// person would look through are kept.
    pub(super) fn blocks(&self) -> Vec<(usize, Block)> {
        let article = self.article();
        let mut outside = 0;
        let mut blocks = Vec::new();
        let mut teasers_until = 0;
        for (number, block) in self.page.blocks.iter().enumerate() {
            let wording = self.recognizer.wording(&block.text);
            let may_head = self.is_heading(number, block) || self.is_set_apart(block);
            if may_head && wording.opens_teasers() && wording.reason() == Some(LeftOut::Teaser) {
                teasers_until = self.end_of_teasers(number, block);
            }
            let taken = self.body.taken.get(number).copied().unwrap_or(false);
            let (kind, reason) = match self.above_body(number, block) {
                Some(found) => found,
                None if taken && number >= teasers_until => self.in_body(number, block, &wording),
                None => {
                    let reason = self.reason_outside(number, block, &wording, number < teasers_until);
                    (kind_of(reason), Some(reason))
                }
            };
            let in_article = article.contains(&number);
            outside += usize::from(!in_article && reason.is_some());
            if in_article || reason.is_none() || outside <= MOST_OUTSIDE {
                blocks.push((number, Block { kind, text: block.text.clone(), left_out: reason }));
            }
        }
        blocks
    }

    /// What is believed of the place in which a block stands.
    pub(super) fn marks_of(&self, block: &TextBlock) -> Marks {
        self.marks.get(block.place).copied().unwrap_or_default()
    }

    /// Whether the block stands below the headline in the part of the page where the body lies.
    pub(super) fn is_in_article(&self, number: usize) -> bool {
        self.headline.is_some_and(|headline| headline < number) && self.body.region.contains(&number)
    }

    /// Whether the block stands between the headline and the first long block of the body.
    pub(super) fn is_above_body(&self, number: usize) -> bool {
        number < self.prose.0 && self.headline.is_none_or(|headline| headline < number)
    }

    fn tag(&self, block: &TextBlock) -> Tag {
        self.page.places.get(block.place).map_or(Tag::Other, |place| place.tag)
    }

    fn is_heading(&self, number: usize, block: &TextBlock) -> bool {
        self.headline != Some(number)
            && (matches!(self.tag(block), Tag::Heading(_)) || (block.words <= 8 && block.stressed_words == block.words))
    }

    /// Whether the block looks other than most of the body does.
    pub(super) fn is_set_apart(&self, block: &TextBlock) -> bool {
        self.page.places.get(block.place).map(|place| place.look) != self.look
    }

    /// Whether the block stands right below a picture, is set smaller than the text, and reads like a caption.
    pub(super) fn is_below_picture(&self, block: &TextBlock, wording: &Wording<'_>) -> bool {
        block.after_picture
            && block.words <= LONGEST_CAPTION
            && u32::from(block.size) * 10 <= u32::from(self.size) * 9
            && !matches!(self.tag(block), Tag::Heading(_) | Tag::ListItem | Tag::BlockQuote)
            && wording.is_caption_above_credit()
    }

    /// The headline, the headline again, and the dek.
    fn above_body(&self, number: usize, block: &TextBlock) -> Option<(BlockKind, Option<LeftOut>)> {
        if self.headline == Some(number) {
            return Some((BlockKind::Headline, Some(LeftOut::Headline)));
        }
        let near = number <= self.first || self.body.region.contains(&number);
        if near && block.words <= 50 && block.link_share() < 0.5 && self.titles.contains(&plain(&block.text)) {
            return Some((BlockKind::Headline, Some(LeftOut::RepeatedHeadline)));
        }
        (self.dek == Some(number)).then_some((BlockKind::Dek, None))
    }

    /// The dek: the first block below the headline, and not far below, that the markup or the page's own description says is one.
    fn find_dek(&self) -> Option<usize> {
        let headline = self.headline?;
        let descriptions: Vec<String> =
            self.metadata.descriptions.iter().map(|description| plain(description)).collect();
        (headline + 1..(headline + 10).min(self.first + 1)).find(|number| {
            let Some(block) = self.page.blocks.get(*number) else { return false };
            let marks = self.marks_of(block);
            // The first paragraph of the body often serves as the description, so there only the markup decides.
            let described = *number < self.first && descriptions.contains(&plain(&block.text));
            let is_stressed = matches!(self.tag(block), Tag::Heading(_)) || block.stressed_words == block.words;
            let is_heading = *number == headline + 1 && is_stressed && block.words > 5;
            let says_so = described || is_heading || (marks.has(Mark::Dek) && !marks.meets(DOUBTFUL));
            says_so
                && (4..=90).contains(&block.words)
                && !marks.meets(FURNITURE)
                && self.recognizer.wording(&block.text).reason().is_none()
        })
    }

    /// A block that is taken for body text, unless its words say otherwise.
    fn in_body(&self, number: usize, block: &TextBlock, wording: &Wording<'_>) -> (BlockKind, Option<LeftOut>) {
        if number < self.prose.1 && wording.names_a_day() && self.is_below_prose(number) && !self.has_time(number) {
            return (BlockKind::Subhead, None);
        }
        let reason = wording.reason().or_else(|| {
            let at_edge = number < self.prose.0 || number > self.prose.1;
            let row = wording.is_row_of_labels().filter(|_| at_edge && self.tag(block) != Tag::Row);
            let may_be_caption = self.marks_of(block).has(Mark::Media) || self.tag(block) == Tag::Cell;
            let is_by_picture = block.words <= 40 && may_be_caption && self.stands_by_picture(block);
            if at_edge && self.is_section(block, wording) {
                Some(LeftOut::SectionLabel)
            } else if row.is_some() {
                row
            } else if at_edge && wording.heads_comments() {
                Some(LeftOut::Comments)
            } else if self.is_above_body(number) && self.headline.is_some() && names::is_bare(&block.text) {
                Some(LeftOut::Byline)
            } else if self.is_pointer(block) {
                Some(LeftOut::Teaser)
            } else if is_by_picture {
                Some(LeftOut::PhotoCaption)
            } else {
                let at_end = number + 2 >= self.last && self.kind(block) != BlockKind::BlockQuote;
                (at_end && wording.is_contact()).then_some(LeftOut::AuthorBio)
            }
        });
        (reason.map_or_else(|| self.kind(block), kind_of), reason)
    }

    /// Whether a long block of the body that is not the dek stands above.
    fn is_below_prose(&self, number: usize) -> bool {
        (self.prose.0..number).any(|above| {
            let is_taken = self.body.taken.get(above) == Some(&true) && self.dek != Some(above);
            is_taken && self.page.blocks.get(above).is_some_and(|block| block.words >= PROSE)
        })
    }

    /// Whether a time element stands in the block or right above it.
    fn has_time(&self, number: usize) -> bool {
        self.page.times.binary_search_by_key(&number, |time| time.block).is_ok()
    }

    /// A paragraph that is one link and no sentence leads to another story; "Read more" may stand behind it.
    fn is_pointer(&self, block: &TextBlock) -> bool {
        let is_link =
            block.link_words == block.words || (block.words <= block.link_words + 2 && self.ends_with_teaser(block));
        is_link
            && block.links == 1
            && block.words >= 4
            && !block.text.ends_with(['.', '”', '"', '»'])
            && matches!(self.tag(block), Tag::Paragraph | Tag::Heading(_))
    }

    fn ends_with_teaser(&self, block: &TextBlock) -> bool {
        let mut blanks = block.text.rmatch_indices(' ').map(|(at, _)| at);
        let behind = blanks.nth(block.words - block.link_words - 1).and_then(|at| block.text.get(at..));
        behind.is_some_and(|behind| self.recognizer.wording(behind).announces_teasers())
    }

    pub(super) fn is_section(&self, block: &TextBlock, wording: &Wording<'_>) -> bool {
        wording.is_section_label() || (block.words <= 6 && self.sections.contains(&plain(&block.text)))
    }

    /// What an included block is.
    fn kind(&self, block: &TextBlock) -> BlockKind {
        let around: Vec<Tag> = self.page.around(block.place).map(|place| place.tag).take(6).collect();
        let is_stressed = block.stressed_words == block.words && block.words <= 12;
        if around.iter().any(|tag| matches!(tag, Tag::Heading(_))) {
            BlockKind::Subhead
        } else if around.contains(&Tag::BlockQuote) {
            BlockKind::BlockQuote
        } else if around.contains(&Tag::ListItem) {
            BlockKind::ListItem
        } else if (is_stressed || self.heads_text(block)) && !block.text.ends_with(['.', '!', '?', ':', '”', '"', '»'])
        {
            BlockKind::Subhead
        } else {
            BlockKind::Paragraph
        }
    }

    /// Whether the block is a short line in a look of its own that names nothing but what follows.
    fn heads_text(&self, block: &TextBlock) -> bool {
        let is_line = (2..=10).contains(&block.words) && block.text.starts_with(char::is_uppercase);
        let look = self.page.places.get(block.place).map(|place| place.look);
        is_line && look != self.look && self.tag(block) == Tag::Other
    }

    /// Whether the block is the text of a small element that shows a picture, such as a table of a picture and the words below it.
    pub(super) fn stands_by_picture(&self, block: &TextBlock) -> bool {
        self.page
            .around(block.place)
            .take(5)
            .take_while(|place| place.tag != Tag::ListItem && self.page.words(&place.blocks).all <= 60)
            .filter(|place| !matches!(place.tag, Tag::Cell | Tag::Row))
            .any(|place| {
                place.pictures > 0
                    && place.blocks.len() <= 3
                    && (place.tag != Tag::Paragraph || place.marks.has(Mark::Media))
            })
    }

    /// The end of the list of other stories that a heading opens: of the smallest place around it that holds more than the heading, when
    /// that is such a list; otherwise the list ends with its heading.
    fn end_of_teasers(&self, number: usize, heading: &TextBlock) -> usize {
        self.page
            .around(heading.place)
            .find(|place| place.blocks.end > number + 1)
            .filter(|place| {
                let following = self.page.words(&(number + 1..place.blocks.end));
                following.in_links * 2 > following.all
            })
            .map_or(number + 1, |place| place.blocks.end)
    }
}

/// The kind of block that is left out for `reason`.
pub(crate) const fn kind_of(reason: LeftOut) -> BlockKind {
    match reason {
        LeftOut::Headline | LeftOut::RepeatedHeadline => BlockKind::Headline,
        LeftOut::Byline => BlockKind::Byline,
        LeftOut::Dateline => BlockKind::Dateline,
        LeftOut::PhotoCaption => BlockKind::Caption,
        LeftOut::PhotoCredit => BlockKind::Credit,
        LeftOut::Teaser => BlockKind::Teaser,
        _ => BlockKind::Furniture,
    }
}
