//! The kinds of document that are ZIP archives inside.

use super::archive::Archive;
use crate::read::MOST_TEXT;
use crate::{Contents, ReadError, ReadOptions, charset, epub, office};

/// A kind of document has a name with at most so many bytes.
const LONGEST_KIND: usize = 100;

/// Documents of other kinds, by an entry that they have.
const OTHERS: [(&str, &str); 4] = [
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("Index/Document.iwa", "application/vnd.apple.iwork"),
    ("AndroidManifest.xml", "application/vnd.android.package-archive"),
];

/// Reads the document that `archive` is; none when it is an archive of files.
pub(super) fn read(archive: &Archive<'_>, options: &ReadOptions) -> Option<Result<Contents, ReadError>> {
    let kind = archive.entry("mimetype").and_then(|entry| archive.start_of(entry, LONGEST_KIND).ok());
    let kind = kind.as_deref().map(String::from_utf8_lossy);
    let kind = kind.as_deref().map(str::trim).unwrap_or_default();
    if kind == "application/epub+zip" || archive.entry("META-INF/container.xml").is_some() {
        return Some(epub::read(archive));
    }
    if kind.starts_with(office::odt::MEDIA_TYPE) {
        return Some(office::odt::read(archive, options));
    }
    if office::docx::main_part(archive).is_some() {
        return Some(office::docx::read(archive, options));
    }
    let other = OTHERS.iter().find(|(entry, _)| archive.entry(entry).is_some()).map(|(_, kind)| *kind);
    let other = other.or_else(|| kind.starts_with("application/vnd.oasis.opendocument.").then_some(kind));
    other.map(|kind| Err(ReadError::UnknownFormat { media_type: kind.into() }))
}

/// The text of an entry that is parsed as a whole; none when there is no such entry.
pub(crate) fn text(archive: &Archive<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let Some(entry) = archive.entry(name) else { return Ok(None) };
    if entry.size > MOST_TEXT as u64 {
        return Err(ReadError::TooLarge { bytes: entry.size as usize, most: MOST_TEXT });
    }
    Ok(Some(charset::decode(&archive.read(entry)?).text))
}
