"""Forms of asking and answering as people send them."""

from uuid import uuid4

#: Asked about: something hard, and something good; and what nobody asked about.
HARD, GOOD, NOT_ASKED = "SIG-AVO-04", "SIG-POS-02", "SIG-AVO-10"


def ask_form(*people, **changed: object) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """A question to ``people`` for a fortnight."""
    form = {"id": str(uuid4()), "colleagues": [str(one.pk) for one in people], "signals": [HARD, GOOD], "days": "14"}
    return form | changed


def answer_form(**changed: object) -> dict[str, object]:
    """One tap on "seen today"."""
    return {"id": str(uuid4()), "signal": HARD, "answer": "seen"} | changed
