//! Everything that is fetched from one host, in its order.

use std::sync::Arc;
use std::time::Instant;

use reqwest::Url;
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, mpsc, oneshot};

use super::http::Http;
use super::polite::Site;
use super::{FetchError, Got, Validators, Wanted};

/// A host's queue.
pub(super) struct Lane(mpsc::UnboundedSender<Order>);

struct Order {
    url: Url,
    wanted: Wanted,
    answer: oneshot::Sender<Got>,
}

impl Lane {
    /// Works on what is sent until the lane is dropped.
    pub fn open(runtime: &Runtime, http: Arc<Http>, turns: Arc<Semaphore>) -> Self {
        let (sender, mut orders) = mpsc::unbounded_channel::<Order>();
        runtime.spawn(async move {
            let mut host = Host { http, turns, site: None, last: None };
            while let Some(Order { url, wanted, answer }) = orders.recv().await {
                let got = host.fetch(url, &wanted).await;
                // Whoever asked may have gone.
                answer.send(got).ok();
            }
        });
        Self(sender)
    }

    /// Puts something into the queue.
    pub fn send(&self, url: Url, wanted: Wanted) -> oneshot::Receiver<Got> {
        let (answer, coming) = oneshot::channel();
        // Where the lane is gone, whoever waits hears that at once.
        self.0.send(Order { url, wanted, answer }).ok();
        coming
    }
}

struct Host {
    http: Arc<Http>,
    /// Requests to all hosts that may run at one time.
    turns: Arc<Semaphore>,
    /// What its robots.txt says, once that was asked for.
    site: Option<Site>,
    last: Option<Instant>,
}

impl Host {
    async fn fetch(&mut self, url: Url, wanted: &Wanted) -> Got {
        if wanted.politely {
            self.wait(&url).await?;
        }
        let got = self.get(url, &wanted.known).await;
        self.last = Some(Instant::now());
        got
    }

    /// Waits as long as the site likes; an error where it may not be fetched.
    async fn wait(&mut self, url: &Url) -> Result<(), FetchError> {
        if self.site.is_none() {
            let file = match Site::file(url) {
                Some(file) => self.get(file, &Validators::default()).await,
                None => Ok(None),
            };
            self.site = Some(Site::told(file.map(|file| file.map(|f| f.bytes).unwrap_or_default())));
        }
        let pause = self.site.as_ref().and_then(|site| site.pause(url, self.http.options.pause)).ok_or(FetchError::Robots)?;
        if let Some(last) = self.last {
            tokio::time::sleep(pause.saturating_sub(last.elapsed())).await;
        }
        Ok(())
    }

    async fn get(&self, url: Url, known: &Validators) -> Got {
        // A semaphore that is never closed gives a turn.
        let _turn = self.turns.acquire().await;
        self.http.get(url, known).await
    }
}
