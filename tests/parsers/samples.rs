//! Sound files of each format, all of them invented, and pieces of which such files are made.

pub const PAGES: &[&str] = &[
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Ferries return | Harbour Post</title>\n\
    <meta property=\"og:site_name\" content=\"Harbour Post\">\n<meta property=\"article:published_time\" content=\"2031-05-04T08:00:00Z\">\n\
    <link rel=\"canonical\" href=\"https://harbour.example/2031/05/04/ferries\">\n\
    <script type=\"application/ld+json\">\n{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Ferries return\",\
    \"author\":{\"@type\":\"Person\",\"name\":\"Ida Brand\"},\"datePublished\":\"2031-05-04\"}\n</script>\n</head>\n<body>\n\
    <nav><a href=\"/\">Home</a></nav>\n<main><article>\n<h1>Ferries return</h1>\n\
    <p>After nine years the night ferry sails again, and not everybody in the town of Weller is pleased with it.</p>\n\
    <p>“We counted every rivet, and she is sound,” said Olga Marsh, director of the Port of Weller, Norway.</p>\n\
    <aside>Advertisement</aside>\n<blockquote><p>&ldquo;It costs more than the bridge,&rdquo; said Bo Li, a pilot.</p></blockquote>\n\
    <ul><li>Departs at nine</li><li>Arrives at six</li></ul>\n<table><tr><td>Adult</td><td>12</td></tr></table>\n\
    <p>The first crossing is sold out, and the second one nearly so.</p>\n</article>\n\
    <div class=\"comments\"><p>“Nobody asked me,” wrote a reader.</p></div></main>\n</body>\n</html>\n",
    "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>渡轮</title><meta name=\"publishdate\" content=\"2031-05-04\"/></head>\n\
    <body><div id=\"content\"><h1>渡轮</h1>\n<p>时隔九年，夜间渡轮重新启航，镇上的居民对此心情复杂，本报记者走访了当地人士。</p>\n\
    <p>“我们把每一颗铆钉都数了一遍，她现在是安全的，”韦勒港港务局局长林雪梅说。</p>\n\
    <!-- <p>“不要写这个，”有人说。</p> -->\n<p>首航的船票已经售罄，第二班也所剩无几，船公司正在考虑加开班次。</p></div></body></html>\n",
];
pub const HTML: &[&str] = &[
    "<!doctype html><html>",
    "<html lang=\"zh\">",
    "<head>",
    "<title>",
    "</title>",
    "<meta charset=gbk>",
    "<meta property=\"og:title\" content=\"",
    "<link rel=canonical href=\"http://[",
    "\">",
    "<body>",
    "<article>",
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<h1>",
    "<br/>",
    "<table><td>",
    "<script type=\"application/ld+json\">",
    "{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"A\"}],\"datePublished\":\"2031-99\"}",
    "{\"@graph\":[",
    "</script>",
    "<time datetime=\"2025-02-30\">",
    "&#xD800;",
    "&#13;",
    "&#0;",
    "&nbsp;",
    "&amp",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<svg><math>",
    "<template>",
    "<base href=\"//\">",
    "<pre>",
    "said Olga Marsh. ",
    "words ",
];

pub const DOCUMENTS: &[&str] = &[
    "---\ntitle: \"Ferries return\"\nauthors:\n  - Ida Brand\n  - {name: Bo Li}\ndate: 2031-05-04\nlang: en\n\
    source: https://harbour.example/2031/05/04/ferries\ntags: &t [sea, *t]\n---\n\n# Ferries return\n\nAfter nine years the *night ferry* sails again.\n\n\
    > “We counted every rivet,” said **Olga Marsh**, director of the [Port of Weller](https://port.example).\n\n\
    1. Departs at nine\n2. Arrives at six\n\n| Adult | 12 |\n|---|---|\n| Child | 6 |\n\n```\nwords in a block\n```\n",
    "+++\ntitle = \"Ferries return\"\nauthor = \"Ida Brand\"\npublished = 2031-05-04\nurl = \"https://harbour.example/ferries\"\nlang = \"en\"\n\
    [extra]\nby = [\"a\", { name = \"b\" }]\n+++\nAfter nine years the night ferry sails again.\n\n“She is sound,” said Olga Marsh, a pilot.\n",
    "Ferries return\n==============\n\n“She is sound,” said Olga Marsh.\n\n- one\n- two\n    - three\n\n![a picture](x.png) and `code`.  \nA last line[^1].\n\n[^1]: A note.\n",
];
pub const MARKDOWN: &[&str] = &[
    "# ",
    "## ",
    "\n\n",
    "*",
    "**",
    "`",
    "```\n",
    "[a](",
    ")",
    "> ",
    "- ",
    "1. ",
    "| a |\n|---|\n",
    "<b>",
    "![",
    "](x)",
    "\\",
    "---\n",
    "+++\n",
    "title: ",
    "title = ",
    "date: 2031-05-04T99:00\n",
    "author: [a, {name: b}]\n",
    "url: http://[\n",
    "a: &a [*a, *a]\n",
    "? ",
    "!!binary ",
    "lang: en\n",
    "&#13;",
    "[[",
    "{",
    "words ",
];

