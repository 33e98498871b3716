"""What is planned for a moment that has come."""

import datetime as dt

from django.utils import timezone


def past():
    return timezone.now() - dt.timedelta(minutes=1)


def plan_to_go_live(page):
    page.go_live_at = timezone.now() + dt.timedelta(hours=1)
    revision = page.save_revision(clean=False)
    revision.publish()
    # The moment has come since.
    type(page).objects.filter(pk=page.pk).update(go_live_at=past())
    revision.refresh_from_db()
    revision.content["go_live_at"] = past().isoformat()
    revision.approved_go_live_at = past()
    revision.save()


def plan_to_expire(page):
    type(page).objects.filter(pk=page.pk).update(expire_at=past())
    return page
