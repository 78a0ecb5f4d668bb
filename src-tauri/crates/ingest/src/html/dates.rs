//! When the article of a page came out, as its text shows it.

use super::body::Body;
use super::page::{Page, PageTime, Tag};
use crate::furniture::Recognizer;
use crate::metadata::{Metadata, times};
use std::collections::{BTreeMap, BTreeSet};
use variorum_lexicon::{Mark, Marks};
use variorum_model::{Block, BlockKind, StatedTime};

/// Where a page shows dates.
pub(super) struct Dates<'p> {
    pub(super) page: &'p Page,
    pub(super) marks: &'p [Marks],
    pub(super) body: &'p Body,
    /// The page's blocks, each with its number.
    pub(super) blocks: &'p [(usize, Block)],
    pub(super) headline: Option<usize>,
    pub(super) recognizer: &'p Recognizer,
}

/// A time that the page shows.
struct Shown<'p> {
    /// The number of the block in or before which it stands.
    block: usize,
    /// The number of the place in which it stands.
    place: usize,
    /// How it is written.
    said: &'p str,
    time: StatedTime,
    /// Whether it is that of a change.
    of_change: bool,
}

impl<'p> Dates<'p> {
    /// When the article came out and was last changed: as the page's metadata say, else as time elements and lines by the headline show, else
    /// as the only time in the body's part of the page says.
    pub(super) fn of(&self, metadata: &Metadata) -> (Option<StatedTime>, Option<StatedTime>) {
        if metadata.published.is_some() {
            return (metadata.published.clone(), metadata.modified.clone());
        }
        let Some(first) = self.blocks.iter().find(|(_, block)| block.left_out.is_none()).map(|(number, _)| *number)
        else {
            return (None, metadata.modified.clone());
        };
        // Above a heading stands the day on which the page was shown; below it, dates belong to the article. Pages that mark no heading as one are
        // of a time when an article's day stood above.
        let is_heading = |number: usize| {
            let block = self.page.blocks.get(number);
            block.is_some_and(|block| self.page.around(block.place).any(|place| matches!(place.tag, Tag::Heading(_))))
        };
        let top = self.headline.unwrap_or(first);
        let top = if is_heading(top) { top } else { top.saturating_sub(2) };
        let near = |shown: &&Shown<'_>| (top..=first + 8).contains(&shown.block);
        let (elements, lines) = self.of_article();
        let published = elements.iter().chain(lines.iter().filter(|line| !line.of_change)).find(near);
        let modified = lines.iter().filter(|line| line.of_change).find(near);
        let published = published.map(|shown| shown.time.clone());
        let modified = modified.map(|shown| shown.time.clone());
        (published.or_else(|| self.only_time(&elements)), metadata.modified.clone().or(modified))
    }

    /// The times of time elements and of lines, without those of other stories, of the reporting, and of the posts that a live page is made of.
    fn of_article(&self) -> (Vec<Shown<'p>>, Vec<Shown<'p>>) {
        let elements = self.page.times.iter().filter(|time| !self.is_elsewhere(time.block) && !self.is_reported(time));
        let elements: Vec<Shown<'p>> = elements
            .filter_map(|time| {
                let stated = times::stated(&time.time)?;
                Some(Shown { block: time.block, place: time.place, said: &time.time, time: stated, of_change: false })
            })
            .collect();
        let lines =
            self.blocks.iter().filter(|(_, block)| matches!(block.kind, BlockKind::Dateline | BlockKind::Byline));
        let lines: Vec<Shown<'p>> = lines
            .filter_map(|(number, block)| Some((*number, block, self.page.blocks.get(*number)?.place)))
            .flat_map(|(number, block, place)| {
                self.recognizer.times(&block.text).into_iter().map(move |written| Shown {
                    block: number,
                    place,
                    said: &block.text,
                    time: written.time,
                    of_change: written.of_change,
                })
            })
            .collect();
        let looks = looks_within(self.page);
        let of_posts: BTreeSet<usize> = self.of_posts(&elements, &looks).chain(self.of_posts(&lines, &looks)).collect();
        let without_posts =
            |shown: Vec<Shown<'p>>| shown.into_iter().filter(|shown| !of_posts.contains(&shown.block)).collect();
        (without_posts(elements), without_posts(lines))
    }

