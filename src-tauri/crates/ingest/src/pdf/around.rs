//! What stands around the article on its pages: the heads of the paper or of the site above the headline, headings without text below
//! them, and, on pages that a browser printed, lists of links.

use super::cuts::Kinded;
use crate::furniture::Recognizer;
use crate::normal::word_count;
use crate::prose::ends_sentence;
use variorum_model::BlockKind;

/// Paragraphs with fewer words are no prose, and lines with more no labels.
const PROSE: usize = 12;

/// How many labels follow one another in a list of links.
const LINKS: usize = 6;

/// Marks as furniture what stands around the article. What the words of a paragraph tell (a date, an author, a caption) is left to them.
/// `printed`: a browser printed the pages.
pub(super) fn mark(all: &mut [Kinded], printed: bool, recognizer: &Recognizer) {
    let headline = all.iter().position(|(_, kind)| *kind == Some(BlockKind::Headline));
    let last = all.iter().rposition(is_prose);
    let mut around = vec![false; all.len()];
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
        let mut from = 0;
        for stretch in all.chunk_by(is_list) {
            if stretch.len() >= LINKS {
                around[from..from + stretch.len()].fill(true);
            }
            from += stretch.len();
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
    kind.is_none() && word_count(&paragraph.text) > PROSE && ends_sentence(&paragraph.text)
}

fn is_label((paragraph, kind): &Kinded) -> bool {
    matches!(kind, None | Some(BlockKind::Subhead | BlockKind::ListItem))
        && word_count(&paragraph.text) <= PROSE
        && !ends_sentence(&paragraph.text)
        && !paragraph.text.ends_with(':')
}

/// Whether two labels in the same type may be of one list.
fn is_list(one: &Kinded, next: &Kinded) -> bool {
    let is_alike = (one.0.size - next.0.size).abs() < 0.5 && one.0.bold == next.0.bold && one.1 == next.1;
    is_alike && is_label(one) && is_label(next)
}
