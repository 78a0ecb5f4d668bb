//! How probable it is, by the evidence, that two passages say the same.
//!
//! An additive logistic regression: each kind of evidence adds to the logarithm of the odds by a piecewise linear curve of its own (Hastie and
//! Tibshirani, "Generalized Additive Models", 1986). The weights are learned from stories written and labelled for it, which are others than
//! the gold that judges the result; `tests/learning` says how.

use crate::evidence::Comparison;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What one kind of evidence adds to the logarithm of the odds.
#[derive(Clone, Debug, Deserialize)]
struct Curve {
    slope: f64,
    /// Where the slope changes, and by how much.
    bends: Vec<(f64, f64)>,
}

impl Curve {
    fn at(&self, value: f64) -> f64 {
        self.slope * value + self.bends.iter().map(|(at, change)| change * (value - at).max(0.0)).sum::<f64>()
    }
}

/// The weights of one regression.
#[derive(Clone, Debug, Deserialize)]
struct Regression {
    intercept: f64,
    /// By the names of the evidence.
    curves: BTreeMap<String, Curve>,
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

/// A regression bound to a list of evidence.
#[derive(Clone, Debug)]
struct Bound {
    intercept: f64,
    curves: Vec<(usize, Curve)>,
}

static SHIPPED: LazyLock<Judge> = LazyLock::new(|| {
    Judge::from_json(
        include_str!("../../../../data/alignment.json"),
        &crate::evidence::OWN,
        &crate::surroundings::JOINT,
    )
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
            let curves = regression.curves.iter().map(|(name, curve)| {
                let place = names.iter().position(|known| known == name);
                let place = place.ok_or_else(|| serde::de::Error::custom(format!("no evidence is called {name}")))?;
                Ok((place, curve.clone()))
            });
            Ok(Bound { intercept: regression.intercept, curves: curves.collect::<Result<_, _>>()? })
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
    pub(crate) fn own(&self, comparison: Comparison, own: &[f64]) -> f64 {
        self.own.get(&comparison).map_or(0.0, |regression| regression.probability(own))
    }

    /// The same with what stands around them.
    pub(crate) fn joint(&self, comparison: Comparison, own: &[f64], joint: &[f64]) -> f64 {
        let all: Vec<f64> = own.iter().chain(joint).copied().collect();
        self.joint.get(&comparison).map_or(0.0, |regression| regression.probability(&all))
    }
}

impl Bound {
    fn probability(&self, evidence: &[f64]) -> f64 {
        let odds: f64 = self.intercept
            + self.curves.iter().filter_map(|(place, curve)| Some(curve.at(*evidence.get(*place)?))).sum::<f64>();
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
        let judge = Judge::from_json(json, &crate::evidence::OWN, &crate::surroundings::JOINT).unwrap();
        for comparison in [Comparison::Words, Comparison::Meaning, Comparison::Translation] {
            assert!(judge.own.contains_key(&comparison) && judge.joint.contains_key(&comparison), "{comparison:?}");
        }
    }

    #[test]
    fn a_curve_bends_where_it_is_told() {
        let json = r#"{"words": {"own": {"intercept": -1.0, "curves": {"x": {"slope": 2.0, "bends": [[0.5, -2.0]]}}}, "joint": null}}"#;
        let judge = Judge::from_json(json, &["x"], &[]).unwrap();
        let at = |x: f64| judge.own(Comparison::Words, &[x]);
        assert!((at(0.5) - 0.5).abs() < 1e-6 && (at(1.0) - 0.5).abs() < 1e-6 && at(0.0) < 0.3);
        assert!(Judge::from_json(json, &["y"], &[]).is_err());
    }
}
