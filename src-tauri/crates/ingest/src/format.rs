//! What kind of document some bytes are, known by what they hold and not by a name.

use crate::{ReadError, export, markdown, resource};

/// A kind of document that the reader reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Pdf,
    /// A ZIP archive, or one of the kinds of document that are ZIP archives inside.
    Zip,
    Gzip,
    Tar,
    Warc,
    Html,
    Markdown,
    PlainText,
    /// Several articles in one text, as press databases export them.
    Export,
    /// A document of a word processor in one XML file.
    FlatOdt,
    /// A mail, or a page saved in the form of one (MHTML).
    Mail,
    /// RSS or Atom.
    Feed,
    /// JSON Feed, schema.org or ninjs.
    Json,
    NewsMl,
    Nitf,
}

/// The first bytes of kinds of file that hold no text to decode, and at which byte they stand.
const SIGNATURES: [(usize, &[u8], &str); 29] = [
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBPVP8", "image/webp"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3\x02", "audio/mpeg"),
    (0, b"ID3\x03", "audio/mpeg"),
    (0, b"ID3\x04", "audio/mpeg"),
    (0, b"OggS", "application/ogg"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ\x90", "application/x-msdownload"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"wOFF", "font/woff"),
    (0, b"wOF2", "font/woff2"),
    (0, b"\0\x01\0\0\0", "font/ttf"),
    (0, b"OTTO\0", "font/otf"),
    (0, b"ttcf\0", "font/collection"),
    (0, b"\0\0\x01\0", "image/x-icon"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"fLaC\0", "audio/flac"),
    (0, b"\0asm", "application/wasm"),
];

/// The first bytes of the kinds of document that are read from their bytes, and at which byte they stand. What stands before a PDF's first bytes is passed over, as
/// viewers do.
const READ: [(usize, &[u8], Format); 7] = [
    (0, b"%PDF-", Format::Pdf),
    (0, b"PK\x03\x04", Format::Zip),
    (0, b"PK\x05\x06", Format::Zip),
    (0, b"\x1f\x8b", Format::Gzip),
    (0, b"WARC/1.", Format::Warc),
    (257, b"ustar\0", Format::Tar),
    (257, b"ustar  \0", Format::Tar),
];

/// How far into a document its kind is looked for.
const WITHIN: usize = 4096;

/// How far into a document the marks of Markdown are looked for.
const MARKS_WITHIN: usize = 32 << 10;

/// How far into a file the start of a PDF is looked for.
const PDF_WITHIN: usize = 1024;

/// The kind of document that is known by its first bytes; none when it may be a text. Fails when it is a kind that is not read.
pub(crate) fn of_bytes(bytes: &[u8]) -> Result<Option<Format>, ReadError> {
    let stands = |at: usize, start: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(start));
    if let Some((.., format)) = READ.iter().find(|(at, start, _)| stands(*at, start)) {
        return Ok(Some(*format));
    }
    if let Some((.., media_type)) = SIGNATURES.iter().find(|(at, start, _)| stands(*at, start)) {
        return Err(ReadError::UnknownFormat { media_type: (*media_type).into() });
    }
    if is_bzip2(bytes) {
        return Err(ReadError::UnknownFormat { media_type: "application/x-bzip2".into() });
    }
    let head = &bytes[..bytes.len().min(PDF_WITHIN)];
    let is_pdf = head.windows(5).any(|window| window == b"%PDF-") && !head.trim_ascii_start().starts_with(b"<");
    Ok((is_pdf && bytes.contains(&0)).then_some(Format::Pdf))
}

/// Whether the bytes are packed by bzip2: behind its letters and a digit stands the number that begins a block. A text may begin with the letters.
const fn is_bzip2(bytes: &[u8]) -> bool {
    matches!(bytes, [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..])
}

/// The kind of document of which `start` are the first bytes, which need not be decoded yet: what is written in a text tells little of it.
pub(crate) fn of_start(start: &[u8]) -> Result<Format, ReadError> {
    match of_bytes(start)? {
        Some(format) => Ok(format),
        None => of_text(&String::from_utf8_lossy(start), None),
    }
}

