from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "thuishaven.office"
    default_auto_field = "django.db.models.BigAutoField"
