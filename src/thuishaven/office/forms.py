"""Forms of the office."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.domain.access import Role
from thuishaven.school.models import Group, Guardianship
from thuishaven.school.words import relation_words, role_words
from thuishaven.web.form_fields import DayField

#: Roles the school gives; guardians are added with their child.
STAFF_ROLES = (Role.TEACHER, Role.SUBSTITUTE, Role.COORDINATOR, Role.SOCIAL_WORKER, Role.HEAD, Role.ADMINISTRATOR)
_LONGEST_SUBSTITUTION = timedelta(days=366)
_CHOOSE = {"required": gettext_lazy("Kies er een."), "invalid_choice": gettext_lazy("Kies er een uit de lijst.")}
_YES_NO = [("yes", gettext_lazy("ja")), ("no", gettext_lazy("nee"))]


def _name(label: Any, *, required: bool, autocomplete: str = "off") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Vul dit in."), "max_length": gettext_lazy("Hoogstens 100 tekens."),
        },
    )  # fmt: skip


class ClassListForm(forms.Form):
    """A file and what kind it is."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor bestand is het?"), widget=forms.RadioSelect, initial="edexml",
        choices=[("edexml", gettext_lazy("EDEXML (.xml)")), ("oneroster", gettext_lazy("OneRoster (.zip)"))],
        error_messages=_CHOOSE,
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("Bestand"), allow_empty_file=True,
        help_text=gettext_lazy("Hoogstens 20 MB. We lezen het bestand en bewaren het niet."),
        widget=forms.FileInput(attrs={"accept": ".xml,.zip,application/xml,text/xml,application/zip"}),
        error_messages={
            "required": gettext_lazy("Kies het bestand uit je leerlingadministratie."),
            "invalid": gettext_lazy("Kies het bestand uit je leerlingadministratie."),
        },
    )  # fmt: skip


class RoleForm(forms.Form):
    """A role, with the group for who stands before one, and the days for a substitute."""

    role = forms.ChoiceField(label=gettext_lazy("Rol"), error_messages=_CHOOSE)
    group = forms.ChoiceField(
        label=gettext_lazy("Groep"), required=False, error_messages=_CHOOSE,
        help_text=gettext_lazy("Voor een leerkracht of invaller."),
    )  # fmt: skip
    starts = DayField(label=gettext_lazy("Vanaf"), required=False)
    ends = DayField(label=gettext_lazy("Tot en met"), required=False)

    def __init__(self, *args: Any, groups: Sequence[Group], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = {str(one.pk): one for one in groups}
        self._today = today
        roles = [(role.value, role_words(role.value)) for role in STAFF_ROLES]
        self.fields["role"].choices = [("", _("kies een rol")), *roles]  # type: ignore[attr-defined]
        names = [(key, _("Groep %(name)s") % {"name": one.name}) for key, one in self._groups.items()]
        self.fields["group"].choices = [("", _("geen groep")), *names]  # type: ignore[attr-defined]
        self.fields["starts"].help_text = _("Leeg is vandaag.")
        self.fields["ends"].help_text = _("Alleen voor een invaller. Daarna ziet de invaller niets meer.")

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_group(self) -> Group | None:
        return self._groups.get(self.cleaned_data["group"])

    def clean_starts(self) -> date:
        starts: date = self.cleaned_data["starts"] or self._today
        if starts < self._today:
            raise forms.ValidationError(_("Kies vandaag of een dag die nog komt."))
        if starts > self._today + _LONGEST_SUBSTITUTION:
            raise forms.ValidationError(_("Kies een dag binnen een jaar."))
        return starts

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, group = cleaned.get("role"), cleaned.get("group")
        if role is Role.SUBSTITUTE:
            self._check_substitute(cleaned)
        elif role is not None:
            cleaned["ends"] = None
            if role is not Role.TEACHER and group is not None:
                self.add_error("group", _("Alleen een leerkracht of invaller staat voor een groep."))
        return cleaned

    def _check_substitute(self, cleaned: dict[str, Any]) -> None:
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if cleaned.get("group") is None and "group" not in self.errors:
            self.add_error("group", _("Kies de groep waar de invaller voor staat."))
        if ends is None:
            if "ends" not in self.errors:
                self.add_error("ends", _("Kies de laatste dag van de invaller."))
        elif starts is not None and ends < starts:
            self.add_error("ends", _("De laatste dag ligt voor de eerste. Kies een latere dag."))
        elif starts is not None and ends > starts + _LONGEST_SUBSTITUTION:
            self.add_error("ends", _("Een invaller staat er hoogstens een jaar. Kies een eerdere dag."))


class PersonForm(RoleForm):
    """Somebody who comes to work here."""

    given = _name(gettext_lazy("Voornaam"), required=True)
    prefix = _name(gettext_lazy("Tussenvoegsel"), required=False)
    family = _name(gettext_lazy("Achternaam"), required=True)
    login = forms.EmailField(
        label=gettext_lazy("E-mailadres"), max_length=150,
        help_text=gettext_lazy("Hiermee logt iemand in. We mailen de uitnodiging niet."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Vul het e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen e-mailadres. Schrijf het zoals naam@school.nl."),
            "max_length": gettext_lazy("Hoogstens 150 tekens."),
        },
    )  # fmt: skip
    field_order = ("given", "prefix", "family", "login", "role", "group", "starts", "ends")


class GuardianForm(forms.Form):
    """An adult who cares for a child."""

    given = _name(gettext_lazy("Voornaam"), required=True)
    prefix = _name(gettext_lazy("Tussenvoegsel"), required=False)
    family = _name(gettext_lazy("Achternaam"), required=True)
    relation = forms.ChoiceField(label=gettext_lazy("Wie is dit voor het kind?"), error_messages=_CHOOSE)
    has_authority = forms.ChoiceField(
        label=gettext_lazy("Heeft deze persoon gezag?"), choices=_YES_NO, widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )  # fmt: skip
    lives_with_child = forms.ChoiceField(
        label=gettext_lazy("Woont het kind bij deze persoon?"), choices=_YES_NO, widget=forms.RadioSelect,
        help_text=gettext_lazy("Ook als het kind er een deel van de week woont."), error_messages=_CHOOSE,
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("Telefoon"), required=False, max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={"max_length": gettext_lazy("Hoogstens 30 tekens.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"), required=False, max_length=150,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "invalid": gettext_lazy("Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.nl."),
            "max_length": gettext_lazy("Hoogstens 150 tekens."),
        },
    )  # fmt: skip
    address = forms.CharField(
        label=gettext_lazy("Adres"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": gettext_lazy("Hoogstens 200 tekens.")},
    )  # fmt: skip
    with_account = forms.BooleanField(
        label=gettext_lazy("Maak een eigen account en een uitnodiging"), required=False,
        help_text=gettext_lazy("Inloggen gaat met het e-mailadres. Elke ouder heeft een eigen account."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, relation_words(one.value)) for one in Guardianship.Relation]
        self.fields["relation"].choices = [("", _("kies")), *choices]  # type: ignore[attr-defined]

    def clean_has_authority(self) -> bool:
        return bool(self.cleaned_data["has_authority"] == "yes")

    def clean_lives_with_child(self) -> bool:
        return bool(self.cleaned_data["lives_with_child"] == "yes")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("with_account") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Vul het e-mailadres in. Daarmee logt deze persoon in."))
        return cleaned
