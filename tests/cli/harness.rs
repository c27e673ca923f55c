//! Homes on disk and the real binary over them; what it printed is asked fluently.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

use serde_json::{Value, json};

/// The article that comes with the project.
pub const SEED: &str = "us-china-ai-race-global-stakes";

/// A folder with `corpus/`, `index/` and `config/`, gone when the test ends.
pub struct Home {
    dir: tempfile::TempDir,
}

/// A file of a home: its path in it, its bytes, its time of change (which the corpus' fingerprint holds).
struct Kept {
    path: PathBuf,
    bytes: Vec<u8>,
    changed: SystemTime,
}

/// The seed's home with its index: built once, copied into each test's own folder.
static INDEXED_SEED: LazyLock<Vec<Kept>> = LazyLock::new(|| kept(&Home::new().with_seed_corpus()));

/// The same with a gazetteer that is read in no time.
static LIGHT_SEED: LazyLock<Vec<Kept>> = LazyLock::new(|| kept(&Home::new().with_seed_corpus().with_small_gazetteer()));

fn kept(home: &Home) -> Vec<Kept> {
    home.run(&["rebuild", "--no-vectors"]).code(0);
    home.files()
        .into_iter()
        .map(|path| Kept {
            bytes: fs::read(home.path().join(&path)).unwrap(),
            changed: fs::metadata(home.path().join(&path)).unwrap().modified().unwrap(),
            path,
        })
        .collect()
}

impl Home {
    /// An empty folder.
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// The seed with its sidecar and index, as `whosaid rebuild` leaves them.
    pub fn indexed() -> Self {
        Self::restored(&INDEXED_SEED)
    }

    /// The same with a gazetteer that knows next to nothing: for tests that rebuild often and ask for names and topics.
    pub fn light() -> Self {
        Self::restored(&LIGHT_SEED)
    }

    fn restored(files: &[Kept]) -> Self {
        let home = Self::new();
        for kept in files {
            home.file(kept.path.to_str().unwrap(), &kept.bytes);
            File::options().write(true).open(home.path().join(&kept.path)).unwrap().set_modified(kept.changed).unwrap();
        }
        home
    }

    /// The project's articles, without sidecars and without an index.
    pub fn with_seed_corpus(self) -> Self {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        for entry in fs::read_dir(corpus).unwrap() {
            let path = entry.unwrap().path();
            if path.extension() == Some(OsStr::new("md")) {
                self.file(&format!("corpus/{}", path.file_name().unwrap().to_str().unwrap()), fs::read(&path).unwrap());
            }
        }
        self
    }

    /// A person's own gazetteer, which knows nothing: rebuilds take a fifth of the time.
    pub fn with_small_gazetteer(self) -> Self {
        self.file("config/gazetteer.toml", "schema = 1\n");
        self
    }

    /// A bulk file of records.
    pub fn with_bulk(self, records: &[Value]) -> Self {
        let lines: String = records.iter().map(|r| format!("{r}\n")).collect();
        self.file("corpus/bulk.jsonl", lines);
        self
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file, with the folders above it.
    pub fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, contents).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// Replaces words of a file that must be there.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from:?}:\n{text}");
        self.file(name, text.replacen(from, to, 1));
    }

    /// Every file, sorted, relative to the home.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut out = Vec::new();
        let mut open = vec![self.path().to_owned()];
        while let Some(dir) = open.pop() {
            for entry in fs::read_dir(dir).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    out.push(path.strip_prefix(self.path()).unwrap().to_owned());
                }
            }
        }
        out.sort();
        out
    }

    /// Every file with its bytes: two of these are equal when nothing was written in between.
    pub fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
        self.files().into_iter().map(|p| (p.clone(), fs::read(self.path().join(&p)).unwrap())).collect()
    }

    /// The names in the index folder, sorted.
    pub fn index_names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.path().join("index")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The folder of the live generation, relative to the home.
    pub fn generation(&self) -> String {
        format!("index/{}", self.read("index/CURRENT").trim())
    }

    /// An article's body: what spans count in.
    pub fn body(&self, article: &str) -> String {
        let text = self.read(&format!("corpus/{article}.md"));
        text.splitn(3, "+++\n").nth(2).unwrap().to_owned()
    }

    /// The binary, in a world of its own: no variable of this machine reaches it, and every folder of a person is here.
    pub fn bare_command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
        command.env_clear().current_dir(self.path()).stdin(Stdio::null());
        for (name, dir) in [("HOME", "person"), ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")] {
            command.env(name, self.path().join("elsewhere").join(dir));
        }
        // Where the models lie, wherever the build tree does.
        command.env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"));
        // Vectors of the same words are the same for all tests.
        command.env("XDG_CACHE_HOME", Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache"));
        command
    }

    /// The binary over this home.
    pub fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        let mut command = self.bare_command();
        command.arg("--home").arg(self.path()).args(args);
        command
    }

    pub fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Ran {
        Ran::of(&mut self.command(args), None)
    }

    pub fn run_with<S: AsRef<OsStr>>(&self, args: &[S], stdin: impl AsRef<[u8]>) -> Ran {
        Ran::of(&mut self.command(args), Some(stdin.as_ref()))
    }

    /// A question's answer as JSON.
    pub fn ask(&self, question: &str) -> Value {
        self.run(&["ask", "--json", question]).json()
    }
}

