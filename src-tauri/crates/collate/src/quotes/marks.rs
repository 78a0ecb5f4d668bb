//! Which quotation mark closes which.

use variorum_model::Span;

/// A stretch between quotation marks, or one that a dash opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// With the marks.
    pub outer: Span,
    /// Between the marks.
    pub inner: Span,
    /// What is the matter with its marks.
    pub balance: Balance,
}

/// Whether both marks are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Balance {
    /// Both are.
    Closed,
    /// The closing one is missing: the quotation goes on to the end of its paragraph, and perhaps in the next.
    Unclosed,
    /// The opening one is missing.
    Unopened,
}

/// The outermost quotations of one paragraph, in order. Marks inside a quotation belong to it. `start` is the paragraph's place in its text.
pub(crate) fn quotations(paragraph: &str, start: usize) -> Vec<Quotation> {
    let marks = Mark::all(paragraph);
    let mut found: Vec<Quotation> = Vec::new();
    let mut next = 0;
    while let Some(mark) = marks.get(next) {
        next += 1;
        if !mark.opens {
            if mark.is_lone_closing() && found.is_empty() && marks[..next - 1].iter().all(Mark::is_single) {
                found.push(Quotation {
                    outer: Span::new(0, mark.end),
                    inner: Span::new(0, mark.start),
                    balance: Balance::Unopened,
                });
            }
            continue;
        }
        match closing(&marks, next - 1) {
            Some(at) => {
                found.push(Quotation {
                    outer: Span::new(mark.start, marks[at].end),
                    inner: Span::new(mark.end, marks[at].start),
                    balance: Balance::Closed,
                });
                next = at + 1;
            }
            None if mark.is_single() => {}
            None => {
                let end = paragraph.trim_end().len();
                found.push(Quotation {
                    outer: Span::new(mark.start, end),
                    inner: Span::new(mark.end.min(end), end),
                    balance: Balance::Unclosed,
                });
                break;
            }
        }
    }
    let has_words = |quotation: &Quotation| quotation.inner.of(paragraph).contains(char::is_alphanumeric);
    found.retain(has_words);
    for quotation in &mut found {
        quotation.inner = trimmed(paragraph, quotation.inner).shifted(start);
        quotation.outer = quotation.outer.shifted(start);
    }
    found
}

/// The span without the blanks at its ends.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}

/// A quotation mark and what its neighbours let it be.
#[derive(Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    family: Family,
    /// Whether its shape is that of both marks and of inches.
    is_straight: bool,
    opens: bool,
    closes: bool,
}

/// Marks of one family close each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    SingleAngle,
    Corner,
    DoubleCorner,
}

impl Mark {
    fn all(paragraph: &str) -> Vec<Self> {
        let mut found = Vec::new();
        let mut before: Option<char> = None;
        let mut characters = paragraph.char_indices().peekable();
        while let Some((start, c)) = characters.next() {
            let mut end = start + c.len_utf8();
            let doubled = matches!(c, '`' | '\'' | '‚' | ',') && characters.peek().is_some_and(|(_, next)| *next == c);
            if let Some(family) = family(c, doubled) {
                if doubled {
                    characters.next();
                    end += c.len_utf8();
                }
                let after = characters.peek().map(|(_, next)| *next);
                let (opens, closes) = roles(c, family, before, after);
                if opens || closes {
                    found
                        .push(Self { start, end, family, is_straight: matches!(c, '"' | '\'' | '＂'), opens, closes });
                }
            }
            before = Some(c);
        }
        found
    }

    fn is_single(&self) -> bool {
        self.family == Family::Single
    }

    fn is_lone_closing(&self) -> bool {
        self.closes && !self.opens && !self.is_straight && matches!(self.family, Family::Double | Family::Angle)
    }
}

fn family(c: char, doubled: bool) -> Option<Family> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '"' | '＂' | '〝' | '〞' => Family::Double,
        '`' | '\'' | '‚' if doubled => Family::Double,
        '‘' | '’' | '‚' | '\'' | '‛' | '`' => Family::Single,
        '«' | '»' => Family::Angle,
        '‹' | '›' => Family::SingleAngle,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::DoubleCorner,
        _ => return None,
    })
}

