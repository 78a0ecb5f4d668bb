//! A model file that is open.

use crate::batch::Batch;
use crate::encoder::Encoder;
use crate::normal::Replacements;
use crate::pieces::{Vocabulary, unknown};
use crate::tensors::{Tensor, Tensors};
use crate::{ModelError, mapped};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use variorum_model::{Digest, Language, Vector};

/// A model: texts into vectors.
#[derive(Debug)]
pub struct Model {
    tensors: Tensors,
    encoder: Encoder,
    name: String,
    languages: Vec<Language>,
    digest: Digest,
    units: Tensor<u32>,
    replacements: Tensor<u8>,
    pieces: Tensor<u8>,
    ends: Tensor<u32>,
    numbers: Tensor<u32>,
    scores: Tensor<f32>,
    unknown: f32,
}

/// The version of the encoder. A change that changes vectors raises it, so that none that were kept before are taken for its own.
const ENCODER: [u8; 1] = [1];

/// A text is read up to this many word pieces; a passage of news has some thirty.
const MOST_PIECES: usize = 512;
/// More of a text is not looked at: so many pieces have no more bytes in any language that models know.
const MOST_BYTES: usize = 16 * MOST_PIECES;
/// Texts are encoded together up to so many rows; one that is longer goes alone.
const MOST_ROWS: usize = 256;

impl Model {
    /// Opens the model file at `path`.
    pub fn open(path: &Path) -> Result<Self, ModelError> {
        let tensors = Tensors::new(mapped::map(path)?)?;
        tensors.fact("weights")?;
        let digest = Digest::of(&[ENCODER.as_slice(), tensors.header()].concat());
        let ends: Tensor<u32> = tensors.tensor("pieces.ends")?;
        let vocabulary = ends.shape;
        let scores = tensors.shaped("pieces.scores", vocabulary)?;
        let model = Self {
            encoder: Encoder::of(&tensors)?,
            name: tensors.fact("name")?.to_owned(),
            languages: tensors.fact("languages")?.split(' ').filter_map(Language::from_tag).collect(),
            digest,
            units: tensors.tensor("replacements.units")?,
            replacements: tensors.tensor("replacements.texts")?,
            pieces: tensors.tensor("pieces.bytes")?,
            numbers: tensors.shaped("pieces.numbers", vocabulary)?,
            unknown: unknown(tensors.numbers(&scores)),
            scores,
            ends,
            tensors,
        };
        Ok(model)
    }

    /// Its name and version.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// By what its vectors are known: another one, wherever weights or encoder are others. It is taken from the header, in which the hash of the
    /// weights stands, so that opening a model does not read all of it.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The languages in which texts have meaningful vectors.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Whether texts in this language have meaningful vectors.
    pub fn knows(&self, language: &Language) -> bool {
        self.languages.contains(language)
    }

    /// The vectors of texts; none when `cancelled` is set before all are made, which is looked at every twenty milliseconds or so.
    ///
    /// Texts are encoded several at a time, which is faster than one after the other. What a text is encoded together with does not change its
    /// vector.
    pub fn encode(&self, texts: &[&str], cancelled: &AtomicBool) -> Option<Vec<Vector>> {
        let mut vectors = Vec::with_capacity(texts.len());
        let (mut batch, mut rows) = (Vec::new(), 0);
        for text in texts {
            let pieces = self.pieces(text);
            if rows + Batch::rows_of(pieces.len()) > MOST_ROWS {
                vectors.extend(self.encode_batch(&batch, cancelled)?);
                batch.clear();
                rows = 0;
            }
            rows += Batch::rows_of(pieces.len());
            batch.push(pieces);
        }
        vectors.extend(self.encode_batch(&batch, cancelled)?);
        Some(vectors)
    }

    fn encode_batch(&self, texts: &[Vec<u32>], cancelled: &AtomicBool) -> Option<Vec<Vector>> {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        Some(self.encoder.encode(&self.tensors, texts).iter().map(|numbers| Vector::nearest(numbers)).collect())
    }

    /// The word pieces of a text.
    fn pieces(&self, text: &str) -> Vec<u32> {
        let text = text.get(..text.floor_char_boundary(MOST_BYTES)).unwrap_or_default();
        let tensors = &self.tensors;
        let replacements =
            Replacements { units: tensors.numbers(&self.units), texts: tensors.numbers(&self.replacements) };
        let vocabulary = Vocabulary {
            bytes: tensors.numbers(&self.pieces),
            ends: tensors.numbers(&self.ends),
            numbers: tensors.numbers(&self.numbers),
            scores: tensors.numbers(&self.scores),
            unknown: self.unknown,
        };
        let mut pieces = vocabulary.cut(&replacements.normal(text));
        pieces.truncate(MOST_PIECES);
        pieces
    }
}