/// Starts a process, output kept.
pub fn spawn(command: &mut Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// A process that has ended. Whatever a test is about, it did not panic and was not killed.
pub struct Ran {
    line: Vec<OsString>,
    output: Output,
}

impl Ran {
    pub fn of(command: &mut Command, stdin: Option<&[u8]>) -> Self {
        let line = command.get_args().map(OsStr::to_owned).collect();
        command.stdin(if stdin.is_some() { Stdio::piped() } else { Stdio::null() });
        let mut child = spawn(command);
        let pipe = child.stdin.take();
        let output = std::thread::scope(|scope| {
            if let (Some(mut pipe), Some(bytes)) = (pipe, stdin) {
                // A process that ends without reading all of it is within its rights.
                scope.spawn(move || pipe.write_all(bytes).ok());
            }
            child.wait_with_output().unwrap()
        });
        let ran = Self { line, output };
        ran.expect(!ran.stderr().contains("panicked") && ran.output.status.signal().is_none(), "a panic or a signal");
        ran
    }

    pub fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    pub fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    pub fn exit_code(&self) -> i32 {
        self.output.status.code().unwrap()
    }

    #[track_caller]
    pub fn code(&self, code: i32) -> &Self {
        self.expect(self.output.status.code() == Some(code), &format!("exit code {code}"))
    }

    #[track_caller]
    pub fn stdout_contains(&self, words: &str) -> &Self {
        self.expect(self.stdout().contains(words), &format!("on stdout: {words}"))
    }

    #[track_caller]
    pub fn stdout_lacks(&self, words: &str) -> &Self {
        self.expect(!self.stdout().contains(words), &format!("not on stdout: {words}"))
    }

    #[track_caller]
    pub fn stderr_contains(&self, words: &str) -> &Self {
        self.expect(self.stderr().contains(words), &format!("on stderr: {words}"))
    }

    #[track_caller]
    pub fn stderr_lacks(&self, words: &str) -> &Self {
        self.expect(!self.stderr().contains(words), &format!("not on stderr: {words}"))
    }

    /// Nothing went wrong and nothing had to be said.
    #[track_caller]
    pub fn quiet(&self) -> &Self {
        self.expect(self.stderr().is_empty(), "an empty stderr")
    }

    /// An error as people get it: this exit code, nothing on stdout, one line on stderr that says who speaks.
    #[track_caller]
    pub fn fails(&self, code: i32) -> &Self {
        let stderr = self.stderr();
        self.code(code).expect(self.stdout().is_empty(), "an empty stdout");
        self.expect(stderr.starts_with("whosaid: ") && stderr.trim_end().lines().count() == 1, "one sentence on stderr")
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        self.expect(serde_json::from_str::<Value>(&self.stdout()).is_ok(), "one JSON value on stdout");
        serde_json::from_str(&self.stdout()).unwrap()
    }

    #[track_caller]
    pub fn json_lines(&self) -> Vec<Value> {
        self.stdout().lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
    }

    #[track_caller]
    fn expect(&self, fine: bool, what: &str) -> &Self {
        assert!(fine, "expected {what}\n{self}");
        self
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let cut = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(8000)]).into_owned();
        let line: Vec<String> = self.line.iter().map(|a| format!("{a:?}").chars().take(200).collect()).collect();
        write!(
            f,
            "whosaid {}\n{}\nstdout:\n{}\nstderr:\n{}",
            line.join(" "),
            self.output.status,
            cut(&self.output.stdout),
            cut(&self.output.stderr)
        )
    }
}

/// The speakers of an answer in their order, each once.
pub fn speakers(answer: &Value) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for entry in answer["evidence"].as_array().unwrap() {
        let name = entry["speaker"].as_str().unwrap_or("nobody").to_owned();
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// One `whosaid extract --batch -` that reads for all tests: opening the gazetteer for each text would be most of their time.
/// It ends when its input does, with the tests.
static READER: LazyLock<Mutex<Reader>> = LazyLock::new(|| {
    let home = Home::new();
    let mut command = home.bare_command();
    let mut child = command.args(["extract", "--batch", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    Mutex::new(Reader { _home: home, _child: child, input, output })
});

struct Reader {
    _home: Home,
    _child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// The quotes of a text, as `whosaid extract --batch` gives them.
pub fn quotes(lang: &str, text: &str) -> Vec<Value> {
    let mut reader = READER.lock().unwrap_or_else(PoisonError::into_inner);
    writeln!(reader.input, "{}", json!({ "id": "x", "lang": lang, "text": text })).unwrap();
    let mut line = String::new();
    reader.output.read_line(&mut line).unwrap();
    let Value::Array(quotes) = serde_json::from_str::<Value>(&line).unwrap()["quotes"].take() else { panic!("{line}") };
    quotes
}

/// Who is quoted with which words, what they are and where, in the order of the text.
pub fn told(lang: &str, text: &str) -> Vec<String> {
    let of = |quote: &Value, key: &str| quote[key].as_str().unwrap_or("-").replace('\n', " / ");
    let line = |quote: Value| {
        let regions: Vec<&str> = quote["regions"].as_array().unwrap().iter().filter_map(|r| r.as_str()).collect();
        format!("{} | {} | {} | {}", of(&quote, "speaker"), of(&quote, "affiliation"), regions.join(" "), of(&quote, "text"))
    };
    quotes(lang, text).into_iter().map(line).collect()
}

/// A record of a bulk file.
pub fn record(speaker: &str, affiliation: &str, quote: &str) -> Value {
    json!({ "speaker": speaker, "affiliation": affiliation, "quote": quote })
}

/// Compares with a file of `tests/snapshots/`.
pub fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
