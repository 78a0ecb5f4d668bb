//! Articles of which a page shows the beginning to those who do not pay.

use super::Recognizer;
use crate::metadata::Paid;
use crate::normal::word_count;
use variorum_lexicon::Line;
use variorum_model::{Block, LeftOut};

/// A text with as many words is the article, when nothing states how long that is: what is shown to all is a paragraph or a few. (Feeds are
/// judged alike.)
const FULL: usize = 200;

/// Above a line that asks to pay stands no more: below a longer text it asks for something else.
const LONGEST_BEGINNING: usize = 600;

/// A line that asks to pay stands within so many blocks behind the end of the text, or before it, and has no more words itself.
const FARTHEST: usize = 8;
const LONGEST_LINE: usize = 60;

/// As many words of the text may stand behind such a line: prices and promises that were taken for text.
const MOST_BEHIND: usize = 40;

/// Whether the text of `blocks` is but the beginning of an article.
///
/// That an article is not free to read says nothing of this copy: who pays for it saves all of it. So the text must be short as well: beside the
/// length that the page states, or, where it states none, for an article at all. Whether the part of the page that the statement names
/// (`cssSelector`) is there does not tell: many name the whole body, of which a beginning is left.
pub(crate) fn is_withheld(blocks: &[Block], paid: Option<Paid>, recognizer: &Recognizer) -> bool {
    let words: usize = blocks.iter().map(text_words).sum();
    let is_short = |paid: Paid| paid.words.map_or(words < FULL, |stated| words * 10 < stated.saturating_mul(6));
    paid.is_some_and(is_short) || (words < LONGEST_BEGINNING && ends_in_request(blocks, recognizer))
}

/// Whether a line by the end of the text says that the rest is for those who pay.
fn ends_in_request(blocks: &[Block], recognizer: &Recognizer) -> bool {
    let Some(last) = blocks.iter().rposition(|block| block.left_out.is_none()) else { return false };
    let mut behind = 0;
    let until = blocks.len().min(last + 1 + FARTHEST);
    for block in blocks.iter().take(until).skip(last.saturating_sub(FARTHEST)).rev() {
        if block.left_out != Some(LeftOut::Comments)
            && word_count(&block.text) <= LONGEST_LINE
            && recognizer.withholds(&block.text)
        {
            return true;
        }
        behind += text_words(block);
        if behind > MOST_BEHIND {
            return false;
        }
    }
    false
}

fn text_words(block: &Block) -> usize {
    if block.left_out.is_none() { word_count(&block.text) } else { 0 }
}

impl Recognizer {
    /// Whether a line says that the rest of the text is kept from who does not pay; reporting says of others that they did so.
    fn withholds(&self, text: &str) -> bool {
        let line = Line::new(text);
        self.lists.iter().any(|lists| lists.withholds(&line)) && !self.lists.iter().any(|lists| lists.attributes(&line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::{BlockKind, Language};

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    fn is_withheld(language: &str, paragraphs: usize, line: Option<Block>, paid: Option<Paid>) -> bool {
        let mut blocks = vec![Block::included(BlockKind::Paragraph, PROSE); paragraphs];
        blocks.extend(line);
        blocks.push(Block::left_out(BlockKind::Furniture, "Harbour Post", LeftOut::OutsideArticle));
        let recognizer = Recognizer::new(Language::from_tag(language).as_ref());
        super::is_withheld(&blocks, paid, &recognizer)
    }

    #[test]
    fn lines_that_ask_to_pay_are_known_in_five_languages() {
        for (language, line) in [
            ("en", "Subscribe to continue reading"),
            ("en", "This article is for subscribers only."),
            ("de", "Lesen Sie weiter mit Hafenpost Plus."),
            ("de", "Jetzt abonnieren und weiterlesen"),
            ("fr", "Il vous reste 60 % de cet article à lire. La suite est réservée aux abonnés."),
            ("es", "Suscríbete para seguir leyendo"),
            ("ru", "Оформите подписку, чтобы читать дальше"),
        ] {
            let furniture = Block::left_out(BlockKind::Furniture, line, LeftOut::SignUp);
            assert!(is_withheld(language, 3, Some(furniture.clone()), None), "{line}");
            assert!(is_withheld(language, 3, Some(Block::included(BlockKind::Paragraph, line)), None), "{line}");
            assert!(!is_withheld(language, 60, Some(furniture), None), "below a long text: {line}");
        }
    }

    #[test]
    fn reporting_on_those_who_ask_to_pay_asks_for_nothing() {
        let said = "Readers were told to subscribe to continue reading, the union said.";
        assert!(!is_withheld("en", 3, Some(Block::included(BlockKind::Paragraph, said)), None));
        let asked =
            Block::included(BlockKind::Paragraph, "“Subscribe to continue reading” stood on the screen for a year.");
        let mut blocks = vec![asked];
        blocks.extend(vec![Block::included(BlockKind::Paragraph, PROSE); 4]);
        assert!(!super::is_withheld(&blocks, None, &Recognizer::new(None)));
    }

    #[test]
    fn what_is_not_free_is_withheld_where_it_is_short() {
        let paid = |words: Option<usize>| Some(Paid { words });
        // A paragraph has 17 words.
        assert!(is_withheld("en", 4, None, paid(None)));
        assert!(!is_withheld("en", 12, None, paid(None)));
        assert!(is_withheld("en", 12, None, paid(Some(900))));
        assert!(!is_withheld("en", 4, None, paid(Some(70))));
        assert!(!is_withheld("en", 4, None, None));
    }
}
