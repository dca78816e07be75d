from django.apps import AppConfig


class PresenceConfig(AppConfig):
    name = "thuishaven.presence"
    default_auto_field = "django.db.models.BigAutoField"
