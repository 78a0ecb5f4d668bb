//! Several articles in one text, as press databases export them: as plain text or in a document of a word processor.
//!
//! An export is known by the lines with which its database parts the articles, and by what it says of each between them; neither alone is
//! enough. Contents pages and covers are passed over. What stands around an article's text (source, length, date of loading) becomes facts or
//! is left out.

mod europresse;
mod factiva;
mod labels;
mod nexis;
#[cfg(test)]
mod sample;
mod story;

use crate::charset::Decoded;
use crate::prose::{Draft, rich};
use crate::{Contents, Part, ReadError};
use story::Story;
use variorum_model::ReadingDoubt;

/// The most articles that an export may hold.
const MOST_ARTICLES: usize = 10_000;

/// A line that parts articles has at most so many bytes.
const LONGEST_MARK: usize = 160;

/// Whether a line in `text` is one with which a press database parts articles.
pub(crate) fn is_announced(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .filter(|line| line.len() <= LONGEST_MARK)
        .any(|line| nexis::begins(line) || nexis::ends(line) || factiva::ends(line) || europresse::ends(line))
}

/// Reads the articles in the text `decoded`.
pub(crate) fn read(decoded: Decoded) -> Result<Contents, ReadError> {
    let mut draft = Draft::new("text/plain");
    draft.pieces = rich::plain_pieces(&decoded.text);
    draft.doubts = decoded.doubts;
    contents(draft)
}

/// The articles in `draft`: those that a press database put there, else the one that it is.
pub(crate) fn contents(draft: Draft) -> Result<Contents, ReadError> {
    let databases = [nexis::stories, factiva::stories, europresse::stories];
    let stories = databases.iter().map(|stories| stories(&draft.pieces)).find(|found| !found.is_empty());
    let Some(stories) = stories else { return draft.read_parted() };
    if stories.len() > MOST_ARTICLES {
        return Err(ReadError::TooManyMembers { most: MOST_ARTICLES });
    }
    let part = |story: Story| {
        let name = story.stated.titles.first().cloned();
        if story.is_cut_off {
            // Half an article would look like one that its outlet cut.
            return Part::Unread { name, error: ReadError::Damaged };
        }
        let mut doubts = draft.doubts.clone();
        doubts.extend(story.may_go_on.then_some(ReadingDoubt::PagesMissing));
        let own = Draft { stated: story.stated, pieces: story.pieces, doubts, ..Draft::new(draft.media_type) };
        own.read().map_or_else(|error| Part::Unread { name, error }, |read| Part::Article(Box::new(read)))
    };
    Ok(Contents { parts: stories.into_iter().map(part).collect(), ..Contents::default() })
}
