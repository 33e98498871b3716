"""The matrix: what each language has of each page or snippet, as a report with filters."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django.contrib.admin.utils import quote
from django.contrib.auth import get_user_model
from django.contrib.auth.mixins import UserPassesTestMixin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Locale, Page, get_page_models
from wagtail.permissions import policy_registry
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from headless.choosers import label_field
from headless.exports import ExportedReport
from headless.localization import canonical_rows
from headless.models.translations import TranslationState
from headless.refusals import may_edit
from headless.selectors import nameable

from .segments import MACHINE
from .selectors import Cell, cells, content_locales, snippet_models, those_in_review

PAGES = "pages"
STATUSES = {
    "missing": pgettext_lazy("translation", "Missing"),
    "draft": _("Draft"),
    "review": _("In review"),
    "live": _("Live"),
    "original": _("Original"),
}
# Of a title that somebody looks for.
MOST_WORDS = 20
OUTDATED, FACT, BY_MACHINE = "outdated", "fact", "machine"


def matrix_things(model: Any, user: Any) -> QuerySet[Any]:
    """Each page or snippet once, with the title under which staff know it."""
    rows: QuerySet[Any] = model._default_manager.all()
    if issubclass(model, Page):
        rows = nameable(rows.filter(alias_of__isnull=True, depth__gt=1), user)
    title = "draft_title" if issubclass(model, Page) else label_field(model)
    things: QuerySet[Any] = canonical_rows(rows).annotate(thing_title=F(title))
    return things.select_related("locale")


def with_status(things: QuerySet[Any], status: str, locale: Locale | None) -> QuerySet[Any]:
    """Those of the things of which a language, or any, has a status or mark."""
    same = {"translation_key": OuterRef("translation_key")}
    rows = _translations(things.model).filter(**same)
    states = TranslationState.objects.filter(**same)
    if locale is not None:
        rows, states = rows.filter(locale=locale), states.filter(locale=locale)
    if status == "missing":
        if locale is not None:
            return things.filter(~Exists(rows))
        lacking = [
            Q(~Exists(_translations(things.model).filter(**same, locale=one)))
            for one in content_locales()
        ]
        return things.filter(reduce(or_, lacking))
    if status == BY_MACHINE:
        return things.filter(Exists(_by_machine(locale)))
    conditions = {
        OUTDATED: lambda: Exists(states.filter(outdated_since__isnull=False)),
        "review": lambda: Exists(those_in_review(rows)),
        FACT: lambda: Exists(states.filter(change=TranslationState.Change.FACT)),
        "live": lambda: Exists(rows.filter(live=True)),
        "draft": lambda: Exists(rows.filter(Q(live=False) | Q(has_unpublished_changes=True))),
    }
    return things.filter(conditions[status]())


def _translations(model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.all()
    return rows.filter(alias_of__isnull=True) if issubclass(model, Page) else rows


def _by_machine(locale: Locale | None) -> QuerySet[Any]:
    """The texts of a machine in the translations of a thing that nobody confirmed."""
    texts = StringTranslation.objects.filter(
        translation_type=MACHINE,
        context__object_id=OuterRef("translation_key"),
    )
    used = StringSegment.objects.filter(
        context_id=OuterRef("context_id"), string_id=OuterRef("translation_of_id")
    )
    enabled = Translation.objects.filter(
        source__object_id=OuterRef("context__object_id"),
        target_locale_id=OuterRef("locale_id"),
        enabled=True,
    )
    texts = texts.filter(Exists(used), Exists(enabled))
    found: QuerySet[Any] = texts.filter(locale=locale) if locale is not None else texts
    return found


class MatrixFilterSet(WagtailFilterSet):
    """By kind, language, status and who takes care."""

    kind = django_filters.ChoiceFilter(
        label=_("Kind"), method="by_kind", empty_label=_("All pages"), choices=()
    )
    title = django_filters.CharFilter(label=_("Title"), method="by_title")
    locale = django_filters.ModelChoiceFilter(
        label=_("Language"), queryset=Locale.objects.all(), method="nothing"
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        method="by_status",
        choices=[
            ("missing", pgettext_lazy("translation", "Missing")),
            ("draft", _("Draft")),
            ("review", _("In review")),
            ("live", _("Live")),
            (OUTDATED, _("Outdated")),
            (FACT, _("Outdated: a figure changed")),
            (BY_MACHINE, _("Machine translation to confirm")),
        ],
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Who takes care of it"), queryset=get_user_model().objects.none(), method="by_owner"
    )

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["kind"].extra["choices"] = kinds(self.request.user)
        owners = TranslationState.objects.filter(owner__isnull=False).values("owner")
        self.filters["owner"].queryset = get_user_model().objects.filter(pk__in=owners)

    def by_kind(self, things: QuerySet[Any], _name: str, kind: str) -> QuerySet[Any]:
        """The view reads snippets from tables of their own; pages have one."""
        if issubclass(things.model, Page):
            found = next(
                (model for model in get_page_models() if model._meta.label_lower == kind), None
            )
            if found is not None:
                return things.filter(content_type=ContentType.objects.get_for_model(found))
        return things

    def by_title(self, things: QuerySet[Any], _name: str, text: str) -> QuerySet[Any]:
        """Words of the title in any language."""
        name = "draft_title" if issubclass(things.model, Page) else label_field(things.model)
        rows = _translations(things.model)
        for word in text.replace("\0", "").split()[:MOST_WORDS]:
            rows = rows.filter(**{f"{name}__icontains": word})
        return things.filter(translation_key__in=rows.values("translation_key"))

    def nothing(self, things: QuerySet[Any], _name: str, _locale: Locale) -> QuerySet[Any]:
        """A language alone shows its column alone."""
        return things

    def by_status(self, things: QuerySet[Any], _name: str, status: str) -> QuerySet[Any]:
        return with_status(things, status, self.form.cleaned_data.get("locale"))

    def by_owner(self, things: QuerySet[Any], _name: str, owner: Any) -> QuerySet[Any]:
        states = TranslationState.objects.filter(owner=owner)
        if locale := self.form.cleaned_data.get("locale"):
            states = states.filter(locale=locale)
        return things.filter(translation_key__in=states.values("translation_key"))


def kinds(user: Any) -> list[tuple[str, str]]:
    """What the matrix can be about: the page types, and the snippets that a user may change."""
    pages = sorted(
        (str(capfirst(model._meta.verbose_name_plural)), model._meta.label_lower)
        for model in get_page_models()
        if model is not Page
    )
    snippets = sorted(
        (str(capfirst(model._meta.verbose_name_plural)), model._meta.label_lower)
        for model in snippet_models()
        if may_edit(user, model)
    )
    return [(label, text) for text, label in [*pages, *snippets]]


class CellColumn(Column):
    """A language."""

    cell_template_name = "headless/translations/cell.html"

    def __init__(self, locale: Locale) -> None:
        super().__init__(f"locale-{locale.language_code}", label=locale.get_display_name())
        self.locale = locale

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        cell = instance.cells[self.locale.pk]
        context.update(
            cell=cell,
            status=STATUSES[cell.status],
            notes=notes(cell),
            address=instance.addresses.get(self.locale.pk, ""),
            request_address=self._request_address(instance, parent_context["request"]),
            thing=instance,
        )
        return context

    def _request_address(self, thing: Any, request: Any) -> str:
        """Where somebody begins the translation."""
        original = next((c.row for c in thing.cells.values() if c.status == "original"), None)
        if original is None or not request.user.has_perm("wagtail_localize.submit_translation"):
            return ""
        names = [original._meta.app_label, original._meta.model_name, original.pk]
        address = (
            reverse("headless_request_page_translation", args=[original.pk])
            if isinstance(original, Page)
            else reverse("headless_request_snippet_translation", args=names)
        )
        query = {"select_locale": self.locale.language_code, "next": request.get_full_path()}
        return f"{address}?{urlencode(query)}"


def notes(cell: Cell) -> list[str]:
    """What there is to say of a language beside its status."""
    found = []
    if cell.status == "original" and not cell.row.live:
        found.append(gettext("offline"))
    if cell.outdated_since:
        days = (timezone.localdate() - timezone.localdate(cell.outdated_since)).days
        text = (
            gettext("outdated: a figure changed")
            if cell.state and cell.state.change == TranslationState.Change.FACT
            else gettext("outdated: wording changed")
        )
        age = ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
        found.append(f"{text} ({age})" if days else text)
    if cell.progress.missing and cell.status != "original":
        count = cell.progress.missing
        text = ngettext("%(count)d text to translate", "%(count)d texts to translate", count)
        found.append(text % {"count": count})
    if cell.progress.machine:
        count = cell.progress.machine
        text = ngettext("%(count)d text by machine", "%(count)d texts by machine", count)
        found.append(text % {"count": count})
    if cell.has_draft:
        found.append(gettext("newer draft"))
    if cell.state and cell.state.owner:
        found.append(str(get_user_display_name(cell.state.owner)))
    return found


class MatrixView(UserPassesTestMixin, ExportedReport):
    """Page by page, language by language."""

    page_title = _("Languages")
    header_icon = "wagtail-localize-language"
    index_url_name = "headless_translations"
    index_results_url_name = "headless_translations_results"
    template_name = "headless/translations/matrix.html"
    filterset_class = MatrixFilterSet
    export_filename = "languages"
    paginate_by = 50

    def test_func(self) -> bool:
        user = self.request.user
        pages = policy_registry.get_by_type(Page).user_has_any_permission(
            user, ["change", "publish"]
        )
        return bool(pages) or any(may_edit(user, model) for model in snippet_models())

    def handle_no_permission(self) -> Any:
        return permission_denied(self.request)

    @cached_property
    def content(self) -> type[Model]:
        """What the matrix is about: pages, or one kind of snippet."""
        kind = self.request.GET.get("kind", "")
        found: type[Model] = Page
        for model in snippet_models():
            if model._meta.label_lower == kind and may_edit(self.request.user, model):
                found = model
        return found

    @cached_property
    def locales(self) -> list[Locale]:
        """The columns."""
        chosen = self.request.GET.get("locale", "")
        found = content_locales()
        return [locale for locale in found if str(locale.pk) == chosen] or found

    def get_queryset(self) -> QuerySet[Any]:
        return matrix_things(self.content, self.request.user).order_by("thing_title", "pk")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            ThingColumn("thing_title", label=_("Title"), classname="title"),
            *(CellColumn(locale) for locale in self.locales),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        # The rows of the table are these.
        with_cells(list(context["object_list"]), self.content, self.request.user)
        return context

    # The file ---------------------------------------------------------------------------

    @cached_property
    def list_export(self) -> list[str]:
        return ["thing_title", *(locale.language_code for locale in self.locales)]

    @cached_property
    def export_headings(self) -> dict[str, Any]:
        names = {locale.language_code: locale.get_display_name() for locale in self.locales}
        return {"thing_title": _("Title"), **names}

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        row = {"thing_title": str(item.thing_title)}
        for locale in self.locales:
            cell = item.cells[locale.pk]
            row[locale.language_code] = "; ".join([str(STATUSES[cell.status]), *notes(cell)])
        return row


class ThingColumn(Column):
    """The title, in the direction of its language."""

    cell_template_name = "headless/translations/thing.html"


BATCH = 500


def with_cells(things: Sequence[Any], model: Any, user: Any) -> Sequence[Any]:
    """The things, each with `cells`, primary key of a locale to what it has, and `addresses`, to
    where the user may edit that.
    """
    for start in range(0, len(things), BATCH):
        batch = things[start : start + BATCH]
        found = cells(model, [thing.translation_key for thing in batch])
        rows = [cell.row for row in found.values() for cell in row if cell.row is not None]
        addresses = edit_addresses(model, rows, user)
        for thing in batch:
            thing.cells = {cell.locale.pk: cell for cell in found[thing.translation_key]}
            thing.addresses = {
                pk: addresses[cell.row.pk]
                for pk, cell in thing.cells.items()
                if cell.row is not None and cell.row.pk in addresses
            }
    return things


def edit_addresses(model: Any, rows: Sequence[Any], user: Any) -> dict[Any, str]:
    """Primary key of a row to where the user may edit it, in one query for all."""
    if not issubclass(model, Page):
        name = model.snippet_viewset.get_url_name("edit")
        is_allowed = may_edit(user, model)
        return {row.pk: reverse(name, args=[quote(row.pk)]) for row in rows if is_allowed}
    policy = policy_registry.get_by_type(Page)
    editable = policy.instances_user_has_permission_for(user, "change")
    found = editable.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True)
    return {pk: reverse("wagtailadmin_pages:edit", args=[pk]) for pk in found}
