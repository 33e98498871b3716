"""Abstract bases of every page type and snippet."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel, model_from_serializable_data
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.coreutils import find_available_slug
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    Page,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from headless import recording
from headless.built_in_view import View
from headless.choosers import label_field
from headless.derived_slugs import is_free_key, key_from, settle_slug
from headless.forms import HeadlessPageForm, HeadlessSnippetForm, PageCopyForm
from headless.localization import facts, words
from headless.publishing import Errors, PublishGate
from headless.rows import PlacedRows
from headless.services import follow_source, propagate_facts, ranked
from headless.signals import row_saved
from headless.text import isolated
from headless.translations.following import follow, words_before

VIEW_TEMPLATE = "headless/page.html"

# Wagtail's own page fields, spelled out for wagtail-localize.
PAGE_WORDS = words("title", "slug", "seo_title", "search_description")
PAGE_FACTS = facts("show_in_menus")


def public_fields(*names: str) -> list[APIField]:
    """What Wagtail's own APIs may show: nothing that depends on consent or visibility."""
    return [APIField(name) for name in names]


class DraftReferences(models.Model):
    """A draft opens even when something it refers to was deleted: only live rows protect that.

    modelcluster fails on such a reference unless its `on_delete` is CASCADE or SET_NULL.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], **kwargs: Any) -> Any:
        gone = dict.fromkeys(field.name for field in _gone_references(cls, data))
        return super().from_serializable_data({**data, **gone}, **kwargs)  # type: ignore[misc]


class DraftRow(models.Model):
    """The same for a row of a page: where it needs what was deleted it is left out."""

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], **kwargs: Any) -> Any:
        gone = _gone_references(cls, data)
        if not all(field.null for field in gone):
            return None
        empty = dict.fromkeys(field.name for field in gone)
        return model_from_serializable_data(cls, {**data, **empty}, **kwargs)


def _gone_references(model: type[models.Model], data: dict[str, Any]) -> list[Any]:
    """The protecting references in serialised data whose object is no longer there."""
    fields: Any = model._meta.concrete_fields
    return [
        field
        for field in fields
        if field.many_to_one
        and field.remote_field.on_delete is models.PROTECT
        and data.get(field.name) is not None
        and not field.related_model._default_manager.filter(pk=data[field.name]).exists()
    ]


class HeadlessPage(PlacedRows, DraftReferences, PublishGate, Page):
    """A page that is delivered by the API and goes live only when it is complete."""

    base_form_class = HeadlessPageForm
    copy_form_class = PageCopyForm

    # Set where a row takes over facts of its source and stays as it is otherwise.
    is_following = False

    first_published_at: dt.datetime | None

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        update_fields = kwargs.get("update_fields")
        is_whole = self.live and not update_fields and not self.is_following
        # Before anything is read that somebody else may be writing.
        is_recorded = recording.begin(update_fields)
        page: Any = self
        if self.alias_of_id and self.live and page.first_published_at is None:
            # Wagtail copies it from a draft that was made before the page was published.
            page.first_published_at = page.alias_of.first_published_at
        is_whole = is_whole and self.alias_of_id is None
        translations = ranked(self) if is_whole else []
        words = words_before(self, translations)
        if is_whole:
            follow_source(self, translations)
        if clean:
            self.check_before_live(update_fields)
        kwargs["clean"] = clean
        before = recording.place_of(self) if is_recorded else None
        result = super().save(**kwargs)
        translations = ranked(self) if is_whole else []
        # Before it is served, which tells whether a machine wrote it.
        follow(self, translations, words)
        if is_recorded:
            recording.page_changed(self, type(self), before)
        propagate_facts(self, translations)
        row_saved.send(type(self), instance=self, update_fields=update_fields)
        return result

    def _set_core_field_defaults(self) -> None:
        settle_slug(self)
        super()._set_core_field_defaults()

    def get_route_paths(self) -> list[str]:
        """No redirect leads from an address that was never public."""
        paths: list[str] = super().get_route_paths()
        return paths if self.live or self.first_published_at else []

    def update_aliases(self, **kwargs: Any) -> None:
        """Wagtail leaves them their slugs, since an alias may stand beside its page. In another
        language there is nothing to tell apart.
        """
        for alias in (
            type(self)
            .objects.filter(alias_of=self, translation_key=self.translation_key)
            .exclude(slug=self.slug)
        ):
            alias.slug = find_available_slug(alias.get_parent(), self.slug, ignore_page_id=alias.pk)
            alias.save(clean=False)
        super().update_aliases(**kwargs)

    update_aliases.alters_data = True  # type: ignore[attr-defined]

    def get_admin_display_title(self) -> str:
        """The title as messages, mails and lists of the admin name the page."""
        return isolated(super().get_admin_display_title())

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> str:
        """One small built-in view for previews and for people who follow a link."""
        return VIEW_TEMPLATE

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        is_draft = getattr(request, "is_preview", False)
        if is_draft and self.locale_id is None:
            # A preview of a page that was never saved.
            self.locale = self.get_default_locale()
        context["view"] = View(request, self, is_draft=is_draft)
        return context

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().serve(request, *args, **kwargs)
        if not response.context_data["view"].is_served():
            raise Http404
        return response


class IndexPage(HeadlessPage):
    """A section of the tree that holds pages of one kind; not content of its own."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    override_translatable_fields = [*PAGE_WORDS, *PAGE_FACTS, *words("introduction")]

    class Meta:
        abstract = True


