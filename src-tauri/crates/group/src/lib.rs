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
//! Buckley, "Term-weighting approaches in automatic text retrieval", 1988), and a second one of its headline's words. Names and what stands at the
//! beginning count more often than they stand there, as in fields of their own (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple
//! weighted fields", 2004; for names Kumaran and Allan, "Text classification and named entities for new event detection", 2004). How alike two
//! articles are is the cosine of these vectors; in two languages, that of the names and figures in them, by the sounds that they are written
//! for. It is less the more days lie between them: nothing beyond seven days (the decaying window of Yang, Pierce and Carbonell, "A study on
//! retrospective and on-line event detection", 1998). It is then measured by how crowded the neighbourhood of each is, so that two articles
//! on a crowded subject must be more alike than two on a rare one (local scaling: Zelnik-Manor and Perona, "Self-tuning spectral
//! clustering", 2004). Stories grow by average linkage (Sokal and Michener, 1958).
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

pub use article::Article;
pub use group::{Story, group};
pub use identity::{Identity, Traits, identity};
pub use origins::{Carried, Origin, Told, Traced, trace};
pub use place::{PlacedTogether, Placement, place, place_all, place_known};
pub use reason::Reason;
pub use repeated::{FINGERPRINTS, fingerprints, repeated};
pub use shingles::Shingles;
pub use vocabulary::{ArticleTerms, Known, Vocabulary};
