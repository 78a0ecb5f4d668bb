//! What follows of a witness, or of every two, from these alone.

use crate::differences::Differences;
use crate::disagreements::Facts;
use crate::likelihoods::{Likelihoods, Tables};
use crate::prepared::Prepared;
use std::collections::BTreeMap;
use std::sync::Arc;
use variorum_model::{Digest, Pair};

/// What a collation found about every two of its witnesses, for the next collation of the story: that one looks only at the pairs that are new to
/// it, and at what depends on all witnesses, and finds the same as if it knew nothing.
///
/// Witnesses are known by their content: their text, passages, language and vectors. What they are called, and when they were published, may change.
#[derive(Clone, Debug, Default)]
pub struct Alignments {
    of: BTreeMap<(Digest, Digest), Alignment>,
    /// What witnesses state, of those whose readings were held against others.
    facts: BTreeMap<Digest, Arc<Facts>>,
}

/// What was found about two witnesses.
#[derive(Clone, Debug)]
struct Alignment {
    /// How probable it is, by their own evidence, that their passages say the same.
    own: Arc<Likelihoods>,
    /// The differences between readings, by the passages of both.
    differences: BTreeMap<Readings, Differences>,
}

/// The passages of two readings.
pub(crate) type Readings = (Vec<usize>, Vec<usize>);

impl Alignments {
    /// The first judgements of a collation, whose witnesses have these keys, in the order of the tables.
    pub(crate) fn new(keys: &[Digest], own: &Tables) -> Self {
        let pairs = (0..keys.len()).flat_map(|a| (a + 1..keys.len()).map(move |b| (a, b)));
        let alignment = |(a, b)| {
            let alignment = Alignment { own: Arc::clone(own.between(a, b)), differences: BTreeMap::new() };
            ((keys[a], keys[b]), alignment)
        };
        Self { of: pairs.map(alignment).collect(), facts: BTreeMap::new() }
    }

    /// Takes in the differences between two readings of two witnesses.
    pub(crate) fn keep(&mut self, a: Digest, b: Digest, pair: &Pair) {
        if let Some(alignment) = self.of.get_mut(&(a, b)) {
            let passages = (pair.a_passages.clone(), pair.b_passages.clone());
            alignment.differences.insert(passages, (pair.relation, pair.variants.clone()));
        }
    }

    /// Takes in what a witness states.
    pub(crate) fn keep_facts(&mut self, witness: Digest, facts: &Arc<Facts>) {
        self.facts.insert(witness, Arc::clone(facts));
    }

    /// What a witness states, if it is known.
    pub(crate) fn facts(&self, witness: Digest) -> Option<Arc<Facts>> {
        self.facts.get(&witness).cloned()
    }

    /// The first judgement of two witnesses, if it is known.
    pub(crate) fn own(&self, a: Digest, b: Digest) -> Option<Arc<Likelihoods>> {
        self.of.get(&(a, b)).map(|alignment| Arc::clone(&alignment.own))
    }

    /// The differences between two readings, if they are known.
    pub(crate) fn differences(&self, a: Digest, b: Digest, readings: &Readings) -> Option<Differences> {
        self.of.get(&(a, b))?.differences.get(readings).cloned()
    }
}

/// By what it is known what a witness states: a hash over its text, its language and the day by which it tells dates.
pub(crate) fn facts_key(witness: &Prepared) -> Digest {
    let mut bytes = witness.digest.as_bytes().to_vec();
    let witness = witness.witness;
    let day = witness.published.as_ref().map(|published| published.date().to_string());
    for text in [witness.language.as_ref().map(ToString::to_string), day] {
        bytes.extend(text.unwrap_or_default().bytes());
        bytes.push(0);
    }
    Digest::of(&bytes)
}

