//! Articles in one plain text that lines across the page part: `---`, `* * *`.
//!
//! Such a line stands inside articles, too, above a footer or a correction. It parts articles only where each of them has a headline and a body of
//! its own, and says of itself who wrote it, when or where it came out, or speaks of other matters than the others.

use crate::furniture::Recognizer;
use crate::normal::word_count;
use crate::prose::draft::{Draft, Piece};
use crate::prose::lines::{address, is_sentence};
use crate::prose::matters::{Matters, groups};
use crate::prose::paragraphs::{ends_sentence, is_rule};
use crate::prose::stories::{MOST_STORIES, Stories, parted};
use crate::{Contents, Part, ReadError};
use std::ops::Range;
use variorum_model::{BlockKind, ReadingDoubt};

/// An article has at least so many words below its headline; a correction or a footer has fewer.
const FEWEST_WORDS: usize = 50;

/// Prose of so many words above the first article is more than a greeting.
const LEAD: usize = 40;

impl Draft {
    /// The articles that lines across the page part, else the one that it is.
    pub(crate) fn read_parted(mut self) -> Result<Contents, ReadError> {
        let stories = match ruled(&self.pieces) {
            Stories::Several(stories) => stories,
            Stories::Unsure => {
                self.doubts.push(ReadingDoubt::SeveralStories);
                return self.read().map(Contents::from);
            }
            Stories::One => return self.read().map(Contents::from),
        };
        // The address where all of them stand is none of theirs.
        let read = |pieces| Self { pieces, doubts: self.doubts.clone(), ..Self::new(self.media_type) }.read();
        let articles: Result<Vec<Part>, ReadError> =
            parted(&self.pieces, &stories).into_iter().map(|own| Ok(Part::Article(Box::new(read(own)?)))).collect();
        Ok(Contents { parts: articles?, ..Contents::default() })
    }
}

/// An article between two lines.
struct Found {
    start: usize,
    /// Whether it says who wrote it, when or where it came out.
    is_stated: bool,
    /// Whether its headline is a sentence, as the beginning of a paragraph is.
    is_sentence: bool,
    matters: Matters,
}

/// The articles that lines across the page part in a text of these pieces.
pub(crate) fn ruled(pieces: &[Piece]) -> Stories {
    let between: Vec<Range<usize>> = between(pieces);
    let own = |range: &Range<usize>| pieces.get(range.clone()).unwrap_or_default();
    let is_full = |range: &&Range<usize>| words(own(range)) >= FEWEST_WORDS;
    if between.len() < 2 {
        return Stories::One;
    }
    if between.iter().filter(is_full).count() > MOST_STORIES {
        return Stories::Unsure;
    }
    let found: Vec<Found> =
        between.iter().filter(is_full).filter_map(|range| article(own(range), range.start)).collect();
    let Some(first) = found.first() else { return Stories::One };
    let lead = between.iter().take_while(|range| range.start < first.start);
    let has_lead = lead.map(|range| words(own(range))).sum::<usize>() >= LEAD;
    let stated = found.iter().filter(|article| article.is_stated).count();
    let matters: Vec<&Matters> = found.iter().map(|article| &article.matters).collect();
    let groups = groups(&matters);
    let is_sure = stated == found.len()
        || stated == 0 && groups == found.len() && found.iter().all(|article| !article.is_sentence);
    match found.len() {
        1 if has_lead && first.is_stated => Stories::Unsure,
        1 => Stories::One,
        // Parts of the one article that says who wrote it.
        _ if !has_lead && stated == 1 && first.is_stated && groups == 1 => Stories::One,
        _ if has_lead || !is_sure => Stories::Unsure,
        _ => {
            let ends = found.iter().skip(1).map(|next| next.start).chain([pieces.len()]);
            let whole = |(article, end): (&Found, usize)| {
                let mut whole = between.iter().filter(|range| (article.start..end).contains(&range.start));
                let last = whole.rfind(|range| range.start == article.start || belongs(own(range)));
                article.start..last.map_or(end, |last| last.end)
            };
            Stories::Several(found.iter().zip(ends).map(whole).collect())
        }
    }
}

/// What stands between the lines.
fn between(pieces: &[Piece]) -> Vec<Range<usize>> {
    let rules = (0..pieces.len()).filter(|number| {
        pieces
            .get(*number)
            .is_some_and(|piece| matches!(piece.kind, None | Some(BlockKind::Paragraph)) && is_rule(&piece.text))
    });
    let (mut found, mut start) = (Vec::new(), 0);
    for end in rules.chain([pieces.len()]) {
        if start < end {
            found.push(start..end);
        }
        start = end + 1;
    }
    found
}

/// How many words the prose among these pieces has.
fn words(pieces: &[Piece]) -> usize {
    let prose = pieces.iter().filter(|piece| piece.kind != Some(BlockKind::Furniture) && is_sentence(&piece.text));
    prose.map(|piece| word_count(&piece.text)).sum()
}

/// The article that these pieces are, if they have a headline and a body.
fn article(pieces: &[Piece], start: usize) -> Option<Found> {
    let read = Draft { pieces: pieces.to_vec(), ..Draft::new("text/plain") }.read().ok()?;
    let text = read.text();
    let title = read.title.filter(|_| word_count(&text) >= FEWEST_WORDS)?;
    Some(Found {
        start,
        is_stated: !read.byline.is_empty() || read.published.is_some() || read.url.is_some() || read.outlet.is_some(),
        is_sentence: ends_sentence(&title),
        matters: Matters::of([title.as_str(), &text]),
    })
}

/// Whether what stands below an article and a line is its own: it goes on with it, or is what stands around one. Labels alone name what follows.
fn belongs(pieces: &[Piece]) -> bool {
    let recognizer = Recognizer::new(None);
    pieces.iter().any(|piece| {
        is_sentence(&piece.text) || address(&piece.text).is_some() || recognizer.wording(&piece.text).reason().is_some()
    })
}

#[cfg(test)]
mod tests;
