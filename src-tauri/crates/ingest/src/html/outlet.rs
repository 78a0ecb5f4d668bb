//! Which outlet a page belongs to whose metadata do not say.

use super::headline::plain;
use super::page::Page;
use crate::furniture::claimant;
use crate::metadata::title_parts;
use variorum_model::{Block, LeftOut};

/// A name with more words is no outlet's.
const LONGEST: usize = 6;

/// Who claims copyright in the page with a year, in the last such line: above stand those of pictures.
pub(super) fn owner(page: &Page) -> Option<String> {
    let is_claim = |text: &str| {
        let has_year = text
            .split(|c: char| !c.is_ascii_digit())
            .any(|number| matches!(number.as_bytes(), [b'1' | b'2', b'9' | b'0', _, _]));
        has_year && (text.contains('©') || text.starts_with("Copyright"))
    };
    page.blocks
        .iter()
        .rev()
        .filter(|block| block.words <= 40 && is_claim(&block.text))
        .find_map(|block| claimant(&block.text))
}

/// The outlet that one of the page's `titles` names in its first or last part, if a line of the page says the same; failing that, who
/// claims copyright.
pub(super) fn named(page: &Page, blocks: &[Block], titles: &[String]) -> Option<String> {
    let claims = || blocks.iter().filter(|block| block.left_out == Some(LeftOut::Copyright));
    let claimed: Vec<String> = claims().filter_map(|block| claimant(&block.text)).collect();
    let in_titles = titles.iter().flat_map(|title| {
        let parts: Vec<&str> = title_parts(title).collect();
        [parts.last().copied(), parts.first().copied()]
    });
    let is_title = |part: &String| titles.iter().any(|title| plain(title) == *part);
    let parts = in_titles.flatten().map(plain).filter(|part| part.split(' ').count() <= LONGEST && !is_title(part));
    let parts: Vec<String> = parts.collect();
    let lines = page.blocks.iter().filter(|block| block.words <= LONGEST).map(|block| &block.text).chain(&claimed);
    let said = |line: &&String| {
        let line = plain(line);
        parts.iter().any(|part| line == *part || line.strip_prefix("the ") == Some(part))
    };
    lines.into_iter().find(said).or(claimed.last()).cloned()
}
