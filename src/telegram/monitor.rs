//! For whoever looks after the bot: `/healthz`, `/metrics`, and what systemd is told.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use sd_notify::NotifyState;
use tokio::net::TcpListener;

use super::live::Live;
use super::metrics::Metrics;

/// A bot that has not heard from Telegram for so long is not well.
const SILENCE: Duration = Duration::from_secs(60);

/// What is looked at.
#[derive(Clone)]
pub(super) struct Monitor {
    pub(super) metrics: Arc<Metrics>,
    pub(super) live: Arc<Live>,
}

impl Monitor {
    /// Serves both pages until it is dropped.
    pub(super) async fn serve(self, listener: TcpListener) {
        let router = Router::new().route("/healthz", get(health)).route("/metrics", get(metrics)).with_state(self);
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!("/healthz and /metrics are no longer served: {error}");
        }
    }

    fn is_well(&self) -> bool {
        self.metrics.silence().is_some_and(|silence| silence < SILENCE)
    }

    /// Tells systemd that all is well, as often as it wants to know.
    pub(super) async fn reassure(self) {
        let Some(every) = sd_notify::watchdog_enabled() else { return };
        loop {
            // An outage of Telegram's is no reason to be started again; that this runs at all is what systemd wants to know.
            tell(NotifyState::Watchdog);
            tokio::time::sleep(every / 3).await;
        }
    }
}

/// Tells systemd something, where the bot is a service of its.
pub(super) fn tell(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::debug!("systemd was not told: {error}");
    }
}

async fn health(State(monitor): State<Monitor>) -> (StatusCode, &'static str) {
    if monitor.is_well() { (StatusCode::OK, "ok\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "no answer from Telegram for a minute\n") }
}

async fn metrics(State(monitor): State<Monitor>) -> impl IntoResponse {
    let holdings = monitor.live.engine().holdings();
    monitor.metrics.holds(holdings.quotes, holdings.articles);
    ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], monitor.metrics.text())
}
