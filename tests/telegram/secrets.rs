//! The token and the webhook's secret: what is one, and that neither prints itself.

use whosaid::telegram::{Token, WebhookSecret};

use super::fake_api::{FakeApi, TOKEN};
use super::harness::{Bot, Home};

#[test]
fn a_token_never_prints_itself() {
    let token: Token = " 123456:AAH-secret_part\n".parse().unwrap();
    assert_eq!(format!("{token} {token:?}"), "[token] [token]");
    assert_eq!(Ok(token), "123456:AAH-secret_part".parse());
    for bad in ["", ":", "777000", "777000:", ":AAH", "12a:AAH", "777000:AA H", "777000:AA/../x", "777000:ключ"] {
        let error = bad.parse::<Token>().unwrap_err();
        assert!(bad.len() < 3 || !format!("{error} {error:?}").contains(bad), "{bad}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_known_and_never_prints_itself() {
    let secret: WebhookSecret = "abc-DEF_1".parse().unwrap();
    assert_eq!(format!("{secret:?}"), "[secret]");
    for bad in ["", "a b", "ключ", &"a".repeat(257)] {
        assert!(bad.parse::<WebhookSecret>().is_err(), "{bad}");
    }
    // Without one there is a new one at each start.
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram.webhook]\nurl = \"https://bot.example.org/hook\"\nlisten = \"127.0.0.1:0\"\n");
    let bot = Bot::spawn(&home, &api, TOKEN);
    api.until("the webhook", |api| api.webhook().is_some()).await;
    let set = api.webhook().unwrap();
    let random = set["secret_token"].as_str().unwrap();
    assert!(random.parse::<WebhookSecret>().is_ok() && random.len() == 64, "{random}");
    assert!(!bot.log().contains(random), "the secret is in the log");
}
