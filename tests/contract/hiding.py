"""The ways in which a live page is hidden."""

import datetime as dt

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree


def unpublish(thing):
    thing.unpublish()


def expire(page):
    """As the command that runs every few minutes does it, when the moment has passed."""
    past = timezone.now() - dt.timedelta(minutes=1)
    type(page).objects.filter(pk=page.pk).update(expire_at=past)
    call_command("publish_scheduled")


def restrict(page, restriction_type=PageViewRestriction.LOGIN, **values):
    PageViewRestriction.objects.create(page=page, restriction_type=restriction_type, **values)


def move_below_private(page):
    folder = ContentPageFactory(title="Geschlossener Bereich", slug=f"geschlossen-{page.pk}")
    restrict(folder)
    page.move(folder, pos="last-child")


def move_to_another_site(page):
    other = Site.objects.filter(hostname="other.example").first()
    root = other.root_page if other else create_site_tree("other.example", is_default=False).root
    page.move(root, pos="last-child")
