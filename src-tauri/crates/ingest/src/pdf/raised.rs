//! Small letters above a line, and large ones that reach below it.

use super::words::Word;

/// How many of the words next in height are looked at for each word.
const MOST_NEAR: usize = 400;

/// From how many times the size of the text on a first letter is an initial.
const INITIAL: f32 = 1.8;

/// Puts raised words (marks of notes, powers, the "th" of ordinals) on the lines that they belong to, and initials that reach over
/// several lines at the beginning of the first of them. `words` stand in the order of their baselines.
pub(super) fn settle(words: &mut [Word]) {
    for number in 0..words.len() {
        initial(words, number);
    }
    for number in 0..words.len() {
        if let Some((base, size)) = host(words, number) {
            let word = &mut words[number];
            word.place(base, size);
            word.letters.iter_mut().for_each(|letter| letter.raised = true);
        }
    }
}

/// The baseline and the size of the word that a smaller one is raised beside.
fn host(words: &[Word], number: usize) -> Option<(f32, f32)> {
    let small = words.get(number)?;
    if small.letters.len() > 6 {
        return None;
    }
    let is_host = |large: &&Word| {
        let rise = large.base - small.base;
        let gap = (small.area.left - large.area.right).max(large.area.left - small.area.right);
        (0.4 * large.size..=0.85 * large.size).contains(&small.size)
            && (0.12 * large.size..=0.7 * large.size).contains(&rise)
            && (-0.2 * large.size..=0.35 * large.size).contains(&gap)
    };
    let near = words[number + 1..].iter().take(MOST_NEAR);
    near.take_while(|large| large.base - small.base <= 30.0).find(is_host).map(|large| (large.base, large.size))
}

/// Puts the initial that this word may be before the first of the lines beside it. The others begin where it does.
fn initial(words: &mut [Word], number: usize) {
    let Some(large) = words.get(number) else { return };
    let is_letter = matches!(large.letters.as_slice(), [letter] if letter.text.chars().all(char::is_alphabetic));
    if !is_letter {
        return;
    }
    let (area, base, size) = (large.area, large.base, large.size);
    let is_beside = |word: &Word| {
        let gap = word.area.left - area.right;
        word.size * INITIAL <= size
            && (area.top - 0.1 * size..=base + 0.1 * size).contains(&word.base)
            && gap > -0.1 * size
    };
    let from = number.saturating_sub(MOST_NEAR);
    let near = words[from..].iter().take(2 * MOST_NEAR);
    let beside: Vec<usize> = near.enumerate().filter(|(_, word)| is_beside(word)).map(|(at, _)| from + at).collect();
    let reaches = |at: &&usize| words[**at].area.left - area.right <= 0.4 * size;
    let Some(first) = beside.iter().filter(reaches).min_by(|a, b| words[**a].base.total_cmp(&words[**b].base)).copied()
    else {
        return;
    };
    let (edge, line, height) = (words[first].area.left, words[first].base, words[first].size);
    for at in beside {
        // The first words of the other lines.
        if (words[at].area.left - edge).abs() < 0.6 * height {
            words[at].area.left = area.left;
        }
    }
    let large = &mut words[number];
    large.place(line, height);
    large.area.right = edge;
    // Without a gap it is the first letter of a word.
    let is_word = ["A", "I", "À", "Y", "O", "E", "В", "С", "К", "У", "О", "И", "Я", "А"]
        .contains(&large.letters[0].text.as_str())
        && edge - area.right > 0.25 * height;
    large.letters[0].right = if is_word { edge - 0.3 * height } else { edge };
    large.letters[0].left = large.letters[0].left.min(large.letters[0].right);
}
