"""What a guardian sees and adds."""

from django.urls import path

from . import views

app_name = "share"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("<uuid:pupil_id>/", views.child, name="child"),
    path("<uuid:pupil_id>/plan/", views.shared_plan, name="shared_plan"),
    path("<uuid:pupil_id>/tekening/<uuid:drawing_id>/", views.drawing, name="drawing"),
    path("<uuid:pupil_id>/wie/", views.looked, name="looked"),
]
