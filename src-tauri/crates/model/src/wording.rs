//! How each witness words what it tells: the words that set it apart, its headline, its verbs of attribution.

use crate::{Relation, Siglum, Span, Variant};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the witnesses of a collation word what they tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// One entry a witness, in the order of sigla.
    pub witnesses: Vec<WitnessWording>,
    /// The rows in which two readings or more have a cue, in the order of the collation.
    pub rows: Vec<CueRow>,
}

/// The wording of one witness.
#[derive(Clone, Debug, PartialEq)]
pub struct WitnessWording {
    /// The witness.
    pub siglum: Siglum,
    /// The witnesses in which nearly all of its text stands, too, or that stand nearly whole in it: not held against it.
    pub copies: Vec<Siglum>,
    /// Whether it counts as a voice of its own for others: it is no copy of a longer text.
    pub is_voice: bool,
    /// The words that set it apart.
    pub words: SetApart,
    /// Its headline; none when it has none.
    pub headline: Option<Headline>,
    /// Its cues, in the order of the text.
    pub cues: Vec<Cue>,
}

/// The words that set a text apart from the other voices in its language.
#[derive(Clone, Debug, PartialEq)]
pub struct SetApart {
    /// Why nothing was compared; none when it was.
    pub not_compared: Option<WordsNotCompared>,
    /// The voices that it was held against.
    pub against: Vec<Siglum>,
    /// How many of its words were counted.
    pub counted: usize,
    /// How many words of the other voices were counted.
    pub counted_elsewhere: usize,
    /// The words, the one that is most its own first; empty when none is used so much more often that chance would not do.
    pub words: Vec<OwnWord>,
}

/// Why the words of a text were not held against others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum WordsNotCompared {
    /// No other witness in its language has a text of its own.
    OnlyVoice,
    /// The language is not known, or the program has no list of its grammatical words.
    NoWordList,
}

/// A word that a witness uses more than the other voices do.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnWord {
    /// Its folded form.
    pub word: String,
    /// By how many standard deviations the log-odds ratio lies above nought, to four places.
    pub z: f64,
    /// How often the other voices use it.
    pub elsewhere: usize,
    /// How many of them do.
    pub outlets: usize,
    /// Its uses here, in the order of the text.
    pub uses: Vec<Use>,
}

/// A place at which a witness uses a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The number of the passage.
    pub passage: usize,
    /// The word.
    pub span: Span,
    /// Whether it stands inside quotation marks, so that it is the speaker's.
    pub quoted: bool,
}

/// A headline beside the others in its language. All its spans are places in the headline.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// The headlines that are the same, word for word.
    pub same: Vec<Siglum>,
    /// The other headlines in its language.
    pub against: Vec<Siglum>,
    /// The words that all of these have.
    pub in_all: Vec<Span>,
    /// The words that none of these has.
    pub in_none: Vec<Span>,
    /// How it differs from the base's headline, where it is that headline edited or the same; none where it is another, or the base's own.
    pub edited: Option<EditedHeadline>,
    /// Where its statement stands in its own text; none when there is no text.
    pub in_body: Option<HeadlineInBody>,
}

/// A headline that shares most of its words with the base's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedHeadline {
    /// Verbatim or edited.
    pub relation: Relation,
    /// The differences; `a` is the base's headline, `b` this one.
    pub variants: Vec<Variant>,
}

/// The passage that carries most of a headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadlineInBody {
    /// Whether the passage says what the headline says, as far as words tell: it has two thirds of them and every figure.
    pub stands: bool,
    /// The passage.
    pub passage: usize,
    /// The words of the headline that this passage lacks.
    pub not_there: Vec<Span>,
    /// Those of them that no other passage has either.
    pub nowhere: Vec<Span>,
}

/// A verb by which a text says who said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The verb.
    pub lemma: String,
    /// What the verb tells beside that something was said.
    pub class: CueClass,
    /// The number of the passage.
    pub passage: usize,
    /// Its words; a verb may be parted ("räumte … ein").
    pub spans: Vec<Span>,
}

/// What a verb of attribution tells beside that something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CueClass {
    /// Nothing: said, told, added.
    Neutral,
    /// That it is made known: announced, confirmed, promised.
    Announcing,
    /// That it is the speaker's word against others: claimed, alleged, accused.
    Claiming,
    /// That the speaker puts weight on it: insisted, stressed, reiterated.
    Insisting,
    /// That the speaker would rather not say it: admitted, conceded.
    Conceding,
    /// That the speaker says it is not so: denied, dismissed.
    Denying,
    /// That harm may come: warned, threatened.
    Warning,
    /// That somebody shall do something: demanded, urged.
    Demanding,
    /// That the speaker is not sure, or does not say it outright: suggested, believed.
    Suggesting,
}

/// A row in which several readings have a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueRow {
    /// The number of the row in the collation.
    pub row: usize,
    /// Whether the verbs differ: two readings in one language have other verbs that are not all neutral, or two in different
    /// languages verbs of other classes.
    pub differs: bool,
    /// For each reading that has a cue, the numbers of its cues in [`WitnessWording::cues`].
    pub readings: BTreeMap<Siglum, Vec<usize>>,
}
