"""Forms of Wagtail that refuse damaged files and keep of a picture only the picture."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .documents import fits_its_name
from .pictures import TooManyPixels, UnreadablePicture, clean_picture


class PictureField(WagtailImageField):
    """Takes a picture that can be decoded to its end, and cleans it in place.

    In place, since Wagtail's upload of several pictures keeps the file of the request when
    another field of the form is wrong.
    """

    default_error_messages = {
        "too_many_pixels": _(
            "This picture has more than %(megapixels)s megapixels, all its frames together. "
            "Make it smaller and upload it again."
        ),
        "unreadable": _(
            "This file is damaged or no picture. Choose another one, or if it opens on your "
            "device, save it as JPEG and upload it again."
        ),
    }

    def to_python(self, data: Any) -> Any:
        upload = forms.FileField.to_python(self, data)
        if upload is None:
            return None
        super().check_image_file_size(upload)
        self.check_image_extension(upload)
        try:
            clean_picture(upload, self.max_image_pixels)
        except TooManyPixels as error:
            raise ValidationError(
                self.error_messages["too_many_pixels"],
                code="too_many_pixels",
                params={"megapixels": self.max_image_pixels // 1_000_000},
            ) from error
        except UnreadablePicture as error:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable") from error
        return super().to_python(data)

    def check_image_extension(self, upload: Any) -> None:
        """Refuse SVG and all that is not accepted, whatever it holds."""
        extension = upload.name.rpartition(".")[2].lower()
        if extension not in self.allowed_image_extensions:
            # The message that Wagtail keeps is in the language of the moment of the import.
            raise ValidationError(
                _("Not a supported image format. Supported formats: %(supported_formats)s."),
                code="invalid_image_extension",
                params={"supported_formats": self.supported_formats_text},
            )

    def check_image_file_size(self, f: Any) -> None:
        """Nothing: the limit is for what was sent, and a cleaned picture may be larger."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Nothing: Wagtail decodes the picture to ask, which is done by now."""


class DocumentField(WagtailDocumentField):
    """Takes a document whose content fits its name."""

    default_error_messages = {
        "other_kind": _(
            "The content of this file does not fit its name: it is damaged or of another kind. "
            "Save the document again and upload it."
        ),
    }

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        # Wagtail's model asks this too, but then its form takes the stored file for lost.
        FileExtensionValidator(settings.WAGTAILDOCS_EXTENSIONS)(upload)
        if not fits_its_name(upload):
            raise ValidationError(self.error_messages["other_kind"], code="other_kind")
        return upload


class PictureForm(BaseImageForm):
    """For `WAGTAILIMAGES_IMAGE_FORM_BASE`: every form of the admin that takes a picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, PictureField)


class DocumentForm(BaseDocumentForm):
    """For `WAGTAILDOCS_DOCUMENT_FORM_BASE`: every form of the admin that takes a document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, DocumentField)


class ProfilePictureForm(AvatarPreferencesForm):
    """The picture of a user's own account; Wagtail makes it smaller."""

    avatar = PictureField(label=AvatarPreferencesForm.base_fields["avatar"].label, required=False)


def _replace_file_field(form: Any, field_class: type[forms.FileField]) -> None:
    """Wagtail names the class of this field itself. Some of its forms leave the field out."""
    if field := form.fields.get("file"):
        form.fields["file"] = field_class(
            label=field.label,
            required=field.required,
            widget=field.widget,
            max_length=field.max_length,
        )
