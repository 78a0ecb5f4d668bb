//! Witnesses made ready to be compared.

use crate::holders::Holders;
use crate::processors::shared_out;
use crate::signs::{ReadSigns, Signs, capitalised, read_signs};
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use variorum_lexicon::Words;
use variorum_model::{Digest, Span, Vector, Witness};
use variorum_text::{TokenClass, fold, tokens};

/// From how many witnesses on they are worth another thread.
const MANY: usize = 8;

/// A word or mark of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its place in the witness's text.
    pub span: Span,
    /// What it is.
    pub class: TokenClass,
    /// Its folded form, as a number: equal for equal forms, over all witnesses.
    pub form: u32,
}

impl Piece {
    /// Whether a reading that lacks it says something else: a word, a number, or a sign such as that of a currency.
    pub const fn tells(self) -> bool {
        matches!(self.class, TokenClass::Word | TokenClass::Number | TokenClass::Sign)
    }

    /// Whether it is a word or a number, and not a mark between them.
    pub const fn is_word(self) -> bool {
        matches!(self.class, TokenClass::Word | TokenClass::Number)
    }
}

/// A passage made ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct PreparedPassage<'w> {
    /// Its words and marks, in order, blanks left out.
    pub pieces: Vec<Piece>,
    /// By what it is compared with other passages.
    pub signs: Signs,
    /// Its vector, when it is compared by meaning.
    pub vector: Option<&'w Vector>,
    /// The block in which it stands.
    pub block: usize,
}

/// A witness made ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Prepared<'w> {
    /// The witness.
    pub witness: &'w Witness,
    /// The hash of its text, by which ties are broken.
    pub digest: Digest,
    /// Its passages.
    pub passages: Vec<PreparedPassage<'w>>,
    /// Which of them hold a word.
    pub holders: Holders,
    /// What is known of its language's words.
    pub words: &'static Words,
}

impl Prepared<'_> {
    /// The words and marks of several passages, one after the other.
    pub fn pieces(&self, passages: &[usize]) -> Vec<Piece> {
        passages
            .iter()
            .filter_map(|passage| self.passages.get(*passage))
            .flat_map(|passage| passage.pieces.iter().copied())
            .collect()
    }
}

/// All witnesses of a collation, made ready together, so that equal words have equal numbers.
#[derive(Debug)]
pub(crate) struct Story<'w> {
    /// The witnesses, in the order in which they were given.
    pub witnesses: Vec<Prepared<'w>>,
    /// How many different signs there are.
    pub sign_count: usize,
}

impl<'w> Story<'w> {
    pub fn prepare(witnesses: &'w [Witness]) -> Self {
        let Ok(story) = Self::prepare_while(witnesses, || Ok::<(), Infallible>(()));
        story
    }

    /// The same, as long as `go_on` does not end it, which is asked before each passage.
    pub fn prepare_while<E: Send>(
        witnesses: &'w [Witness],
        go_on: impl Fn() -> Result<(), E> + Sync,
    ) -> Result<Self, E> {
        let read = shared_out(witnesses.len(), MANY, |number| {
            let witness = &witnesses[number];
            let passages = read_passages(witness, &go_on)?;
            let names = capitalised(witness, &passages);
            let signs = passages.iter().map(|pieces| go_on().map(|()| read_signs(witness, &names, pieces)));
            let signs = signs.collect::<Result<Vec<ReadSigns>, E>>()?;
            Ok((passages, signs))
        })?;
        go_on()?;
        let sign_numbers = numbered(read.iter().flat_map(|(_, signs)| signs).flat_map(ReadSigns::texts));
        let sign_count = sign_numbers.len();
        // Forms are held to be equal or not, and nothing else: their numbers may come as they do.
        let mut forms: HashMap<&str, u32> = HashMap::new();
        let mut number = |form| {
            let next = u32::try_from(forms.len()).unwrap_or(u32::MAX);
            *forms.entry(form).or_insert(next)
        };
        let prepared = witnesses.iter().zip(&read).map(|(witness, (passages, signs))| {
            let passages: Vec<PreparedPassage> = (0..)
                .zip(passages.iter().zip(signs))
                .map(|(place, (pieces, signs))| PreparedPassage {
                    pieces: pieces
                        .iter()
                        .map(|piece| Piece { span: piece.span, class: piece.class, form: number(piece.form.as_str()) })
                        .collect(),
                    signs: signs.numbered(&sign_numbers),
                    vector: witness.passage_vector(place),
                    block: witness.passages.get(place).map_or(0, |passage| passage.block),
                })
                .collect();
            Prepared {
                witness,
                digest: Digest::of(witness.text.as_bytes()),
                words: Words::of(witness.language.as_ref()),
                holders: Holders::new(passages.iter().map(|passage| &passage.signs), sign_count),
                passages,
            }
        });
        Ok(Self { witnesses: prepared.collect(), sign_count })
    }
}

/// Numbers that follow the alphabet, so that sums are made in one order whatever other witnesses there are.
fn numbered<'t>(texts: impl Iterator<Item = &'t str>) -> HashMap<&'t str, u32> {
    let mut different: Vec<&str> = texts.collect::<HashSet<&str>>().into_iter().collect();
    different.sort_unstable();
    different.into_iter().zip(0..).collect()
}

/// A word or mark as it was read.
pub(crate) struct ReadPiece {
    /// Its place in the witness's text.
    pub span: Span,
    /// What it is.
    pub class: TokenClass,
    /// Its folded form.
    pub form: String,
}

fn read_passages<E>(witness: &Witness, go_on: impl Fn() -> Result<(), E>) -> Result<Vec<Vec<ReadPiece>>, E> {
    witness
        .passages
        .iter()
        .map(|passage| {
            go_on()?;
            let text = passage.span.of(&witness.text);
            let pieces = tokens(text)
                .filter(|token| token.class != TokenClass::Space)
                .map(|token| ReadPiece {
                    span: token.span.shifted(passage.span.start),
                    class: token.class,
                    form: fold(token.span.of(text)),
                })
                // Marks that fold to nothing (zero-width ones) are not compared.
                .filter(|piece| !piece.form.is_empty())
                .collect();
            Ok(pieces)
        })
        .collect()
}
