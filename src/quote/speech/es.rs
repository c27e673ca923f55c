//! Spanish.

use super::Speech;

pub(super) const SPEECH: Speech = Speech {
    lang: "es",
    cues: &["dijo", "dice", "afirma", "afirmó", "explica", "explicó", "señala", "señaló", "añade", "añadió", "asegura", "aseguró", "sostiene", "sostuvo", "declara", "declaró", "comenta", "comentó", "indica", "indicó", "advierte", "advirtió", "recuerda", "recordó", "subraya", "subrayó", "agrega", "agregó", "cuenta", "contó", "opina", "opinó", "considera", "consideró", "cree", "concluye", "concluyó", "insiste", "insistió", "reconoce", "reconoció", "responde", "respondió", "apunta", "apuntó", "destaca", "destacó", "lamenta", "lamentó", "manifestó", "expresó", "reitera", "reiteró", "precisa", "precisó", "resume", "resumió", "escribió", "matiza", "admite", "admitió", "argumenta", "reclama", "denuncia", "denunció", "pregunta", "preguntó"],
    leads: &["según"],
    pronouns: &["él", "ella"],
    titles: &["sr", "sra", "don", "doña", "dr", "dra", "prof", "señor", "señora"],
    roles: &["presidente", "presidenta", "ministro", "ministra", "alcalde", "alcaldesa", "director", "directora", "portavoz", "investigador", "investigadora", "profesor", "profesora", "catedrático", "catedrática", "economista", "experto", "experta", "abogado", "abogada", "médico", "médica", "jefe", "jefa", "secretario", "secretaria", "fundador", "fundadora", "analista", "científico", "científica", "ingeniero", "ingeniera", "autor", "autora", "responsable", "vocero", "vocera", "diputado", "diputada", "senador", "senadora"],
    definite: &["el", "la", "los", "las", "este", "esta"],
    indefinite: &["un", "una"],
    prepositions: &["de", "del", "en", "a", "al", "por", "para", "con", "sin", "sobre", "contra", "desde", "hasta", "entre", "según", "ante", "tras"],
    openers: &["el", "la", "los", "las", "un", "una", "unos", "unas", "en", "de", "del", "a", "al", "por", "para", "con", "sin", "sobre", "contra", "desde", "hasta", "entre", "pero", "y", "o", "ni", "que", "quien", "cuando", "como", "si", "así", "también", "además", "embargo", "según", "tras", "este", "esta", "estos", "estas", "ese", "esa", "eso", "lo", "su", "sus", "no", "sí", "hoy", "ayer", "mañana", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    naming: &["llamado", "llamada", "llamados", "llamadas", "denominado", "denominada", "titulado", "titulada", "apodado"],
};
