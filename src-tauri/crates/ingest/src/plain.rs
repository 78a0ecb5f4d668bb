//! Plain text: an article that somebody saved or pasted, where no markup tells reporting from what stands around it.

use crate::charset::Decoded;
use crate::prose::{Draft, rich};
use crate::{Contents, ReadError};

/// Reads the text `decoded`; `address` is where it came from.
pub(crate) fn read(decoded: Decoded, address: Option<&str>) -> Result<Contents, ReadError> {
    let mut draft = Draft::new("text/plain");
    draft.stated.url = address.map(str::to_owned);
    draft.pieces = rich::plain_pieces(&decoded.text);
    draft.doubts = decoded.doubts;
    draft.read_parted()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Part;
    use variorum_model::{Extraction, ReadingDoubt};

    fn read_text(text: &str) -> Extraction {
        match read(Decoded { text: text.to_owned(), doubts: vec![] }, None).unwrap().parts.remove(0) {
            Part::Article(article) => *article,
            other => panic!("{other:?}"),
        }
    }

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    #[test]
    fn what_a_text_says_of_itself_is_kept_as_facts() {
        let found = read_text(&format!(
            "Ferry fire under control\n\nBy Ines Okafor\n\nWednesday 12 March 2025\n\n{PROSE}\n\nhttps://www.spiegel.de/fire\n"
        ));
        assert_eq!(found.title.as_deref(), Some("Ferry fire under control"));
        assert_eq!(found.byline, ["Ines Okafor"]);
        assert_eq!(found.published.unwrap().as_str(), "2025-03-12");
        assert_eq!(found.url.as_deref(), Some("https://www.spiegel.de/fire"));
        assert_eq!(found.outlet.as_deref(), Some("Der Spiegel"));
    }

    #[test]
    fn a_text_that_begins_with_a_sentence_has_no_headline() {
        assert_eq!(read_text(&format!("{PROSE}\n\nNobody was hurt. {PROSE}")).title, None);
    }

    #[test]
    fn a_text_that_says_little_is_doubted() {
        assert_eq!(read_text("Ferry fire under control").doubts, [ReadingDoubt::ShortBody]);
    }
}
