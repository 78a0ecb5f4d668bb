//! Every word shown to a person outside the window: reports, menus, error messages. The words themselves are the Fluent catalogues in
//! `data/messages/LANGUAGE/`, compiled in; the window bundles its own, `ui.ftl`, which the tests here check with the others.
//!
//! A [`Message`] is one message with its arguments. The enum is made from the English catalogues when this crate is built: code that asks for
//! a message that does not exist, or leaves out an argument, does not compile. Only the messages of errors are looked up by a text, the code
//! of the error ([`Catalogue::error`]); [`ERROR_CODES`] lists those that have words, for the tests of whoever makes errors.
//!
//! To add a language, add a folder. The tests say what it lacks; what it lacks is said in English.

mod catalogue;
mod digits;
mod message;

pub use catalogue::{Catalogue, Direction};
pub use message::{ERROR_CODES, Message};
