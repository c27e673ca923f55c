//! French.

use super::Speech;

pub(super) const SPEECH: Speech = Speech {
    lang: "fr",
    cues: &["dit", "déclare", "déclaré", "affirme", "affirmé", "explique", "expliqué", "ajoute", "ajouté", "estime", "estimé", "souligne", "souligné", "précise", "précisé", "note", "noté", "rappelle", "rappelé", "assure", "assuré", "indique", "indiqué", "confie", "confié", "résume", "résumé", "conclut", "conclu", "répond", "répondu", "insiste", "insisté", "lance", "lancé", "raconte", "raconté", "juge", "jugé", "martèle", "poursuit", "regrette", "reconnaît", "écrit", "annonce", "annoncé", "prévient", "plaide", "avertit", "déplore", "observe", "remarque", "soutient", "soutenu", "reprend", "glisse", "soupire", "tranche", "constate", "admet", "confirme", "promet", "demande", "interroge", "dénonce", "renchérit", "nuance"],
    leads: &["selon"],
    pronouns: &["il", "elle"],
    titles: &["m", "mme", "mlle", "dr", "pr", "me", "monsieur", "madame", "professeur"],
    roles: &["président", "présidente", "ministre", "maire", "directeur", "directrice", "porte-parole", "chercheur", "chercheuse", "professeur", "professeure", "économiste", "responsable", "secrétaire", "député", "députée", "sénateur", "avocat", "avocate", "médecin", "expert", "experte", "scientifique", "fondateur", "fondatrice", "historien", "historienne", "analyste", "ingénieur", "ingénieure", "auteur", "autrice", "chef", "cheffe"],
    definite: &["le", "la", "l", "les", "ce", "cette"],
    indefinite: &["un", "une"],
    prepositions: &["de", "du", "des", "d", "à", "au", "aux", "en", "dans", "par", "pour", "avec", "sur", "sous", "contre", "chez", "vers", "depuis", "pendant", "entre", "selon"],
    openers: &["le", "la", "les", "l", "un", "une", "des", "du", "de", "en", "à", "au", "aux", "dans", "par", "pour", "avec", "sur", "sous", "contre", "mais", "et", "ou", "donc", "or", "ni", "car", "ce", "cet", "cette", "ces", "il", "elle", "ils", "elles", "on", "nous", "vous", "je", "tu", "qui", "que", "quoi", "où", "quand", "comme", "si", "alors", "ainsi", "aussi", "puis", "enfin", "pourtant", "cependant", "selon", "après", "avant", "depuis", "pendant", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "interrogé", "interrogée"],
    naming: &["dit", "dits", "dite", "terme", "expression", "appelé", "appelée", "baptisé", "baptisée", "intitulé", "intitulée", "surnommé"],
};
