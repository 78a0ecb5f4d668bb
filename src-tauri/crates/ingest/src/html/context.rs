//! What the markup says of each place, as far as it can be true.

use super::page::{Page, Tag};
use std::ops::Range;
use variorum_lexicon::{Mark, Marks};

/// The most words, links aside, that an element can have for a mark to be true of it. A "share" element with two paragraphs of prose is
/// no share bar, whatever its class says.
const MOST_WORDS: [(Mark, usize); 15] = [
    (Mark::Share, 25),
    (Mark::Tags, 40),
    (Mark::Label, 30),
    (Mark::Credit, 40),
    (Mark::Byline, 80),
    (Mark::Date, 40),
    (Mark::Caption, 150),
    (Mark::SignUp, 150),
    (Mark::Bio, 200),
    (Mark::Advertisement, 250),
    (Mark::Notice, 300),
    (Mark::Copyright, 80),
    (Mark::Headline, 50),
    (Mark::Dek, 150),
    (Mark::Hidden, 400),
];

/// What is not true of an element that holds the headline.
const NOT_AROUND_HEADLINE: Marks =
    Marks::of(&[Mark::Teaser, Mark::Comments, Mark::Navigation, Mark::Footer, Mark::Hidden, Mark::Media]);

/// An element with more than this share of the page's prose is the article or holds it: names that speak of parts of the page do not speak
/// of it.
const MOST_PROSE: f64 = 0.3;

/// For each place, what is believed of it and of the places around it.
pub(crate) fn believed(page: &Page, headline: Option<usize>) -> Vec<Marks> {
    let prose = shares_of_prose(page);
    let mut believed: Vec<Marks> = Vec::with_capacity(page.places.len());
    for (place, prose) in page.places.iter().zip(&prose) {
        let around = place.parent.and_then(|parent| believed.get(parent)).copied().unwrap_or_default();
        let mut marks = if *prose > MOST_PROSE { Marks::default() } else { place.marks };
        if headline.is_some_and(|headline| place.blocks.contains(&headline)) {
            marks = marks.without(NOT_AROUND_HEADLINE);
        }
        let words = page.words(&place.blocks);
        for (mark, most) in MOST_WORDS {
            if words.all - words.in_links > most {
                marks = marks.without(Marks::of(&[mark]));
            }
        }
        marks |= around;
        // Quoted posts come in asides and in elements that are named after the network.
        if place.tag == Tag::BlockQuote {
            marks = marks.without(Marks::of(&[Mark::Share, Mark::Media, Mark::Aside]));
        }
        believed.push(marks);
    }
    spread_from_headings(page, &prose, &mut believed);
    believed
}

/// What stands below a heading that announces other stories belongs to them, up to the next paragraph or heading beside it.
fn spread_from_headings(page: &Page, prose: &[f64], believed: &mut [Marks]) {
    // For each place, whether the last heading in it announces other stories, and whether it stands below one that does.
    let mut announced = vec![false; page.places.len()];
    let mut below = vec![false; page.places.len()];
    for (number, (place, prose)) in page.places.iter().zip(prose).enumerate() {
        let Some(parent) = place.parent else { continue };
        let is_heading = matches!(place.tag, Tag::Heading(_));
        if let Some(announced) = announced.get_mut(parent).filter(|_| is_heading || place.tag == Tag::Paragraph) {
            *announced = is_heading && place.marks.has(Mark::Teaser);
        }
        let at = |flags: &[bool]| flags.get(parent).copied().unwrap_or(false);
        if *prose > MOST_PROSE || !(at(&announced) || at(&below)) {
            continue;
        }
        if let (Some(below), Some(believed)) = (below.get_mut(number), believed.get_mut(number)) {
            *below = true;
            *believed |= Marks::of(&[Mark::Teaser]);
        }
    }
}

/// For each place, its share of the page's prose: of the words in blocks that are long enough for sentences and not made of links.
fn shares_of_prose(page: &Page) -> Vec<f64> {
    let mut before = vec![0];
    let mut sum = 0;
    for block in &page.blocks {
        sum += if block.words >= 10 && block.link_share() < 0.4 { block.words } else { 0 };
        before.push(sum);
    }
    let at = |number: usize| before.get(number).copied().unwrap_or(sum);
    let share = |blocks: &Range<usize>| (at(blocks.end) - at(blocks.start)) as f64 / sum.max(1) as f64;
    page.places.iter().map(|place| share(&place.blocks)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tree::parse;

    const PROSE: &str = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt at all.";

    /// What is believed of the place in which the block with this text stands.
    fn marks(page: &str, text: &str) -> Marks {
        let page = Page::of(&parse(page).unwrap());
        let block = page.blocks.iter().find(|block| block.text == text).unwrap();
        believed(&page, None)[block.place]
    }

    #[test]
    fn a_name_is_believed_of_what_it_can_be_true_of() {
        let page = format!(
            "<div class=share-bar>Share</div><div class=share-wrapper><p>{PROSE}</p><p>{PROSE} More.</p></div>"
        );
        assert!(marks(&page, "Share").has(Mark::Share));
        assert!(!marks(&page, PROSE).has(Mark::Share));
    }

    #[test]
    fn what_stands_below_a_heading_of_other_stories_belongs_to_them() {
        let page = format!(
            "<div><p>{PROSE}</p><p>{PROSE}</p><h3 class=related-title>You may like</h3><div>Other</div><p>Back again</p></div>"
        );
        assert!(marks(&page, "Other").has(Mark::Teaser));
        assert!(!marks(&page, "Back again").has(Mark::Teaser));
    }
}
