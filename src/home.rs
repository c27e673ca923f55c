//! The home: the folder that holds `corpus/ index/ config/ models/`.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// What decides where the home is.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    /// `--home`.
    pub option: Option<PathBuf>,
    /// `WHOSAID_HOME`.
    pub environment: Option<PathBuf>,
    /// The current folder.
    pub current: Option<PathBuf>,
}

/// `--home`, else `WHOSAID_HOME`, else the current folder or the nearest one above it with a `corpus/`, else the
/// platform's data folder.
pub fn find(sought: &Sought) -> PathBuf {
    let said = sought.option.clone().or_else(|| sought.environment.clone().filter(|p| !p.as_os_str().is_empty()));
    let above = || sought.current.as_deref()?.ancestors().find(|dir| dir.join("corpus").is_dir()).map(Path::to_owned);
    said.or_else(above).unwrap_or_else(data)
}

/// The platform's folder for what can be computed again, such as vectors.
pub fn cache() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("whosaid"))
}

/// Where models may lie, the likeliest first: in the home, in the clone that cargo runs the program from (whose build tree may lie
/// anywhere), beside the program's own file or above it (a build tree, an installation), in the platform's data folder.
pub fn models(home: &Path, clone: Option<&Path>, program: Option<&Path>) -> Vec<PathBuf> {
    let above = program.into_iter().flat_map(|p| p.ancestors().skip(1).take(4));
    let found = [home].into_iter().chain(clone).chain(above).map(Path::to_owned);
    found.chain([data()]).map(|dir| dir.join("models")).collect()
}

/// The platform's data folder for this program; the current folder where the platform has none.
fn data() -> PathBuf {
    etcetera::choose_base_strategy().map_or_else(|_| PathBuf::from("."), |base| base.data_dir().join("whosaid"))
}

/// Where the history of questions is kept.
pub fn history() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("whosaid").join("history"))
}
