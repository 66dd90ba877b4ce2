"""Django's template tags and filters of the desk."""
