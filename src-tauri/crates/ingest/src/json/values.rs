//! The values in a JSON document.

use super::mended;
use crate::ReadError;
use serde_json::{Deserializer, Value};

/// How deeply values may stand in one another: as far as the parser follows.
const DEEPEST: usize = 128;

/// The values of one document.
#[derive(Debug)]
pub(super) struct Values {
    /// Each, or why it cannot be read, where a document has one a line.
    pub(super) values: Vec<Result<Value, ReadError>>,
    /// Whether characters were replaced.
    pub(super) replaced: bool,
}

/// The values of the document `text`, which may hold several behind one another. Fails when none of it can be read.
pub(super) fn values(text: &str) -> Result<Values, ReadError> {
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if let Ok(values) = parsed(text) {
        return Ok(Values { values, replaced: false });
    }
    let whole = mended(text);
    match parsed(&whole.text) {
        Ok(values) => Ok(Values { values, replaced: whole.replaced }),
        Err(error) => by_line(text).ok_or(error),
    }
}

/// The values of a document that has one a line, some of them broken or too deep; none when no line holds a record.
fn by_line(text: &str) -> Option<Values> {
    let (mut values, mut replaced) = (Vec::new(), false);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let line = mended(line);
        replaced |= line.replaced;
        values.push(parsed(&line.text).and_then(|values| match <[_; 1]>::try_from(values) {
            Ok([value]) => value,
            Err(_) => Err(ReadError::Damaged),
        }));
    }
    // A text or a number alone on its line is a part of one value that stands on many.
    let is_record = |value: &Value| value.is_object() || value.is_array();
    values.iter().flatten().any(is_record).then_some(Values { values, replaced })
}

fn parsed(text: &str) -> Result<Vec<Result<Value, ReadError>>, ReadError> {
    let values: Result<Vec<Value>, serde_json::Error> = Deserializer::from_str(text).into_iter().collect();
    match values {
        Ok(values) => Ok(values.into_iter().map(Ok).collect()),
        Err(error) if error.to_string().starts_with("recursion limit") => Err(ReadError::TooDeep { most: DEEPEST }),
        Err(_) => Err(ReadError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Result<(usize, usize), ReadError> {
        values(text).map(|found| (found.values.len(), found.values.iter().filter(|value| value.is_err()).count()))
    }

    #[test]
    fn one_value_or_several_are_read_and_broken_lines_told_apart() {
        assert_eq!(count("\u{feff}{\"a\": 1}\n"), Ok((1, 0)));
        assert_eq!(count("{\"a\": 1}\n{\"a\": 2}\n"), Ok((2, 0)));
        assert_eq!(count("{\"a\": 1}\n{\"a\": \n{\"a\": \"x\"}\n"), Ok((3, 1)));
        assert_eq!(count("{\"a\": "), Err(ReadError::Damaged));
    }

    #[test]
    fn values_that_stand_too_deeply_in_one_another_are_refused() {
        let deep = "[".repeat(100_000);
        assert_eq!(count(&deep), Err(ReadError::TooDeep { most: DEEPEST }));
        assert!(count(&format!("{}1{}", "[".repeat(100), "]".repeat(100))).is_ok());
        let many_lines = format!("{}1\n{}", "[\n".repeat(1000), "]\n".repeat(1000));
        assert_eq!(count(&many_lines), Err(ReadError::TooDeep { most: DEEPEST }));
        let line = format!("{deep}1{}", "]".repeat(100_000));
        assert_eq!(count(&line), Err(ReadError::TooDeep { most: DEEPEST }));
        let found = values(&format!("{{\"a\": 1}}\n{line}\n{{\"a\": 2}}\n")).unwrap().values;
        let errors: Vec<_> = found.into_iter().map(Result::err).collect();
        assert_eq!(
            errors,
            [None, Some(ReadError::TooDeep { most: DEEPEST }), None],
            "one line does not cost the others"
        );
    }

    #[test]
    fn half_a_pair_does_not_cost_the_document() {
        let found = values(r#"{"a": "x \ud83d y"}"#).unwrap();
        assert!(found.replaced);
        assert_eq!(found.values[0].as_ref().unwrap()["a"], "x \u{fffd} y");
    }
}
