//! Documents of word processors, and books.

use crate::case::{Case, either, read, unread};
use crate::deflate::{blanks, expanded};
use crate::story::{TITLE, page_with, paragraphs, text};
use crate::zip::{Member, archive, member};

pub fn cases() -> Vec<Case> {
    [docx_cases(), odt_cases(), epub_cases()].into_iter().flatten().collect()
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A word document with the article and more in its body, `before` its root, and these further members.
fn docx_of(before: &str, more: &str, members: Vec<Member>) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body: String = text().split("\n\n").map(paragraph).collect();
    let title = format!("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>");
    let document = format!("{XML}{before}<w:document {W}><w:body>{title}{body}{more}</w:body></w:document>");
    let relations = relations(
        "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>",
    );
    let own = [
        member("[Content_Types].xml", format!("{XML}{TYPES}").as_bytes()),
        member("_rels/.rels", &relations),
        member("word/document.xml", document.as_bytes()),
    ];
    archive(&own.into_iter().chain(members).collect::<Vec<_>>())
}

fn docx(more: &str) -> Vec<u8> {
    docx_of("", more, vec![])
}

/// A member that tells what belongs to what.
fn relations(inside: &str) -> Vec<u8> {
    format!("{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>").into_bytes()
}

fn docx_cases() -> Vec<Case> {
    vec![
        read("a word document with entities for a billion words", "docx", || {
            let storeys: String = (1..9)
                .map(|storey| format!("<!ENTITY e{storey} \"{}\">", format!("&e{};", storey - 1).repeat(10)))
                .collect();
            docx_of(
                &format!("<!DOCTYPE w [<!ENTITY e0 \"x\">{storeys}]>"),
                "<w:p><w:r><w:t>&e8;</w:t></w:r></w:p>",
                vec![],
            )
        }),
        read("a word document that names a file of the system", "docx", || {
            docx_of(
                "<!DOCTYPE w [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>",
                "<w:p><w:r><w:t>&f;</w:t></w:r></w:p>",
                vec![],
            )
        }),
        read("a word document with a template and pictures elsewhere", "docx", || {
            let away = |id: &str, kind: &str, target: &str| {
                format!(
                    "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\" TargetMode=\"External\"/>"
                )
            };
            let relations = relations(&format!(
                "{}{}",
                away("r1", "attachedTemplate", "file:///etc/passwd"),
                away("r2", "image", "../../../../etc/passwd")
            ));
            docx_of("", "<w:p><w:r><w:drawing/></w:r></w:p>", vec![member("word/_rels/document.xml.rels", &relations)])
        }),
        read("a word document whose styles follow one another in a circle", "docx", || {
            let style = |own: &str, other: &str| {
                format!(
                    "<w:style w:type=\"paragraph\" w:styleId=\"{own}\"><w:name w:val=\"{own}\"/><w:basedOn w:val=\"{other}\"/></w:style>"
                )
            };
            let styles = format!("{XML}<w:styles {W}>{}{}</w:styles>", style("Title", "Loop"), style("Loop", "Title"));
            docx_of("", "", vec![member("word/styles.xml", styles.as_bytes())])
        }),
        either("a word document of tables in tables, 2,000 deep", "docx", || {
            docx(&"<w:tbl><w:tr><w:tc>".repeat(2_000))
        }),
        either("a word document of 200,000 pieces of one word", "docx", || {
            docx(&format!("<w:p>{}</w:p>", "<w:r><w:t>a</w:t></w:r>".repeat(200_000)))
        }),
        either("a word document of 200,000 paragraphs", "docx", || {
            docx(&"<w:p><w:r><w:t>One more.</w:t></w:r></w:p>".repeat(200_000))
        }),
        either("a word document with alternatives in alternatives", "docx", || {
            docx(&"<mc:AlternateContent><mc:Choice><w:p><w:r>".repeat(120))
        }),
        either("a word document that expands to a gigabyte", "docx", || {
            let stream = blanks(4_160_000);
            let blown = Member {
                packed: stream.len() as u32,
                unpacked: expanded(4_160_000) as u32,
                stream,
                ..member("word/footnotes.xml", b"")
            };
            docx_of("", "", vec![blown])
        }),
        either("a word document without its document", "docx", || {
            archive(&[
                member("[Content_Types].xml", format!("{XML}{TYPES}").as_bytes()),
                member("word/document.xml", b""),
            ])
        }),
        either("a word document of 500 documents", "docx", || {
            archive(&vec![
                member("word/document.xml", format!("{XML}<w:document {W}><w:body/></w:document>").as_bytes());
                500
            ])
        }),
    ]
}

