"""The form of one tap."""

from django import forms


class TapForm(forms.Form):
    """A goal and how it went today, from 1 to 5."""

    goal = forms.UUIDField()
    value = forms.IntegerField(min_value=1, max_value=5)
