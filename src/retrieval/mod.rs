//! From a question to ranked passages: understand it, then search.
//!
//! Architecture invariant: what was understood is one value, [`Query`], which is also what the person is shown.

mod chunks;
mod followup;
mod forms;
mod query;
mod rank;
mod signals;
mod speakers;
mod topic;
mod understand;
mod weights;

pub use chunks::language;
pub use followup::{Before, FollowUp, follow_up};
pub use query::{AskedAffiliation, AskedRegion, AskedSpeaker, Filters, Place, Query};
pub use rank::{Models, rank_topic};
pub use signals::{Signal, Signals, UnknownSignal};
pub use topic::{Ranked, Topic, is_affiliated};
pub use understand::{asked_by, understand};
pub use weights::{Weighting, Weights};
