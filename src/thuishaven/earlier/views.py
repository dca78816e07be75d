"""Pages of bringing earlier notes in. Only who brought them in opens an import."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.domain.notes_csv import MOST_BYTES, Notes, RefusedFileError, read_notes, read_text
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.hints import say_urgent
from thuishaven.privacy.access import Admission, admit, person_of, require
from thuishaven.web.notices import say
from thuishaven.web.upload import MemoryOnly

from . import pages, services
from .forms import NamesForm, NotesForm, TableForm
from .models import NoteImport
from .people import own_pupils
from .waiting import Waiting, WaitingNote, unsealed
from .words import line_words, refused_words

_NAMES_PER_PAGE = 50


@csrf_exempt
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Bring a table in, and what was brought in before; checked for forgery after the file is told to stay in memory."""
    require(request, Action.BRING_IN_NOTES)
    request.upload_handlers = [MemoryOnly(MOST_BYTES)]  # type: ignore[list-item]
    return _start(request)


@csrf_protect
def _start(request: HttpRequest) -> HttpResponse:
    services.destroy_what_waited_too_long(now=timezone.now())
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if not form.is_bound or not form.is_valid():
        return _show_start(request, form)
    data = form.cleaned_data
    content = data["file"].read() if data["file"] else data["text"].encode()
    try:
        read = _read(data["text"], content, from_file=bool(data["file"]))
    except RefusedFileError as refused:
        form.add_error("file" if data["file"] else "text", refused_words(refused))
        return _show_start(request, form)
    if not read.notes:
        form.add_error(
            "file" if data["file"] else "text", _("Er is nog geen regel die mee kan. Kijk hieronder wat je doet.")
        )
        return _show_start(request, form, broken=read)
    imported, new = services.bring_in(
        user=person_of(request).user, notes=read, fingerprint=services.fingerprint(content + data["mine"].encode()),
        mine=data["mine"] == "yes", now=timezone.now(),
    )  # fmt: skip
    if not new:
        say(request, _("Deze tabel had je al ingelezen. Er komt niets dubbel bij."), kind="info")
    return redirect("earlier:show", imported.pk)


def _read(text: str, content: bytes, *, from_file: bool) -> Notes:
    today = timezone.localdate()
    return read_notes(content, today=today) if from_file else read_text(text, today=today)


def _show_start(request: HttpRequest, form: TableForm, broken: Notes | None = None) -> HttpResponse:
    person = person_of(request)
    pupils = own_pupils(person, timezone.localdate())
    page = {
        "form": form, "imports": pages.imports_of(person, pupils), "has_pupils": bool(pupils),
        "broken": [(one.line, line_words(one.fault)) for one in (broken.broken if broken else ())],
    }  # fmt: skip
    return render(request, "earlier/start.html", page, status=422 if form.is_bound else 200)


def _own_import(request: HttpRequest, import_id: UUID) -> NoteImport:
    """The import, if this person brought it in. Raises Http404."""
    require(request, Action.BRING_IN_NOTES)
    services.destroy_what_waited_too_long(now=timezone.now())
    rows = NoteImport.objects.select_related("key", "undo").filter(by=person_of(request).user)
    imported = rows.filter(pk=import_id).first()
    if imported is None:
        raise Http404
    return imported


def _waiting(imported: NoteImport) -> Waiting | None:
    return unsealed(imported) if imported.waiting_sealed is not None else None


def _ended(request: HttpRequest, imported: NoteImport) -> HttpResponse:
    say(request, _("Hier valt niets meer na te kijken."), kind="info")
    return redirect("earlier:show", imported.pk)


