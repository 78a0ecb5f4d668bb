//! Types of the model as values of SQLite, and back.

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Row, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;
use variorum_model::{ArticleId, CaptureId, Digest, Language, RevisionId, StatedTime, StoryId};

/// A value of the model on its way into or out of a column.
pub(crate) struct Column<T>(pub(crate) T);

/// A value that is kept as JSON.
pub(crate) struct Json<T>(pub(crate) T);

/// The value of a column that is never null.
pub(crate) fn get<T>(row: &Row<'_>, index: usize) -> rusqlite::Result<T>
where
    Column<T>: FromSql,
{
    row.get::<_, Column<T>>(index).map(|column| column.0)
}

/// The value of a column that may be null.
pub(crate) fn get_optional<T>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<T>>
where
    Column<T>: FromSql,
{
    row.get::<_, Option<Column<T>>>(index).map(|column| column.map(|column| column.0))
}

macro_rules! id_columns {
    ($($id:ty),+) => {$(
        impl ToSql for Column<$id> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.as_bytes().to_sql()
            }
        }

        impl FromSql for Column<$id> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                FromSql::column_result(value).map(|bytes| Self(<$id>::from_bytes(bytes)))
            }
        }
    )+};
}

id_columns!(ArticleId, CaptureId, RevisionId, StoryId);

impl ToSql for Column<Digest> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.as_bytes().to_sql()
    }
}

impl FromSql for Column<Digest> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Digest::from_bytes(value.as_blob()?).map(Self).map_err(FromSqlError::other)
    }
}

impl ToSql for Column<Timestamp> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(written(self.0).into())
    }
}

impl FromSql for Column<Timestamp> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

impl ToSql for Column<&StatedTime> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.as_str().to_sql()
    }
}

impl FromSql for Column<StatedTime> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

impl ToSql for Column<&Language> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.as_str().to_sql()
    }
}

impl FromSql for Column<Language> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Language::from_tag(value.as_str()?).map(Self).ok_or(FromSqlError::InvalidType)
    }
}

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let json =
            serde_json::to_string(&self.0).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(json.into())
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Self).map_err(FromSqlError::other)
    }
}

/// RFC 3339 with as many digits for each instant, so that instants sort as text.
pub(crate) fn written(at: Timestamp) -> String {
    format!("{at:.6}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn written_instants_sort_as_instants(a in 0..4_000_000_000_000_000_i64, b in 0..4_000_000_000_000_000_i64) {
            let [a, b] = [a, b].map(|micros| Timestamp::from_microsecond(micros).unwrap());
            prop_assert_eq!(written(a).cmp(&written(b)), a.cmp(&b));
            prop_assert_eq!(written(a).parse::<Timestamp>().unwrap(), a);
        }
    }
}
