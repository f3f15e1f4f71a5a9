"""The focal point in a real browser: by mouse, by keyboard, and before the picture is uploaded."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connections
from playwright.sync_api import Locator, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from products.models import ProductImage
from tests import builders, desk
from tests.products import image_files as files
from tests.test_browser import CHROMIUM, complaints_of, pytestmark  # noqa: F401 (it marks these too)


@pytest.fixture
def page(live_server: LiveServer) -> Iterator[Page]:
    """The form of a product with one picture, opened in the admin."""
    product = builders.product()
    file = ContentFile(files.plain("JPEG", (800, 400)), name="a.jpg")
    ProductImage.objects.create(product=product, file=file, alt="A kettle", credit="Us")
    session = desk.signed_in().cookies[settings.SESSION_COOKIE_NAME].value
    # The loop that Playwright keeps in this thread makes Django think that it runs in one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        opened = context.new_page()
        opened.goto(f"{live_server.url}/admin/products/product/{product.pk}/change/")
        yield opened
        connections.close_all()  # one of this loop's own, which would keep the database in use
        chromium.close()


def row(page: Page, number: int) -> Locator:
    return page.locator(f"#images-{number}")


def click_at(picture: Locator, x: float, y: float) -> None:
    """On the point that is `x` and `y` (from 0 to 1) into `picture`."""
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] * x, "y": box["height"] * y})


def focus(of: Locator) -> tuple[int, int]:
    return (
        int(of.locator("[name$=focal_x]").input_value()),
        int(of.locator("[name$=focal_y]").input_value()),
    )


def mark(of: Locator) -> tuple[float, float]:
    """Where the middle of the mark stands in the picture, in per cent."""
    whole = of.locator(".focus-whole").bounding_box()
    dot = of.locator(".focus-mark").bounding_box()
    assert whole is not None
    assert dot is not None
    return (
        100 * (dot["x"] + dot["width"] / 2 - whole["x"]) / whole["width"],
        100 * (dot["y"] + dot["height"] / 2 - whole["y"]) / whole["height"],
    )


def test_a_click_on_the_preview_sets_the_focus_and_is_saved(page: Page) -> None:
    complaints = complaints_of(page)
    page.reload()
    first = row(page, 0)
    assert mark(first) == pytest.approx((50, 50), abs=1)
    click_at(first.locator(".focus-whole"), 0.8, 0.25)
    assert focus(first) == pytest.approx((80, 25), abs=1)
    assert mark(first) == pytest.approx((80, 25), abs=1)
    page.click("[name=_continue]")
    page.wait_for_load_state()
    saved = ProductImage.objects.get()
    assert (saved.focal_x, saved.focal_y) == pytest.approx((80, 25), abs=1)
    assert mark(row(page, 0)) == pytest.approx((80, 25), abs=1)
    assert complaints == []


def test_the_keyboard_moves_the_mark_and_the_card(page: Page) -> None:
    first = row(page, 0)
    first.locator("[name$=focal_x]").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("10")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    assert focus(first) == (10, 51)
    assert mark(first) == pytest.approx((10, 51), abs=1)
    position = first.locator(".focus-card").evaluate(
        "card => getComputedStyle(card).objectPosition"
    )
    assert position == "10% 51%"


def test_a_new_picture_has_its_focus_set_before_it_is_uploaded(page: Page) -> None:
    complaints = complaints_of(page)
    page.click("#images-group .add-row a")
    new = row(page, 1)
    upload = {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": files.located("JPEG")}
    new.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]
    click_at(new.locator(".focus-whole"), 0.9, 0.1)
    new.locator("[name$=-alt]").fill("A kettle that lies on its side")
    new.locator("[name$=-credit]").fill("Us")
    page.click("[name=_continue]")
    page.wait_for_load_state()
    saved = ProductImage.objects.latest("pk")
    assert (saved.focal_x, saved.focal_y) == pytest.approx((90, 10), abs=1)
    assert (saved.width, saved.height) == (200, 300)
    assert complaints == []
