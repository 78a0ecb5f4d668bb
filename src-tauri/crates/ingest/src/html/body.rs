//! Which blocks of a page are the body of its article.
//!
//! Two extractors have a say. The first is this module's: it gives each block a worth (words of prose count for, links and furniture
//! against) and takes the place in which the worth adds up to most, a tree's form of the maximum subsequence segmentation of Pasternack and
//! Roth ("Extracting article text from the web with maximum subsequence segmentation", 2009). The second is trafilatura. Inside the place, a
//! block that either holds for body text is taken, unless the markup speaks against it.

use super::page::{Page, Tag};
use std::collections::BTreeMap;
use std::ops::Range;
use variorum_lexicon::{Mark, Marks};

/// What marks a block as furniture wherever it stands.
pub(crate) const FURNITURE: Marks = Marks::of(&[
    Mark::Navigation,
    Mark::Footer,
    Mark::Share,
    Mark::Teaser,
    Mark::SignUp,
    Mark::Comments,
    Mark::Advertisement,
    Mark::Caption,
    Mark::Credit,
    Mark::Byline,
    Mark::Date,
    Mark::Label,
    Mark::Bio,
    Mark::Tags,
    Mark::Cookie,
    Mark::Notice,
    Mark::Hidden,
    Mark::Copyright,
]);

/// What marks a block as furniture unless the second extractor takes it for text.
pub(crate) const DOUBTFUL: Marks = Marks::of(&[Mark::Aside]);

/// The least that a place inside another one counts: however long a list of links in the midst of an article is, the article goes on
/// around it.
const LEAST_WORTH: f64 = -40.0;

/// A block with more words is no furniture for its small type alone.
const MOST_SMALL_WORDS: usize = 60;

/// How often what stands between body text is looked at: each time, what was taken the last time is body text.
const MOST_ROUNDS: usize = 3;

/// In how many blocks before and after a block body text is looked for.
const FARTHEST: usize = 30;

/// The body of a page.
#[derive(Debug)]
pub(crate) struct Body {
    /// The blocks among which the body lies.
    pub(crate) region: Range<usize>,
    /// Whether each block of the page is taken for body text.
    pub(crate) taken: Vec<bool>,
    /// How much of what either extractor takes both take, by words: from 0 to 1.
    pub(crate) agreement: f64,
}

/// Finds the body. `marks` are those believed of each place, `opinion` the second extractor's of each block, `headline` the block that is
/// the headline.
pub(crate) fn find(page: &Page, marks: &[Marks], opinion: Option<&[f64]>, headline: Option<usize>) -> Body {
    let text_size = page.text_size();
    let seen: Vec<Seen> = (0..page.blocks.len())
        .map(|number| {
            let block = page.blocks.get(number);
            Seen {
                words: block.map_or(0, |block| block.words),
                link_words: block.map_or(0, |block| block.link_words),
                size: block.map_or(text_size, |block| block.size),
                after_picture: block.is_some_and(|block| block.after_picture),
                text_size,
                tag: page.place_of(number).map_or(Tag::Other, |place| place.tag),
                marks: block.and_then(|block| marks.get(block.place)).copied().unwrap_or_default(),
                // Without a second opinion, every block is as likely as not.
                opinion: opinion.map_or(0.5, |opinion| opinion.get(number).copied().unwrap_or_default()),
            }
        })
        .collect();
    let together = together(page, &seen);
    let worth: Vec<f64> = seen
        .iter()
        .zip(&together)
        .map(|(own, all)| if all.words == own.words { own.worth() } else { all.worth() * own.share_of(all) })
        .collect();
    let region = below(region(page, &worth), headline, &worth);
    let mut taken: Vec<bool> = seen
        .iter()
        .zip(&together)
        .enumerate()
        .map(|(number, (own, all))| region.contains(&number) && !own.is_furniture() && (own.is_body() || all.is_body()))
        .collect();
    let first = |number: usize| region.contains(&number) && worth.get(number).is_some_and(|worth| *worth > 0.0);
    let agreement = opinion.map_or(1.0, |opinion| agreement(page, first, opinion));
    let standings: Vec<Standing> = seen
        .iter()
        .enumerate()
        .map(|(number, seen)| {
            if !region.contains(&number) || seen.is_furniture() || (seen.words > 0 && seen.link_words == seen.words) {
                Standing::Beside
            } else if seen.tag == Tag::Row && seen.may_be_row() {
                Standing::Row
            } else if seen.may_be_body() {
                Standing::Possible
            } else {
                Standing::Doubtful
            }
        })
        .collect();
    for _ in 0..MOST_ROUNDS {
        if !fill(&mut taken, &standings) {
            break;
        }
    }
    keep_to_one_cell(page, &mut taken);
    drop_last_headings(&mut taken, |number| seen.get(number).is_some_and(|seen| matches!(seen.tag, Tag::Heading(_))));
    Body { region, taken, agreement }
}

