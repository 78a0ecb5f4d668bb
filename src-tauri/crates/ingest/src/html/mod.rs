//! Pages.

mod body;
mod context;
mod element;
mod headline;
mod label;
mod outlet;
mod outside;
mod page;
mod pieces;
mod second;
mod size;
mod table;
pub(crate) mod tree;
mod walk;

pub(crate) use element::is_void;
pub(crate) use headline::plain;
pub(crate) use label::kind_of;
pub(crate) use pieces::{Headed, Heading, headed, pieces};

use crate::charset::Decoded;
use crate::disguise::{Unseen, has_look_alikes};
use crate::furniture::{Recognizer, mark_authors};
use crate::metadata::head::Head;
use crate::metadata::{Metadata, agencies, names, times};
use crate::{READER_VERSION, ReadError};
use body::Body;
use label::Labels;
use page::{Page, PageTime, Tag};
use variorum_lexicon::{Mark, Marks};
use variorum_model::{Block, BlockKind, Extraction, Language, LeftOut, ReadingDoubt, StatedTime};

/// Below this share of words in common, the two extractors found different bodies.
const LEAST_AGREEMENT: f64 = 0.6;

/// A body with fewer words is short: the page may be a wall, a video or a gallery.
const SHORT: usize = 40;

/// Reads the page `decoded`; `address` is where it came from.
pub(crate) fn read(decoded: Decoded, address: Option<&str>) -> Result<Extraction, ReadError> {
    let html = tree::parse(&decoded.text)?;
    let page = Page::of(&html);
    if page.blocks.is_empty() {
        return Err(ReadError::NoText);
    }
    let mut metadata = Metadata::of(&Head::of(&html), address);
    // A page's title may name nothing but the outlet.
    let owner = outlet::owner(&page);
    let outlets: Vec<String> = metadata.outlet.iter().chain(&owner).map(|name| plain(name)).collect();
    metadata.titles.retain(|title| !outlets.contains(&plain(title)));
    let headline = headline::find(&page, &metadata.titles, &outlets);
    let marks = context::believed(&page, headline);
    let opinion = second::opinion(&html, &page);
    let body = body::find(&page, &marks, opinion.as_deref(), headline);
    let language = language(&page, &body.taken, metadata.language.as_ref());
    let recognizer = Recognizer::new(language.as_ref());
    let numbered = Labels::new(&page, &marks, &body, headline, &metadata, &recognizer).blocks();
    let is_own = |number: usize| !is_elsewhere(&page, &marks, &numbered, number);
    let own_times: Vec<(usize, &str)> = page
        .times
        .iter()
        .filter(|time| is_own(time.block) && !is_reported(&page, &numbered, time))
        .map(|time| (time.block, time.time.as_str()))
        .collect();
    let (published, modified) = dates(&page, &own_times, &body, &numbered, headline, &metadata, &recognizer);
    let byline = byline(&numbered, &metadata);
    let title = headline.and_then(|headline| page.blocks.get(headline)).map(|block| block.text.clone());
    let mut unseen = Unseen::default();
    for (number, block) in &numbered {
        if matches!(block.left_out, None | Some(LeftOut::Headline)) {
            unseen |= page.blocks.get(*number).map(|block| block.unseen).unwrap_or_default();
        }
    }
    let mut blocks: Vec<Block> = numbered.into_iter().map(|(_, block)| block).collect();
    mark_authors(&mut blocks, &byline, &recognizer);
    let agencies = agencies::agencies(&blocks, &metadata.senders, metadata.agencies);
    let outlet = metadata.outlet.or_else(|| outlet::named(&page, &blocks, &metadata.titles)).or(owner);
    let mut doubts = decoded.doubts;
    doubts.extend(unseen.doubts());
    doubts.extend(has_look_alikes(&blocks).then_some(ReadingDoubt::LookAlikeLetters));
    let included = blocks.iter().filter(|block| block.left_out.is_none());
    if included.map(|block| crate::normal::word_count(&block.text)).sum::<usize>() < SHORT {
        doubts.push(ReadingDoubt::ShortBody);
    }
    if body.agreement < LEAST_AGREEMENT {
        doubts.push(ReadingDoubt::ExtractorsDisagree);
    }
    Ok(Extraction {
        member: None,
        reader: READER_VERSION,
        media_type: "text/html".into(),
        url: metadata.url,
        outlet,
        title: title.or_else(|| metadata.titles.first().cloned()),
        byline,
        published,
        modified,
        language,
        section: metadata.sections.into_iter().next(),
        agencies,
        blocks,
        gaps: None,
        doubts,
    })
}

