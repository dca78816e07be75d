"""The form of one tap."""

from django import forms


class RatingForm(forms.Form):
    """A goal, a value from 1 to 5, and a day (today when empty)."""

    goal = forms.UUIDField()
    value = forms.IntegerField(min_value=1, max_value=5)
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
