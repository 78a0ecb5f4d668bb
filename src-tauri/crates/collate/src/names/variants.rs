//! Which names are variants of one.

use super::Name;
use crate::signs::sound;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use variorum_lexicon::NameWords;

/// How long a key must be for a longer one that begins with it to be another case of the name: "Кречетов", "Кречетова".
const INFLECTED: usize = 3;

/// How a part of a name is heard: without the vowels it begins with, since "Yevgeny" is "Evgenii", too.
fn key(part: &str) -> String {
    let Some(heard) = sound(part) else { return part.to_owned() };
    let consonants = heard.trim_start_matches(['a', 'e', 'i', 'o', 'u']);
    if consonants.len() > 1 { consonants.to_owned() } else { heard }
}

/// Whether two parts of names are one: as they are heard, as a nickname, or as an initial.
fn is_variant(one: &str, other: &str) -> bool {
    let is_initial = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
    if one == other || is_initial(one, other) || is_initial(other, one) || NameWords::shipped().is_nickname(one, other)
    {
        return true;
    }
    let (one, other) = (key(one), key(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long || (short.len() >= INFLECTED && long.len() == short.len() + 1 && long.starts_with(&short))
}

/// How many parts of `one` have a variant in `other`.
fn shared(one: &[String], other: &[String]) -> usize {
    one.iter().filter(|part| other.iter().any(|other| is_variant(part, other))).count()
}

/// Whether two names of persons have one part in common and are two names all the same: another given name, or a surname that only begins alike.
pub(crate) fn differs_in_part(one: &Name, other: &Name) -> bool {
    let is_full = one.parts.len() == 2 && other.parts.len() == 2;
    let is_one = |x: Option<&String>, y: Option<&String>| x.zip(y).is_some_and(|(x, y)| is_variant(x, y));
    let begins_alike = one.parts.last().zip(other.parts.last()).is_some_and(|(x, y)| {
        let (x, y) = (key(x), key(y));
        x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count() > 1
    });
    is_full
        && shared(&one.parts, &other.parts) == 1
        && shared(&other.parts, &one.parts) == 1
        && (is_one(one.parts.last(), other.parts.last())
            || (is_one(one.parts.first(), other.parts.first()) && begins_alike))
}

/// The group of each name. The fullest names come first; a shorter one joins the only fuller one of which it is a part, in any order of parts.
pub(super) fn groups(names: BTreeSet<Vec<String>>) -> HashMap<Vec<String>, usize> {
    let mut names: Vec<Vec<String>> = names.into_iter().collect();
    names.sort_by(|x, y| y.len().cmp(&x.len()).then_with(|| x.cmp(y)));
    let mut fullest: Vec<Vec<String>> = Vec::new();
    // Groups by the first letter of what is heard of a part, so that not all names are held against all.
    let mut by_letter: BTreeMap<char, BTreeSet<usize>> = BTreeMap::new();
    let mut found = HashMap::new();
    for name in names {
        let letters = |name: &[String]| {
            name.iter()
                .flat_map(|part| [key(part).chars().next(), part.chars().next()])
                .flatten()
                .collect::<BTreeSet<char>>()
        };
        let near: BTreeSet<usize> =
            letters(&name).iter().filter_map(|letter| by_letter.get(letter)).flatten().copied().collect();
        let of: Vec<usize> = near
            .into_iter()
            .filter(|group| fullest.get(*group).is_some_and(|full| shared(&name, full) == name.len()))
            .collect();
        let group = if let [only] = of.as_slice() {
            *only
        } else {
            for letter in letters(&name) {
                by_letter.entry(letter).or_default().insert(fullest.len());
            }
            fullest.push(name.clone());
            fullest.len() - 1
        };
        found.insert(name, group);
    }
    found
}
