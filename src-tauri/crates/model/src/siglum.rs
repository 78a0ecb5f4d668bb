//! Short labels of witnesses.

use serde::{Serialize, Serializer};
use std::fmt;

/// The short label of a witness in a collation: A to Z, then AA, AB … in the order in which witnesses are named. Ordered as numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siglum(u16);

impl Siglum {
    /// The label of the witness that stands at `index`, counted from nought.
    pub const fn new(index: usize) -> Self {
        Self(index as u16)
    }

    /// Where the witness stands among the witnesses.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Display for Siglum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = [0; 4];
        let mut at = letters.len();
        let mut rest = u32::from(self.0) + 1;
        while rest > 0 {
            at -= 1;
            letters[at] = b'A' + ((rest - 1) % 26) as u8;
            rest = (rest - 1) / 26;
        }
        f.write_str(std::str::from_utf8(&letters[at..]).unwrap_or_default())
    }
}

impl Serialize for Siglum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl ts_rs::TS for Siglum {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_go_on_after_z() {
        let labels: Vec<String> = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(|i| Siglum::new(i).to_string()).to_vec();
        assert_eq!(labels, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
