//! Typical exchanges as pages that look like a phone, to be looked at. CONTRIBUTING.md says how.

use std::fs;
use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use serde_json::json;

use super::fake_api::{FakeApi, Sent};
use super::harness::{Bot, Home, Note};

const PAGE: &str = include_str!("transcript.html");

/// A person's chat with the bot, written down.
struct Scribe<'a> {
    api: &'a FakeApi,
    folder: &'a Path,
    person: usize,
    lang: &'a str,
    name: &'a str,
    lines: Vec<String>,
}

impl<'a> Scribe<'a> {
    fn new(api: &'a FakeApi, folder: &'a Path, person: usize, lang: &'a str, name: &'a str) -> Self {
        Self { api, folder, person, lang, name, lines: Vec::new() }
    }

    async fn says(&mut self, text: &str) -> Sent {
        self.lines.push(format!("<div class=\"person\">{}</div>", escaped(text)));
        let before = self.api.sent().len();
        Note::private(text).of(self.person).lang(self.lang).to(self.api);
        let sent = self.api.messages(before + 1).await.remove(before);
        self.shows(&sent);
        sent
    }

    /// Presses a button that has an answer of its own.
    async fn opens(&mut self, sent: &Sent, label: &str) -> Sent {
        self.lines.push(format!("<div class=\"press\">▸ {}</div>", escaped(label)));
        let before = self.api.sent().len();
        self.api.press_by((i64::try_from(self.person).unwrap(), self.lang), sent, self.api.message(sent.id).button(label));
        let sent = self.api.messages(before + 1).await.remove(before);
        self.shows(&sent);
        sent
    }

    fn shows(&mut self, sent: &Sent) {
        let picture = sent.photo.as_ref().map(|png| format!("<img src=\"data:image/png;base64,{}\">", BASE64.encode(png)));
        let rows: String = sent
            .buttons
            .iter()
            .map(|row| {
                format!(
                    "<div class=\"row\">{}</div>",
                    row.iter().map(|(label, _)| format!("<span>{}</span>", escaped(label))).collect::<String>()
                )
            })
            .collect();
        self.lines.push(format!(
            "<div class=\"group\"><div class=\"bot\">{}{}</div>{rows}</div>",
            picture.unwrap_or_default(),
            sent.html.replace("</blockquote>\n", "</blockquote>")
        ));
    }
}

impl Drop for Scribe<'_> {
    fn drop(&mut self) {
        let page = PAGE.replace("<!-- messages -->", &self.lines.join("\n"));
        fs::write(self.folder.join(format!("{}.html", self.name)), page).unwrap();
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "makes pages to be looked at, in the folder that WHOSAID_TRANSCRIPTS names"]
async fn typical_exchanges() {
    let folder = PathBuf::from(std::env::var("WHOSAID_TRANSCRIPTS").expect("a folder"));
    fs::create_dir_all(&folder).unwrap();
    let (home, api) = (Home::empty(), FakeApi::start().await);
    let corpus = home.path().join("corpus");
    fs::create_dir_all(&corpus).unwrap();
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).unwrap() {
        let file = file.unwrap().path();
        fs::copy(&file, corpus.join(file.file_name().unwrap())).unwrap();
    }
    home.bulk(&[
        json!({"quote": "निर्यात नियंत्रण ने हर देश को अपनी चिप आपूर्ति पर फिर से सोचने के लिए मजबूर किया है। भारत को अपने इंजीनियर और अपने मंच चाहिए।", "speaker": "आशा राव",
            "affiliation": "निदेशक, विज्ञान नीति केंद्र", "regions": ["IN"], "title": "चिप और नियंत्रण", "outlet": "उदाहरण साप्ताहिक", "published": "2025-04", "lang": "hi", "url": "https://example.org/hi"}),
        json!({"quote": "لا يمكن لأي دولة أن تنجح وحدها في سباق الذكاء الاصطناعي. نحن نحتاج إلى ChatGPT وغيره، وإلى مراكز بيانات في القاهرة.", "speaker": "ليلى حداد",
            "affiliation": "باحثة في مركز الدراسات", "regions": ["EG"], "title": "السباق العالمي", "outlet": "الأسبوعية", "published": "2025-04-11", "lang": "ar", "url": "https://example.org/ar"}),
        json!({"quote": "Lithography is the bottleneck of all bottlenecks. It will stay so for years, whatever anybody announces about export controls.", "speaker": "Noor Haddad",
            "affiliation": "engineer at Example Lab", "regions": ["LB"], "title": "Lithography, a closer look", "outlet": "Example Weekly", "published": "2025-04", "lang": "en", "url": "https://example.org/en"}),
    ]);
    let _bot = Bot::start(&home, &api).await;
    let chat = |person, lang, name| Scribe::new(&api, &folder, person, lang, name);
    {
        let mut en = chat(101, "en", "01-en-start");
        en.says("/start").await;
        en.says("/settings").await;
    }
    {
        let mut en = chat(102, "en", "02-en-region");
        let answer = en.says("what does India's perspective say").await;
        en.opens(&answer, "In my language").await;
        en.says("and Nigeria?").await;
    }
    {
        let mut en = chat(103, "en", "03-en-compare-none");
        en.says("compare India and Nigeria").await;
        en.says("compare what Princeton and MIT say").await;
        en.says("what does South Korea say?").await;
    }
    {
        let mut en = chat(104, "en", "04-en-topic-picture");
        let overview = en.says("/topic 人工智能").await;
        en.opens(&overview, "Picture").await;
    }
    {
        let mut en = chat(105, "en", "05-en-card-picture");
        let answer = en.says("Noor Haddad").await;
        en.opens(&answer, "Picture").await;
        en.says("/verify Lithography is the bottleneck of some bottlenecks.").await;
    }
    {
        let mut zh = chat(106, "zh-hans", "06-zh-region-card");
        let answer = zh.says("印度的观点是什么？").await;
        let card = zh.opens(&answer, "Sameer Patil").await;
        zh.opens(&card, "图片").await;
    }
    {
        let mut zh = chat(107, "zh-hans", "07-zh-follow");
        zh.says("/follow 尼日利亚").await;
        zh.says("/following").await;
        zh.says("/help").await;
    }
    {
        let mut hi = chat(108, "hi", "08-hi-region");
        let answer = hi.says("भारत का दृष्टिकोण क्या है?").await;
        let card = hi.opens(&answer, "आशा राव").await;
        hi.opens(&card, "चित्र").await;
        hi.says("दक्षिण कोरिया क्या कहता है?").await;
    }
    {
        let mut ar = chat(109, "ar", "09-ar-region");
        let answer = ar.says("ماذا تقول مصر؟").await;
        ar.opens(&answer, "صورة").await;
        ar.says("ما هو منظور الهند؟").await;
    }
    {
        let mut ar = chat(110, "ar", "10-ar-overview");
        let overview = ar.says("/topic 人工智能").await;
        ar.opens(&overview, "صورة").await;
        ar.says("/settings").await;
    }
}
