"""Signing in and out, one's own account with its tokens, and for administrators the accounts of all."""

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model, update_session_auth_hash
from django.contrib.auth.forms import BaseUserCreationForm, PasswordChangeForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mahdar.web.guards import needs
from mahdar.web.models import Token
from mahdar.web.roles import NAMES, Right, Role, give_role, role_of

LONGEST_NAME = 100


class NewAccount(BaseUserCreationForm):  # type: ignore[type-arg]
    """A new account with its role."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=[(role.value, name) for role, name in NAMES.items()])

    class Meta(BaseUserCreationForm.Meta):
        """The fields that an account needs."""

        model = get_user_model()
        fields = ("username",)


@needs(Right.READ)
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: role, password, tokens."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, _("The password is changed."))
        return redirect("account")
    return _account(request, form)


def _account(request: HttpRequest, form: forms.Form, key: str = "") -> HttpResponse:
    role = role_of(request.user)
    tokens = Token.objects.filter(owner=request.user.pk).order_by("-made")
    facts = {"form": form, "role": NAMES[role] if role else "", "tokens": tokens, "key": key}
    return render(request, "web/account.html", facts)


@needs(Right.READ)
@require_POST
def make_token(request: HttpRequest) -> HttpResponse:
    """A token for the API; its key is shown this once."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    name = request.POST.get("name", "").strip()[:LONGEST_NAME] or _("program")
    _token, key = Token.make(request.user, name)
    return _account(request, PasswordChangeForm(request.user), key)


@needs(Right.READ)
@require_POST
def drop_token(request: HttpRequest, pk: int) -> HttpResponse:
    """A token is no longer good."""
    get_object_or_404(Token, pk=pk, owner=request.user.pk).delete()
    messages.success(request, _("The token is no longer good."))
    return redirect("account")


@needs(Right.ADMINISTER)
def accounts(request: HttpRequest) -> HttpResponse:
    """All accounts, and a form for a new one."""
    form = NewAccount(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.save()
        give_role(person, Role(form.cleaned_data["role"]))
        messages.success(request, _("The account is made."))
        return redirect("accounts")
    rows = User.objects.prefetch_related("groups").order_by("username")
    people = [(person, role, NAMES[role] if role else "") for person in rows for role in [role_of(person)]]
    return render(request, "web/accounts.html", {"form": form, "people": people, "roles": NAMES})


@needs(Right.ADMINISTER)
@require_POST
def change_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody another role, or close or open the account; nobody changes his own."""
    person = get_object_or_404(User, pk=pk)
    if person.pk == request.user.pk:
        messages.error(request, _("Nobody changes the role of his own account."))
        return redirect("accounts")
    if request.POST.get("role") in {role.value for role in Role}:
        give_role(person, Role(request.POST["role"]))
    person.is_active = request.POST.get("active") == "on"
    person.save(update_fields=["is_active"])
    messages.success(request, _("The account is changed."))
    return redirect("accounts")


class SignIn(LoginView):
    """The door."""

    template_name = "web/sign_in.html"
    redirect_authenticated_user = True


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Out again (POST only)."""
    return LogoutView.as_view()(request)


urlpatterns = [
    path("sign-in", SignIn.as_view(), name="sign-in"),
    path("sign-out", sign_out, name="sign-out"),
    path("account", account, name="account"),
    path("account/tokens", make_token, name="make-token"),
    path("account/tokens/<int:pk>/drop", drop_token, name="drop-token"),
    path("accounts/", accounts, name="accounts"),
    path("accounts/<int:pk>", change_account, name="change-account"),
]