/// The language of the body, as its words show it; as the page declares it where the words do not.
fn language(page: &Page, taken: &[bool], declared: Option<&Language>) -> Option<Language> {
    let mut body = String::new();
    for (block, _) in page.blocks.iter().zip(taken).filter(|(_, taken)| **taken) {
        body.push_str(&block.text);
        body.push('\n');
        if body.len() > 2_000 {
            break;
        }
    }
    let detected = if body.chars().count() > 200 { variorum_text::detect(&body) } else { None };
    detected.or_else(|| declared.cloned()).or_else(|| variorum_text::detect(&body))
}

/// Whether a block of the page, among all its `blocks`, is or leads to another story.
fn is_elsewhere(page: &Page, marks: &[Marks], blocks: &[(usize, Block)], number: usize) -> bool {
    const ELSEWHERE: Marks = Marks::of(&[Mark::Aside, Mark::Teaser, Mark::Navigation, Mark::Comments]);
    let place = page.blocks.get(number).and_then(|block| marks.get(block.place));
    let label = blocks.binary_search_by_key(&number, |(number, _)| *number).ok().and_then(|at| blocks.get(at));
    place.is_some_and(|marks| marks.meets(ELSEWHERE)) || label.is_none_or(|(_, block)| block.kind == BlockKind::Teaser)
}

/// When the article came out and was last changed: as the page's metadata say, else as time elements and lines by the headline show, else as
/// the only time in the body's part of the page says. `own_times` are those of time elements that belong to no other story.
fn dates(
    page: &Page,
    own_times: &[(usize, &str)],
    body: &Body,
    blocks: &[(usize, Block)],
    headline: Option<usize>,
    metadata: &Metadata,
    recognizer: &Recognizer,
) -> (Option<StatedTime>, Option<StatedTime>) {
    if metadata.published.is_some() {
        return (metadata.published.clone(), metadata.modified.clone());
    }
    let Some(first) = blocks.iter().find(|(_, block)| block.left_out.is_none()).map(|(number, _)| *number) else {
        return (None, metadata.modified.clone());
    };
    // Above a heading stands the day on which the page was shown; below it, dates belong to the article. Pages that mark no heading as one are
    // of a time when an article's day stood above.
    let is_heading = |number: usize| {
        let block = page.blocks.get(number);
        block.is_some_and(|block| page.around(block.place).any(|place| matches!(place.tag, Tag::Heading(_))))
    };
    let top = headline.unwrap_or(first);
    let top = if is_heading(top) { top } else { top.saturating_sub(2) };
    let near = |number: usize| (top..=first + 8).contains(&number);
    let attributes = own_times.iter().filter(|(number, _)| near(*number)).filter_map(|(_, time)| times::stated(time));
    let shown = || {
        let lines = blocks
            .iter()
            .filter(|(number, block)| near(*number) && matches!(block.kind, BlockKind::Dateline | BlockKind::Byline));
        lines.flat_map(|(_, block)| recognizer.times(&block.text))
    };
    let published = attributes.chain(shown().filter(|written| !written.of_change).map(|written| written.time)).next();
    let modified = shown().find(|written| written.of_change).map(|written| written.time);
    (published.or_else(|| only_time(own_times, body)), metadata.modified.clone().or(modified))
}

