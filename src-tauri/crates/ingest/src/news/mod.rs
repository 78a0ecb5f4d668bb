//! Items of news, and the formats in which agencies send them.

mod item;
mod items;
pub(crate) mod newsml;
pub(crate) mod nitf;
mod picture;

pub(crate) use item::Item;
pub(crate) use items::Items;
pub(crate) use picture::Picture;
