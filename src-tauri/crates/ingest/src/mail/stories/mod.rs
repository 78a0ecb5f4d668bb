//! Whether several stories stand in one mail, as in a newsletter.
//!
//! A story has a headline with prose below it, and so has a part of an article below its subhead. They are told apart by what they speak of: parts
//! of one article share names and matters, other stories do not. Where that is not sure, nothing is parted, and the reading says so.
//!
//! The highest level of headings with prose below several of them is looked at first; what stands below each of these headings is a story, or
//! a section of several, and is looked at in the same way.

use crate::furniture::Recognizer;
use crate::html::Headed;
use crate::normal::word_count;
use crate::prose::{MOST_STORIES, Matters, Stories, ends_sentence, groups, is_rule};
use std::collections::BTreeSet;
use std::ops::Range;
use variorum_model::BlockKind;

/// Prose has more words.
const LONGEST_LINE: usize = 12;

/// And ends as sentences do, unless it has so many: not every script ends them with a mark.
const LONG: usize = 60;

/// Prose of so many words above the first headline is more than a greeting.
const LEAD: usize = 40;

/// The name of a section has at most so many words.
const LONGEST_SECTION_NAME: usize = 3;

/// The stories in these pieces of a mail.
pub(super) fn stories(pieces: &[Headed]) -> Stories {
    let recognizer = Recognizer::new(None);
    let prose = pieces.iter().map(|piece| is_prose(piece, &recognizer)).collect();
    Outline { pieces, prose }.stories(0..pieces.len(), false)
}

/// The pieces of a mail with their headings.
struct Outline<'p> {
    pieces: &'p [Headed],
    /// Which of them are prose.
    prose: Vec<bool>,
}

/// What stands below one heading, it included.
struct Section {
    pieces: Range<usize>,
    /// How many paragraphs it has, those below headings of lower levels among them.
    paragraphs: usize,
    is_link: bool,
    matters: Matters,
}

impl Outline<'_> {
    /// The stories among these pieces, which are what stands below one heading if they are a `section`.
    fn stories(&self, within: Range<usize>, is_section: bool) -> Stories {
        let levels: BTreeSet<u8> = within.clone().filter_map(|number| self.level(number)).collect();
        let told = |least: usize| {
            levels.iter().find_map(|level| {
                let sections = self.sections(within.clone(), *level);
                let full = sections.iter().filter(|section| section.paragraphs >= least).count();
                (full > 1).then_some((sections, least))
            })
        };
        let Some((sections, least)) = told(2).or_else(|| told(1)) else { return Stories::One };
        if sections.len() > MOST_STORIES {
            return Stories::Unsure;
        }
        let first = sections.first().map_or(0, |section| section.pieces.start);
        let lead: usize = self.paragraphs(within.start..first).map(word_count).sum();
        if is_section && least == 1 && lead > 0 {
            // Short parts of an article below its beginning.
            return Stories::One;
        }
        let (mut told, mut is_parted) = (Vec::new(), false);
        for section in sections {
            match self.stories(section.pieces.start + 1..section.pieces.end, true) {
                Stories::One => told.push(section),
                Stories::Several(stories) => {
                    is_parted = true;
                    told.extend(stories.into_iter().map(|pieces| self.section(pieces)));
                }
                Stories::Unsure => return Stories::Unsure,
            }
        }
        let full: Vec<&Section> = told.iter().filter(|section| section.paragraphs >= least).collect();
        if full.len() > MOST_STORIES {
            return Stories::Unsure;
        }
        let are_links = full.iter().all(|section| section.is_link);
        let matters: Vec<&Matters> = full.iter().map(|section| &section.matters).collect();
        match (groups(&matters), lead >= LEAD) {
            (1, _) if !are_links && !is_parted => Stories::One,
            (count, false) if least > 1 && (are_links || count == full.len()) => {
                Stories::Several(told.into_iter().map(|section| self.headed(section.pieces)).collect())
            }
            (count, true) if count < full.len() && !is_parted => Stories::One,
            _ => Stories::Unsure,
        }
    }

    /// What stands below each heading of this level that has prose below it.
    fn sections(&self, within: Range<usize>, level: u8) -> Vec<Section> {
        let ends = |number: usize| self.level(number).is_some_and(|other| other <= level);
        let starts = within.clone().filter(|number| self.level(*number) == Some(level));
        let ranges = starts.map(|start| start..(start + 1..within.end).find(|end| ends(*end)).unwrap_or(within.end));
        ranges.map(|pieces| self.section(pieces)).filter(|section| section.paragraphs > 0).collect()
    }

    fn section(&self, mut pieces: Range<usize>) -> Section {
        // A heading or a line at the end heads or parts off what follows.
        while self.heads_or_parts(pieces.end - 1) && pieces.len() > 1 {
            pieces.end -= 1;
        }
        let heading = self.pieces.get(pieces.start);
        let texts: Vec<&str> = self.paragraphs(pieces.clone()).collect();
        Section {
            paragraphs: texts.len(),
            is_link: heading.and_then(|piece| piece.heading).is_some_and(|heading| heading.is_link),
            matters: Matters::of(heading.map(|piece| piece.piece.text.as_str()).into_iter().chain(texts)),
            pieces,
        }
    }

    /// The pieces of a story from its headline on: right above it may stand the name of the section that it is in, which is shorter.
    fn headed(&self, pieces: Range<usize>) -> Range<usize> {
        let words = |number: usize| word_count(self.text(number));
        let is_name = |number: &usize| {
            self.level(number + 1).is_some()
                && words(*number) <= LONGEST_SECTION_NAME
                && words(*number) < words(number + 1)
        };
        let names = pieces.clone().take_while(is_name).count();
        pieces.start + names..pieces.end
    }

    fn level(&self, number: usize) -> Option<u8> {
        self.pieces.get(number)?.heading.map(|heading| heading.level)
    }

    fn text(&self, number: usize) -> &str {
        self.pieces.get(number).map_or("", |piece| &piece.piece.text)
    }

    fn heads_or_parts(&self, number: usize) -> bool {
        self.level(number).is_some() || is_rule(self.text(number))
    }

    /// The prose among these pieces.
    fn paragraphs(&self, within: Range<usize>) -> impl Iterator<Item = &str> {
        within
            .filter(|number| self.prose.get(*number).is_some_and(|is_prose| *is_prose))
            .map(|number| self.text(number))
    }
}

/// Whether a piece tells something, and is none of what a mail adds around its stories.
fn is_prose(piece: &Headed, recognizer: &Recognizer) -> bool {
    let text = &piece.piece.text;
    let words = word_count(text);
    matches!(piece.piece.kind, None | Some(BlockKind::Paragraph | BlockKind::BlockQuote))
        && piece.heading.is_none()
        && (words > LONGEST_LINE && ends_sentence(text) || words > LONG)
        && recognizer.wording(text).reason().is_none()
}

#[cfg(test)]
mod tests;
