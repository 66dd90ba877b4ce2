"""The pages, one module a subject: each has its views and, in `urlpatterns`, their addresses."""
