"""The ways in which a page or a snippet is not public."""

import datetime as dt

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree


def draft(factory, **values):
    return factory(live=False, **values)


def unpublished(factory, **values):
    thing = factory(**values)
    thing.unpublish()
    return thing


def private(factory, **values):
    page = factory(**values)
    restrict(page)
    return page


def below_private(factory, **values):
    page = factory(**values)
    folder = ContentPageFactory(title="Geschlossener Bereich", slug=f"geschlossen-{page.pk}")
    restrict(folder)
    page.move(folder, pos="last-child")
    return type(page).objects.get(pk=page.pk)


def scheduled(factory, **values):
    tomorrow = timezone.now() + dt.timedelta(days=1)
    page = factory(go_live_at=tomorrow, **values)
    call_command("publish_scheduled")
    return page


def expired(factory, **values):
    page = factory(expire_at=timezone.now() + dt.timedelta(days=1), **values)
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))
    call_command("publish_scheduled")
    return page


def on_another_site(factory, **values):
    page = factory(**values)
    other = Site.objects.filter(hostname="other.example").first()
    root = other.root_page if other else create_site_tree("other.example", is_default=False).root
    page.move(root, pos="last-child")
    return type(page).objects.get(pk=page.pk)


def restrict(page, restriction_type=PageViewRestriction.LOGIN, **values):
    PageViewRestriction.objects.create(page=page, restriction_type=restriction_type, **values)
