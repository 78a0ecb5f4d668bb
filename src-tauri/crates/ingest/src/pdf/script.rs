//! The text of a line: the order of its characters, and the blanks between them.
//!
//! Letters come in the order in which they stand on the page. Where a script runs to the left they are turned round, numbers and words of
//! other scripts inside it aside: the reverse of what the Unicode Bidirectional Algorithm (UAX 9) does to show a line, as far as a line
//! without marks of direction allows. Blanks are those that the document sets and those that are seen: gaps wider than others of the line.
//! Scripts that are written without blanks have none.

use super::words::Letter;

/// Gaps are blanks from this width on, in sizes of the type, beyond the gaps between most letters of the line.
const BLANK: f32 = 0.15;
/// The same in a line that sets blanks: only what is as wide as a jump.
const JUMP: f32 = 0.35;

/// What a line says.
pub(super) struct Said {
    pub(super) text: String,
    pub(super) leftwards: bool,
    /// How wide its first word is.
    pub(super) first_word: f32,
}

/// What a line of letters says, which stand in any order and are of this size.
pub(super) fn said(mut letters: Vec<Letter>, size: f32) -> Said {
    letters.sort_by(|a, b| a.left.total_cmp(&b.left));
    let leftwards = is_leftwards(letters.iter().flat_map(|letter| letter.text.chars()));
    let mut spaced = with_blanks(letters, size);
    turn(&mut spaced, leftwards);
    Said { first_word: first_word(&spaced), text: written(&spaced), leftwards }
}

fn first_word(letters: &[Letter]) -> f32 {
    let is_dense = letters.first().is_some_and(|letter| letter.text.chars().next().is_some_and(is_dense));
    let word = letters.iter().take_while(|letter| !letter.is_blank()).take(if is_dense { 1 } else { usize::MAX });
    let (left, right) = word.fold((f32::INFINITY, f32::NEG_INFINITY), |(left, right), letter| {
        (left.min(letter.left), right.max(letter.right))
    });
    (right - left).max(0.0)
}

/// Whether most letters of these belong to scripts that run to the left.
pub(super) fn is_leftwards(chars: impl Iterator<Item = char>) -> bool {
    let (mut left, mut right) = (0_usize, 0_usize);
    for c in chars {
        if runs_left(c) {
            left += 1;
        } else if c.is_alphabetic() {
            right += 1;
        }
    }
    left > right
}

const fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{65f}' | '\u{66a}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}')
}

