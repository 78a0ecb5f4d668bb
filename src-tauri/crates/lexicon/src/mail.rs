//! How mail programs write the header of a mail that is passed on or answered, by language.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of mail programs in one language, in lower case.
#[derive(Debug, Deserialize)]
pub struct MailWords {
    from: Vec<String>,
    date: Vec<String>,
    subject: Vec<String>,
    to: Vec<String>,
    forwarded: Vec<String>,
    original: Vec<String>,
    forwarding: Vec<String>,
    answering: Vec<String>,
}

/// A line in the header of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailField {
    /// Who sent it.
    From,
    /// When it was sent.
    Date,
    /// What it is about.
    Subject,
    /// To whom it went.
    To,
}

static ALL: LazyLock<BTreeMap<String, MailWords>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../data/lexicons/mail.json")).unwrap_or_default());

impl MailWords {
    /// The words of every language that the program has a list for, in the order of their tags.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        ALL.values()
    }

    /// The field that `name` names; `name` is in lower case and without a colon.
    pub fn field(&self, name: &str) -> Option<MailField> {
        let is_in = |names: &[String]| names.iter().any(|known| known == name);
        [
            (MailField::From, &self.from),
            (MailField::Date, &self.date),
            (MailField::Subject, &self.subject),
            (MailField::To, &self.to),
        ]
        .into_iter()
        .find(|(_, names)| is_in(names))
        .map(|(field, _)| field)
    }

    /// Where in `line`, which is in lower case, the words end that announce the mail below it, and whether they say that it is passed on: some
    /// programs write the same above a mail that is answered.
    pub fn announcement(&self, line: &str) -> Option<(usize, bool)> {
        let end = |words: &String| Some(line.find(words.as_str())? + words.len());
        let forwarded = self.forwarded.iter().filter_map(end).map(|end| (end, true));
        forwarded.chain(self.original.iter().filter_map(end).map(|end| (end, false))).max()
    }

    /// Whether `word`, in lower case, stands before the subject of a mail that is passed on.
    pub fn is_forwarding(&self, word: &str) -> bool {
        self.forwarding.iter().any(|prefix| prefix == word)
    }

    /// Whether `word`, in lower case, stands before the subject of a mail that is answered.
    pub fn is_answering(&self, word: &str) -> bool {
        self.answering.iter().any(|prefix| prefix == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_words() {
        assert_eq!(MailWords::all().count(), 5);
        let fields = |name| MailWords::all().filter_map(|words| words.field(name)).collect::<Vec<_>>();
        assert_eq!(fields("betreff"), [MailField::Subject]);
        assert_eq!(fields("de"), [MailField::From, MailField::From]);
        assert!(MailWords::all().any(|words| words.announcement("--- forwarded message ---") == Some((21, true))));
        assert!(MailWords::all().any(|words| words.announcement("--- original message ---") == Some((20, false))));
        assert!(MailWords::all().any(|words| words.is_forwarding("wg") && words.is_answering("aw")));
    }
}
