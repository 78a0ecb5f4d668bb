//! PDF files, made by hand.

use crate::case::{Case, read, unread};
use crate::deflate::{blanks, stored};
use crate::story::text;

/// What a file is refused for whose structure or contents cannot be followed.
const DAMAGED: &[&str] = &["damaged"];

pub fn cases() -> Vec<Case> {
    [circles(), lies(), floods()].into_iter().flatten().collect()
}

/// A file of these objects, the first of which is the catalogue, with an honest table and `more` in its trailer.
fn file(objects: &[Vec<u8>], more: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    bytes.extend(
        format!("xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

fn object(text: impl AsRef<[u8]>) -> Vec<u8> {
    text.as_ref().to_vec()
}

/// A stream object with these entries.
fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    [format!("<< /Length {} {entries} >>\nstream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat()
}

/// The article as the operators that show it.
fn shown() -> Vec<u8> {
    let lines = text().replace(['“', '”'], "\"").replace('’', "'");
    let line = |line: &str| format!("({}) Tj T*\n", line.replace(['(', ')', '\\'], " "));
    let words: Vec<&str> = lines.split_whitespace().collect();
    let lines: String = words.chunks(12).map(|words| line(&words.join(" "))).collect();
    format!("BT /F1 11 Tf 14 TL 60 760 Td\n{lines}ET\n").into_bytes()
}

const CATALOGUE: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>";
const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/// A file of one page that shows what these operators do, with a sixth object that they may use.
fn one_page(contents: Vec<u8>, sixth: Vec<u8>) -> Vec<u8> {
    file(&[object(CATALOGUE), object(PAGES), object(PAGE), contents, object(FONT), sixth], "")
}

/// A file of one page with the article, and something behind it.
fn page_showing(more: impl AsRef<[u8]>) -> Vec<u8> {
    one_page(stream("", &[&shown(), more.as_ref()].concat()), object("null"))
}

fn circles() -> Vec<Case> {
    vec![
        unread("a PDF whose pages hold one another", "pdf", DAMAGED, || {
            file(
                &[
                    object(CATALOGUE),
                    object("<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"),
                    object("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>"),
                ],
                "",
            )
        }),
        read("a PDF whose table comes before itself", "pdf", || {
            let whole = page_showing("");
            let start = whole
                .windows(4)
                .rposition(|window| window == b"xref")
                .map_or(0, |at| whole[..at].windows(5).rposition(|window| window == b"xref\n").unwrap_or(at));
            let text = whole.windows(9).position(|window| window == b"/Root 1 0").unwrap_or(0);
            [&whole[..text], format!("/Prev {start} ").as_bytes(), &whole[text..]].concat()
        }),
        read("a PDF whose form shows itself", "pdf", || {
            let form = stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
                b"/X Do /X Do /X Do",
            );
            one_page(stream("", &[shown(), b"/X Do".to_vec()].concat()), form)
        }),
        read("a PDF object that is itself", "pdf", || one_page(stream("", &shown()), object("6 0 R"))),
        read("a PDF stream as long as itself", "pdf", || {
            one_page(
                [b"<< /Length 4 0 R >>\nstream\n".to_vec(), shown(), b"\nendstream".to_vec()].concat(),
                object("null"),
            )
        }),
        read("a PDF whose objects are packed in themselves", "pdf", || {
            let packed = stream("/Type /ObjStm /N 2 /First 8 /Extends 6 0 R", b"6 0 7 3 null null");
            one_page(stream("", &shown()), packed)
        }),
        unread("a PDF whose pages are 5,000 deep", "pdf", &["no_text"], || {
            let level = |number: usize| object(format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", number + 1));
            let objects: Vec<_> = std::iter::once(object(CATALOGUE))
                .chain((2..5_000).map(level))
                .chain([object("<< /Type /Page >>")])
                .collect();
            file(&objects, "")
        }),
    ]
}

fn lies() -> Vec<Case> {
    let of_contents = |name: &'static str, entries: &'static str, bytes: fn() -> Vec<u8>| {
        unread(name, "pdf", DAMAGED, move || one_page(stream(entries, &bytes()), object("null")))
    };
    vec![
        unread("the first bytes of a PDF", "pdf", DAMAGED, || b"%PDF-1.7\n".to_vec()),
        unread("a PDF of noise", "pdf", DAMAGED, || [&b"%PDF-1.4\n"[..], &[0, 0xa5, 0x5a].repeat(100_000)].concat()),
        unread("a PDF cut off in the middle", "pdf", DAMAGED, || {
            let mut whole = page_showing("");
            whole.truncate(whole.len() * 2 / 3);
            whole
        }),
        read("a PDF with a stream of a length below nothing", "pdf", || {
            one_page(
                [b"<< /Length -99999999999999999999 >>\nstream\n".to_vec(), shown(), b"\nendstream".to_vec()].concat(),
                object("null"),
            )
        }),
        read("a PDF of four billion objects", "pdf", || {
            let whole = String::from_utf8_lossy(&page_showing(""))
                .replace("/Size 7", "/Size 4294967295")
                .replace("xref\n0 7", "xref\n0 4294967295");
            whole.into_bytes()
        }),
        read("a PDF of two billion pages", "pdf", || {
            file(
                &[
                    object(CATALOGUE),
                    object("<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"),
                    object(PAGE),
                    stream("", &shown()),
                    object(FONT),
                ],
                "",
            )
        }),
        unread("a PDF that is locked in no known way", "pdf", &["encrypted"], || {
            file(
                &[object(CATALOGUE), object(PAGES), object(PAGE), stream("", &shown()), object(FONT)],
                "/Encrypt << /Filter /None /V 99 /R 99 /Length 99999999 /O (x) /U (y) /P -1 >> /ID [() ()]",
            )
        }),
        of_contents(
            "a PDF stream of digits that are no text",
            "/Filter [/ASCIIHexDecode /ASCII85Decode /LZWDecode]",
            || b"28 41 29 zz ~".repeat(100_000),
        ),
        unread("a PDF stream with 5,000 filters", "pdf", DAMAGED, || {
            one_page(stream(&format!("/Filter [{}]", "/FlateDecode ".repeat(5_000)), &shown()), object("null"))
        }),
        of_contents(
            "a PDF stream in rows of two billion",
            "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 99 /BitsPerComponent 32 >>",
            || zlib(&stored(&shown())),
        ),
        of_contents("a PDF stream that expands to a gigabyte", "/Filter /FlateDecode", || zlib(&blanks(4_160_000))),
        of_contents(
            "a PDF stream packed twice that expands to a gigabyte",
            "/Filter [/FlateDecode /FlateDecode]",
            || zlib(&stored(&zlib(&blanks(4_160_000)))),
        ),
        unread("a PDF whose table is a stream of no width", "pdf", DAMAGED, || {
            let mut whole = b"%PDF-1.7\n1 0 obj\n".to_vec();
            whole.extend(stream("/Type /XRef /Size 2147483647 /W [0 0 0] /Index [0 2147483647] /Root 1 0 R", b""));
            whole.extend(b"\nendobj\nstartxref\n9\n%%EOF");
            whole
        }),
        read("a PDF that acts when it is opened", "pdf", || {
            file(
                &[
                    object(
                        "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> /AA << /O << /S /JavaScript /JS (app.launchURL\\(\"file:///etc/passwd\"\\)) >> >> >>",
                    ),
                    object(PAGES),
                    object(PAGE),
                    stream("", &shown()),
                    object(FONT),
                    object("null"),
                ],
                "",
            )
        }),
        unread("a PDF whose sizes are no numbers", "pdf", DAMAGED, || {
            file(
                &[
                    object(CATALOGUE),
                    object(PAGES),
                    object(
                        "<< /Type /Page /Parent 2 0 R /MediaBox [-1e308 999999999999999999999999 nan --5] /Rotate 77 /UserUnit 1e99 /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                    ),
                    stream("", &shown()),
                    object(FONT),
                ],
                "",
            )
        }),
    ]
}

/// A zlib stream around a deflate stream. Its check sum is wrong, which readers of PDF forgive.
fn zlib(stream: &[u8]) -> Vec<u8> {
    [&b"\x78\x01"[..], stream, &[0; 4]].concat()
}

fn floods() -> Vec<Case> {
    vec![
        read("a PDF list, 200,000 deep", "pdf", || one_page(stream("", &shown()), object("[".repeat(200_000)))),
        read("a PDF dictionary, 200,000 deep", "pdf", || {
            one_page(stream("", &shown()), object("<< /A ".repeat(200_000)))
        }),
        read("a PDF page that shows lists, 200,000 deep", "pdf", || page_showing("[".repeat(200_000))),
        read("a PDF text that never ends", "pdf", || page_showing(format!("BT {}", "(".repeat(500_000)))),
        read("a PDF page that saves its state a million times", "pdf", || page_showing("q ".repeat(1_000_000))),
        read("a PDF page of a million operators", "pdf", || page_showing("0 0 m 9 9 l S\n".repeat(500_000))),
        read("a PDF page of 300,000 texts in one place", "pdf", || {
            page_showing(format!("BT /F1 9 Tf {} ET", "(a) Tj ".repeat(300_000)))
        }),
        read("a PDF page of texts far apart", "pdf", || {
            page_showing(format!(
                "BT /F1 1e-30 Tf 1e38 0 0 1e38 1e38 1e38 Tm (a) Tj {} ET",
                "9e37 9e37 Td (b) Tj ".repeat(1_000)
            ))
        }),
        read("a PDF picture in the line that never ends", "pdf", || {
            page_showing("BI /W 2147483647 /H 2147483647 /BPC 8 /CS /RGB ID \0\0\0")
        }),
        read("a PDF font that maps every code to a thousand letters", "pdf", || {
            let letters = "0041".repeat(1_000);
            let map = format!(
                "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 100 beginbfrange\n{}endbfrange endcmap",
                format!("<0000> <FFFF> <{letters}>\n").repeat(100)
            );
            let font = object(
                "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>] >>",
            );
            let contents = stream("", format!("BT /F1 9 Tf <{}> Tj ET", "00410042".repeat(5_000)).as_bytes());
            file(&[object(CATALOGUE), object(PAGES), object(PAGE), contents, font, stream("", map.as_bytes())], "")
        }),
        unread("a PDF of 20,000 pages", "pdf", DAMAGED, || {
            let kids: String = (3..20_003).map(|number| format!("{number} 0 R ")).collect();
            let page = object("<< /Type /Page /Parent 2 0 R >>");
            let objects: Vec<_> =
                [object(CATALOGUE), object(format!("<< /Type /Pages /Kids [{kids}] /Count 20000 >>"))]
                    .into_iter()
                    .chain(vec![page; 20_000])
                    .collect();
            file(&objects, "")
        }),
        read("a PDF of one page 20,000 times", "pdf", || {
            file(
                &[
                    object(CATALOGUE),
                    object(format!("<< /Type /Pages /Kids [{}] /Count 20000 >>", "3 0 R ".repeat(20_000))),
                    object(PAGE),
                    stream("", &shown()),
                    object(FONT),
                    object("null"),
                ],
                "",
            )
        }),
    ]
}
