//! The file of a database as SQLite reads and writes it: each page is sealed when it is written and looked at when it is read.
//!
//! A file system for SQLite ("VFS") around that of the system. The pages in the log beside it are sealed, too: its own check sums tell that something
//! is wrong, and not what. SQLite itself never sees a seal: in its place it reads and writes zeros, over which it makes the check sums of the log.

#![allow(unsafe_code)]

use crate::ArchiveError;
use crate::log::{FRAME, FRAME_HEADER, HEADER};
use crate::seal::{PAGE, Page, RESERVED, bare, has_seals, is_sealed, is_whole, says_sealed, seal};
use rusqlite::Connection;
use rusqlite::ffi::{self, sqlite3_file, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs};
use std::ffi::{CStr, c_int, c_void};
use std::sync::OnceLock;

/// Under which name SQLite knows it.
const NAME: &CStr = c"variorum";

/// An open database. SQLite gives it the memory, in which the file of the system follows.
#[repr(C)]
struct SealedFile {
    base: sqlite3_file,
    /// Whether its pages have seals: those of an archive that an older program wrote have none until they are written anew.
    sealed: bool,
    /// The database of which it is the log; null for a database.
    database: *const SealedFile,
}

/// Where the file of the system begins.
const BEFORE: usize = size_of::<SealedFile>().next_multiple_of(16);

/// The name of the file system, known to SQLite from now on.
pub(crate) fn file_system() -> Result<&'static CStr, ArchiveError> {
    static REGISTERED: OnceLock<bool> = OnceLock::new();
    // SAFETY: SQLite hands out a file system that it keeps for good, whose fields are copied. The copy is never freed, as SQLite asks, and nobody
    // else holds it. The functions that are not replaced ask nothing of the file system that they are handed but what was copied.
    let registered = REGISTERED.get_or_init(|| unsafe {
        let system = ffi::sqlite3_vfs_find(std::ptr::null());
        if system.is_null() {
            return false;
        }
        let mut sealing = *system;
        sealing.pNext = std::ptr::null_mut();
        sealing.zName = NAME.as_ptr();
        sealing.szOsFile += BEFORE as c_int;
        sealing.pAppData = system.cast();
        sealing.xOpen = Some(open);
        ffi::sqlite3_vfs_register(Box::leak(Box::new(sealing)), 0) == ffi::SQLITE_OK
    });
    if *registered { Ok(NAME) } else { Err(ArchiveError::Refused("no file system".into())) }
}

/// Asks for room for the seals, and says whether the pages that are there have it. An empty database gets it with its first page, another one
/// when it is written anew.
pub(crate) fn reserve(connection: &Connection) -> Result<bool, ArchiveError> {
    let mut reserved = c_int::from(RESERVED);
    // SAFETY: the connection is open for as long as it is borrowed; this question takes and answers one number.
    let answer = unsafe {
        let number: *mut c_int = &raw mut reserved;
        ffi::sqlite3_file_control(connection.handle(), c"main".as_ptr(), ffi::SQLITE_FCNTL_RESERVE_BYTES, number.cast())
    };
    if answer == ffi::SQLITE_OK {
        Ok(reserved == c_int::from(RESERVED))
    } else {
        Err(ArchiveError::Refused("no reserve".into()))
    }
}

unsafe extern "C" fn open(
    sealing: *mut sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite hands over the file system registered above, whose data is that of the system, and memory of the size that it asked for: that
    // of a `SealedFile` and a file of the system behind it.
    unsafe {
        let system = (*sealing).pAppData.cast::<sqlite3_vfs>();
        let Some(open) = (*system).xOpen else { return ffi::SQLITE_CANTOPEN };
        let is_log = flags & ffi::SQLITE_OPEN_WAL != 0;
        if flags & ffi::SQLITE_OPEN_MAIN_DB == 0 && !is_log {
            return open(system, name, file, flags, out_flags);
        }
        // Without methods, SQLite does not close what could not be opened.
        (*file).pMethods = std::ptr::null();
        let inner = inside(file);
        let answer = open(system, name, inner, flags, out_flags);
        if answer == ffi::SQLITE_OK {
            let this = file.cast::<SealedFile>();
            if is_log {
                (*file).pMethods = &raw const METHODS_OF_LOG;
                (*this).database = ffi::sqlite3_database_file_object(name).cast::<SealedFile>();
            } else {
                (*file).pMethods = &raw const METHODS;
                let mut first = [0; PAGE];
                let read = read_inside(file, first.as_mut_ptr().cast(), PAGE as c_int, 0);
                (*this).sealed = read == ffi::SQLITE_OK && has_seals(&first);
            }
        } else if let Some(close) = (*inner).pMethods.as_ref().and_then(|methods| methods.xClose) {
            close(inner);
        }
        answer
    }
}

