//! Landlock and seccomp.

use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, Scope};
use rustix::process::{Signal, getpid, set_parent_process_death_signal};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch,
};
use std::io;

/// Takes the file system and the network away from this thread and those that it starts, as far as the kernel's Landlock goes: files from
/// 5.13 on, connections from 6.7 on, signals from 6.12 on. A kernel without it grants nothing here; [`few_calls`] does not depend on it.
pub(super) fn no_files() -> io::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let rules = Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V6))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(ABI::V6)))
        .and_then(|rules| rules.scope(Scope::from_all(ABI::V6)))
        .and_then(Ruleset::create);
    rules.and_then(|rules| rules.no_new_privs(true).restrict_self()).map(drop).map_err(io::Error::other)
}

/// The calls that a reader of documents lives by: its pipes, memory, time and chance, and its end.
const GRANTED: &[i64] = &[
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_brk,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_restart_syscall,
    libc::SYS_getrandom,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// All calls but few fail, on every thread of the process, as for lack of permission: opening, making, changing and removing files, sockets,
/// other programs, processes and threads, signals to others, and memory that could be run.
pub(super) fn few_calls() -> io::Result<()> {
    let arch: TargetArch = std::env::consts::ARCH.try_into().map_err(io::Error::other)?;
    let granted = GRANTED.iter().map(|call| Ok((*call, vec![])));
    let not_run = || on(2, SeccompCmpOp::MaskedEq(libc::PROT_EXEC as u64), 0);
    // By this call a process ends itself when it finds that it cannot go on.
    let itself = on(0, SeccompCmpOp::Eq, getpid().as_raw_nonzero().get() as u64);
    let bound = [(libc::SYS_mmap, not_run()), (libc::SYS_mprotect, not_run()), (libc::SYS_tgkill, itself)];
    let bound = bound.into_iter().map(|(call, rule)| Ok((call, vec![rule?])));
    let rules = granted.chain(bound).collect::<io::Result<_>>()?;
    let denied = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let filter = SeccompFilter::new(rules, denied, SeccompAction::Allow, arch).map_err(io::Error::other)?;
    let program: BpfProgram = filter.try_into().map_err(io::Error::other)?;
    seccompiler::apply_filter_all_threads(&program).map_err(io::Error::other)
}

/// A call of whose arguments the one numbered `argument` compares so with `value`.
fn on(argument: u8, compared: SeccompCmpOp, value: u64) -> io::Result<SeccompRule> {
    let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, compared, value);
    condition.and_then(|condition| SeccompRule::new(vec![condition])).map_err(io::Error::other)
}
