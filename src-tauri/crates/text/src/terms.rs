//! A text as it is searched.

use crate::{fold, words};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use variorum_model::Span;

/// What a text is found by: a folded word; in scripts written without blanks, and in Korean, two letters that stand side by side.
///
/// A run of letters `ABC` of such a script is `AB`, `BC` and, closing, `C`: each letter begins one term, so that a letter alone is found as the
/// beginning of terms, and any stretch of the run as a row of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word or letters, folded. Holds neither blanks nor quotation marks.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Where its first letter ends, for two letters; else where it ends.
    pub head: usize,
    /// Whether it is the last letter of a run.
    pub closing: bool,
}

/// So many letters of a word count: what is longer is no word of a language.
const LONGEST: usize = 64;

/// The terms of `text` in their order. Beside what [`fold`] takes for the same, letters count without their accents.
pub fn terms(text: &str) -> Vec<Term> {
    let mut found = Vec::new();
    let mut run: Vec<(char, Span)> = Vec::new();
    let mut word: Option<Span> = None;
    for token in words(text) {
        let piece = token.span.of(text);
        if run.last().is_some_and(|(_, last)| last.end != token.span.start) {
            close(&mut run, &mut found);
        }
        if piece.is_ascii() {
            close(&mut run, &mut found);
            enter(text, token.span, &mut found);
            continue;
        }
        for (at, letters) in piece.grapheme_indices(true) {
            let span = Span::new(at, at + letters.len()).shifted(token.span.start);
            if letters.chars().next().is_some_and(stands_without_blanks) {
                if let Some(word) = word.take() {
                    enter(text, word, &mut found);
                }
                let mut alone = letters.chars();
                match (alone.next().filter(|letter| is_plain(*letter)), alone.next()) {
                    (Some(letter), None) => run.push((letter, span)),
                    _ => run.extend(plain(letters).chars().map(|letter| (letter, span))),
                }
            } else {
                close(&mut run, &mut found);
                word = Some(word.map_or(span, |word| word.cover(span)));
            }
        }
        if let Some(word) = word.take() {
            enter(text, word, &mut found);
        }
    }
    close(&mut run, &mut found);
    found
}

fn enter(text: &str, span: Span, found: &mut Vec<Term>) {
    // Most words, in the form that all that follows would make of them.
    if text.get(span.start..span.end).is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        let text = span.of(text).bytes().take(LONGEST).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
        found.push(Term { text, span, head: span.end, closing: false });
        return;
    }
    // A mark that joined the word to a letter written without blanks ("東.a") is none of its own.
    let word = span.of(text);
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let counts = word.get(..LONGEST).unwrap_or(word);
        found.push(Term { text: counts.to_ascii_lowercase(), span, head: span.end, closing: false });
        return;
    }
    let mut letters = word.grapheme_indices(true).filter(|(_, letter)| letter.starts_with(char::is_alphanumeric));
    let Some((start, first)) = letters.next() else { return };
    let end = letters.next_back().map_or(start + first.len(), |(at, last)| at + last.len());
    let span = Span::new(start, end).shifted(span.start);
    let text = plain(span.of(text));
    if text.chars().any(char::is_alphanumeric) {
        found.push(Term { text, span, head: span.end, closing: false });
    }
}

/// Makes the terms of a run of letters, which is then empty.
fn close(run: &mut Vec<(char, Span)>, found: &mut Vec<Term>) {
    for pair in run.windows(2) {
        let [(first, span), (second, next)] = pair else { continue };
        let text = [*first, *second].into_iter().collect();
        found.push(Term { text, span: span.cover(*next), head: span.end, closing: false });
    }
    if let Some((last, span)) = run.pop() {
        found.push(Term { text: last.into(), span, head: span.end, closing: true });
    }
    run.clear();
}

