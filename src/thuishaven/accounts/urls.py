"""Logging in and out, the own account, and the second step."""

from allauth.account import views as library
from django.urls import include, path

from . import views

urlpatterns = [
    path("", library.login, name="account_login"),
    path("uit/", library.logout, name="account_logout"),
    path("opnieuw/", library.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", library.password_change, name="account_change_password"),
    path("tweede-stap/webauthn/login/", views.PasskeyLogin.as_view(), name="mfa_login_webauthn"),
    path("tweede-stap/webauthn/reauthenticate/", views.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("tweede-stap/", include("allauth.mfa.urls")),
    path("taal/", views.set_language, name="set_language"),
    path("", include(([
        path("demo/", views.demo_login, name="demo_login"),
        path("nieuw-wachtwoord/<str:token>/", views.choose_password, name="choose_password"),
        path("mijn-account/", views.profile, name="profile"),
    ], "accounts"))),
]  # fmt: skip