pub const TEXTS: &[&str] = &[
    "Ferries return\n\nAfter nine years the night ferry sails again.\n\n“We counted every rivet,” said Olga Marsh, director of the Port of Weller.\n\n\
    “It costs more than the bridge,” said Bo Li, a pilot.\n\nSource: https://harbour.example/2031/05/04/ferries\n",
    "FOR IMMEDIATE RELEASE\n\n渡轮重新启航\n\n—— 林雪梅，韦勒港港务局局长\n\n她现在是安全的，我们把每一颗铆钉都数了一遍。\n\nhttp://港.example/2031/5/4/\n",
];
pub const PLAIN: &[&str] = &[
    "http://",
    "https://a.example/2025/13/45/x",
    "/2025/",
    "title",
    "\n\n",
    "—— ",
    "Name: ",
    "“words”",
    ",",
    "，",
    "embargoed until ",
    "words ",
];

pub const FEED: &[&str] = &[
    "<?xml version=\"1.0\"?>",
    "<rss version=\"2.0\">",
    "<channel>",
    "<item>",
    "<title>",
    "</title>",
    "<link>http://a.example/</link>",
    "<pubDate>Mon, 99 Feb",
    "</item>",
    "</channel>",
    "</rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
    "<entry>",
    "<updated>2025-02-30T",
    "</entry>",
    "</feed>",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[",
    "{\"id\":1}",
    "]}",
    "<![CDATA[",
    "]]>",
    "&bogus;",
    "<!DOCTYPE x [<!ENTITY a \"&b;\">]>",
];

/// An article as it lies in a corpus.
pub const ARTICLE: &str = "+++\ntitle = \"Ferries return\"\nurl = \"https://harbour.example/ferries\"\noutlet = \"Harbour Post\"\nauthor = \"Ida Brand\"\n\
    published = \"2031-05-04\"\nlang = \"en\"\nretrieved = \"2031-05-05\"\n+++\nAfter nine years the night ferry sails again.\n\n\
    “We counted every rivet, and she is sound,” said Olga Marsh, director of the Port of Weller, Norway. “Nobody will drown.”\n\n\
    “It costs more than the bridge,” said an official, who did not want to be named.\n";
pub const FRONT: &[&str] = &[
    "+++\n",
    "lang = \"en\"\n",
    "title = \"",
    "\"\n",
    "published = \"2025-13\"\n",
    "published = 2025-01-01\n",
    "url = 3\n",
    "[x]\n",
    "author = \"A\"\n",
    "author = \"\"\"\n",
    "words",
    "\n",
];

pub const SIDECAR: &[&str] = &[
    "schema = 1\n",
    "body = \"0123\"\n",
    "[[quote]]\n",
    "id = \"abcdefghijkl\"\n",
    "speaker = \"A\"\n",
    "spans = [{ start = 0, end = 5 }]\n",
    "spans = [[0, 5]]\n",
    "spans = [[5, 0]]\n",
    "spans = [[0, 99999999999]]\n",
    "spans = [[1, 2]]\n",
    "text = [\"After\"]\n",
    "text = []\n",
    "kind = \"direct\"\n",
    "kind = \"x\"\n",
    "confidence = 0.9\n",
    "confidence = nan\n",
    "confidence = -1e400\n",
    "reviewed = true\n",
    "regions = [\"IN\"]\n",
    "regions = [\"XX9\"]\n",
    "mention = [3, 1]\n",
    "affiliation = \"",
    "anonymous = \"\"\n",
    "\"\n",
    "aliases = [1]\n",
    "[[",
    "[quote.",
];

pub const RECORDS: &[&str] = &[
    "{\"quote\": \"We counted every rivet.\\n\\nShe is sound.\", \"speaker\": \"Olga Marsh\", \"affiliation\": \"Port of Weller, Norway\", \
    \"regions\": [\"NO\"], \"title\": \"Ferries return\", \"url\": \"https://harbour.example/ferries\", \"outlet\": \"Harbour Post\", \
    \"published\": \"2031-05\", \"lang\": \"en\"}\n{\"quote\": \"她现在是安全的。\", \"speaker\": null, \"lang\": \"zh\"}\n\n\
    {\"quote\": \"Nobody \\u201casked\\u201d \\ud83d\\ude42\", \"speaker\": \"Bo Li\", \"other\": [1, {\"a\": 2.5e3}]}\n",
];
pub const BULK: &[&str] = &[
    "{",
    "}",
    "\"quote\":",
    "\"speaker\":",
    "null",
    ",",
    "\"words\"",
    "\"regions\":[\"IN\"]",
    "\"published\":\"2025-99\"",
    "\"lang\":\"zz-\"",
    "\n",
    "{\"quote\":\"words\",\"speaker\":\"A\"}\n",
    "[",
    "\\ud800",
    "\\u0000",
    "1e999",
];

pub const SETTINGS: &[&str] = &[
    "[ask]\n",
    "[search]\n",
    "[search.same]\n",
    "[search.pairs.zh-en]\n",
    "[telegram]\n",
    "[telegram.limits]\n",
    "[watch]\n",
    "[[watch]]\n",
    "every = \"30m\"\n",
    "every = \"-1h\"\n",
    "every = \"P1Y\"\n",
    "feeds = [",
    "limit = 0\n",
    "limit = ",
    "admins = [1, ",
    "monitor = \"127.0.0.1:1\"\n",
    "quiet_hours = \"22:00-07:00\"\n",
    "= ",
    "{",
    "}",
    "\"\"\"",
    "'",
    "#",
    "1e99",
    "99999999999999999999",
    "\n",
];

pub const GAZETTEERS: &[&str] = &[
    "schema = 1\n\n[[region]]\ncode = \"NO\"\ndemonyms = { en = [\"Norwegian\", \"Norwegians\"], zh = [\"挪威人\"] }\naliases = { en = [\"Norge\"] }\n\n\
    [[pair]]\nregions = [\"CN\", \"US\"]\nzh = [\"中美\"]\nen = [\"Sino-American\"]\n\n\
    [[group]]\ncode = \"X-NORDIC\"\nmembers = [\"NO\", \"SE\", \"X-SMALL\"]\nnames = { en = [\"the Nordics\"] }\n\n\
    [[group]]\ncode = \"X-SMALL\"\nmembers = [\"IS\", \"X-NORDIC\"]\nnames = { en = [\"small states\"] }\ndemonyms = { ru = [\"малый\"] }\n\n\
    [[institution]]\nregion = \"NO\"\nnames = { en = [\"Port of Weller\", \"PoW\"], ar = [\"ميناء ويلر\"] }\nkind = \"company\"\nsource = \"invented\"\n\n\
    [[role]]\nid = \"pilot\"\nnames = { en = [\"pilot\"], de = [\"Lotse\"] }\nincludes = [\"helmsman\"]\n\n\
    [[role]]\nid = \"helmsman\"\nnames = { en = [\"helmsman\"] }\nincludes = [\"pilot\"]\n",
];
pub const GAZETTEER: &[&str] = &[
    "schema = 1\n",
    "[[region]]\n",
    "[[group]]\n",
    "[[role]]\n",
    "[[pair]]\n",
    "code = \"X-A\"\n",
    "members = [\"X-A\"]\n",
    "names = { en = [\"\"] }\n",
    "names = { xx = [\"a\\tb\\n\", \"\\u0001\", \"=\"] }\n",
    "names = {}\n",
    "names = { zh = [\"中\"], ja = [\"　\"] }\n",
    "regions = []\n",
    "id = \"a,b\"\n",
    "includes = [\"b\"]\n",
    "\", \"",
    "\"US\"",
    "é",
    "İ",
    "\\u0002",
];

/// Texts, and encodings that can hold them.
pub const ENCODED: &[(&str, &[&str])] = &[
    ("“We counted every rivet,” said Olga Marsh, naïve as she is, for €5.", &["windows-1252", "windows-1254", "utf-16le"]),
    ("«Мы пересчитали все заклёпки, — сказала Ольга Марш. — Судно исправно».", &["windows-1251", "utf-16be"]),
    ("Она исправна, говорит Ольга Марш, директор порта.", &["koi8-r", "windows-1251", "ibm866"]),
    ("“我们把每一颗铆钉都数了一遍，她现在是安全的，”港务局局长林雪梅说。", &["gbk", "gb18030", "gb2312"]),
    ("「我們把每一顆鉚釘都數了一遍，她現在是安全的，」港務局局長林雪梅說。", &["big5", "gb18030"]),
    ("「すべてのリベットを数えました。船は安全です」と港長の三浦千鶴は語った。", &["shift_jis", "euc-jp", "iso-2022-jp"]),
    ("윤지호 항만청장은 “우리는 못을 모두 세었고 배는 안전하다”고 말했다.", &["euc-kr"]),
    ("قالت سلمى بن يوسف: «عددنا كل مسمار، والسفينة سليمة».", &["windows-1256"]),
    ("„Policzyliśmy każdy nit”, powiedziała Olga Żak, dyrektorka portu.", &["windows-1250"]),
];
