//! Headings and captions: what type and place say that a paragraph is.

use super::glyph::Area;
use super::paragraphs::{Paragraph, bullet};
use super::script::is_dense;
use super::stated;
use crate::normal::word_count;
use crate::prose::ends_sentence;
use variorum_lexicon::Outlet;
use variorum_model::BlockKind;

/// From how many times the size of the text on type is that of headings.
const LARGER: f32 = 1.12;
/// The same for the headline.
const MUCH_LARGER: f32 = 1.2;
/// Up to how many times the size of the text type is that of captions and of what stands in margins.
pub(super) const SMALLER: f32 = 0.95;
/// What a line with no more words is below a headline (a summary, a date, an author), its words tell.
const LABEL: usize = 12;
/// No heading has more words, and none more lines.
const MOST_WORDS: usize = 40;
const MOST_LINES: usize = 7;

/// A picture that ends within this share of the height of its page is the head of the page, and what stands below it belongs to that.
const LETTERHEAD: f32 = 0.13;

/// What each paragraph is; none where only its words can tell. `title` is what the document says that its title is, `pictures` are where each
/// page's are, and `edges` are its upper and its lower edge.
pub(super) fn kinds(
    paragraphs: &[Paragraph],
    size: f32,
    title: Option<&str>,
    pictures: &[Vec<Area>],
    edges: &[(f32, f32)],
) -> Vec<Option<BlockKind>> {
    let headline = headline(paragraphs, size, title);
    let kind = |(number, paragraph): (usize, &Paragraph)| {
        let behind = headline.is_some_and(|headline| headline < number);
        let is_next = headline.is_some_and(|headline| headline + 1 == number);
        if paragraph.running {
            Some(BlockKind::Furniture)
        } else if headline == Some(number) {
            Some(BlockKind::Headline)
        } else if bullet(&paragraph.text).is_some() {
            Some(BlockKind::ListItem)
        } else if is_next && paragraph.size >= 1.05 * size && word_count(&paragraph.text) > LABEL {
            Some(BlockKind::Dek)
        } else if is_heading(paragraph, size) {
            (behind && !is_next).then_some(BlockKind::Subhead)
        } else {
            let above = above_caption(paragraph, size, pictures.get(paragraph.page))?;
            let (top, bottom) = *edges.get(paragraph.page)?;
            let is_head = above.bottom - top <= LETTERHEAD * (bottom - top);
            Some(if is_head { BlockKind::Furniture } else { BlockKind::Caption })
        }
    };
    paragraphs.iter().enumerate().map(kind).collect()
}

fn is_heading(paragraph: &Paragraph, size: f32) -> bool {
    let words = word_count(&paragraph.text);
    let is_bold =
        paragraph.bold && paragraph.size >= 0.95 * size && !ends_sentence(&paragraph.text) && words <= MOST_WORDS / 2;
    !paragraph.running
        && (1..=MOST_WORDS).contains(&words)
        && paragraph.lines <= MOST_LINES
        && (is_bold || paragraph.size >= LARGER * size && (words <= MOST_WORDS / 2 || !ends_sentence(&paragraph.text)))
}

/// The headline: what the document names as its title, else the largest heading on the page on which the text begins.
fn headline(paragraphs: &[Paragraph], size: f32, title: Option<&str>) -> Option<usize> {
    let titled = |title: &str| {
        let all = paragraphs.iter().enumerate();
        let found = all.filter(|(_, paragraph)| !paragraph.running && stated::says(title, &paragraph.text));
        // The longest is not the name of the outlet, and of equals the largest is not a link.
        let by_length = |a: &(usize, &Paragraph), b: &(usize, &Paragraph)| {
            a.1.text.len().cmp(&b.1.text.len()).then(a.1.size.total_cmp(&b.1.size))
        };
        found.rev().max_by(by_length).map(|(number, _)| number)
    };
    if let Some(named) = title.and_then(titled) {
        return Some(named);
    }
    let first = paragraphs.iter().find(|paragraph| !paragraph.running)?.page;
    // A newspaper's name is set larger than its headlines.
    let is_long = |text: &str| {
        (word_count(text) >= 3 || text.chars().filter(|c| is_dense(*c)).count() > 3) && Outlet::named(text).is_none()
    };
    let is_large = |heading: &Paragraph| {
        heading.page == first
            && heading.size >= MUCH_LARGER * size
            && is_long(&heading.text)
            && is_heading(heading, size)
    };
    let large = paragraphs.iter().enumerate().filter(|(_, paragraph)| is_large(paragraph));
    // Of equals the first.
    large.rev().max_by(|a, b| a.1.size.total_cmp(&b.1.size)).map(|(number, _)| number)
}

/// The picture below which a paragraph stands in small type, if there is one.
fn above_caption<'p>(paragraph: &Paragraph, size: f32, pictures: Option<&'p Vec<Area>>) -> Option<&'p Area> {
    let is_below = |picture: &&Area| {
        let gap = paragraph.top - picture.bottom;
        let shared = paragraph.end.min(picture.right) - paragraph.start.max(picture.left);
        (-0.5 * size..=2.0 * size).contains(&gap)
            && shared > 0.5 * (paragraph.end - paragraph.start)
            && picture.width() > 6.0 * size
            && picture.height() > 4.0 * size
    };
    let is_small = paragraph.size <= SMALLER * size && paragraph.lines <= MOST_LINES;
    pictures?.iter().find(|picture| is_small && is_below(picture))
}
