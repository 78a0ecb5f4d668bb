//! Whether a state of an article was cut by its outlet, or is a page that was not read in full.

use std::collections::{HashMap, HashSet};
use variorum_model::{Extraction, LeftOut, ReadingDoubt};
use variorum_text::{fold, passages_of, words};

/// Which states of an article, given in the order in which they stood, were read soundly. The others say nothing about what the outlet carried.
///
/// A state that is a summary, as it says itself, is not sound where a full one is known. A state with less than half of the words of the sound
/// one before it *collapsed*, unless it shows that the outlet shortened the text: something else is said before a sentence that was kept, or
/// sentences that were kept stood apart. What is one unbroken piece of the state before may be that state up to a wall, or the part of its page
/// that a reader found; what has next to nothing of it is another page; and what the reader itself doubts, or left out, the outlet did not drop.
pub fn sound(states: &[&Extraction]) -> Vec<bool> {
    let is_full = |state: &&Extraction| !state.doubts.contains(&ReadingDoubt::SummaryOnly);
    let full_is_known = states.iter().any(is_full);
    let mut before: Option<&Extraction> = None;
    states
        .iter()
        .map(|state| {
            let is_sound = (is_full(state) || !full_is_known)
                && before.is_none_or(|before| !is_far_shorter(before, state) || is_shortened(before, state));
            if is_sound {
                before = Some(state);
            }
            is_sound
        })
        .collect()
}

fn is_far_shorter(before: &Extraction, after: &Extraction) -> bool {
    let count = |state: &Extraction| words(&state.text()).count();
    count(after) * 2 < count(before)
}

/// Whether the outlet itself cut the text, as far as that can be told from the two.
fn is_shortened(before: &Extraction, after: &Extraction) -> bool {
    let doubted = [ReadingDoubt::ShortBody, ReadingDoubt::PagesMissing, ReadingDoubt::ShownByScript];
    if doubted.iter().any(|doubt| after.doubts.contains(doubt) && !before.doubts.contains(doubt)) {
        return false;
    }
    let was = sentences(before);
    let is = sentences(after);
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, sentence) in was.iter().enumerate().rev() {
        places.entry(sentence).or_default().push(place);
    }
    let kept: Vec<Option<usize>> = is.iter().map(|sentence| places.get_mut(sentence.as_str())?.pop()).collect();
    let Some(last) = kept.iter().rposition(Option::is_some) else { return false };
    let one_piece = kept[..=last].windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if *b == a + 1));
    let begins_anew = kept.first().is_some_and(Option::is_none);
    (begins_anew || !one_piece) && says_the_same(&was, &is) && !is_still_there(&was, &is, after)
}

/// Whether half of the different words of the later state stood in the earlier one: else it is another page.
fn says_the_same(was: &[String], is: &[String]) -> bool {
    let words = |sentences: &[String]| -> HashSet<String> {
        sentences.iter().flat_map(|sentence| sentence.split(' ')).map(str::to_owned).collect()
    };
    let (was, is) = (words(was), words(is));
    is.intersection(&was).count() * 2 >= is.len()
}

/// Whether the page still holds half of the sentences that are gone from the text, in blocks that the reader left out. What a person left out,
/// or stands there because it repeats, is no sign of that.
fn is_still_there(was: &[String], is: &[String], after: &Extraction) -> bool {
    let is: HashSet<&String> = is.iter().collect();
    let gone: HashSet<&String> = was.iter().filter(|sentence| !is.contains(sentence)).collect();
    let by_reader = |left_out: Option<LeftOut>| {
        left_out.is_some_and(|reason| !matches!(reason, LeftOut::ByPerson | LeftOut::RepeatedAcrossPages))
    };
    let left_out = after.blocks.iter().filter(|block| by_reader(block.left_out));
    let there: HashSet<String> = left_out.flat_map(|block| folded(&block.text)).collect();
    !gone.is_empty() && gone.iter().filter(|sentence| there.contains(**sentence)).count() * 2 >= gone.len()
}

fn sentences(state: &Extraction) -> Vec<String> {
    state.blocks.iter().filter(|block| block.left_out.is_none()).flat_map(|block| folded(&block.text)).collect()
}

