//! Lists, laid out for the terminal.

use super::harness::Home;

/// A home with an article of an id and a head.
fn article(home: &Home, id: &str, head: &str) {
    home.file(&format!("corpus/{id}.md"), format!("+++\n{head}published = \"2031\"\nlang = \"en\"\n+++\nWords.\n"));
}

#[test]
fn ids_and_links_are_not_cut_where_there_is_no_room() {
    let home = Home::new();
    article(
        &home,
        "us-china-ai-race-and-its-global-stakes-for-whoever-pays",
        "title = \"Who pays for the tide, and who has paid for it for as long as anybody in the valley can tell\"\n",
    );
    article(&home, "zz", "url = \"https://tides.example/2031/who-pays-for-it/\"\n");
    insta::assert_snapshot!(home.run(&["articles"]).code(0).stdout(), @r"
    us-china-ai-race-and-its-global-stakes-for-whoever-pays
      2031
      en
      Who pays for the tide, and who has paid for it for as long as anybody in the
      valley can tell
    zz
      2031
      en
      https://tides.example/2031/who-pays-for-it/
    ");
    let home = Home::new();
    article(&home, "us-china-ai-race-global-stakes", "title = \"Who pays for the tide, and who has paid\"\n");
    let wide = home.run(&["articles"]).code(0).stdout();
    assert!(wide.lines().next().is_some_and(|head| head.contains("article") && head.contains("title or link")), "{wide}");
}
