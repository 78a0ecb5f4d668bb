//! Texts that a person pointed at, found again among the texts of another state.

use crate::fold;
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
