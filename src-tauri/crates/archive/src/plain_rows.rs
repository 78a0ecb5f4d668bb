//! The rows of the archive's tables as lines of JSON, each with its check sum.

use crate::ArchiveError;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row};
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;
use variorum_model::Digest;

/// A row, its values by the names of their columns.
pub(crate) type PlainRow = Map<String, Json>;

/// A table that is kept; what can be made anew from others is none.
#[derive(Debug)]
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<TableColumn>,
}

#[derive(Debug)]
pub(crate) struct TableColumn {
    pub name: String,
    is_blob: bool,
    pub is_nullable: bool,
    /// Its place in the primary key, counted from one; nought when it is not in it.
    key: u32,
}

/// The tables that are made from others, or that only spare reading files again.
pub(crate) const MADE_ANEW: [&str; 10] = [
    "fingerprinted",
    "fingerprints",
    "searchable",
    "spoken",
    "sums",
    "unattributed",
    "unplaced",
    "unsearchable",
    "unsummed",
    "whole_readings",
];

/// The columns whose values stand in files of their own, or are made anew.
const ELSEWHERE: [(&str, &str); 3] = [("captures", "zstd"), ("extractions", "zstd"), ("articles", "fingerprinted_by")];

/// The tables that are kept, with the columns that stand in their lines.
pub(crate) fn tables(connection: &Connection) -> Result<Vec<Table>, ArchiveError> {
    let mut statement = connection.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' \
         ORDER BY name",
    )?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.into_iter().filter(|name| !MADE_ANEW.contains(&name.as_str())).map(|name| table(connection, name)).collect()
}

fn table(connection: &Connection, name: String) -> Result<Table, ArchiveError> {
    let mut statement = connection.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)")?;
    let columns = statement.query_map([&name], |row| {
        Ok(TableColumn {
            name: row.get(0)?,
            is_blob: row.get::<_, String>(1)? == "BLOB",
            is_nullable: !row.get::<_, bool>(2)? && row.get::<_, u32>(3)? == 0,
            key: row.get(3)?,
        })
    })?;
    let columns: Vec<TableColumn> = columns.collect::<Result<_, _>>()?;
    let stands_here = |column: &TableColumn| !ELSEWHERE.contains(&(name.as_str(), column.name.as_str()));
    let columns = columns.into_iter().filter(stands_here).collect();
    Ok(Table { name, columns })
}

impl Table {
    /// Its rows, in the order of its primary key.
    pub fn select(&self) -> String {
        let quoted = |column: &TableColumn| format!("\"{}\"", column.name);
        let mut key: Vec<&TableColumn> = self.columns.iter().filter(|column| column.key > 0).collect();
        key.sort_by_key(|column| column.key);
        let columns: Vec<String> = self.columns.iter().map(quoted).collect();
        let order: Vec<String> = key.into_iter().map(quoted).collect();
        format!("SELECT {} FROM \"{}\" ORDER BY {}", columns.join(", "), self.name, order.join(", "))
    }

    /// A row that [`Table::select`] yields.
    pub fn row(&self, row: &Row<'_>) -> rusqlite::Result<PlainRow> {
        let mut plain = PlainRow::new();
        for (index, column) in self.columns.iter().enumerate() {
            plain.insert(column.name.clone(), plain_value(row.get_ref(index)?)?);
        }
        Ok(plain)
    }

    /// The values of a row, in the order of the columns; none when they are not such as the columns hold.
    pub fn values(&self, row: &PlainRow) -> Option<Vec<Value>> {
        self.columns.iter().map(|column| value(row.get(&column.name)?, column.is_blob)).collect()
    }
}

/// A blob of 16 bytes is an id, and written as one; all others are written in hexadecimal digits.
fn plain_value(value: ValueRef<'_>) -> rusqlite::Result<Json> {
    Ok(match value {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(_) => json!(value.as_str()?),
        ValueRef::Blob(bytes) => match Uuid::from_slice(bytes) {
            Ok(id) => json!(id.to_string()),
            Err(_) => json!(hex::encode(bytes)),
        },
    })
}

fn value(plain: &Json, is_blob: bool) -> Option<Value> {
    match plain {
        Json::Null => Some(Value::Null),
        Json::Number(number) => number.as_i64().map(Value::Integer).or_else(|| number.as_f64().map(Value::Real)),
        Json::String(text) if is_blob => hex::decode(text.replace('-', "")).ok().map(Value::Blob),
        Json::String(text) => Some(Value::Text(text.clone())),
        _ => None,
    }
}

/// A row as a line, with the hash of what it says.
pub(crate) fn line(row: &PlainRow) -> String {
    let sha256 = Digest::of(Json::Object(row.clone()).to_string().as_bytes());
    format!("{}\n", json!({ "row": row, "sha256": sha256.to_string() }))
}

/// The row that a line holds; none when the line is not as it was written.
pub(crate) fn read_line(line: &[u8]) -> Option<PlainRow> {
    let mut line: PlainRow = serde_json::from_slice(line).ok()?;
    let (Json::Object(row), Json::String(sha256)) = (line.remove("row")?, line.remove("sha256")?) else { return None };
    let said = Digest::of(Json::Object(row.clone()).to_string().as_bytes()).to_string();
    (line.is_empty() && said == sha256).then_some(row)
}
