//! Outlets that the program knows by their domains and spellings.

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// An outlet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Outlet {
    /// Its name, as the program shows it.
    pub name: String,
    /// Whether other outlets print its texts.
    pub kind: OutletKind,
    /// The language it mainly writes in, as a BCP 47 subtag.
    pub language: String,
    /// The domains it publishes on; those below them are its own too.
    pub domains: Vec<String>,
    /// Other ways in which its name is written.
    pub spellings: Vec<String>,
}

/// What an outlet does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutletKind {
    /// It writes for other outlets.
    Agency,
    /// It publishes to readers.
    Outlet,
}

struct Index {
    outlets: Vec<Outlet>,
    by_domain: HashMap<String, usize>,
    by_spelling: HashMap<String, usize>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let json = include_str!("../../../../data/outlets/outlets.json");
    let outlets: Vec<Outlet> = serde_json::from_str(json).unwrap_or_default();
    let mut by_domain = HashMap::new();
    let mut by_spelling = HashMap::new();
    for (number, outlet) in outlets.iter().enumerate() {
        by_domain.extend(outlet.domains.iter().map(|domain| (domain.clone(), number)));
        by_spelling.extend(outlet.spellings.iter().chain([&outlet.name]).map(|name| (name.to_lowercase(), number)));
    }
    Index { outlets, by_domain, by_spelling }
});

impl Outlet {
    /// All outlets of the list, by kind and name.
    pub fn all() -> &'static [Self] {
        &INDEX.outlets
    }

    /// The outlet that publishes at `host`.
    pub fn at_host(host: &str) -> Option<&'static Self> {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let mut domain = host.as_str();
        loop {
            if let Some(number) = INDEX.by_domain.get(domain) {
                return INDEX.outlets.get(*number);
            }
            domain = domain.split_once('.')?.1;
        }
    }

    /// The agency whose name or other spelling `name` is, in the case in which it is listed, so that "ap" and "Time" are none.
    pub fn agency(name: &str) -> Option<&'static Self> {
        let agency = Self::named(name).filter(|outlet| outlet.kind == OutletKind::Agency)?;
        let is_listed = |listed: &String| listed == name || (name.len() > 2 && listed.to_uppercase() == name);
        agency.spellings.iter().chain([&agency.name]).any(is_listed).then_some(agency)
    }

    /// The outlet whose name or other spelling `name` is, whatever its case.
    pub fn named(name: &str) -> Option<&'static Self> {
        INDEX.by_spelling.get(&name.trim().to_lowercase()).and_then(|number| INDEX.outlets.get(*number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_outlet_is_known_by_its_domain_and_those_below() {
        assert_eq!(Outlet::at_host("edition.cnn.com").map(|outlet| outlet.name.as_str()), Some("CNN"));
        assert_eq!(Outlet::at_host("www.LeMonde.fr").map(|outlet| outlet.name.as_str()), Some("Le Monde"));
        assert_eq!(Outlet::at_host("notcnn.com"), None);
        assert_eq!(Outlet::at_host("localhost"), None);
    }

    #[test]
    fn an_outlet_is_known_by_any_spelling() {
        assert_eq!(Outlet::named("afp").map(|outlet| outlet.kind), Some(OutletKind::Agency));
        assert_eq!(Outlet::named("тасс").map(|outlet| outlet.name.as_str()), Some("ТАСС"));
        assert_eq!(Outlet::named("The Example"), None);
    }

    #[test]
    fn an_agency_is_known_in_the_case_in_which_it_writes_itself() {
        for name in ["AFP", "REUTERS", "dpa", "ТАСС", "Рейтер"] {
            assert!(Outlet::agency(name).is_some(), "{name}");
        }
        for name in ["ap", "pa", "Le Monde", "Sid"] {
            assert!(Outlet::agency(name).is_none(), "{name}");
        }
    }

    #[test]
    fn no_domain_and_no_name_belongs_to_two_outlets() {
        assert!(Outlet::all().len() > 100);
        let mut seen = BTreeSet::new();
        for outlet in Outlet::all() {
            for domain in &outlet.domains {
                assert!(seen.insert(domain.to_lowercase()), "{domain}");
            }
            let names: BTreeSet<String> = outlet
                .spellings
                .iter()
                .chain([&outlet.name])
                .map(|name| format!("name {}", name.to_lowercase()))
                .collect();
            for name in names {
                assert!(seen.insert(name.clone()), "{name}");
            }
        }
    }
}