/// By what a witness is known: a hash over all of it that pairs of witnesses are judged by.
pub(crate) fn key(witness: &Prepared) -> Digest {
    let mut bytes = witness.digest.as_bytes().to_vec();
    let witness = witness.witness;
    let mut number = |number: usize| bytes.extend((number as u64).to_le_bytes());
    number(witness.passages.len());
    for passage in &witness.passages {
        number(passage.block);
        number(passage.span.start);
        number(passage.span.end);
    }
    number(witness.vectors.as_ref().map_or(0, |vectors| 1 + vectors.len()));
    for vector in witness.vectors.iter().flatten() {
        bytes.extend((vector.numbers().len() as u64).to_le_bytes());
        bytes.extend(vector.numbers().iter().map(|number| number.cast_unsigned()));
    }
    bytes.extend(witness.language.as_ref().map(ToString::to_string).unwrap_or_default().bytes());
    Digest::of(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate_again;
    use std::sync::atomic::AtomicBool;
    use variorum_model::{Passage, Witness};
    use variorum_text::sentences;

    fn witness(text: &str) -> Witness {
        Witness {
            source: text.to_owned(),
            outlet: None,
            title: None,
            published: None,
            modified: None,
            language: None,
            text: text.to_owned(),
            passages: sentences(text).into_iter().map(|span| Passage { block: 0, span }).collect(),
            vectors: None,
        }
    }

    #[test]
    fn a_new_witness_is_held_against_the_others_and_these_are_left_alone() {
        let mut witnesses: Vec<Witness> =
            ["The ferry sank.", "A ferry sank.", "The old ferry sank."].map(witness).to_vec();
        let never = AtomicBool::new(false);
        let (_, before) = collate_again(&Alignments::default(), witnesses.clone(), None, &[], &never).unwrap();
        witnesses.insert(1, witness("Nobody drowned when the ferry sank."));
        let (_, after) = collate_again(&before, witnesses.clone(), None, &[], &never).unwrap();
        assert_eq!((before.of.len(), after.of.len()), (3, 6));
        let kept = |(pair, alignment): (&_, &Alignment)| Arc::ptr_eq(&alignment.own, &after.of[pair].own);
        assert!(before.of.iter().all(kept));
        witnesses.remove(0);
        let (_, left) = collate_again(&after, witnesses, None, &[], &never).unwrap();
        assert_eq!(left.of.len(), 3, "what no witness needs any more is forgotten");
    }

    #[test]
    fn what_a_witness_states_is_read_once_and_only_where_readings_differ() {
        let texts =
            ["Nine sailors drowned off Callow on Monday.", "Ten sailors drowned off Callow on Monday.", "It rained."];
        let mut witnesses: Vec<Witness> = texts.map(witness).to_vec();
        let never = AtomicBool::new(false);
        let (first, before) = collate_again(&Alignments::default(), witnesses.clone(), None, &[], &never).unwrap();
        assert!(first.rows.iter().any(|row| !row.disagrees.is_empty()));
        assert_eq!(before.facts.len(), 2);
        witnesses[0].published = "2026-03-02".parse().ok();
        let (_, after) = collate_again(&before, witnesses, None, &[], &never).unwrap();
        let kept = |(key, facts): (&Digest, &Arc<Facts>)| after.facts.get(key).is_some_and(|of| Arc::ptr_eq(of, facts));
        assert_eq!(before.facts.iter().filter(|facts| kept(*facts)).count(), 1, "another day tells other dates");
        assert_eq!(after.facts.len(), 2);
    }

    #[test]
    fn whatever_pairs_are_judged_by_makes_another_witness() {
        let plain = witness("The ferry sank. Nobody drowned.");
        let key_of =
            |witness: &Witness| key(&crate::prepared::Story::prepare(std::slice::from_ref(witness)).witnesses[0]);
        let named = Witness { source: "elsewhere".to_owned(), outlet: Some("Gazette".to_owned()), ..plain.clone() };
        assert_eq!(key_of(&plain), key_of(&named));
        let mut others = vec![plain.clone(); 4];
        others[0].language = variorum_model::Language::from_tag("en");
        others[1].vectors = Some(vec![variorum_model::Vector::new([1, 2]); 2]);
        others[2].passages[1].block = 1;
        others[3].vectors = Some(Vec::new());
        let mut keys: Vec<Digest> = others.iter().chain([&plain]).map(key_of).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 5);
    }
}
