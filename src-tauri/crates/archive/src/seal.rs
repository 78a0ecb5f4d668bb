//! The seal at the end of each page of the database: a check sum, by which a page that is not as it was written is never read as sound, and by
//! which a single damaged byte is put right.

/// The size of a page. That of every archive: it is SQLite's own, and nothing ever changed it.
pub(crate) const PAGE: usize = 4096;
/// How much of its end SQLite leaves to the seal: the check sum, and a mark that says that there is one.
pub(crate) const RESERVED: u8 = 8;

const CONTENT: usize = PAGE - RESERVED as usize;
const MARK: [u8; 4] = *b"seal";
/// Where the first page says how much of the end of each page is reserved.
const SAYS_RESERVED: usize = 20;

/// A page of a database.
pub(crate) type Page = [u8; PAGE];

/// What a page was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// As it was written.
    Sound,
    /// One byte was wrong, and was put right.
    Mended,
    /// More than that is wrong.
    Lost,
}

/// Whether the database with this first page has seals. Two places say so, so that damage to one of them does not hide the others.
pub(crate) fn has_seals(first: &Page) -> bool {
    first[SAYS_RESERVED] == RESERVED || first[CONTENT + 4..] == MARK
}

/// Whether the first page says that its database has seals, which is for whoever wrote it.
pub(crate) fn says_sealed(first: &Page) -> bool {
    first[SAYS_RESERVED] == RESERVED
}

/// Seals the page with this number, counted from 0.
pub(crate) fn seal(number: u64, page: &mut Page) {
    let sum = sum_of(number, page);
    page[CONTENT..CONTENT + 4].copy_from_slice(&sum.to_le_bytes());
    page[CONTENT + 4..].copy_from_slice(&MARK);
}

/// Whether there is a seal, be it a damaged one.
pub(crate) fn is_sealed(page: &Page) -> bool {
    page[CONTENT + 4..].iter().zip(MARK).filter(|(byte, mark)| **byte == *mark).count() >= MARK.len() - 1
}

/// Takes the seal off, if there is one.
pub(crate) fn bare(page: &mut Page) {
    if is_sealed(page) {
        page[CONTENT..].fill(0);
    }
}

/// Whether a page is as it was written. One that never was holds nothing but zeros.
pub(crate) fn is_whole(number: u64, page: &Page) -> bool {
    (sum_of(number, page) == stated(page) && page[CONTENT + 4..] == MARK) || page.iter().all(|byte| *byte == 0)
}

/// Puts the one byte right that is wrong in a page, if it is one.
///
/// The check sum is linear: what a wrong byte changes in it depends on the place and on the difference alone, so that both follow from the change.
pub(crate) fn mend(number: u64, page: &mut Page) -> Condition {
    if is_whole(number, page) {
        return Condition::Sound;
    }
    let change = sum_of(number, page) ^ stated(page);
    if change == 0 {
        page[CONTENT + 4..].copy_from_slice(&MARK);
        return Condition::Mended;
    }
    let mut found = (change.to_le_bytes().iter().filter(|byte| **byte != 0).count() == 1).then_some(None);
    for difference in 1..=u8::MAX {
        let mut effect = TABLE[usize::from(difference)];
        for place in (0..CONTENT).rev() {
            if effect == change && found.replace(Some((place, difference))).is_some() {
                return Condition::Lost;
            }
            effect = effect >> 8 ^ TABLE[(effect & 0xFF) as usize];
        }
    }
    let Some(found) = found else { return Condition::Lost };
    if let Some((place, difference)) = found {
        page[place] ^= difference;
    }
    seal(number, page);
    Condition::Mended
}

fn stated(page: &Page) -> u32 {
    u32::from_le_bytes([page[CONTENT], page[CONTENT + 1], page[CONTENT + 2], page[CONTENT + 3]])
}

/// CRC-32 over the number of the page, so that a page in another's place shows, and over what it holds.
fn sum_of(number: u64, page: &Page) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&number.to_le_bytes());
    hasher.update(&page[..CONTENT]);
    hasher.finalize()
}

/// What a difference in the last byte changes in the check sum.
const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut effect = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            effect = if effect & 1 == 1 { effect >> 1 ^ 0xEDB8_8320 } else { effect >> 1 };
            bit += 1;
        }
        table[byte] = effect;
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let mut page = std::array::from_fn(|place| (place * place / 7) as u8);
        seal(3, &mut page);
        page
    }

    #[test]
    fn any_one_wrong_byte_is_noticed_and_put_right() {
        let sound = page();
        for (place, difference) in (0..PAGE).step_by(37).chain(CONTENT - 5..PAGE).zip((1..=u8::MAX).cycle()) {
            let mut damaged = sound;
            damaged[place] ^= difference;
            assert!(!is_whole(3, &damaged), "{place}");
            assert_eq!(mend(3, &mut damaged), Condition::Mended, "{place}");
            assert!(damaged == sound, "{place}");
        }
    }

    #[test]
    fn what_is_damaged_beyond_one_byte_or_stands_in_another_place_is_lost() {
        let mut damaged = page();
        damaged[100..300].fill(0);
        assert_eq!(mend(3, &mut damaged), Condition::Lost);
        let mut elsewhere = page();
        assert!(!is_whole(4, &elsewhere));
        assert_eq!(mend(4, &mut elsewhere), Condition::Lost);
        assert_eq!(mend(3, &mut page()), Condition::Sound);
    }
}
