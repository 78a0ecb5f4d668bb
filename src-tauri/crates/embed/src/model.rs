//! A model file that is open.

use crate::encoder::Encoder;
use crate::normal::Replacements;
use crate::pieces::{Vocabulary, unknown};
use crate::tensors::{Tensor, Tensors};
use crate::{ModelError, mapped};
use std::path::Path;
use variorum_model::{Language, Vector};

/// A model: texts into vectors.
#[derive(Debug)]
pub struct Model {
    tensors: Tensors,
    encoder: Encoder,
    name: String,
    languages: Vec<String>,
    units: Tensor<u32>,
    replacements: Tensor<u8>,
    pieces: Tensor<u8>,
    ends: Tensor<u32>,
    numbers: Tensor<u32>,
    scores: Tensor<f32>,
    unknown: f32,
}

/// A text is read up to this many word pieces; a passage of news has some thirty.
const MOST_PIECES: usize = 512;

impl Model {
    /// Opens the model file at `path`.
    pub fn open(path: &Path) -> Result<Self, ModelError> {
        let tensors = Tensors::new(mapped::map(path)?)?;
        let fact = |name: &str| {
            tensors.facts.get(name).cloned().ok_or_else(|| ModelError::Damaged(format!("it does not say its {name}")))
        };
        let ends: Tensor<u32> = tensors.tensor("pieces.ends")?;
        let vocabulary = ends.shape;
        let scores = tensors.shaped("pieces.scores", vocabulary)?;
        let model = Self {
            encoder: Encoder::of(&tensors)?,
            name: fact("name")?,
            languages: fact("languages")?.split(' ').map(str::to_owned).collect(),
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

    /// Its name and version, by which kept vectors are known.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether texts in this language have meaningful vectors.
    pub fn knows(&self, language: &Language) -> bool {
        self.languages.iter().any(|known| known == language.as_str())
    }

    /// The vector of a text.
    pub fn encode(&self, text: &str) -> Vector {
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
        Vector::nearest(&self.encoder.encode(tensors, &pieces))
    }
}
