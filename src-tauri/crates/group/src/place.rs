//! One more article into the stories that there are.

use crate::Article;
use crate::likeness::{Likeness, Space, crowding, scaled};
use crate::linkage::THRESHOLD;
use crate::reason::{Reason, reasons};

/// Where an article belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The story, by its place among those given.
    pub story: usize,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The story that an article belongs to: the one to whose articles it is most alike on average, if it is alike enough. None when it begins a
/// story of its own. By the same measure and threshold as [`crate::group`].
///
/// `stories` should hold the articles of all stories that come into question, and may hold more. Of two equally good stories the first is
/// chosen.
pub fn place(article: &Article<'_>, stories: &[Vec<Article<'_>>]) -> Option<Placement> {
    let mut articles = vec![*article];
    let members: Vec<Vec<usize>> = stories
        .iter()
        .map(|story| {
            let first = articles.len();
            articles.extend(story);
            (first..articles.len()).collect()
        })
        .collect();
    let space = Space::new(&articles);
    let row = space.row(0);
    let crowded = crowding(&row, 0);

    let mut best: Option<(Likeness, usize)> = None;
    for (story, members) in members.iter().enumerate() {
        let Some(average) = average(&space, &row, crowded, members) else { continue };
        if average >= THRESHOLD && best.is_none_or(|(most, _)| average > most) {
            best = Some((average, story));
        }
    }
    let (_, story) = best?;
    let mut alike: Vec<usize> = vec![0];
    alike.extend(members.get(story).into_iter().flatten());
    Some(Placement { story, reasons: reasons(&space, &articles, &alike) })
}

/// How alike the new article is to these, on average; none when crowding could not make it enough.
fn average(space: &Space, row: &[Likeness], crowded: f64, members: &[usize]) -> Option<Likeness> {
    let likeness = |member: &usize| row.get(*member).copied().unwrap_or(0);
    let count = members.len() as Likeness;
    let plain: Likeness = members.iter().map(likeness).sum();
    // Crowding lowers what is asked by half at most.
    if count == 0 || 2 * plain < THRESHOLD * count {
        return None;
    }
    let sum: Likeness =
        members.iter().map(|member| scaled(likeness(member), crowded, crowding(&space.row(*member), *member))).sum();
    Some(sum / count)
}
