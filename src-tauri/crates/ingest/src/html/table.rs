//! The tables of a page.

use super::tree::attribute;
use super::unshown::is_hidden;
use crate::table::Cell;
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

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

/// Whether a table is one of data.
pub(super) fn is_of_data(table: NodeRef<'_, Node>, element: &Element) -> bool {
    if matches!(attribute(element, "role"), Some("presentation" | "none")) {
        return false;
    }
    let mut rows = Vec::new();
    add_rows(table, false, &mut rows) && crate::table::is_of_data(&rows)
}

/// Adds the rows below `node`, the table's head (`in_head`) or another part of it; says whether none holds what is laid out.
fn add_rows(node: NodeRef<'_, Node>, in_head: bool, rows: &mut Vec<Vec<Cell>>) -> bool {
    node.children().filter_map(|child| Some((child, child.value().as_element()?))).all(|(child, element)| match element
        .name()
    {
        "thead" => add_rows(child, true, rows),
        "tbody" | "tfoot" => add_rows(child, in_head, rows),
        "tr" => {
            let cells = child.children().filter(|cell| is_cell(*cell));
            let row: Option<Vec<Cell>> =
                cells.map(|cell| Some(Cell { is_head: in_head || is_head(cell), ..short_cell(cell)? })).collect();
            row.map(|row| rows.push(row)).is_some()
        }
        _ => true,
    })
}

/// A cell, unless something is laid out in it.
fn short_cell(node: NodeRef<'_, Node>) -> Option<Cell> {
    let (mut text, mut paragraphs, mut has_link, mut has_picture) = (String::new(), 0, false, false);
    for inside in node.descendants() {
        match inside.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) if LAID_OUT.contains(&element.name()) => return None,
            Node::Element(element) => match element.name() {
                "p" => paragraphs += 1,
                "a" => has_link = true,
                "img" => has_picture = true,
                _ => {}
            },
            _ => {}
        }
    }
    (paragraphs < 2).then(|| Cell { has_link, has_picture, ..Cell::of(&text) })
}

fn is_head(cell: NodeRef<'_, Node>) -> bool {
    cell.value().as_element().is_some_and(|element| element.name() == "th")
}

/// Whether an element is a cell that shows.
pub(super) fn is_cell(node: NodeRef<'_, Node>) -> bool {
    let is_shown = |element: &Element| matches!(element.name(), "td" | "th") && !is_hidden(node, element);
    node.value().as_element().is_some_and(is_shown)
}