/// Whether a time stands in the reporting: a sentence or a list tells of it, and it dates no article.
fn is_reported(page: &Page, blocks: &[(usize, Block)], time: &PageTime) -> bool {
    let stands_in = page.blocks.get(time.block).is_some_and(|block| block.place == time.place);
    stands_in && blocks.iter().any(|(number, block)| *number == time.block && block.left_out.is_none())
}

/// The time that all time elements of the article state, if they state one only.
fn only_time(own_times: &[(usize, &str)], body: &Body) -> Option<StatedTime> {
    let within = own_times.iter().filter(|(number, _)| body.region.contains(number));
    let mut times = within.filter_map(|(_, time)| times::stated(time));
    let first = times.next()?;
    times.all(|time| time == first).then_some(first)
}

/// The names of the authors: as the page's metadata say, else as the line above the body does.
fn byline(blocks: &[(usize, Block)], metadata: &Metadata) -> Vec<String> {
    if !metadata.byline.is_empty() {
        return metadata.byline.clone();
    }
    blocks
        .iter()
        .map(|(_, block)| block)
        .take_while(|block| block.left_out.is_some() || block.kind == BlockKind::Dek)
        .filter(|block| block.kind == BlockKind::Byline)
        .map(|block| names::names(&block.text, false))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "<p>The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.</p>";

    fn published(page: &str) -> Option<String> {
        let text = format!("<html><body>{page}</body></html>");
        let decoded = Decoded { text, doubts: Vec::new() };
        read(decoded, None).unwrap().published.map(|time| time.to_string())
    }

    #[test]
    fn times_that_the_reporting_tells_of_date_no_article() {
        for told in [
            "<p>The hearing begins on <time datetime=2025-03-03T10:00Z>3 March at 10 a.m.</time>, the council said.</p>",
            "<p><time datetime=1983-06-01>On 1 June 1983</time> the pier was opened by the mayor, the archive shows.</p>",
            "<ul><li><time datetime=2011-04-02>2 April 2011</time>: the first of the ferries is sold to a line in the north.</li></ul>",
        ] {
            assert_eq!(
                published(&format!("<article><h1>Ferry fire out</h1>{told}{PROSE}{PROSE}</article>")),
                None,
                "{told}"
            );
        }
        let own =
            format!("<article><h1>Ferry fire out</h1><time datetime=2025-03-04>4 March</time>{PROSE}{PROSE}</article>");
        assert_eq!(published(&own).as_deref(), Some("2025-03-04"));
    }

    #[test]
    fn days_of_showing_of_other_stories_and_of_events_date_no_article() {
        for page in [
            format!("<div>Wednesday, 25 November 2026</div><h1>Ferry fire out</h1>{PROSE}{PROSE}"),
            format!(
                "<h1>Ferry fire out</h1><article>{PROSE}{PROSE}</article><aside><p><a href=/a>Tickets to cost more from May</a> \
                 <time datetime=2024-03-01>1 March</time></p></aside>"
            ),
            format!("<h1>Ferry fire out</h1>{PROSE}<h3>24 February 2022</h3>{PROSE}<h3>3 March 2022</h3>{PROSE}"),
        ] {
            assert_eq!(published(&page), None, "{page}");
        }
        let below = format!("<h1>Ferry fire out</h1><p>24 February 2022</p>{PROSE}{PROSE}");
        assert_eq!(published(&below).as_deref(), Some("2022-02-24"));
    }

    #[test]
    fn days_between_paragraphs_are_kept() {
        let text = format!("<h1>Ferry fire out</h1>{PROSE}<h3>24 February 2022</h3>{PROSE}");
        let blocks = read(Decoded { text, doubts: Vec::new() }, None).unwrap().blocks;
        let day = blocks.iter().find(|block| block.text == "24 February 2022").unwrap();
        assert_eq!((day.kind, day.left_out), (BlockKind::Subhead, None));
    }
}
