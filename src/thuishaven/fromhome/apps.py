from django.apps import AppConfig


class FromHomeConfig(AppConfig):
    name = "thuishaven.fromhome"
    default_auto_field = "django.db.models.BigAutoField"
