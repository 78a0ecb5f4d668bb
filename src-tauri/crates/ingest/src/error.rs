//! Why a document could not be read.

use serde::{Deserialize, Serialize};

/// Why a document could not be read. The bytes are kept all the same; the reason is shown with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ReadError {
    /// There are no bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// The bytes are neither a text nor a page nor any known kind of document.
    #[error("the file is neither a text nor a page")]
    Binary,
    /// A document of a kind that is known by its bytes but that the program does not read.
    #[error("files of the kind {media_type} are not read")]
    UnknownFormat {
        /// The kind, such as `application/pdf`.
        media_type: String,
    },
    /// A page or mail that shows no text.
    #[error("the page has no text")]
    NoText,
    /// More bytes than the reader takes.
    #[error("the file has {bytes} bytes; the reader takes up to {most}")]
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many are taken.
        most: usize,
    },
    /// A page whose elements stand in one another more deeply than the reader follows.
    #[error("the page nests its elements more than {most} deep")]
    TooDeep {
        /// How deep the reader goes.
        most: usize,
    },
    /// The document is locked with a password.
    #[error("the document is locked with a password")]
    Encrypted,
    /// The document's own structure is broken, so that it cannot be taken apart.
    #[error("the document is damaged: its structure cannot be followed")]
    Damaged,
    /// The pages of the document are pictures without text.
    #[error("the document's pages are pictures and hold no text")]
    NoTextLayer,
    /// A package whose members have more bytes, unpacked, than such a package honestly has.
    #[error("the package unpacks to far more than it can honestly hold")]
    UnpacksTooLarge,
    /// A package with more members than the reader takes.
    #[error("the package holds more than {most} documents")]
    TooManyMembers {
        /// How many are taken.
        most: usize,
    },
    /// Packages inside packages, more deeply than the reader follows.
    #[error("packages are nested more than {most} deep")]
    PackagesTooDeep {
        /// How deep the reader goes.
        most: usize,
    },
    /// A package without a document that could be read.
    #[error("the package holds no documents")]
    NoDocuments,
    /// A story that its agency has withdrawn.
    #[error("the agency has withdrawn this story")]
    Withdrawn,
    /// An item that only says where its text stands.
    #[error("the text of this item stands elsewhere")]
    ContentElsewhere,
    /// The note in a mail that comes with attached documents.
    #[error("the mail itself is a note on what is attached to it")]
    Note,
    /// A file to be taken as it is that is not UTF-8.
    #[error("the file is not UTF-8, so it cannot be taken as it is")]
    NotUtf8,
}

impl ReadError {
    /// The code of every variant.
    pub const CODES: &[&str] = &[
        "empty",
        "binary",
        "unknown_format",
        "no_text",
        "too_large",
        "too_deep",
        "encrypted",
        "damaged",
        "no_text_layer",
        "unpacks_too_large",
        "too_many_members",
        "packages_too_deep",
        "no_documents",
        "withdrawn",
        "content_elsewhere",
        "note",
        "not_utf8",
    ];

    /// The reason as one word, the same in every version of the program.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::UnknownFormat { .. } => "unknown_format",
            Self::NoText => "no_text",
            Self::TooLarge { .. } => "too_large",
            Self::TooDeep { .. } => "too_deep",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::NoTextLayer => "no_text_layer",
            Self::UnpacksTooLarge => "unpacks_too_large",
            Self::TooManyMembers { .. } => "too_many_members",
            Self::PackagesTooDeep { .. } => "packages_too_deep",
            Self::NoDocuments => "no_documents",
            Self::Withdrawn => "withdrawn",
            Self::ContentElsewhere => "content_elsewhere",
            Self::Note => "note",
            Self::NotUtf8 => "not_utf8",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_crosses_a_process_border_under_its_code() {
        let reasons = [
            ReadError::Empty,
            ReadError::Binary,
            ReadError::UnknownFormat { media_type: "application/pdf".into() },
            ReadError::NoText,
            ReadError::TooLarge { bytes: 9, most: 8 },
            ReadError::TooDeep { most: 512 },
            ReadError::Encrypted,
            ReadError::Damaged,
            ReadError::NoTextLayer,
            ReadError::UnpacksTooLarge,
            ReadError::TooManyMembers { most: 3 },
            ReadError::PackagesTooDeep { most: 10 },
            ReadError::NoDocuments,
            ReadError::Withdrawn,
            ReadError::ContentElsewhere,
            ReadError::Note,
            ReadError::NotUtf8,
        ];
        assert_eq!(reasons.iter().map(ReadError::code).collect::<Vec<_>>(), ReadError::CODES);
        for reason in reasons {
            let json = serde_json::to_value(&reason).unwrap();
            assert_eq!(json["code"], reason.code());
            assert_eq!(serde_json::from_value::<ReadError>(json).unwrap(), reason);
        }
    }
}
