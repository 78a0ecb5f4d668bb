//! Whether two words are forms of one.

/// The shortest stem that two forms share.
const STEM: usize = 3;
/// The longest ending behind it.
const ENDING: usize = 4;

/// Whether `x` and `y`, in lower case, are forms of one word: they begin alike, and what is left of them is short ("sign", "signed"; "Häuser",
/// "Häusern"). Short words must be equal.
pub(super) fn alike(x: &str, y: &str) -> bool {
    if x == y {
        return true;
    }
    let shared = x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count();
    let (x, y) = (x.chars().count(), y.chars().count());
    shared >= STEM && x.max(y) - shared <= ENDING && 5 * shared >= 3 * x.max(y)
}

/// How many words of `xs` are forms of one of `ys`.
pub(super) fn shared<'w>(xs: impl IntoIterator<Item = &'w str>, ys: &[&str]) -> usize {
    xs.into_iter().filter(|x| ys.iter().any(|y| alike(x, y))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_alike_and_other_words_are_not() {
        for (x, y) in [("sign", "signed"), ("export", "exports"), ("häuser", "häusern"), ("рабочий", "рабочих")]
        {
            assert!(alike(x, y), "{x} {y}");
        }
        for (x, y) in [("pupils", "teachers"), ("run", "ruin"), ("sign", "signatories"), ("car", "carpet")] {
            assert!(!alike(x, y), "{x} {y}");
        }
    }
}
