//! A page as places and the blocks of text in them.

use super::size;
use crate::disguise::Unseen;
use ego_tree::NodeId;
use std::collections::BTreeMap;
use std::ops::Range;
use variorum_lexicon::Marks;
use variorum_model::BlockKind;

/// The text of a page, cut where its elements begin and end.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The elements that make blocks, each before those inside it.
    pub(crate) places: Vec<Place>,
    /// The stretches of text between them, in document order.
    pub(crate) blocks: Vec<TextBlock>,
    /// How many words, and how many of them in links, stand before each block and before the end.
    pub(super) counts: Vec<Words>,
    /// The machine-readable times of time elements, in document order.
    pub(crate) times: Vec<PageTime>,
    /// The stretches of text that are not shown, in document order.
    pub(crate) hidden: Vec<HiddenBlock>,
    /// The element in which it hides all of its prose until a script shows it, and which was read as shown.
    pub(super) uncovered: Option<NodeId>,
}

/// A stretch of text that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HiddenBlock {
    /// The number of the shown block before which it stands.
    pub(crate) before: usize,
    pub(crate) kind: BlockKind,
    pub(crate) text: String,
    pub(crate) words: usize,
}

/// What a time element states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PageTime {
    /// The number of the block in or before which it stands.
    pub(crate) block: usize,
    /// The number of the place in which it stands.
    pub(crate) place: usize,
    /// The machine-readable time.
    pub(crate) time: String,
}

/// How many words there are, and how many of them lead elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) all: usize,
    pub(crate) in_links: usize,
}

/// An element that makes blocks.
#[derive(Debug)]
pub(crate) struct Place {
    /// The number of the place it stands in.
    pub(crate) parent: Option<usize>,
    pub(crate) tag: Tag,
    /// What its names say of it.
    pub(crate) marks: Marks,
    /// The numbers of the blocks in it and below.
    pub(crate) blocks: Range<usize>,
    /// How many pictures are in it and below.
    pub(crate) pictures: usize,
    /// The number of its element's look, by name and class: places that look alike on the page have the same.
    pub(crate) look: usize,
}

/// What an element is, as far as reading goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Paragraph,
    /// A heading and its level, 1 to 6.
    Heading(u8),
    ListItem,
    BlockQuote,
    Figure,
    Caption,
    Row,
    Cell,
    Other,
}

/// A stretch of text without a break.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextBlock {
    pub(crate) text: String,
    /// The number of the innermost place it stands in.
    pub(crate) place: usize,
    pub(crate) words: usize,
    /// How many of the words lead elsewhere.
    pub(crate) link_words: usize,
    /// How many links begin in it.
    pub(crate) links: usize,
    /// How many of the words are set off in bold or italics.
    pub(crate) stressed_words: usize,
    /// How large it is set, in hundredths of common text.
    pub(crate) size: u16,
    /// Whether a picture stands between it and the text before it.
    pub(crate) after_picture: bool,
    /// Whether nothing but a single line break parts it from the block before.
    pub(crate) after_break: bool,
    /// What of it was not seen.
    pub(crate) unseen: Unseen,
}

impl TextBlock {
    /// The share of its words that lead elsewhere.
    pub(crate) fn link_share(&self) -> f64 {
        if self.words == 0 { 0.0 } else { self.link_words as f64 / self.words as f64 }
    }
}

impl Page {
    /// How many words the blocks of these numbers have together.
    pub(crate) fn words(&self, blocks: &Range<usize>) -> Words {
        let before = |number: usize| self.counts.get(number).copied().unwrap_or_default();
        let (start, end) = (before(blocks.start), before(blocks.end));
        Words { all: end.all.saturating_sub(start.all), in_links: end.in_links.saturating_sub(start.in_links) }
    }

    /// The place numbered `place` and those around it, from the inside out.
    pub(crate) fn around(&self, place: usize) -> impl Iterator<Item = &Place> {
        std::iter::successors(self.places.get(place), |place| self.places.get(place.parent?))
    }

    /// How large most of its prose is set.
    pub(crate) fn text_size(&self) -> u16 {
        let mut words: BTreeMap<u16, usize> = BTreeMap::new();
        for block in self.blocks.iter().filter(|block| block.words >= 15 && block.link_share() < 0.3) {
            *words.entry(block.size).or_default() += block.words;
        }
        words.into_iter().max_by_key(|(_, words)| *words).map_or(size::COMMON, |(size, _)| size)
    }

    /// The place in which the block numbered `block` stands.
    pub(crate) fn place_of(&self, block: usize) -> Option<&Place> {
        self.places.get(self.blocks.get(block)?.place)
    }
}
