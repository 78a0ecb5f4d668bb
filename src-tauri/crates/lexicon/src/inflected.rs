//! Verbs of speech, belief and intention with what they take.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What can follow a verb as what is said, believed or intended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Takes {
    /// Words in quotation marks.
    Quote,
    /// A clause, with or without "that".
    Clause,
    /// A clause without "that", even where no verb in it is known.
    Bare,
    /// An indirect question.
    Wh,
    /// An infinitive.
    To,
    /// A gerund.
    Ing,
    /// A noun phrase.
    Object,
    /// A person before the clause or the quotation.
    Person,
    /// A person and what they shall do.
    ObjectTo,
    /// A person and "of".
    PersonOf,
    /// A noun phrase and "as".
    ObjectAs,
    /// In the passive: what is said of the subject.
    PassiveObject,
}

/// Which form of a verb it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inflection {
    /// Listed as it is: in languages whose verbs are not inflected here, forms are not told apart.
    #[default]
    Listed,
    /// Without an ending.
    Base,
    /// For he, she, it in the present.
    Third,
    /// The past, where the participle is another.
    Past,
    /// The past and the participle.
    PastAndParticiple,
    /// The participle, where the past is another.
    Participle,
    /// In -ing.
    Ing,
    /// No verb but an adjective ("sure that", "critical of").
    Adjective,
}

impl Inflection {
    /// Whether it can be the past.
    pub fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::PastAndParticiple)
    }

    /// Whether it can be the past participle.
    pub fn is_participle(self) -> bool {
        matches!(self, Self::Participle | Self::PastAndParticiple)
    }
}

/// One form of a verb, with what the verb takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// The verb.
    pub lemma: String,
    /// The words that follow the first one ("pointed *out*").
    pub rest: Vec<String>,
    /// The prepositions that open what is said ("called *for*").
    pub prepositions: Vec<String>,
    /// Which form it is. In languages for which forms are listed, none is told apart.
    pub inflection: Inflection,
    takes: u16,
}

/// Verbs that take the same.
#[derive(Deserialize)]
pub(crate) struct Group {
    takes: Vec<String>,
    /// Verbs, to be inflected.
    #[serde(default)]
    verbs: String,
    /// Forms as they are.
    #[serde(default)]
    forms: String,
}

impl VerbForm {
    /// A form of a plain verb of speech.
    pub(crate) fn of_speech(lemma: &str, rest: &[String]) -> Self {
        let takes = bit(Takes::Quote) | bit(Takes::Clause);
        Self {
            lemma: lemma.to_owned(),
            rest: rest.to_vec(),
            prepositions: Vec::new(),
            inflection: Inflection::default(),
            takes,
        }
    }

    /// Whether the verb can take this.
    pub fn takes(&self, what: Takes) -> bool {
        self.takes & bit(what) != 0
    }
}

const fn bit(what: Takes) -> u16 {
    1 << what as u16
}

/// What a name in the lists stands for; a preposition when it is none.
fn takes_of(name: &str) -> Option<Takes> {
    Some(match name {
        "quote" => Takes::Quote,
        "clause" => Takes::Clause,
        "bare" => Takes::Bare,
        "wh" => Takes::Wh,
        "to" => Takes::To,
        "ing" => Takes::Ing,
        "object" => Takes::Object,
        "person" => Takes::Person,
        "object_to" => Takes::ObjectTo,
        "person_of" => Takes::PersonOf,
        "object_as" => Takes::ObjectAs,
        "passive_object" => Takes::PassiveObject,
        _ => return None,
    })
}

