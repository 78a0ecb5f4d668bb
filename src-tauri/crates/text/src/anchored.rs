//! Texts that a person pointed at, found again among the texts of another state.

use crate::{fold, words};
use std::collections::BTreeMap;
use variorum_model::Anchor;

/// Texts in their order (the blocks of an article, or its sentences), in which anchors are made and found. Typography and case do not count
/// ([`fold`]).
#[derive(Debug)]
pub struct Anchored<'t> {
    texts: Vec<&'t str>,
    folded: Vec<String>,
    /// The numbers of the texts that say the same.
    places: BTreeMap<String, Vec<usize>>,
}

impl<'t> Anchored<'t> {
    /// These texts.
    pub fn new(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let texts: Vec<&str> = texts.into_iter().collect();
        let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, text) in folded.iter().enumerate() {
            places.entry(text.clone()).or_default().push(number);
        }
        Self { texts, folded, places }
    }

    /// The text numbered `number` as a person points at it; none when there is no such text.
    pub fn anchor(&self, number: usize) -> Option<Anchor> {
        let text = |number: usize| self.texts.get(number).map(|text| (*text).to_owned());
        let alike = |other: &usize| self.around(*other) == self.around(number);
        Some(Anchor {
            text: text(number)?,
            before: number.checked_sub(1).and_then(text),
            after: text(number + 1),
            ordinal: (0..number).filter(alike).count(),
        })
    }

    /// The number of the text that was pointed at.
    ///
    /// It is the one that says the same; where several do, of those with most of its surroundings the one with as many above it as before, or the
    /// last; none when nothing around any of them is as it was.
    pub fn find(&self, anchor: &Anchor) -> Option<usize> {
        let found = self.places.get(fold(&anchor.text).as_str())?;
        if let [only] = found.as_slice() {
            return Some(*only);
        }
        let [before, after] = [&anchor.before, &anchor.after].map(|text| text.as_deref().map(fold));
        let alike = |number: usize| {
            usize::from(self.above(number) == before.as_deref()) + usize::from(self.at(number + 1) == after.as_deref())
        };
        let most = found.iter().map(|number| alike(*number)).max().filter(|most| *most > 0)?;
        let likeliest: Vec<usize> = found.iter().copied().filter(|number| alike(*number) == most).collect();
        likeliest.get(anchor.ordinal).or(likeliest.last()).copied()
    }

    /// The number of the text that stands where the one stood that was pointed at, where none says the same any more: the only one between the
    /// same two neighbours (or between one and the beginning or end) that has kept more than half of its words, as when a number was
    /// corrected.
    pub fn find_changed(&self, anchor: &Anchor) -> Option<usize> {
        let [text, before, after] =
            [Some(&anchor.text), anchor.before.as_ref(), anchor.after.as_ref()].map(|it| it.map(|it| fold(it)));
        let text = text?;
        if before.is_none() && after.is_none() {
            return None;
        }
        let there =
            |number: &usize| self.above(*number) == before.as_deref() && self.at(*number + 1) == after.as_deref();
        let mut between = (0..self.texts.len()).filter(there).filter(|number| keeps_most(&text, &self.folded[*number]));
        between.next().filter(|_| between.next().is_none())
    }

    fn at(&self, number: usize) -> Option<&str> {
        self.folded.get(number).map(String::as_str)
    }

    fn above(&self, number: usize) -> Option<&str> {
        self.at(number.checked_sub(1)?)
    }

    /// What a text says, what stands above it, and what below.
    fn around(&self, number: usize) -> [Option<&str>; 3] {
        [self.at(number), self.above(number), self.at(number + 1)]
    }
}

/// Whether more than half of the words of either text stand in the other.
fn keeps_most(one: &str, other: &str) -> bool {
    let [one, mut left] = [one, other].map(|text| words(text).map(|word| word.span.of(text)).collect::<Vec<_>>());
    let longer = one.len().max(left.len());
    let take = |word: &str| left.iter().position(|other| *other == word).map(|at| left.swap_remove(at));
    one.into_iter().filter_map(take).count() * 2 > longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_text_is_found_between_the_same_neighbours_when_it_kept_most_of_its_words() {
        let before = ["Ferries sail again.", "About 41,000 people cross every day.", "The wind has dropped."];
        let anchor = Anchored::new(before).anchor(1).unwrap();
        let found = |texts: [&str; 3]| Anchored::new(texts).find_changed(&anchor);
        assert_eq!(found([before[0], "About 43,000 people cross every day.", before[2]]), Some(1));
        assert_eq!(found([before[0], "Nobody was hurt on the pier today.", before[2]]), None);
        assert_eq!(found([before[0], "About 43,000 people cross every day.", "It rains."]), None);
        assert_eq!(
            Anchored::new([before[1]]).find_changed(&Anchored::new(["About 43,000 people cross."]).anchor(0).unwrap()),
            None
        );
        let last = Anchored::new([before[0], before[1]]);
        let (first, end) = (last.anchor(0).unwrap(), last.anchor(1).unwrap());
        let changed = Anchored::new(["Ferries sail once again.", before[1]]);
        assert_eq!((changed.find_changed(&first), changed.find_changed(&end)), (Some(0), None));
    }
}
