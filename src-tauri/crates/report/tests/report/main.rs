//! Whole reports of a small invented story, in every format.

mod escaping;
mod evidence;
mod gold;
mod page;
mod sample;
