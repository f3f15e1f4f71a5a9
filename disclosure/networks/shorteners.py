"""Hosts of short addresses, which hide where they lead. Subdomains are meant too."""

SHORTENERS = frozenset(
    (
        *("bit.ly", "bitly.com", "j.mp", "t.co", "tinyurl.com", "ow.ly", "goo.gl", "is.gd", "v.gd"),
        *(
            "cutt.ly",
            "rebrand.ly",
            "lnk.to",
            "buff.ly",
            "dlvr.it",
            "ift.tt",
            "tiny.cc",
            "shorturl.at",
        ),
        *("rb.gy", "t.ly", "s.id", "bl.ink", "short.io", "shor.by", "soo.gd", "clck.ru", "x.co"),
        *("trib.al", "snip.ly", "adf.ly", "linktr.ee", "lnkd.in", "fb.me", "amzn.eu", "amzn.asia"),
        *(
            "a.co",
            "ebay.us",
            "qr.ae",
            "kutt.it",
            "urlz.fr",
            "t1p.de",
            "surl.li",
            "tiny.ie",
            "hyperurl.co",
        ),
        *(
            "bit.do",
            "chilp.it",
            "0rz.tw",
            "u.to",
            "n9.cl",
            "x.gd",
            "spr.ly",
            "ffm.to",
            "smarturl.it",
        ),
        *("app.link", "page.link", "onelink.me", "adj.st", "go.link", "walmrt.us", "tgt.biz"),
    )
)
