//! Packages: files that hold documents.

pub(crate) mod archive;
pub(crate) mod document;
mod entry_name;
pub(crate) mod gzip;
mod inflate;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod warc;
pub(crate) mod zip;