    /// The blocks of the times that are those of posts: a time that looks the same stands further down, says something else, and prose stands
    /// between the two and below both. An article's own time, said again at its foot, says the same or has no prose below.
    fn of_posts(&self, shown: &[Shown<'_>], looks: &[usize]) -> impl Iterator<Item = usize> {
        let mut alike: BTreeMap<(usize, bool), Vec<&Shown<'_>>> = BTreeMap::new();
        for shown in shown {
            let look = looks.get(shown.place).copied().unwrap_or_default();
            alike.entry((look, shown.of_change)).or_default().push(shown);
        }
        let prose: Vec<usize> =
            self.blocks.iter().filter(|(_, block)| is_prose(block)).map(|(number, _)| *number).collect();
        let prose_from = |block: usize| prose.partition_point(|number| *number < block);
        let of_posts = |alike: &Vec<&Shown<'_>>| {
            alike.windows(2).any(|pair| match pair {
                [above, below] => {
                    let (from, to) = (prose_from(above.block), prose_from(below.block));
                    above.said != below.said && from < to && to < prose.len()
                }
                _ => false,
            })
        };
        let blocks: Vec<usize> = alike.into_values().filter(of_posts).flatten().map(|shown| shown.block).collect();
        blocks.into_iter()
    }

    /// Whether a block of the page is or leads to another story.
    fn is_elsewhere(&self, number: usize) -> bool {
        const ELSEWHERE: Marks = Marks::of(&[Mark::Aside, Mark::Teaser, Mark::Navigation, Mark::Comments]);
        let place = self.page.blocks.get(number).and_then(|block| self.marks.get(block.place));
        place.is_some_and(|marks| marks.meets(ELSEWHERE))
            || self.block(number).is_none_or(|block| block.kind == BlockKind::Teaser)
    }

    /// Whether a time stands in the reporting: a sentence or a list tells of it, and it dates no article.
    fn is_reported(&self, time: &PageTime) -> bool {
        let stands_in = self.page.blocks.get(time.block).is_some_and(|block| block.place == time.place);
        stands_in && self.block(time.block).is_some_and(|block| block.left_out.is_none())
    }

    fn block(&self, number: usize) -> Option<&Block> {
        let at = self.blocks.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        self.blocks.get(at).map(|(_, block)| block)
    }

