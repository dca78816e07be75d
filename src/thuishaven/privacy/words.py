"""The log in words: what somebody did and why it was allowed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def verb_words(verb: str) -> str:
    """What was done."""
    return {
        "see_card": _("bekeek de kaart voor de invaller"), "record": _("opende het formulier om vast te leggen"),
        "device": _("de app zette de klassenlijst klaar voor gebruik zonder internet"),
        "see_today": _("zag op de bladzijde van vandaag wat het plan zegt"),
        "see_dossier": _("bekeek wat is vastgelegd"), "see_picture": _("bekeek het beeld"),
        "see_plan": _("bekeek het steunplan"), "edit_plan": _("opende het steunplan om te schrijven"),
        "see_evaluation": _("bekeek of het helpt"), "rate_day": _("gaf een dagcijfer"), "share": _("bekeek wat is gedeeld"),
        "see_shared": _("bekeek wat de school deelt"), "contribute": _("opende het formulier voor thuis"), "answer_look": _("opende de vraag om mee te kijken"),
        "see_who_looked": _("bekeek wie keek"), "manage_care_team": _("bekeek het zorgteam"),
        "observation_add": _("legde iets vast"), "observation_edit": _("wijzigde iets"),
        "observation_two_versions": _("wijzigde iets dat een ander net had gewijzigd"),
        "observation_version_kept": _("koos welke versie blijft staan"),
        "observation_withdraw": _("haalde iets weg"), "observation_restore": _("zette iets terug"),
        "incident_add": _("legde een incident vast"), "incident_step": _("schreef iets bij een incident"),
        "incident_withdraw": _("haalde een incident weg"), "incident_restore": _("zette een incident terug"),
        "care_team_join": _("voegde iemand toe aan het zorgteam"), "care_team_leave": _("haalde iemand uit het zorgteam"),
        "plan_consent": _("noteerde wie het eens is met het plan"), "plan_save": _("bewaarde het steunplan"), "plan_share": _("deelde het steunplan"),
        "phase_plan_save": _("bewaarde het signaleringsplan"),
        "goal_phase": _("noteerde dat een aanpak even stopt of weer begint"),
        "goal_phase_undo": _("haalde een pauze van een aanpak weg"),
        "start_drawn": _("liet het lot de eerste dag van een aanpak kiezen"),
        "review": _("schreef op wat er bij het terugkijken is besproken"),
        "plan_unshare": _("stopte met delen"), "guardian_remark": _("schreef iets bij het plan"),
        "drawing_keep": _("bewaarde een tekening van het kind"), "drawing_sweep": _("ruimde tekeningen op die nergens stonden"), "passport_save": _("bewaarde de bladzijde Dit ben ik"),
        "day_rating": _("noteerde hoe de dag ging"), "tell_done": _("noteerde of een aanpak gedaan is"),
        "tell_done_undo": _("haalde een notitie over een aanpak weg"),
        "background_save": _("wijzigde de achtergrond"), "erase_pupil": _("opende de bladzijde om te wissen"), "pupil_erased": _("wiste het dossier"),
        "keep_earlier_note": _("keek eerdere notities na om ze over te nemen"),
        "notes_import": _("las eerdere notities in"), "notes_import_drop": _("gooide ingelezen notities weg"),
        "notes_import_undo": _("haalde overgenomen notities weg"), "notes_import_restore": _("zette overgenomen notities terug"),
        "roster_import": _("las een klassenlijst in"), "roster_stays": _("besloot dat het kind op school blijft"),
        "roster_left": _("besloot dat het kind van school is"), "see_guardians": _("bekeek wie bij het kind hoort"),
        "guardian_add": _("voegde een ouder of verzorger toe"),
        "guardian_invite": _("maakte een uitnodiging voor een ouder of verzorger"),
        "guardian_authority_given": _("noteerde dat een ouder of verzorger gezag heeft"),
        "guardian_authority_gone": _("noteerde dat een ouder of verzorger geen gezag heeft"),
        "see_rounds": _("zag op de bladzijde van vandaag een kijkronde"), "round_plan": _("plande een kijkronde"),
        "round_stop": _("haalde een kijkronde weg"), "round_restart": _("zette een kijkronde terug"),
        "round_answer": _("gaf antwoord op een kijkronde"), "round_miss": _("noteerde dat een kijkronde die dag niet lukte"),
        "round_miss_undo": _("haalde een notitie bij een kijkronde weg"),
        "ask_add": _("vroeg een collega om mee te kijken"), "ask_edit": _("wijzigde de vraag om mee te kijken"),
        "ask_withdraw": _("stopte de vraag om mee te kijken"), "ask_restore": _("zette de vraag om mee te kijken weer open"),
        "ask_answer": _("keek mee en liet iets weten"), "ask_answer_withdraw": _("nam een antwoord terug"),
        "ask_answer_restore": _("zette een antwoord terug"), "ask_decline": _("kan nu niet meekijken"),
        "ask_done": _("is klaar met meekijken"), "ask_reopen": _("kijkt toch weer mee"),
        "ask_remind": _("herinnerde een collega aan het meekijken"),
        "absence_add": _("noteerde dat het kind er niet was"), "absence_end": _("noteerde dat het kind er weer is"),
        "absence_take_back": _("haalde een afwezigheid weg"),
        "home_link_make": _("maakte een link voor thuis"), "home_link_withdraw": _("trok een link voor thuis in"),
        "home_link_restore": _("zette een link voor thuis terug"), "home_link_open": _("opende de bladzijde voor thuis"),
        "home_link_add": _("vertelde wat thuis te zien was"), "home_link_take_back": _("nam iets over thuis terug"),
        "home_link_put_back": _("zette iets over thuis terug"),
        "home_link_closed": _("sloot de link voor thuis na vijf keer een verkeerde verjaardag"),
        "guardian_end": _("noteerde dat iemand niet meer de ouder of verzorger is"),
    }.get(verb, verb)  # fmt: skip


def look_words(verb: str, times: int) -> str:
    """What was done, and how often where lines of one day were put together."""
    said = verb_words(verb)
    return said if times == 1 else f"{said} ({ngettext('%(num)s keer', '%(num)s keer', times) % {'num': times}})"


def why_words(why: str) -> str:
    """Why it was allowed, about somebody else."""
    return {
        "own_group": _("leerkracht van de groep"), "care_team": _("in het zorgteam"),
        "substitute_today": _("valt in"), "guardian_with_authority": _("ouder of verzorger met gezag"),
        "guardian_without_authority": _("ouder of verzorger"), "coordinator_of_school": _("intern begeleider"),
        "head_of_school": _("directeur"), "administrator": _("beheerder"), "asked_to_look": _("gevraagd om mee te kijken"), "home_link": _("met de link voor thuis"),
    }.get(why, "")  # fmt: skip
