//! The comparison of all witnesses of one story: pure functions, no input or output, no clock, no randomness.
//!
//! [`collate`] aligns every two witnesses ([`align`]), joins the pairs into rows over all of them, orders the rows, types the differences
//! inside each pair of readings word by word, and looks for readings that contradict each other. The same witnesses in any order give the
//! same rows: wherever there is a choice, it falls by the texts themselves.
//!
//! [`side_by_side`] sets a collation out for reading; [`not_compared`] says of which witnesses a row claims nothing.

mod align;
mod collate;
mod copied;
mod disagreements;
mod order;
mod prepared;
mod relation;
mod rows;
mod side_by_side;
mod similarity;
mod variants;

pub use collate::{Cancelled, collate};
pub use side_by_side::{not_compared, side_by_side};
