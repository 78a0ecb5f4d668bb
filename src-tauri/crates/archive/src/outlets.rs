//! Who publishes.

use crate::{ArchiveError, Reader, Writer};

impl Writer<'_> {
    /// The number of the outlet with this name, which is entered when it is new.
    pub(crate) fn outlet(&self, name: &str) -> Result<i64, ArchiveError> {
        let known = self.first("SELECT id FROM outlets WHERE name = ?", [name], |row| row.get(0))?;
        known.map_or_else(|| self.insert("INSERT INTO outlets (name) VALUES (?)", [name]), Ok)
    }
}

impl Reader<'_> {
    /// The names of all outlets, in alphabetical order.
    pub fn outlets(&self) -> Result<Vec<String>, ArchiveError> {
        self.all("SELECT name FROM outlets ORDER BY name", [], |row| row.get(0))
    }
}