@require_http_methods(["GET"])
def show(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """One import: how far it is, and where to go on."""
    imported = _own_import(request, import_id)
    pupils = own_pupils(person_of(request), timezone.localdate())
    return render(request, "earlier/show.html", pages.import_page(imported, _waiting(imported), pupils))


@require_http_methods(["GET", "POST"])
def names(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Whom a written name means, where that is not clear: a person chooses from own pupils, or leaves it out."""
    imported = _own_import(request, import_id)
    waiting = _waiting(imported)
    if waiting is None:
        return _ended(request, imported)
    pupils = own_pupils(person_of(request), timezone.localdate())
    every = waiting.meant(pupils).names_to_choose()
    to_choose = sorted(every, key=lambda one: one.chosen is not None or one.left_out)[:_NAMES_PER_PAGE]
    form = NamesForm(request.POST if request.method == "POST" else None, names=to_choose, pupils=pupils)
    if form.is_bound and form.is_valid():
        try:
            ended = services.choose_pupils(imported=imported, chosen=form.chosen(), now=timezone.now())
        except services.EndedError:
            return _ended(request, imported)
        say(request, _("Je hebt alles nagekeken.") if ended else _("Bewaard. Je kunt verder."))
        return redirect("earlier:show", imported.pk)
    page = {"form": form, "imported": imported, "more": len(every) - len(to_choose)}
    return render(request, "earlier/names.html", page, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, import_id: UUID, pupil_id: UUID) -> HttpResponse:
    """The notes of one pupil, twenty at a time: tick what fits, keep them."""
    imported = _own_import(request, import_id)
    admission = admit(request, Action.KEEP_EARLIER_NOTE, pupil_id, thing="earlier notes", look=request.method != "POST")
    waiting = _waiting(imported)
    if waiting is None:
        return _ended(request, imported)
    pupils, catalogue = own_pupils(person_of(request), timezone.localdate(admission.now)), load_catalogue()
    every = waiting.meant(pupils).open_notes(pupil_id)
    shown = _sent(request, every) if request.method == "POST" else every[: pages.PER_PAGE]
    if not shown:
        return redirect("earlier:show", imported.pk)
    form = NotesForm(request.POST if request.method == "POST" else None, notes=shown, catalogue=catalogue)
    if form.is_bound and form.is_valid():
        try:
            kept = services.keep_notes(
                admission=admission, imported=imported, decisions=form.decisions(), pupils=pupils
            )  # fmt: skip
        except services.EndedError:
            return _ended(request, imported)
        _say_kept(request, admission, imported, kept, [one.text for one in shown])
        more = len(every) > len(shown)
        return redirect("earlier:notes", imported.pk, pupil_id) if more else redirect("earlier:show", imported.pk)
    return render(request, "earlier/notes.html", {
        "form": form, "imported": imported, "pupil": admission.known,
        "cards": pages.notes_page(admission, waiting, shown, form, catalogue),
        "done": waiting.done, "total": len(waiting.notes), "left": len(every),
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _sent(request: HttpRequest, every: list[WaitingNote]) -> list[WaitingNote]:
    """Of what still waits, the notes that stood on the page that was sent."""
    lines = set(request.POST.getlist("line"))
    return [one for one in every if str(one.line) in lines][: pages.PER_PAGE]


def _say_kept(
    request: HttpRequest, admission: Admission, imported: NoteImport, kept: services.Kept, texts: Iterable[str]
) -> None:
    number = len(kept.observations)
    text = ngettext("%(num)s notitie bewaard bij %(name)s.", "%(num)s notities bewaard bij %(name)s.", number)
    say(
        request, text % {"num": number, "name": admission.known.name},
        open_url=reverse("observe:pupil", args=[admission.pupil.pk]) if number else "",
    )  # fmt: skip
    if kept.known:
        doubled = ngettext("%(num)s stond er al.", "%(num)s stonden er al.", kept.known)
        say(request, doubled % {"num": kept.known}, kind="info")
    if number:
        say_urgent(request, *texts)


@require_POST
def drop(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Throw away what was not looked over. The page asks once."""
    imported = _own_import(request, import_id)
    try:
        services.throw_away(imported=imported, now=timezone.now())
    except services.EndedError:
        return _ended(request, imported)
    say(request, _("Weggegooid. Wat je al had bewaard, staat er nog."), kind="info")
    return redirect("earlier:start")


@require_POST
def undo(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Take a whole import back."""
    imported = _own_import(request, import_id)
    now = timezone.now()
    admissions, refused = _admissions(request, imported)
    number = services.undo_import(imported=imported, admissions=admissions, now=now)
    text = ngettext("%(num)s notitie weggehaald.", "%(num)s notities weggehaald.", number)
    say(request, text % {"num": number}, kind="info", undo_url=reverse("earlier:restore", args=[imported.pk]))
    if refused:
        say(request, _("Van een kind waar je niet meer bij mag, bleef alles staan."), kind="info")
    return redirect("earlier:show", imported.pk)


@require_POST
def restore(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Put back what was taken back."""
    imported = _own_import(request, import_id)
    if hasattr(imported, "undo"):
        admissions, refused = _admissions(request, imported)
        number = services.restore_import(
            imported=imported, admissions=admissions, whole=not refused, now=timezone.now()
        )
        text = ngettext("%(num)s notitie teruggezet.", "%(num)s notities teruggezet.", number)
        say(request, text % {"num": number})
        if refused:
            say(request, _("Van een kind waar je niet meer bij mag, bleef alles weg."), kind="info")
    return redirect("earlier:show", imported.pk)


def _admissions(request: HttpRequest, imported: NoteImport) -> tuple[list[Admission], int]:
    """One per pupil the import is about, and to how many this person may not write any more."""
    pupil_ids = services.observations_of(imported).order_by().values_list("pupil_id", flat=True).distinct()
    found, refused = [], 0
    for pupil_id in pupil_ids:
        try:
            found.append(admit(request, Action.KEEP_EARLIER_NOTE, pupil_id, look=False))
        except (Http404, PermissionDenied):
            refused += 1
    return found, refused
