from django.apps import AppConfig


class EarlierConfig(AppConfig):
    name = "thuishaven.earlier"
    default_auto_field = "django.db.models.BigAutoField"
