"""Calm sentences after what was written: words for the reporting code, the name of another child, words that judge.

Nothing here stops anybody, and the child's own words are never corrected.
"""

import re
from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from thuishaven.domain.language.normalise import fold
from thuishaven.observe.hints import say_gently, say_urgent
from thuishaven.privacy.access import Admission
from thuishaven.school.pupils import KnownPupil
from thuishaven.school.queries import classmates
from thuishaven.web.notices import say


def names_another_child(text: str, mates: Iterable[KnownPupil], own: KnownPupil) -> bool:
    """Whether ``text`` holds the first name of one of ``mates``. A name the child has too counts as its own."""
    written = fold(text)
    names = {name for mate in mates for name in _first_names(mate)} - _first_names(own)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?:'?s)?(?!\w)", written) for name in names)


def _first_names(pupil: KnownPupil) -> set[str]:
    names = {pupil.identity.given, pupil.identity.call_name, *pupil.identity.given.split(" ")[:1]}
    return {fold(name) for name in names if len(name) > 1}


def say_what_helps(
    request: HttpRequest, admission: Admission, *, written: Iterable[str], childs_words: Iterable[str] = (), edit_url: str
) -> None:  # fmt: skip
    """Show on the next page what the words ask for; most often nothing."""
    own, quoted = [one for one in written if one], [one for one in childs_words if one]
    if not own and not quoted:
        return
    texts = "\n".join([*own, *quoted])
    say_urgent(request, texts)
    if names_another_child(texts, classmates(admission.pupil.pk, timezone.localdate(admission.now)), admission.known):
        say(
            request, _("In je tekst staat de naam van een ander kind. Schrijf liever: een ander kind."), kind="info",
            open_url=edit_url,
        )  # fmt: skip
    say_gently(request, "\n".join(own), edit_url=edit_url)
