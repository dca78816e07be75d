from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "thuishaven.asking"
    default_auto_field = "django.db.models.BigAutoField"
