from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "thuishaven.plan"
    default_auto_field = "django.db.models.BigAutoField"
