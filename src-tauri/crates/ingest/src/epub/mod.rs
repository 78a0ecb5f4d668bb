//! EPUB: books, and issues of newspapers and magazines.
//!
//! Each chapter in the order of reading is an article. Covers, title pages, contents and what is out of that order are passed over, and what
//! has neither a heading nor a place in the contents goes on with the chapter before. Nothing outside the package is opened.

mod book;
mod chapter;
mod navigation;

use crate::package::archive::Archive;
use crate::prose::Draft;
use crate::xml::{self, Element};
use crate::{Contents, Part, ReadError, ReadOptions, charset};
use book::Book;
use chapter::Chapter;
use navigation::Navigation;

/// The most chapters that a book may have.
const MOST_CHAPTERS: usize = 10_000;

/// The most bytes that the chapters of a book may have together.
const MOST_BYTES: usize = 64 << 20;

/// Ways of hiding fonts from being copied. Text hidden in whatever way is not read.
const HIDING_FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Reads the book in `archive`: its chapters as articles.
pub(crate) fn read(archive: &Archive<'_>, _options: &ReadOptions) -> Result<Contents, ReadError> {
    if is_encrypted(archive) {
        return Err(ReadError::Encrypted);
    }
    let book = Book::of(archive)?;
    if book.spine.len() > MOST_CHAPTERS {
        return Err(ReadError::TooManyMembers { most: MOST_CHAPTERS });
    }
    let navigation = Navigation::of(archive, &book);
    let (mut chapters, mut unread, mut bytes) = (Vec::<Chapter>::new(), Vec::new(), 0);
    for path in book.spine.iter().filter(|path| !navigation.passes_over(path, &book)) {
        let read = text(archive, path).and_then(|text| {
            bytes += text.len();
            if bytes > MOST_BYTES { Err(ReadError::UnpacksTooLarge) } else { Chapter::of(&text, path, &book, &navigation) }
        });
        match read {
            Err(ReadError::UnpacksTooLarge) => return Err(ReadError::UnpacksTooLarge),
            Err(error) => unread.push(Part::Unread { name: Some(path.clone()), error }),
            Ok(None) => {}
            Ok(Some(chapter)) => match chapters.last_mut().filter(|_| !chapter.begins) {
                Some(before) => before.draft.pieces.extend(chapter.draft.pieces),
                None => chapters.push(chapter),
            },
        }
    }
    let articles = chapters.into_iter().filter(Chapter::is_article).map(|chapter| chapter.draft);
    let parts: Vec<Part> = articles.filter_map(article).chain(unread).collect();
    if parts.is_empty() { Err(ReadError::NoText) } else { Ok(Contents { parts, next: None }) }
}

fn article(draft: Draft) -> Option<Part> {
    draft.read().ok().map(|article| Part::Article(Box::new(article)))
}

fn is_encrypted(archive: &Archive<'_>) -> bool {
    let Ok(root) = root(archive, "META-INF/encryption.xml") else { return false };
    let methods = root.within("EncryptionMethod");
    methods.iter().any(|method| !HIDING_FONTS.contains(&method.attribute("Algorithm").unwrap_or_default()))
}

/// The text of a file in the book.
fn text(archive: &Archive<'_>, path: &str) -> Result<String, ReadError> {
    let entry = archive.entry(path).ok_or(ReadError::Damaged)?;
    Ok(charset::decode(&archive.read(entry)?).text)
}

/// The root of an XML file in the book.
fn root(archive: &Archive<'_>, path: &str) -> Result<Element, ReadError> {
    xml::parse(&text(archive, path)?)
}
