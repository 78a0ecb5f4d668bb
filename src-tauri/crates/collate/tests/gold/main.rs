//! The collation on the stories of `tests/gold/collation`.

mod agreement;
mod order;
mod story;
