//! What one document may cost.

use std::time::Duration;

/// What one document may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long a child may take for it.
    pub time: Duration,
    /// How large the child's answer may be, in bytes.
    pub answer_bytes: u32,
}

impl Default for Limits {
    /// Ten seconds, and an answer of 256 MiB: four times the largest document.
    fn default() -> Self {
        Self { time: Duration::from_secs(10), answer_bytes: 256 * 1024 * 1024 }
    }
}

/// How much memory a child may have, in bytes. It is set by the child itself, so it is the same for all.
pub(crate) const MEMORY_BYTES: u64 = 512 * 1024 * 1024;
