//! What the names in a page's markup say.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

/// One thing that a class name, an id or a role can say of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Mark {
    /// A way around the site.
    Navigation,
    /// The foot of a page or an article.
    Footer,
    /// Something beside the text.
    Aside,
    /// Buttons to share or print.
    Share,
    /// Pointers to other stories.
    Teaser,
    /// A form or a wall to subscribe.
    SignUp,
    /// The readers' comments.
    Comments,
    /// An advertisement.
    Advertisement,
    /// The words below a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// Who wrote the article.
    Byline,
    /// Who the author is.
    Bio,
    /// Topics.
    Tags,
    /// When it was published.
    Date,
    /// A cookie notice.
    Cookie,
    /// A notice laid over the page.
    Notice,
    /// Not shown.
    Hidden,
    /// A claim of copyright.
    Copyright,
    /// The section or the line above the headline.
    Label,
    /// The summary below the headline.
    Dek,
    /// The headline.
    Headline,
    /// A picture, a video or a gallery.
    Media,
    /// The body of an article.
    Body,
}

/// A set of [`Mark`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Marks(u32);

impl Marks {
    /// The set of `marks`.
    pub const fn of(marks: &[Mark]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < marks.len() {
            bits |= 1 << marks[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Whether `mark` is in the set.
    pub const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    /// Whether the sets share a mark.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The marks of this set that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What `name`, an attribute's value such as `story-body__share shareBar`, says: its words are looked up one by one and in pairs.
    pub fn of_name(name: &str) -> Self {
        let mut marks = Self::default();
        for token in name.split_ascii_whitespace() {
            let words = words(token);
            for (at, word) in words.iter().enumerate() {
                marks |= TABLE.of_word(word);
                if let Some(next) = words.get(at + 1) {
                    marks |= TABLE.of_pair(word, next);
                }
            }
        }
        marks
    }
}

impl BitOr for Marks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Marks {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The words of an identifier, in lower case: parted at marks, digits and capitals.
fn words(token: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut after_small = false;
    for c in token.chars() {
        let letter = c.is_ascii_alphabetic();
        if !word.is_empty() && (!letter || (c.is_ascii_uppercase() && after_small)) {
            words.push(std::mem::take(&mut word));
        }
        if letter {
            word.push(c.to_ascii_lowercase());
        }
        after_small = c.is_ascii_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

struct Table {
    whole: HashMap<String, Marks>,
    stems: HashMap<String, Marks>,
    shortest_stem: usize,
}

impl Table {
    fn of_word(&self, word: &str) -> Marks {
        let mut marks = self.whole.get(word).copied().unwrap_or_default();
        for end in self.shortest_stem..=word.len() {
            marks |= word.get(..end).and_then(|stem| self.stems.get(stem)).copied().unwrap_or_default();
        }
        marks
    }

    fn of_pair(&self, word: &str, next: &str) -> Marks {
        self.whole.get(&format!("{word}{next}")).copied().unwrap_or_default()
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let json = include_str!("../../../../data/lexicons/markup.json");
    let lists: BTreeMap<Mark, String> = serde_json::from_str(json).unwrap_or_default();
    let mut table = Table { whole: HashMap::new(), stems: HashMap::new(), shortest_stem: usize::MAX };
    for (mark, words) in lists {
        for word in words.split(' ') {
            let marks = match word.strip_suffix('*') {
                Some(stem) => {
                    table.shortest_stem = table.shortest_stem.min(stem.len());
                    table.stems.entry(stem.to_owned()).or_default()
                }
                None => table.whole.entry(word.to_owned()).or_default(),
            };
            *marks |= Marks::of(&[mark]);
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_read_word_by_word() {
        assert_eq!(words("storyBody__share-2col"), ["story", "body", "share", "col"]);
        assert_eq!(words("HTMLText"), ["htmltext"]);
    }

    #[test]
    fn names_say_what_an_element_is() {
        assert!(Marks::of_name("ArticleHeader-dek").has(Mark::Dek));
        assert!(Marks::of_name("entry-content clearfix").has(Mark::Body));
        assert!(Marks::of_name("relatedposts").has(Mark::Teaser));
        assert!(Marks::of_name("td-post-author-name").has(Mark::Byline));
        assert_eq!(Marks::of_name("sc-2b x_9"), Marks::default());
        assert!(!Marks::of_name("shadow").has(Mark::Advertisement));
    }

    #[test]
    fn every_mark_has_a_list() {
        let names = [
            ("nav", Mark::Navigation),
            ("footer", Mark::Footer),
            ("sidebar", Mark::Aside),
            ("newsletter", Mark::SignUp),
            ("commentlist", Mark::Comments),
            ("advert", Mark::Advertisement),
            ("wp-caption", Mark::Caption),
            ("photo-credit", Mark::Credit),
            ("author-bio", Mark::Bio),
            ("tags", Mark::Tags),
            ("timestamp", Mark::Date),
            ("cookie-bar", Mark::Cookie),
            ("modal", Mark::Notice),
            ("sr-only", Mark::Hidden),
            ("copyright", Mark::Copyright),
            ("kicker", Mark::Label),
            ("entry-title", Mark::Headline),
            ("gallery", Mark::Media),
        ];
        for (name, mark) in names {
            assert!(Marks::of_name(name).has(mark), "{name}");
        }
    }
}
