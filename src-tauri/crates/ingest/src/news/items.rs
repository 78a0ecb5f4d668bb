//! The items of one document.

use super::Item;
use crate::{Contents, Part, ReadError};
use variorum_model::{Extraction, ReadingDoubt};

/// The most items of one document that are read.
const MOST_ITEMS: usize = 10_000;

/// The items that were found in a document.
#[derive(Debug, Default)]
pub(crate) struct Items(Vec<Found>);

#[derive(Debug)]
enum Found {
    Item(Box<Item>),
    Article(Box<Extraction>),
    Unread(Option<String>, ReadError),
}

impl Items {
    /// Adds an item.
    pub(crate) fn add(&mut self, item: Item) {
        self.push(Found::Item(Box::new(item)));
    }

    /// Adds what was read before.
    pub(crate) fn add_article(&mut self, article: Extraction) {
        self.push(Found::Article(Box::new(article)));
    }

    /// Adds an item that cannot be read, called `name`.
    pub(crate) fn refuse(&mut self, name: Option<String>, error: ReadError) {
        self.push(Found::Unread(name, error));
    }

    /// Whether nothing was found.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many were found.
    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no more are taken.
    pub(crate) const fn is_full(&self) -> bool {
        self.0.len() > MOST_ITEMS
    }

    fn push(&mut self, found: Found) {
        match self.0.len() {
            ..MOST_ITEMS => self.0.push(found),
            MOST_ITEMS => self.0.push(Found::Unread(None, ReadError::TooManyMembers { most: MOST_ITEMS })),
            _ => {}
        }
    }

    /// The items as read, each doubted for what was noticed in the document. `address` is where the document came from; an item that is alone
    /// in it came from there. Fails with [`ReadError::NoDocuments`] when there are none.
    pub(crate) fn contents(self, doubts: &[ReadingDoubt], address: Option<&str>) -> Result<Contents, ReadError> {
        let address = address.filter(|_| self.0.len() == 1);
        let part = |found| match found {
            Found::Article(article) => Part::Article(article),
            Found::Unread(name, error) => Part::Unread { name, error },
            Found::Item(item) => {
                let name = item.name();
                match item.article(doubts, address) {
                    Ok(article) => Part::Article(Box::new(article)),
                    Err(error) => Part::Unread { name, error },
                }
            }
        };
        let parts: Vec<Part> = self.0.into_iter().map(part).collect();
        if parts.is_empty() { Err(ReadError::NoDocuments) } else { Ok(Contents { parts, next: None }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_items_than_anybody_reads_are_not_read() {
        let mut items = Items::default();
        for _ in 0..MOST_ITEMS + 5 {
            items.refuse(None, ReadError::NoText);
        }
        assert!(items.is_full());
        let contents = items.contents(&[], None).unwrap();
        assert_eq!(contents.parts.len(), MOST_ITEMS + 1);
        let last = Part::Unread { name: None, error: ReadError::TooManyMembers { most: MOST_ITEMS } };
        assert_eq!(contents.parts.last(), Some(&last));
    }
}
