//! The words with a picture.

use crate::prose::Piece;
use variorum_model::BlockKind;

/// The words with a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
}

impl Picture {
    /// What it adds to an article.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Piece> {
        let caption = self.caption.iter().map(|text| Piece::of(BlockKind::Caption, text));
        caption.chain(self.credit.iter().map(|text| Piece::of(BlockKind::Credit, text)))
    }
}
