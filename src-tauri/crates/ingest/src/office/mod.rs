//! Documents of word processors.
//!
//! What the styles of a document say of its paragraphs is believed; the rest is told by words and order, as in plain text. What a document says
//! of itself beside its text (author, dates) speaks of the file and of whoever saved it, and is not taken for facts of the article; its title
//! is, when the text shows it too. Notes are left out below the text. Nothing that a document points to is opened.

pub(crate) mod docx;
pub(crate) mod odt;
mod paragraphs;
mod styles;

use crate::html::plain;
use crate::package::archive::Archive;
use crate::prose::{Draft, Piece};
use crate::xml::{self, Element};
use crate::{Contents, ReadError, export};

/// The root of a part of a package; none when there is no such part.
fn part(archive: &Archive<'_>, name: &str) -> Result<Option<Element>, ReadError> {
    archive.text(name)?.map(|text| xml::parse(&text)).transpose()
}

/// The articles of a document of these `pieces`, whose file is titled `title`.
fn articles(
    media_type: &'static str,
    pieces: Vec<Piece>,
    title: Option<&str>,
    address: Option<&str>,
) -> Result<Contents, ReadError> {
    let mut draft = Draft::new(media_type);
    let said = title.map(plain).filter(|title| !title.is_empty());
    let shown = said.and_then(|said| pieces.iter().find(|piece| plain(&piece.text) == said));
    draft.stated.titles.extend(shown.map(|piece| piece.text.clone()));
    draft.stated.url = address.map(str::to_owned);
    draft.pieces = pieces;
    export::contents(draft.headed())
}
