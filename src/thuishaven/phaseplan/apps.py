from django.apps import AppConfig


class PhaseplanConfig(AppConfig):
    name = "thuishaven.phaseplan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The card for a substitute says what helps when it becomes too much."""
        from thuishaven.plan.additions import add_card_part

        from .on_card import card_parts

        add_card_part(card_parts)
