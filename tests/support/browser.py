"""A real Chromium for tests, over the DevTools protocol on two pipes: no driver, no other package, no port.

Source: Chrome DevTools Protocol; `--remote-debugging-pipe` reads and writes messages that end with NUL.
"""

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)
PATIENCE = 90.0


class Page:
    """One tab: opens addresses, runs scripts, sees requests, takes pictures."""

    def __init__(self, process: subprocess.Popen[bytes], pipes: tuple[int, int]) -> None:
        self.process = process
        self._out, self._in = pipes
        self._number = 0
        self._rest = b""
        self.events: list[dict[str, Any]] = []
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        self.send(
            "Emulation.setDeviceMetricsOverride", width=1440, height=900, deviceScaleFactor=1, mobile=False
        )

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command to the tab and wait for its result."""
        return self._send(method, self._session, **params)

    def _send(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            found = self._receive()
            if found.get("id") == self._number:
                assert "error" not in found, found
                result: dict[str, Any] = found["result"]
                return result
            self.events.append(found)

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._in, 1 << 20)
            assert data, "the browser has gone"
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def open(self, address: str, *, wait: str = "document.readyState === 'complete'") -> None:
        """Open an address and wait until a condition holds in it."""
        self.events.clear()
        self.send("Page.navigate", url=address)
        self.until(f"location.href !== 'about:blank' && document.documentElement && ({wait})")

    def run(self, script: str) -> Any:
        """The value of an expression, awaited."""
        found = self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def until(self, condition: str) -> Any:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            value = self.run(condition)
            if value:
                return value
            time.sleep(0.05)
        raise AssertionError(f"never true: {condition}")

    def keys(self, text: str) -> None:
        """Type into whatever has the focus."""
        self.send("Input.insertText", text=text)

    def press(self, key: str, code: str = "", *, control: bool = False) -> None:
        """Press a key, alone or together with Ctrl."""
        number = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "Tab": 9}.get(key, ord(key[0].upper()))
        about: dict[str, Any] = {"key": key, "code": code or key, "windowsVirtualKeyCode": number}
        about |= {"modifiers": 2} if control else {}
        text = {} if control else {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        self.send("Input.dispatchKeyEvent", type="keyDown", **about, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", **about)

    def click(self, x: float, y: float) -> None:
        """Move the mouse somewhere and click."""
        for kind, rest in (
            ("mouseMoved", {}),
            ("mousePressed", {"button": "left", "clickCount": 1}),
            ("mouseReleased", {"button": "left", "clickCount": 1}),
        ):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, **rest)

    def requests(self) -> list[str]:
        """Addresses that were asked for since the page was opened, but for data in the page itself."""
        self.run("1")
        sent = [
            e["params"]["request"]["url"] for e in self.events if e["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in sent if not url.startswith(("data:", "blob:"))]

    def complaints(self) -> list[str]:
        """Errors and refusals that the browser wrote down."""
        self.run("1")
        found = [e["params"] for e in self.events if e["method"] == "Log.entryAdded"]
        thrown = [e["params"] for e in self.events if e["method"] == "Runtime.exceptionThrown"]
        lines = [one["entry"]["text"] for one in found if one["entry"]["level"] == "error"]
        details = [one["exceptionDetails"] for one in thrown]
        return lines + [one.get("exception", {}).get("description", one["text"]) for one in details]

    def cpu(self) -> float:
        """Seconds of processor time that all processes of the browser have used."""
        found = self._send("SystemInfo.getProcessInfo")["processInfo"]
        return float(sum(one["cpuTime"] for one in found))

    def picture(self, file: Path) -> None:
        """Write a PNG of what is seen."""
        file.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def chromium(folder: Path, *flags: str) -> Iterator[Page]:
    """A browser with a fresh profile in a folder; skips the test where there is none."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    to_browser, from_browser = os.pipe(), os.pipe()
    ends = (to_browser[0], from_browser[1])

    def pass_ends() -> None:
        kept = [os.dup2(end, 100 + at) for at, end in enumerate(ends)]
        for at, end in enumerate(kept):
            os.dup2(end, 3 + at)

    process = subprocess.Popen(
        [program, *FLAGS, *flags, f"--user-data-dir={folder}"],
        close_fds=False,
        preexec_fn=pass_ends,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for end in ends:
        os.close(end)
    try:
        yield Page(process, (to_browser[1], from_browser[0]))
    finally:
        process.kill()
        process.wait()
        os.close(to_browser[1])
        os.close(from_browser[0])
