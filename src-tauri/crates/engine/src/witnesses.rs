//! Documents as witnesses.

use variorum_model::{Extraction, Witness};
use variorum_text::{detect, passages};

/// A document as it takes part in a collation, under the name `source`.
pub(crate) fn witness(source: String, extraction: &Extraction) -> Witness {
    let text = extraction.text();
    Witness {
        source,
        outlet: extraction.outlet.clone(),
        title: extraction.title.clone(),
        published: extraction.published.clone(),
        modified: extraction.modified.clone(),
        // What the words say counts more than what the page declares: templates declare one language for all pages.
        language: detect(&text).or_else(|| extraction.language.clone()),
        passages: passages(extraction),
        vectors: None,
        text,
    }
}
