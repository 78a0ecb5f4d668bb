//! Text that a page holds and does not show: hidden by its markup until a script shows it, or kept for browsers without scripts.
//!
//! It is no part of the text, but a person can put it back: a page may hold the whole article and show its beginning.

use super::element::{is_breaking, is_unread, tag};
use super::label::MOST_OUTSIDE;
use super::page::{HiddenBlock, Page, Tag};
use super::tree;
use crate::normal::{folded, word_count};
use ego_tree::NodeRef;
use scraper::Node;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use variorum_model::{Block, BlockKind, LeftOut};

/// Outside the article, hidden blocks with fewer words are menus, forms and questions about cookies, of which not all are kept.
pub(super) const PROSE: usize = 15;

/// `blocks`, which are numbered by `numbers`, with the page's hidden text left out among them; the article takes the numbers `article`. What
/// is shown elsewhere on the page, too, is not repeated.
pub(super) fn with_hidden(
    blocks: Vec<Block>,
    numbers: &[usize],
    page: &Page,
    article: &RangeInclusive<usize>,
) -> Vec<Block> {
    let shown: BTreeSet<&str> = page.blocks.iter().map(|block| block.text.as_str()).collect();
    let mut outside = 0;
    let mut hidden = page
        .hidden
        .iter()
        .filter(|block| !shown.contains(block.text.as_str()))
        .filter(|block| {
            let is_kept = block.words >= PROSE || article.contains(&block.before);
            outside += usize::from(!is_kept);
            is_kept || outside <= MOST_OUTSIDE
        })
        .peekable();
    let mut all = Vec::with_capacity(blocks.len() + page.hidden.len());
    let left_out = |block: &HiddenBlock| Block::left_out(block.kind, block.text.clone(), LeftOut::NotShown);
    for (block, number) in blocks.into_iter().zip(numbers) {
        while let Some(hidden) = hidden.next_if(|hidden| hidden.before <= *number) {
            all.push(left_out(hidden));
        }
        all.push(block);
    }
    all.extend(hidden.map(left_out));
    all
}

/// The blocks of text in `node`, an element that is not shown and stands before the page's block numbered `before`.
pub(super) fn blocks(node: NodeRef<'_, Node>, before: usize) -> Vec<HiddenBlock> {
    let mut hidden =
        Hidden { before, text: String::new(), kind: BlockKind::Paragraph, blocks: Vec::new(), in_markup: false };
    hidden.children(node);
    hidden.finish_block();
    hidden.blocks
}

struct Hidden {
    before: usize,
    text: String,
    /// What the element around says its text is.
    kind: BlockKind,
    blocks: Vec<HiddenBlock>,
    /// Whether the text comes from markup that was kept as text.
    in_markup: bool,
}

impl Hidden {
    fn children(&mut self, node: NodeRef<'_, Node>) {
        let is_markup = node.value().as_element().is_some_and(|element| element.name() == "noscript");
        for child in node.children() {
            match child.value() {
                Node::Text(text) if is_markup => {
                    // None can stand inside another, but for markup that is broken.
                    if !self.in_markup {
                        self.markup(text);
                    }
                }
                Node::Text(text) => self.text.push_str(text),
                Node::Element(element) => {
                    let (name, tag) = (element.name(), tag(element));
                    if is_unread(name) && !matches!(name, "noscript" | "template") {
                        continue;
                    }
                    if tag == Tag::Other && name != "br" && !is_breaking(name) {
                        self.children(child);
                        continue;
                    }
                    self.finish_block();
                    let around = self.kind;
                    self.kind = kind(tag).unwrap_or(around);
                    self.children(child);
                    self.finish_block();
                    self.kind = around;
                }
                _ => self.children(child),
            }
        }
    }

    /// The markup in a `noscript` element, which the parser keeps as text.
    fn markup(&mut self, markup: &str) {
        if let Ok(html) = tree::parse(markup) {
            self.in_markup = true;
            self.children(html.tree.root());
            self.finish_block();
            self.in_markup = false;
        }
    }

    fn finish_block(&mut self) {
        let text = folded(&std::mem::take(&mut self.text));
        let words = word_count(&text);
        if words > 0 {
            self.blocks.push(HiddenBlock { before: self.before, kind: self.kind, text, words });
        }
    }
}

/// What kind of block the text of an element is, if the element says so.
const fn kind(tag: Tag) -> Option<BlockKind> {
    match tag {
        Tag::Paragraph => Some(BlockKind::Paragraph),
        Tag::Heading(_) => Some(BlockKind::Subhead),
        Tag::ListItem => Some(BlockKind::ListItem),
        Tag::BlockQuote => Some(BlockKind::BlockQuote),
        Tag::Caption => Some(BlockKind::Caption),
        Tag::Figure | Tag::Row | Tag::Cell | Tag::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::page::Page;

    /// Where and as what the hidden texts of a page stand, and its shown texts.
    fn of(page: &str) -> (Vec<(usize, BlockKind, String)>, Vec<String>) {
        let page = Page::of(&tree::parse(page).unwrap());
        let hidden = page.hidden.into_iter().map(|block| (block.before, block.kind, block.text)).collect();
        (hidden, page.blocks.into_iter().map(|block| block.text).collect())
    }

    #[test]
    fn what_is_not_shown_is_kept_apart() {
        let (hidden, shown) = of(
            "<p>Shown</p><script>x</script><style>y</style><p hidden>One</p><div style='Display : NONE'><h2>Two</h2><p>Th<b>ree</b></p>\
             <ul><li>Four</li></ul><script>z</script></div><template><p>Five</p></template><noscript><p>Six</p>Seven<img src=x></noscript>\
             <dialog>Eight</dialog><button>Press</button><p>Shown, too</p>",
        );
        assert_eq!(shown, ["Shown", "Shown, too"]);
        let expected = [
            (1, BlockKind::Paragraph, "One"),
            (1, BlockKind::Subhead, "Two"),
            (1, BlockKind::Paragraph, "Three"),
            (1, BlockKind::ListItem, "Four"),
            (1, BlockKind::Paragraph, "Five"),
            (1, BlockKind::Paragraph, "Six"),
            (1, BlockKind::Paragraph, "Seven"),
            (1, BlockKind::Paragraph, "Eight"),
        ];
        assert_eq!(hidden, expected.map(|(before, kind, text)| (before, kind, text.to_owned())));
    }

    #[test]
    fn what_a_person_can_open_is_shown() {
        let (hidden, shown) = of("<details><summary>Why</summary><p>Because of the pump.</p></details>");
        assert_eq!((hidden, shown), (vec![], vec!["Why".to_owned(), "Because of the pump.".to_owned()]));
    }

    #[test]
    fn a_page_that_hides_all_of_itself_until_a_script_has_run_is_shown() {
        assert_eq!(of("<html><body style='visibility:hidden'><p>One</p></body></html>").1, ["One"]);
    }

    #[test]
    fn hidden_text_in_the_midst_of_a_paragraph_tears_it_not() {
        let (hidden, shown) = of("<p>The ferry <span hidden>(ship)</span> burnt.</p><p>All are safe.</p>");
        assert_eq!(shown, ["The ferry burnt.", "All are safe."]);
        assert_eq!(hidden, [(1, BlockKind::Paragraph, "(ship)".to_owned())]);
    }

    #[test]
    fn markup_for_browsers_without_scripts_is_read_in_good_time() {
        let (hidden, _) = of(&format!("<p>One</p>{}", "<noscript>".repeat(100_000)));
        assert!(hidden.len() < 2);
    }
}
