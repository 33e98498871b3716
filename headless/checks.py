"""System checks that hold the conventions of the house."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.documents.forms import get_document_base_form
from wagtail.images.forms import get_image_base_form
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin

from .addresses import EVERY_OTHER, frontend_base, frontend_urls
from .publishing import PublishGate
from .uploads.forms import DocumentForm, PictureForm
from .validators import validate_web_address

# What Wagtail itself keeps, or what wagtail-localize never copies.
_KEPT_BY_WAGTAIL = {
    *(field.name for field in Page._meta.get_fields()),
    *("id", "uuid", "translation_key", "locale", "sort_order", "page_ptr", "alias_of"),
    *("live", "has_unpublished_changes", "first_published_at", "last_published_at"),
    *("live_revision", "latest_revision", "go_live_at", "expire_at", "expired"),
    *("locked", "locked_at", "locked_by"),
    *(COMMENTS_RELATION_NAME, "wagtail_admin_comments"),
} - {"title", "slug", "seo_title", "search_description", "show_in_menus"}


@register()
def check_translatable_fields(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every translatable model of ours says of each field whether it is translated (E001)."""
    errors: list[CheckMessage] = []
    for model in _delivered_models():
        named = {field.field_name for field in getattr(model, "override_translatable_fields", [])}
        fields = {
            field.name
            for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
            if field.editable and not getattr(field.remote_field, "parent_link", False)
        }
        fields |= {relation.name for relation in get_all_child_relations(model)}
        parental = {
            field.name for field in model._meta.concrete_fields if isinstance(field, ParentalKey)
        }
        if missing := sorted(fields - named - parental - _KEPT_BY_WAGTAIL):
            errors.append(
                Error(
                    f"{model._meta.label} does not say whether these fields are translated: "
                    f"{', '.join(missing)}.",
                    hint="List them in override_translatable_fields by words() or facts().",
                    obj=model,
                    id="mso_headless.E001",
                )
            )
        if unknown := sorted(name for name in named if not _has_field(model, name)):
            errors.append(
                Error(
                    f"{model._meta.label} names translatable fields that it does not have: "
                    f"{', '.join(unknown)}.",
                    obj=model,
                    id="mso_headless.E002",
                )
            )
    return errors


@register()
def check_phone_format(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Drafts keep phone numbers as they are written by default, with their country (E003)."""
    if getattr(settings, "PHONENUMBER_DEFAULT_FORMAT", "E164") != "NATIONAL":
        return []
    return [
        Error(
            "PHONENUMBER_DEFAULT_FORMAT is NATIONAL: publishing a draft would turn every "
            "foreign phone number into a domestic one.",
            hint="Leave it at E164. Forms and the API write national numbers by themselves.",
            id="mso_headless.E003",
        )
    ]


@register()
def check_upload_forms(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Uploads are looked at whole, and photos lose the place where they were taken (W001)."""
    pairs = {
        "WAGTAILIMAGES_IMAGE_FORM_BASE": (get_image_base_form(), PictureForm),
        "WAGTAILDOCS_DOCUMENT_FORM_BASE": (get_document_base_form(), DocumentForm),
    }
    return [
        Warning(
            f"{name} names no form that checks and cleans what is uploaded.",
            hint=f"Set it to '{ours.__module__}.{ours.__qualname__}' or a class derived from it.",
            id="mso_headless.W001",
        )
        for name, (chosen, ours) in pairs.items()
        if not issubclass(chosen, ours)
    ]


@register()
def check_frontend_urls(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every address for people can be made, and found again by `resolve/` (E004)."""
    if problem := _frontend_problem(frontend_urls()):
        return [
            Error(
                f"HEADLESS_FRONTEND_URLS {problem}.",
                hint="For example {'de': 'https://portal.example.org{path}', "
                "'*': 'https://portal.example.org/{locale}{path}'}.",
                id="mso_headless.E004",
            )
        ]
    return []


@register()
def check_signing_in(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Where people can sign in by mail, all that it needs is there (E005)."""
    try:
        reverse("headless_accounts:ask")
    except NoReverseMatch:
        return []
    needed = {
        "MIDDLEWARE": "headless.accounts.middleware.AccountsMiddleware",
        "AUTHENTICATION_BACKENDS": "headless.accounts.backends.MailBackend",
    }
    return [
        Error(
            f"headless.accounts.urls is mounted, but {setting} has no {name}.",
            hint="See docs/operations.md, Signing in.",
            id="mso_headless.E005",
        )
        for setting, name in needed.items()
        if name not in getattr(settings, setting)
    ]


def _frontend_problem(patterns: Any) -> str | None:
    """What is wrong with the patterns of addresses, to follow the name of the setting."""
    if not isinstance(patterns, dict):
        return "is no dictionary of languages and patterns"
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    for code, pattern in patterns.items():
        if code not in (*codes, EVERY_OTHER):
            return f"names no language of the site: {code!r}"
        if problem := _pattern_problem(pattern):
            return f"[{code!r}] {problem}"
    bases = [base for code in codes if (base := frontend_base(code, "site.example")) is not None]
    if len(bases) > len(set(bases)):
        return "gives several languages the same addresses: name {locale} in the pattern of '*'"
    return None


def _pattern_problem(pattern: Any) -> str | None:
    if not isinstance(pattern, str):
        return "is no web address"
    if not pattern.endswith("{path}"):
        return "does not end with {path}"
    base = pattern.removesuffix("{path}")
    base = base.replace("{locale}", "de").replace("{hostname}", "site.example")
    if "{" in base or "}" in base:
        return "knows only {locale} and {hostname}, and {path} at the end"
    if base.endswith("/") and urlsplit(base).netloc:
        return "has a slash before {path}, which begins with one"
    try:
        validate_web_address(base)
    except ValidationError:
        return "is no web address with http:// or https://"
    if "?" in base or "#" in base:
        return "is no web address that a path can follow"
    return None


def _delivered_models() -> Iterator[type[Model]]:
    """Translatable pages and snippets that pass the gate, and the rows below them."""
    for model in apps.get_models():
        if issubclass(model, PublishGate):
            rows = [relation.related_model for relation in get_all_child_relations(model)]
            for delivered in (model, *rows):
                if issubclass(delivered, TranslatableMixin) and not delivered._meta.proxy:
                    yield delivered


def _has_field(model: Any, name: str) -> bool:
    return name in {field.name for field in model._meta.get_fields()}
