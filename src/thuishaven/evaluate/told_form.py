"""The form of one tap on an approach."""

from django import forms

from thuishaven.web.form_fields import DayField


class ToldForm(forms.Form):
    """An approach at a kind of moment (empty: the whole day), whether it was done (empty: take it back), and the day."""

    approach = forms.CharField(max_length=40)
    moment = forms.CharField(max_length=40, required=False)
    did = forms.ChoiceField(choices=[("yes", ""), ("no", ""), ("", "")], required=False)
    day = DayField(required=False)
    back = forms.ChoiceField(choices=[("today", ""), ("card", ""), ("plan", "")], required=False)

    @property
    def said(self) -> bool | None:
        """Whether it was done; None to take back what was said."""
        return {"yes": True, "no": False, "": None}[self.cleaned_data["did"]]
