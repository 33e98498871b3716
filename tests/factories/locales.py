from wagtail.models import Locale, Page


def locale(code="de"):
    """The locale; every one of the settings exists since `migrate`."""
    return Locale.objects.get(language_code=code)


def translate(source, code, *, live=True, **changes):
    """A translation of a page or snippet with other words; its parents come along as aliases."""
    if isinstance(source, Page):
        draft = source.copy_for_translation(locale(code), copy_parents=True)
    else:
        draft = source.copy_for_translation(locale(code))
        draft.live = False
        draft.save()
    for name, value in changes.items():
        setattr(draft, name, value)
    revision = draft.save_revision(clean=False)
    if live:
        revision.publish()
    return type(draft).objects.get(pk=draft.pk)
