//! German.

use super::Speech;

pub(super) const SPEECH: Speech = Speech {
    lang: "de",
    cues: &["sagt", "sagte", "sagten", "gesagt", "erklärt", "erklärte", "erklärten", "betont", "betonte", "meint", "meinte", "berichtet", "berichtete", "fügt", "fügte", "ergänzt", "ergänzte", "kritisiert", "kritisierte", "warnt", "warnte", "fordert", "forderte", "antwortet", "antwortete", "schreibt", "schrieb", "bestätigt", "bestätigte", "äußert", "äußerte", "teilte", "mitteilte", "widerspricht", "widersprach", "stellte", "hob", "unterstrich", "bekräftigt", "bekräftigte", "behauptet", "behauptete", "räumte", "versichert", "versicherte", "kommentiert", "kommentierte", "resümiert", "resümierte", "lobt", "lobte", "zitiert", "zitierte", "nennt", "nannte", "bezeichnet", "bezeichnete", "sprach", "spricht", "so", "heißt", "hieß", "verkündet", "verkündete", "erläutert", "erläuterte", "verteidigt", "verteidigte", "gab", "gibt", "ruft", "rief", "findet", "fand", "wies"],
    leads: &["laut", "zufolge", "nach"],
    pronouns: &["er", "sie"],
    titles: &["herr", "frau", "dr", "prof"],
    roles: &["präsident", "präsidentin", "minister", "ministerin", "sprecher", "sprecherin", "direktor", "direktorin", "leiter", "leiterin", "chef", "chefin", "vorsitzender", "vorsitzende", "vorsitzenden", "kanzler", "kanzlerin", "bürgermeister", "bürgermeisterin", "professor", "professorin", "forscher", "forscherin", "experte", "expertin", "staatssekretär", "innenminister", "außenminister", "ministerpräsident", "ministerpräsidentin", "bundeskanzler", "bundeskanzlerin", "bundespräsident", "abgeordneter", "abgeordnete", "anwalt", "richter", "trainer", "polizeisprecher", "geschäftsführer", "autor", "generalsekretär"],
    definite: &["der", "die", "das", "dieser", "diese"],
    indefinite: &["ein", "eine", "einer"],
    prepositions: &["von", "vom", "in", "im", "an", "am", "bei", "beim", "aus", "für", "mit", "zu", "zum", "zur", "nach", "über", "gegen", "auf", "unter", "vor", "durch", "um", "seit", "während"],
    openers: &["der", "die", "das", "ein", "eine", "einer", "in", "im", "an", "am", "auf", "aus", "bei", "mit", "nach", "von", "vom", "zu", "zum", "zur", "für", "gegen", "über", "unter", "vor", "durch", "um", "seit", "aber", "und", "oder", "doch", "so", "wie", "als", "wenn", "während", "nachdem", "bevor", "weil", "obwohl", "dieser", "diese", "dieses", "es", "er", "sie", "wir", "ihr", "ich", "man", "was", "wer", "warum", "auch", "noch", "nur", "schon", "heute", "gestern", "morgen", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "laut", "damit", "dabei", "dazu", "danach", "dann", "dort", "hier", "zudem", "außerdem", "allerdings", "jedoch", "dagegen", "insgesamt", "nun"],
    naming: &["sogenannte", "sogenannten", "sogenannter", "vielzitierte", "titel", "namen", "motto", "genannt", "genannte"],
};
