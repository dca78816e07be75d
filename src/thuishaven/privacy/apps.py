from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "thuishaven.privacy"
    default_auto_field = "django.db.models.BigAutoField"
