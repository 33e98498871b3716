"""Admin screens of organisations, funding, news and vocabularies."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from headless.viewsets import (
    HeadlessPageListingViewSet,
    HeadlessSnippetViewSet,
    day_column,
    edited_column,
)

from .choosers import (
    MunicipalityChooserViewSet,
    PartnerChooserViewSet,
    StatisticChooserViewSet,
)
from .forms.municipalities import MunicipalityForm
from .forms.organisations import OrganisationForm, StateForm
from .models import (
    ContactConsent,
    FundingCallPage,
    FundingProgrammePage,
    Membership,
    MSOProfilePage,
    Municipality,
    NewsPage,
    OrganisationState,
    PartnerOrganisation,
    Statistic,
    TargetGroup,
    Topic,
    Upload,
)
from .selectors import with_organisation_title


def page_title_column() -> PageTitleColumn:
    """The first column of every flat page listing."""
    return PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title")


class MSOListing(HeadlessPageListingViewSet):
    model = MSOProfilePage
    icon = "group"
    menu_label = _("Organisations (MSO)")
    ordering = "title"
    list_display = [
        page_title_column(),
        Column("municipality", label=_("Town"), sort_key="municipality__name"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        edited_column(),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_filter = ["municipality", "kind", "legal_form", "topics", "live"]


class ProgrammeListing(HeadlessPageListingViewSet):
    model = FundingProgrammePage
    icon = "form"
    menu_label = _("Programmes")
    ordering = "title"
    list_display = [
        page_title_column(),
        Column("funder", label=_("Funder"), sort_key="funder__name"),
        edited_column(),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_filter = ["funder", "funding_type", "live"]


class CallListing(HeadlessPageListingViewSet):
    model = FundingCallPage
    icon = "date"
    menu_label = _("Calls")
    ordering = "-closes_on"
    list_display = [
        page_title_column(),
        day_column("opens_on", _("Opens on")),
        day_column("closes_on", _("Closes on")),
        Column("get_deadline_kind_display", label=_("Deadline"), sort_key="deadline_kind"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_filter = {
        "closes_on": ["gte", "lte"],
        "deadline_kind": ["exact"],
        "live": ["exact"],
    }


class NewsListing(HeadlessPageListingViewSet):
    model = NewsPage
    icon = "doc-full-inverse"
    menu_label = _("News")
    menu_order = 110
    add_to_admin_menu = True
    ordering = "-published_on"
    list_display = [
        page_title_column(),
        day_column("published_on", _("Published on")),
        Column("publisher", label=_("Publisher"), sort_key="publisher__name"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_filter = {
        "published_on": ["gte", "lte"],
        "publisher": ["exact"],
        "live": ["exact"],
    }


class OrganisationIndexView(IndexView):
    """A listing that begins with the organisation behind the key."""

    @cached_property
    def columns(self) -> list[Any]:
        title = self._get_title_column_class(TitleColumn)(
            "organisation_title",
            label=_("Organisation"),
            # The profile may be gone while the row stays.
            accessor=lambda row: row.organisation_title or row.organisation,
            sort_key="organisation_title",
            get_url=self.get_edit_url,
        )
        others = [
            self._get_custom_column(column) if isinstance(column, str) else column
            for column in self.list_display
        ]
        return [title, *others]

    def get_base_queryset(self) -> QuerySet[Any]:
        return with_organisation_title(super().get_base_queryset())


class OrganisationViewSet(ModelViewSet):
    """Something that belongs to an organisation by its key."""

    index_view_class = OrganisationIndexView
    list_per_page = 50
    copy_view_enabled = False
    search_fields = ["organisation_title"]
    form_base: type[OrganisationForm] = OrganisationForm

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """The listing is called as in the menu."""
        return super().get_index_view_kwargs(page_title=self.menu_label, **kwargs)

    def get_form_class(self, for_update: bool = False) -> Any:
        return type(
            f"{self.model.__name__}Form",
            (self.form_base,),
            {"Meta": type("Meta", (), {"model": self.model, "fields": self.form_fields})},
        )


class StateViewSet(OrganisationViewSet):
    model = OrganisationState
    form_base = StateForm
    icon = "tick-inverse"
    menu_label = _("Status and trust")
    list_display = [
        Column("get_status_display", label=_("Status"), sort_key="status"),
        Column("get_trust_level_display", label=_("Trust"), sort_key="trust_level"),
        day_column("last_confirmed_at", _("Last confirmed")),
        BooleanColumn("hides_contact", label=_("Contact data hidden"), sort_key="hides_contact"),
    ]
    list_filter = ["status", "trust_level", "hides_contact"]
    form_fields = [
        "status",
        "trust_level",
        "last_confirmed_at",
        "confirmed_by_role",
        "hides_contact",
    ]


class ConsentViewSet(OrganisationViewSet):
    model = ContactConsent
    icon = "clipboard-list"
    menu_label = _("Consents")
    list_display = [
        "person",
        Column("get_purpose_display", label=_("Purpose"), sort_key="purpose"),
        day_column("given_on", _("Given on")),
        day_column("expires_on", _("Valid until")),
        day_column("withdrawn_on", _("Withdrawn on")),
    ]
    list_filter = {"purpose": ["exact"], "expires_on": ["lte"], "withdrawn_on": ["isnull"]}
    search_fields = ["person", "organisation_title"]
    form_fields = ["person", "purpose", "given_on", "expires_on", "withdrawn_on", "evidence"]


class MembershipViewSet(OrganisationViewSet):
    model = Membership
    icon = "user"
    menu_label = _("Members")
    list_display = ["user", Column("get_role_display", label=_("Role"), sort_key="role")]
    list_filter = ["role"]
    search_fields = ["user__username", "user__last_name", "user__email", "organisation_title"]
    form_fields = ["user", "role"]


class UploadViewSet(OrganisationViewSet):
    model = Upload
    icon = "upload"
    menu_label = _("Files")
    list_display = ["image", "document"]
    form_fields = ["image", "document"]


class OrganisationsGroup(ViewSetGroup):
    menu_label = _("Organisations")
    menu_icon = "group"
    menu_order = 130
    items = (
        MSOListing("msos"),
        StateViewSet("organisation_states"),
        ConsentViewSet("consents"),
        MembershipViewSet("memberships"),
        UploadViewSet("uploads"),
    )


class FundingGroup(ViewSetGroup):
    menu_label = _("Funding")
    menu_icon = "form"
    menu_order = 120
    items = (ProgrammeListing("programmes"), CallListing("calls"))


class PartnerViewSet(HeadlessSnippetViewSet):
    model = PartnerOrganisation
    icon = "site"
    menu_label = _("Partner organisations")
    chooser_viewset_class = PartnerChooserViewSet
    list_display = [
        "name",
        "abbreviation",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        "parent",
        "locale",
    ]
    list_filter = ["kind", "live"]
    ordering = "name"


class TopicViewSet(HeadlessSnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["title", "slug", "locale"]
    list_filter = ["live"]


class TargetGroupViewSet(HeadlessSnippetViewSet):
    model = TargetGroup
    icon = "crosshairs"
    menu_label = _("Target groups")
    list_display = ["title", "slug", "locale"]
    list_filter = ["live"]


class StatisticViewSet(HeadlessSnippetViewSet):
    model = Statistic
    icon = "order"
    menu_label = _("Statistics")
    chooser_viewset_class = StatisticChooserViewSet
    list_display = [
        "title",
        "value",
        day_column("as_of", _("As of")),
        "source_title",
        "locale",
    ]
    list_filter = {"as_of": ["gte", "lte"], "live": ["exact"]}
    ordering = ["title", "-as_of"]


class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    icon = "globe"
    menu_label = _("Municipalities")
    chooser_viewset_class = MunicipalityChooserViewSet
    list_display = ["name", "ags", Column("region_name", label=_("Region"), sort_key="ags")]
    edit_handler = ObjectList(Municipality.panels, base_form_class=MunicipalityForm)


class MasterDataGroup(SnippetViewSetGroup):
    menu_label = _("Master data")
    menu_icon = "list-ul"
    menu_order = 140
    items = (
        PartnerViewSet,
        TopicViewSet,
        TargetGroupViewSet,
        StatisticViewSet,
        MunicipalityViewSet,
    )
