from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "thuishaven.incidents"
    default_auto_field = "django.db.models.BigAutoField"
