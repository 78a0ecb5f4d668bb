//! The form in which a block is compared with phrases.

/// The words of a block in lower case, with what follows each.
///
/// A word is a run of letters and digits; an apostrophe or a hyphen parts two words, here and in the phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    words: Vec<String>,
    /// Whether a colon follows the word of the same number.
    colons: Vec<bool>,
}

impl Line {
    /// The line of `text`.
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        let mut in_word = false;
        for c in text.chars() {
            if c.is_alphanumeric() {
                if !in_word {
                    line.words.push(String::new());
                    line.colons.push(false);
                }
                if let Some(word) = line.words.last_mut() {
                    word.extend(c.to_lowercase());
                }
                in_word = true;
            } else {
                in_word = false;
                if matches!(c, ':' | '：')
                    && let Some(colon) = line.colons.last_mut()
                {
                    *colon = true;
                }
            }
        }
        line
    }

    /// The words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether a colon follows the word numbered `word`.
    pub fn colon_after(&self, word: usize) -> bool {
        self.colons.get(word).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_its_words_in_lower_case() {
        let line = Line::new("Lire aussi : L’eau, ENFIN");
        assert_eq!(line.words(), ["lire", "aussi", "l", "eau", "enfin"]);
        assert!(line.colon_after(1) && !line.colon_after(0) && !line.colon_after(9));
        assert!(Line::new("— : —").words().is_empty());
    }
}
