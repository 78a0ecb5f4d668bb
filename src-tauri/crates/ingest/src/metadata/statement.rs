//! What a document states of its article.

/// What is said of an article, in whatever notation; values as they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Statement {
    /// Its titles, the headline first.
    pub(crate) headlines: Vec<String>,
    pub(crate) descriptions: Vec<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) published: Vec<String>,
    pub(crate) modified: Vec<String>,
    /// The name of the outlet.
    pub(crate) publisher: Option<String>,
    pub(crate) urls: Vec<String>,
    /// The tag of its language.
    pub(crate) language: Option<String>,
    pub(crate) sections: Vec<String>,
    /// The agencies that it comes from, by the names of the program's list as far as they stand there.
    pub(crate) agencies: Vec<String>,
    /// What is said of it when it is not free to read.
    pub(crate) paid: Option<Paid>,
}

/// An article that is stated not to be free to read, as a whole or in part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paid {
    /// How many words it is stated to have.
    pub(crate) words: Option<usize>,
}

impl Statement {
    /// This statement, and what `other` says of which this one is silent.
    pub(crate) fn completed(mut self, other: Self) -> Self {
        for (own, other) in [
            (&mut self.headlines, other.headlines),
            (&mut self.descriptions, other.descriptions),
            (&mut self.authors, other.authors),
            (&mut self.published, other.published),
            (&mut self.modified, other.modified),
            (&mut self.urls, other.urls),
            (&mut self.sections, other.sections),
            (&mut self.agencies, other.agencies),
        ] {
            if own.is_empty() {
                *own = other;
            }
        }
        self.publisher = self.publisher.or(other.publisher);
        self.language = self.language.or(other.language);
        self.paid = self.paid.or(other.paid);
        self
    }
}
