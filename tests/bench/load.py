"""Users who click: each a thread with its own session and connection; times as the user feels them."""

import http.client
import re
import threading
import time
import uuid
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from .school import BenchSchool, BenchUser


@dataclass(frozen=True, slots=True)
class Result:
    """Times in milliseconds of one scenario at a number of users."""

    scenario: str
    users: int
    count: int
    p50: float
    p95: float
    p99: float
    per_second: float
    errors: int


@dataclass(slots=True)
class _Clicks:
    times: list[float] = field(default_factory=list)
    errors: int = 0


def measure(port: int, scenario: str, users: int, seconds: float, school: BenchSchool) -> Result:
    """Let ``users`` click for ``seconds`` after a short warm-up."""
    clicks = [_Clicks() for _ in range(users)]
    barrier = threading.Barrier(users + 1)
    threads = [
        threading.Thread(target=_user, args=(port, scenario, school.users[n % len(school.users)], seconds, clicks[n], barrier))
        for n in range(users)
    ]  # fmt: skip
    for one in threads:
        one.start()
    barrier.wait()
    start = time.perf_counter()
    for one in threads:
        one.join()
    spent = time.perf_counter() - start
    times = sorted(t for one in clicks for t in one.times)
    errors = sum(one.errors for one in clicks)
    return Result(
        scenario, users, len(times), *(_quantile(times, q) for q in (0.50, 0.95, 0.99)), len(times) / spent, errors
    )


def _quantile(times: list[float], q: float) -> float:
    return times[min(len(times) - 1, int(q * len(times)))] * 1000 if times else float("nan")


def _user(
    port: int, scenario: str, user: BenchUser, seconds: float, clicks: _Clicks, barrier: threading.Barrier
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": f"thuishaven_session={user.session}", "Accept-Encoding": "gzip"}
    token = _token(connection, headers, user) if scenario in {"save", "changed"} else ""
    _click(connection, scenario, user, headers, token, 0)
    barrier.wait()
    end, number = time.perf_counter() + seconds, 1
    while time.perf_counter() < end:
        if scenario == "changed":
            _click(connection, "save", replace(user, pupils=(user.pupils[0],) * 2), headers, token, number)
        begin = time.perf_counter()
        status = _click(connection, scenario, user, headers, token, number)
        clicks.times.append(time.perf_counter() - begin)
        clicks.errors += status not in (200, 302)
        number += 1


def _click(
    connection: http.client.HTTPConnection,
    scenario: str,
    user: BenchUser,
    headers: dict[str, str],
    token: str,
    number: int,
) -> int:
    if scenario == "save":
        pupil = user.pupils[1 + number % (len(user.pupils) - 1)]
        body = urlencode({
            "csrfmiddlewaretoken": token, "id": str(uuid.uuid4()), "signals": "SIG-AVO-04", "state": "tense",
            "responses": "STR-COREG-05", "effect": "1", "note": "Keek weg en ging daarna door.",
        })  # fmt: skip
        post = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", f"/leerling/{pupil}/waarnemen/nieuw/", body, post)
    else:
        picture = f"/leerling/{user.pupils[0]}/begrijpen/"
        path = {"picture": picture, "changed": picture, "class": "/leerlingen/", "today": "/"}[scenario]
        connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    return response.status


def _token(connection: http.client.HTTPConnection, headers: dict[str, str], user: BenchUser) -> str:
    plain = {name: value for name, value in headers.items() if name != "Accept-Encoding"}
    connection.request("GET", f"/leerling/{user.pupils[1]}/waarnemen/nieuw/", headers=plain)
    response = connection.getresponse()
    page = response.read().decode()
    for cookie in response.headers.get_all("Set-Cookie") or []:
        if cookie.startswith("thuishaven_csrf="):
            headers["Cookie"] += "; " + cookie.partition(";")[0]
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if found is None:
        raise RuntimeError(f"no form: status {response.status}")
    return found.group(1)