/// Whether a mark can open and whether it can close, by its shape and its neighbours.
fn roles(c: char, family: Family, before: Option<char>, after: Option<char>) -> (bool, bool) {
    match c {
        '「' | '『' => return (true, false),
        '」' | '』' => return (false, true),
        _ => {}
    }
    // Scripts without blanks open quotations right after a letter.
    let is_letter = |c: char| c.is_alphanumeric() && c < '\u{2e80}';
    let word_after = after.is_some_and(|c| !c.is_whitespace() && !is_ending(c));
    let free_before = before.is_none_or(|c| !is_letter(c) && !is_ending(c));
    let mut opens = word_after && free_before;
    let mut closes = before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(is_letter);
    if family == Family::Angle || family == Family::SingleAngle {
        // French puts blanks inside; German turns the marks round.
        let pointing_in = matches!(c, '«' | '‹');
        let blank_after = after.is_none_or(char::is_whitespace);
        let blank_before = before.is_none_or(char::is_whitespace);
        opens = if pointing_in { blank_after || word_after } else { word_after && free_before };
        closes = if pointing_in { closes && !blank_before && !opens_here(before) } else { closes || blank_before };
        if pointing_in && closes && !free_before {
            opens = false;
        }
        if !pointing_in && opens {
            closes = false;
        }
    }
    match c {
        '„' | '‟' | '‚' | '`' => (word_after, false),
        // A shape that can close only where nothing is left to open, and the other way round.
        '“' | '‘' => (opens || (word_after && !closes), closes && !opens),
        '”' | '’' => (opens && !closes, closes),
        _ => (opens, closes && !(opens && family == Family::Single)),
    }
}

fn is_ending(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | '…' | ')' | ']')
}

fn opens_here(before: Option<char>) -> bool {
    before.is_some_and(|c| matches!(c, '(' | '[' | '—' | '–' | '-' | ':'))
}

/// The mark that closes the one at `opening`.
///
/// Marks that can only open nest: «…«…»…». Where there are not enough closing ones, the first closing one closes.
fn closing(marks: &[Mark], opening: usize) -> Option<usize> {
    /// A quotation inside which more marks stand is a list or an attack.
    const FARTHEST: usize = 200;
    let family = marks[opening].family;
    let mut depth = 1_usize;
    let mut first = None;
    let rest = marks.iter().enumerate().skip(opening + 1).take(FARTHEST);
    for (at, mark) in rest.filter(|(_, mark)| mark.family == family) {
        if mark.closes {
            first = first.or(Some(at));
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        } else if mark.opens && family == Family::Angle {
            depth += 1;
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text, 0).into_iter().map(|quotation| quotation.inner.of(text)).collect()
    }

    #[test]
    fn the_marks_of_all_languages_are_paired() {
        for text in [
            "He said “yes,” then left.",
            "He said \"yes,\" then left.",
            "He said ``yes,'' then left.",
            "He said ''yes,'' then left.",
            "He said ‘yes,’ then left.",
            "He said 'yes,' then left.",
            "Er sagte „yes,“ und ging.",
            "Er sagte »yes,« und ging.",
            "Er sagte ‚yes,‘ und ging.",
            "Elle dit « yes, » et part.",
            "Он сказал: «yes,» и ушёл.",
            "他说「yes,」。",
            "他说『yes,』。",
            "She wrote ”yes,” and left.",
        ] {
            assert_eq!(quoted(text), ["yes,"], "{text}");
        }
    }

    #[test]
    fn marks_inside_a_quotation_belong_to_it() {
        assert_eq!(quoted("“He told me ‘go’ twice,” she said."), ["He told me ‘go’ twice,"]);
        assert_eq!(quoted("«Мы читали «Правду» вчера», — сказал он."), ["Мы читали «Правду» вчера"]);
        assert_eq!(quoted("„Er rief ‚Halt‘ und lief“, sagte sie."), ["Er rief ‚Halt‘ und lief"]);
        assert_eq!(quoted("« J’ai crié “Au feu !” hier », dit-il."), ["J’ai crié “Au feu !” hier"]);
    }

    #[test]
    fn apostrophes_inches_and_years_are_no_quotations() {
        for text in
            ["The workers' pay isn't theirs.", "A 5\" pipe", "In the '90s it was", "l’été et l’hiver", "rock ’n’ roll"]
        {
            assert!(quotations(text, 0).iter().all(|quotation| quotation.inner.len() < 2), "{text}");
        }
    }

    #[test]
    fn a_missing_mark_is_repaired_and_told() {
        let unclosed = quotations("“We begin here. And go on.", 0);
        assert_eq!(unclosed[0].balance, Balance::Unclosed);
        let unopened = quotations("We will go on,” she said.", 0);
        assert_eq!((unopened[0].balance, unopened[0].inner), (Balance::Unopened, Span::new(0, 14)));
    }

    proptest! {
        #[test]
        fn quotations_lie_in_the_text_and_apart(text in "[ab “”\"„«»‘’'`「」.,\n]{0,80}") {
            let mut next = 0;
            for quotation in quotations(&text, 0) {
                prop_assert!(quotation.outer.start >= next);
                prop_assert!(quotation.outer.start <= quotation.inner.start && quotation.inner.end <= quotation.outer.end);
                prop_assert!(!quotation.inner.of(&text).is_empty());
                next = quotation.outer.end;
            }
        }
    }
}
