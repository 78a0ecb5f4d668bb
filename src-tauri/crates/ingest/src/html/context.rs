//! What the markup says of each place, as far as it can be true.

use super::page::{Page, Tag};
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

/// An element with more than this share of the page's prose is the article or holds it: names that speak of parts of the page do not speak
/// of it.
const MOST_PROSE: f64 = 0.3;

/// For each place, what is believed of it and of the places around it.
pub(crate) fn believed(page: &Page, headline: Option<usize>) -> Vec<Marks> {
    let prose = sums(page, |block| if block.words >= 10 && block.link_share() < 0.4 { block.words } else { 0 });
    let plain = sums(page, |block| block.words.saturating_sub(block.link_words));
    let all = prose.last().copied().unwrap_or_default().max(1) as f64;
    let mut believed: Vec<Marks> = Vec::with_capacity(page.places.len());
    for place in &page.places {
        let in_place = |sums: &[usize]| between(sums, place.blocks.start, place.blocks.end);
        let around = place.parent.and_then(|parent| believed.get(parent)).copied().unwrap_or_default();
        let holds_headline = headline.is_some_and(|headline| place.blocks.contains(&headline));
        let mut marks = place.marks;
        if in_place(&prose) as f64 > MOST_PROSE * all {
            marks = Marks::default();
        }
        if holds_headline {
            marks = marks.without(Marks::of(&[
                Mark::Teaser,
                Mark::Comments,
                Mark::Navigation,
                Mark::Footer,
                Mark::Hidden,
                Mark::Media,
            ]));
        }
        for (mark, most) in MOST_WORDS {
            if in_place(&plain) > most {
                marks = marks.without(Marks::of(&[mark]));
            }
        }
        marks |= around;
        // Quoted posts come in elements that are named after the network.
        if place.tag == Tag::BlockQuote {
            marks = marks.without(Marks::of(&[Mark::Share, Mark::Media]));
        }
        believed.push(marks);
    }
    spread_from_headings(page, &mut believed);
    believed
}

/// What stands below a heading that announces other stories belongs to them, up to the next paragraph or heading beside it.
fn spread_from_headings(page: &Page, believed: &mut [Marks]) {
    let teaser = Marks::of(&[Mark::Teaser]);
    let mut announced: Vec<bool> = vec![false; page.places.len()];
    let mut of_announced: Vec<bool> = vec![false; page.places.len()];
    for (number, place) in page.places.iter().enumerate() {
        let Some(parent) = place.parent else { continue };
        let is_heading = matches!(place.tag, Tag::Heading(_));
        if is_heading || place.tag == Tag::Paragraph {
            let says_so = is_heading && place.marks.has(Mark::Teaser);
            if let Some(announced) = announced.get_mut(parent) {
                *announced = says_so;
            }
        }
        let inside =
            of_announced.get(parent).copied().unwrap_or(false) || announced.get(parent).copied().unwrap_or(false);
        if let (true, Some(of_announced), Some(believed)) =
            (inside, of_announced.get_mut(number), believed.get_mut(number))
        {
            *of_announced = true;
            *believed |= teaser;
        }
    }
}

/// Running sums of a number over the blocks, beginning with nought.
fn sums(page: &Page, number: impl Fn(&super::page::TextBlock) -> usize) -> Vec<usize> {
    let mut sum = 0;
    std::iter::once(0)
        .chain(page.blocks.iter().map(|block| {
            sum += number(block);
            sum
        }))
        .collect()
}

fn between(sums: &[usize], start: usize, end: usize) -> usize {
    sums.get(end).copied().unwrap_or_default().saturating_sub(sums.get(start).copied().unwrap_or_default())
}
