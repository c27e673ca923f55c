//! `index/<generation>/` and `index/CURRENT`: generations are built aside, made durable, then swapped by one rename.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::corpus::atomically;

use super::error::IndexError;
use super::sums;

const CURRENT: &str = "CURRENT";
/// The fingerprint of a corpus that the live generation stands for although it is older.
const HELD: &str = "HELD";
const LOCK: &str = "LOCK";
const BUILDING: &str = ".building-";

/// An index folder.
#[derive(Debug, Clone)]
pub struct Generations {
    dir: PathBuf,
}

/// Held while building; the operating system lets go of it when the process ends, however it ends.
pub struct Lock {
    _file: File,
}

impl Generations {
    /// The index in a folder; the folder need not exist yet.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The name of the live generation.
    pub fn current(&self) -> Result<String, IndexError> {
        let path = self.dir.join(CURRENT);
        let name = fs::read_to_string(&path).map_err(|_| IndexError::Missing { dir: self.dir.clone() })?;
        let name = name.trim();
        if number(name).is_none() || !self.dir.join(name).is_dir() {
            return Err(IndexError::Stale { reason: format!("has no generation `{name}`, which CURRENT names") });
        }
        Ok(name.to_owned())
    }

    /// The folder of a generation.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// Takes the builder's lock, or says who holds it.
    pub fn lock(&self) -> Result<Lock, IndexError> {
        fs::create_dir_all(&self.dir).map_err(IndexError::io(&self.dir))?;
        let path = self.dir.join(LOCK);
        let io = |e| IndexError::io(&path)(e);
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(io)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                file.read_to_string(&mut holder).ok();
                let holder = if holder.trim().is_empty() { "unknown" } else { holder.trim() };
                return Err(IndexError::Locked { dir: self.dir.clone(), holder: holder.to_owned() });
            }
            Err(TryLockError::Error(e)) => return Err(io(e)),
        }
        let write = |file: &mut File| {
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0))?;
            write!(file, "{}", std::process::id())
        };
        write(&mut file).map_err(io)?;
        Ok(Lock { _file: file })
    }

    /// A new empty folder to build in. What a killed build left is cleared away.
    pub fn begin(&self, _lock: &Lock) -> Result<PathBuf, IndexError> {
        for name in self.names()? {
            if name.starts_with(BUILDING) {
                fs::remove_dir_all(self.dir.join(name)).ok();
            }
        }
        let path = self.dir.join(format!("{BUILDING}{}", std::process::id()));
        fs::create_dir(&path).map_err(IndexError::io(&path))?;
        Ok(path)
    }

    /// Puts the files of a generation into a new folder, too, but for some. Segments never change, so both can hold them; where there are
    /// no hard links they are copied.
    pub(super) fn share(&self, generation: &str, dir: &Path, but: &[&str]) -> Result<(), IndexError> {
        let from = self.path(generation);
        for entry in fs::read_dir(&from).map_err(IndexError::io(&from))? {
            let path = entry.map_err(IndexError::io(&from))?.path();
            let Some(name) = path.file_name().filter(|n| !but.iter().any(|b| n == b)) else { continue };
            fs::hard_link(&path, dir.join(name)).or_else(|_| fs::copy(&path, dir.join(name)).map(drop)).map_err(IndexError::io(&path))?;
        }
        Ok(())
    }

    /// Makes a built folder the live generation: every file is summed and synced, the folder gets its number, `CURRENT` is swapped.
    /// The generation before it is kept for rollback, older ones go. One that the new one only `completes` goes instead, and
    /// what was kept beside it stays.
    pub fn publish(&self, built: &Path, completes: Option<&str>, _lock: &Lock) -> Result<String, IndexError> {
        tidy(built)?;
        sums::write(built)?;
        sync(built).map_err(IndexError::io(built))?;
        let before = match completes {
            Some(completed) => self.names()?.into_iter().filter(|n| number(n).is_some() && n != completed).max_by_key(|n| number(n)),
            None => self.current().ok(),
        };
        let numbers = self.names()?.iter().filter_map(|n| number(n)).max().unwrap_or(0);
        let name = format!("g{:06}", numbers + 1);
        let path = self.dir.join(&name);
        fs::rename(built, &path).map_err(IndexError::io(&path))?;
        atomically(&self.dir.join(CURRENT), name.as_bytes()).map_err(IndexError::io(self.dir.join(CURRENT)))?;
        if completes.is_none() {
            fs::remove_file(self.dir.join(HELD)).ok();
        }
        for old in self.names()? {
            if number(&old).is_some() && old != name && Some(&old) != before.as_ref() {
                // A reader may still have it open; on systems where that forbids removal the next build tries again.
                fs::remove_dir_all(self.dir.join(old)).ok();
            }
        }
        Ok(name)
    }

    /// Makes the generation before the live one live again, and gives its name. It stands for the corpus of this `fingerprint` until that
    /// changes or another one is built. The one that was live goes with the next build.
    pub fn rollback(&self, fingerprint: &str) -> Result<String, IndexError> {
        let _lock = self.lock()?;
        let live = number(&self.current()?);
        let before = self.names()?.into_iter().filter(|n| number(n).is_some() && number(n) < live).max_by_key(|n| number(n));
        let Some(before) = before else { return Err(IndexError::NothingBefore { dir: self.dir.clone() }) };
        // Held first: a kill in between holds what is live, which is of that corpus anyway.
        atomically(&self.dir.join(HELD), fingerprint.as_bytes()).map_err(IndexError::io(self.dir.join(HELD)))?;
        atomically(&self.dir.join(CURRENT), before.as_bytes()).map_err(IndexError::io(self.dir.join(CURRENT)))?;
        Ok(before)
    }

    /// Whether the live generation was put back, and stands for the corpus of this fingerprint.
    pub(super) fn is_held_for(&self, fingerprint: &str) -> bool {
        fs::read_to_string(self.dir.join(HELD)).is_ok_and(|held| held == fingerprint)
    }

    /// When the live generation became so.
    pub fn published(&self) -> Option<SystemTime> {
        fs::metadata(self.dir.join(CURRENT)).and_then(|m| m.modified()).ok()
    }

    fn names(&self) -> Result<Vec<String>, IndexError> {
        let entries = fs::read_dir(&self.dir).map_err(IndexError::io(&self.dir))?;
        Ok(entries.filter_map(|e| e.ok()?.file_name().into_string().ok()).collect())
    }
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix('g')?.parse().ok()
}

/// What tantivy's writers lock in a folder while they are at work there.
const LOCKS: [&str; 2] = [".tantivy-writer.lock", ".tantivy-meta.lock"];

/// Makes a folder ready to be read: no locks of the builder are left, and who may read the folder may read its files.
fn tidy(dir: &Path) -> Result<(), IndexError> {
    for lock in LOCKS {
        match fs::remove_file(dir.join(lock)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(IndexError::io(dir.join(lock))(e)),
            _ => {}
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // tantivy makes some of its files private. A folder has the umask's mode; files are not executed.
        let io = || IndexError::io(dir);
        let mode = fs::metadata(dir).map_err(io())?.permissions().mode() & 0o666;
        for entry in fs::read_dir(dir).map_err(io())? {
            let path = entry.map_err(io())?.path();
            if fs::metadata(&path).map_err(io())?.permissions().mode() & 0o777 != mode {
                fs::set_permissions(&path, fs::Permissions::from_mode(mode)).map_err(IndexError::io(&path))?;
            }
        }
    }
    Ok(())
}

fn sync(dir: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(dir)? {
        File::open(entry?.path())?.sync_all()?;
    }
    File::open(dir)?.sync_all()
}
