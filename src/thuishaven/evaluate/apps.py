from django.apps import AppConfig


class EvaluateConfig(AppConfig):
    name = "thuishaven.evaluate"
    default_auto_field = "django.db.models.BigAutoField"
