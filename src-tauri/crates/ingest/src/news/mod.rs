//! The formats in which agencies send their stories.

pub(crate) mod newsml;
pub(crate) mod nitf;
