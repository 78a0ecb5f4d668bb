//! What kind of document some bytes are, known by what they hold and not by a name.

use crate::ReadError;

/// A kind of document that the reader reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Html,
    PlainText,
}

/// The first bytes of kinds of file that hold no text to decode, and at which byte they stand.
const SIGNATURES: [(usize, &[u8], &str); 24] = [
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "application/ogg"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"MZ\x90", "application/x-msdownload"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"wOFF", "font/woff"),
    (0, b"WARC/1.", "application/warc"),
];

/// The names of a zip archive's members by which its kind is known, and the kind.
const PACKAGES: [(&[u8], &str); 5] = [
    (b"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"datapackage.json", "application/wacz"),
];

/// How far into a document its kind is looked for.
const WITHIN: usize = 4096;

/// The kind of file that is known by its first bytes, when it is not a text.
pub(crate) fn signature(bytes: &[u8]) -> Option<&'static str> {
    let (.., media_type) =
        SIGNATURES.iter().find(|(at, start, _)| bytes.get(*at..).is_some_and(|bytes| bytes.starts_with(start)))?;
    if *media_type != "application/zip" {
        return Some(media_type);
    }
    let head = &bytes[..bytes.len().min(WITHIN)];
    let package = PACKAGES.iter().find(|(name, _)| head.windows(name.len()).any(|window| window == *name));
    Some(package.map_or(media_type, |(_, media_type)| media_type))
}

/// The kind of document that decoded `text` is. `file_name` only decides over a piece of a page that says nothing else of itself.
pub(crate) fn of_text(text: &str, file_name: Option<&str>) -> Result<Format, ReadError> {
    let sample: String = text.trim_start().chars().take(WITHIN).collect();
    let unseen =
        sample.chars().filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1b}' || *c == '\u{fffd}').count();
    if unseen * 10 > sample.chars().count() {
        return Err(ReadError::Binary);
    }
    let start = sample.to_ascii_lowercase();
    if let Some(media_type) = other_markup(&start) {
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
    } else {
        Ok(Format::PlainText)
    }
}

/// Kinds of text that are not for reading as they stand.
fn other_markup(start: &str) -> Option<&'static str> {
    let first_line = start.lines().next().unwrap_or_default();
    if start.starts_with("<?xml") || start.starts_with('<') {
        const ROOTS: [(&str, &str); 7] = [
            ("<rss", "application/rss+xml"),
            ("<feed", "application/atom+xml"),
            ("<rdf:rdf", "application/rdf+xml"),
            ("<newsmessage", "application/vnd.iptc.g2.newsmessage+xml"),
            ("<newsitem", "application/vnd.iptc.g2.newsitem+xml"),
            ("<nitf", "application/x-nitf+xml"),
            ("<svg", "image/svg+xml"),
        ];
        if let Some((_, media_type)) = ROOTS.iter().find(|(root, _)| root_of(start).starts_with(root)) {
            return Some(media_type);
        }
        let is_page = start.contains("<html") || start.contains("<!doctype html");
        return (start.starts_with("<?xml") && !is_page).then_some("application/xml");
    }
    let is_json = (start.starts_with('{') || start.starts_with('[')) && serde_json_begins(start);
    if is_json {
        return Some("application/json");
    }
    let headers =
        ["mime-version:", "from:", "return-path:", "received:", "delivered-to:", "content-type:", "message-id:"];
    let is_mail = headers.iter().any(|header| first_line.starts_with(header))
        && headers
            .iter()
            .filter(|header| start.lines().take_while(|line| !line.is_empty()).any(|line| line.starts_with(*header)))
            .count()
            > 1;
    is_mail.then(|| if start.contains("multipart/related") { "multipart/related" } else { "message/rfc822" })
}

/// The text from the first element on, past declarations and comments.
fn root_of(mut start: &str) -> &str {
    loop {
        start = start.trim_start();
        let end = if start.starts_with("<!--") {
            start.find("-->").map(|at| at + 3)
        } else if start.starts_with("<?") || start.starts_with("<!") {
            start.find('>').map(|at| at + 1)
        } else {
            return start;
        };
        let Some(end) = end else { return "" };
        start = &start[end..];
    }
}

/// Whether a brace or bracket is followed by what JSON puts there.
fn serde_json_begins(start: &str) -> bool {
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
    fn other_kinds_are_named() {
        for (text, media_type) in [
            ("<?xml version=\"1.0\"?>\n<!-- c --><rss version=\"2.0\">", "application/rss+xml"),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "application/atom+xml"),
            ("<?xml version=\"1.0\"?><other/>", "application/xml"),
            ("{\"headline\": 1}", "application/json"),
            ("From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nText", "message/rfc822"),
            ("MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "multipart/related"),
        ] {
            assert_eq!(kind(text), Err(media_type.into()), "{text}");
        }
        assert_eq!(signature(b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(signature(b"PK\x03\x04....mimetypeapplication/epub+zip"), Some("application/epub+zip"));
        assert_eq!(signature(b"PK\x03\x04...."), Some("application/zip"));
        assert_eq!(signature(b"Plain"), None);
    }

    #[test]
    fn control_characters_are_no_text() {
        assert_eq!(kind("ab\0\u{1}\u{2}\u{3}"), Err("binary".into()));
    }
}
