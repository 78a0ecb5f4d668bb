//! Names: people, places and organisations as they are written, and which of them are variants of one.

mod found;
mod variants;

pub(crate) use found::found;
pub(crate) use variants::{NameGroups, differs_in_part};

use crate::figures::pieces::pieces;
use variorum_model::{Span, Witness};

/// A name that witnesses carry, in all its variants: "Peskov", "Peskow", "Песков".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameGroup {
    /// Its fullest variant, as it is written where it first stands.
    pub name: String,
    /// Where it stands: in which witness, and the place.
    pub places: Vec<(usize, Span)>,
}

/// A name at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub span: Span,
    /// Its words in lower case, without titles and particles.
    pub parts: Vec<String>,
}

/// The names of witnesses, grouped, in the order of the fullest variants.
pub fn names(witnesses: &[Witness]) -> Vec<NameGroup> {
    let found: Vec<Vec<Name>> = witnesses.iter().map(names_in).collect();
    let grouped = NameGroups::new(found.iter().flatten());
    let mut groups: Vec<NameGroup> = Vec::new();
    let mut fullest: Vec<usize> = Vec::new();
    for (witness, names) in found.iter().enumerate() {
        let text = witnesses.get(witness).map_or("", |witness| witness.text.as_str());
        for name in names {
            let number = grouped.of(name);
            if groups.len() <= number {
                groups.resize(number + 1, NameGroup { name: String::new(), places: Vec::new() });
                fullest.resize(number + 1, 0);
            }
            if let (Some(group), Some(most)) = (groups.get_mut(number), fullest.get_mut(number)) {
                if name.parts.len() > *most {
                    (*most, group.name) = (name.parts.len(), name.span.of(text).to_owned());
                }
                group.places.push((witness, name.span));
            }
        }
    }
    groups
}

/// The names as they stand in a witness.
fn names_in(witness: &Witness) -> Vec<Name> {
    found(&pieces(&witness.text), witness.language.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::Language;

    fn witness(language: &str, text: &str) -> Witness {
        Witness {
            source: String::new(),
            outlet: None,
            title: None,
            published: None,
            modified: None,
            language: Language::from_tag(language),
            text: text.into(),
            passages: vec![],
            vectors: None,
        }
    }

    #[test]
    fn variants_of_a_name_are_one_group_over_languages_and_alphabets() {
        let witnesses = [
            witness("en", "The visit of Gennady Vetrov to Kyiv was short. There Vetrov met Ira Holt."),
            witness("de", "In der Stadt traf Sprecher Gennadi Wetrow eine Delegation."),
            witness("ru", "Вчера Геннадий Ветров вернулся, и в Киев приехала Ира Холт."),
        ];
        let groups = names(&witnesses);
        let group = |name: &str| {
            groups
                .iter()
                .find(|group| group.name == name)
                .map(|group| group.places.iter().map(|(witness, _)| *witness).collect::<Vec<_>>())
        };
        assert_eq!(group("Gennady Vetrov"), Some(vec![0, 0, 1, 2]), "{groups:?}");
        assert_eq!(group("Kyiv"), Some(vec![0, 2]), "{groups:?}");
        assert_eq!(group("Ira Holt"), Some(vec![0, 2]), "{groups:?}");
    }

    #[test]
    fn a_surname_that_two_people_bear_is_neither() {
        let text = "It was Douglas Marrow who called. Then came Dennis Marrow, and Marrow spoke.";
        let groups = names(&[witness("en", text)]);
        assert_eq!(groups.iter().map(|group| group.places.len()).collect::<Vec<_>>(), [1, 1, 1], "{groups:?}");
    }
}
