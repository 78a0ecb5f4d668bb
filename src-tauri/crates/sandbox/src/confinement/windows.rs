//! A job object.

use crate::limits::MEMORY_BYTES;
use std::io;
use win32job::{ExtendedLimitInfo, Job};

/// Puts this process into a job with a limit of memory, which ends with it.
pub(super) fn enter() -> io::Result<()> {
    let mut info = ExtendedLimitInfo::new();
    info.limit_working_memory(1024 * 1024, MEMORY_BYTES as usize).limit_kill_on_job_close();
    let job = Job::create_with_limit_info(&info).map_err(io::Error::other)?;
    job.assign_current_process().map_err(io::Error::other)?;
    // The job lives as long as the process does; closing the handle would end the process.
    job.into_handle();
    Ok(())
}
