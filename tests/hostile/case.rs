//! A hostile document, and what is expected of the program that meets it.

use serde_json::Value;
use std::collections::BTreeSet;

/// A document made to break a reader.
pub struct Case {
    /// What it is, said as a phrase; no two cases have the same.
    pub name: &'static str,
    /// How its file's name ends.
    pub ending: &'static str,
    pub expected: Expected,
    pub bytes: Box<dyn Fn() -> Vec<u8>>,
}

/// What must become of a document. Whatever it is, the program lives and the bytes are kept.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    /// It is read.
    Imported,
    /// It is not read, for one of these reasons.
    NotReadable(&'static [&'static str]),
    /// It is read, in whole or in part, or said to be unreadable: which of them depends on how well the reader copes.
    Either,
}

/// Every reason that the program gives for not reading what a document holds.
const CODES: [&str; 19] = [
    "answer_too_large",
    "binary",
    "damaged",
    "empty",
    "encrypted",
    "no_documents",
    "no_text",
    "no_text_layer",
    "packages_too_deep",
    "reader_died",
    "reader_out_of_memory",
    "reader_timed_out",
    "too_deep",
    "too_large",
    "too_many_members",
    "unknown_format",
    "unpacks_too_large",
    "unreachable",
    "not_a_file",
];

impl Case {
    /// The name of its file.
    pub fn file(&self) -> String {
        let words: Vec<String> = self
            .name
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        format!("{}.{}", words.join("-"), self.ending)
    }

    /// These answers, one for each document or member that the program told of, when they are as expected; else what is wrong with them.
    pub fn judge(&self, answers: Vec<Answer>) -> Result<Vec<Answer>, String> {
        let read = answers.iter().filter(|answer| **answer == Answer::Read).count();
        let codes: Vec<&str> = answers.iter().filter_map(Answer::code).collect();
        let fits = match self.expected {
            _ if answers.is_empty() => false,
            Expected::Imported => read > 0,
            Expected::NotReadable(reasons) => read == 0 && codes.iter().all(|code| reasons.contains(code)),
            Expected::Either => codes.iter().all(|code| CODES.contains(code)),
        };
        if fits {
            return Ok(answers);
        }
        Err(format!("{}: {:?} is expected, and it is {}", self.name, self.expected, Answer::summary(&answers)))
    }
}

/// What the program says of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Read,
    Unread { code: String },
}

impl Answer {
    /// Of a line of `extract`.
    pub fn of_line(line: &Value) -> Self {
        match line["error"]["code"].as_str() {
            None => Self::Read,
            Some(code) => Self::Unread { code: code.to_owned() },
        }
    }

    /// Of an item of `add`.
    pub fn of_item(item: &Value) -> Self {
        match item["outcome"]["code"].as_str() {
            None => Self::Read,
            Some(code) => Self::Unread { code: code.to_owned() },
        }
    }

    /// All answers in a few words.
    pub fn summary(answers: &[Self]) -> String {
        let read = answers.iter().filter(|answer| **answer == Self::Read).count();
        let codes: BTreeSet<&str> = answers.iter().filter_map(Self::code).collect();
        let unread = answers.len() - read;
        format!("{read} read, {unread} not {codes:?}")
    }

    fn code(&self) -> Option<&str> {
        match self {
            Self::Read => None,
            Self::Unread { code } => Some(code),
        }
    }
}

/// A case that must be read.
pub fn read(name: &'static str, ending: &'static str, bytes: impl Fn() -> Vec<u8> + 'static) -> Case {
    Case { name, ending, expected: Expected::Imported, bytes: Box::new(bytes) }
}

/// A case that must not be read, for one of these reasons.
pub fn unread(
    name: &'static str,
    ending: &'static str,
    codes: &'static [&'static str],
    bytes: impl Fn() -> Vec<u8> + 'static,
) -> Case {
    Case { name, ending, expected: Expected::NotReadable(codes), bytes: Box::new(bytes) }
}

/// A case that may be read or not.
pub fn either(name: &'static str, ending: &'static str, bytes: impl Fn() -> Vec<u8> + 'static) -> Case {
    Case { name, ending, expected: Expected::Either, bytes: Box::new(bytes) }
}
