//! Whether several stories stand in one mail, as in a newsletter.
//!
//! A story has a headline with prose below it, and so has a part of an article below its subhead. They are told apart by what they speak of: parts
//! of one article share names and matters, other stories do not. Where that is not sure, nothing is parted, and the reading says so.

use crate::furniture::Recognizer;
use crate::html::Headed;
use crate::normal::word_count;
use crate::prose::ends_sentence;
use std::collections::BTreeSet;
use std::ops::Range;
use variorum_model::BlockKind;

/// What a mail holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stories {
    /// One story, or what cannot be told from one.
    One,
    /// Several, each the pieces from its headline to the next one.
    Several(Vec<Range<usize>>),
    /// Perhaps several, which cannot be parted safely.
    Unsure,
}

/// Prose has more words.
const LONGEST_LINE: usize = 12;

/// Prose of so many words above the first headline is more than a greeting.
const LEAD: usize = 40;

/// The share of their words that two parts of one article have in common, and two stories have not.
const RELATED: f64 = 0.1;

/// Words are told from others by so many letters at their beginning, whatever their ending.
const STEM: usize = 6;

/// With more stories, a mail is left as it is.
const MOST_STORIES: usize = 100;

/// With fewer words, nothing is said of what a section speaks of.
const FEWEST_WORDS: usize = 5;

/// What stands below one heading.
struct Section {
    heading: usize,
    /// How many paragraphs stand below it, those below headings of lower levels among them.
    paragraphs: usize,
    is_link: bool,
    words: BTreeSet<String>,
}

impl Stories {
    /// The stories in these pieces of a mail.
    pub(super) fn of(pieces: &[Headed]) -> Self {
        let recognizer = Recognizer::new(None);
        let prose: Vec<bool> = pieces.iter().map(|piece| is_prose(piece, &recognizer)).collect();
        let levels: BTreeSet<u8> = pieces.iter().filter_map(|piece| Some(piece.heading?.level)).collect();
        let told = |least: usize| {
            levels.iter().find_map(|level| {
                let sections = sections(pieces, &prose, *level);
                let full = sections.iter().filter(|section| section.paragraphs >= least).count();
                (full > 1).then_some((sections, least))
            })
        };
        let Some((sections, least)) = told(2).or_else(|| told(1)) else { return Self::One };
        let first = sections.first().map_or(0, |section| section.heading);
        let above = pieces.iter().zip(&prose).take(first).filter(|(_, is_prose)| **is_prose);
        let has_lead = above.map(|(piece, _)| word_count(&piece.piece.text)).sum::<usize>() >= LEAD;
        let full: Vec<&Section> = sections.iter().filter(|section| section.paragraphs >= least).collect();
        if full.len() > MOST_STORIES {
            return Self::Unsure;
        }
        let are_links = full.iter().all(|section| section.is_link);
        match (groups(&full), has_lead) {
            (1, _) if !are_links => Self::One,
            (count, false) if least > 1 && (are_links || count == full.len()) => {
                let starts = || sections.iter().map(|section| section.heading);
                let ends = starts().skip(1).chain([pieces.len()]);
                Self::Several(starts().zip(ends).map(|(start, end)| start..end).collect())
            }
            (count, true) if count < full.len() => Self::One,
            _ => Self::Unsure,
        }
    }
}

/// The sections of this level that begin with prose.
fn sections(pieces: &[Headed], prose: &[bool], level: u8) -> Vec<Section> {
    let mut sections = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let Some(heading) = piece.heading.filter(|heading| heading.level == level) else { continue };
        let below = pieces.iter().zip(prose).skip(number + 1);
        let own = below.take_while(|(piece, _)| piece.heading.is_none_or(|other| other.level > level));
        // A heading right above another one names a part of the mail, or the mail.
        if !own.clone().take_while(|(piece, _)| piece.heading.is_none()).any(|(_, is_prose)| *is_prose) {
            continue;
        }
        let texts: Vec<&str> =
            own.filter(|(_, is_prose)| **is_prose).map(|(piece, _)| piece.piece.text.as_str()).collect();
        let words = texts.iter().copied().chain([piece.piece.text.as_str()]).flat_map(stems).collect();
        sections.push(Section { heading: number, paragraphs: texts.len(), is_link: heading.is_link, words });
    }
    sections
}

/// In how many groups the sections fall that share what they speak of.
fn groups(sections: &[&Section]) -> usize {
    let mut group: Vec<usize> = (0..sections.len()).collect();
    for (at, section) in sections.iter().enumerate() {
        for (before, other) in sections.iter().enumerate().take(at) {
            if are_related(&section.words, &other.words) {
                let (from, to) = (group[at], group[before]);
                group.iter_mut().filter(|number| **number == from).for_each(|number| *number = to);
            }
        }
    }
    group.into_iter().collect::<BTreeSet<_>>().len()
}

fn are_related(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let least = one.len().min(other.len());
    let shared = one.intersection(other).count();
    least < FEWEST_WORDS || shared as f64 >= RELATED * least as f64
}

/// The beginnings of the longer words of a text, of which matters speak.
fn stems(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= STEM);
    words.map(|word| word.to_lowercase().chars().take(STEM).collect())
}

/// Whether a piece tells something, and is none of what a mail adds around its stories.
fn is_prose(piece: &Headed, recognizer: &Recognizer) -> bool {
    let text = &piece.piece.text;
    matches!(piece.piece.kind, None | Some(BlockKind::Paragraph | BlockKind::BlockQuote))
        && piece.heading.is_none()
        && ends_sentence(text)
        && word_count(text) > LONGEST_LINE
        && recognizer.wording(text).reason().is_none()
}
