"""To be written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from mahdar.web.guards import needs
from mahdar.web.roles import Right


@needs(Right.READ)
def process(request: HttpRequest, pk: int = 0) -> HttpResponse:
    """To be written."""
    return render(request, "web/base.html")


urlpatterns = [path("processes/<int:pk>/", process, name="process"), path("processes/", process, name="processes")]
