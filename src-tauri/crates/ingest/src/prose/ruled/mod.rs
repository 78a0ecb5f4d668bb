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
use variorum_model::{BlockKind, LeftOut, ReadingDoubt};

/// An article has at least so many words below its headline; a correction or a footer has fewer.
const FEWEST_WORDS: usize = 50;

/// And one that says above its prose who wrote it or when it came out at least so many.
const FEWEST_SIGNED: usize = 12;

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

/// What stands between two lines and has prose.
enum Stretch {
    Article(Found),
    /// It says above its prose who wrote it or when it came out, and is no article that can be told: another one all the same.
    Signed,
    /// A label heads its prose, which speaks of this.
    Labelled(usize, Matters),
    /// It goes on with what stands above, as far as its words say.
    Open,
}

/// The articles that lines across the page part in a text of these pieces.
pub(crate) fn ruled(pieces: &[Piece]) -> Stories {
    let between: Vec<Range<usize>> = between(pieces);
    let own = |range: &Range<usize>| pieces.get(range.clone()).unwrap_or_default();
    let has_prose = |range: &&Range<usize>| words(own(range)) >= FEWEST_SIGNED;
    if between.len() < 2 {
        return Stories::One;
    }
    if between.iter().filter(has_prose).count() > MOST_STORIES {
        return Stories::Unsure;
    }
    let (mut found, mut labelled, mut has_signed) = (Vec::new(), Vec::new(), false);
    for range in between.iter().filter(has_prose) {
        match stretch(own(range), range.start) {
            Stretch::Article(article) => found.push(article),
            Stretch::Signed => has_signed = true,
            Stretch::Labelled(start, matters) => labelled.push((start, matters)),
            Stretch::Open => {}
        }
    }
    let Some(first) = found.first() else { return Stories::One };
    let lead = between.iter().take_while(|range| range.start < first.start);
    let has_lead = lead.map(|range| words(own(range))).sum::<usize>() >= LEAD;
    let stated = found.iter().filter(|article| article.is_stated).count();
    let matters: Vec<&Matters> = found.iter().map(|article| &article.matters).collect();
    let unlike = groups(&matters);
    let is_sure = stated == found.len()
        || stated == 0 && unlike == found.len() && found.iter().all(|article| !article.is_sentence);
    // What a label heads is of the article above if it speaks of the same.
    let is_of_another = |(start, matters): &(usize, Matters)| {
        let above = found.iter().rfind(|article| article.start < *start);
        above.is_some_and(|article| groups(&[&article.matters, matters]) > 1)
    };
    match found.len() {
        _ if has_signed => Stories::Unsure,
        1 if has_lead && first.is_stated => Stories::Unsure,
        1 => Stories::One,
        // Parts of the one article that says who wrote it.
        _ if !has_lead && stated == 1 && first.is_stated && unlike == 1 => Stories::One,
        _ if has_lead || !is_sure || labelled.iter().any(is_of_another) => Stories::Unsure,
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

/// What these pieces between two lines are. An article has a headline and a body.
fn stretch(pieces: &[Piece], start: usize) -> Stretch {
    let Ok(read) = (Draft { pieces: pieces.to_vec(), ..Draft::new("text/plain") }).read() else { return Stretch::Open };
    let text = read.text();
    let above = read.blocks.iter().take_while(|block| block.left_out.is_some() || !is_sentence(&block.text));
    let is_signed = above.clone().any(|block| matches!(block.left_out, Some(LeftOut::Byline | LeftOut::Dateline)));
    let fewest = if is_signed { FEWEST_SIGNED } else { FEWEST_WORDS };
    match read.title {
        Some(title) if word_count(&text) >= fewest => Stretch::Article(Found {
            start,
            is_stated: !read.byline.is_empty()
                || read.published.is_some()
                || read.url.is_some()
                || read.outlet.is_some(),
            is_sentence: ends_sentence(&title),
            matters: Matters::of([title.as_str(), &text]),
        }),
        _ if is_signed => Stretch::Signed,
        Some(title) if word_count(&title) > 1 => Stretch::Labelled(start, Matters::of([title.as_str(), &text])),
        _ => Stretch::Open,
    }
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
