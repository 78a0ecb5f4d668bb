//! Lines to paragraphs.
//!
//! A line begins a paragraph when the type changes, when there is more space above it than between most lines, when it is indented, when it
//! begins an item of a list, or when its first word would have had room at the end of the line before: a line that was broken only because
//! it was full leaves no such room.

use super::glyph::Area;
use super::hyphens::join;
use super::lines::{Line, is_as_large};
use super::room::{Leadings, Part};
use crate::prose::{Vocabulary, ends_broken, ends_sentence};

/// From how many times the size of the text on type is that of headings.
const LARGER: f32 = 1.12;

/// A paragraph.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// How many lines it has.
    pub(super) lines: usize,
    pub(super) size: f32,
    /// All of it is bold.
    pub(super) bold: bool,
    pub(super) running: bool,
    /// All of it is a link.
    pub(super) linked: bool,
    pub(super) page: usize,
    pub(super) part: usize,
    /// Where it stands, as lines are measured.
    pub(super) top: f32,
    pub(super) start: f32,
    pub(super) end: f32,
    /// Its first line begins further in than others.
    pub(super) indented: bool,
    /// How wide its first word is.
    pub(super) first_word: f32,
    /// How much room there is behind its last line.
    pub(super) room: f32,
}

/// The paragraphs of a document's lines, which stand in the order of reading. `size` is that of its text, and `pictures` are each page's.
pub(super) fn paragraphs(lines: &[Line], size: f32, pictures: &[Vec<Area>], vocabulary: &Vocabulary) -> Vec<Paragraph> {
    let part = |lines: &'_ [Line]| {
        let page = lines.first().map_or(0, |line| line.page);
        pictures.get(page).map_or(&[][..], Vec::as_slice)
    };
    let parts: Vec<Part<'_>> =
        lines.chunk_by(|one, next| one.part == next.part).map(|lines| Part::new(lines, part(lines))).collect();
    let leadings = Leadings::of(&parts);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for part in &parts {
        let mut first = 0;
        for (number, line) in part.lines.iter().enumerate() {
            let begins = number == 0 || begins(part, first, number, size, &leadings);
            match paragraphs.last_mut() {
                Some(paragraph) if !begins => paragraph.take(line, vocabulary),
                _ => {
                    first = number;
                    paragraphs.push(Paragraph::new(line, part.indent(number) > 0.5 * line.size));
                }
            }
            if let Some(paragraph) = paragraphs.last_mut() {
                paragraph.room = part.room(number);
            }
        }
    }
    paragraphs
}

impl Paragraph {
    fn new(line: &Line, indented: bool) -> Self {
        Self {
            text: line.text.trim().to_owned(),
            lines: 1,
            size: line.size,
            bold: line.bold,
            running: line.running,
            linked: line.linked,
            page: line.page,
            part: line.part,
            top: line.base - line.size,
            start: line.start,
            end: line.end,
            indented,
            first_word: line.first_word,
            room: 0.0,
        }
    }

    fn take(&mut self, line: &Line, vocabulary: &Vocabulary) {
        join(vocabulary, &mut self.text, line.text.trim_end());
        self.lines += 1;
        self.bold &= line.bold;
        self.linked &= line.linked;
        self.start = self.start.min(line.start);
        self.end = self.end.max(line.end);
    }
}

/// Whether the line `number` of a part begins a paragraph, when `first` began the one before and the document's text is of this `size`.
fn begins(part: &Part<'_>, first: usize, number: usize, size: f32, leadings: &Leadings) -> bool {
    let (last, line) = (&part.lines[number - 1], &part.lines[number]);
    if !is_as_large(last, line) || last.running != line.running {
        return true;
    }
    let distance = line.base - last.base;
    if distance > leadings.widest(line) || distance < 0.2 * line.size {
        return true;
    }
    if ends_broken(&last.text) {
        return false;
    }
    // In the middle of a sentence type changes for emphasis, and lines are short for something that stands beside them.
    let is_cut = !ends_sentence(&last.text) && line.text.trim_start().starts_with(char::is_lowercase);
    let had_room = part.had_room(number - 1) && !is_cut;
    if last.bold != line.bold && (number - first < 3 || had_room) && !is_cut {
        return true;
    }
    if is_item(&line.text) && (had_room || is_item(&part.lines[first].text) || ends_sentence(&last.text)) {
        return true;
    }
    // Headings are broken where it looks well.
    let is_heading =
        (last.bold && line.bold || line.size >= LARGER * size) && !ends_sentence(&last.text) && number - first < 4;
    had_room && !is_heading || !is_cut && is_indented(part.lines, first, number)
}

/// Whether a line begins further in than the one before, and not because its paragraph hangs behind a mark.
fn is_indented(part: &[Line], first: usize, number: usize) -> bool {
    let (last, line) = (&part[number - 1], &part[number]);
    let step = line.start - last.start;
    if step < -0.8 * line.size {
        // Behind the first line of a paragraph the text goes back to the edge; from a block set further in, another one begins.
        return number - first > 1;
    }
    if step < 0.8 * line.size || step > 6.0 * line.size {
        return false;
    }
    let is_listed = is_item(&part[first].text);
    let stays = part.get(number + 1).is_some_and(|next| (next.start - line.start).abs() < 0.3 * line.size);
    let hangs = number - first == 1 && (is_listed || stays);
    !hangs || ends_sentence(&last.text) && !is_listed
}

/// Whether a line begins as an item of a list does.
pub(super) fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    let number: String = text.chars().take_while(char::is_ascii_digit).collect();
    let behind = text.get(number.len()..).unwrap_or_default();
    bullet(text).is_some()
        || text.starts_with("– ")
        || text.starts_with("— ")
        || (1..=2).contains(&number.len()) && (behind.starts_with(". ") || behind.starts_with(") "))
}

/// What stands behind the mark of an item of a list.
pub(super) fn bullet(text: &str) -> Option<&str> {
    const BULLETS: [char; 10] = ['•', '●', '▪', '◦', '‣', '■', '□', '○', '∙', '➢'];
    text.strip_prefix(BULLETS).map(str::trim_start).filter(|rest| !rest.is_empty())
}
