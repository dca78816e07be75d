from django.apps import AppConfig


class ShareConfig(AppConfig):
    name = "thuishaven.share"
    default_auto_field = "django.db.models.BigAutoField"
