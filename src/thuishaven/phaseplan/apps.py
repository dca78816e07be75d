from django.apps import AppConfig


class PhaseplanConfig(AppConfig):
    name = "thuishaven.phaseplan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The card for a substitute says what helps when it becomes too much; drawings on "Dit ben ik" stay."""
        from thuishaven.plan.additions import add_card_part, add_drawings

        from .on_card import card_parts
        from .passport_services import drawings_of

        add_card_part(card_parts)
        add_drawings(drawings_of)
