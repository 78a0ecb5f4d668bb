//! The text between two breaks of a page, gathered piece by piece until it is a block.

use super::page::TextBlock;
use super::size;
use crate::disguise::Unseen;
use crate::normal::{folded, word_count};

/// A line with as many characters fills a narrow page.
const FULL_LINE: usize = 60;

/// The block that is being read.
pub(super) struct Stretch {
    text: String,
    link_words: usize,
    links: usize,
    stressed_words: usize,
    /// Where in the text its last line begins.
    line: usize,
    /// How many line breaks stand since the last text.
    breaks: usize,
    size: u16,
    /// Whether a picture has stood since the last block.
    after_picture: bool,
    /// Whether a single line break parts the block from the one before.
    after_break: bool,
    /// How many links and how many stresses are open.
    open_links: usize,
    open_stresses: usize,
}

impl Default for Stretch {
    fn default() -> Self {
        Self {
            text: String::new(),
            link_words: 0,
            links: 0,
            stressed_words: 0,
            line: 0,
            breaks: 0,
            size: size::COMMON,
            after_picture: false,
            after_break: false,
            open_links: 0,
            open_stresses: 0,
        }
    }
}

impl Stretch {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Parts what follows from the word before.
    pub(super) fn part_words(&mut self) {
        self.text.push(' ');
    }

    /// Begins another cell of a row of data.
    pub(super) fn part_cells(&mut self, sign: &str) {
        self.text.push_str(sign);
    }

    pub(super) fn note_picture(&mut self) {
        self.after_picture |= self.is_blank();
    }

    pub(super) fn break_line(&mut self) {
        self.breaks += 1;
    }

    pub(super) fn open_link(&mut self) {
        self.links += 1;
        self.open_links += 1;
    }

    pub(super) const fn close_link(&mut self) {
        self.open_links -= 1;
    }

    pub(super) fn open_stress(&mut self) {
        self.open_stresses += 1;
    }

    pub(super) const fn close_stress(&mut self) {
        self.open_stresses -= 1;
    }

    /// How many line breaks stand since the last text.
    pub(super) const fn breaks(&self) -> usize {
        self.breaks
    }

    /// Whether a single break before `text`, which is set in this size, ends the block, as it does between a caption and its credit or between
    /// two paragraphs: not in the midst of a sentence.
    pub(super) fn ends_before(&self, text: &str, size: u16) -> bool {
        let line = self.text.get(self.line..).unwrap_or_default().trim();
        let ends = line.ends_with(['.', '!', '?', ':', '…', '”', '"', '»', ')']);
        let goes_on = text.trim_start().starts_with(char::is_lowercase) || line.ends_with([',', '-', '–', '—']);
        // Lines as long as these were broken where a page was full.
        let is_full = !ends && (FULL_LINE..2 * FULL_LINE).contains(&line.chars().count());
        size != self.size || (!is_full && (ends || !goes_on))
    }

    /// Notes that a single line break parts the block that begins from the one before.
    pub(super) const fn begin_after_break(&mut self) {
        self.after_break = true;
    }

    /// Adds white space.
    pub(super) fn add_blank(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    /// Adds `text`, which has so many words and is set in this size.
    pub(super) fn add(&mut self, text: &str, words: usize, size: u16) {
        if std::mem::take(&mut self.breaks) > 0 {
            self.text.push(' ');
            self.line = self.text.len();
        }
        if self.text.is_empty() {
            self.size = size;
        }
        if self.open_links > 0 {
            self.link_words += words;
        }
        if self.open_stresses > 0 {
            self.stressed_words += words;
        }
        self.text.push_str(text);
    }

    /// Forgets the signs between cells when all of these are empty.
    pub(super) fn drop_empty_cells(&mut self, sign: &str) {
        if self.text.chars().all(|c| c.is_whitespace() || sign.contains(c)) {
            self.text.clear();
        }
    }

    /// The block in the place numbered `place`, if there is text; what follows is another one.
    pub(super) fn finish(&mut self, place: usize) -> Option<TextBlock> {
        (self.breaks, self.line) = (0, 0);
        let text = std::mem::take(&mut self.text);
        let (link_words, links) = (std::mem::take(&mut self.link_words), std::mem::take(&mut self.links));
        let stressed_words = std::mem::take(&mut self.stressed_words);
        let after_break = std::mem::take(&mut self.after_break);
        let (text, unseen) = (folded(&text), Unseen::of(&text));
        if text.is_empty() {
            return None;
        }
        let words = word_count(&text);
        Some(TextBlock {
            text,
            place,
            words,
            // A word that a link cuts in two was counted twice.
            link_words: link_words.min(words),
            links,
            stressed_words: stressed_words.min(words),
            size: self.size,
            after_picture: std::mem::take(&mut self.after_picture),
            after_break,
            unseen,
        })
    }
}
