"""The screens of the offers in "My organisation"."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from mso_pages.moderation.selectors import fingerprint, proposed, with_taken

from .offers import PART_TITLES, PARTS, offer_of
from .selectors import offer_row, waiting_offers
from .services import change_offer, remove_offer
from .views import FormView, OrganisationView

NEW_OFFER = gettext_lazy("New offer")


class OffersView(OrganisationView, TemplateView):
    """The offers, each with its cards."""

    template_name = "mso_pages/members/offers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offers = with_taken(self.page, self.request.GET.get("take", "")).offers.all()
        return super().get_context_data(
            page=self.page,
            offers=offers,
            parts=PART_TITLES,
            waiting=waiting_offers(self.page),
            **kwargs,
        )


class OfferView(FormView):
    """One card of an offer, or a new offer."""

    fields = ("offers",)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # A new offer begins with what it is.
        self.part = kwargs.get("part", "what")
        if self.part not in PARTS:
            raise Http404
        self.has_texts = self.part == "what"
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def offer(self) -> Any:
        offer = offer_of(self.wanted, self.kwargs.get("offer"))
        if offer is None:
            raise Http404
        return offer

    def title(self) -> Any:
        return self.offer.title if "offer" in self.kwargs else NEW_OFFER

    def back(self) -> str:
        return reverse("my_organisation:offers", args=[self.organisation])

    def fingerprints(self) -> dict[str, str]:
        """That of the offer at hand alone: what colleagues write into others is no conflict."""
        row = offer_row(proposed(self.page), self.kwargs.get("offer"))
        return {"offers": fingerprint(row)}

    def send(self, form: Any, seen: Any) -> Any:
        return change_offer(self.page, form.row(), self.request.user, seen["offers"])

    def context(self) -> dict[str, Any]:
        is_known = "offer" in self.kwargs
        return {
            "subtitle": PART_TITLES[self.part] if is_known else "",
            "offer": self.offer if is_known else None,
        }

    def form(self, data: Any = None, files: Any = None) -> Any:
        form_class = PARTS[self.part]
        return form_class(data, files, instance=self.offer, profile=self.wanted)


class RemoveOfferView(OrganisationView, TemplateView):
    """Takes an offer away, with all its translations, after asking."""

    template_name = "mso_pages/members/remove_offer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offer = offer_of(proposed(self.page), self.kwargs["offer"])
        if offer is None:
            raise Http404
        return super().get_context_data(page=self.page, **{**kwargs, "offer": offer})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.tell(remove_offer(self.page, kwargs["offer"], request.user))
        return redirect("my_organisation:offers", self.organisation)
