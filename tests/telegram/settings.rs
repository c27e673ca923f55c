//! What holds for a chat: shown and changed by buttons, in groups by their administrators alone.

use serde_json::json;

use super::fake_api::{FakeApi, NAME, Sent};
use super::harness::{Bot, Home, Note};

struct Room {
    home: Home,
    api: FakeApi,
    bot: Bot,
}

impl Room {
    async fn open() -> Self {
        let (home, api) = (Home::new(), FakeApi::start().await);
        let bot = Bot::start(&home, &api).await;
        Self { home, api, bot }
    }

    async fn writes(&self, note: Note) -> Sent {
        let before = self.api.sent().len();
        note.to(&self.api);
        self.api.messages(before + 1).await.remove(before)
    }

    /// Somebody presses a button that changes its message.
    async fn changes(&self, person: i64, sent: &Sent, label: &str) -> Sent {
        let edits = self.api.message(sent.id).edits;
        self.api.press_by((person, "en"), sent, self.api.message(sent.id).button(label));
        self.api.until("the change", |api| api.message(sent.id).edits > edits).await;
        self.api.message(sent.id)
    }
}

fn shown(sent: &Sent) -> String {
    format!("{}\n{}", sent.text, sent.keyboard())
}

#[tokio::test(flavor = "multi_thread")]
async fn in_private_they_are_the_persons_own() {
    let mut room = Room::open().await;
    let settings = room.writes(Note::private("/settings")).await;
    insta::assert_snapshot!(shown(&settings), @r"
    Settings of this chat

    • Answers are full: every paragraph that was found.
    • My own words are in English.
    • No quiet hours: new quotations come at any time.

    Hours in another time zone:
    /settings 22:00-07:00 Asia/Kolkata
    [Short answers][✓ Full answers]
    [✓ English][中文][हिन्दी][Español]
    [Français][العربية][Русский]
    [22:00–07:00 UTC][20:00–09:00 UTC]
    [✓ No quiet hours]
    ");
    room.changes(7, &settings, "Short answers").await;
    room.changes(7, &settings, "22:00").await;
    let changed = room.changes(7, &settings, "Español").await;
    insta::assert_snapshot!(shown(&changed), @r"
    Ajustes de este chat

    • Respuestas breves: el mejor párrafo de cada experto.
    • Idioma de mis mensajes: Español.
    • Silencio de 22:00 a 07:00 (UTC). Lo nuevo llegará después.

    Horas en otra zona horaria:
    /settings 22:00-07:00 America/Bogota
    [✓ Breves][Completas]
    [English][中文][हिन्दी][✓ Español]
    [Français][العربية][Русский]
    [✓ 22:00–07:00 UTC][20:00–09:00 UTC]
    [Sin silencio]
    ");
    room.bot.signal("TERM");
    assert!(room.bot.ended().await.success());
    room.bot = Bot::start(&room.home, &room.api).await;
    assert_eq!(room.writes(Note::private("Asha Rao")).await.quoted().len(), 1);
    assert!(room.writes(Note::private("/settings Nowhere")).await.text.contains("/settings 22:00-07:00"));
    assert!(room.writes(Note::private("/settings 23-6 Asia/Kolkata")).await.text.contains("23:00"));
    room.writes(Note::private("/forget")).await;
    assert_eq!(shown(&room.writes(Note::private("/settings")).await), shown(&settings));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_group_its_administrators_change_them_and_they_move_with_it() {
    let room = Room::open().await;
    let group = |text: &str| Note::private(text).with(json!({"chat": {"id": -55, "type": "group", "title": "Desk"}}));
    room.api.rules(|rules| _ = rules.admins.insert((-55, 8)));
    let settings = room.writes(group(&format!("/settings@{NAME}"))).await;
    insta::assert_snapshot!(shown(&settings), @r"
    Settings of this chat

    • Answers are full: every paragraph that was found.
    • My own words are in the language of whoever asks.
    • No quiet hours: new quotations come at any time.

    Hours in another time zone:
    /settings 22:00-07:00 Asia/Kolkata
    Only administrators of this group can change its settings.
    [Short answers][✓ Full answers]
    [English][中文][हिन्दी][Español]
    [Français][العربية][Русский]
    [22:00–07:00 UTC][20:00–09:00 UTC]
    [✓ No quiet hours]
    ");
    // `/quiet` is of the same hours, and of the same people.
    assert_eq!(room.writes(group("/quiet 22-7")).await.text, "Only administrators of this group can change its settings.");
    assert!(room.writes(group("/quiet 22-7").by(8)).await.text.starts_with("Quiet from 22:00 to 07:00"));
    assert!(shown(&room.writes(group("/settings")).await).contains("[✓ 22:00–07:00 UTC]"));
    assert_eq!(room.writes(group("/quiet off").by(8)).await.text, "No quiet hours: new quotations come at any time.");
    // A member, an administrator, and one who writes as the group.
    let before = room.api.calls("answerCallbackQuery").len();
    room.api.press_by((7, "en"), &settings, settings.button("Short answers"));
    room.api.until("a word", |api| api.calls("answerCallbackQuery").len() > before).await;
    assert_eq!(room.api.calls("answerCallbackQuery")[before]["text"], "Only administrators of this group can change its settings.");
    room.changes(8, &settings, "Short answers").await;
    room.changes(8, &settings, "Français").await;
    assert!(room.writes(group("/settings 22-7 +01:00")).await.text.starts_with("Seuls les administrateurs"));
    let anonymous = json!({"from": {"id": 1_087_968_824, "is_bot": true, "first_name": "Group"}, "sender_chat": {"id": -55, "type": "group", "title": "Desk"}});
    room.writes(group("/settings 22-7 +01:00").with(anonymous)).await;
    group("x").with(json!({"text": null, "migrate_to_chat_id": -1055})).to(&room.api);
    let supergroup = json!({"chat": {"id": -1055, "type": "supergroup", "title": "Desk"}});
    let moved = room.writes(Note::private("/settings").with(supergroup)).await;
    insta::assert_snapshot!(shown(&moved), @r"
    Réglages de cette discussion

    • Réponses courtes : le meilleur paragraphe de chaque expert.
    • Langue de mes messages : Français.
    • Silence de 22:00 à 07:00 (+01:00). Les nouveautés viendront ensuite.

    Heures dans un autre fuseau :
    /settings 22:00-07:00 Africa/Dakar
    Seuls les administrateurs du groupe peuvent changer ses réglages.
    [✓ Courtes][Complètes]
    [English][中文][हिन्दी][Español]
    [✓ Français][العربية][Русский]
    [✓ 22:00–07:00 +01:00][20:00–09:00 +01:00]
    [Sans silence]
    ");
}
