"""The questions of an incident and what can be tapped, in plain words that blame nobody."""

from django.utils.translation import gettext as _

from .contents import Step


def step_title(step: str, name: str) -> str:
    """The heading of a step."""
    return {
        Step.SAFE: _("Eerst veilig"), Step.NEAR: _("Wie bleef dichtbij?"),
        Step.TALK: _("Het gesprek met %(name)s") % {"name": name}, Step.REPAIR: _("Weer goedmaken"),
        Step.TOLD: _("Wie weet het?"),
    }[step]  # fmt: skip


def step_icon(step: str) -> str:
    """The icon of a step."""
    return {
        Step.SAFE: "shield-check", Step.NEAR: "hand-heart", Step.TALK: "message-circle-heart",
        Step.REPAIR: "heart-handshake", Step.TOLD: "users",
    }[step]  # fmt: skip


def left_words(step: str) -> str:
    """What is left to do."""
    return {
        Step.SAFE: _("nagaan of het veilig is"), Step.TALK: _("gesprek nog doen"), Step.REPAIR: _("herstel nog doen"),
        Step.TOLD: _("ouders nog vertellen"),
    }[step]  # fmt: skip


def question(name: str) -> str:
    """What a part of a step asks."""
    return {
        "safe_now": _("Is iedereen nu veilig?"), "hurt": _("Wie had pijn, of wat ging stuk?"), "stopped": _("Wat heb je gestopt?"),
        "who": _("Wie bleef bij het kind?"), "place": _("Waar was dat?"),
        "how": _("Hoe ging het gesprek?"), "story": _("Wat is er gebeurd?"), "feeling": _("Hoe voelde het kind zich?"),
        "needs": _("Wat had het kind nodig?"),
        "done": _("Is het goedgemaakt?"), "with_whom": _("Met wie?"), "agreed": _("Wat spraken jullie af?"),
        "child_says": _("Wat zei het kind daarover?"), "again": _("Zijn jullie weer goed met elkaar?"),
        "parents": _("Hoe hoorden de ouders het?"), "said": _("Wat heb je verteld?"), "others": _("Wie weet het nog meer?"),
    }[name]  # fmt: skip


def hint(name: str) -> str:
    """What helps to answer; empty where the question says enough."""
    return {
        "stopped": _("Kort, wat je zag: gooien met een stoel."),
        "story": _("Schrijf op wat het kind zegt, in de woorden van het kind. Ook als het anders ging dan jij zag."),
        "feeling": _("Laat het kind kiezen of wijzen."),
        "needs": _("In de woorden van het kind. Niets willen zeggen mag ook."),
        "agreed": _("Iets kleins is genoeg: samen plakken, helpen opruimen. Daarna is het klaar."),
        "child_says": _("In de woorden van het kind, als het iets wil zeggen."),
        "said": _("Vertel wat er gebeurde, wat je deed en hoe het nu is."),
    }.get(name, "")  # fmt: skip


def choices(name: str) -> dict[str, str]:
    """What can be tapped for a part of a step; empty where one writes."""
    return {
        "safe_now": {"yes": _("Ja, iedereen is veilig"), "not_yet": _("Nog niet")},
        "hurt": {
            "nobody": _("Niemand"), "child": _("Dit kind"), "other_child": _("Een ander kind"), "adult": _("Een volwassene"),
            "things": _("Er ging iets stuk"),
        },
        "who": {"me": _("Ik"), "colleague": _("Een collega"), "nobody": _("Even niemand")},
        "place": {
            "room": _("In de klas"), "calm_place": _("Op een rustige plek"), "elsewhere_together": _("Samen ergens anders"),
            "elsewhere": _("Alleen ergens anders"),
        },
        "how": {
            "told": _("Het kind vertelde"), "drew": _("Tekenend of spelend"), "not_now": _("Wilde nu niet praten"),
            "not_needed": _("Was niet nodig"),
        },
        "feeling": {
            "angry": _("Boos"), "scared": _("Bang"), "sad": _("Verdrietig"), "ashamed": _("Schaamde zich"), "alone": _("Alleen"),
            "mixed_up": _("In de war"), "tired": _("Moe"), "better": _("Weer beter"), "unknown": _("Wist het niet"),
        },
        "done": {"yes": _("Ja"), "partly": _("Een begin"), "not_yet": _("Nog niet"), "not_needed": _("Was niet nodig")},
        "with_whom": {
            "me": _("Met mij"), "other_child": _("Met een ander kind"), "group": _("Met de groep"), "adult": _("Met een volwassene"),
        },
        "again": {"yes": _("Ja, het is weer goed"), "partly": _("Een beetje"), "not_yet": _("Nog niet")},
        "parents": {
            "door": _("Bij het ophalen"), "phone": _("Gebeld"), "message": _("Bericht gestuurd"), "talk": _("In een gesprek"),
            "not_yet": _("Nog niet"), "not_needed": _("Was niet nodig"),
        },
        "others": {
            "coordinator": _("Intern begeleider"), "colleague": _("Een collega"), "head": _("Directeur"),
            "other_parents": _("Ouders van een ander kind"),
        },
    }.get(name, {})  # fmt: skip
