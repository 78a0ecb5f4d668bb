//! Who claims copyright.

use variorum_lexicon::{Furniture, Line, PhrasePlace};

/// The name in a claim of copyright, without the sign, the year, the form of the company and the claim itself.
pub(crate) fn claimant(claim: &str) -> Option<String> {
    let bare = claim.trim_start_matches(|c: char| !c.is_alphanumeric() && !"«„“".contains(c));
    let bare = bare.strip_prefix("Copyright").or(bare.strip_prefix("COPYRIGHT")).unwrap_or(bare);
    let ends = |c: char| c.is_ascii_digit() || "©.,|;:–—".contains(c);
    bare.split(ends).flat_map(|piece| piece.split(" - ")).flat_map(|piece| piece.split("(c)")).find_map(name)
}

/// The name that a piece of a claim is: a few words, the first with a capital, and none of the phrases of furniture.
fn name(piece: &str) -> Option<String> {
    const FORMS: [&str; 14] =
        ["Ltd", "Limited", "Inc", "LLC", "GmbH", "AG", "SA", "SAS", "plc", "Company", "Verlag", "SL", "ООО", "ЗАО"];
    let piece = piece.trim_matches(|c: char| !c.is_alphanumeric() && !"«»„“”".contains(c));
    let piece = piece.strip_prefix(['«', '„', '“']).map_or(piece, |name| name.trim_end_matches(['»', '“', '”']));
    let mut words: Vec<&str> = piece.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| FORMS.contains(word)) {
        words.pop();
    }
    let line = Line::new(piece);
    let is_phrase = || {
        Furniture::for_language(None).iter().any(|lists| {
            // "Le" opens dates as well as names.
            lists.phrases(&line).iter().any(|phrase| phrase.words > 1 || phrase.place == PhrasePlace::Whole)
        })
    };
    let is_name = (1..=6).contains(&words.len()) && piece.starts_with(char::is_uppercase);
    (is_name && !is_phrase()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_of_copyright_names_its_owner() {
        for (claim, owner) in [
            ("© Harbour Post 2025", Some("Harbour Post")),
            ("© 2024 The Asking Channel Ltd. All rights reserved.", Some("The Asking Channel")),
            ("© Nordwarte Verlag GmbH", Some("Nordwarte")),
            ("Harbour Post © 2025", Some("Harbour Post")),
            ("© 2007 «Вестник Междуречья». При перепечатке ссылка обязательна.", Some("Вестник Междуречья")),
            ("© 2006 El Faro, S.L.", Some("El Faro")),
            ("Copyright 2004 Harbour Weekly. No part may be reproduced.", Some("Harbour Weekly")),
            ("Все права защищены. Вестник Междуречья, 2024", Some("Вестник Междуречья")),
            ("Tous droits réservés - Le Phare de Callow", Some("Le Phare de Callow")),
            ("Copyright 2024", None),
        ] {
            assert_eq!(claimant(claim).as_deref(), owner, "{claim}");
        }
    }
}
