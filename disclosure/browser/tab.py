"""One page in a browser: opened, asked, pictured.

It is asked in an isolated world: scripts of the page can neither see nor change what is asked, and
it answers where they are switched off.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from PIL import Image

from disclosure.browser import adblock
from disclosure.browser.chromium import agent
from disclosure.browser.renderings import Rendering

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from playwright.sync_api import Browser, Route


Pixels: TypeAlias = "NDArray[np.uint8]"
PATIENCE = 20_000  # milliseconds until a page has to be there
WORLD = "forthright"
MOST_LOADS = 5
A_WAIT, MOST_WAITS = 0.05, 200  # seconds, for a page whose scripts have much to do as time passes
Answering = Callable[["Route"], None]


class BlindError(Exception):
    """The page could not be looked at. Its words say why."""

    @property
    def is_gone(self) -> bool:
        """Whether the document that was asked is not there any more."""
        return "Cannot find context" in str(self) or "Execution context was destroyed" in str(self)


@contextmanager
def failing() -> Iterator[None]:
    """Whatever fails in the browser: a BlindError."""
    from playwright.sync_api import Error  # noqa: PLC0415  (optional, and here already)

    try:
        yield
    except Error as error:
        raise BlindError(_first_line(error)) from error


class Tab:
    """A page drawn for one kind of reader. `answering` answers what the page asks for; without it
    the network does. `selector` finds its notice."""

    def __init__(
        self,
        browser: Browser,
        rendering: Rendering,
        answering: Answering | None = None,
        selector: str = "",
    ) -> None:
        self.rendering = rendering
        self.selector = selector
        self.context = browser.new_context(
            viewport={"width": rendering.width, "height": rendering.height},
            color_scheme=rendering.scheme,
            device_scale_factor=rendering.density,
            is_mobile=rendering.phone,
            has_touch=rendering.phone,
            forced_colors="active" if rendering.forced else "none",
            reduced_motion="reduce" if rendering.calm else "no-preference",
            contrast="more" if rendering.contrast else "no-preference",
            java_script_enabled=rendering.scripts,
            user_agent=agent(browser, phone=rendering.phone),
            service_workers="block",
            accept_downloads=False,
        )
        if answering:
            self.context.route("**/*", answering)
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.dismiss())
        self.context.on("page", lambda other: other.close())
        self.cdp = self.context.new_cdp_session(self.page)
        self._world = 0

    def close(self) -> None:
        self.context.close()

    def open(self, url: str) -> None:
        """Raises BlindError."""
        with failing():
            self.page.goto(url, wait_until="load", timeout=PATIENCE)
        self._loaded()

    def enter(self) -> None:
        """Into the document that is there now."""
        frame = self.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        made = self.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": WORLD})
        self._world = made["executionContextId"]

    def ask(self, verb: str, **asked: Any) -> Any:
        """What the page answers to `verb` of observing.js. Raises BlindError."""
        return self.call(_observing(), verb=verb, selector=self.selector, **asked)

    def call(self, function: str, **asked: Any) -> Any:
        """What a function in the page returns for `asked`, awaited. Raises BlindError."""
        return self._called(function, asked, as_value=True).get("value")

    def element(self, verb: str, **asked: Any) -> int | None:
        """The number of the element that the page answers to `verb` with. Raises BlindError."""
        told = self._called(
            _observing(), {"verb": verb, "selector": self.selector, **asked}, as_value=False
        )
        found = told.get("objectId")
        if found is None:
            return None
        number: int = self.send("DOM.describeNode", {"objectId": found})["node"]["backendNodeId"]
        return number

    def run(self, script: str) -> None:
        """Runs a script in the world of the audit. Raises BlindError."""
        _refuse(self.send("Runtime.evaluate", {"expression": script, "contextId": self._world}))

    def _called(self, function: str, asked: dict[str, Any], *, as_value: bool) -> Any:
        try:
            return self._answer(function, asked, as_value=as_value)
        except BlindError as error:
            if not error.is_gone:
                raise
        self._loaded()
        return self._answer(function, asked, as_value=as_value)

    def _answer(self, function: str, asked: dict[str, Any], *, as_value: bool) -> Any:
        return _refuse(
            self.send(
                "Runtime.callFunctionOn",
                {
                    "functionDeclaration": function,
                    "executionContextId": self._world,
                    "arguments": [{"value": asked}],
                    "returnByValue": as_value,
                    "awaitPromise": True,
                },
            )
        )["result"]

    def send(self, method: str, asked: dict[str, Any] | None = None) -> Any:
        """A command of Chromium's protocol. Raises BlindError, too if no answer comes in time."""
        with failing():
            return self.cdp.send(method, asked, timeout=PATIENCE)

    def use(self) -> None:
        """A tap or a click where it does nothing by itself, a turn of the wheel, a key, and away.
        Raises BlindError."""
        x, y = self.ask("blank")
        if self.rendering.phone:
            self.send(
                "Input.dispatchTouchEvent",
                {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]},
            )
            # A tap that ends goes to the nearest link within a finger's width.
            self.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
        button = {"x": x, "y": y, "button": "left", "clickCount": 1}
        self.send("Input.dispatchMouseEvent", {"type": "mousePressed", **button})
        self.send("Input.dispatchMouseEvent", {"type": "mouseReleased", **button})
        wheel = {"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": 1}
        self.send("Input.dispatchMouseEvent", wheel)
        for kind in ("rawKeyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", {"type": kind, "key": "Shift", "code": "ShiftLeft"})
        self.ask("leave")

    def _loaded(self, patience: float | None = None) -> None:
        """Into the document that is there now: some pages load themselves anew."""
        with failing():
            self.page.wait_for_load_state("load", timeout=patience or PATIENCE)
        self.enter()
        self._prefer()

    def point(self, x: float, y: float) -> None:
        """Moves the pointer there. Raises BlindError."""
        self.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})

    def shot(self) -> Pixels:
        """The screen as it stands: rows × columns × 3, of the density of the rendering."""
        taken = self.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        with Image.open(io.BytesIO(base64.b64decode(taken["data"]))) as image:
            return np.asarray(image.convert("RGB"))

    def wait(self, seconds: float) -> None:
        """While the page's scripts and animations go on."""
        if seconds > 0:
            self.page.wait_for_timeout(seconds * 1000)

    def pass_time(self, seconds: float) -> None:
        """So many seconds later by all clocks of the page, at once: timers and animations run as if
        a reader had stayed. Its clocks stand still from then on. Raises BlindError."""
        self._forward(seconds)
        for _ in range(MOST_LOADS):
            if self._is_there():
                return
            self._forward(1)  # it loads itself anew, for which time has to pass
        self._loaded()

    def _is_there(self) -> bool:
        try:
            self._loaded(patience=1000)
            return bool(self.call("() => document.readyState === 'complete'"))
        except BlindError:
            return False

    def _forward(self, seconds: float) -> None:
        reached: list[bool] = []
        self.cdp.on("Emulation.virtualTimeBudgetExpired", lambda _: reached.append(True))
        self.send("Emulation.setVirtualTimePolicy", {"policy": "advance", "budget": seconds * 1000})
        for _ in range(MOST_WAITS):
            self.wait(A_WAIT)
            if reached:
                return
        raise BlindError(f"Its clocks could not be put forward by {seconds:g} seconds.")

    def _prefer(self) -> None:
        if self.rendering.media != "screen":  # what is set before a page is there is forgotten
            self.page.emulate_media(media=self.rendering.media)
        if self.rendering.enlarged != 1:
            self.ask("enlarge", times=self.rendering.enlarged)
        if self.rendering.spaced:
            self.ask("space")
        if self.rendering.blocking:
            self.ask("hide", rules=adblock.sheet())


@cache
def _observing() -> str:
    return Path(__file__).with_name("observing.js").read_text(encoding="utf-8")


def _refuse(answer: Any) -> Any:
    if "exceptionDetails" in answer:
        told = answer["exceptionDetails"]
        raise BlindError(str(told.get("exception", {}).get("description", told["text"])))
    return answer


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
