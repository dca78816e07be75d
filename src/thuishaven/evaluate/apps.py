from django.apps import AppConfig


class EvaluateConfig(AppConfig):
    name = "thuishaven.evaluate"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The plan and the card below show what was said about the approaches."""
        from thuishaven.plan.additions import add_answers

        from .told import answers_on

        add_answers(answers_on)
