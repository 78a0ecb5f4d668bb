//! Who claims copyright.

/// The name behind the sign of copyright, without the year, the form of the company and the claim itself.
pub(crate) fn claimant(claim: &str) -> Option<String> {
    const FORMS: [&str; 14] =
        ["Ltd", "Limited", "Inc", "LLC", "GmbH", "AG", "SA", "SAS", "plc", "Company", "Verlag", "SL", "ООО", "ЗАО"];
    let (before, behind) = claim.split_once('©').or_else(|| claim.split_once("(c)"))?;
    // "Harbour Post © 2025" names it in front.
    let behind = behind.trim_start_matches(|c: char| !c.is_alphabetic() && !"«„“".contains(c));
    let behind = if behind.is_empty() { before } else { behind };
    let end = behind.find(|c: char| c.is_ascii_digit() || ".,|;:".contains(c)).unwrap_or(behind.len());
    let name = behind.get(..end)?.trim();
    let name = name.strip_prefix(['«', '„', '“']).map_or(name, |name| name.trim_end_matches(['»', '“', '”']));
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| FORMS.contains(word)) {
        words.pop();
    }
    (1..=6).contains(&words.len()).then(|| words.join(" "))
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
            ("Copyright 2024", None),
        ] {
            assert_eq!(claimant(claim).as_deref(), owner, "{claim}");
        }
    }
}
