from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "thuishaven.review"
    default_auto_field = "django.db.models.BigAutoField"
