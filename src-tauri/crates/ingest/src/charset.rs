//! Bytes into characters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use variorum_model::ReadingDoubt;

/// A document's characters.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// What was noticed on the way.
    pub(crate) doubts: Vec<ReadingDoubt>,
}

/// How far into a document its declaration is looked for. The standard asks for 1,024 bytes; pages in the wild need more.
const DECLARED_WITHIN: usize = 4096;

/// Decodes `bytes` by, in this order: a byte order mark; the shape of UTF-16; UTF-8 where the bytes are valid UTF-8, whatever is declared,
/// since other text hardly ever is; what is declared, by the server (`transport`) before the document itself, as the standard of HTML has it;
/// what the bytes look like.
///
/// A declaration that the bytes contradict is a doubt, and so are bytes that stand for no character.
pub(crate) fn decode(bytes: &[u8], transport: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(encoding, &bytes[mark..], vec![]);
    }
    if let Some(encoding) = wide(bytes) {
        return decoded(encoding, bytes, vec![]);
    }
    let said = transport.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()));
    let declarations = [said, declared(bytes)];
    let declared = said.or(declarations[1]);
    if declared == Some(ISO_2022_JP) && bytes.contains(&b'\x1b') {
        // All its bytes are ASCII.
        return decoded(ISO_2022_JP, bytes, vec![]);
    }
    let contradicted = |encoding: &'static Encoding| declared.is_some_and(|declared| declared != encoding);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let doubts = if contradicted(UTF_8) && !text.is_ascii() { vec![ReadingDoubt::WrongCharset] } else { vec![] };
        return Decoded { text: text.to_owned(), doubts };
    }
    let wrong = |wrong: bool| if wrong { vec![ReadingDoubt::WrongCharset] } else { vec![] };
    if mostly_utf8(bytes) {
        return decoded(UTF_8, bytes, wrong(contradicted(UTF_8)));
    }
    if let Some(encoding) = declarations.into_iter().flatten().find(|encoding| *encoding != UTF_8) {
        return decoded(encoding, bytes, wrong(declared != Some(encoding)));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    decoded(detector.guess(None, Utf8Detection::Deny), bytes, wrong(declared.is_some()))
}

fn decoded(encoding: &'static Encoding, bytes: &[u8], mut doubts: Vec<ReadingDoubt>) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    if replaced {
        doubts.push(ReadingDoubt::ReplacedCharacters);
    }
    Decoded { text: text.into_owned(), doubts }
}

/// UTF-16 without a mark: text in scripts with small code points has a zero in every other byte.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(DECLARED_WITHIN) & !1];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    if half < 2 || even.max(odd) * 3 < half {
        None
    } else if even == 0 {
        Some(UTF_16LE)
    } else {
        (odd == 0).then_some(UTF_16BE)
    }
}

/// The character set that a page or an XML document says it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let name = [&b"charset"[..], b"encoding"].into_iter().find_map(|key| value_after(&head, key))?;
    let encoding = Encoding::for_label(name)?;
    // A document whose declaration can be read byte by byte is not in UTF-16, so the standard reads such a claim as UTF-8.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// The first value of the form `key = "value"`, quotation marks and blanks being optional.
fn value_after<'b>(head: &'b [u8], key: &[u8]) -> Option<&'b [u8]> {
    let mut from = 0;
    while let Some(found) = head[from..].windows(key.len()).position(|window| window == key) {
        from += found + key.len();
        let Some(rest) = head[from..].trim_ascii_start().strip_prefix(b"=") else { continue };
        let rest = rest.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte));
        let value = &rest[..end.unwrap_or(rest.len())];
        if !value.is_empty() {
            return Some(value);
        }
    }
    None
}

