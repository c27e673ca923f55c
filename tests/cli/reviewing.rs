//! A person looks at what was understood: `review`, `check`, `speakers --merge`.

use super::harness::{Home, speakers};

/// A quote whose speaker is clear, and one whose is not.
const TEXT: &str = "“We pump every night and every day,” said Ana Sol, mayor of Weller, Norway.

Later that evening the pumps fell silent. “Nobody told us anything at all about it.”
";

fn reviewable() -> Home {
    let home = Home::new();
    let file = home.file("in/tides.txt", TEXT);
    home.run(&["ingest", "--no-vectors", file.to_str().unwrap()]).code(0).stdout_contains("doubtful");
    home
}

#[test]
fn a_doubtful_quote_is_corrected_and_stays_so() {
    let home = reviewable();
    let ran = home.run_with(&["review"], "s Bo Li\nf pilot at the Port of Oslo, Norway\nr NO\na\n");
    ran.code(0).stdout_contains("Nobody told us anything").stdout_contains("1 quote looked at, 1 decided");
    assert_eq!(speakers(&home.ask("Bo Li")), ["Bo Li"]);
    let sidecar = home.read("corpus/tides.quotes.toml");
    assert!(
        sidecar.contains("speaker = \"Bo Li\"") && sidecar.contains("regions = [\"NO\"]") && sidecar.contains("reviewed = true"),
        "{sidecar}"
    );
    home.run_with(&["review"], "").code(1).stdout_contains("nothing to review");
    home.run(&["rebuild", "--no-vectors"]).code(0);
    assert_eq!(speakers(&home.ask("Bo Li")), ["Bo Li"]);
}

#[test]
fn what_a_person_rejects_is_gone_and_what_they_skip_stays() {
    let home = reviewable();
    let before = home.read("corpus/tides.quotes.toml");
    for skip in ["\n", "q\n", "", "r XX9\n\n", "r QQ\n\n", "nonsense\nq\n", "m Bo Li\nq\n"] {
        home.run_with(&["review", "tides"], skip).code(0).stdout_contains("0 decided");
        assert_eq!(home.read("corpus/tides.quotes.toml"), before);
    }
    home.run_with(&["review", "tides"], "x\n").code(0);
    assert!(!home.read("corpus/tides.quotes.toml").contains("Nobody told us"));
    home.run_with(&["review", "tides", "--all"], "a\n").code(0).stdout_contains("Ana Sol");
    home.run_with(&["review", "nowhere"], "").fails(2).stderr_contains("nowhere");
}

#[test]
fn a_correction_is_written_before_anything_else_is_asked() {
    let home = reviewable();
    home.run_with(&["review"], "s John Kariuki\nq\n").code(0).stdout_contains("1 quote looked at, 1 decided");
    assert!(home.read("corpus/tides.quotes.toml").contains("speaker = \"John Kariuki\""));
    assert_eq!(speakers(&home.ask("John Kariuki")), ["John Kariuki"]);
    home.run_with(&["review"], "").code(1).stdout_contains("nothing to review");
    // Nor is it lost where the input ends, or the article is indexed anew.
    let home = reviewable();
    home.run_with(&["review"], "f pilot at the Port of Oslo, Norway\n").code(0).stdout_contains("1 decided");
    home.run(&["rebuild", "--no-vectors"]).code(0);
    assert!(home.read("corpus/tides.quotes.toml").contains("affiliation = \"pilot at the Port of Oslo, Norway\""));
}

#[test]
fn a_region_that_does_not_exist_is_refused() {
    let home = reviewable();
    let before = home.read("corpus/tides.quotes.toml");
    for code in ["KE ZZ", "XA", "QQ"] {
        let unknown = code.rsplit(' ').next().unwrap();
        let ran = home.run_with(&["review", "tides"], format!("r {code}\nq\n"));
        ran.code(0).stdout_contains(&format!("`{unknown}` is no country, and no group that the gazetteer knows; nothing was changed."));
        assert_eq!(home.read("corpus/tides.quotes.toml"), before, "{code}");
    }
}

