//! The words of the design as types: what every other crate speaks of. No input or output, no clock.
//!
//! Offsets ([`Span`]) are UTF-8 bytes. Answers for people and programs outside count Unicode code points; [`CodePoints`] converts.

mod block;
mod collation;
mod correction;
mod decision;
mod digest;
mod extraction;
mod fidelity;
mod figure;
mod fingerprint;
mod ids;
mod language;
mod marked;
mod passage;
mod quote;
mod siglum;
mod span;
mod stated_time;
mod vector;
mod wording;

pub use block::{Block, BlockKind, LeftOut};
pub use collation::{Collation, Disagreement, DisagreementKind, Pair, Reading, Relation, Row, Variant, VariantKind};
pub use correction::{Anchor, Correction};
pub use decision::{Decided, Decision, PassageAnchor, Place};
pub use digest::{Digest, DigestError};
pub use extraction::{Extraction, ReadingDoubt};
pub use fidelity::{
    Alteration, Fidelity, QuoteGroup, QuoteInGroup, QuoteReference, QuoteStatus, QuoteVerb, SpeakerVerbs, VerbUses,
};
pub use figure::{Exactness, Figure, FigureKind, FigureValue};
pub use fingerprint::{Fingerprint, OutletPage, OutletPages, RepeatedBlock};
pub use ids::{ArticleId, CaptureId, RevisionId, StoryId};
pub use language::Language;
pub use marked::{
    Cell, Change, Column, DisagreeingWords, Fold, FoldedBlock, Mark, MarkedDisagreement, MarkedRow, Run, SideBySide,
};
pub use passage::{Passage, Witness};
pub use quote::{Quote, QuoteKind};
pub use siglum::Siglum;
pub use span::{CodePoints, Span};
pub use stated_time::{StatedTime, StatedTimeError};
pub use vector::Vector;
pub use wording::{
    Cue, CueClass, CueRow, EditedHeadline, Headline, HeadlineInBody, OwnWord, SetApart, Use, WitnessWording, Wording,
    WordsNotCompared,
};
