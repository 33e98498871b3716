"""Parameters and answers of what stands around the content."""

import datetime as dt
import uuid
from typing import Annotated, Any, Literal

from django.conf import settings
from pydantic import BeforeValidator, Field, create_model

from headless.parameter_types import only_digits
from headless.parameters import locale_fields, page_fields, version_fields
from headless.schemas import Base, Composed, Direction, HrefLang

LONGEST_PATH = 2000
Depth = Annotated[int, Field(ge=1, le=10), BeforeValidator(only_digits)]

# Parameters ---------------------------------------------------------------------------


def locales_query() -> type[Base]:
    return create_model("LocalesQuery", __base__=Composed, **version_fields())


def locale_query() -> type[Base]:
    """The language to read in, and whether others may answer in its place."""
    fields = {**locale_fields(), **version_fields()}
    return create_model("WebsiteQuery", __base__=Composed, **fields)


def navigation_query() -> type[Base]:
    fields: dict[str, Any] = {
        **locale_fields(),
        **version_fields(),
        "depth": (
            Depth | None,
            Field(None, description="Levels of the tree; all without it."),
        ),
    }
    return create_model("NavigationQuery", __base__=Composed, **fields)


def redirects_query() -> type[Base]:
    fields = {**page_fields(), **version_fields()}
    return create_model("RedirectsQuery", __base__=Composed, **fields)


def sitemap_query() -> type[Base]:
    fields: dict[str, Any] = {
        **page_fields(),
        **version_fields(),
        "locale": _maybe_locale("Only pages in this language; all without it."),
    }
    return create_model("SitemapQuery", __base__=Composed, **fields)


def resolve_query() -> type[Base]:
    fields: dict[str, Any] = {
        **version_fields(),
        "path": (
            str,
            Field(
                min_length=1,
                max_length=LONGEST_PATH,
                description="A path of the site as shown or percent-encoded, or a full address "
                "of the site or its frontend.",
            ),
        ),
        "locale": _maybe_locale(
            "The language to read the found page in, else the next in its chain; that of the "
            "path without it."
        ),
        "include": (
            Literal["detail"] | None,
            Field(None, description="`detail`: the details of the object, too."),
        ),
    }
    return create_model("ResolveQuery", __base__=Composed, **fields)


def _maybe_locale(description: str) -> tuple[Any, Any]:
    codes = tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)
    return (Literal[codes] | None, Field(None, description=description))


# Answers ------------------------------------------------------------------------------


class PageLink(Base):
    """A page of the tree, in the translation that is served."""

    id: uuid.UUID
    type: str
    """The kind of page, as `app_label.ModelName`."""
    title: str
    slug: str
    path: str
    """Where the site serves it, percent-encoded; what `resolve/` takes."""
    url: str
    """Absolute address for people."""
    resource: str | None
    """The resource that delivers it; null for a page that only holds others."""
    detail_url: str | None
    locale: str
    dir: Direction


class NavigationNode(PageLink):
    """An entry of the menu, with those below it."""

    children: list["NavigationNode"]


class Navigation(Base):
    """The menu from its first level down."""

    items: list[NavigationNode]


class LocaleNames(Base):
    de: str
    en: str


class ContentLocale(Base):
    """A language of the content."""

    code: str
    """What the parameter `locale` takes."""
    name: str
    """Its name in the language itself."""
    names: LocaleNames
    lang: str
    """BCP 47 tag."""
    dir: Direction
    is_default: bool
    fallback: list[str]
    """The locales that answer in its place, best first."""


class ContentLocales(Base):
    """The languages of the content, in the order in which the site names them."""

    items: list[ContentLocale]


class SocialProfile(Base):
    """A profile of the publisher in a social network."""

    network: str
    """The network's host name without its ending, such as `mastodon`."""
    url: str


class Publisher(Base):
    """Who publishes the site and answers for it."""

    name: str
    street: str
    postal_code: str
    town: str
    represented_by: str
    """By role."""
    responsible_for_content: str
    """By role."""
    supervisory_authority: str
    register_entry: str


class SiteContact(Base):
    """How to reach the publisher."""

    email: str
    phone: str | None
    """E.164."""
    phone_display: str | None


class StandingPages(Base):
    """The texts that every site must have."""

    imprint: PageLink | None
    privacy: PageLink | None
    accessibility: PageLink | None


class Website(Base):
    """The site itself."""

    name: str
    base_url: str
    """Scheme and host of the site as it is set up, whatever host was asked."""
    default_locale: str
    home: PageLink | None
    publisher: Publisher
    contact: SiteContact
    social: list[SocialProfile]
    pages: StandingPages


class RedirectToPage(Base):
    path: str
    url: str
    id: uuid.UUID
    type: str
    locale: str


class RedirectToAddress(Base):
    url: str


class Redirect(Base):
    """An address that was given up."""

    from_path: str
    """Percent-encoded, without a slash at its end; it may have a query."""
    to: RedirectToPage | RedirectToAddress
    is_permanent: bool


class Resolved(Base):
    """What a path leads to. A redirect to another site has nothing but its address."""

    resource: str | None
    id: uuid.UUID | None
    locale: str | None
    type: str | None
    title: str | None
    path: str | None
    url: str
    detail_url: str | None
    redirected_from: str | None
    """The path that was given up, percent-encoded; null when the page stands at this path."""
    is_permanent: bool | None
    """Whether the redirect is meant to stay; null without one."""
    detail: Any = None
    """With `include=detail` the details of the object, as its resource describes them."""


class SitemapEntry(Base):
    """A page with an address of its own, in one language."""

    id: uuid.UUID
    resource: str | None
    url: str
    lang: str
    updated_at: dt.datetime | None
    """When what it says last changed; null for a page that only holds others."""
    hreflang: list[HrefLang]
