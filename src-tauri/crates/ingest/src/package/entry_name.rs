//! The name of an entry of a ZIP archive as text.

use rawzip::extra_fields::ExtraFieldId;
use rawzip::{CreatorSystem, ZipFileHeaderRecord};

/// The characters of code page 437 from 0x80 on, in which names are that do not say otherwise.
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The name of an entry: UTF-8 where it can be read so, as many programs write it without a word, else code page 437, as the format has
/// it. Parts are joined by `/` whatever the system that made the archive.
pub(super) fn decode(record: &ZipFileHeaderRecord<'_>) -> String {
    let path = record.file_path();
    let raw = path.as_bytes();
    let name = match (unicode_path(record, raw), std::str::from_utf8(raw)) {
        (Some(name), _) => name,
        (None, Ok(name)) => name.to_owned(),
        (None, Err(_)) if record.flags().is_utf8() => String::from_utf8_lossy(raw).into_owned(),
        (None, Err(_)) => of_code_page_437(raw),
    };
    match record.version_made_by().creator_system() {
        CreatorSystem::FAT | CreatorSystem::NTFS | CreatorSystem::MVS | CreatorSystem::VFAT => name.replace('\\', "/"),
        _ => name,
    }
}

/// The name in UTF-8 that stands beside the name proper, when it is of that name: its version, the checksum of the name, the text.
fn unicode_path(record: &ZipFileHeaderRecord<'_>, raw: &[u8]) -> Option<String> {
    let (_, field) = record.extra_fields().find(|(id, _)| *id == ExtraFieldId::INFO_ZIP_UNICODE_PATH)?;
    let (version, rest) = field.split_first()?;
    let (checksum, name) = rest.split_first_chunk::<4>()?;
    let is_of_name = *version == 1 && u32::from_le_bytes(*checksum) == rawzip::crc32(raw);
    is_of_name.then(|| std::str::from_utf8(name).ok().map(str::to_owned)).flatten()
}

fn of_code_page_437(raw: &[u8]) -> String {
    let upper: Vec<char> = CODE_PAGE_437.chars().collect();
    raw.iter()
        .map(|byte| match byte.checked_sub(0x80) {
            None => char::from(*byte),
            Some(at) => upper.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::archive::Archive;
    use super::super::samples::{Stored, zip};
    use super::*;

    fn name(entry: Stored) -> String {
        Archive::open(&zip(&[entry])).unwrap().entries()[0].name.clone()
    }

    #[test]
    fn names_are_utf_8_or_of_code_page_437() {
        assert_eq!(CODE_PAGE_437.chars().count(), 128);
        assert_eq!(name(Stored::plain("Überblick.html", b"x")), "Überblick.html");
        assert_eq!(
            name(Stored { raw_name: Some(b"\x9aberblick \xe1.html".to_vec()), ..Stored::plain("", b"x") }),
            "Überblick ß.html"
        );
        assert_eq!(
            name(Stored { raw_name: Some(b"a\xff".to_vec()), flags: 1 << 11, ..Stored::plain("", b"x") }),
            "a\u{fffd}"
        );
    }

    #[test]
    fn a_name_in_utf_8_beside_the_name_is_taken_when_it_is_of_that_name() {
        let beside = |checksum: u32| {
            let mut field = vec![1];
            field.extend(checksum.to_le_bytes());
            field.extend("Übersicht".bytes());
            let mut extra = 0x7075u16.to_le_bytes().to_vec();
            extra.extend((field.len() as u16).to_le_bytes());
            extra.extend(field);
            extra
        };
        let raw = rawzip::crc32(b"?bersicht");
        assert_eq!(name(Stored { extra: beside(raw), ..Stored::plain("?bersicht", b"x") }), "Übersicht");
        assert_eq!(name(Stored { extra: beside(raw ^ 1), ..Stored::plain("?bersicht", b"x") }), "?bersicht");
    }

    #[test]
    fn parts_of_a_name_are_joined_by_one_sign() {
        assert_eq!(name(Stored::plain("a\\b.html", b"x")), "a/b.html");
        assert_eq!(name(Stored { made_by: 3 << 8, ..Stored::plain("a\\b.html", b"x") }), "a\\b.html");
    }
}
