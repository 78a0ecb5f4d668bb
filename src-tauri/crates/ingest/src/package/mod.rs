//! Packages: files that hold documents.

mod answer;
pub(crate) mod archive;
mod entry_name;
mod files;
pub(crate) mod gzip;
pub(crate) mod inflate;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod tar;
mod wacz;
pub(crate) mod warc;
pub(crate) mod zip;
