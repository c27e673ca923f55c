//! Portuguese.

use super::Speech;

pub(super) const SPEECH: Speech = Speech {
    lang: "pt",
    cues: &["disse", "diz", "afirma", "afirmou", "explica", "explicou", "acrescenta", "acrescentou", "declara", "declarou", "ressalta", "ressaltou", "destaca", "destacou", "conta", "contou", "avalia", "avaliou", "comenta", "comentou", "lembra", "lembrou", "alerta", "alertou", "defende", "defendeu", "aponta", "apontou", "observa", "observou", "conclui", "concluiu", "completa", "completou", "argumenta", "critica", "criticou", "respondeu", "responde", "garante", "garantiu", "admite", "admitiu", "reconhece", "sublinha", "sublinhou", "refere", "referiu", "resume", "resumiu", "escreveu", "pergunta", "perguntou", "lamenta", "lamentou"],
    leads: &["segundo", "conforme"],
    pronouns: &["ele", "ela"],
    titles: &["sr", "sra", "dr", "dra", "prof", "dom", "dona", "senhor", "senhora"],
    roles: &["presidente", "ministro", "ministra", "prefeito", "prefeita", "diretor", "diretora", "porta-voz", "pesquisador", "pesquisadora", "professor", "professora", "economista", "especialista", "advogado", "advogada", "médico", "médica", "chefe", "secretário", "secretária", "fundador", "fundadora", "analista", "cientista", "engenheiro", "engenheira", "autor", "autora", "coordenador", "coordenadora", "deputado", "deputada", "senador", "senadora"],
    definite: &["o", "a", "os", "as", "este", "esta"],
    indefinite: &["um", "uma"],
    prepositions: &["de", "do", "da", "dos", "das", "em", "no", "na", "nos", "nas", "por", "pelo", "pela", "para", "com", "sem", "sobre", "contra", "desde", "até", "entre", "segundo", "após", "ao", "à"],
    openers: &["o", "a", "os", "as", "um", "uma", "em", "no", "na", "nos", "nas", "de", "do", "da", "por", "pelo", "pela", "para", "com", "sem", "sobre", "mas", "e", "ou", "que", "quem", "quando", "como", "se", "assim", "também", "além", "segundo", "após", "este", "esta", "esse", "essa", "isso", "ele", "ela", "eles", "nós", "eu", "não", "sim", "hoje", "ontem", "amanhã", "já", "ainda", "depois"],
    naming: &["chamado", "chamada", "chamados", "chamadas", "denominado", "intitulado", "apelidado"],
};