/// The kind of document that decoded `text` is. `file_name` only decides over a piece of a page or a text that says little of itself.
pub(crate) fn of_text(text: &str, file_name: Option<&str>) -> Result<Format, ReadError> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let sample: String = text.chars().take(WITHIN).collect();
    let unseen =
        sample.chars().filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1b}' || *c == '\u{fffd}').count();
    if unseen * 10 > sample.chars().count() {
        return Err(ReadError::Binary);
    }
    let start = sample.to_ascii_lowercase();
    if let Some(format) = other_than_page(&start, text)? {
        return Ok(format);
    }
    if let Some(media_type) = resource::of_text(text) {
        return Err(ReadError::UnknownFormat { media_type: media_type.into() });
    }
    let is_page =
        ["<!doctype html", "<html", "<head", "<body", "<title", "<meta "].iter().any(|tag| start.contains(tag));
    let has_page_name = file_name.is_some_and(|name| {
        let name = name.to_ascii_lowercase();
        [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end))
    });
    let is_piece =
        ["<p>", "<p ", "<div", "<article", "<section", "<h1", "<br>", "<br/"].iter().any(|tag| start.contains(tag));
    if start.starts_with('<') && (is_page || is_piece) || has_page_name && is_piece || is_page && is_piece {
        Ok(Format::Html)
    } else if export::is_announced(text) {
        Ok(Format::Export)
    } else if markdown::is_markdown(&text[..text.floor_char_boundary(MARKS_WITHIN)], file_name) {
        Ok(Format::Markdown)
    } else {
        Ok(Format::PlainText)
    }
}

/// The kinds of text that say what they are, pages and prose aside: `start` are the first characters of `text`, in lower case.
fn other_than_page(start: &str, text: &str) -> Result<Option<Format>, ReadError> {
    if start.starts_with('<') {
        const ROOTS: [(&str, Format); 9] = [
            ("rss", Format::Feed),
            ("feed", Format::Feed),
            ("rdf", Format::Feed),
            ("newsmessage", Format::NewsMl),
            ("newsitem", Format::NewsMl),
            ("packageitem", Format::NewsMl),
            ("newsml", Format::NewsMl),
            ("nitf", Format::Nitf),
            ("document", Format::FlatOdt),
        ];
        let root = root_of(text);
        if let Some((_, format)) = ROOTS.iter().find(|(name, _)| *name == root) {
            return Ok(Some(*format));
        }
        let is_page = start.contains("<html") || start.contains("<!doctype html");
        let media_type = if root == "svg" { "image/svg+xml" } else { "application/xml" };
        let is_other = media_type == "image/svg+xml" || (start.starts_with("<?xml") && !is_page);
        return if is_other { Err(ReadError::UnknownFormat { media_type: media_type.into() }) } else { Ok(None) };
    }
    if (start.starts_with('{') || start.starts_with('[')) && json_begins(start) {
        return Ok(Some(Format::Json));
    }
    Ok(mail(start))
}

/// Whether the text opens with the header of a mail.
fn mail(start: &str) -> Option<Format> {
    const HEADERS: [&str; 10] = [
        "mime-version:",
        "from:",
        "return-path:",
        "received:",
        "delivered-to:",
        "content-type:",
        "message-id:",
        "subject:",
        "date:",
        "x-",
    ];
    let header: Vec<&str> = start.lines().take_while(|line| !line.is_empty()).collect();
    let is_mail = header.first().is_some_and(|first| HEADERS.iter().any(|name| first.starts_with(name)))
        && HEADERS.iter().take(7).filter(|name| header.iter().any(|line| line.starts_with(**name))).count() > 1;
    let says = |name: &str| header.iter().any(|line| line.starts_with(name));
    let is_field = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default();
        line.starts_with([' ', '\t']) || (name.len() < line.len() && name.bytes().all(|b| b.is_ascii_graphic()))
    };
    // A mail that went no long way has few headers, which then are all that stands above the first empty line.
    let is_plain =
        || says("from:") && says("subject:") && (says("date:") || says("to:")) && header.iter().all(is_field);
    (is_mail || is_plain()).then_some(Format::Mail)
}

/// The name of the first element, past declarations and comments, in lower case and without its prefix; empty when there is none.
fn root_of(mut text: &str) -> String {
    loop {
        text = text.trim_start();
        let end = if text.starts_with("<!--") {
            text.find("-->").map(|at| at + 3)
        } else if text.starts_with("<!") {
            end_of_declaration(text)
        } else if text.starts_with("<?") {
            text.find('>').map(|at| at + 1)
        } else {
            let name = text.strip_prefix('<').unwrap_or_default();
            let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(name.len());
            let name = &name[..end];
            return name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        };
        let Some(end) = end else { return String::new() };
        text = &text[end..];
    }
}

/// Where a document type's declaration ends, which may hold declarations of its own in brackets.
fn end_of_declaration(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text[..end].find('[') {
        Some(bracket) => {
            let close = bracket + text[bracket..].find(']')?;
            Some(close + text[close..].find('>')? + 1)
        }
        None => Some(end + 1),
    }
}

