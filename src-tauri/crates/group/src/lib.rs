//! Articles into stories, and one article told from another: pure functions over articles, without input or output.
//!
//! - [`group`] puts any number of articles into stories; [`place_all`] finds for new articles the stories that they join or begin, [`place`] for
//!   one. They say why ([`Reason`]).
//! - [`identity`] says whether two captured texts are the same article in two states.
//! - [`Shingles`] measure how much of its wording one text shares with another.
//! - [`trace`] says which articles are copies of one another, and from how many origins those of a story have their text.
//! - [`repeated`] tells the furniture that an outlet's pages repeat, by the [`fingerprints`] of their blocks.
//!
//! # How articles are compared
//!
//! An article is a vector of words, weighted by how often they stand in it and how few other articles have them (TF-IDF: Salton and
//! Buckley, "Term-weighting approaches in automatic text retrieval", 1988); a second one of its headline's words; and a third one of the pairs of
//! neighbouring words, which tell two events on one subject apart (phrases as terms: Salton, Yang and Yu, "A theory of term importance in automatic
//! text analysis", 1975). A word counts by its first letters, so that inflected forms are one (McNamee and Mayfield, "Character N-Gram Tokenization for
//! European Language Text Retrieval", 2004), and more at the beginning than later. How alike two
//! articles are is the sum of the cosines of these vectors; in two languages, that of the names and figures in them, by the sounds that they are written
//! for. It is less the more days lie between them: nothing beyond seven days (the decaying window of Yang, Pierce and Carbonell, "A study on
//! retrospective and on-line event detection", 1998). It is then measured by how crowded the neighbourhood of each is, so that two articles
//! on a crowded subject must be more alike than two on a rare one (local scaling: Zelnik-Manor and Perona, "Self-tuning spectral
//! clustering", 2004). Stories grow by average linkage (Sokal and Michener, 1958).
//!
//! What was tried, and what it gave, stands in decision 37.
//!
//! # The settings, and how they were chosen
//!
//! They are few, and none was fitted closely: each stands in the middle of a range over which results hardly change, for collections from
//! one story to 180 ([`likeness`] holds the words' and days', [`linkage`] the threshold).

mod article;
mod group;
mod identity;
mod likeness;
mod linkage;
mod names;
mod origins;
mod place;
mod reason;
mod repeated;
mod runs;
mod shingles;
mod terms;
mod vocabulary;
mod words;

pub use article::Article;
pub use group::{Story, group};
pub use identity::{Identity, Traits, identity};
pub use origins::{Carried, Origin, Told, Traced, trace};
pub use place::{PlacedTogether, Placement, place, place_all, place_known};
pub use reason::Reason;
pub use repeated::{FINGERPRINTS, fingerprints, repeated};
pub use shingles::Shingles;
pub use vocabulary::{ArticleTerms, Known, Vocabulary};
