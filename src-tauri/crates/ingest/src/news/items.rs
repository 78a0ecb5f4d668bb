//! The items of one document.

use super::Item;
use crate::{Contents, Listed, Listing, Part, ReadError};
use variorum_model::{Digest, Extraction, ReadingDoubt};

/// The most items of one document that are read.
const MOST_ITEMS: usize = 10_000;

/// The items that were found in a document.
#[derive(Debug, Default)]
pub(crate) struct Items {
    found: Vec<Found>,
    /// What the feed lists in which they stand.
    listing: Option<Listing>,
}

#[derive(Debug)]
enum Found {
    Item(Box<Item>),
    /// An entry of a feed.
    Entry(Box<Item>),
    Article(Box<Extraction>),
    Unread(Option<String>, ReadError),
}

impl Items {
    /// Adds an item.
    pub(crate) fn add(&mut self, item: Item) {
        self.push(Found::Item(Box::new(item)));
    }

    /// Notes that what is listed from now on stands in a feed of this title.
    pub(crate) fn are_listed_by(&mut self, title: Option<String>) {
        let listing = self.listing.get_or_insert_default();
        listing.title = listing.title.take().or(title);
    }

    /// Adds an entry of a feed.
    pub(crate) fn list(&mut self, entry: Item) {
        self.push(Found::Entry(Box::new(entry)));
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
        self.found.is_empty()
    }

    /// How many were found.
    pub(crate) const fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether no more are taken.
    pub(crate) const fn is_full(&self) -> bool {
        self.found.len() > MOST_ITEMS
    }

    fn push(&mut self, found: Found) {
        match self.found.len() {
            ..MOST_ITEMS => self.found.push(found),
            MOST_ITEMS => self.found.push(Found::Unread(None, ReadError::TooManyMembers { most: MOST_ITEMS })),
            _ => {}
        }
    }

    /// The items as read, each doubted for what was noticed in the document. `address` is where the document came from; an item that is alone
    /// in it came from there. Fails with [`ReadError::NoDocuments`] when there are none, unless they would stand in a feed.
    pub(crate) fn contents(self, doubts: &[ReadingDoubt], address: Option<&str>) -> Result<Contents, ReadError> {
        let address = address.filter(|_| self.found.len() == 1);
        let mut listing = self.listing;
        let part = |found| match found {
            Found::Article(article) => Part::Article(article),
            Found::Unread(name, error) => Part::Unread { name, error },
            Found::Item(item) => {
                let name = item.name();
                article_or_unread(item.article(doubts, address), name)
            }
            Found::Entry(entry) => {
                let (name, stands_at, mut said) = (entry.name(), entry.address(), entry.stated());
                let read = match entry.article(doubts, address) {
                    Err(ReadError::NoText) if stands_at.is_some() => Err(ReadError::ContentElsewhere),
                    read => read,
                };
                said.extend(read.as_ref().map(Extraction::text));
                let said = Digest::of(said.join("\0").as_bytes());
                if let (Some(listing), Some(address)) = (&mut listing, stands_at) {
                    listing.entries.push(Listed { address, said });
                }
                article_or_unread(read, name)
            }
        };
        let parts: Vec<Part> = self.found.into_iter().map(part).collect();
        if parts.is_empty() && listing.is_none() {
            return Err(ReadError::NoDocuments);
        }
        Ok(Contents { parts, listing, ..Contents::default() })
    }
}

fn article_or_unread(read: Result<Extraction, ReadError>, name: Option<String>) -> Part {
    match read {
        Ok(article) => Part::Article(Box::new(article)),
        Err(error) => Part::Unread { name, error },
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
