//! Whether a quotation is what was said: quotations held against other texts.
//!
//! A text that quotations are held against is read once ([`Heard`]): its words without typography (`word`), where sentences and quotations
//! begin and end, and where neighbouring words stand. A quotation (`said`) is laid along the places that share words with it (`places`,
//! `alignment`); what differs there (`changes`) tells its status (`verdict`). Where no place has its words, one may have its meaning
//! (`meaning`).

mod alignment;
mod changes;
mod heard;
mod places;
mod said;
mod spelling;
mod verdict;
mod word;

pub use heard::Heard;
pub use said::Quotation;

use said::Said;
use variorum_model::{Fidelity, QuoteStatus};

/// Holds a quotation against a text.
pub fn fidelity(quotation: &Quotation, heard: &Heard) -> Fidelity {
    let said = Said::read(quotation);
    let steps = alignment::align(&said, heard);
    verdict::verdict(quotation.text, &said, heard, &steps, quotation.marked).unwrap_or_else(|| {
        let status = if heard.primary { QuoteStatus::NotInPrimary } else { QuoteStatus::OnlyHere };
        Fidelity { status, against: Vec::new(), alterations: Vec::new(), likeness: 0.0 }
    })
}