/// The sentences of a block, their folded words alone.
fn folded(block: &str) -> Vec<String> {
    let sentence = |text: &str| words(text).map(|word| fold(word.span.of(text))).collect::<Vec<_>>().join(" ");
    passages_of(block).into_iter().map(|span| sentence(span.of(block))).filter(|words| !words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::{Block, BlockKind};

    const TOLD: [&str; 8] = [
        "The harbour of Callow was closed on Monday after a fire on a ferry.",
        "Forty passengers were brought ashore in boats.",
        "The fire began in the engine room, the harbour office said.",
        "Nobody was hurt, according to the coast guard.",
        "Two other ferries waited outside the pier until noon.",
        "A school took in the passengers for the night.",
        "The owner of the ferry did not answer questions.",
        "An inquiry begins on Tuesday, the ministry announced.",
    ];

    fn state(paragraphs: &[&str]) -> Extraction {
        Extraction {
            member: None,
            reader: 1,
            media_type: "text/html".into(),
            url: None,
            outlet: None,
            title: None,
            byline: vec![],
            published: None,
            modified: None,
            language: None,
            section: None,
            agencies: vec![],
            blocks: paragraphs.iter().map(|text| Block::included(BlockKind::Paragraph, *text)).collect(),
            gaps: None,
            doubts: vec![],
        }
    }

    fn is_sound_after_told(later: &Extraction) -> bool {
        let full = state(&TOLD);
        sound(&[&full, later]) == [true, true]
    }

    #[test]
    fn a_page_that_breaks_off_at_a_wall_collapsed() {
        assert!(!is_sound_after_told(&state(&TOLD[..3])));
        let asked = [&TOLD[..2], &["Subscribe now to read on.", "You have read all free articles of this month."]];
        assert!(!is_sound_after_told(&state(&asked.concat())));
        let cut = [&TOLD[..2], &["The fire began in the engine …"]];
        assert!(!is_sound_after_told(&state(&cut.concat())));
    }

    #[test]
    fn a_wall_a_notice_or_nothing_in_the_place_of_the_text_collapsed() {
        assert!(!is_sound_after_told(&state(&[
            "We value your privacy.",
            "Accept all cookies or manage your choices."
        ])));
        assert!(!is_sound_after_told(&state(&["Please enable scripts to go on."])));
        assert!(!is_sound_after_told(&state(&[])));
        let other = ["Weather: rain until Friday.", TOLD[3], "Games: three new puzzles.", "Sports: all results."];
        assert!(!is_sound_after_told(&state(&other)), "one sentence in another page");
    }

    #[test]
    fn one_part_of_a_page_that_a_reader_found_collapsed() {
        assert!(!is_sound_after_told(&state(&TOLD[3..5])), "from the middle");
        assert!(!is_sound_after_told(&state(&TOLD[6..])), "the end");
    }

    #[test]
    fn what_a_reader_left_out_was_not_dropped() {
        let mut read = state(&[TOLD[0], TOLD[3]]);
        assert!(is_sound_after_told(&read));
        read.blocks
            .extend(TOLD[4..].iter().map(|text| Block::left_out(BlockKind::Furniture, *text, LeftOut::OutsideArticle)));
        assert!(!is_sound_after_told(&read));
    }

    #[test]
    fn a_text_that_the_reader_itself_doubts_collapsed() {
        let mut read = state(&[TOLD[0], TOLD[3], TOLD[7]]);
        assert!(is_sound_after_told(&read));
        read.doubts = vec![ReadingDoubt::PagesMissing];
        assert!(!is_sound_after_told(&read));
    }

    #[test]
    fn a_summary_is_no_state_beside_the_full_text() {
        let summary = Extraction { doubts: vec![ReadingDoubt::SummaryOnly], ..state(&TOLD[..5]) };
        let full = state(&TOLD);
        assert_eq!(sound(&[&summary, &full, &summary]), [false, true, false]);
        assert_eq!(sound(&[&summary]), [true], "where it is all that is known");
    }

    #[test]
    fn a_live_post_that_was_trimmed_is_the_outlets_own_work() {
        let trimmed = ["This live report is closed. What we know:", TOLD[0], TOLD[1]];
        assert!(is_sound_after_told(&state(&trimmed)));
        assert!(is_sound_after_told(&state(&[TOLD[0], TOLD[4], TOLD[7]])), "every third entry stays");
    }

    #[test]
    fn a_correction_that_takes_much_out_is_the_outlets_own_work() {
        let corrected = [
            "The harbour of Callow was closed on Tuesday after a fire on a ferry.",
            TOLD[3],
            "Correction: an earlier version named the wrong day.",
        ];
        assert!(is_sound_after_told(&state(&corrected)));
    }

    #[test]
    fn half_of_a_text_and_more_is_never_a_collapse() {
        assert!(is_sound_after_told(&state(&TOLD[..5])));
    }

    #[test]
    fn a_first_report_that_grew_is_sound() {
        let (first, full) = (state(&TOLD[..1]), state(&TOLD));
        assert_eq!(sound(&[&first, &full]), [true, true]);
    }

    #[test]
    fn states_are_held_against_the_last_sound_one() {
        let (full, cut, wall) = (state(&TOLD), state(&TOLD[..3]), state(&TOLD[..1]));
        assert_eq!(sound(&[&full, &cut, &wall, &full]), [true, false, false, true]);
    }
}