const O: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

/// An open document with the article and more.
fn odt(more: &str) -> Vec<u8> {
    let body: String = text().split("\n\n").map(|text| format!("<text:p>{text}</text:p>")).collect();
    let content = format!(
        "{XML}<office:document-content {O}><office:body><office:text><text:h text:outline-level=\"1\">{TITLE}</text:h>{body}{more}</office:text></office:body></office:document-content>"
    );
    let kind = b"application/vnd.oasis.opendocument.text";
    let kind = Member { method: 0, stream: kind.to_vec(), packed: kind.len() as u32, ..member("mimetype", kind) };
    archive(&[kind, member("content.xml", content.as_bytes())])
}

fn odt_cases() -> Vec<Case> {
    vec![
        read("an open document with two billion blanks in a row", "odt", || {
            odt(
                "<text:p>One<text:s text:c=\"2147483647\"/>two<text:s text:c=\"99999999999999999999\"/><text:s text:c=\"-1\"/>three.</text:p>",
            )
        }),
        read("an open document with a cell repeated a billion times", "odt", || {
            odt(
                "<table:table><table:table-column table:number-columns-repeated=\"1000000000\"/><table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
            )
        }),
        read("an open document with a picture that is a file of the system", "odt", || {
            odt(
                "<draw:frame><draw:image xlink:href=\"file:///etc/passwd\"/></draw:frame><text:section><text:section-source xlink:href=\"../../../etc/passwd\"/></text:section>",
            )
        }),
        unread("an open document of sections in sections, 3,000 deep", "odt", &["too_deep"], || {
            odt(&"<text:section>".repeat(3_000))
        }),
        either("an open document of notes in notes", "odt", || odt(&"<text:p><text:note><text:note-body>".repeat(150))),
    ]
}

/// A book: what it is made of, in which order it is read, and further members.
fn epub(manifest: &str, spine: &str, members: Vec<Member>) -> Vec<u8> {
    let kind = b"application/epub+zip";
    let kind = Member { method: 0, stream: kind.to_vec(), packed: kind.len() as u32, ..member("mimetype", kind) };
    let container = format!(
        "{XML}<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"
    );
    let book = format!(
        "{XML}<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{TITLE}</dc:title></metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>"
    );
    let own = [kind, member("META-INF/container.xml", container.as_bytes()), member("book.opf", book.as_bytes())];
    archive(&own.into_iter().chain(members).collect::<Vec<_>>())
}

const CHAPTER: &str = "<item id=\"c\" href=\"c.xhtml\" media-type=\"application/xhtml+xml\"/>";

/// The article as a chapter.
fn chapter() -> Member {
    let page = format!(
        "{XML}<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{}</body></html>",
        paragraphs()
    );
    member("c.xhtml", page.as_bytes())
}

fn epub_cases() -> Vec<Case> {
    vec![
        either("a book whose one chapter is read 100,000 times", "epub", || {
            epub(CHAPTER, &"<itemref idref=\"c\"/>".repeat(100_000), vec![chapter()])
        }),
        either("a book whose chapters are files of the system", "epub", || {
            epub(
                "<item id=\"c\" href=\"../../../../etc/passwd\" media-type=\"application/xhtml+xml\"/><item id=\"d\" href=\"file:///etc/passwd\" media-type=\"application/xhtml+xml\"/>",
                "<itemref idref=\"c\"/><itemref idref=\"d\"/>",
                vec![],
            )
        }),
        either("a book of 50,000 chapters that are not there", "epub", || {
            let manifest: String = (0..50_000)
                .map(|number| {
                    format!("<item id=\"c{number}\" href=\"c{number}.xhtml\" media-type=\"application/xhtml+xml\"/>")
                })
                .collect();
            let spine: String = (0..50_000).map(|number| format!("<itemref idref=\"c{number}\"/>")).collect();
            epub(&manifest, &spine, vec![chapter()])
        }),
        either("a book whose chapter is the book", "epub", || {
            epub(
                "<item id=\"c\" href=\"book.opf\" media-type=\"application/xhtml+xml\"/>",
                "<itemref idref=\"c\"/>",
                vec![],
            )
        }),
        either("a book whose chapter is 100,000 divs deep", "epub", || {
            epub(
                CHAPTER,
                "<itemref idref=\"c\"/>",
                vec![member("c.xhtml", &[page_with(""), b"<div>".repeat(100_000)].concat())],
            )
        }),
        either("a book without a table of what is in it", "epub", || {
            archive(&[member("mimetype", b"application/epub+zip"), chapter()])
        }),
    ]
}
