from django.apps import AppConfig


class PhaseplanConfig(AppConfig):
    name = "thuishaven.phaseplan"
    default_auto_field = "django.db.models.BigAutoField"
