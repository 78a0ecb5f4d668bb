//! Furniture that an outlet's pages repeat.

use std::collections::{BTreeMap, BTreeSet};
use variorum_model::{Block, Digest, Fingerprint, OutletPage, OutletPages, StoryId};
use variorum_text::{fold, words};

/// The number of the method by which [`fingerprints`] are made; another method needs another number, by which an archive knows that its own are
/// out of date.
pub const FINGERPRINTS: u32 = 1;

/// This many of the included blocks stand near the start of an article: a line above the text, a summary and what the outlet says of them.
const NEAR_START: usize = 3;

/// This many stand near its end, where most pages say something of themselves.
const NEAR_END: usize = 6;

/// What has fewer words repeats by chance: "No.", "“Yes,” he said.", "The case continues."
const FEWEST_WORDS: u32 = 5;

/// In so many stories, in as many articles of which none is a copy of another one, a block has to stand.
const FEWEST_STORIES: usize = 3;

/// And in one of so many of the outlet's articles: what its template says stands on most pages; what its reporters say again and again, on few.
const ONE_OF: u32 = 3;

/// The fingerprints of the included blocks, in their order.
pub fn fingerprints(blocks: &[Block]) -> Vec<Fingerprint> {
    let included: Vec<&Block> = blocks.iter().filter(|block| block.left_out.is_none()).collect();
    let near_end = included.len().saturating_sub(NEAR_END);
    included
        .iter()
        .enumerate()
        .map(|(number, block)| Fingerprint {
            hash: hash(&block.text),
            words: u32::try_from(words(&block.text).count()).unwrap_or(u32::MAX),
            near_start: number < NEAR_START,
            near_end: number >= near_end,
        })
        .collect()
}

/// The numbers of the blocks that are furniture, by what the pages of the article's outlet repeat.
///
/// The rule is made to leave nothing out wrongly rather than to find everything, since what it leaves out is missing from a comparison:
///
/// - A block is furniture when it has at least five words and stands, near the same end, in three articles that are in three stories, that are no
///   copies of one another, and that are with others at least a third of the outlet's articles. One story is never enough: an outlet
///   repeats the background of a running story. A third, because a phrase that reporters like ("did not respond to a request for comment") or
///   the background of a subject returns in some articles, the words of a template in most.
/// - Only what stands at an end is furniture: between the block and that end stand other such blocks only. Nothing inside the reporting is ever
///   left out, so that what repeats there by chance or for good reason stays.
/// - An article is never left out for the most part: where these blocks have more than half of its words, none of them counts, for the other
///   articles are then rather copies of this one.
pub fn repeated(blocks: &[Block], pages: &OutletPages) -> Vec<usize> {
    let known: BTreeSet<u64> = pages
        .repeated
        .iter()
        .filter(|block| block.articles.saturating_mul(ONE_OF) >= pages.articles)
        .filter(|block| stands_apart(block.hash, &pages.pages))
        .map(|block| block.hash)
        .collect();
    if known.is_empty() {
        return Vec::new();
    }
    let numbers = blocks.iter().enumerate().filter(|(_, block)| block.left_out.is_none()).map(|(number, _)| number);
    let own: Vec<(usize, Fingerprint)> = numbers.zip(fingerprints(blocks)).collect();
    let is_known = |block: &&(usize, Fingerprint)| block.1.words >= FEWEST_WORDS && known.contains(&block.1.hash);
    let above = own.iter().take_while(|block| block.1.near_start && is_known(block)).count();
    let below = own.iter().rev().take_while(|block| block.1.near_end && is_known(block)).count();
    let ends = own.iter().take(above).chain(own.iter().skip(above.max(own.len() - below)));
    let (numbers, left_out): (Vec<usize>, Vec<u64>) =
        ends.map(|(number, block)| (*number, u64::from(block.words))).unzip();
    let all: u64 = own.iter().map(|(_, block)| u64::from(block.words)).sum();
    if left_out.iter().sum::<u64>() * 2 > all { Vec::new() } else { numbers }
}

