//! What is kept of articles so that the furniture of their outlet's pages is known again.

use crate::Failure;
use variorum_archive::{Archive, ArchiveError, Writer};
use variorum_group::{FINGERPRINTS, fingerprints};
use variorum_model::ArticleId;

/// Keeps the fingerprints of the article's latest state, as the best reader read it.
pub(crate) fn learn(writer: &Writer<'_>, article: ArticleId) -> Result<(), ArchiveError> {
    let found = writer.article(article)?.map(|current| fingerprints(&current.extraction.blocks));
    writer.set_fingerprints(article, &found.unwrap_or_default(), FINGERPRINTS)
}

/// Does that for the articles whose fingerprints are missing or were made by another method.
pub(crate) fn learn_anew(archive: &mut Archive) -> Result<(), Failure> {
    let articles = archive.read()?.not_fingerprinted_by(FINGERPRINTS)?;
    if articles.is_empty() {
        return Ok(());
    }
    Ok(archive.write(|writer| articles.iter().try_for_each(|article| learn(writer, *article)))?)
}