/// A word without what searchers do not write alike: typography, case, accents, apostrophes.
fn plain(word: &str) -> String {
    let folded = fold(word);
    let kept = |c: &char| {
        c.is_alphanumeric() || matches!(c, '.' | ',' | '_') || !(c.is_ascii() || c.is_whitespace() || c.is_control())
    };
    if folded.is_ascii() {
        return folded.chars().filter(kept).take(LONGEST).collect();
    }
    let bare = folded.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).nfc();
    bare.flat_map(|c| if c == 'ß' { ['s', 's'].into_iter().take(2) } else { [c, c].into_iter().take(1) })
        .filter(kept)
        .take(LONGEST)
        .collect()
}

/// The letters of these scripts that [`plain`] leaves as they are, so that it need not be asked: nearly all of them in news.
const fn is_plain(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Letters of scripts that put no blanks between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese), and Korean syllables, whose blanks stand
/// between words with their particles.
fn stands_without_blanks(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{318f}'
        | '\u{31a0}'..='\u{31ff}' | '\u{3200}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
        | '\u{aa60}'..='\u{aa7f}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}'
        | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<String> {
        terms(text).into_iter().map(|term| term.text).collect()
    }

    #[test]
    fn words_count_without_case_accents_and_apostrophes() {
        assert_eq!(
            found("São Paulo’s MÜLLER-Straße, 72,000 U.S."),
            ["sao", "paulos", "muller", "strasse", "72,000", "u.s"]
        );
        assert_eq!(found("Ёлка e\u{301}tat"), ["елка", "etat"]);
        assert_eq!(found("— … \u{200b} ’"), Vec::<String>::new());
    }

    #[test]
    fn runs_of_letters_are_pairs_with_the_last_letter_alone() {
        assert_eq!(found("王毅说。好"), ["王毅", "毅说", "说", "好"]);
        assert_eq!(found("5月"), ["5", "月"]);
        assert_eq!(found("LG전자"), ["lg", "전자", "자"]);
        assert_eq!(found("東京タワー"), ["東京", "京タ", "タワ", "ワー", "ー"]);
        assert_eq!(found("ガ ｶﾞ"), ["ガ", "ガ"]);
        assert_eq!(found("\u{ffc2}.A.\u{ffc2}"), ["\u{1161}", "a", "\u{1161}"]);
        assert_eq!(found("_\u{1071}a"), ["a"]);
    }

    #[test]
    fn letters_that_are_not_asked_about_are_plain() {
        for letter in ('\0'..=char::MAX).filter(|letter| is_plain(*letter)) {
            assert!(stands_without_blanks(letter), "{letter:?}");
            assert_eq!(plain(&letter.to_string()), letter.to_string());
        }
    }

    #[test]
    fn a_pair_knows_where_its_first_letter_ends() {
        let text = "說：王毅";
        let pair = terms(text).into_iter().find(|term| term.text == "王毅").unwrap();
        assert_eq!(pair.span.of(text), "王毅");
        assert_eq!(Span::new(pair.span.start, pair.head).of(text), "王");
        assert!(!pair.closing && terms(text).pop().unwrap().closing);
    }

    proptest! {
        #[test]
        fn terms_lie_in_the_text_in_order_and_hold_no_blanks(text in "[\\PC\u{300}\n'\"王毅가ไทย]{0,60}") {
            let mut next = 0;
            for term in terms(&text) {
                prop_assert!(term.span.start >= next && text.get(term.span.start..term.span.end).is_some());
                prop_assert!(term.span.start < term.head && term.head <= term.span.end);
                prop_assert!(!term.text.is_empty() && !term.text.contains(|c: char| c.is_whitespace() || c == '"' || c == '|'));
                next = term.span.start;
            }
        }

        #[test]
        fn a_text_in_capitals_has_the_same_terms(text in "[a-zäöüа-я 王毅]{0,40}") {
            prop_assert_eq!(found(&text.to_uppercase()), found(&text));
        }
    }
}
