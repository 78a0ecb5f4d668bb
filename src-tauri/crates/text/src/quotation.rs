//! Where quotation marks open and close.

use variorum_model::Span;

/// The outermost quotations of `text`, marks included, in order. A mark without a partner opens nothing: a newspaper that continues a
/// quotation over paragraphs opens it again in each and closes it in the last only, so such a quotation ends with the text.
pub fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, Closing)> = None;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match open {
            None => {
                let starts_word = text[end..].chars().next().is_some_and(|next| !next.is_whitespace());
                if let Some(closing) = closing_of(c).filter(|_| starts_word && !before.is_some_and(ends_word)) {
                    open = Some((at, closing));
                }
            }
            Some((start, closing)) => {
                if closing.closes(c) && !before.is_some_and(char::is_whitespace) {
                    found.push(Span::new(start, end));
                    open = None;
                }
            }
        }
        before = Some(c);
    }
    // Left open at the end: a quotation that the next paragraph goes on with, if its mark is one that cannot be anything else.
    if let Some((start, closing)) = open
        && closing.is_certain()
    {
        found.push(Span::new(start, text.len()));
    }
    found
}

/// Whether a mark after this letter would close rather than open. Scripts without blanks open quotations right after a letter.
fn ends_word(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}

/// How a quotation that was opened by one mark is closed.
#[derive(Clone, Copy)]
struct Closing(char);

fn closing_of(mark: char) -> Option<Closing> {
    match mark {
        '“' | '"' | '＂' => Some(Closing(if mark == '“' { '”' } else { mark })),
        '„' => Some(Closing('“')),
        '«' => Some(Closing('»')),
        '»' => Some(Closing('«')),
        '「' => Some(Closing('」')),
        '『' => Some(Closing('』')),
        _ => None,
    }
}

impl Closing {
    fn closes(self, mark: char) -> bool {
        // German closes „ with “, other typesetters of the same opening mark with ”.
        mark == self.0 || (self.0 == '“' && mark == '”') || (self.0 == '”' && mark == '"')
    }

    fn is_certain(self) -> bool {
        !matches!(self.0, '"' | '＂' | '«')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn the_marks_of_each_language_are_known() {
        assert_eq!(quoted("He said “yes,” then \"no\"."), ["“yes,”", "\"no\""]);
        assert_eq!(quoted("Er sagte: „Ja.“ Dann »Nein«."), ["„Ja.“", "»Nein«"]);
        assert_eq!(quoted("Он сказал: «Да». Elle : «oui»."), ["«Да»", "«oui»"]);
        assert_eq!(quoted("他说「好」。"), ["「好」"]);
    }

    #[test]
    fn a_quotation_inside_a_quotation_belongs_to_the_outer_one() {
        assert_eq!(quoted("“He told me ‘go’ twice,” she said."), ["“He told me ‘go’ twice,”"]);
    }

    #[test]
    fn inches_and_lone_marks_are_not_quotations() {
        assert!(quoted("A 5\" pipe burst.").is_empty());
        assert!(quoted("nothing here").is_empty());
    }

    #[test]
    fn a_quotation_that_goes_on_in_the_next_paragraph_ends_with_the_text() {
        assert_eq!(quoted("“We begin here. And go on."), ["“We begin here. And go on."]);
    }

    proptest! {
        #[test]
        fn quotations_lie_in_the_text_and_apart(text in "[a “”\"„«».]{0,60}") {
            let mut next = 0;
            for span in quotations(&text) {
                prop_assert!(span.start >= next && text.get(span.start..span.end).is_some());
                next = span.end;
            }
        }
    }
}
