"""What people type, paste and try into a search box. Where one holds the word “kettle”, kettles are found."""

PICKED = [
    # nothing, or next to nothing
    "", " ", "\n", "\t\t", "\u00a0", "\u200b", "\ufeff", "\u2028", "a", "é", "1", "0", "-", "*", '"', "'",
    '""', '"""', '" "', "''", "“”", "…", "—", "()", "[]", "{}", "<>", "& |", "!", "!!", ":", "::", ":*", "\\", "\\\\",
    "%", "%%", "%s", "%(words)s", "{}", "{0}", "{title}", "$1", "_", "__", "___", "^", "~", "`", "@", "#", "?", "+", ",", ";",
    # operators of FTS5 and of tsquery, well and badly formed
    "kettle AND", "AND kettle", "AND", "OR", "NOT", "NOT kettle", "kettle OR", "kettle NOT lid", "NEAR(", "NEAR(kettle",
    "NEAR(kettle lid, 5)", "NEAR/5", "kettle NEAR lid", "kettle*", "*kettle", "ket*tle", "kettle **", "^kettle", "kettle^2",
    "-kettle", "kettle -lid", "--kettle", "- kettle", "+kettle", "title:kettle", "title : kettle", "{title text} : kettle",
    "-title:kettle", "rowid:1", "rank:kettle", "a:b", "kettle:*", "kettle:A", "kettle:*ABCD", "kettle & !lid", "kettle | lid",
    "kettle <-> lid", "kettle <2> lid", "!kettle", "!!kettle", "(kettle", "kettle)", "((((((kettle))))))", "(kettle", ")(", "kettle &",
    "& kettle", "| kettle", "kettle <-> ", "'kettle'", "'kettle", "kettle'", "'kettle':*", "''kettle''", "kettle''s", "kettle\\'",
    # quotation marks that do not match
    '"kettle', 'kettle"', '"kettle" lid"', '"kettle lid', '""kettle""', "“kettle", "kettle”", "„kettle“", "«kettle»", "'kettle\"",
    '"kettle" AND "', '"kettle"*', '"kettle" "', '" kettle "', '"kettle\x00"', '"-kettle"',
    # SQL, HTML and templates
    "'; DROP TABLE products_findable; --", "1 OR 1=1", "' OR ''='", "kettle'; SELECT 1", 'kettle") UNION SELECT 1 --', "kettle\\",
    "kettle%", "%kettle%", "k_ttle", "kettle/**/", "<script>alert('kettle')</script>", "<b>kettle</b>", "<mark>kettle</mark>",
    "</mark>kettle", "&lt;kettle&gt;", "&#107;ettle", "kettle&amp;", "{{ kettle }}", "{% kettle %}", "${kettle}", "../../kettle", "kettle?x=1&y=2",
    "https://example.com/kettle", "kettle@example.com", "C:\\kettle", "/dev/null", "file:///kettle", "kettle.example.com/a/b?c=d",
    # characters that are none, or that are many
    "\x00", "\x00kettle", "kettle\x00", "kettle\x00lid", "\x01", "\x02", "\x03", "\x02kettle\x03", "\x1b[31mkettle", "\x7f", "\x85",
    "\ud800", "\udfff", "\udc80kettle", "kettle \ud83d", "\ud83d\ude00", "\ufffe", "\uffff", "\U0010ffff", "kettle\ufffd", "\ue000",
    "e\u0301", "\u0301", "\u0301\u0301kettle", "k\u0301e\u0301ttle", "ke\u0308ttle", "e" + "\u0301" * 500, "ke\u200dttle", "kettle\u00ad",
    "KETTLE", "Kettle", "KeTTLe", "ＫＥＴＴＬＥ", "kettle\u3000lid", "İstanbul", "ıspanak", "ß", "ẞ", "ŒUVRE", "ﬁsh", "ǅ", "ſ", "Ⅷ", "½", "²", "①", "٣", "一",
    # other scripts
    "чайник", "ЧАЙНИК", "Йод", "βραστήρας", "ΆΈΉ", "水壶", "水壶 kettle", "やかん", "ﾔｶﾝ", "주전자", "केतली", "กาต้มน้ำ", "غلاية", "קומקום",
    "\u202ekettle", "\u202eelttek", "kettle \u2067קומקום\u2069", "\u0627\u0654", "ქვაბი", "𞤀𞤣", "𝓀ettle", "𐍈", "🫖", "🫖 kettle", "👩‍👩‍👧‍👦", "🇩🇪", "❤️", "1️⃣",
    # numbers
    "12345678", "4006381333931", "4 006381 333931", "0000000000000", "99999999999999999999", "-1", "+1", "1e999", "1e5", "NaN", "Infinity",
    "0x41", "1.5", "1,5", "1/2", "-0", "1_000", "007", "$19.99", "19,99 €", "50%", "2026-06-01", "10:30", "192.168.0.1", "::1",
    # words that say nothing, and long ones
    "the", "the a of", "to be or not to be", '"to be or not to be"', "the kettle", "is it a kettle or not",
    "kettle " * 15_000, "kettle" + " x" * 50_000, "x" * 100_000, "é" * 100_000, '"' * 100_000, "'" * 99_999, "(" * 100_000, "-" * 100_000, "kettle" + "*" * 100_000,
    " ".join(f"kettle w{n}" for n in range(20_000)), "\x00" * 100_000, "🫖" * 100_000, "\ud800" * 1000, '"kettle ' * 10_000, "水" * 100_000, "1" * 100_000,
]  # fmt: skip
# Each mark of ASCII before, in, behind and around the word.
MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
MADE = [
    form.format(mark) for mark in MARKS for form in ("{0}kettle", "kettle{0}lid", "kettle{0}", "{0}kettle{0}")
]  # fmt: skip
ODD = [*PICKED, *MADE]