/// Whether the bytes are UTF-8 with few faults, such as a letter cut in two: ten valid letters beyond ASCII for each fault.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    valid >= 10 * faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{KOI8_R, WINDOWS_1251, WINDOWS_1252};

    const RUSSIAN: &str = "Порт закрыт до утра, сообщили в управлении. Паромы стоят у причала, пассажиры ждут в зале.";

    fn read(bytes: &[u8]) -> (String, Vec<ReadingDoubt>) {
        sent(bytes, None)
    }

    fn sent(bytes: &[u8], charset: Option<&str>) -> (String, Vec<ReadingDoubt>) {
        let decoded = decode(bytes, charset);
        (decoded.text, decoded.doubts)
    }

    #[test]
    fn a_byte_order_mark_is_obeyed_and_is_no_text() {
        assert_eq!(read(b"\xEF\xBB\xBFHafen"), ("Hafen".into(), vec![]));
        assert_eq!(read(b"\xFF\xFEH\0\xE4\0"), ("Hä".into(), vec![]));
    }

    #[test]
    fn utf_16_without_a_mark_is_known_by_its_zeros() {
        let little: Vec<u8> = "Hafen offen".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Hafen offen".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&little).0, "Hafen offen");
        assert_eq!(read(&big).0, "Hafen offen");
    }

    #[test]
    fn a_declaration_is_obeyed() {
        let page = format!("<html><head><meta charset=koi8-r></head><body>{RUSSIAN}");
        let (bytes, _, _) = KOI8_R.encode(&page);
        assert_eq!(read(&bytes), (page.clone(), vec![]));
        let page = format!("<?xml version='1.0' encoding='windows-1251'?><html>{RUSSIAN}");
        let (bytes, _, _) = WINDOWS_1251.encode(&page);
        assert_eq!(read(&bytes), (page.clone(), vec![]));
    }

    #[test]
    fn what_the_server_says_stands_before_what_the_document_says_and_behind_a_mark() {
        let plain = KOI8_R.encode(RUSSIAN).0;
        assert_eq!(sent(&plain, Some("KOI8-R")), (RUSSIAN.to_owned(), vec![]), "also where nothing else is said");
        let page = format!("<html><head><meta charset=windows-1251></head><body>{RUSSIAN}");
        let bytes = KOI8_R.encode(&page).0;
        assert_eq!(sent(&bytes, Some("koi8-r")), (page.clone(), vec![]));
        assert_ne!(sent(&bytes, None).0, page);
        let marked = [b"\xEF\xBB\xBF", RUSSIAN.as_bytes()].concat();
        assert_eq!(sent(&marked, Some("koi8-r")), (RUSSIAN.to_owned(), vec![]));
        let kanji = ISO_2022_JP.encode("フェリーの火災").0;
        assert_eq!(sent(&kanji, Some("iso-2022-jp")), ("フェリーの火災".into(), vec![]));
    }

    #[test]
    fn a_server_that_is_wrong_about_the_characters_does_not_spoil_them() {
        let wrong = vec![ReadingDoubt::WrongCharset];
        assert_eq!(sent(RUSSIAN.as_bytes(), Some("iso-8859-1")), (RUSSIAN.to_owned(), wrong.clone()));
        let page = format!("<meta charset=\"windows-1251\"><p>{RUSSIAN}");
        let bytes = WINDOWS_1251.encode(&page).0;
        assert_eq!(sent(&bytes, Some("utf-8")), (page.clone(), wrong));
        assert_eq!(sent(&bytes, Some("no such set")), (page, vec![]));
    }

    #[test]
    fn a_wrong_declaration_is_noticed() {
        let page = format!("<meta charset=\"windows-1252\"><p>{RUSSIAN}");
        assert_eq!(read(page.as_bytes()), (page.clone(), vec![ReadingDoubt::WrongCharset]));
        let page = format!("<meta charset=\"utf-8\"><p>{RUSSIAN}");
        let (bytes, _, _) = WINDOWS_1251.encode(&page);
        assert_eq!(read(&bytes), (page.clone(), vec![ReadingDoubt::WrongCharset]));
    }

    #[test]
    fn a_text_without_a_declaration_is_guessed() {
        let (bytes, _, _) = WINDOWS_1251.encode(RUSSIAN);
        assert_eq!(read(&bytes), (RUSSIAN.to_owned(), vec![]));
        let german = "Die Fähre fährt nicht, teilte die Behörde für Schifffahrt mit.";
        let (bytes, _, _) = WINDOWS_1252.encode(german);
        assert_eq!(read(&bytes), (german.to_owned(), vec![]));
    }

    #[test]
    fn a_letter_cut_in_two_is_replaced_and_noticed() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.pop();
        bytes.pop();
        let (text, doubts) = read(&bytes);
        assert!(text.ends_with('\u{fffd}') && text.starts_with("Порт закрыт"));
        assert_eq!(doubts, [ReadingDoubt::ReplacedCharacters]);
    }
}