    /// The time that all time elements of the article state, if they state one only.
    fn only_time(&self, elements: &[Shown<'_>]) -> Option<StatedTime> {
        let mut times =
            elements.iter().filter(|shown| self.body.region.contains(&shown.block)).map(|shown| &shown.time);
        let first = times.next()?;
        times.all(|time| time == first).then(|| first.clone())
    }
}

/// Whether a block is text of the body that is no heading and no dek: a dek stands between an article's dates, too.
fn is_prose(block: &Block) -> bool {
    block.left_out.is_none() && !matches!(block.kind, BlockKind::Dek | BlockKind::Subhead)
}

/// For each place, the number of its look together with the looks of all places around it.
fn looks_within(page: &Page) -> Vec<usize> {
    let mut numbers: BTreeMap<(Option<usize>, usize), usize> = BTreeMap::new();
    let mut within: Vec<usize> = Vec::with_capacity(page.places.len());
    for place in &page.places {
        // Places stand before those inside them.
        let around = place.parent.and_then(|parent| within.get(parent)).copied();
        let next = numbers.len();
        within.push(*numbers.entry((around, place.look)).or_insert(next));
    }
    within
}

#[cfg(test)]
mod tests {
    use crate::charset::Decoded;
    use crate::html::read;
    use variorum_model::BlockKind;

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
    fn the_times_of_posts_date_no_article() {
        let post = |time: &str, text: &str| {
            format!(
                "<div class='post entry-10{}'><time datetime=2024-05-04T{time}Z>{time}</time><p>{text} {}</div>",
                &time[3..],
                PROSE.trim_start_matches("<p>")
            )
        };
        let posts = [post("18:40", "Last:"), post("12:15", "Then:"), post("09:02", "First:")].concat();
        let head = "<h1>Ferry fire: as it happened</h1>";
        assert_eq!(published(&format!("<article>{head}{posts}</article>")), None);
        // The article's own time stands in a look of its own.
        let own = "<div class=meta><time datetime=2024-05-04T08:55Z>8.55</time></div>";
        assert_eq!(
            published(&format!("<article>{head}{own}{posts}</article>")).as_deref(),
            Some("2024-05-04T08:55:00Z")
        );
        let stated = "<script type='application/ld+json'>[{\"@type\": \"BlogPosting\", \"headline\": \"Last\", \"datePublished\": \"2024-05-04T18:40Z\"},\
             {\"@type\": \"LiveBlogPosting\", \"headline\": \"Ferry fire\", \"datePublished\": \"2024-05-04T08:50Z\"}]</script>";
        assert_eq!(
            published(&format!("{stated}<article>{head}{posts}</article>")).as_deref(),
            Some("2024-05-04T08:50:00Z")
        );
        // Without elements of their own, and with lines for times.
        let lines = ["4 May 2024, 18:40", "4 May 2024, 12:15", "4 May 2024, 09:02"]
            .map(|time| format!("<p class=date>{time}</p>{PROSE}"));
        assert_eq!(published(&format!("<article>{head}{}</article>", lines.concat())), None);
    }

    #[test]
    fn the_posts_of_microdata_date_no_article() {
        let post = |time: &str| {
            format!(
                "<div itemprop=liveBlogUpdate itemscope><meta itemprop=datePublished content=2024-05-04T{time}Z>{PROSE}</div>"
            )
        };
        let posts = [post("18:40"), post("12:15")].concat();
        let page = format!("<article itemscope><h1>Ferry fire: as it happened</h1>{posts}</article>");
        assert_eq!(published(&page), None);
    }

    #[test]
    fn what_a_time_element_states_is_more_exact_than_what_it_shows() {
        let page = format!(
            "<h1>Ferry fire out</h1><div><time class=date datetime=2024-05-04T08:55:00Z>4 May 2024</time></div>{PROSE}{PROSE}"
        );
        assert_eq!(published(&page).as_deref(), Some("2024-05-04T08:55:00Z"));
    }

    #[test]
    fn an_articles_time_that_is_said_again_is_its_own() {
        let day = |day: &str| format!("<p class=date>{day}</p>");
        let (may, june) = (day("4 May 2024"), day("5 June 2024"));
        for page in [
            format!("<h1>Ferry fire out</h1>{may}{PROSE}{PROSE}{may}"),
            format!("<h1>Ferry fire out</h1>{may}{june}{PROSE}{PROSE}"),
            format!("<h1>Ferry fire out</h1>{may}{PROSE}{PROSE}{june}"),
        ] {
            assert_eq!(published(&page).as_deref(), Some("2024-05-04"), "{page}");
        }
    }

    #[test]
    fn days_between_paragraphs_are_kept() {
        let text = format!("<h1>Ferry fire out</h1>{PROSE}<h3>24 February 2022</h3>{PROSE}");
        let blocks = read(Decoded { text, doubts: Vec::new() }, None).unwrap().blocks;
        let day = blocks.iter().find(|block| block.text == "24 February 2022").unwrap();
        assert_eq!((day.kind, day.left_out), (BlockKind::Subhead, None));
    }
}
