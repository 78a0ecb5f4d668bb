//! ZIP archives, and the kinds of document that are ZIP archives inside.
//!
//! What an archive is, its entries tell. A plain one stands for its files as a folder does.

use super::archive::Archive;
use super::files::{self, File};
use super::wacz;
use crate::beside;
use crate::epub;
use crate::office::{docx, odt};
use crate::{Contents, ReadError, ReadOptions};

/// What a ZIP archive is.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Docx,
    Odt,
    Epub,
    Wacz,
    /// A kind of document that is not read.
    Other(String),
    /// An archive of files.
    Files,
}

/// How many bytes the entry may have that says what an archive is.
const LONGEST_TYPE: usize = 200;

/// Reads the package `bytes`.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Contents, ReadError> {
    let archive = Archive::open(bytes)?;
    match kind(&archive) {
        Kind::Docx => docx::read(&archive, options),
        Kind::Odt => odt::read(&archive, options),
        Kind::Epub => epub::read(&archive),
        Kind::Wacz => wacz::read(&archive, options),
        Kind::Other(media_type) => Err(ReadError::UnknownFormat { media_type }),
        Kind::Files => Ok(files(&archive, options)),
    }
}

fn kind(archive: &Archive<'_>) -> Kind {
    let has = |name: &str| archive.entry(name).is_some();
    let has_in = |folder: &str| archive.entries().iter().any(|entry| entry.name.starts_with(folder));
    if let Some(kind) = stated(archive) {
        return kind;
    }
    if has("word/document.xml") {
        return Kind::Docx;
    }
    if has("[Content_Types].xml") {
        const FOLDERS: [(&str, &str); 4] = [
            ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            ("visio/", "application/vnd.ms-visio.drawing"),
            ("Documents/", "application/vnd.ms-xpsdocument"),
        ];
        if has_in("word/") {
            return Kind::Docx;
        }
        if let Some((_, media_type)) = FOLDERS.iter().find(|(folder, _)| has_in(folder)) {
            return Kind::Other((*media_type).into());
        }
    }
    if has("META-INF/container.xml") {
        Kind::Epub
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Kind::Odt
    } else if has("datapackage.json") && has_in("archive/") {
        Kind::Wacz
    } else if has("META-INF/MANIFEST.MF") {
        Kind::Other("application/java-archive".into())
    } else if has("Index/Document.iwa") || has("Index.zip") {
        Kind::Other("application/vnd.apple.iwork".into())
    } else {
        Kind::Files
    }
}

/// What the archive says of itself in the entry that is there for it.
fn stated(archive: &Archive<'_>) -> Option<Kind> {
    let start = archive.start_of(archive.entry("mimetype")?, LONGEST_TYPE).ok()?;
    let media_type = std::str::from_utf8(&start).ok()?.trim();
    match media_type {
        epub::MEDIA_TYPE => Some(Kind::Epub),
        odt::MEDIA_TYPE => Some(Kind::Odt),
        "application/vnd.oasis.opendocument.text-template" | "application/vnd.oasis.opendocument.text-master" => {
            Some(Kind::Odt)
        }
        _ => media_type.starts_with("application/vnd.").then(|| Kind::Other(media_type.into())),
    }
}