/// Whether a block stands in articles of enough stories, none of which is a copy of another one.
fn stands_apart(hash: u64, pages: &[OutletPage]) -> bool {
    let mut apart: Vec<&OutletPage> = Vec::new();
    for page in pages.iter().filter(|page| page.blocks.iter().any(|block| block.hash == hash)) {
        let stories: BTreeSet<StoryId> = apart.iter().map(|page| page.story).collect();
        if !stories.contains(&page.story) && !apart.iter().any(|other| is_copy(page, other)) {
            apart.push(page);
        }
        if apart.len() >= FEWEST_STORIES {
            return true;
        }
    }
    false
}

/// Whether two articles share most of the words of the shorter one, block by block.
fn is_copy(a: &OutletPage, b: &OutletPage) -> bool {
    let words = |page: &OutletPage| page.blocks.iter().map(|block| u64::from(block.words)).sum::<u64>();
    let other: BTreeMap<u64, u32> = b.blocks.iter().map(|block| (block.hash, block.words)).collect();
    let shared: u64 = a.blocks.iter().filter_map(|block| other.get(&block.hash)).map(|words| u64::from(*words)).sum();
    shared * 2 > words(a).min(words(b))
}

fn hash(text: &str) -> u64 {
    let digest = Digest::of(fold(text).as_bytes());
    digest.as_bytes().iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use variorum_model::{BlockKind, LeftOut, RepeatedBlock};

    const FOOTER: &str = "The Callow Courier belongs to the people who read it. Come to our meeting.";
    const OPENING: &str = "You are reading the morning edition.";

    fn blocks(texts: &[&str]) -> Vec<Block> {
        texts.iter().map(|text| Block::included(BlockKind::Paragraph, *text)).collect()
    }

    /// An article of its own: `before`, three paragraphs of the reporting, `after`.
    fn article(number: usize, before: &[&str], after: &[&str]) -> Vec<Block> {
        let body = ["harbour", "council", "school"].map(|what| {
            format!("On day {number} the {what} was told {number} things that it had not been told before, and wrote them down.")
        });
        let mut texts = before.to_vec();
        texts.extend(body.iter().map(String::as_str));
        texts.extend(after);
        blocks(&texts)
    }

    /// What an archive of these articles, each in the story of this number, says of the first of them.
    fn pages(articles: &[(usize, Vec<Block>)]) -> OutletPages {
        let stories: Vec<StoryId> = articles.iter().map(|_| StoryId::new()).collect();
        let pages: Vec<OutletPage> = articles
            .iter()
            .map(|(story, blocks)| OutletPage { story: stories[*story], blocks: fingerprints(blocks) })
            .collect();
        let near = |a: &Fingerprint, b: &Fingerprint| {
            a.hash == b.hash && ((a.near_start && b.near_start) || (a.near_end && b.near_end))
        };
        let repeated = pages[0].blocks.iter().map(|own| RepeatedBlock {
            hash: own.hash,
            articles: pages.iter().filter(|page| page.blocks.iter().any(|block| near(own, block))).count() as u32,
        });
        OutletPages { articles: articles.len() as u32, repeated: repeated.collect(), pages }
    }

    /// The texts that are furniture in the first of these articles, each in a story of its own.
    fn found(articles: Vec<Vec<Block>>) -> Vec<String> {
        found_in(&articles.into_iter().enumerate().collect::<Vec<_>>())
    }

    fn found_in(articles: &[(usize, Vec<Block>)]) -> Vec<String> {
        let own = &articles[0].1;
        repeated(own, &pages(articles)).into_iter().map(|number| own[number].text.clone()).collect()
    }

    #[test]
    fn what_stands_at_the_ends_of_three_articles_on_three_stories_is_furniture() {
        let pages = |count| (0..count).map(|number| article(number, &[OPENING], &[FOOTER])).collect();
        assert_eq!(found(pages(3)), [OPENING, FOOTER]);
        assert_eq!(found(pages(2)), Vec::<String>::new());
    }

    #[test]
    fn one_running_story_is_no_evidence() {
        let background = "The ferry was built for the islands in 1991 and has carried two million people since.";
        let articles = (0..6).map(|number| (number % 2, article(number, &[], &[background])));
        assert_eq!(found_in(&articles.collect::<Vec<_>>()), Vec::<String>::new());
    }

    #[test]
    fn what_stands_inside_the_reporting_stays() {
        let phrase = "The ministry did not respond to a request for comment.";
        let with_ends =
            |number: usize| article(number, &[], &[phrase, &format!("That is all for day {number}."), FOOTER]);
        assert_eq!(found((0..4).map(with_ends).collect()), [FOOTER]);
    }

    #[test]
    fn furniture_of_several_lines_goes_as_a_whole() {
        let lines = ["Write to us about this article.", "The desk is open from eight to six.", FOOTER];
        assert_eq!(found((0..3).map(|number| article(number, &[], &lines)).collect()), lines);
    }

    #[test]
    fn a_phrase_that_some_articles_end_with_is_reporting() {
        let phrase = "The ministry did not respond to a request for comment.";
        let articles = |with: usize, without: usize| {
            let phrased = (0..with).map(|number| article(number, &[], &[phrase]));
            phrased.chain((0..without).map(|number| article(with + number, &[], &[]))).collect()
        };
        assert_eq!(found(articles(3, 7)), Vec::<String>::new());
        assert_eq!(found(articles(3, 6)), [phrase]);
    }

    #[test]
    fn short_words_repeat_by_chance() {
        for words in ["No.", "“Yes,” he said.", "The case continues."] {
            assert_eq!(found((0..9).map(|number| article(number, &[words], &[words])).collect()), Vec::<String>::new());
        }
    }

    #[test]
    fn copies_of_one_article_count_once() {
        let again = || article(7, &[], &[FOOTER]);
        assert_eq!(found(vec![article(0, &[], &[FOOTER]), again(), again(), again()]), Vec::<String>::new());
        assert_eq!(found(vec![again(), again(), again()]), Vec::<String>::new(), "an article is not left out whole");
        let others = [article(0, &[], &[FOOTER]), article(1, &[], &[FOOTER])];
        assert_eq!(found([vec![again(), again()], others.to_vec()].concat()), [FOOTER]);
    }

    #[test]
    fn an_article_is_never_left_out_for_the_most_part() {
        let long = FOOTER.repeat(9);
        assert_eq!(found((0..3).map(|number| article(number, &[], &[&long])).collect()), Vec::<String>::new());
    }

    #[test]
    fn what_the_reader_left_out_is_no_block_of_the_article() {
        let mut articles: Vec<Vec<Block>> = (0..3).map(|number| article(number, &[], &[FOOTER])).collect();
        articles[0].push(Block::left_out(BlockKind::Teaser, "More news from the islands today", LeftOut::Teaser));
        assert_eq!(found(articles), [FOOTER]);
    }

    #[test]
    fn typography_and_case_do_not_count() {
        let shouted = FOOTER.to_uppercase();
        let articles = vec![article(0, &[], &[FOOTER]), article(1, &[], &[&shouted]), article(2, &[], &[FOOTER])];
        assert_eq!(found(articles), [FOOTER]);
    }

    proptest! {
        #[test]
        fn only_included_blocks_at_an_end_are_ever_furniture(
            articles in proptest::collection::vec(
                proptest::collection::vec((0..9_usize, proptest::bool::weighted(0.2)), 0..9), 1..7),
        ) {
            let text = |number: usize| format!("Sentence number {number} of all that were written here{}", " word".repeat(number));
            let articles: Vec<(usize, Vec<Block>)> = articles.iter().enumerate().map(|(story, blocks)| {
                let block = |(number, out): &(usize, bool)| Block {
                    kind: BlockKind::Paragraph,
                    text: text(*number),
                    left_out: out.then_some(LeftOut::Teaser),
                };
                (story, blocks.iter().map(block).collect())
            }).collect();
            let own = &articles[0].1;
            let found = repeated(own, &pages(&articles));
            let included: Vec<usize> = (0..own.len()).filter(|at| own[*at].left_out.is_none()).collect();
            let inside: Vec<usize> = included.iter().copied().filter(|at| !found.contains(at)).collect();
            prop_assert!(found.iter().all(|at| included.contains(at)) && found.is_sorted());
            if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
                prop_assert!(found.iter().all(|at| at < first || at > last));
            } else {
                prop_assert!(found.is_empty());
            }
        }
    }
}
