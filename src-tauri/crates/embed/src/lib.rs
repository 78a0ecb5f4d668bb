//! Sentence vectors from a local model file: passages that say the same in other words, or in another language, have vectors that point the
//! same way. Everything else in the program works without it.
//!
//! A model is one file of tensors (the safetensors format), mapped into memory: of its table of word pieces only the rows that a text needs are
//! ever read from the disk. [`Model::open`] checks that every tensor is there in the shape that the encoder needs, so that a foreign or
//! cut-off file is refused and not read beyond its end.
//!
//! The model that the program comes with is the multilingual universal sentence encoder (Yang et al., "Multilingual Universal Sentence Encoder
//! for Semantic Retrieval", 2019) in its third, convolutional form with six bits a weight of the table. A text goes this way: characters as the
//! model writes them (module `normal`), word pieces (`pieces`), one vector for the whole (`encoder`).
//!
//! Several texts are encoded together (`batch`), in such a way that what else is encoded does not change a text's vector by a bit. Between kinds of processor the last digits of sums may differ; [`variorum_model::Vector`] keeps eight bits a number, and what compares vectors rounds.

mod batch;
mod encoder;
mod error;
mod layer;
mod mapped;
mod model;
mod normal;
mod pieces;
mod product;
mod tensors;

pub use error::ModelError;
pub use model::Model;