#[test]
fn a_merge_wants_a_name_that_is_known() {
    let home = Home::light();
    let before = home.snapshot();
    let mut said = String::new();
    for name in ["jefrey ding", "J. Ding", "吉布鲁", "Nobody At All"] {
        said.push_str(&home.run(&["speakers", "--merge", name, "Timnit Gebru"]).fails(2).stderr());
    }
    insta::assert_snapshot!(said, @r"
    whosaid: nobody is quoted as “jefrey ding” (near it: Jeffrey Ding); write the name that is to stay as `whosaid speakers` lists it
    whosaid: nobody is quoted as “J. Ding” (near it: Jeffrey Ding); write the name that is to stay as `whosaid speakers` lists it
    whosaid: nobody is quoted as “吉布鲁” (near it: Timnit Gebru); write the name that is to stay as `whosaid speakers` lists it
    whosaid: nobody is quoted as “Nobody At All”; write the name that is to stay as `whosaid speakers` lists it
    ");
    home.run_with(&["review", "--all"], "m jefrey ding\nq\n")
        .code(0)
        .stdout_contains("(near it: Jeffrey Ding)")
        .stdout_contains("0 decided");
    assert_eq!(home.snapshot(), before);
    // What is written otherwise is still the same name, and stays as the corpus spells it.
    home.run(&["speakers", "--merge", "jeffrey DING", "Timnit Gebru"])
        .code(0)
        .stdout_contains("Gave 1 quote of Timnit Gebru to Jeffrey Ding");
}

#[test]
fn two_spellings_become_one_speaker_by_hand() {
    let home = Home::new().with_small_gazetteer();
    home.file("corpus/one.md", "+++\nlang = \"en\"\n+++\n“We pump every night and every day,” said Katherine Sol, mayor of Weller.\n");
    home.file("corpus/two.md", "+++\nlang = \"en\"\n+++\n“The sea is patient, and we are not,” said Kitty Sol, mayor.\n");
    home.run(&["rebuild", "--no-vectors"]).code(0);
    assert_eq!(home.run(&["speakers", "--json"]).json_lines().len(), 2);
    home.run(&["speakers", "--merge", "Katherine Sol", "Nobody Here"]).code(1).stdout_contains("Nobody is quoted");
    home.run(&["speakers", "--merge", "Katherine Sol", "Kitty Sol"]).code(0).stdout_contains("Gave 1 quote of Kitty Sol to Katherine Sol");
    assert_eq!(home.run(&["speakers", "--json"]).json_lines().len(), 1);
    for name in ["Katherine Sol", "Kitty Sol"] {
        let answer = home.ask(name);
        assert_eq!(speakers(&answer), ["Katherine Sol"], "{name}");
        assert_eq!(answer["evidence"].as_array().unwrap().len(), 2, "{name}");
    }
    // Whoever comes in under the other name later is the same person.
    let file =
        home.file("in/three.txt", "“The pumps are old,” said Kitty Sol, mayor of Weller. “They will not last another winter,” she said.\n");
    home.run(&["ingest", "--no-vectors", file.to_str().unwrap()]).code(0).stdout_contains("Katherine Sol");
    home.run(&["speakers", "--merge", "Kitty Sol", "kitty sol"]).fails(2);
}

#[test]
fn one_person_in_two_scripts_is_one_and_two_of_one_name_are_two() {
    let home = Home::indexed();
    // The same institution, the name in another script.
    let file = home.file("in/ding.txt", "“Diffusion decides, not invention,” said Jeffrey Dingg, George Washington University.\n\n“We never met him in our life,” said Jefferson Deng, baker in Oslo, Norway.\n");
    home.run(&["ingest", "--no-vectors", "--dry-run", file.to_str().unwrap()]).code(0).stdout_contains("Jefferson Deng");
    let again = home.run(&["ingest", "--no-vectors", file.to_str().unwrap()]);
    again.code(0);
    let names: Vec<String> =
        home.run(&["speakers", "--json"]).json_lines().iter().map(|s| s["speaker"].as_str().unwrap().to_owned()).collect();
    assert!(names.contains(&"Jefferson Deng".to_owned()), "{names:?}");
    assert!(names.contains(&"Jeffrey Ding".to_owned()) && !names.contains(&"Jeffrey Dingg".to_owned()), "{names:?}");
}

#[test]
fn two_people_of_one_name_are_noticed_and_can_be_told_apart() {
    let home = Home::new();
    home.file(
        "corpus/one.md",
        "+++\nlang = \"en\"\n+++\n“We pump every night and every day,” said Wei Zhang, professor at the University of Oxford.\n",
    );
    home.file(
        "corpus/two.md",
        "+++\nlang = \"en\"\n+++\n“The sea is patient, and we are not,” said Wei Zhang, researcher at Tsinghua University.\n",
    );
    home.run(&["rebuild", "--no-vectors"]).code(0);
    home.run(&["check"])
        .code(0)
        .stdout_contains("“Wei Zhang” is “researcher at Tsinghua University” here and “professor at the University of Oxford” elsewhere")
        .stdout_contains("1 note");
    home.edit("corpus/two.quotes.toml", "speaker = \"Wei Zhang\"", "speaker = \"Wei Zhang (Tsinghua)\"");
    home.edit("corpus/two.quotes.toml", "reviewed = false", "reviewed = true");
    home.run(&["rebuild", "--no-vectors"]).code(0);
    assert_eq!(home.run(&["speakers", "--json"]).json_lines().len(), 2);
}

#[test]
fn a_check_names_every_finding_with_file_and_line() {
    let home = Home::light();
    home.run(&["check"]).code(0).quiet().stdout_contains("1 article: 0 errors, 0 notes");
    home.file("corpus/two.md", "+++\nlang = \"en\"\n+++\n“We pump every night and every day,” said Jefrey Ding, mayor of Weller.\n");
    home.run(&["rebuild", "--no-vectors"]).code(0);
    home.file("corpus/alone.quotes.toml", "schema = 1\n");
    home.file("corpus/no-front.md", "words");
    home.file("corpus/bulk.jsonl", "{\"quote\": \"x\", \"speaker\": \"y\"}\n{\"quote\": \"x\"}\nnonsense\n");
    let sidecar = "corpus/us-china-ai-race-global-stakes.quotes.toml";
    let spoilt = home
        .read(sidecar)
        .replacen("kind = ", "kinde = ", 1)
        .replacen("\nregions = [\"US\"]", "\nregions = [\"Atlantis\"]", 3)
        .replacen("\nregions = [\"IN\"]", "\nregions = [\"QQ\"]", 1);
    home.file(sidecar, spoilt);
    let ran = home.run(&["check"]);
    ran.code(2).stderr_contains("errors in the corpus");
    let out = ran.stdout();
    for wanted in [
        "bulk.jsonl:2: ",
        "bulk.jsonl:3: ",
        "no-front.md:1: ",
        "alone.quotes.toml:1: note: ",
        "`kinde`",
        "Atlantis",
        "note: `QQ` is no country",
        "may be “Jefrey Ding”; if so, run `whosaid speakers --merge",
    ] {
        assert!(out.contains(wanted), "{wanted}\n{out}");
    }
    let line = |words: &str| home.read(sidecar).lines().position(|l| l.starts_with(words)).unwrap() + 1;
    assert!(out.contains(&format!("quotes.toml:{}: ", line("kinde"))), "{out}");
    assert_eq!(home.run(&["check", "--json"]).stdout().lines().count(), out.lines().count() - 1);
}

#[test]
fn a_check_goes_on_behind_a_stray_file_and_notices_nonsense() {
    let home = Home::light();
    home.file("corpus/My Notes.md", "Do not forget the milk.\n");
    let sidecar = "corpus/us-china-ai-race-global-stakes.quotes.toml";
    let text = home
        .read(sidecar)
        .replacen("regions = [\"IN\"]", "regions = [\"ZZ\"]", 1)
        .replacen("confidence = ", "confidence = 7 # ", 1)
        .replacen("speaker = \"J.S. Tan\"", "speaker = \"\"", 1);
    home.file(sidecar, text);
    let ran = home.run(&["check"]);
    insta::assert_snapshot!(ran.code(2).stdout().replace(home.path().to_str().unwrap(), ""), @r"
    /corpus/My Notes.md:1: `My Notes` is no article id: use at most 60 lower-case letters, digits and hyphens; the name of an article's file is its id, so give it another name or put it elsewhere
    /corpus/us-china-ai-race-global-stakes.quotes.toml:12: note: `confidence` is 7; it is a number from 0 to 1
    /corpus/us-china-ai-race-global-stakes.quotes.toml:26: note: `ZZ` is no country, and no group that the gazetteer knows; questions will not find it
    /corpus/us-china-ai-race-global-stakes.quotes.toml:57: note: `speaker` is empty; write the full name, or leave the key out where nobody is named
    1 article: 1 error, 3 notes
    ");
}