class BuiltInPreview(PreviewableMixin):
    """A preview of the form in the built-in view."""

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return VIEW_TEMPLATE

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "view": View(request, self, is_draft=True)}


class HeadlessSnippet(
    PlacedRows,
    DraftReferences,
    PublishGate,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    BuiltInPreview,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A translatable snippet with drafts, previews, revisions, locking and workflow.

    Each has a `slug`, a key that is the same in every language and stays once it is public.
    """

    base_form_class = HeadlessSnippetForm

    # As for pages.
    is_following = False

    slug: str

    class Meta(TranslatableMixin.Meta):
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        update_fields = kwargs.get("update_fields")
        if not self.slug:
            self.slug = key_from(self, getattr(self, label_field(type(self))))
        is_whole = self.live and not update_fields and not self.is_following
        # As for pages.
        is_recorded = recording.begin(update_fields)
        translations = ranked(self) if is_whole else []
        words = words_before(self, translations)
        if is_whole:
            follow_source(self, translations)
        if not self.is_following:
            self.check_before_live(update_fields)
        super().save(*args, **kwargs)
        translations = ranked(self) if is_whole else []
        # As for pages.
        follow(self, translations, words)
        if is_recorded:
            recording.changed(type(self), [self.translation_key])
        propagate_facts(self, translations)
        row_saved.send(type(self), instance=self, update_fields=update_fields)

    def clean(self) -> None:
        super().clean()
        if not is_free_key(self, self.slug):
            raise ValidationError({"slug": _("Another entry has this key already.")})

    def make_preview_request(self, original_request: Any = None, *args: Any, **kwargs: Any) -> Any:
        if self.locale_id is None:
            # Never saved: the form to add one names the language in its address.
            code = original_request.GET.get("locale") if original_request else None
            named = Locale.objects.filter(language_code=code).first()
            self.locale = named or Locale.get_default()
        return super().make_preview_request(original_request, *args, **kwargs)


class LeadImage(PublishGate):
    """A picture of the object with its description, which belongs to the place of use."""

    image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    image_alt = models.CharField(
        _("description of the picture"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for people who do not see it."),
    )
    image_decorative = models.BooleanField(
        _("picture is decorative"),
        default=False,
        help_text=_("It adds nothing to the text, so screen readers skip it."),
    )

    image_panels = [
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt"), FieldPanel("image_decorative")],
            heading=_("Picture"),
        )
    ]
    image_translatable_fields = [*facts("image", "image_decorative"), *words("image_alt")]

    class Meta:
        abstract = True

    def publish_rules(self) -> Errors:
        errors = super().publish_rules()
        if self.image_id and not self.image_alt and not self.image_decorative:
            errors["image_alt"] = [
                _("Describe the picture or mark it as decorative before publishing.")
            ]
        return errors
