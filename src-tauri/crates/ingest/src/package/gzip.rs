//! Documents compressed by gzip.
//!
//! The members of a gzip file are one document. A file of which a member is broken is damaged as a whole: half an article would look like
//! one that its outlet cut. What stands behind the last member, padding as a rule, is no part of it.

use super::answer::Answer;
use super::inflate::{append_at_most, check, most_taken};
use super::warc;
use crate::{Contents, ReadError, ReadOptions};
use flate2::bufread::GzDecoder;

/// The first bytes of a member.
pub(super) const MAGIC: &[u8] = b"\x1f\x8b";

/// The most members that a file may have: programs that write many close one every 64 kB.
const MOST_MEMBERS: usize = 100_000;

/// Reads the package `bytes`.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Contents, ReadError> {
    if warc::is_compressed(bytes) {
        return Ok(warc::read(bytes, options));
    }
    let mut answer = Answer::default();
    let name = options.file_name.as_deref().map(without_ending);
    answer.push(name, options.address.clone(), Ok(inside(bytes)?));
    Ok(answer.end(None))
}

/// The bytes of all members.
fn inside(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let most = most_taken(bytes.len());
    let mut inside = Vec::new();
    let mut decoder = GzDecoder::new(bytes);
    for _ in 0..MOST_MEMBERS {
        append_at_most(&mut decoder, most + 1 - inside.len(), &mut inside)?;
        check(inside.len(), bytes.len())?;
        let rest = *decoder.get_ref();
        if !rest.starts_with(MAGIC) {
            return Ok(inside);
        }
        decoder.reset(rest);
    }
    Err(ReadError::TooManyMembers { most: MOST_MEMBERS })
}

/// The name of the document inside.
fn without_ending(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    match ending.to_ascii_lowercase().as_str() {
        "gz" | "gzip" => stem.to_owned(),
        "tgz" => format!("{stem}.tar"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::gzip;
    use super::*;
    use crate::{Member, Part};
    use proptest::prelude::*;

    fn read_named(bytes: &[u8], name: &str) -> Result<Contents, ReadError> {
        read(bytes, &ReadOptions { file_name: Some(name.into()), ..ReadOptions::default() })
    }

    fn member(name: &str, bytes: &[u8]) -> Contents {
        let member = Member { name: Some(name.into()), address: None, forwarded: false, bytes: bytes.to_vec() };
        Contents { parts: vec![Part::Member(member)], ..Contents::default() }
    }

    #[test]
    fn the_members_of_a_file_are_one_document() {
        let bytes = [gzip(b"Ferries "), gzip(b""), gzip(b"sail.")].concat();
        assert_eq!(read_named(&bytes, "port.txt.gz"), Ok(member("port.txt", b"Ferries sail.")));
        assert_eq!(read_named(&bytes, "port.TGZ"), Ok(member("port.tar", b"Ferries sail.")));
        assert_eq!(read_named(&[bytes, vec![0; 512]].concat(), "port"), Ok(member("port", b"Ferries sail.")));
    }

    #[test]
    fn a_broken_member_is_no_half_document() {
        let whole = gzip("Ferries sail. ".repeat(90).as_bytes());
        assert_eq!(read_named(&whole[..whole.len() - 9], "a.gz"), Err(ReadError::Damaged));
        let mut broken = [gzip(b"Ferries"), whole.clone()].concat();
        let at = broken.len() - 6;
        broken[at] ^= 1;
        assert_eq!(read_named(&broken, "a.gz"), Err(ReadError::Damaged));
        assert_eq!(read_named(b"\x1f\x8b\x08", "a.gz"), Err(ReadError::Damaged));
    }

    #[test]
    fn a_file_of_more_than_it_can_honestly_hold_is_refused() {
        assert_eq!(read_named(&gzip(&vec![0; 4 << 20]), "a.gz"), Err(ReadError::UnpacksTooLarge));
        let crowd = gzip(b"").repeat(MOST_MEMBERS + 1);
        assert_eq!(read_named(&crowd, "a.gz"), Err(ReadError::TooManyMembers { most: MOST_MEMBERS }));
    }

    proptest! {
        #[test]
        fn no_bytes_lead_to_a_panic(
            flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            text in "\\PC{0,80}",
        ) {
            let mut bytes = [gzip(text.as_bytes()), gzip(b"more")].concat();
            prop_assert_eq!(inside(&bytes).unwrap(), [text.as_bytes(), b"more"].concat());
            for (at, byte) in flips {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = read(&bytes, &ReadOptions::default());
        }
    }
}
