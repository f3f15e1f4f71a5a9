"""The part of an nginx configuration that sends frozen pages: their bytes, headers and ETag, in the
coding that is asked for, and whatever else from the application."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from disclosure.record.ready import Ready

SIMPLE = re.compile(r"/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/?)*")
NGINX_WRITES = {"content-type", "content-length", "content-encoding"}
FILES = {"br": ".html.br", "gzip": ".html.gz", "": ".html"}

# In `http`: which file is asked for, none if the request is not for the page as it is. Who has a
# version of it asks the application whether it still holds: a 304 that nginx is told to return has
# a Content-Length of 0, which is not that of the page.
HTTP = r"""map "$request_method:$is_args:$http_if_none_match:$http_accept_encoding" $forthright_file {
    default .none;
    "~*^(GET|HEAD):::(.*,)?\s*br\s*(;\s*q=(1(\.0*)?|0?\.\d*[1-9]\d*))?\s*(,|$)" .html.br;
    "~*^(GET|HEAD):::(.*,)?\s*gzip\s*(;\s*q=(1(\.0*)?|0?\.\d*[1-9]\d*))?\s*(,|$)" .html.gz;
    "~^(GET|HEAD):::" .html;
}
map $forthright_file $forthright_coding {
    default "";
    .html.br br;
    .html.gz gzip;
}
"""

# In `server`.
SERVER = """open_file_cache max=10000 inactive=60s;
open_file_cache_valid 1s;
location @forthright {{
    proxy_pass http://forthright$request_uri;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
}}
location / {{
    try_files /.none @forthright;
}}
location ~ "^{static_url}.+\\.[0-9a-f]{{12}}\\.[a-z0-9]+$" {{
    rewrite "^{static_url}(.+)$" /$1 break;
    root "{static_root}";
    gzip_static on;
    add_header Cache-Control "public, max-age=31536000, immutable";
    add_header X-Content-Type-Options nosniff;
    try_files $uri @forthright;
}}
location {media_url} {{
    rewrite "^{media_url}(.+)$" /$1 break;
    root "{media_root}";
    add_header Cache-Control "public, max-age=31536000, immutable";
    add_header X-Content-Type-Options nosniff;
    add_header Content-Security-Policy "default-src 'none'";
    try_files $uri @forthright;
}}
"""

PAGE = """location = {path} {{
    root {folder};
    types {{ }}
    default_type {content_type};
    etag off;
    if_modified_since off;
    max_ranges 0;
    add_header Last-Modified "";
    add_header Content-Encoding $forthright_coding;
{headers}
    log_not_found off;
    error_page 404 405 = @forthright;
    rewrite ^ {name}$forthright_file break;
}}
"""


def can_send(ready: Ready) -> bool:
    """Whether it is a page like most: what is not, the application sends."""
    told = ready.headers_in("")
    plain = not any("$" in value or "\n" in value for _, value in told)
    return ready.status == 200 and plain and has_file(ready.path)


def has_file(path: str) -> bool:
    """Whether it has one of its own: that of `/a/index` is the one of `/a/`."""
    return SIMPLE.fullmatch(path) is not None and not path.endswith("/index")


def name(path: str) -> str:
    """Of its file, without ending: `/` is `/index`, `/a/b/` is `/a/b/index`."""
    return f"{path}index" if path.endswith("/") else path


def server(pages: Iterable[Ready], folder: Path, **places: object) -> str:
    """`folder` holds the files; `places` are static_url, static_root, media_url and media_root."""
    return SERVER.format(**places) + "".join(page(ready, folder) for ready in pages)


def page(ready: Ready, folder: Path) -> str:
    types = [value for key, value in ready.headers if key.lower() == "content-type"]
    return PAGE.format(
        path=ready.path,
        folder=quoted(str(folder)),
        content_type=quoted(types[0] if types else ""),
        headers=_lines(ready.headers_in("")),
        name=name(ready.path),
    )


def quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _lines(headers: Iterable[tuple[str, str]]) -> str:
    told = [(key, value) for key, value in headers if key.lower() not in NGINX_WRITES]
    return "\n".join(f"    add_header {key} {quoted(value)};" for key, value in told)
