"""Members read their languages where models and fields speak, too."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext, override

from events.own_events import texts as texts_of_events
from headless.uploads.forms import PictureField
from mso_pages.members import texts as texts_of_profiles
from mso_pages.models import MSOProfilePage
from mso_pages.moderation.values import lines_of

TEXTS = {*texts_of_profiles.OF_MODELS, *texts_of_events.OF_MODELS}


@pytest.mark.parametrize("language", ["tr", "ar", "uk"])
def test_no_text_of_a_model_falls_back_to_german(language: str) -> None:
    with override("de"):
        german = {text: gettext(text) for text in TEXTS}
    with override(language):
        assert [text for text in TEXTS if gettext(text) in (text, german[text])] == []


@pytest.mark.django_db
def test_languages_and_days_read_as_names_in_the_language_of_the_member() -> None:
    hours = [{"weekday": "monday", "opens": "10:00", "closes": "12:00", "note": ""}]
    profile = MSOProfilePage(languages=["ar", "prs"], opening_hours=hours)
    with override("uk"):
        assert lines_of(profile, "languages") == ["Арабська", "Дарі"]
        assert lines_of(profile, "opening_hours") == ["Понеділок 10:00–12:00"]


def test_a_refused_kind_of_picture_is_told_of_in_the_language_of_the_member() -> None:
    with override("tr"), pytest.raises(ValidationError) as refused:
        PictureField().clean(SimpleUploadedFile("drawing.svg", b"<svg/>"))
    with override("uk"):
        assert refused.value.messages[0].startswith("Зображення має формат, що не підтримується.")
