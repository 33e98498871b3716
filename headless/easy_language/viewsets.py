from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from headless.models import GlossaryTerm


class GlossaryViewSet(ModelViewSet):
    """Hard words and their explanations."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary (easy language)")
    add_to_settings_menu = True
    list_display = ["term", Column("explanation", label=_("Explanation")), "locale"]
    list_filter = ["locale"]
    search_fields = ["term", "other_forms", "explanation"]
    panels = [FieldPanel(name) for name in ("locale", "term", "other_forms", "explanation")]
