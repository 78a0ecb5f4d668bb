//! Tables: those of data, whose rows say something only as a whole, and those that merely lay a page out.

use super::element::is_hidden;
use super::tree::attribute;
use crate::normal::word_count;
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// A cell with more words is a text of its own.
const LONGEST_CELL: usize = 40;

/// In a table without heads of rows or columns, cells are shorter.
const LONGEST_BARE_CELL: usize = 12;

/// Elements that no cell of data holds: what stands in a cell with them is laid out there.
const LAID_OUT: [&str; 19] = [
    "table",
    "ul",
    "ol",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "figure",
    "form",
    "input",
    "button",
    "iframe",
    "video",
    "article",
    "section",
];

/// What the cells of a table are like.
#[derive(Default)]
struct Cells {
    /// How many stand in each row.
    rows: Vec<usize>,
    all: usize,
    /// Whether one of them heads others.
    has_heads: bool,
    longest: usize,
    with_figures: usize,
    with_links: usize,
    with_pictures: usize,
}

/// Whether the rows of a table belong together as those of data do: several rows of several short cells, and cells that head others, or figures.
pub(super) fn is_of_data(table: NodeRef<'_, Node>, element: &Element) -> bool {
    if matches!(attribute(element, "role"), Some("presentation" | "none")) {
        return false;
    }
    let mut cells = Cells::default();
    if !cells.add_rows(table) || cells.rows.iter().filter(|row| **row > 1).count() < 2 {
        return false;
    }
    if cells.has_heads {
        return cells.longest <= LONGEST_CELL;
    }
    let is_even = cells.rows.iter().all(|row| Some(row) == cells.rows.first());
    is_even
        && cells.longest <= LONGEST_BARE_CELL
        && cells.with_pictures == 0
        && cells.with_links * 2 < cells.all
        && cells.with_figures * 3 >= cells.all
}

impl Cells {
    /// Adds the rows below `node`; says whether none holds what is laid out.
    fn add_rows(&mut self, node: NodeRef<'_, Node>) -> bool {
        node.children().all(|child| {
            let Node::Element(element) = child.value() else { return true };
            match element.name() {
                "thead" => {
                    self.has_heads = true;
                    self.add_rows(child)
                }
                "tbody" | "tfoot" => self.add_rows(child),
                "tr" => {
                    self.rows.push(0);
                    child.children().all(|cell| self.add_cell(cell))
                }
                _ => true,
            }
        })
    }

    fn add_cell(&mut self, cell: NodeRef<'_, Node>) -> bool {
        let Node::Element(element) = cell.value() else { return true };
        if !is_cell(element) {
            return true;
        }
        let (mut text, mut paragraphs, mut has_link, mut has_picture) = (String::new(), 0, false, false);
        for inside in cell.descendants() {
            match inside.value() {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) if LAID_OUT.contains(&element.name()) => return false,
                Node::Element(element) => match element.name() {
                    "p" => paragraphs += 1,
                    "a" => has_link = true,
                    "img" => has_picture = true,
                    _ => {}
                },
                _ => {}
            }
        }
        if let Some(row) = self.rows.last_mut() {
            *row += 1;
        }
        self.all += 1;
        self.has_heads |= element.name() == "th";
        self.longest = self.longest.max(word_count(&text));
        self.with_figures += usize::from(text.contains(|c: char| c.is_ascii_digit()));
        self.with_links += usize::from(has_link);
        self.with_pictures += usize::from(has_picture);
        paragraphs < 2
    }
}

/// Whether an element is a cell that shows.
pub(super) fn is_cell(element: &Element) -> bool {
    matches!(element.name(), "td" | "th") && !is_hidden(element)
}
