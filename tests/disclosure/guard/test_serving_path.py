"""The ways in by which pages with paid links have reached readers without their notice, one by one."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template import engines
from django.utils import timezone
from markdown_it import MarkdownIt

from disclosure.models import Notice
from tests.disclosure.guard import registers
from tests.disclosure.guard.conftest import Desk, refused
from tests.disclosure.guard.pages import (
    BARE,
    FOREIGN,
    PAID,
    PATH,
    RAW,
    bad,
    good,
    notice,
    page,
    price,
    sentence,
)


def test_a_page_that_keeps_its_promises_is_sent_byte_by_byte(desk: Desk) -> None:
    response = desk.passes(good())
    assert response.status_code == 200
    assert response.content == good().encode()
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_page_on_which_nothing_pays_needs_no_commission_notice(desk: Desk) -> None:
    desk.passes(page(notice("elsewhere"), "<p>Water boils at 100 °C.</p>"))


def test_a_page_without_its_notice_is_not_sent(desk: Desk) -> None:
    incident = desk.refuses(bad())
    assert "L01" in incident.rules
    assert incident.path == PATH


# Templates


def templates(settings: LazySettings, folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.html").write_text(text)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [folder]}]


BASE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Kettles</title></head>'
    '<body><main>{% block main %}{% disclose "/about/" %}{% block content %}{% endblock %}'
    "{% enddisclose %}{% endblock %}</main></body></html>"
)
LINK = '{% paid_link "/go/1/" "Alder Shop" %}'


def test_a_template_that_uses_the_tag_is_sent(
    desk: Desk, settings: LazySettings, tmp_path: Path
) -> None:
    child = '{% extends "base.html" %}{% block content %}<p>' + LINK + "</p>{% endblock %}"
    templates(settings, tmp_path, base=BASE, child=child)
    desk.passes(lambda request: render(request, "child.html"))


def test_a_template_that_forgets_the_tag_is_not_sent(
    desk: Desk, settings: LazySettings, tmp_path: Path
) -> None:
    forgot = BASE.replace('{% disclose "/about/" %}', "").replace("{% enddisclose %}", LINK)
    templates(settings, tmp_path, forgot=forgot)
    desk.refuses(lambda request: render(request, "forgot.html"))


def test_a_child_template_that_overrides_the_block_around_the_tag_is_not_sent(
    desk: Desk, settings: LazySettings, tmp_path: Path
) -> None:
    child = '{% extends "base.html" %}{% block main %}<p>' + LINK + "</p>{% endblock %}"
    templates(settings, tmp_path, base=BASE, child=child)
    desk.refuses(lambda request: render(request, "child.html"))


def test_a_body_tag_with_a_line_break_in_it_is_read_as_browsers_do(desk: Desk) -> None:
    desk.refuses(bad().replace("<body>", '<BODY\n class="x"\n>'))
    desk.passes(good().replace("<body>", '<BODY\n class="x"\n>'))


def test_an_htmx_partial_without_its_notice_is_not_sent(desk: Desk) -> None:
    rows = f"<table><tbody><tr><td>{PAID}</td></tr></tbody></table>"
    desk.put(rows)
    assert refused(desk.client.get(PATH, headers={"HX-Request": "true"}))


# The notice in time and language


def version_2(*, effective_from: timedelta) -> Notice:
    at = timezone.now()
    return Notice.objects.create(
        kind="general",
        locale="en",
        version=2,
        text="A listing is no endorsement.",
        effective_from=at + effective_from,
        approved_by="a test",
        created_at=at,
    )


def test_a_fragment_that_was_cached_with_an_older_notice_is_not_sent(desk: Desk) -> None:
    cached = good()
    desk.passes(cached)
    version_2(effective_from=-timedelta(seconds=1))
    desk.refuses(cached)
    desk.passes(good())


def test_an_old_page_out_of_a_cache_is_not_sent(desk: Desk, settings: LazySettings) -> None:
    guard, *others = settings.MIDDLEWARE
    cache = "django.middleware.cache"
    settings.MIDDLEWARE = [
        guard,
        f"{cache}.UpdateCacheMiddleware",
        *others,
        f"{cache}.FetchFromCacheMiddleware",
    ]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    first = good()
    desk.passes(first)
    desk.put(page("<p>Not asked for.</p>"))
    assert desk.client.get(PATH).content == first.encode()
    version_2(effective_from=-timedelta(seconds=1))
    assert refused(desk.client.get(PATH))


def test_a_notice_that_is_not_yet_in_force_is_none(desk: Desk) -> None:
    coming = version_2(effective_from=timedelta(days=1))
    early = f"{sentence('commission')} {coming.text}"
    desk.refuses(page(notice("commission", text=early, version="commission-1 general-2"), PAID))
    desk.passes(good())


def test_a_language_without_sentences_has_no_page_that_pays(
    desk: Desk, settings: LazySettings
) -> None:
    settings.LANGUAGE_CODE = "fr"
    desk.refuses(good().replace('lang="en"', 'lang="fr"'))
    empty = '<p data-notice="commission general" data-notice-version="commission-1 general-1"></p>'
    desk.refuses(page(empty, PAID).replace('lang="en"', 'lang="fr"'))


# What carries the link

CARRIERS = {
    "area": '<img usemap="#m" alt="" src="/k.png"><map name="m"><area href="{}" alt="Buy"></map>',
    "data attribute": '<button data-href="{}">Buy</button>',
    "form": '<form action="{}"><button>Buy</button></form>',
    "form button": '<form><button formaction="{}">Buy</button></form>',
    "frame": '<iframe src="{}"></iframe>',
    "link": '<a href="{}">Buy</a>',
    "meta refresh": '<meta http-equiv="Refresh" content="0; url={}">',
    "meta refresh without its word": '<meta http-equiv="refresh" content="0; {}">',
    "page in a frame": '<iframe srcdoc="<a href={}>Buy</a>"></iframe>',
    "ping": '<a href="/about/" ping="{}">About</a>',
    "script": "<script>location = '{}'</script>",
    "script attribute": "<p onclick=\"location='{}'\">Buy</p>",
    "SVG": '<svg><a href="{}"><text>Buy</text></a></svg>',
    "SVG with xlink": '<svg><a xlink:href="{}"><text>Buy</text></a></svg>',
    "template": '<template><a href="{}">Buy</a></template>',
}
ADDRESSES = {
    "registered": "/go/1/",
    "merchant": registers.MERCHANT,
    "foreign": "https://www.amazon.com/dp/B000?tag=us-20",
    "odd": " https:///www.amazon.com/dp/B000?tag=us-20",
}


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_carrier_of_a_paid_link_gets_by_without_the_notice(
    desk: Desk, carrier: str, address: str
) -> None:
    desk.refuses(page(CARRIERS[carrier].format(ADDRESSES[address])))


@pytest.mark.parametrize("carrier", CARRIERS)
def test_no_carrier_of_an_unregistered_paid_link_gets_by_with_the_notice(
    desk: Desk, carrier: str
) -> None:
    desk.refuses(page(notice("commission"), PAID, CARRIERS[carrier].format(ADDRESSES["foreign"])))


@pytest.mark.parametrize("carrier", [one for one in CARRIERS if not one.startswith("meta")])
def test_an_own_address_in_the_same_carrier_is_left_alone(desk: Desk, carrier: str) -> None:
    """But in a refresh: a page that leaves itself breaks another promise."""
    desk.passes(page(notice("commission"), PAID, CARRIERS[carrier].format("/about/")))


@pytest.mark.parametrize("pasted", [RAW, BARE, FOREIGN], ids=["merchant", "go", "foreign"])
def test_a_raw_paid_link_in_html_from_the_admin_is_not_sent(desk: Desk, pasted: str) -> None:
    desk.refuses(page(notice("elsewhere"), pasted))


def test_a_link_that_markdown_made_by_itself_is_not_sent(desk: Desk) -> None:
    made = MarkdownIt().render("Look: <https://www.amazon.com/dp/B000?tag=us-20>")
    assert 'href="https://www.amazon.com' in made
    desk.refuses(page(notice("elsewhere"), made))


def test_a_go_id_that_was_given_to_another_merchant_stops_the_old_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = page(notice("commission"), f"{PAID}<p>{price()}</p>")
    desk.passes(old)
    monkeypatch.setitem(registers.LINKS, "/go/1/", registers.BIRCH)
    desk.refuses(old)


# Other kinds of response


@pytest.mark.parametrize("status", [403, 404, 410, 500])
def test_error_pages_with_popular_products_are_judged_like_others(desk: Desk, status: int) -> None:
    desk.put(lambda request: HttpResponse(bad(), status=status), "error page")
    desk.refuses(lambda request: HttpResponse(bad(), status=status))
    assert refused(desk.client.get("/no/such/page/"))


def test_the_error_page_after_an_exception_is_judged(desk: Desk) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("the view is on fire")

    desk.put(lambda request: HttpResponse(bad(), status=500), "error page")
    desk.refuses(view)
    desk.put(lambda request: HttpResponse(good(), status=500), "error page")
    assert desk.passes(view).status_code == 500


def test_a_failing_error_page_is_not_followed_by_one_that_nobody_judged(desk: Desk) -> None:
    asked = []

    def error_page(request: HttpRequest) -> HttpResponse:
        asked.append(request.path)
        if len(asked) == 1:
            raise RuntimeError("so is the error page")
        return HttpResponse(bad(), status=500)

    def view(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("the view is on fire")

    desk.put(error_page, "error page")
    desk.refuses(view)


@pytest.mark.parametrize("media_type", ["application/xhtml+xml", "application/vnd.wap.xhtml+xml"])
def test_xhtml_is_not_sent_whatever_is_in_it(desk: Desk, media_type: str) -> None:
    desk.refuses(good(), content_type=media_type)


def test_xhtml_is_known_by_its_root_where_the_type_says_xml(desk: Desk) -> None:
    document = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Water.</p></body></html>'
    desk.refuses(document, content_type="application/xml")
    desk.refuses(document, content_type="text/xml; charset=utf-8")
    desk.passes(document.replace("1999/xhtml", "2000/other"), content_type="application/xml")


def test_head_is_judged_as_get_would_be(desk: Desk) -> None:
    desk.put(bad())
    assert refused(desk.client.head(PATH))
    desk.put(good())
    assert desk.client.head(PATH).status_code == 200


def test_head_and_options_without_a_body_pass(desk: Desk) -> None:
    desk.put("")
    assert desk.client.head(PATH).status_code == 200
    assert desk.client.options(PATH).status_code == 200


def test_what_a_post_answers_is_judged(desk: Desk) -> None:
    desk.put(bad())
    assert refused(desk.client.post(PATH))


@pytest.mark.parametrize("status", [204, 304])
def test_answers_without_a_body_pass(desk: Desk, status: int) -> None:
    desk.passes(lambda request: HttpResponse(status=status))


def test_an_embed_for_other_sites_must_hold_the_words(desk: Desk) -> None:
    script = "document.write('<a href=\"{}\">Alder</a> {}')"
    javascript = {"content_type": "text/javascript"}
    told = sentence("commission")
    desk.refuses(script.format(registers.MERCHANT, ""), "/embed.js", **javascript)
    desk.refuses("a='https:\\/\\/www.amazon.com\\/dp\\/B?tag=us-20'", "/embed.js", **javascript)
    desk.passes(script.format(registers.MERCHANT, told), "/embed.js", **javascript)
    desk.passes("console.log('no link')", "/embed.js", **javascript)


def test_a_preview_is_judged_unless_it_stands_where_no_reader_comes(desk: Desk) -> None:
    desk.refuses(bad(), "/preview/7/")
    assert desk.get(bad(), "/admin/preview/7/").content == bad().encode()


def test_json_with_html_in_it_is_not_sent_without_the_words(desk: Desk) -> None:
    def answer(html: str) -> HttpResponseBase:
        return JsonResponse({"rows": [{"html": html}]})

    desk.refuses(lambda request: answer(PAID))
    desk.passes(lambda request: answer(PAID + notice("commission")))


def test_text_from_a_template_engine_is_judged_as_what_it_is_sent_as(desk: Desk) -> None:
    made = engines["django"].from_string(LINK).render({})
    desk.refuses(made, content_type="text/plain; charset=utf-8")
