//! What stands around the article on its pages: the heads of the paper or of the site above the headline, headings without text below
//! them, small type at the foot of a page, and, on pages that a browser printed, lists of links and what is nothing but a link. A list is the article's own where a sentence
//! leads to it, or where the text goes on below it and it holds no links; where a document does not show its links, its bullets tell.

use super::cuts::Kinded;
use super::headings::SMALLER;
use crate::furniture::Recognizer;
use crate::normal::word_count;
use crate::prose::ends_sentence;
use variorum_model::BlockKind;

/// Paragraphs with fewer words are no prose, and lines with more no labels.
const PROSE: usize = 12;

/// A paragraph with no more words leads to no list.
const LEADING: usize = 6;

/// What is a link as a whole and has no more words may be the name of the author.
const LONGEST_NAME: usize = 3;

/// How far from the lower edge of a page its foot reaches, as a share of its height, and the most lines in small type that are one.
const FOOT: f32 = 0.07;
const MOST_LINES: usize = 2;

/// How many labels follow one another in a list of links.
const LINKS: usize = 6;

/// Marks as furniture what stands around the article. What the words of a paragraph tell (a date, an author, a caption) is left to them.
/// `printed`: a browser printed the pages. `size` is that of the text, and `edges` are the upper and the lower edge of each page.
pub(super) fn mark(all: &mut [Kinded], printed: bool, size: f32, edges: &[(f32, f32)], recognizer: &Recognizer) {
    let headline = all.iter().position(|(_, kind)| *kind == Some(BlockKind::Headline));
    let (first, last) = (all.iter().position(is_prose), all.iter().rposition(is_prose));
    let mut around: Vec<bool> = all.iter().map(|paragraph| is_foot(paragraph, size, edges)).collect();
    if let Some(headline) = headline.filter(|headline| printed || !all[..*headline].iter().any(is_prose)) {
        around[..headline].fill(true);
    }
    if let Some(last) = last {
        let heads = |number: usize| all.get(number + 1).is_some_and(|(next, _)| ends_sentence(&next.text));
        let is_left = |number: &usize| match all[*number].1 {
            Some(BlockKind::Subhead) => is_label(&all[*number]) && !heads(*number),
            _ => printed && is_label(&all[*number]),
        };
        (last + 1..all.len()).filter(is_left).for_each(|number| around[number] = true);
    }
    if printed {
        let shows_links = all.iter().any(|(paragraph, _)| paragraph.linked);
        let is_link = |number: &usize| all[*number].0.linked && word_count(&all[*number].0.text) > LONGEST_NAME;
        (first.map_or(all.len(), |first| first + 1)..all.len())
            .filter(is_link)
            .for_each(|number| around[number] = true);
        let mut from = 0;
        for stretch in all.chunk_by(is_list) {
            let items = from..from + stretch.len();
            from = items.end;
            let leads = items.start.checked_sub(1).and_then(|above| all.get(above)).is_some_and(leads_to_list);
            let is_inside =
                first.is_some_and(|first| first < items.start) && last.is_some_and(|last| last >= items.end);
            let is_own = |(paragraph, kind): &Kinded| {
                if shows_links { !paragraph.linked } else { *kind == Some(BlockKind::ListItem) }
            };
            if leads || is_inside && stretch.iter().all(is_own) {
                around[items].fill(false);
            } else if stretch.len() >= LINKS {
                around[items].fill(true);
            }
        }
    }
    for ((paragraph, kind), _) in all.iter_mut().zip(around).filter(|(_, around)| *around) {
        let is_open = matches!(kind, None | Some(BlockKind::Subhead | BlockKind::ListItem | BlockKind::Caption));
        if is_open && recognizer.wording(&paragraph.text).reason().is_none() {
            *kind = Some(BlockKind::Furniture);
        }
    }
}

fn is_prose((paragraph, kind): &Kinded) -> bool {
    kind.is_none() && !paragraph.linked && word_count(&paragraph.text) > PROSE && ends_sentence(&paragraph.text)
}

/// Whether a paragraph is small type at the foot of its page, below all that is set as text there; a picture may stand above it by chance.
fn is_foot((paragraph, _): &Kinded, size: f32, edges: &[(f32, f32)]) -> bool {
    edges.get(paragraph.page).is_some_and(|(top, bottom)| {
        paragraph.size <= SMALLER * size
            && paragraph.lines <= MOST_LINES
            && bottom - paragraph.top - paragraph.size <= FOOT * (bottom - top)
    })
}

/// Whether a paragraph is a sentence that a list completes; a heading over links is shorter.
fn leads_to_list((paragraph, kind): &Kinded) -> bool {
    kind.is_none() && word_count(&paragraph.text) > LEADING && paragraph.text.trim_end().ends_with(':')
}

fn is_label((paragraph, kind): &Kinded) -> bool {
    matches!(kind, None | Some(BlockKind::Subhead | BlockKind::ListItem))
        && word_count(&paragraph.text) <= PROSE
        && !ends_sentence(&paragraph.text)
        && !paragraph.text.ends_with(':')
}

/// Whether two labels in the same type may be of one list.
fn is_list(one: &Kinded, next: &Kinded) -> bool {
    let marks = |(paragraph, kind): &Kinded| (paragraph.bold, paragraph.linked, *kind);
    let is_alike = (one.0.size - next.0.size).abs() < 0.5 && marks(one) == marks(next);
    is_alike && is_label(one) && is_label(next)
}
