"""Rows of a page that name something else, which cannot be deleted meanwhile."""

from typing import Any

from django.db import models
from modelcluster.models import model_from_serializable_data


class DraftRow(models.Model):
    """Lets a draft open although something that one of its rows names was deleted.

    modelcluster fails on that where the live rows protect what they name. Such a reference
    becomes empty; a row that needs it is left out.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], **kwargs: Any) -> Any:
        fields: Any = cls._meta.concrete_fields
        gone = [
            field
            for field in fields
            if field.many_to_one
            and field.remote_field.on_delete is models.PROTECT
            and data.get(field.name) is not None
            and not field.related_model._default_manager.filter(pk=data[field.name]).exists()
        ]
        if not all(field.null for field in gone):
            return None
        empty = dict.fromkeys((field.name for field in gone), None)
        return model_from_serializable_data(cls, {**data, **empty}, **kwargs)
