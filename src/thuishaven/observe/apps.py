from django.apps import AppConfig


class ObserveConfig(AppConfig):
    name = "thuishaven.observe"
    default_auto_field = "django.db.models.BigAutoField"