/// Whether a brace or bracket is followed by what JSON puts there.
fn json_begins(start: &str) -> bool {
    let inside = start[1..].trim_start();
    if start.starts_with('{') {
        inside.starts_with('"') || inside.starts_with('}')
    } else {
        inside.starts_with(['{', '[', ']', '"'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Result<Format, String> {
        of_text(text, None).map_err(|error| match error {
            ReadError::UnknownFormat { media_type } => media_type,
            other => other.code().into(),
        })
    }

    #[test]
    fn pages_are_known_by_their_tags() {
        for page in [
            "<!DOCTYPE html>\n<title>x",
            "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html xmlns=\"y\">",
            "<!-- saved from -->\n<HTML><body>",
            "<article><p>Text</p></article>",
            "Header line\n<html><body><p>x",
        ] {
            assert_eq!(kind(page), Ok(Format::Html), "{page}");
        }
    }

    #[test]
    fn texts_are_texts_even_when_they_speak_of_tags() {
        for text in [
            "Harbour reopens\n\nFerries sail.",
            "The tag <p> opens a paragraph.",
            "a < b and b > c",
            "{curly} start",
            "[Note] Start",
        ] {
            assert_eq!(kind(text), Ok(Format::PlainText), "{text}");
        }
        assert_eq!(of_text("Ferries <p> sail", Some("Page.HTM")), Ok(Format::Html));
    }

    #[test]
    fn other_kinds_of_text_are_known_by_their_first_characters() {
        for (text, format) in [
            ("<?xml version=\"1.0\"?>\n<!-- c --><rss version=\"2.0\">", Format::Feed),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::Feed),
            ("{\"headline\": 1}", Format::Json),
            ("From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nText", Format::Mail),
            ("MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", Format::Mail),
            ("From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Tue, 22 Oct 2024 18:04:00 +0200\n", Format::Mail),
            ("From: the quay\nSubject: the ferry\nDate: unknown\nNobody was hurt when it burnt.\n", Format::PlainText),
            ("<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf>", Format::Nitf),
            ("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>", Format::NewsMl),
            ("<g2:newsMessage xmlns:g2='x'>", Format::NewsMl),
            ("<!DOCTYPE nitf [<!ENTITY e \"x>\">]>\n<nitf/>", Format::Nitf),
            ("\u{feff}<!DOCTYPE rdf:RDF><rdf:RDF>", Format::Feed),
            ("\u{feff}\u{feff}[{\"headline\": 1}]", Format::Json),
        ] {
            assert_eq!(kind(text), Ok(format), "{text}");
        }
        assert_eq!(kind("<?xml version=\"1.0\"?><other/>"), Err("application/xml".into()));
        assert_eq!(kind("<svg xmlns='http://www.w3.org/2000/svg'>"), Err("image/svg+xml".into()));
    }

    #[test]
    fn what_is_written_in_a_text_tells_its_kind() {
        assert_eq!(kind("# Fire\n\nText [so](https://harbour.example/a).\n"), Ok(Format::Markdown));
        assert_eq!(of_text("# Fire\n\nText", Some("fire.md")), Ok(Format::Markdown));
        assert_eq!(kind("Fire\n\nText\n\nEnd of Document\n"), Ok(Format::Export));
        let flat = "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"x\">";
        assert_eq!(kind(flat), Ok(Format::FlatOdt));
    }

    #[test]
    fn kinds_of_file_are_known_by_their_first_bytes() {
        assert_eq!(of_bytes(b"%PDF-1.7"), Ok(Some(Format::Pdf)));
        assert_eq!(of_bytes(b"junk\0\n%PDF-1.7"), Ok(Some(Format::Pdf)));
        assert_eq!(of_bytes(b"The bytes %PDF- open a document"), Ok(None));
        assert_eq!(of_bytes(b"PK\x03\x04...."), Ok(Some(Format::Zip)));
        assert_eq!(of_bytes(&[&[0; 257][..], b"ustar\0"].concat()), Ok(Some(Format::Tar)));
        assert_eq!(of_bytes(b"Plain"), Ok(None));
        assert_eq!(of_bytes(b"GIF89a"), Err(ReadError::UnknownFormat { media_type: "image/gif".into() }));
    }

    #[test]
    fn bzip2_is_known_by_its_first_block_and_not_by_its_letters() {
        let packed = Err(ReadError::UnknownFormat { media_type: "application/x-bzip2".into() });
        assert_eq!(of_bytes(b"BZh91AY&SY\xd4\x9f"), packed);
        assert_eq!(of_bytes(b"BZh: the harbour office reopens on Monday."), Ok(None));
        assert_eq!(of_bytes(b"BZh9 is the sign of a berth."), Ok(None));
    }

    #[test]
    fn control_characters_are_no_text() {
        assert_eq!(kind("ab\0\u{1}\u{2}\u{3}"), Err("binary".into()));
    }
}