unsafe extern "C" fn read(file: *mut sqlite3_file, into: *mut c_void, amount: c_int, from: sqlite3_int64) -> c_int {
    // SAFETY: SQLite hands over a file that `open` opened, and memory of `amount` bytes.
    unsafe {
        let answer = read_inside(file, into, amount, from);
        // What is less is a look at the header, at a time when another program may write it; the whole page follows.
        if answer != ffi::SQLITE_OK || amount < 512 || !(*file.cast::<SealedFile>()).sealed {
            return answer;
        }
        let (from, amount) = (from as u64, amount as u64);
        if from.is_multiple_of(PAGE as u64) && amount == PAGE as u64 {
            let page = &mut *into.cast::<Page>();
            let answer = looked_at(from / PAGE as u64, page);
            bare(page);
            return answer;
        }
        // The header states another size of pages than it had: none of them passes unseen.
        for number in from / PAGE as u64..(from + amount).div_ceil(PAGE as u64) {
            let mut page = [0; PAGE];
            let answer = read_inside(file, page.as_mut_ptr().cast(), PAGE as c_int, (number * PAGE as u64) as i64);
            if answer != ffi::SQLITE_OK || looked_at(number, &page) != ffi::SQLITE_OK {
                return ffi::SQLITE_CORRUPT;
            }
        }
        answer
    }
}

fn looked_at(number: u64, page: &Page) -> c_int {
    if is_whole(number, page) { ffi::SQLITE_OK } else { ffi::SQLITE_CORRUPT }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, amount: c_int, to: sqlite3_int64) -> c_int {
    // SAFETY: SQLite hands over a file that `open` opened, and memory of `amount` bytes.
    unsafe {
        let inner = inside(file);
        let Some(write) = (*(*inner).pMethods).xWrite else { return ffi::SQLITE_IOERR_WRITE };
        if amount != PAGE as c_int || !(to as u64).is_multiple_of(PAGE as u64) {
            return write(inner, from, amount, to);
        }
        let mut page = *from.cast::<Page>();
        let this = file.cast::<SealedFile>();
        // The first page is written before the others.
        if to == 0 {
            (*this).sealed = says_sealed(&page);
        }
        if (*this).sealed {
            seal(to as u64 / PAGE as u64, &mut page);
        }
        write(inner, page.as_ptr().cast(), amount, to)
    }
}

unsafe extern "C" fn read_log(file: *mut sqlite3_file, into: *mut c_void, amount: c_int, from: sqlite3_int64) -> c_int {
    // SAFETY: SQLite hands over a file that `open` opened, and memory of `amount` bytes.
    unsafe {
        let answer = read_inside(file, into, amount, from);
        if answer != ffi::SQLITE_OK {
            return answer;
        }
        match (place_in_frame(from), amount as usize) {
            // The whole frame is read to look at its check sum, by which it passes or not.
            (Some(0), FRAME) => {
                bare(&mut *into.cast::<u8>().add(FRAME_HEADER).cast::<Page>());
                answer
            }
            (Some(FRAME_HEADER), PAGE) => {
                let page = &mut *into.cast::<Page>();
                let whole = !is_sealed(page) || number_in_log(file, from).is_some_and(|number| is_whole(number, page));
                bare(page);
                if whole { answer } else { ffi::SQLITE_CORRUPT }
            }
            _ => answer,
        }
    }
}

unsafe extern "C" fn write_log(
    file: *mut sqlite3_file,
    from: *const c_void,
    amount: c_int,
    to: sqlite3_int64,
) -> c_int {
    // SAFETY: SQLite hands over a file that `open` opened, and memory of `amount` bytes; the database of a log is open for as long as the log.
    unsafe {
        let inner = inside(file);
        let Some(write) = (*(*inner).pMethods).xWrite else { return ffi::SQLITE_IOERR_WRITE };
        let database = (*file.cast::<SealedFile>()).database;
        let is_page = amount as usize == PAGE && place_in_frame(to) == Some(FRAME_HEADER);
        if is_page && database.as_ref().is_some_and(|database| database.sealed) {
            let mut page = *from.cast::<Page>();
            // Where there is anything but zeros, the check sum of the frame is over that.
            if let Some(number) = number_in_log(file, to).filter(|_| page.ends_with(&[0; RESERVED as usize])) {
                seal(number, &mut page);
                return write(inner, page.as_ptr().cast(), amount, to);
            }
        }
        write(inner, from, amount, to)
    }
}

