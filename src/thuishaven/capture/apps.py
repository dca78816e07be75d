from django.apps import AppConfig


class CaptureConfig(AppConfig):
    name = "thuishaven.capture"
    default_auto_field = "django.db.models.BigAutoField"
