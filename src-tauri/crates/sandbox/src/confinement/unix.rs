//! Resource limits.

use crate::limits::MEMORY_BYTES;
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io;

/// Limits this process: memory, no bytes into files, no core dump of a document, no open file or socket besides the three pipes.
pub(super) fn limit() -> io::Result<()> {
    let at = |limit| Rlimit { current: Some(limit), maximum: Some(limit) };
    // macOS knows no limit of address space that holds.
    #[cfg(target_os = "linux")]
    setrlimit(Resource::As, at(MEMORY_BYTES))?;
    #[cfg(not(target_os = "linux"))]
    let _ = MEMORY_BYTES;
    setrlimit(Resource::Fsize, at(0))?;
    setrlimit(Resource::Core, at(0))?;
    setrlimit(Resource::Nofile, at(3))?;
    Ok(())
}
