//! Paragraphs that the end of a column or of a page cuts through.

use super::hyphens::join;
use super::paragraphs::{Paragraph, is_item};
use crate::prose::{Vocabulary, ends_broken, ends_sentence};
use variorum_model::BlockKind;

/// A paragraph with what type and place say that it is.
pub(super) type Kinded = (Paragraph, Option<BlockKind>);

/// Makes paragraphs whole again. A paragraph goes on behind a cut when its sentence does: when the next one of the running text begins in
/// lower case, or when its last line is full and the next one is not indented. What stands between them is passed over where it is a
/// caption, a note in small type or part of the page; a heading ends the text before it. `size` is that of the text.
pub(super) fn rejoined(paragraphs: Vec<Kinded>, size: f32, vocabulary: &Vocabulary) -> Vec<Kinded> {
    let mut whole: Vec<Kinded> = Vec::with_capacity(paragraphs.len());
    let mut open: Option<usize> = None;
    for (paragraph, kind) in paragraphs {
        if kind.is_some() || (paragraph.size - size).abs() > 0.08 * size {
            let may_part =
                matches!(kind, Some(BlockKind::Furniture | BlockKind::Caption)) || paragraph.size < 0.95 * size;
            open = open.filter(|_| may_part);
            whole.push((paragraph, kind));
            continue;
        }
        let last = open.and_then(|open| whole.get_mut(open)).filter(|(last, _)| goes_on(last, &paragraph));
        if let Some((last, _)) = last {
            join(vocabulary, &mut last.text, &paragraph.text);
            last.lines += paragraph.lines;
            last.linked &= paragraph.linked;
            (last.part, last.page, last.room) = (paragraph.part, paragraph.page, paragraph.room);
        } else {
            open = Some(whole.len());
            whole.push((paragraph, kind));
        }
    }
    whole
}

fn goes_on(last: &Paragraph, next: &Paragraph) -> bool {
    let is_open = !ends_sentence(&last.text) && !last.text.ends_with(':');
    let is_full = last.room <= next.first_word + 0.6 * next.size;
    let begins_inside = next.text.starts_with(char::is_lowercase) || is_full && !next.indented;
    last.part != next.part
        && last.bold == next.bold
        && !is_item(&next.text)
        && (ends_broken(&last.text) || is_open && begins_inside)
}
