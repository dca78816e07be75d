"""Django's entry for the shared look."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base pages, parts and styles; no tables and no data of its own."""

    name = "thuishaven.web"
    label = "web"