/// Han, kana and the punctuation between them.
pub(super) const fn is_dense(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// The letters with a blank wherever one is set or seen.
fn with_blanks(letters: Vec<Letter>, size: f32) -> Vec<Letter> {
    let letters = once(letters, size);
    let sets_blanks = letters.iter().any(Letter::is_blank);
    let seen: Vec<&Letter> = letters.iter().filter(|letter| !letter.is_blank()).collect();
    let mut gaps: Vec<f32> = seen.windows(2).map(|pair| pair[1].left - pair[0].right).collect();
    gaps.sort_by(f32::total_cmp);
    // Of spaced letters, most gaps are no blanks; of single words, too few gaps tell.
    let usual = if gaps.len() < 4 { 0.0 } else { gaps[gaps.len() / 2].clamp(0.0, 0.6 * size) };
    let narrowest = usual + size * if sets_blanks { JUMP } else { BLANK };
    let mut spaced: Vec<Letter> = Vec::with_capacity(letters.len() * 5 / 4);
    let mut right = f32::NEG_INFINITY;
    let mut was_blank = true;
    for mut letter in letters {
        if letter.is_blank() {
            if !was_blank {
                letter.text = " ".into();
                spaced.push(letter);
                was_blank = true;
            }
            continue;
        }
        if !was_blank && letter.left - right > narrowest {
            spaced.push(Letter { text: " ".into(), left: right, right: letter.left, raised: false });
        }
        was_blank = false;
        right = right.max(letter.right);
        spaced.push(letter);
    }
    spaced
}

/// The letters without those that are set over the same ones again, as programs do for bold type and for shadows.
fn once(letters: Vec<Letter>, size: f32) -> Vec<Letter> {
    let mut kept: Vec<Letter> = Vec::with_capacity(letters.len());
    for letter in letters {
        let is_again = |other: &&Letter| letter.left - other.left < 0.12 * size;
        let near = kept.iter().rev().take(4).take_while(is_again);
        if letter.is_blank() || !near.into_iter().any(|other| other.text == letter.text) {
            kept.push(letter);
        }
    }
    kept
}

/// Puts the letters, which stand as they are seen from left to right, in the order in which they are read.
fn turn(letters: &mut [Letter], leftwards: bool) {
    if !letters.iter().flat_map(|letter| letter.text.chars()).any(runs_left) {
        return;
    }
    if leftwards {
        letters.reverse();
    }
    let runs = |letter: &Letter| {
        letter.text.chars().find_map(|c| if runs_left(c) { Some(true) } else { c.is_alphanumeric().then_some(false) })
    };
    let mut otherwise = vec![false; letters.len()];
    let mut at = 0;
    while at < letters.len() {
        if runs(&letters[at]) != Some(!leftwards) {
            at += 1;
            continue;
        }
        let is_number = |letter: &Letter| letter.text.chars().all(char::is_numeric);
        // The stretch goes on over what has no direction of its own as long as it is followed by more of the same.
        let (mut end, mut next) = (at + 1, at + 1);
        while let Some(letter) = letters.get(next) {
            match runs(letter) {
                Some(same) if same != leftwards => {
                    // Two numbers apart are two stretches.
                    let is_apart = letters[end..next].iter().any(Letter::is_blank)
                        && is_number(&letters[end - 1])
                        && is_number(letter);
                    if is_apart {
                        break;
                    }
                    end = next + 1;
                }
                Some(_) => break,
                None => {}
            }
            next += 1;
        }
        letters[at..end].reverse();
        otherwise[at..end].fill(true);
        at = end;
    }
    for (letter, otherwise) in letters.iter_mut().zip(otherwise) {
        if leftwards != otherwise {
            letter.text = letter.text.chars().map(mirrored).collect();
        }
    }
}

/// A bracket is drawn the other way round in text that runs to the left.
const fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        _ => c,
    }
}

/// The letters as text. Raised numbers and signs behind words are marks of notes and are no part of it; behind units and numbers they are
/// powers.
fn written(letters: &[Letter]) -> String {
    let mut text = String::new();
    for stretch in letters.chunk_by(|one, next| one.raised == next.raised) {
        if stretch[0].raised {
            let raised: String = stretch.iter().map(|letter| letter.text.as_str()).collect();
            raise(&mut text, &raised);
            continue;
        }
        for letter in stretch {
            let is_between_dense = letter.is_blank() && text.chars().next_back().is_some_and(is_dense);
            if !is_between_dense {
                if letter.text.chars().next().is_some_and(is_dense)
                    && text.ends_with(' ')
                    && before_blank(&text).is_some_and(is_dense)
                {
                    text.pop();
                }
                text.push_str(&letter.text);
            }
        }
    }
    // A hyphen that is seen inside a line is one, whatever the font calls it.
    match text.char_indices().next_back() {
        Some((last, _)) => format!("{}{}", text[..last].replace('\u{ad}', "-"), &text[last..]),
        None => text,
    }
}

fn before_blank(text: &str) -> Option<char> {
    text.trim_end().chars().next_back()
}

fn raise(text: &mut String, raised: &str) {
    const POWERS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const UNITS: [&str; 9] = ["m", "km", "cm", "mm", "ft", "mi", "м", "км", "см"];
    let said = raised.trim();
    let is_mark = !said.is_empty() && said.chars().all(|c| c.is_ascii_digit() || "*†‡§[](),".contains(c));
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if !is_mark || text.trim().is_empty() {
        text.push_str(raised);
    } else if UNITS.contains(&word) || word.ends_with(|c: char| c.is_ascii_digit()) {
        text.extend(said.chars().map(|c| c.to_digit(10).map_or(c, |digit| POWERS[digit as usize])));
    } else if raised.ends_with(' ') {
        text.push(' ');
    }
}
