"""The parts keep their promises: labels, errors and names reach everybody, and a list of none is said in words."""

import re

import pytest
from django import forms
from django.template import engines
from django.utils import translation
from django.utils.safestring import SafeString

from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.web.styleguide import guide_context


@pytest.fixture(autouse=True)
def _dutch(settings):
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with translation.override("nl"):
        yield


def shown(call: str, **given: object) -> str:
    """The HTML of one call to a macro."""
    name = call.split("(")[0]
    source = f'{{% from "web/parts.html" import {name} with context %}}{{{{ {call} }}}}'
    return engines["jinja2"].from_string(source).render(given)


class Form(forms.Form):
    name = forms.CharField(label="Naam", help_text="Kort", max_length=3)
    often = forms.ChoiceField(label="Hoe vaak", choices=[("a", "Elke dag")], widget=forms.RadioSelect)
    extra = forms.CharField(label="Extra", required=False)


def test_a_wrong_field_names_its_error_and_its_hint():
    html = shown("field(form['name'])", form=Form({"name": "te lang"}))
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html)[1].split()
    assert described == ["id_name_helptext", "id_name_error"]
    assert all(f'id="{one}"' in html for one in described)
    assert 'aria-invalid="true"' in html
    assert '<label for="id_name">' in html


def test_a_right_field_says_nothing_about_errors():
    html = shown("field(form['extra'])", form=Form())
    assert "aria-describedby" not in html
    assert "aria-invalid" not in html
    assert "(niet verplicht)" in html


def test_choices_are_a_group_with_a_legend_that_carries_the_error():
    html = shown("field(form['often'])", form=Form({}))
    assert re.search(r'<fieldset[^>]*id="id_often"[^>]*aria-describedby="id_often_error"', html)
    assert "<legend>Hoe vaak</legend>" in html
    assert 'type="radio" name="often" value="a"' in html


def test_the_error_summary_leads_to_each_wrong_field():
    form = Form({"name": "te lang"})
    html = shown("error_summary(form)", form=form)
    page = html + shown("field(form['name'])", form=form) + shown("field(form['often'])", form=form)
    targets = re.findall(r'href="#([^"]+)"', html)
    assert len(targets) == 2
    assert all(f'id="{target}"' in page for target in targets)


def test_a_right_form_has_no_error_summary():
    assert shown("error_summary(form)", form=Form({"name": "Bo", "often": "a"})).strip() == ""


def test_what_people_write_is_shown_as_text():
    html = shown("quote(words)", words="<script>alert(1)</script>")
    assert "<script" not in html
    assert not isinstance(html, SafeString) or "&lt;script" in html


def test_every_reason_to_see_something_has_words():
    for tie in Tie:
        html = shown("access_reason(decision)", decision=Decision(Action.SEE_PICTURE, True, tie))
        assert re.search(r"<p>\w.+\.</p>", html), tie


def test_without_a_reason_nothing_is_claimed():
    assert shown("access_reason(decision)", decision=Decision(Action.SEE_PICTURE, False, None)).strip() == ""


def test_each_try_is_one_dot_and_is_said_in_words():
    html = shown("helps_dots(tries)", tries=["2", 2, 1, 0, "-1", None])
    assert [html.count(f'<i class="{kind}">') for kind in "ypnw"] == [2, 1, 1, 1]
    assert "2 keer hielp het. 1 keer een beetje." in html


@pytest.mark.parametrize("tries", [[], [None]])
def test_nothing_tried_is_said_and_not_drawn(tries):
    html = shown("helps_dots(tries)", tries=tries)
    assert "Nog niet geprobeerd" in html
    assert "<i" not in html


@pytest.mark.parametrize(("code", "filled"), [("practice", 1), ("theory", 2), ("studies", 3), ("trials", 4)])
def test_the_evidence_mark_has_words_and_dots(code, filled):
    html = shown("evidence_mark(code)", code=code)
    assert html.count('class="full"') == filled
    assert re.search(r"</span>\w+", html)


def test_a_cell_that_was_not_looked_at_says_so():
    html = shown("heat(data)", data=guide_context()["heat_map"])
    assert html.count("niet gekeken") >= 4
    assert "geen les" in html


def test_a_heat_map_without_counts_says_what_to_expect():
    assert "Nog niets om te laten zien" in shown("heat(data)", data=guide_context()["no_heat"])


@pytest.mark.parametrize("call", ["timeline_svg(timeline)", "phase_chart(phase_chart_data)", "day_chart(day)"])
def test_every_chart_has_a_title_and_a_table(call):
    html = shown(call, **guide_context())
    assert re.search(r'role="img" aria-labelledby="(\w+)-t"><title id="\1-t">\w', html)
    assert "<caption" in html


def test_the_day_tells_not_looked_from_too_few_looks_and_from_never():
    html = shown("day_chart(day)", **guide_context())
    rows = {row[0]: row[1] for row in re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', html)}
    assert "<td>0 van 10</td><td>0-3</td>" in rows["Kring"]
    assert "<td>1 van 2</td><td>nog te weinig gekeken</td>" in rows["Gym"]
    assert '<td colspan="2">niet gekeken</td>' in rows["Naar huis"]
    assert html.count('class="day"') == 3, "a dot only where it was looked at often enough"
    assert html.count('fill="url(#day-off)"') == 1


def test_safety_shows_numbers_and_never_appears_without_cause():
    assert "0800-2000" in shown("safety_banner('structural')")
    assert "tel:112" not in shown("safety_banner('structural')")
    assert "tel:112" in shown("safety_banner('acute')")
    assert shown("safety_banner('none')").strip() == ""


def test_a_name_in_another_script_is_kept_apart_from_the_text_around_it():
    assert "<bdi>محمد</bdi>" in shown("tile('/x', 'م', 1, 'محمد')")
