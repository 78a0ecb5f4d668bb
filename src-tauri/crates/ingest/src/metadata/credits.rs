//! Agencies in credit lines.

use variorum_lexicon::{Outlet, OutletKind};

/// The agencies that a credit line such as `dpa/AFP` names, as far as the program knows them.
pub(crate) fn agencies(credit: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let parts = credit.split(['/', ',', ';', '|', '&', '(', ')', '+', '\n']).flat_map(|part| part.split(" - "));
    for name in parts.filter_map(Outlet::named).filter(|outlet| outlet.kind == OutletKind::Agency) {
        if !found.contains(&name.name) {
            found.push(name.name.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_line_names_agencies() {
        assert_eq!(agencies("(dpa/AFP)"), ["dpa", "Agence France-Presse"]);
        assert_eq!(agencies("Harbour Post, Ines Okafor"), Vec::<String>::new());
    }
}
