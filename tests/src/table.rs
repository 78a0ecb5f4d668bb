//! The side-by-side view, as the window shows it.

use crate::Window;
use serde::Deserialize;

/// What a person sees of a story's collation: one column a shown article, one row a statement.
#[derive(Clone, Debug, Deserialize)]
pub struct Table {
    /// The names of the shown articles, in their order.
    pub columns: Vec<String>,
    /// The statements, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// What one article says in one row.
#[derive(Clone, Debug, Deserialize)]
pub struct Cell {
    /// Its words, those of the base that it lacks left out; none where it has no reading.
    pub text: Option<String>,
    /// What the view says instead of a reading.
    pub absent: Option<String>,
    /// The labels above the words.
    pub tags: Vec<String>,
    /// The words that are marked.
    pub marked: Vec<String>,
}

/// Reads the table. What only screen readers hear is passed over.
const READ: &str = "
    const said = (element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('.spoken, del').forEach((part) => part.remove());
        return copy.textContent.replace(/\\s+/g, ' ').trim();
    };
    const all = (element, selector) => [...element.querySelectorAll(selector)].map(said);
    const table = document.querySelector('[role=table]');
    return {
        columns: all(table, '[role=columnheader] b'),
        rows: [...table.querySelectorAll('[data-row]')].map((row) =>
            [...row.querySelectorAll('[role=cell]')].map((cell) => ({
                text: all(cell, '.text')[0] ?? null,
                absent: all(cell, '.absent')[0] ?? null,
                tags: all(cell, '.tag'),
                marked: all(cell, 'mark'),
            })),
        ),
    };
";

impl Window {
    /// The side-by-side view of the open story.
    pub fn table(&self) -> Table {
        self.wait_for("[data-row] .text");
        serde_json::from_value(self.run(READ)).expect("the view holds a table")
    }

    /// Opens everything that was left out of the comparison, and answers what stands there, each piece with its reason.
    pub fn unfold(&self) -> Vec<String> {
        const FOLDED: &str = "button[aria-expanded=false][aria-label^='Show what was left out']";
        while !self.texts(FOLDED).is_empty() {
            self.press(FOLDED);
        }
        self.texts(".blocks .block")
    }

    /// Shows the columns of these articles, and hides the others.
    pub fn choose_columns(&self, names: &[&str]) {
        let shown = self.table().columns;
        for name in names.iter().filter(|name| !shown.iter().any(|column| column == *name)) {
            self.press_named(&format!("Show {name}"));
        }
        self.press_saying("Columns");
        for name in shown.iter().filter(|column| !names.contains(&column.as_str())) {
            self.press_named(&format!("Hide {name}"));
        }
        self.press_saying("Columns");
    }
}

impl Table {
    /// The row in which the article called `column` says something that contains `words`.
    pub fn row(&self, column: &str, words: &str) -> &[Cell] {
        let at = self.place(column);
        self.rows
            .iter()
            .find(|row| row.get(at).and_then(|cell| cell.text.as_deref()).is_some_and(|text| text.contains(words)))
            .unwrap_or_else(|| panic!("{column} says “{words}” nowhere: {self:#?}"))
    }

    /// What the article called `column` says in a row.
    pub fn cell<'a>(&self, row: &'a [Cell], column: &str) -> &'a Cell {
        row.get(self.place(column)).expect("every row has a cell a column")
    }

    fn place(&self, column: &str) -> usize {
        self.columns
            .iter()
            .position(|name| name == column)
            .unwrap_or_else(|| panic!("{column} is not among the columns: {:?}", self.columns))
    }
}
