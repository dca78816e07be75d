"""The worker stands at the root, because it may only see what is below it."""

from django.urls import path

from . import device_views as views

urlpatterns = [path("sw.js", views.service_worker, name="offline_worker")]
