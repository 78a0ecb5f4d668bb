//! A damaged database written anew, page by page, as whole as its pages and its log make it. The damaged files are only read.

use crate::ArchiveError;
use crate::log::Log;
use crate::migrations::APPLICATION_ID;
use crate::seal::{Condition, PAGE, Page, RESERVED, has_seals, mend};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

/// What became of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pages {
    /// In how many one byte was put right.
    pub(crate) mended: usize,
    /// How many are empty now, since nothing on them can be trusted.
    pub(crate) lost: usize,
}

/// Writes the database at `damaged`, with what its log holds, into a new file at `to`.
pub(crate) fn rebuild(damaged: &Path, to: &Path) -> Result<Pages, ArchiveError> {
    let log = Log::of(damaged)?;
    let logged = log.as_ref().and_then(Log::pages);
    let mut from = BufReader::new(File::open(damaged)?);
    let length = File::open(damaged)?.metadata()?.len().div_ceil(PAGE as u64) as u32;
    let (logged, count) = logged.unwrap_or_else(|| (std::collections::BTreeMap::default(), length));
    let mut pages = Pages { mended: log.as_ref().map_or(0, Log::mended), lost: 0 };
    let mut to = BufWriter::new(File::create_new(to)?);
    let mut sealed = false;
    for number in 0..u64::from(count) {
        let mut page = [0; PAGE];
        let whole = read_page(&mut from, &mut page)?;
        if number == 0 {
            sealed = has_seals(&page);
        }
        let condition = match logged.get(&(number as u32 + 1)) {
            Some(Some(logged)) => {
                page = **logged;
                Condition::Sound
            }
            Some(None) => Condition::Lost,
            None if !whole => Condition::Lost,
            None if sealed => mend(number, &mut page),
            None => Condition::Sound,
        };
        match condition {
            Condition::Sound => {}
            Condition::Mended => pages.mended += 1,
            Condition::Lost => {
                pages.lost += 1;
                page = [0; PAGE];
            }
        }
        if number == 0 {
            head(&mut page, sealed, count);
        }
        to.write_all(&page)?;
    }
    to.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok(pages)
}

/// Whether there was a whole page.
fn read_page(from: &mut impl Read, page: &mut Page) -> Result<bool, ArchiveError> {
    let mut filled = 0;
    while filled < PAGE {
        match from.read(&mut page[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled == PAGE)
}

/// Writes into the first page what its header says in every archive; and that it stands alone, without a log.
fn head(page: &mut Page, sealed: bool, count: u32) {
    page[..16].copy_from_slice(b"SQLite format 3\0");
    page[16..18].copy_from_slice(&(PAGE as u16).to_be_bytes());
    page[18..20].copy_from_slice(&[1, 1]);
    page[20] = if sealed { RESERVED } else { 0 };
    page[21..24].copy_from_slice(&[64, 32, 32]);
    page[28..32].copy_from_slice(&count.to_be_bytes());
    page[44..48].copy_from_slice(&4_u32.to_be_bytes());
    page[56..60].copy_from_slice(&1_u32.to_be_bytes());
    page[68..72].copy_from_slice(&APPLICATION_ID.to_be_bytes());
    // The number of changes for which the count of pages holds.
    page.copy_within(24..28, 92);
}
