//! EPUB: books, and issues of newspapers and magazines.
//!
//! Each chapter in the order of reading is an article. Covers, title pages, contents and what is out of that order are passed over, and what
//! has neither a heading nor a place in the contents goes on with the chapter before. Where that one cannot be read, it stands alone: no text is
//! put into an article that it may not belong to. Nothing outside the package is opened.

mod book;
mod chapter;
mod navigation;

use crate::package::archive::Archive;
use crate::prose::Draft;
use crate::xml::{self, Element};
use crate::{Contents, Part, ReadError};
use book::Book;
use chapter::Chapter;
use navigation::Navigation;

/// The kind of document.
pub(crate) const MEDIA_TYPE: &str = "application/epub+zip";

/// The most chapters that a book may have.
const MOST_CHAPTERS: usize = 10_000;

/// The most bytes that the chapters of a book may have together.
const MOST_BYTES: usize = 64 << 20;

/// Ways of hiding fonts from being copied. Text hidden in whatever way is not read.
const HIDING_FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Reads the book in `archive`: its chapters as articles.
pub(crate) fn read(archive: &Archive<'_>) -> Result<Contents, ReadError> {
    if is_encrypted(archive) {
        return Err(ReadError::Encrypted);
    }
    let book = Book::of(archive)?;
    if book.spine.len() > MOST_CHAPTERS {
        return Err(ReadError::TooManyMembers { most: MOST_CHAPTERS });
    }
    let navigation = Navigation::of(archive, &book);
    let (mut chapters, mut unread, mut bytes) = (Vec::<Chapter>::new(), Vec::new(), 0);
    let mut is_behind_unread = false;
    for path in book.spine.iter().filter(|path| !navigation.passes_over(path, &book)) {
        let read = text(archive, path).and_then(|text| {
            bytes += text.len();
            if bytes > MOST_BYTES {
                Err(ReadError::UnpacksTooLarge)
            } else {
                Chapter::of(&text, path, &book, &navigation)
            }
        });
        match read {
            Err(ReadError::UnpacksTooLarge) => return Err(ReadError::UnpacksTooLarge),
            Err(error) => {
                unread.push(Part::Unread { name: Some(path.clone()), error });
                is_behind_unread = true;
                // What the contents do not name may go on with the chapter before.
                if !navigation.entries.contains_key(path)
                    && let Some(before) = chapters.last_mut()
                {
                    before.misses_pages();
                }
            }
            Ok(None) => {}
            Ok(Some(mut chapter)) => {
                let goes_on = !chapter.begins;
                if let Some(before) = chapters.last_mut().filter(|_| goes_on && !is_behind_unread) {
                    before.draft.pieces.extend(chapter.draft.pieces);
                } else {
                    if goes_on && is_behind_unread {
                        chapter.misses_pages();
                    }
                    chapters.push(chapter);
                }
                is_behind_unread = false;
            }
        }
    }
    let articles = chapters.into_iter().filter(Chapter::is_article).map(|chapter| chapter.draft);
    let parts: Vec<Part> = articles.filter_map(article).chain(unread).collect();
    if parts.is_empty() { Err(ReadError::NoText) } else { Ok(Contents { parts, ..Contents::default() }) }
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
    archive.text(path)?.ok_or(ReadError::Damaged)
}

