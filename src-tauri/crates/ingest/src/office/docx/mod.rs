//! DOCX: documents of Word and of the programs that write its format.
//!
//! The text is read as it would be if all tracked changes were accepted: what was inserted is kept; what was deleted is left out, and so is
//! hidden text. Instructions of fields, comments, headers and footers are not read; of content in several forms, the first is. Text boxes stand below the
//! paragraph that they are anchored in.

mod defined;
mod relationships;
#[cfg(test)]
mod tests;
mod walk;

use super::styles::Styles;
use super::{articles, part};
use crate::package::archive::Archive;
use crate::prose::Piece;
use crate::xml::Element;
use crate::{Contents, ReadError, ReadOptions};
use defined::styles;
use relationships::{main_part, related};
use walk::text;

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Reads the document in `archive`: an article, or several if a press database exported it.
pub(crate) fn read(archive: &Archive<'_>, options: &ReadOptions) -> Result<Contents, ReadError> {
    let main = main_part(archive).ok_or(ReadError::Damaged)?;
    let document = part(archive, &main)?.ok_or(ReadError::Damaged)?;
    let beside = |kind: &str| related(archive, &main, kind).and_then(|name| part(archive, &name).ok()?);
    let styles = beside("/styles").map_or_else(Styles::default, |root| styles(&root));
    let mut pieces = text(document.first("body").unwrap_or(&document), &styles).pieces();
    for (kind, name) in [("/footnotes", "footnote"), ("/endnotes", "endnote")] {
        pieces.extend(beside(kind).iter().flat_map(|root| notes(root, name, &styles)));
    }
    let properties = part(archive, "docProps/core.xml").ok().flatten();
    let title = properties.as_ref().and_then(|root| root.first("title")).map(Element::text);
    articles(MEDIA_TYPE, pieces, title.as_deref(), options.address.as_deref())
}

/// The notes in the part with this root, as text beside the article.
fn notes(root: &Element, name: &str, styles: &Styles) -> Vec<Piece> {
    let is_note = |note: &&Element| note.attribute("type").is_none_or(|kind| kind == "normal");
    root.all(name).filter(is_note).flat_map(|note| text(note, styles).asides()).collect()
}