/// For each block, what is known of it together with those from which single line breaks part it.
fn together(page: &Page, seen: &[Seen]) -> Vec<Seen> {
    let mut together = seen.to_vec();
    let mut start = 0;
    while start < seen.len() {
        let mut end = start + 1;
        while page.blocks.get(end).is_some_and(|block| block.after_break) {
            end += 1;
        }
        let lines = seen.get(start..end).unwrap_or_default();
        if let Some(first) = lines.first().filter(|_| lines.len() > 1) {
            let words: usize = lines.iter().map(|line| line.words).sum();
            let opinion = lines.iter().map(|line| line.opinion * line.words as f64).sum::<f64>() / words.max(1) as f64;
            let link_words = lines.iter().map(|line| line.link_words).sum();
            let all = Seen { words, link_words, opinion, ..*first };
            together.get_mut(start..end).unwrap_or_default().fill(all);
        }
        start = end;
    }
    together
}

/// Old pages are laid out as one table: where most of what is taken stands in one of its cells, the other cells hold no article.
fn keep_to_one_cell(page: &Page, taken: &mut [bool]) {
    let outermost = |number: usize| {
        let block = page.blocks.get(number)?;
        let cells = page.around(block.place).filter(|place| place.tag == Tag::Cell);
        cells.last().map(|cell| (cell.blocks.start, cell.blocks.end))
    };
    // By the first and the last block of the outermost cell; under none, what stands in no cell.
    let mut words: BTreeMap<Option<(usize, usize)>, usize> = BTreeMap::new();
    for (number, block) in page.blocks.iter().enumerate().filter(|(number, _)| taken.get(*number) == Some(&true)) {
        *words.entry(outermost(number)).or_default() += block.words;
    }
    let all: usize = words.values().sum();
    let most = words.into_iter().max_by_key(|(_, words)| *words);
    if let Some((Some((start, end)), words)) = most
        && 2 * words > all
    {
        for (number, taken) in taken.iter_mut().enumerate() {
            *taken &= (start..end).contains(&number);
        }
    }
}

/// The part of the region below the headline, unless most of its worth stands above: then the headline found is another story's.
fn below(region: Range<usize>, headline: Option<usize>, worth: &[f64]) -> Range<usize> {
    let Some(start) = headline.map(|headline| headline + 1).filter(|start| region.contains(start)) else {
        return region;
    };
    let sum =
        |blocks: Range<usize>| worth.get(blocks).unwrap_or_default().iter().filter(|worth| **worth > 0.0).sum::<f64>();
    if sum(start..region.end) >= sum(region.start..start) { start..region.end } else { region }
}

/// Headings after the last text head nothing of the article.
fn drop_last_headings(taken: &mut [bool], is_heading: impl Fn(usize) -> bool) {
    while let Some(last) = taken.iter().rposition(|taken| *taken).filter(|last| is_heading(*last)) {
        if let Some(taken) = taken.get_mut(last) {
            *taken = false;
        }
    }
}

/// A block with what is known of it.
#[derive(Clone, Copy)]
struct Seen {
    words: usize,
    link_words: usize,
    /// How large it is set, and how large the page sets its prose.
    size: u16,
    text_size: u16,
    after_picture: bool,
    tag: Tag,
    marks: Marks,
    opinion: f64,
}

impl Seen {
    fn words(&self) -> f64 {
        self.words as f64
    }

    fn link_share(&self) -> f64 {
        self.link_words as f64 / self.words.max(1) as f64
    }

    /// The share of the words of `all` that are its own.
    fn share_of(&self, all: &Self) -> f64 {
        self.words() / all.words().max(1.0)
    }

    /// Whether its names or its small type say that it is no body text.
    fn is_furniture(&self) -> bool {
        // Authors set paragraphs a little smaller now and then.
        let percent = match self.tag {
            Tag::Paragraph if !self.after_picture => 75,
            _ => 90,
        };
        let is_small = u32::from(self.size) * 100 <= u32::from(self.text_size) * percent;
        let is_short = self.words <= MOST_SMALL_WORDS && !matches!(self.tag, Tag::Heading(_));
        self.marks.meets(FURNITURE) || (is_short && is_small)
    }

