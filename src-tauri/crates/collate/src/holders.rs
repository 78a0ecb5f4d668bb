//! Which passages of a witness hold a sign.

use crate::signs::Signs;

/// For each sign the passages that hold it among their content words, ascending.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holders {
    /// Where the passages of each sign begin, and where the last ones end.
    starts: Vec<u32>,
    passages: Vec<usize>,
}

impl Holders {
    /// The holders of `sign_count` signs among passages with these signs.
    pub fn new<'s>(passages: impl Iterator<Item = &'s Signs> + Clone, sign_count: usize) -> Self {
        let mut starts = vec![0_u32; sign_count + 1];
        for sign in passages.clone().flat_map(|signs| &signs.content) {
            starts[*sign as usize + 1] += 1;
        }
        for sign in 0..sign_count {
            starts[sign + 1] += starts[sign];
        }
        let mut next = starts.clone();
        let mut held = vec![0; starts[sign_count] as usize];
        for (passage, signs) in passages.enumerate() {
            for sign in &signs.content {
                let at = &mut next[*sign as usize];
                held[*at as usize] = passage;
                *at += 1;
            }
        }
        Self { starts, passages: held }
    }

    /// The passages that hold a sign.
    pub fn of(&self, sign: u32) -> &[usize] {
        let sign = sign as usize;
        self.starts.get(sign..sign + 2).map_or(&[], |ends| &self.passages[ends[0] as usize..ends[1] as usize])
    }
}