/// The root of an XML file in the book.
fn root(archive: &Archive<'_>, path: &str) -> Result<Element, ReadError> {
    xml::parse(&text(archive, path)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::samples::{Stored, zip};
    use proptest::prelude::*;
    use variorum_model::{Extraction, ReadingDoubt};

    const PROSE: &str = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said. \
        The cause of the fire is not known, and the harbour stays closed.";

    const CONTAINER: &str = "<container><rootfiles><rootfile full-path='OEBPS/content.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

    /// A book of these files, each of which is a chapter in their order, with this in its metadata.
    fn book(metadata: &str, files: &[(&str, &str)], more: &[(&str, &str)]) -> Result<Contents, ReadError> {
        let item = |(number, (name, _)): (usize, &(&str, &str))| {
            format!("<item id='i{number}' href='{name}' media-type='application/xhtml+xml'/>")
        };
        let items = files.iter().enumerate().map(item).collect::<Vec<_>>().concat();
        let itemref = |number| format!("<itemref idref='i{number}'/>");
        let spine = (0..files.len()).map(itemref).collect::<Vec<_>>().concat();
        let package = format!(
            "<package version='3.0'><metadata>{metadata}</metadata><manifest>{items}\
             <item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest><spine toc='ncx'>{spine}</spine></package>"
        );
        let mut stored = vec![
            Stored::deflated("META-INF/container.xml", CONTAINER.as_bytes()),
            Stored::deflated("OEBPS/content.opf", package.as_bytes()),
        ];
        for (name, text) in files.iter().chain(more) {
            let name = name.replace("%20", " ");
            let path = if name.starts_with("META-INF") { name } else { format!("OEBPS/{name}") };
            stored.push(Stored::deflated(&path, text.as_bytes()));
        }
        let bytes = zip(&stored);
        read(&Archive::open(&bytes).unwrap())
    }

    fn articles(contents: Contents) -> Vec<Extraction> {
        let article = |part: Part| if let Part::Article(article) = part { Some(*article) } else { None };
        contents.parts.into_iter().filter_map(article).collect()
    }

    fn page(body: &str) -> String {
        format!(
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>{body}</body></html>"
        )
    }

    #[test]
    fn an_issue_of_a_newspaper_is_its_articles() {
        let ncx = "<ncx><navMap><navPoint><navLabel><text>World</text></navLabel><content src='world.html'/>\
            <navPoint><navLabel><text>Ferry fire</text></navLabel><content src='a%201.html'/></navPoint>\
            <navPoint><navLabel><text>Fire out</text></navLabel><content src='b.html#top'/></navPoint></navPoint></navMap></ncx>";
        let metadata = "<dc:title>Harbour Post [Wed, 12 Mar 2025]</dc:title><dc:publisher>calibre</dc:publisher>\
            <dc:date>2025-03-13T05:00:00+00:00</dc:date><meta name='calibre:publication_type' content='periodical:unknown:Harbour Post'/>";
        let first = page(&format!(
            "<div class='calibre_navbar'>| <a href='b.html'>Next</a> | <a href='world.html'>Section menu</a> |</div><h1>Ferry fire</h1>\
             <p>{PROSE}</p><p>{PROSE}</p><p>This article was downloaded by <b>calibre</b> from <a href='x'>https://harbour.example/fire</a></p>"
        ));
        let second = page(&format!("<h2>Fire out</h2><p>{PROSE}</p>"));
        let section =
            page(&format!("<h1>World</h1><ul><li><a href='a%201.html'>Ferry fire</a> <p>{PROSE}</p></li></ul>"));
        let files = [("world.html", section.as_str()), ("a%201.html", &first), ("b.html", &second)];
        let found = articles(book(metadata, &files, &[("toc.ncx", ncx)]).unwrap());
        let titles: Vec<_> = found.iter().filter_map(|article| article.title.as_deref()).collect();
        assert_eq!(titles, ["Ferry fire", "Fire out"]);
        assert_eq!((found[0].outlet.as_deref(), found[0].section.as_deref()), (Some("Harbour Post"), Some("World")));
        assert_eq!(found[0].url.as_deref(), Some("https://harbour.example/fire"));
        assert_eq!(found[0].published, None, "the time of download is no date of publication");
        assert_eq!(found[0].text(), format!("{PROSE}\n\n{PROSE}"));
    }

    #[test]
    fn covers_title_pages_and_contents_are_passed_over_and_parts_are_put_together() {
        let cover = page(&format!("<section epub:type='cover'><p>{PROSE}</p></section>"));
        let title = page("<h1>The Harbour Quarterly</h1>");
        let link = |number| format!("<p><a href='c{number}.html'>Chapter {number}</a></p>");
        let contents = page(&(1..=3).map(link).collect::<Vec<_>>().concat());
        let chapter = page(&format!("<h1>A night at sea</h1><p>{PROSE}</p>"));
        let rest = page("<p>And so it ended.</p>");
        let other = page(&format!("<h1>A day</h1><p>{PROSE}</p>"));
        let files = [
            ("cover.html", cover.as_str()),
            ("title.html", &title),
            ("contents.html", &contents),
            ("c1.html", &chapter),
            ("c2.html", &rest),
            ("c3.html", &other),
        ];
        let metadata =
            "<dc:publisher>Harbour Media</dc:publisher><dc:date>2025-03-12</dc:date><dc:language>en</dc:language>";
        let found = articles(book(metadata, &files, &[]).unwrap());
        let titles: Vec<_> = found.iter().filter_map(|article| article.title.as_deref()).collect();
        assert_eq!(titles, ["A night at sea", "A day"]);
        assert_eq!(found[0].text(), format!("{PROSE}\n\nAnd so it ended."));
        assert_eq!(found[0].outlet.as_deref(), Some("Harbour Media"));
        assert_eq!(found[0].published.as_ref().unwrap().as_str(), "2025-03-12");
    }

    #[test]
    fn hidden_text_is_refused_and_hidden_fonts_are_not() {
        let chapter = page(&format!("<h1>A day</h1><p>{PROSE}</p>"));
        let read = |algorithm: &str| {
            let encryption =
                format!("<e><EncryptedData><EncryptionMethod Algorithm='{algorithm}'/></EncryptedData></e>");
            book("", &[("c.html", &chapter)], &[("META-INF/encryption.xml", &encryption)])
        };
        assert_eq!(read("http://www.w3.org/2001/04/xmlenc#aes256-cbc"), Err(ReadError::Encrypted));
        assert_eq!(read("http://www.idpf.org/2008/embedding").unwrap().parts.len(), 1);
    }

    #[test]
    fn a_chapter_that_cannot_be_read_is_named() {
        let deep = page(&"<div>".repeat(600));
        let chapter = page(&format!("<h1>A day</h1><p>{PROSE}</p>"));
        let read = book("", &[("deep.html", &deep), ("c.html", &chapter)], &[]).unwrap();
        assert_eq!(read.parts.len(), 2);
        assert!(matches!(&read.parts[1], Part::Unread { name: Some(name), .. } if name == "OEBPS/deep.html"));
    }

    #[test]
    fn what_goes_on_with_a_chapter_that_cannot_be_read_is_put_into_no_other() {
        let first = page(&format!("<h1>A day</h1><p>{PROSE}</p>"));
        let deep = page(&"<div>".repeat(600));
        let rest = page(&format!("<p>{PROSE}</p>"));
        let end = page("<p>And so it ended.</p>");
        let files = [("a.html", first.as_str()), ("deep.html", &deep), ("b.html", &rest), ("c.html", &end)];
        let missing = |article: &Extraction| article.doubts.contains(&ReadingDoubt::PagesMissing);
        let ncx = |label: &str| {
            format!(
                "<ncx><navMap><navPoint><navLabel><text>{label}</text></navLabel><content src='deep.html'/></navPoint></navMap></ncx>"
            )
        };
        let found = articles(book("", &files, &[("toc.ncx", &ncx("A night"))]).unwrap());
        let texts: Vec<String> = found.iter().map(Extraction::text).collect();
        assert_eq!(texts, [PROSE.to_owned(), format!("{PROSE}\n\nAnd so it ended.")]);
        assert_eq!(found.iter().map(missing).collect::<Vec<_>>(), [false, true], "the contents say where one begins");
        let found = articles(book("", &files, &[]).unwrap());
        assert_eq!(found.iter().map(missing).collect::<Vec<_>>(), [true, true]);
    }

    #[test]
    fn a_chapter_that_links_to_others_is_one_and_a_list_with_summaries_is_none() {
        let link = |number| format!("<a href='c{number}.html'>chapter {number}</a>");
        let linked = (1..=5).map(link).collect::<Vec<_>>().join(", ");
        let chapter = page(&format!("<h1>A day</h1><p>{PROSE}</p><p>{PROSE}</p><p>See {linked}.</p>"));
        let entry = |number| format!("<p>{}</p><p>A summary of it.</p>", link(number));
        let list = page(&(1..=5).map(entry).collect::<Vec<_>>().concat());
        let other = page(&format!("<h1>A night</h1><p>{PROSE}</p>"));
        let mut files = vec![("list.html", list.as_str()), ("c0.html", &chapter)];
        files.extend(["c1.html", "c2.html", "c3.html", "c4.html", "c5.html"].map(|name| (name, other.as_str())));
        let found = articles(book("", &files, &[]).unwrap());
        assert_eq!((found.len(), found[0].title.as_deref()), (6, Some("A day")));
    }

    proptest! {
        #[test]
        fn no_package_document_makes_the_reader_panic(
            package in "(<(package|manifest|spine|metadata|item id='a' href='[a-c%2./:#]{0,6}' media-type='text/html'|itemref idref='a'|dc:date)/?>|</(package|manifest|spine|metadata)>|[a-c]{1,3}){0,30}"
        ) {
            let bytes = zip(&[
                Stored::deflated("META-INF/container.xml", CONTAINER.as_bytes()),
                Stored::deflated("OEBPS/content.opf", package.as_bytes()),
                Stored::deflated("OEBPS/a", PROSE.as_bytes()),
            ]);
            let _ = read(&Archive::open(&bytes).unwrap());
        }
    }
}
