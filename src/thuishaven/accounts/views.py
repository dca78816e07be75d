"""The own account: language, password by invitation, and the role switcher of the demo school."""

from typing import Any

from allauth.mfa.webauthn import views as library
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.vault.sealing import blind_index
from thuishaven.web.notices import say

from .forms import ChoosePasswordForm, LoginForm
from .invitations import account_of, spend
from .models import User
from .people import profile_of

_YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Show the product in another language, on this device and in the account."""
    language, target = request.POST.get("language", ""), request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(target if safe else "/")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=_YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
        if isinstance(request.user, User):
            User.objects.filter(pk=request.user.pk).update(language=language)
    return response


@login_not_required
@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Step into the demo school as one of its people; a real installation has no such page."""
    if not settings.DEMO:
        raise Http404
    user = User.objects.filter(login_index=blind_index("login", request.POST.get("login", ""))).first()
    if user is None:
        raise Http404
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def choose_password(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password with an invitation that the school handed over; it works once, for three days."""
    user = account_of(token)
    if user is None:
        return render(request, "accounts/invitation_over.html", status=410)
    form = ChoosePasswordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        spend(user=user, password=form.cleaned_data["password"])
        say(request, _("Je wachtwoord is bewaard. Log er nu mee in."))
        return redirect("account_login")
    return render(
        request, "accounts/choose_password.html", {"form": form, "name": profile_of(user).given},
        status=422 if form.is_bound else 200,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The own account: name, login, password and second step; whether reminders come by e-mail is chosen here."""
    assert isinstance(request.user, User)
    if request.method == "POST":
        wants = request.POST.get("mail") == "1"
        User.objects.filter(pk=request.user.pk).update(mail_reminders=wants)
        say(request, _("Je krijgt een mail als een afspraak nadert.") if wants else _("Je krijgt geen mail meer over afspraken."))  # fmt: skip
        return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"profile": profile_of(request.user)})


class PasskeyLogin(library.LoginWebAuthnView):  # type: ignore[misc]
    """Logging in with a passkey; what does not do is told on the login page itself."""

    template_name = "account/login.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        found: HttpResponse = self.render_to_response(self.get_context_data(
            form=LoginForm(request=self.request), passkey_form=form, redirect_field_name="next",
            redirect_field_value=self.request.POST.get("next", ""),
        ))  # fmt: skip
        return found


class PasskeyAgain(library.ReauthenticateWebAuthnView):  # type: ignore[misc]
    """Showing with a passkey who it is; what does not do is told where it was asked."""

    def form_invalid(self, form: Any) -> HttpResponse:
        found: HttpResponse = self.render_to_response({**self.get_context_data(), "form": form})
        return found
