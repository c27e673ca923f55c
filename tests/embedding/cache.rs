//! What was encoded is kept on the disk.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::Write;

use whosaid::embedding::{Cache, Encoder, EncoderError, Pieces, Side, Vector, Wanted};

/// Counts what it is asked for.
struct Counting(std::sync::Mutex<Vec<String>>);

impl Encoder for Counting {
    fn id(&self) -> &str {
        "counting"
    }

    fn encode(&self, _: Side, texts: &[&str]) -> Result<Vec<Vec<f32>>, EncoderError> {
        self.0.lock().unwrap().extend(texts.iter().map(|t| (*t).to_owned()));
        Ok(texts.iter().map(|t| vec![1.0, t.len() as f32 / 100.0, -0.5]).collect())
    }
}

#[test]
fn nothing_is_encoded_twice_and_half_a_record_is_cut_off() {
    let dir = tempfile::tempdir().unwrap();
    let encoder = Counting(std::sync::Mutex::default());
    let ask = |texts: &[&str]| {
        let last = Cell::new((0, 0));
        let mut cache = Cache::open(Some(dir.path()), "counting");
        let wanted: Vec<Wanted<'_>> = texts.iter().map(|text| Wanted { text, pieces: true }).collect();
        cache.fill(&encoder, Side::Passage, &wanted, &mut |done, all| last.set((done, all))).unwrap();
        let out: Vec<(Vector, Pieces)> = texts.iter().map(|text| cache.get(Side::Passage, text).unwrap()).collect();
        (out, last.get())
    };
    let (first, said) = ask(&["aa", "b", "aa"]);
    assert_eq!((first.len(), said), (3, (2, 2)));
    assert_eq!(first[0], first[2]);
    let path = fs::read_dir(dir.path()).unwrap().next().unwrap().unwrap().path();
    File::options().append(true).open(&path).unwrap().write_all(b"half a record").unwrap();
    let (second, said) = ask(&["c", "aa", "b"]);
    assert_eq!((&second[1], &second[2], said), (&first[0], &first[1], (1, 1)));
    assert_eq!(ask(&["c"]).0[0], second[0]);
    assert_eq!(encoder.0.lock().unwrap().len(), 3);
}

#[test]
fn without_a_folder_everything_works() {
    let encoder = Counting(std::sync::Mutex::default());
    let mut cache = Cache::open(None, "counting");
    let wanted = [Wanted { text: "a", pieces: false }];
    cache.fill(&encoder, Side::Question, &wanted, &mut |_, _| {}).unwrap();
    let (vector, pieces) = cache.get(Side::Question, "a").unwrap();
    assert_eq!((vector.values.len(), pieces), (3, Pieces::default()));
    assert_eq!(cache.missing(Side::Question, &wanted), 0);
    // Its pieces were not asked for, and are known only when they were.
    assert_eq!(cache.missing(Side::Question, &[Wanted { text: "a", pieces: true }]), 1);
}

#[test]
fn what_comes_with_the_program_is_known_and_stays_as_it_is() {
    let (shipped, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let encoder = Counting(std::sync::Mutex::default());
    let wanted = [Wanted { text: "a", pieces: false }];
    Cache::open(Some(shipped.path()), "counting").fill(&encoder, Side::Passage, &wanted, &mut |_, _| {}).unwrap();
    let file = fs::read_dir(shipped.path()).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(&file).unwrap();
    let mut cache = Cache::open(Some(own.path()), "counting").knowing(shipped.path(), "counting");
    assert_eq!(cache.missing(Side::Passage, &wanted), 0);
    // Of another encoder it knows nothing.
    assert_eq!(Cache::open(None, "other").knowing(shipped.path(), "other").missing(Side::Passage, &wanted), 1);
    cache.fill(&encoder, Side::Passage, &[wanted[0], Wanted { text: "bb", pieces: true }], &mut |_, _| {}).unwrap();
    assert_eq!(cache.get(Side::Passage, "a").unwrap().0.values.len(), 3);
    assert_eq!(encoder.0.lock().unwrap().len(), 2);
    assert_eq!(fs::read(&file).unwrap(), bytes);
    // Damaged, it knows what stands before the damage.
    fs::write(&file, [&bytes[..], b"\xff\xff\xff\xff and half a record that is longer than its head says"].concat()).unwrap();
    assert_eq!(Cache::open(None, "counting").knowing(shipped.path(), "counting").missing(Side::Passage, &wanted), 0);
}
