//! Which names are variants of one.

use super::Name;
use crate::signs::sound;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use variorum_lexicon::NameWords;

/// How long what is heard of a part must be for a longer one that begins with it to be another case of the name: "Кречетов", "Кречетова".
const INFLECTED: usize = 3;

/// How a part of a name is heard: without the vowels it begins with, since "Yevgeny" is "Evgenii", too.
fn heard(part: &str) -> String {
    let Some(heard) = sound(part) else { return part.to_owned() };
    let consonants = heard.trim_start_matches(['a', 'e', 'i', 'o', 'u']);
    if consonants.len() > 1 { consonants.to_owned() } else { heard }
}

/// A part of a name: as it is written, and as it is heard.
type Part<'n> = (&'n str, &'n str);

/// Whether two parts of names are one: as they are heard, as a nickname, or as an initial.
fn is_variant((one, one_heard): Part, (other, other_heard): Part) -> bool {
    let is_initial = |one: &str, other: &str| {
        let mut letters = one.chars();
        letters.next().is_some() && letters.next().is_none() && other.starts_with(one)
    };
    let (short, long) =
        if one_heard.len() <= other_heard.len() { (one_heard, other_heard) } else { (other_heard, one_heard) };
    one == other
        || short == long
        || (short.len() >= INFLECTED && long.len() == short.len() + 1 && long.starts_with(short))
        || is_initial(one, other)
        || is_initial(other, one)
        || NameWords::shipped().is_nickname(one, other)
}

/// A name with how its parts are heard, which is found once: names are held against many others.
struct Heard<'n> {
    parts: &'n [String],
    heard: Vec<String>,
}

impl<'n> Heard<'n> {
    fn new(parts: &'n [String]) -> Self {
        Self { parts, heard: parts.iter().map(|part| heard(part)).collect() }
    }

    fn by_part(&self) -> impl DoubleEndedIterator<Item = Part<'_>> {
        self.parts.iter().map(String::as_str).zip(self.heard.iter().map(String::as_str))
    }
}

/// How many parts of `one` have a variant in `other`.
fn shared(one: &Heard, other: &Heard) -> usize {
    one.by_part().filter(|part| other.by_part().any(|other| is_variant(*part, other))).count()
}

/// Whether two names of persons have one part in common and are two names all the same: another given name, or a surname that only begins alike.
pub(crate) fn differs_in_part(one: &Name, other: &Name) -> bool {
    if one.parts.len() != 2 || other.parts.len() != 2 {
        return false;
    }
    let (one, other) = (Heard::new(&one.parts), Heard::new(&other.parts));
    let is_one = |x: Option<Part>, y: Option<Part>| x.zip(y).is_some_and(|(x, y)| is_variant(x, y));
    let begins_alike = || {
        let (x, y) = (one.heard.last(), other.heard.last());
        x.zip(y).is_some_and(|(x, y)| x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count() > 1)
    };
    shared(&one, &other) == 1
        && shared(&other, &one) == 1
        && (is_one(one.by_part().next_back(), other.by_part().next_back())
            || (is_one(one.by_part().next(), other.by_part().next()) && begins_alike()))
}

/// The groups of names that are variants of one.
pub(crate) struct NameGroups(HashMap<Vec<String>, usize>);

impl NameGroups {
    /// The fullest names come first; a shorter one joins the only fuller one of which it is a part, in any order of parts.
    pub(crate) fn new<'n>(names: impl Iterator<Item = &'n Name>) -> Self {
        let different: HashSet<&[String]> = names.map(|name| name.parts.as_slice()).collect();
        let mut names: Vec<Heard> = different.into_iter().map(Heard::new).collect();
        names.sort_by(|x, y| y.parts.len().cmp(&x.parts.len()).then_with(|| x.parts.cmp(y.parts)));
        let mut fullest: Vec<&Heard> = Vec::new();
        // Groups by the first letter of what is heard of a part, so that not all names are held against all.
        let mut by_letter: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        let mut found = HashMap::new();
        for name in &names {
            let letters: BTreeSet<char> = name
                .by_part()
                .flat_map(|(part, heard)| [heard.chars().next(), part.chars().next()])
                .flatten()
                .collect();
            let near: BTreeSet<usize> =
                letters.iter().filter_map(|letter| by_letter.get(letter)).flatten().copied().collect();
            let mut of = near
                .into_iter()
                .filter(|group| fullest.get(*group).is_some_and(|full| shared(name, full) == name.parts.len()));
            let group = if let (Some(only), None) = (of.next(), of.next()) {
                only
            } else {
                for letter in letters {
                    by_letter.entry(letter).or_default().push(fullest.len());
                }
                fullest.push(name);
                fullest.len() - 1
            };
            found.insert(name.parts.to_vec(), group);
        }
        Self(found)
    }

    /// The number of the group of a name.
    pub(crate) fn of(&self, name: &Name) -> usize {
        self.0.get(&name.parts).copied().unwrap_or_default()
    }
}
