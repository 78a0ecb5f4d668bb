//! How probable it is, by the evidence, that two passages say the same.
//!
//! A logistic regression: each kind of evidence adds its weighted value to the logarithm of the odds (Cox, "The Regression Analysis of Binary
//! Sequences", 1958). The weights are learned from stories written and labelled for it, which are others than the gold that judges the result;
//! `tests/learning` says how.

use crate::evidence::{Comparison, Own};
use crate::surroundings::Joint;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The weights of one regression.
#[derive(Clone, Debug, Deserialize)]
struct Regression {
    intercept: f64,
    /// By the names of the evidence.
    weights: BTreeMap<String, f64>,
}

/// The weights for one kind of comparison.
#[derive(Clone, Debug, Deserialize)]
struct Weights {
    own: Regression,
    joint: Option<Regression>,
}

/// Judges evidence.
#[derive(Clone, Debug)]
pub struct Judge {
    own: BTreeMap<Comparison, Bound>,
    joint: BTreeMap<Comparison, Bound>,
}

/// A regression bound to a list of evidence: a weight for each place of the list.
#[derive(Clone, Debug)]
struct Bound {
    intercept: f64,
    weights: Vec<f64>,
}

static SHIPPED: LazyLock<Judge> = LazyLock::new(|| {
    Judge::from_json(include_str!("../../../../data/alignment.json"), &Own::NAMES, &Joint::NAMES)
        .unwrap_or_else(|_| Judge { own: BTreeMap::new(), joint: BTreeMap::new() })
});

impl Judge {
    /// The weights that the program comes with.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads weights. `own` and `joint` name the evidence, in the order in which it will be given.
    pub fn from_json(json: &str, own: &[&str], joint: &[&str]) -> Result<Self, serde_json::Error> {
        let read: BTreeMap<Comparison, Weights> = serde_json::from_str(json)?;
        let bind = |regression: &Regression, names: &[&str]| -> Result<Bound, serde_json::Error> {
            if let Some(name) = regression.weights.keys().find(|name| !names.contains(&name.as_str())) {
                return Err(serde::de::Error::custom(format!("no evidence is called {name}")));
            }
            let weight = |name: &&str| regression.weights.get(*name).copied().unwrap_or_default();
            Ok(Bound { intercept: regression.intercept, weights: names.iter().map(weight).collect() })
        };
        let all: Vec<&str> = own.iter().chain(joint).copied().collect();
        let mut judge = Self { own: BTreeMap::new(), joint: BTreeMap::new() };
        for (comparison, weights) in &read {
            judge.own.insert(*comparison, bind(&weights.own, own)?);
            if let Some(regression) = &weights.joint {
                judge.joint.insert(*comparison, bind(regression, &all)?);
            }
        }
        Ok(judge)
    }

    /// How probable it is, by what speaks for the two passages themselves, that they say the same.
    pub(crate) fn own(&self, comparison: Comparison, own: &Own) -> f64 {
        self.own.get(&comparison).map_or(0.0, |regression| regression.probability(own.values().into_iter()))
    }

    /// The same with what stands around them.
    pub(crate) fn joint(&self, comparison: Comparison, own: &Own, joint: &Joint) -> f64 {
        let all = own.values().into_iter().chain(joint.values());
        self.joint.get(&comparison).map_or(0.0, |regression| regression.probability(all))
    }
}

impl Bound {
    fn probability(&self, evidence: impl Iterator<Item = f64>) -> f64 {
        let odds =
            self.intercept + self.weights.iter().zip(evidence).map(|(weight, value)| weight * value).sum::<f64>();
        rounded(1.0 / (1.0 + (-odds).exp()))
    }
}

/// Probabilities are kept to six places: logarithms may differ beyond these from one processor to another, and choices must not.
fn rounded(probability: f64) -> f64 {
    (probability * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_are_whole() {
        let json = include_str!("../../../../data/alignment.json");
        let judge = Judge::from_json(json, &Own::NAMES, &Joint::NAMES).unwrap();
        for comparison in [Comparison::Words, Comparison::Meaning, Comparison::Translation] {
            assert!(judge.own.contains_key(&comparison) && judge.joint.contains_key(&comparison), "{comparison:?}");
        }
    }

    #[test]
    fn evidence_counts_by_its_name() {
        let json = r#"{"words": {"own": {"intercept": -1.0, "weights": {"letters": 2.0}}, "joint": null}}"#;
        let judge = Judge::from_json(json, &Own::NAMES, &[]).unwrap();
        let own = |letters| Own { overlap: 9.0, letters, ..Own::default() };
        assert!((judge.own(Comparison::Words, &own(0.5)) - 0.5).abs() < 1e-6);
        assert!(judge.own(Comparison::Words, &own(0.0)) < 0.3);
        assert!(judge.own(Comparison::Meaning, &own(0.5)) < 1e-6);
        assert!(Judge::from_json(json, &["meaning"], &[]).is_err());
    }
}
