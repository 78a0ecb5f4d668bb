//! What is kept of blocks, to find them again on other pages of their outlet.

use crate::StoryId;

/// What is kept of an included block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    /// The hash of its folded text.
    pub hash: u64,
    /// How many words it has.
    pub words: u32,
    /// Whether it stands among the first blocks of its article.
    pub near_start: bool,
    /// Whether it stands among the last blocks of its article.
    pub near_end: bool,
}

/// What an outlet's pages say of one of its articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutletPages {
    /// How many articles of the outlet there are, this one included.
    pub articles: u32,
    /// The blocks near an end of the article that stand near the same end of other articles too.
    pub repeated: Vec<RepeatedBlock>,
    /// Articles in which these blocks stand, for each block one a story; of many stories not all.
    pub pages: Vec<OutletPage>,
}

/// A block that stands in several articles of an outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepeatedBlock {
    /// The hash of its folded text.
    pub hash: u64,
    /// In how many articles it stands near this end.
    pub articles: u32,
}

/// An article of an outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletPage {
    /// The story that it is in.
    pub story: StoryId,
    /// Its included blocks, each text once.
    pub blocks: Vec<Fingerprint>,
}
