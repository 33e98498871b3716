"""Every address of the admin, as the resolver knows it, filled with objects of the matrix."""

import re
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize
from wagtail.models import Page, TaskState

ADMIN = "admin/"
# What stands in an address for a page, by the names of its parameters.
OF_PAGES = {
    *("page_id", "page_pk", "parent_page_id", "page_to_move_id", "destination_id", "event_pk"),
    *("revision_id", "revision_id_a", "revision_id_b", "task_state_id", "workflow_state_id"),
}


# Where a page is added, the address has the section for it; a profile has no press text.
OF_OTHER_PAGES = {
    *("press_texts:published", "press_texts:file"),
    *("wagtailadmin_pages:add", "wagtailadmin_pages:add_subpage"),
    "wagtailadmin_pages:preview_on_add",
}
# Whose views are not ours.
STOCK = {"django", "rest_framework", "wagtail", "wagtail_localize"}


@dataclass(frozen=True)
class Route:
    """A view with its name, its address and the names of its parameters.

    Attributes:
        module: where its class or function is written.
    """

    name: str
    pattern: str
    parameters: tuple[str, ...] = ()
    module: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether it was written for this project."""
        return self.module.partition(".")[0] not in STOCK

    @property
    def takes_page(self) -> bool:
        """Whether it is about a page of the matrix."""
        if self.name.startswith(("wagtailsnippets_", "wagtailadmin_workflows")):
            return False
        if self.name in OF_OTHER_PAGES:
            return False
        if self.name == "wagtail_bulk_action" or OF_PAGES & set(self.parameters):
            return True
        return self.name.startswith("wagtailadmin_api:pages")


def routes(resolver: URLResolver | None = None) -> list[Route]:
    """All views of the admin, in the order of their names."""
    found: set[Route] = set()

    def walk(resolver: Any, pattern: str, namespaces: tuple[str, ...]) -> None:
        for item in resolver.url_patterns:
            whole = pattern + str(item.pattern)
            if isinstance(item, URLPattern):
                name = ":".join([*namespaces, item.name or whole])
                names = re.findall(r"<(?:\w+:)?(\w+)>", whole)
                found.add(Route(name, whole, tuple(names), module_of(item.callback)))
            else:
                inner = (item.namespace,) if item.namespace else ()
                walk(item, whole, (*namespaces, *inner))

    walk(resolver or get_resolver(), "", ())
    admin = (route for route in found if route.pattern.startswith(ADMIN))
    return sorted(admin, key=lambda route: (route.name, route.pattern))


def module_of(view: Any) -> str:
    """Where a view is written, under whatever decorators; of a class, where that is written."""
    if written := getattr(view, "view_class", None) or getattr(view, "cls", None):
        return str(written.__module__)
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return str(view.__module__)


def address(route: Route, values: dict[str, Any]) -> str:
    """The address of a view with values for its parameters."""
    pattern = route.pattern.replace("^", "").replace("$", "")
    for name in route.parameters:
        value = str(values[name])
        pattern = re.sub(rf"\(\?P<{name}>[^()]*(?:\([^()]*\)[^()]*)*\)", value, pattern)
        pattern = re.sub(rf"<(?:\w+:)?{name}>", value, pattern)
    ((text, _names),) = normalize(pattern)[:1]
    return "/" + str(text).replace("%%", "%")


def values_of(route: Route, page: Page, others: dict[str, Any]) -> dict[str, Any]:
    """Values for all parameters of a view that is to be about a page.

    Args:
        others: parameter, or namespace of the view for its `pk`, to a value; `in` and the name of
            a namespace or view to what holds for these alone.
    """
    task = TaskState.objects.filter(revision__object_id=str(page.pk)).first()
    values = {
        **dict.fromkeys(OF_PAGES, page.pk),
        "revision_id": page.latest_revision_id,
        "revision_id_a": "live",
        "revision_id_b": "latest",
        "task_state_id": task.pk if task else 0,
        "workflow_state_id": task.workflow_state_id if task else 0,
        **others,
    }
    namespace = route.name.rpartition(":")[0]
    if "pk" in route.parameters:
        values["pk"] = page.pk if route.takes_page else others.get(namespace, 1)
    return {**values, **others.get(f"in {namespace}", {}), **others.get(f"in {route.name}", {})}
