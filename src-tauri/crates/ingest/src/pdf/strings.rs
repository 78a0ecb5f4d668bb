//! Text strings: titles and replacement texts inside a document (ISO 32000-2, 7.9.2.2).

/// The characters of the bytes 0x80 to 0xA0 in `PDFDocEncoding`; the rest is as in Latin-1.
const FROM_80: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ',
    'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

/// The text of `bytes`, which are UTF-16 or UTF-8 when they begin with a mark of it, else `PDFDocEncoding`.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| in_document_encoding(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn in_document_encoding(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|place| FROM_80.get(usize::from(place))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_in_each_encoding() {
        assert_eq!(text(b"Caf\xe9 \x8dPort\x8e \xa0"), "Café “Port” €");
        assert_eq!(text(b"\xfe\xff\x04\x1f\x04\x3e"), "По");
        assert_eq!(text(b"\xff\xfe\x1f\x04"), "П");
        assert_eq!(text("\u{feff}Хор".as_bytes()), "Хор");
        assert_eq!(text(b"\xfe\xff\xd8\x00x"), "\u{fffd}");
    }
}