    /// How much the block speaks for the body lying around it.
    fn worth(&self) -> f64 {
        let words = self.words();
        if self.is_furniture() {
            -0.5 * words
        } else if self.link_share() > 0.5 {
            -words
        } else if self.marks.meets(DOUBTFUL) {
            -0.2 * words
        } else if words < 5.0 {
            self.opinion * words - 1.0
        } else {
            let prose = if matches!(self.tag, Tag::Paragraph | Tag::BlockQuote) { 1.2 } else { 1.0 };
            words * (1.0 - self.link_share()) * prose * (0.3 + self.opinion)
        }
    }

    fn is_body(&self) -> bool {
        if self.is_furniture() {
            return false;
        }
        let is_prose = matches!(self.tag, Tag::Paragraph | Tag::BlockQuote | Tag::ListItem)
            && !self.marks.meets(DOUBTFUL)
            && self.words() >= 15.0
            && self.link_share() < 0.2;
        self.opinion > 0.5 || is_prose
    }

    /// Whether the block, a row of data, is body text when its table stands among body text.
    fn may_be_row(&self) -> bool {
        !self.marks.meets(DOUBTFUL) && self.link_share() < 0.5
    }

    /// Whether the block is body text when it stands among body text.
    fn may_be_body(&self) -> bool {
        let is_set_off = matches!(self.tag, Tag::Heading(_) | Tag::ListItem);
        !self.marks.meets(DOUBTFUL) && (is_set_off || self.words() >= 3.0) && self.link_share() < 0.5
    }
}

/// The blocks of the place whose blocks are worth most together; of equals, the smallest.
fn region(page: &Page, worth: &[f64]) -> Range<usize> {
    let mut sums = vec![0.0; page.places.len()];
    for (block, worth) in page.blocks.iter().zip(worth) {
        if let Some(sum) = sums.get_mut(block.place) {
            *sum += worth;
        }
    }
    // Places stand before those inside them, so from the end each is complete when its turn comes.
    for (number, place) in page.places.iter().enumerate().rev() {
        let inside = sums.get(number).copied().unwrap_or_default();
        if let Some(sum) = place.parent.and_then(|parent| sums.get_mut(parent)) {
            *sum += f64::max(inside, LEAST_WORTH);
        }
    }
    page.places
        .iter()
        .zip(sums)
        .map(|(place, sum)| (sum, place.blocks.clone()))
        .max_by(|(a, inside), (b, other)| a.total_cmp(b).then_with(|| other.len().cmp(&inside.len())))
        .map_or(0..page.blocks.len(), |(_, blocks)| blocks)
}

/// How a block that is not certain to be body text stands to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It may be body text.
    Possible,
    /// It is a row of a table of data, which is body text with the text around the table, however many rows that has.
    Row,
    /// It is none, though nothing says what else it is.
    Doubtful,
    /// It is furniture, around which the text goes on.
    Beside,
}

/// Takes what may be body where body stands within three blocks before and after, furniture between them not counted. Whether anything was
/// taken.
fn fill(taken: &mut [bool], standings: &[Standing]) -> bool {
    let certain = taken.to_vec();
    let is_taken = |number: usize| certain.get(number) == Some(&true);
    let counts =
        |number: &usize| is_taken(*number) || !matches!(standings.get(*number), Some(Standing::Beside | Standing::Row));
    let mut filled = false;
    for (number, taken) in taken.iter_mut().enumerate() {
        if *taken || !matches!(standings.get(number), Some(Standing::Possible | Standing::Row)) {
            continue;
        }
        let before = (number.saturating_sub(FARTHEST)..number).rev().filter(counts).take(3).any(is_taken);
        let after = (number + 1..certain.len().min(number + 1 + FARTHEST)).filter(counts).take(3).any(is_taken);
        *taken = before && after;
        filled |= *taken;
    }
    filled
}

fn agreement(page: &Page, first: impl Fn(usize) -> bool, opinion: &[f64]) -> f64 {
    let (mut both, mut either) = (0, 0);
    for (number, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.words >= 5) {
        let (first, second) = (first(number), opinion.get(number).is_some_and(|opinion| *opinion > 0.5));
        both += if first && second { block.words } else { 0 };
        either += if first || second { block.words } else { 0 };
    }
    if either == 0 { 1.0 } else { both as f64 / either as f64 }
}