/// The forms of the verbs of `groups` by their first words. English verbs are regular unless `irregular` lists their forms: third person, past,
/// -ing, and the participle where it is not the past.
pub(crate) fn inflected(groups: &[Group], irregular: &BTreeMap<String, String>) -> FxHashMap<String, Vec<VerbForm>> {
    // In the order of the lists: what the verb takes, and its prepositions.
    let mut verbs: BTreeMap<(&str, bool, bool), (u16, Vec<String>)> = BTreeMap::new();
    for group in groups {
        let is_adjective = group.takes.iter().any(|name| name == "adjective");
        let listed =
            group.verbs.split(' ').map(|verb| (verb, true)).chain(group.forms.split(' ').map(|form| (form, false)));
        for (verb, inflects) in listed.filter(|(verb, _)| !verb.is_empty()) {
            let (takes, prepositions) = verbs.entry((verb, inflects, is_adjective)).or_default();
            for name in &group.takes {
                match (takes_of(name), name.strip_prefix("prep:")) {
                    (Some(what), _) => *takes |= bit(what),
                    (None, Some(preposition)) => prepositions.push(preposition.to_owned()),
                    (None, None) => {}
                }
            }
        }
    }
    let mut forms: FxHashMap<String, Vec<VerbForm>> = FxHashMap::default();
    for ((verb, inflects, is_adjective), (takes, prepositions)) in verbs {
        let mut words = verb.split('-').map(str::to_owned);
        let first = words.next().unwrap_or_default();
        let rest: Vec<String> = words.collect();
        let mut put = |form: String, inflection: Inflection| {
            forms.entry(form).or_default().push(VerbForm {
                lemma: verb.replace('-', " "),
                rest: rest.clone(),
                prepositions: prepositions.clone(),
                inflection,
                takes,
            });
        };
        if !inflects || is_adjective {
            put(first, if is_adjective { Inflection::Adjective } else { Inflection::Listed });
            continue;
        }
        let listed: Vec<String> = match irregular.get(&first) {
            Some(forms) => forms.split(' ').map(str::to_owned).collect(),
            None => regular(&first),
        };
        let past = if listed.len() < 4 { Inflection::PastAndParticiple } else { Inflection::Past };
        put(first.clone(), Inflection::Base);
        for (form, inflection) in
            listed.into_iter().zip([Inflection::Third, past, Inflection::Ing, Inflection::Participle])
        {
            put(form, inflection);
        }
    }
    forms
}

/// Third person, past and -ing of a regular English verb.
fn regular(verb: &str) -> Vec<String> {
    let after_consonant =
        |end: &str| verb.strip_suffix(end).filter(|stem| stem.ends_with(|c: char| !"aeiou".contains(c)));
    if let Some(stem) = after_consonant("y") {
        return vec![format!("{stem}ies"), format!("{stem}ied"), format!("{verb}ing")];
    }
    let third = if verb.ends_with(['s', 'x', 'z']) || verb.ends_with("ch") || verb.ends_with("sh") {
        format!("{verb}es")
    } else {
        format!("{verb}s")
    };
    match verb.strip_suffix('e') {
        Some(stem) if stem.ends_with('e') => vec![third, format!("{verb}d"), format!("{verb}ing")],
        Some(stem) => vec![third, format!("{verb}d"), format!("{stem}ing")],
        None => vec![third, format!("{verb}ed"), format!("{verb}ing")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_are_inflected_as_they_are_spelled() {
        for (verb, forms) in [
            ("note", ["notes", "noted", "noting"]),
            ("reply", ["replies", "replied", "replying"]),
            ("stress", ["stresses", "stressed", "stressing"]),
            ("agree", ["agrees", "agreed", "agreeing"]),
            ("convey", ["conveys", "conveyed", "conveying"]),
        ] {
            assert_eq!(regular(verb), forms);
        }
    }

    #[test]
    fn a_verb_takes_what_all_its_groups_say() {
        let groups: Vec<Group> = serde_json::from_str(
            r#"[{"takes": ["clause"], "verbs": "warn lay-out"}, {"takes": ["prep:of"], "verbs": "warn"}]"#,
        )
        .unwrap();
        let forms = inflected(&groups, &BTreeMap::from([("lay".to_owned(), "lays laid laying".to_owned())]));
        let warned = &forms["warned"][0];
        assert!(warned.takes(Takes::Clause) && !warned.takes(Takes::Quote));
        assert_eq!(warned.prepositions, ["of"]);
        assert_eq!(warned.inflection, Inflection::PastAndParticiple);
        assert_eq!(forms["laid"][0].rest, ["out"]);
    }
}
