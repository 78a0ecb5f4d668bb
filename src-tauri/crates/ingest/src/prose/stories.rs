//! Several stories in one text.

use super::draft::Piece;
use std::ops::Range;
use variorum_model::BlockKind;

/// With more stories, a text is left as it is.
pub(crate) const MOST_STORIES: usize = 100;

/// What a text holds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stories {
    /// One story, or what cannot be told from one.
    One,
    /// Several, each these pieces. What stands between them belongs to none.
    Several(Vec<Range<usize>>),
    /// Perhaps several, which cannot be parted safely.
    Unsure,
}

/// The pieces of each story. What belongs to none is set aside: above the next story, or below the last.
pub(crate) fn parted(pieces: &[Piece], stories: &[Range<usize>]) -> Vec<Vec<Piece>> {
    let aside = |from: usize, to: usize| {
        let between = pieces.iter().take(to).skip(from).cloned();
        between.map(|piece| Piece { kind: Some(BlockKind::Furniture), ..piece })
    };
    let mut parted: Vec<Vec<Piece>> = Vec::new();
    let mut done = 0;
    for story in stories {
        let own = pieces.iter().take(story.end).skip(story.start).cloned();
        parted.push(aside(done, story.start).chain(own).collect());
        done = story.end;
    }
    if let Some(last) = parted.last_mut() {
        last.extend(aside(done, pieces.len()));
    }
    parted
}