/// The files of an archive; links are passed over, as in folders.
fn files(archive: &Archive<'_>, options: &ReadOptions) -> Contents {
    let entries = archive.entries().iter().filter(|entry| !entry.is_folder() && !entry.is_link);
    let files = entries.map(|entry| File { name: &entry.name, size: entry.size, inside: entry }).collect();
    files::answer(files, options.from, |entry| archive.start_of(entry, beside::START), |entry| archive.read(entry))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Stored, zip};
    use super::*;
    use crate::{Member, Part};

    fn read_all(bytes: &[u8]) -> Vec<Part> {
        let mut options = ReadOptions::default();
        let mut parts = Vec::new();
        loop {
            let contents = read(bytes, &options).unwrap();
            parts.extend(contents.parts);
            match contents.next {
                Some(next) => options.from = next,
                None => return parts,
            }
        }
    }

    fn names(parts: &[Part]) -> Vec<&str> {
        let name = |part| match part {
            &Part::Member(Member { ref name, .. }) | &Part::Unread { ref name, .. } => name.as_deref().unwrap_or(""),
            Part::Article(_) => "article",
        };
        parts.iter().map(name).collect()
    }

    #[test]
    fn an_archive_stands_for_its_files_as_a_folder_does() {
        let bytes = zip(&[
            Stored::plain("c.txt", b"C"),
            Stored::plain("b-x.txt", b"X"),
            Stored::plain("b/", b""),
            Stored::deflated("b/a.txt", b"A"),
            Stored::plain(".hidden", b"H"),
            Stored::plain("__MACOSX/b/._a.txt", b"M"),
            Stored { made_by: 3 << 8, attributes: 0o120_777 << 16, ..Stored::plain("link", b"c.txt") },
            Stored { crc: 1, ..Stored::plain("z.txt", b"Z") },
        ]);
        let parts = read_all(&bytes);
        assert_eq!(names(&parts), ["b/a.txt", "b-x.txt", "c.txt", "z.txt"]);
        assert_eq!(
            parts[0],
            Part::Member(Member {
                name: Some("b/a.txt".into()),
                address: None,
                forwarded: false,
                bytes: b"A".to_vec()
            })
        );
        assert_eq!(parts[3], Part::Unread { name: Some("z.txt".into()), error: ReadError::Damaged });
    }

    #[test]
    fn what_belongs_to_saved_pages_and_what_serves_pages_is_passed_over() {
        let bytes = zip(&[
            Stored::plain("in/Fire.html", b"<p>Fire</p>"),
            Stored::plain("in/Fire_files/ad.html", b"<p>Ad</p>"),
            Stored::plain("in/Fire_files/deep/x.txt", b"x"),
            Stored::plain("in/Port_files/own.txt", b"Own"),
            Stored::plain("photo.jpg", b"\xff\xd8\xff\xe0...."),
            Stored::plain("style", b"body{margin:0}"),
            Stored::plain("data.bin", b"\0\x01\x02\x03"),
        ]);
        assert_eq!(names(&read_all(&bytes)), ["data.bin", "in/Fire.html", "in/Port_files/own.txt"]);
    }

    #[test]
    fn an_archive_in_several_answers_holds_the_same_parts() {
        let noise = |seed: u32| -> Vec<u8> {
            (0..1_500_000u32).flat_map(|n| (n ^ seed).wrapping_mul(2_654_435_761).to_le_bytes()).collect()
        };
        let entries: Vec<Stored> =
            (0..5).map(|number| Stored::plain(&format!("{number}.txt"), &noise(number))).collect();
        let bytes = zip(&entries);
        let first = read(&bytes, &ReadOptions::default()).unwrap();
        assert_eq!((first.parts.len(), first.next), (3, Some(3)));
        let parts = read_all(&bytes);
        let expected = |number| Member {
            name: Some(format!("{number}.txt")),
            address: None,
            forwarded: false,
            bytes: noise(number),
        };
        assert_eq!(parts, (0..5).map(|number| Part::Member(expected(number))).collect::<Vec<_>>());
        assert_eq!(read(&bytes, &ReadOptions { from: u64::MAX, ..ReadOptions::default() }).unwrap().parts, []);
    }

    #[test]
    fn kinds_of_document_are_known_by_their_entries() {
        let kind_of = |entries: &[(&str, &[u8])]| {
            let entries: Vec<Stored> = entries.iter().map(|(name, bytes)| Stored::plain(name, bytes)).collect();
            kind(&Archive::open(&zip(&entries)).unwrap())
        };
        let other = |media_type: &str| Kind::Other(media_type.into());
        assert_eq!(kind_of(&[("[Content_Types].xml", b"x"), ("word/document.xml", b"x")]), Kind::Docx);
        assert_eq!(kind_of(&[("mimetype", epub::MEDIA_TYPE.as_bytes())]), Kind::Epub);
        assert_eq!(kind_of(&[("META-INF/container.xml", b"x")]), Kind::Epub);
        assert_eq!(kind_of(&[("mimetype", odt::MEDIA_TYPE.as_bytes()), ("content.xml", b"x")]), Kind::Odt);
        assert_eq!(kind_of(&[("datapackage.json", b"{}"), ("archive/data.warc.gz", b"x")]), Kind::Wacz);
        let sheet = "application/vnd.oasis.opendocument.spreadsheet";
        assert_eq!(kind_of(&[("mimetype", sheet.as_bytes())]), other(sheet));
        let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!(kind_of(&[("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")]), other(xlsx));
        assert_eq!(kind_of(&[("a.html", b"x"), ("mimetype", b"text")]), Kind::Files);
    }
}
