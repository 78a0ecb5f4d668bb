//! Numbers that are part of a name, or no figure for another reason.

use super::Search;
use super::amount::Amount;
use super::pieces::{Piece, form, form_before, is_attached};

impl Search<'_> {
    /// Whether the number is part of a name, or no figure for another reason: "page 3", "Boeing 737", "COVID-19", "2-1".
    pub(super) fn is_name(&self, place: usize, amount: &Amount) -> bool {
        let Some(piece) = self.pieces.get(place) else { return false };
        // "iPhone 5s" is no measure, "60mph" is one.
        let is_measure = amount.counted.unit.is_some() && !amount.counted.is_letter;
        if !piece.is_number || is_measure || amount.counted.is_percent {
            return false;
        }
        let before = place.checked_sub(1).and_then(|before| self.pieces.get(before));
        let hyphen = matches!(form_before(self.pieces, place), "-" | "–" | ":" | "/" | "." | "_")
            && is_attached(self.pieces, place)
            && place.checked_sub(2).is_some_and(|_| is_attached(self.pieces, place - 1));
        let is_score = matches!(form(self.pieces, amount.end), "-" | "–" | ":")
            && is_attached(self.pieces, amount.end)
            && is_attached(self.pieces, amount.end + 1)
            && self.pieces.get(amount.end + 1).is_some_and(|piece| piece.is_number)
            && self.range(amount).is_none();
        hyphen || is_score || before.is_some_and(|before| self.is_named(before, place, amount))
    }

    /// Whether the number at `place` and the word `before` it make a name together: "page 3", "iPhone 11", "S&P 500".
    fn is_named(&self, before: &Piece<'_>, place: usize, amount: &Amount) -> bool {
        if self.words.is_designation(&before.form) || before.text == "#" {
            return true;
        }
        let is_plain = self.pieces.get(place).is_some_and(|piece| {
            let end = piece.text.len() - usize::from(amount.counted.is_letter);
            piece.text.bytes().take(end).all(|byte| byte.is_ascii_digit())
        });
        if !before.is_word || !is_plain || self.grammar.is_function(&before.form) {
            return false;
        }
        let is_letter = before.text.chars().count() == 1 && before.text.starts_with(char::is_uppercase);
        let has_capital_inside = before.text.chars().skip(1).any(char::is_uppercase);
        let is_title =
            before.text.starts_with(char::is_uppercase) && !before.is_first && !self.opens_sentence(place - 1);
        let goes_on = self
            .pieces
            .get(amount.end)
            .is_some_and(|next| next.is_word && !next.is_first && next.text.starts_with(char::is_uppercase));
        has_capital_inside
            || is_letter
            || (is_title && (amount.counted.name.is_none() || amount.counted.is_letter || goes_on))
    }

    fn opens_sentence(&self, place: usize) -> bool {
        matches!(form_before(self.pieces, place), "" | "." | "!" | "?" | ":")
    }
}
