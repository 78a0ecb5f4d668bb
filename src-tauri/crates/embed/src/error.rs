//! Why there are no sentence vectors.

use std::io;

/// Why a model file is not used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The file is not there, or could not be read.
    #[error("the model file could not be read: {0}")]
    Unreadable(#[from] io::Error),
    /// The file is no model file of this program, or a damaged one.
    #[error("the model file is damaged, or no model file of this program: {0}")]
    Damaged(String),
}

impl ModelError {
    /// The code of every variant.
    pub const CODES: &[&str] = &["model_unreadable", "model_damaged"];

    /// The stable code, from which catalogues make words.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "model_unreadable",
            Self::Damaged(_) => "model_damaged",
        }
    }
}