/// Where in its frame a place of the log is.
fn place_in_frame(place: sqlite3_int64) -> Option<usize> {
    usize::try_from(place).ok()?.checked_sub(HEADER).map(|place| place % FRAME)
}

/// The number, counted from 0, of the page in the log that begins at a place: it stands in the header of the frame, which is written first.
unsafe fn number_in_log(file: *mut sqlite3_file, page: sqlite3_int64) -> Option<u64> {
    let mut number = [0_u8; 4];
    // SAFETY: the file is open, and the memory as large as is said.
    let answer = unsafe { read_inside(file, number.as_mut_ptr().cast(), 4, page - FRAME_HEADER as sqlite3_int64) };
    (answer == ffi::SQLITE_OK).then(|| u64::from(u32::from_be_bytes(number)).wrapping_sub(1))
}

/// What the device can do, but for reading less than a page past SQLite's own pages.
unsafe extern "C" fn device(file: *mut sqlite3_file) -> c_int {
    // SAFETY: SQLite hands over a file that `open` opened.
    unsafe {
        let inner = inside(file);
        (*(*inner).pMethods).xDeviceCharacteristics.map_or(0, |ask| ask(inner)) & !ffi::SQLITE_IOCAP_SUBPAGE_READ
    }
}

unsafe extern "C" fn barrier(file: *mut sqlite3_file) {
    // SAFETY: SQLite hands over a file that `open` opened.
    unsafe {
        let inner = inside(file);
        if let Some(barrier) = (*(*inner).pMethods).xShmBarrier {
            barrier(inner);
        }
    }
}

/// The file of the system in a file that `open` is opening or has opened.
unsafe fn inside(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: see `open`: the memory goes on behind the `SealedFile`, and is aligned for both.
    unsafe { file.cast::<u8>().add(BEFORE).cast() }
}

/// Methods that only hand on to the file of the system.
macro_rules! handed_on {
    ($($name:ident = $method:ident($($argument:ident: $type:ty),*);)+) => {$(
        unsafe extern "C" fn $name(file: *mut sqlite3_file, $($argument: $type),*) -> c_int {
            // SAFETY: SQLite hands over a file that `open` opened, and arguments as this method takes them.
            unsafe {
                let inner = inside(file);
                (*(*inner).pMethods).$method.map_or(ffi::SQLITE_IOERR, |method| method(inner, $($argument),*))
            }
        }
    )+};
}

handed_on! {
    close = xClose();
    read_inside = xRead(into: *mut c_void, amount: c_int, from: sqlite3_int64);
    truncate = xTruncate(size: sqlite3_int64);
    sync = xSync(flags: c_int);
    file_size = xFileSize(size: *mut sqlite3_int64);
    lock = xLock(level: c_int);
    unlock = xUnlock(level: c_int);
    check_reserved_lock = xCheckReservedLock(answer: *mut c_int);
    file_control = xFileControl(what: c_int, argument: *mut c_void);
    sector_size = xSectorSize();
    shm_map = xShmMap(page: c_int, size: c_int, extend: c_int, memory: *mut *mut c_void);
    shm_lock = xShmLock(offset: c_int, count: c_int, flags: c_int);
    shm_unmap = xShmUnmap(delete: c_int);
}

/// In the version without files that are mapped into memory, whose pages nobody would look at.
static METHODS: sqlite3_io_methods = methods(read, write);
static METHODS_OF_LOG: sqlite3_io_methods = methods(read_log, write_log);

type Read = unsafe extern "C" fn(*mut sqlite3_file, *mut c_void, c_int, sqlite3_int64) -> c_int;
type Write = unsafe extern "C" fn(*mut sqlite3_file, *const c_void, c_int, sqlite3_int64) -> c_int;

const fn methods(read: Read, write: Write) -> sqlite3_io_methods {
    sqlite3_io_methods {
        iVersion: 2,
        xClose: Some(close),
        xRead: Some(read),
        xWrite: Some(write),
        xTruncate: Some(truncate),
        xSync: Some(sync),
        xFileSize: Some(file_size),
        xLock: Some(lock),
        xUnlock: Some(unlock),
        xCheckReservedLock: Some(check_reserved_lock),
        xFileControl: Some(file_control),
        xSectorSize: Some(sector_size),
        xDeviceCharacteristics: Some(device),
        xShmMap: Some(shm_map),
        xShmLock: Some(shm_lock),
        xShmBarrier: Some(barrier),
        xShmUnmap: Some(shm_unmap),
        xFetch: None,
        xUnfetch: None,
    }
}
