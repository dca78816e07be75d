from django.apps import AppConfig


class UnderstandConfig(AppConfig):
    name = "thuishaven.understand"
    default_auto_field = "django.db.models.BigAutoField"
