//! Files that are either the old ones or the new ones, never half of each.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Writes a file beside its place, syncs it and renames it there. A full disk or a kill leaves the old file.
pub fn atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    atomically_from(path, &mut &*bytes)
}

/// [`atomically`], with what a reader gives: large files are not held in memory.
pub fn atomically_from(path: &Path, from: &mut impl Read) -> io::Result<()> {
    let dir = path.parent().filter(|d| !d.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(dir)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".whosaid-");
    // tempfile makes private files; a corpus is to be read by whoever the umask lets.
    #[cfg(unix)]
    builder.permissions(permissions(0o666));
    let mut file = builder.tempfile_in(dir)?;
    io::copy(from, file.as_file_mut())?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    if let Ok(old) = fs::metadata(path) {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(permissions(old.permissions().mode() & 0o777))?;
    }
    file.persist(path).map_err(|e| e.error)?;
    // The rename itself must survive a power cut; where a folder cannot be opened as a file, it is as safe as it gets.
    if let Ok(dir) = File::open(dir) {
        dir.sync_all().ok();
    }
    Ok(())
}

#[cfg(unix)]
fn permissions(mode: u32) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::Permissions::from_mode(mode)
}
