"""Pictures of page types."""

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def page_type_picture(app_label: str, model_name: str) -> str:
    """Address of the drawing of a page type; empty for a type that has none.

    It is the static file `page_types/<app label>_<model name>.svg`.
    """
    name = f"page_types/{app_label}_{model_name}.svg"
    return static(name) if finders.find(name) else ""
