//! Italian.

use super::Speech;

pub(super) const SPEECH: Speech = Speech {
    lang: "it",
    cues: &["dice", "ha", "detto", "dichiara", "dichiarato", "afferma", "affermato", "spiega", "spiegato", "aggiunge", "aggiunto", "sostiene", "sottolinea", "sottolineato", "ricorda", "osserva", "commenta", "commentato", "conclude", "racconta", "avverte", "precisa", "ribadisce", "scrive", "risponde", "ammette", "riassume"],
    leads: &["secondo"],
    pronouns: &["lui", "lei", "egli", "ella"],
    titles: &["sig", "signor", "signora", "dott", "dottor", "dottoressa", "prof"],
    roles: &["presidente", "ministro", "ministra", "sindaco", "sindaca", "direttore", "direttrice", "portavoce", "ricercatore", "ricercatrice", "professore", "professoressa", "economista", "esperto", "esperta", "avvocato", "medico", "capo", "segretario", "fondatore", "fondatrice", "analista"],
    definite: &["il", "lo", "la", "i", "gli", "le", "questo", "questa", "l"],
    indefinite: &["un", "uno", "una"],
    prepositions: &["di", "del", "della", "dei", "degli", "delle", "in", "nel", "nella", "a", "al", "alla", "da", "dal", "dalla", "per", "con", "su", "sul", "sulla", "tra", "fra", "secondo", "contro"],
    openers: &["il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "in", "nel", "nella", "a", "al", "da", "dal", "di", "del", "per", "con", "su", "ma", "e", "o", "che", "chi", "quando", "come", "se", "così", "anche", "secondo", "dopo", "prima", "questo", "questa", "non", "oggi", "ieri"],
    naming: &["cosiddetto", "cosiddetta", "chiamato", "chiamata", "intitolato"],
};
