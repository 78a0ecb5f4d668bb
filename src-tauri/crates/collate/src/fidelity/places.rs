//! Where in a text a quotation may come from.

use super::heard::Heard;
use super::said::Said;
use std::ops::Range;

/// So many words around a shared one are looked at: more than a speaker's aside that was left out, less than a page.
const AROUND: usize = 12;
/// A quotation is held against so many times its own words, and so many more.
const MOST_TIMES: usize = 6;
const MOST_MORE: usize = 240;

/// Quotations of fewer words are looked for by single words too.
const FEW: usize = 6;
/// Of so many words of longer ones, one must stand beside its neighbour in the text: one whose every third word was changed still has more.
const LEAST_PAIRS: usize = 7;

/// The stretches of a text's words in which a quotation's words stand, in order and apart; those that share most when there are too many.
///
/// Neighbouring words that both have are looked up, or single words where the quotation has too few: linear in the quotation.
pub(crate) fn places(said: &Said, heard: &Heard) -> Vec<Range<usize>> {
    let found: Vec<&[u32]> = said
        .words
        .windows(2)
        .filter_map(|pair| if let [first, second] = pair { Some(heard.pair(first, second)) } else { None })
        .filter(|places| !places.is_empty())
        .collect();
    let mut shared: Vec<usize> = found.iter().copied().flatten().map(|at| *at as usize).collect();
    if said.words.len() < FEW {
        shared.extend(said.words.iter().flat_map(|word| heard.single(word)).map(|at| *at as usize));
    } else if found.len() * LEAST_PAIRS < said.words.len() {
        return Vec::new();
    }
    shared.sort_unstable();
    let reach = AROUND + said.words.len() / 2;
    let mut stretches: Vec<(usize, Range<usize>)> = Vec::new();
    for at in shared {
        let range = at.saturating_sub(reach)..(at + 2 + reach).min(heard.words.len());
        match stretches.last_mut() {
            Some((count, last)) if range.start <= last.end => {
                last.end = range.end;
                *count += 1;
            }
            _ => stretches.push((1, range)),
        }
    }
    let most = MOST_TIMES * said.words.len() + MOST_MORE;
    if stretches.iter().map(|(_, range)| range.len()).sum::<usize>() > most {
        stretches.sort_by_key(|(count, range)| (std::cmp::Reverse(*count), range.start));
        let mut room = most;
        for (_, range) in &mut stretches {
            range.end = range.start + range.len().min(room);
            room -= range.len();
        }
        stretches.retain(|(_, range)| !range.is_empty());
    }
    let mut ranges: Vec<Range<usize>> = stretches.into_iter().map(|(_, range)| range).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}
